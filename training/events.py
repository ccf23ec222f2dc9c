"""Fit how likely a visit or meeting is, from articles whose visits and meetings are annotated.

    python training/events.py DATA TARGET

DATA: with ``gold/NAME`` beside ``gold/NAME-text``. Printed is how reliable the probabilities are,
each article left out of the fit once.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import measure
import numpy as np
from annotated import HERE, names_of
from positions import fit, reliability

from briefing.config import DEFAULT_MODEL
from briefing.extract.components.events import MeetingDraft, VisitDraft, event_rules
from briefing.extract.document import ParsedArticle
from briefing.extract.language_model import load_model
from briefing.extract.pipeline import events_of
from briefing.extract.scoring.event_scorer import features
from briefing.readers import read

_LEAST = 8
"""Events that must have a feature before it is given a weight."""
_PULL = 2.0
"""How strongly weights are drawn towards zero."""
FOLDS = 8

Example = tuple[str, dict[str, float], bool]


def examples(data: Path) -> dict[str, list[Example]]:
    """(article, features, whether it is right) of every meeting and visit, by kind."""
    model = load_model(DEFAULT_MODEL)
    found: dict[str, list[Example]] = {"meeting": [], "visit": []}
    with patch.object(event_rules, "score_events", lambda parsed, drafts: None):
        for gold, text in _annotated(data):
            for article in read(text).articles:
                parsed, meetings, visits = events_of(article, model)
                for met in meetings:
                    right = _met(parsed, met, gold)
                    if right is not None:
                        found["meeting"].append((text.name, features(parsed, met), right))
                for journey in visits:
                    went = _went(parsed, journey, gold)
                    if went is not None:
                        found["visit"].append((text.name, features(parsed, journey), went))
    return found


def _annotated(data: Path) -> Iterator[tuple[dict[str, Any], Path]]:
    tests = HERE.parent / "tests" / "gold"
    places = [(tests / name / "gold", tests / name / "text") for name in ("written", "kept")]
    places += [(tests / "seeds", HERE.parent / "seeds")]
    places += [(data / "gold" / n, data / "gold" / f"{n}-text") for n in ("dev", "dev2")]
    for gold, texts in places:
        for file in sorted(gold.glob("*.json")):
            entry = json.loads(file.read_text(encoding="utf-8"))
            yield entry, texts / entry["source"]


def _is_one_of(parsed: ParsedArticle, number: int, accepted: list[str]) -> bool:
    names = names_of(parsed, number)
    return any(measure.same_name(name, other) for other in accepted for name in names)


def _met(parsed: ParsedArticle, met: MeetingDraft, gold: dict[str, Any]) -> bool | None:
    """Whether most of its pairs are annotated; None where they may be left out."""
    pairs = [
        (a, b)
        for i, one in enumerate(met.sides)
        for other in met.sides[i + 1 :]
        for a in one
        for b in other
    ]

    def told(pair: tuple[int, int], *, optional: bool) -> bool:
        return any(
            bool(m.get("optional")) == optional
            and any(
                _is_one_of(parsed, pair[i], [m["participants"][0]])
                and _is_one_of(parsed, pair[1 - i], [m["participants"][1]])
                for i in (0, 1)
            )
            for m in gold.get("meetings", [])
        )

    right = sum(told(pair, optional=False) for pair in pairs)
    if not right and any(told(pair, optional=True) for pair in pairs):
        return None
    return right * 2 >= len(pairs)


def _went(parsed: ParsedArticle, visit: VisitDraft, gold: dict[str, Any]) -> bool | None:
    """Whether it is annotated; None where it may be left out."""
    told = [
        v
        for v in gold.get("visits", [])
        if any(_is_one_of(parsed, n, v["travellers"]) for n in visit.travellers)
        and _same_place(visit, v["destination"])
    ]
    if told and all(v.get("optional") for v in told):
        return None
    return bool(told)


def _same_place(visit: VisitDraft, destination: str) -> bool:
    have = [visit.country or "", visit.place or ""]
    code = measure.STATE.get(measure.fold(destination), destination)
    return code in have or any(measure.same_name(h, destination) for h in have if h)


def main(data: Path, target: Path) -> None:
    """Fit both kinds, print how reliable they are, and write."""
    out: dict[str, Any] = {"reliability": {}, "weights": {}}
    for kind, found in examples(data).items():
        counted = Counter(name for _, told, _ in found for name in told)
        names = sorted(name for name, count in counted.items() if count >= _LEAST)
        rows = np.array([[told.get(n, 0.0) for n in names] + [1.0] for _, told, _ in found])
        right = np.array([float(good) for *_, good in found])
        even = np.ones(len(found))
        fold = np.array(
            [int(hashlib.sha256(a.encode()).hexdigest()[:8], 16) % FOLDS for a, *_ in found]
        )
        said = np.zeros(len(found))
        for number in range(FOLDS):
            held = fold == number
            weights = fit(rows[~held], right[~held], even[~held], _PULL)
            said[held] = 1 / (1 + np.exp(-rows[held] @ weights))
        table = reliability(said, right)
        print(f"{kind}: {len(found)}, {right.mean():.0%} right")
        for low, high, count, share in table:
            print(f"  {low:.1f} to {high:.1f}: {count:4}, {share:.0%} right")
        out["reliability"][kind] = table
        fitted = (round(float(w), 3) for w in fit(rows, right, even, _PULL))
        out["weights"][kind] = dict(zip([*names, ""], fitted, strict=True))
    target.write_text(json.dumps(out, indent=1) + "\n")


if __name__ == "__main__":
    main(*(Path(word) for word in sys.argv[1:3]))
