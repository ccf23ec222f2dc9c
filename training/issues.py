"""Fit the choice of what a position is about, from annotated articles whose issues are named.

    python training/issues.py DATA FOLDER TARGET [--hold | --pointed]

DATA: see ``annotated``. FOLDER holds a reader of sides. A sentence's candidates compete: the
weights make the names that a careful reader accepts more likely than the others (a softmax over
each sentence, by gradient descent with momentum and Adam's scaling). Printed is how often the best
one is right, each article left out of the fit once, beside what the rules alone choose.

With ``--hold`` the articles kept for calibration are left out. With ``--pointed`` FOLDER's
``issues.json`` stays as it is, and what the reader's pointing weighs beside it is the pair of a
small grid that chooses right most often on those articles: it must not have been trained on them.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any
from unittest.mock import patch

import measure
import numpy as np
from annotated import Annotated, annotated, is_holder

from briefing.config import DEFAULT_MODEL
from briefing.extract.components.stances import PositionDraft, read_sentences
from briefing.extract.components.stances.proof_head import head_between
from briefing.extract.document import ParsedArticle
from briefing.extract.language_model import load_model
from briefing.extract.pipeline import sides_of
from briefing.extract.scoring.issue_ranker import POINTING, features
from briefing.extract.scoring.side_reader import SideReader

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


def choices(
    data: Path, reader: SideReader, use: Callable[[Annotated], bool], *, pointed: bool
) -> list[Choice]:
    """Every position whose holder is right, with its candidates.

    Args:
        data: see ``annotated``.
        reader: adds positions to those of the rules.
        use: which articles.
        pointed: whether the words that it points at count.
    """
    model = load_model(DEFAULT_MODEL)
    found: list[Choice] = []
    for article in annotated(data):
        if not any(side.issues for side in article.sides) or not (article.worded and use(article)):
            continue
        with patch.object(read_sentences, "side_reader", lambda: reader):
            sides = sides_of(article.article, model)
        if not pointed:
            sides.candidates.names_issue = None
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
    """Weights that make what is right the likeliest of each position's candidates.

    Args:
        rows: of each position, a candidate a row, a feature a column.
        right: of each position, whether each candidate is.
        names: of the features.
    """
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


def crossed(found: list[Choice], rows: list[Any], right: list[Any], names: list[str]) -> float:
    """The share of positions whose best candidate is right, each article left out once."""
    fold = [int(hashlib.sha256(c.article.encode()).hexdigest()[:8], 16) % FOLDS for c in found]
    hits = 0
    for number in range(FOLDS):
        inside = [i for i, f in enumerate(fold) if f != number]
        weights = fit([rows[i] for i in inside], [right[i] for i in inside], names)
        out = [i for i, f in enumerate(fold) if f == number]
        hits += sum(bool(right[i][int(np.argmax(rows[i] @ weights))]) for i in out)
    return hits / len(found)


def share_right(found: list[Choice], weights: dict[str, float]) -> float:
    """The share of positions whose best candidate is right."""
    return sum(
        choice.right[max(range(len(choice.told)), key=lambda n: _sum(choice.told[n], weights))]
        for choice in found
    ) / len(found)


def _sum(told: dict[str, float], weights: dict[str, float]) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in told.items())


def main(data: Path, folder: Path, target: Path, *, hold: bool) -> None:
    """Fit, print how often the best candidate is right, and write."""
    found = choices(data, SideReader(folder), lambda a: not (hold and a.held), pointed=False)
    counted = Counter(name for choice in found for told in choice.told for name in told)
    names = sorted(name for name, count in counted.items() if count >= _LEAST)
    rows = [np.array([[t.get(n, 0.0) for n in names] for t in c.told]) for c in found]
    right = [np.array(c.right, float) for c in found]
    report = _report(found) | {"right": round(crossed(found, rows, right, names), 3)}
    weights = dict(zip(names, (round(float(w), 3) for w in fit(rows, right, names)), strict=True))
    write(target, report, weights)


def add_pointing(data: Path, folder: Path, target: Path) -> None:
    """Find what the reader's pointing weighs, print how often the best is right, and write."""
    found = choices(data, SideReader(folder), lambda a: a.held, pointed=True)
    known = json.loads((folder / "issues.json").read_text(encoding="utf-8"))["weights"]
    grid = product(range(0, 9, 2), range(5))
    tried = [known | dict(zip(POINTING, map(float, pair), strict=True)) for pair in grid]
    best = max(tried, key=lambda weights: share_right(found, weights))
    report = _report(found) | {
        "right without": round(share_right(found, known), 3),
        "right": round(share_right(found, best), 3),
    }
    write(target, report, best)


def _report(found: list[Choice]) -> dict[str, float]:
    return {
        "positions": len(found),
        "right by rules": round(sum(c.right[c.chosen] for c in found) / len(found), 3),
        "some candidate right": round(sum(any(c.right) for c in found) / len(found), 3),
    }


def write(target: Path, report: dict[str, float], weights: dict[str, float]) -> None:
    """Print the report, and write it with the weights."""
    print(report)
    target.write_text(json.dumps({"report": report, "weights": weights}, indent=1) + "\n")


if __name__ == "__main__":
    places = [Path(word) for word in sys.argv[1:4]]
    if "--pointed" in sys.argv:
        add_pointing(*places)
    else:
        main(*places, hold="--hold" in sys.argv)
