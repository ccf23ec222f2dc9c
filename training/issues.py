"""Fit the choice of what a position is about, from annotated articles whose issues are named.

    python training/issues.py DATA TARGET [--hold]

DATA: see ``sentences.annotated``. With ``--hold`` the articles kept for calibration are left out of
fitting: on those the scorer of positions is fitted. A sentence's candidates compete: the weights
make the names that a careful reader accepts more likely than the others (a softmax over each
sentence, by gradient descent with momentum and Adam's scaling). Printed is how often the best one
is right, each article left out of the fit once, beside what the rules alone choose.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import measure
import numpy as np
from positions import is_holder
from sentences import Annotated, annotated

from briefing.config import DEFAULT_MODEL
from briefing.extract.components.stances import PositionDraft
from briefing.extract.components.stances.proof_head import head_between
from briefing.extract.document import ParsedArticle
from briefing.extract.language_model import load_model
from briefing.extract.pipeline import sides_of
from briefing.extract.scoring.issue_ranker import features

_LEAST = 25
"""Candidates that must have a feature before it is given a weight."""
_PULL = 10.0
"""How strongly weights are drawn towards zero."""
_STEPS = 300
FOLDS = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """The candidates of one position: their features, whether each is right, the rule's own."""

    article: str
    told: tuple[dict[str, float], ...]
    right: tuple[bool, ...]
    chosen: int


def choices(data: Path, *, hold: bool) -> list[Choice]:
    """Every position whose holder is right, with its candidates."""
    model = load_model(DEFAULT_MODEL)
    found: list[Choice] = []
    for article in annotated(data):
        if not any(side.issues for side in article.sides) or (hold and article.held):
            continue
        sides = sides_of(article.article, model)
        for draft in sides.found:
            labels = _labels(article, sides.parsed, draft)
            if not labels:
                continue
            head = sides.parsed.doc[draft.head]
            heads = (head, head_between(sides.parsed.doc, *draft.span))
            names = sides.candidates.between(*draft.span, draft.said_issue)
            told = tuple(
                features(sides.candidates, n, heads, draft.span, draft.rule, draft.said_issue)
                for n in names
            )
            right = tuple(measure.same_issue(n.name, labels) for n in names)
            chosen = next((i for i, n in enumerate(names) if n.name == draft.said_issue), 0)
            found.append(Choice(article.name, told, right, chosen))
    return found


def _labels(article: Annotated, parsed: ParsedArticle, draft: PositionDraft) -> list[str]:
    """What a careful reader accepts as the issue of a position; empty where nobody holds it."""
    words, text = parsed.view.text[draft.start : draft.end], article.article.text
    return [
        label
        for side in article.sides
        if measure.overlap(words, text[side.start : side.end])
        and any(
            is_holder(parsed, number, side)
            for number in (draft.holder, draft.on_behalf_of)
            if number is not None
        )
        for label in side.issues
    ]


def fit(rows: list[Any], right: list[Any], names: list[str]) -> Any:
    """Weights that make what is right the likeliest of each position's candidates."""
    weights, moved, spread = (np.zeros(len(names)) for _ in range(3))
    useful = [i for i, r in enumerate(right) if 0 < r.sum() < len(r)]
    for step in range(1, _STEPS + 1):
        slope = _PULL * weights
        for i in useful:
            told = rows[i] @ weights
            p = np.exp(told - told.max())
            p /= p.sum()
            good = p * right[i]
            slope = slope + rows[i].T @ (p - good / good.sum())
        slope /= len(useful)
        moved = 0.9 * moved + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope * slope
        scale = np.sqrt(spread / (1 - 0.999**step)) + 1e-8
        weights = weights - 0.05 * (moved / (1 - 0.9**step)) / scale
    return weights


def main(data: Path, target: Path, *, hold: bool) -> None:
    """Fit, print how often the best candidate is right, and write."""
    found = choices(data, hold=hold)
    counted = Counter(name for choice in found for told in choice.told for name in told)
    names = sorted(name for name, count in counted.items() if count >= _LEAST)
    rows = [np.array([[t.get(n, 0.0) for n in names] for t in c.told]) for c in found]
    right = [np.array(c.right, float) for c in found]
    fold = [int(hashlib.sha256(c.article.encode()).hexdigest()[:8], 16) % FOLDS for c in found]
    hits = 0.0
    for number in range(FOLDS):
        inside = [i for i, f in enumerate(fold) if f != number]
        weights = fit([rows[i] for i in inside], [right[i] for i in inside], names)
        out = [i for i, f in enumerate(fold) if f == number]
        hits += sum(right[i][int(np.argmax(rows[i] @ weights))] for i in out)
    rules = sum(c.right[c.chosen] for c in found) / len(found)
    report = {
        "positions": len(found),
        "right by rules": round(rules, 3),
        "right": round(float(hits) / len(found), 3),
        "some candidate right": round(sum(map(any, (c.right for c in found))) / len(found), 3),
    }
    print(report)
    weights = dict(zip(names, (round(float(w), 3) for w in fit(rows, right, names)), strict=True))
    target.write_text(json.dumps({"report": report, "weights": weights}, indent=1) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), hold="--hold" in sys.argv)
