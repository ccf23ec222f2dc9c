"""How likely a position is right: logistic regression over what rules and reader found.

The weights stand in ``resources/weights/positions.json``; ``training/`` says what they were fitted
on. Plain arithmetic, a few dozen numbers.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from briefing.extract.scoring.logistic import probability, reasons
from briefing.extract.scoring.side_reader import STANCES, SideReading
from briefing.resources import load_weights

if TYPE_CHECKING:
    from briefing.extract.components.stances.stance_drafts import PositionDraft, Sides


def features(
    sides: Sides, draft: PositionDraft, reading: SideReading, said: str, beside: int
) -> dict[str, float]:
    """What speaks for and against a position, each from 0 to about 1.

    Args:
        sides: the article.
        draft: the position, its stance settled.
        reading: of its sentence.
        said: the stance by the rule that found it.
        beside: how many positions its sentence has.
    """
    actor = sides.parsed.cast.actors[draft.holder]
    stance = reading.stances[STANCES.index(draft.stance)] if draft.stance in STANCES else 0.0
    ordered = sorted(reading.stances, reverse=True)
    view = sides.parsed.view
    found = {
        "side": _logit(reading.side) / 4,
        "stance": stance,
        "clear": ordered[0] - ordered[1],
        "agrees": float(said == draft.stance and not draft.rule.startswith("read")),
        f"rule {draft.rule}": 1.0,
        f"holder {actor.kind}": 1.0,
        f"stance {draft.stance}": 1.0,
        "holder without name": float(actor.nameless),
        "several": float(beside > 1),
        "in the headline": float(draft.start < view.paragraphs[0][1]) if view.paragraphs else 0.0,
        "length": min(1.0, (draft.end - draft.start) / 300),
        "issue of relations": float(draft.issue.endswith("relations")),
        "issue of several words": float(len(draft.issue.split()) > 1),
        "issue known": float(draft.issue in sides.topics.names),
        "issue clear": draft.chosen.share,
        "issue clear, log": _log(draft.chosen.share),
        "issue pointed at": draft.chosen.pointed,
        "issue pointed at, log": _log(draft.chosen.pointed),
        "holder named": draft.named or 0.0,
        "holder named, log": 0.0 if draft.named is None else _log(draft.named),
        "holder elsewhere": float(draft.named is None),
        "stance, log": _log(stance),
    }
    return {name: value for name, value in found.items() if value}


def score(
    sides: Sides, draft: PositionDraft, reading: SideReading, said: str, beside: int
) -> float:
    """The probability that holder, stance and issue of a position are right, 0 to 1."""
    draft.features = features(sides, draft, reading, said, beside)
    weights = load_weights("positions")
    draft.reasons = reasons(weights, draft.features)
    return probability(weights, draft.features)


def _log(p: float) -> float:
    """All three must be right at once, so that what is said of each is multiplied."""
    return math.log(max(p, 0.02)) / 4


def _logit(p: float) -> float:
    p = min(0.995, max(0.005, p))
    return math.log(p / (1 - p))
