"""How likely a visit or a meeting took place as it is told: logistic regression over its telling.

The weights stand in ``resources/weights/events.json``; ``training/`` says what they were fitted on.
Without them the constant of each rule stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from briefing.extract.components.events.event_drafts import (
    PRESS,
    Draft,
    MeetingDraft,
    VisitDraft,
)
from briefing.extract.document import ParsedArticle
from briefing.extract.matching.quotation_marks import inside_quote
from briefing.extract.scoring.logistic import probability, reasons
from briefing.resources import load_weights

_MANY = 6
_LONG = 300
"""Code points of a telling that is taken for a long one."""


def score_events(parsed: ParsedArticle, drafts: Iterable[Draft]) -> None:
    """Put a probability in place of each rule's constant, 0 to 1.

    Args:
        parsed: the article.
        drafts: its visits and meetings.
    """
    for draft in drafts:
        kind = "meeting" if isinstance(draft, MeetingDraft) else "visit"
        weights = load_weights("events").get(kind)
        if weights is None:
            continue
        told = features(parsed, draft)
        draft.confidence = probability(weights, told)
        draft.reasons = reasons(weights, told)


def features(parsed: ParsedArticle, draft: Draft) -> dict[str, float]:
    """What speaks for and against a visit or meeting, each from 0 to about 1."""
    own = _of_meeting(parsed, draft) if isinstance(draft, MeetingDraft) else _of_visit(draft)
    people = _people(draft)
    actors = [parsed.cast.actors[n] for n in people]
    start, end = draft.evidence[0]
    first, last = parsed.word_at(start), parsed.word_at(max(start, end - 1))
    inside = parsed.doc[first : last + 1]
    heads = parsed.view.paragraphs
    found = {
        f"rule {draft.rule}": 1.0,
        "constant": draft.confidence,
        f"status {draft.status}": 1.0,
        "dated": float(draft.when is not None),
        "placed": float(draft.place is not None or draft.country is not None),
        "told again": min(len(draft.evidence) - 1, 3) / 3,
        "many": min(len(people), _MANY) / _MANY,
        "without name": sum(a.nameless for a in actors) / max(1, len(actors)),
        "persons": sum(a.kind == "person" for a in actors) / max(1, len(actors)),
        "without office": sum(not a.offices and a.kind == "person" for a in actors)
        / max(1, len(actors)),
        "state unknown": sum(a.likely_state is None for a in actors) / max(1, len(actors)),
        "seldom named": 1 / max(1, min((len(a.mentions) for a in actors), default=1)),
        "in the headline": float(bool(heads) and start < heads[0][1]),
        "early": float(len(heads) > 1 and start < heads[min(2, len(heads) - 1)][1]),
        "quoted": float(inside_quote(parsed, start) is not None),
        "long": min(1.0, (end - start) / _LONG),
        "negation": float(any(t.dep_ == "neg" or t.lower_ in {"no", "without"} for t in inside)),
        "modal": float(any(t.tag_ == "MD" and t.lower_ not in {"will", "'ll"} for t in inside)),
        "press": float(any(t.lower_ in PRESS for t in inside)),
        "pronoun": float(any(t.tag_ == "PRP" for t in inside)),
        **own,
    }
    return {name: value for name, value in found.items() if value}


def _people(draft: Draft) -> list[int]:
    return sorted(draft.participants) if isinstance(draft, MeetingDraft) else draft.travellers


def _of_meeting(parsed: ParsedArticle, draft: MeetingDraft) -> dict[str, float]:
    states: list[set[Any]] = [
        {parsed.cast.actors[n].likely_state for n in side} - {None} for side in draft.sides
    ]
    return {
        f"mode {draft.mode}": 1.0,
        "three sides": float(len(draft.sides) > 2),
        "one state": float(len(states) == 2 and bool(states[0] & states[1])),
        "two states": float(len(states) == 2 and all(states) and not states[0] & states[1]),
    }


def _of_visit(draft: VisitDraft) -> dict[str, float]:
    return {
        "abroad": float(draft.country is not None),
        "city": float(draft.place is not None),
        "days": float(draft.days is not None),
        "purpose": float(draft.purpose is not None),
    }
