"""Anchors → findings. Nothing is ever moved silently: what is not clearly there is not found."""

from __future__ import annotations

from briefing.models import Article, Extraction, Span
from briefing.models.extraction import Entity, Found, MeetingFound, PositionFound, VisitFound
from briefing.models.judgement import Anchor
from briefing.text.person_names import name_key

_ALIKE = 0.5
"""Share of both ranges together that they must have in common."""


def findings(extraction: Extraction, kind: str) -> tuple[Found, ...]:
    """The findings of a kind, in their order."""
    table: dict[str, tuple[Found, ...]] = {
        "visit": extraction.visits,
        "meeting": extraction.meetings,
        "position": extraction.positions,
        "quote": extraction.quotes,
    }
    return table.get(kind, ())


def find(extraction: Extraction, kind: str, anchor: Anchor) -> int | None:
    """The number of the finding (or entity) that stands on an anchor's words.

    Args:
        extraction: of the anchor's own text.
        kind: actor, visit, meeting, position or quote.
        anchor: where.

    Returns:
        None where nothing of the kind stands there, or only what is about something else.
    """
    span = Span(anchor.start, anchor.end)
    if kind == "actor":
        return _entity(extraction, span, anchor.about)
    near = [
        (-share, n)
        for n, found in enumerate(findings(extraction, kind))
        if (share := max(_share(span, own) for own in found.evidence)) >= _ALIKE
        if about(extraction, kind, n) == anchor.about
    ]
    return min(near)[1] if near else None


def _entity(extraction: Extraction, span: Span, name: str) -> int | None:
    near = [
        (extraction.entities[n].name != name, -share, n)
        for n, entity in enumerate(extraction.entities)
        for mention in entity.mentions
        if (share := _share(span, mention.span)) >= _ALIKE
    ]
    return min(near)[2] if near else None


def _share(one: Span, other: Span) -> float:
    """Length in common over length together."""
    common = min(one.end, other.end) - max(one.start, other.start)
    together = max(one.end, other.end) - min(one.start, other.start)
    return common / together if common > 0 and together else 0.0


def about(extraction: Extraction, kind: str, number: int) -> str:
    """What tells findings on the same words apart; the same however the rest is corrected."""
    if kind == "actor":
        return extraction.entities[number].name
    found = findings(extraction, kind)[number]
    match found:
        case VisitFound():
            who = surnames([extraction.entities[n] for n in found.travellers])
            return f"{who} → {found.country or found.place or '?'}"
        case MeetingFound():
            people = [n for side in found.sides for n in side]
            return surnames([extraction.entities[n] for n in people])
        case PositionFound():
            return f"{surnames([extraction.entities[found.holder]])}: {found.issue}"
        case _:
            return ""


def surnames(people: list[Entity]) -> str:
    """The last names of people, in order of the alphabet."""
    keys = (name_key(person.name) for person in people)
    return ", ".join(sorted({key[-1] for key in keys if key}))


def moved_to(article: Article, anchor: Anchor) -> Span | None:
    """The only place in another text where an anchor's words stand; a suggestion, no more."""
    if not anchor.words or anchor.end - anchor.start != len(anchor.words):
        return None
    first = article.text.find(anchor.words)
    if first < 0 or article.text.find(anchor.words, first + 1) >= 0:
        return None
    return Span(first, first + len(anchor.words))
