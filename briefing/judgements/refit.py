"""A reader's own confirmations and rejections → how much to trust the scores of their folder.

Of each kind a logistic regression over the log odds of the score and the rule that found the
record, held to the score as it is (ridge) so that few judgements change little.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

import msgspec

from briefing.models import Extraction
from briefing.models.extraction import MeetingFound, PositionFound, VisitFound

KINDS = ("visit", "meeting", "position")
LEAST = 8
"""Judged records of a kind, right and wrong ones among them, from which on it is fitted."""
_FOLDS = 8
_STEPS, _RATE = 400, 0.05
_HELD = 0.5
"""How strongly each number is held where it stands without judgements."""
F = TypeVar("F", VisitFound, MeetingFound, PositionFound)


class Sample(NamedTuple):
    """A judged record: its score (0 to 1), its rule, and whether it was right."""

    score: float
    rule: str
    right: bool


class KindFit(msgspec.Struct, frozen=True):
    """What is made of the scores of a kind.

    Attributes:
        slope, offset: of the log odds.
        rules: added to them, by rule.
        judged: samples it was fitted on.
        before, after: mean log loss of the scores as they are, and of fits that did not know the
            sample.
    """

    slope: float
    offset: float
    rules: dict[str, float]
    judged: int
    before: float
    after: float

    @property
    def helps(self) -> bool:
        """Whether records it was not fitted on are scored better."""
        return self.after < self.before

    def score(self, score: float, rule: str) -> float:
        """A score as this folder's reader would have it, 0 to 1."""
        odds = self.slope * _log_odds(score) + self.offset + self.rules.get(rule, 0.0)
        return round(_sigmoid(odds), 3)


class Refit(msgspec.Struct, frozen=True):
    """The fits of a folder, by kind."""

    kinds: dict[str, KindFit] = {}

    def adjusted(self, extraction: Extraction) -> Extraction:
        """What was found in an article, its scores adjusted; the same object where none is."""
        helping = {kind: fit for kind, fit in self.kinds.items() if fit.helps}
        if not helping:
            return extraction
        visits = _rescored(extraction.visits, helping.get("visit"))
        meetings = _rescored(extraction.meetings, helping.get("meeting"))
        positions = extraction.positions
        if fit := helping.get("position"):
            positions = tuple(
                replace(p, probability=fit.score(p.probability, p.rule))
                if p.probability is not None
                else p
                for p in positions
            )
        return replace(extraction, visits=visits, meetings=meetings, positions=positions)


def _rescored(found: tuple[F, ...], fit: KindFit | None) -> tuple[F, ...]:
    if fit is None:
        return found
    return tuple(replace(one, confidence=fit.score(one.confidence, one.rule)) for one in found)


def fitted(samples: Sequence[Sample]) -> KindFit | None:
    """The fit of a kind; None where too few records were judged, or all alike.

    Args:
        samples: in an order that does not change, since every eighth is left out in turn to see
            how much a fit helps.
    """
    rights = sum(sample.right for sample in samples)
    if len(samples) < LEAST or rights in {0, len(samples)}:
        return None
    before = _loss([(s.score, s.right) for s in samples])
    unseen = []
    for fold in range(_FOLDS):
        rest = [s for n, s in enumerate(samples) if n % _FOLDS != fold]
        slope, offset, rules = _fit(rest)
        part = KindFit(slope, offset, rules, len(rest), before, before)
        unseen += [
            (part.score(s.score, s.rule), s.right)
            for n, s in enumerate(samples)
            if n % _FOLDS == fold
        ]
    slope, offset, rules = _fit(samples)
    after = round(_loss(unseen), 4)
    return KindFit(slope, offset, rules, len(samples), round(before, 4), after)


def _fit(samples: Sequence[Sample]) -> tuple[float, float, dict[str, float]]:
    """Gradient descent; the ridge keeps slope near 1 and the rest near 0."""
    slope, offset = 1.0, 0.0
    rules = dict.fromkeys(sorted(Counter(s.rule for s in samples)), 0.0)
    count = max(1, len(samples))
    for _ in range(_STEPS):
        d_slope, d_offset = _HELD * (slope - 1), _HELD * offset / 4
        d_rules = {rule: _HELD * value for rule, value in rules.items()}
        for sample in samples:
            odds = _log_odds(sample.score)
            error = _sigmoid(slope * odds + offset + rules[sample.rule]) - sample.right
            d_slope += error * odds
            d_offset += error
            d_rules[sample.rule] += error
        rate = _RATE * 8 / (8 + count)
        slope -= rate * d_slope
        offset -= rate * d_offset
        rules = {rule: value - rate * d_rules[rule] for rule, value in rules.items()}
    rounded = {rule: round(value, 4) for rule, value in rules.items()}
    return round(slope, 4), round(offset, 4), rounded


def _loss(scored: Sequence[tuple[float, bool]]) -> float:
    """Mean log loss; scores are kept off 0 and 1."""
    losses = [-math.log(_inside(p) if right else 1 - _inside(p)) for p, right in scored]
    return sum(losses) / len(losses)


def _inside(p: float) -> float:
    return min(0.99, max(0.01, p))


def _log_odds(p: float) -> float:
    p = _inside(p)
    return math.log(p / (1 - p))


def _sigmoid(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
