"""Fit the scorer of positions on the articles that the reader was not trained on.

    python training/positions.py DATA READER TARGET

READER: a folder with ``side_reader.onnx`` and ``issues_pointed.json``, both made with ``--hold``,
and ``tokenizer.json``.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any
from unittest.mock import patch

import measure
import numpy as np
from annotated import Annotated, annotated, is_holder

from briefing.config import DEFAULT_MODEL
from briefing.extract.components.stances import PositionDraft, read_sentences
from briefing.extract.document import ParsedArticle
from briefing.extract.language_model import load_model
from briefing.extract.pipeline import sides_of
from briefing.extract.scoring import issue_ranker
from briefing.extract.scoring.side_reader import SideReader

_LEAST = 12
"""Positions that must have a feature before it is given a weight."""
_PULL = 15.0
"""How strongly weights are drawn towards zero."""
FOLDS = 5


def examples(data: Path, folder: Path) -> list[tuple[str, dict[str, float], bool, float]]:
    """(article, features, whether it is right, weight) of every position of what is held back."""
    model = load_model(DEFAULT_MODEL)
    reader = SideReader(folder)
    issues = json.loads((folder / "issues_pointed.json").read_text(encoding="utf-8"))["weights"]
    found: list[tuple[str, dict[str, float], bool, float]] = []
    with (
        patch.object(read_sentences, "side_reader", lambda: reader),
        patch.object(issue_ranker, "load_weights", lambda name: issues),
    ):
        for article in annotated(data):
            if article.held and article.worded:
                sides = sides_of(article.article, model)
                parsed = sides.parsed
                weight = 1.0 if any(s.issues for s in article.sides) else 0.8
                found += [
                    (article.name, d.features, is_right(article, parsed, d), weight)
                    for d in sides.found
                ]
    return found


def is_right(article: Annotated, parsed: ParsedArticle, draft: PositionDraft) -> bool:
    """Whether an annotated side has this holder, stance and issue, on these words."""
    words = parsed.view.text[draft.start : draft.end]
    text = article.article.text
    return any(
        draft.stance in side.stances
        and measure.overlap(words, text[side.start : side.end])
        and is_holder(parsed, draft.holder, side)
        and (not side.issues or measure.same_issue(draft.issue, side.issues))
        for side in article.sides
    )


def fit(rows: Any, right: Any, weight: Any, strength: float = _PULL) -> Any:
    """Logistic regression by Newton's method; the last column is the constant."""
    found = np.zeros(rows.shape[1])
    pull = np.full(rows.shape[1], strength)
    pull[-1] = 0.0
    for _ in range(50):
        p = 1 / (1 + np.exp(-rows @ found))
        slope = rows.T @ (weight * (p - right)) + pull * found
        bend = (rows * (weight * p * (1 - p))[:, None]).T @ rows + np.diag(pull + 1e-6)
        step = np.linalg.solve(bend, slope)
        found = found - step
        if abs(step).max() < 1e-6:
            break
    return found


def reliability(said: Any, right: Any) -> list[list[float]]:
    """[from, to, how many, share right] by tenths of what was said, each article left out once."""
    table = []
    for low in np.arange(0.0, 1.0, 0.1):
        inside = (said >= low) & (said < low + 0.1)
        if inside.any():
            share = round(float(right[inside].mean()), 2)
            table.append(
                [round(float(low), 1), round(float(low) + 0.1, 1), int(inside.sum()), share]
            )
    return table


def main(data: Path, reader: Path, target: Path) -> None:
    """Fit, print how reliable it is, and write."""
    found = examples(data, reader)
    if not found:
        raise SystemExit(f"No article of {data} is held back: it needs gold/dev and gold/dev2.")
    counted = Counter(name for _, features, _, _ in found for name in features)
    names = sorted(name for name, count in counted.items() if count >= _LEAST)
    rows = np.array([[features.get(n, 0.0) for n in names] + [1.0] for _, features, _, _ in found])
    right = np.array([float(good) for _, _, good, _ in found])
    weight = np.array([w for _, _, _, w in found])
    fold = np.array(
        [int(hashlib.sha256(a.encode()).hexdigest()[:8], 16) % FOLDS for a, *_ in found]
    )
    said = np.zeros(len(found))
    for number in range(FOLDS):
        out = fold == number
        said[out] = 1 / (1 + np.exp(-rows[out] @ fit(rows[~out], right[~out], weight[~out])))
    table = reliability(said, right)
    for low, high, count, share in table:
        print(f"{low:.1f} to {high:.1f}: {count:4} positions, {share:.0%} right")
    weights = dict(
        zip([*names, ""], (round(float(w), 3) for w in fit(rows, right, weight)), strict=True)
    )
    target.write_text(json.dumps({"reliability": table, "weights": weights}, indent=1) + "\n")


if __name__ == "__main__":
    main(*(Path(word) for word in sys.argv[1:4]))
