"""One article's findings as the reader has corrected them.

Edits are gathered on the findings as they were extracted, then applied at once, so that no edit
depends on the numbers that another has changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from briefing.judgements.anchoring import findings
from briefing.models import Extraction, Span
from briefing.models.date_words import DateWords
from briefing.models.extraction import (
    Entity,
    Found,
    MeetingFound,
    PositionFound,
    QuoteFound,
    VisitFound,
)
from briefing.text.date_expressions import parse_iso
from briefing.text.person_names import name_key

KINDS = ("visit", "meeting", "position", "quote")
BY_READER = "reader"
"""The rule of a finding that only the reader vouches for."""


@dataclass
class Edits:
    """What is to be changed in one article.

    Attributes:
        dropped: findings to leave out, as (kind, number).
        nobody: entities that are none.
        values: fields to set, by (kind, number); an actor's by ("actor", number).
        added: confirmed findings that extraction no longer has: (kind, words, copy, about).
    """

    dropped: set[tuple[str, int]] = field(default_factory=set)
    nobody: set[int] = field(default_factory=set)
    values: dict[tuple[str, int], dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))
    added: list[tuple[str, Span, dict[str, Any], str]] = field(default_factory=list)


@dataclass
class EditedArticle:
    """The extraction after the edits.

    Attributes:
        numbers: (kind, number before) → number now; findings that were left out are missing.
        added: (kind, number, words) of each finding that was to be put back, in that order; no
            number where nobody is left of it.
    """

    extraction: Extraction
    numbers: dict[tuple[str, int], int]
    added: list[tuple[str, int | None, Span]]

    def number(self, kind: str, before: int) -> int | None:
        """Where a finding stands now."""
        return before if kind == "actor" else self.numbers.get((kind, before))


def apply_edits(extraction: Extraction, edits: Edits) -> EditedArticle:
    """Apply edits to an extraction."""
    work = _Work(extraction)
    for (kind, number), values in edits.values.items():
        if kind == "actor":
            work.set_actor(number, values)
    kept: dict[str, list[Found]] = {}
    numbers: dict[tuple[str, int], int] = {}
    for kind in KINDS:
        kept[kind] = []
        for number, found in enumerate(findings(extraction, kind)):
            changed = None if (kind, number) in edits.dropped else work.without(found, edits.nobody)
            if changed is None:
                continue
            numbers[kind, number] = len(kept[kind])
            kept[kind].append(work.with_values(changed, edits.values.get((kind, number), {})))
    added: list[tuple[str, int | None, Span]] = []
    for kind, span, copy, _ in edits.added:
        back = work.without(work.restored(kind, span, copy), edits.nobody)
        added.append((kind, None if back is None else len(kept[kind]), span))
        kept[kind] += [] if back is None else [back]
    return EditedArticle(work.finished(kept, edits.nobody), numbers, added)


class _Work:
    """An extraction while it is amended; entities and dates may be added to it."""

    def __init__(self, extraction: Extraction) -> None:
        self._extraction = extraction
        self._entities = list(extraction.entities)
        self._dates = list(extraction.dates)

    def finished(self, kept: dict[str, list[Any]], nobody: set[int]) -> Extraction:
        """Everything put together; whoever is nobody is never meant."""
        for number in nobody:
            gone = replace(self._entities[number], name="", mentions=(), offices=())
            self._entities[number] = replace(gone, kind="group", nameless=True)
        return replace(
            self._extraction,
            entities=tuple(self._entities),
            dates=tuple(self._dates),
            visits=tuple(kept["visit"]),
            meetings=tuple(kept["meeting"]),
            positions=tuple(kept["position"]),
            quotes=tuple(kept["quote"]),
        )

    def set_actor(self, number: int, values: dict[str, Any]) -> None:
        """Give an entity another state or kind."""
        self._entities[number] = replace(self._entities[number], **values)

    def actor(self, name: str) -> int:
        """The number of the entity of a name, added where the article has none."""
        key = name_key(name)
        for number, entity in enumerate(self._entities):
            if entity.name == name or (key and name_key(entity.name) == key):
                return number
        self._entities.append(Entity("person", name, None, ()))
        return len(self._entities) - 1

    def actors(self, names: Iterable[str]) -> tuple[int, ...]:
        """The numbers of the entities of several names, each once; empty names are nobody's."""
        return tuple(dict.fromkeys(self.actor(name) for name in names if name.strip()))

    def maybe(self, name: str | None) -> int | None:
        """The number of the entity of a name; None for none."""
        return self.actor(name) if name else None

    def date(self, value: str | None, at: int) -> int | None:
        """The number of date words that mean a day, month or year; they stand nowhere."""
        known = parse_iso(value) if value else None
        if known is None or value is None:
            return None
        parts = [int(part) for part in value.split("-")] + [None, None]
        self._dates.append(DateWords(Span(at, at), value, "calendar", parts[0], parts[1], parts[2]))
        return len(self._dates) - 1

    def with_values(self, found: Found, values: dict[str, Any]) -> Found:
        """A finding with fields set."""
        if not values:
            return found
        plain = {k: v for k, v in values.items() if k not in {"date", "holder", "speaker"}}
        if "date" in values:
            plain["when"] = self.date(values["date"], found.evidence[0].start)
        if values.get("holder"):
            plain["holder"] = self.actor(values["holder"])
        if "speaker" in values:
            name = values["speaker"]
            plain["speaker"] = self.actor(name) if name else None
        return replace(found, **plain)

    def without(self, found: Found, nobody: set[int]) -> Found | None:
        """A finding without those who are nobody; None where nothing is left of it."""
        if not nobody:
            return found
        match found:
            case VisitFound():
                left = tuple(n for n in found.travellers if n not in nobody)
                return replace(found, travellers=left) if left else None
            case MeetingFound():
                sides = [tuple(n for n in side if n not in nobody) for side in found.sides]
                seated = tuple(side for side in sides if side)
                enough = sum(map(len, seated)) > 1
                return replace(found, sides=seated) if enough else None
            case PositionFound():
                return None if found.holder in nobody else _unsaid(found, nobody)
            case QuoteFound():
                return replace(found, speaker=None) if found.speaker in nobody else found
        return found

    def restored(self, kind: str, span: Span, copy: dict[str, Any]) -> Found:
        """A confirmed finding, built anew from its copy."""
        when = self.date(copy.get("date"), span.start)
        country, place = copy.get("country"), copy.get("place")
        match kind:
            case "visit":
                travellers = self.actors(copy.get("travellers", ()))
                days = int(copy["days"]) if copy.get("days") else None
                status = copy.get("status", "held")
                purpose = copy.get("purpose")
                return VisitFound(
                    (span,), BY_READER, 1.0, travellers, country, place, status, when, days, purpose
                )
            case "meeting":
                sides = tuple(self.actors(side.split("; ")) for side in copy.get("sides", ()))
                sides = tuple(side for side in sides if side)
                mode, status = copy.get("mode", "unknown"), copy.get("status", "held")
                return MeetingFound(
                    (span,), BY_READER, 1.0, sides, mode, status, when, country, place
                )
            case "position":
                holder, stance = self.actor(copy.get("holder", "")), copy.get("stance", "neutral")
                issue = copy.get("issue", "")
                side, toward = self.maybe(copy.get("on_behalf_of")), self.maybe(copy.get("target"))
                return PositionFound(
                    (span,), BY_READER, 1.0, issue, holder, stance, side, toward, when=when
                )
        name = copy.get("speaker")
        direct = copy.get("direct", "yes") == "yes"
        return QuoteFound((span,), BY_READER, 1.0, self.maybe(name), name, direct)


def _unsaid(found: PositionFound, nobody: set[int]) -> PositionFound:
    return replace(
        found,
        on_behalf_of=None if found.on_behalf_of in nobody else found.on_behalf_of,
        target=None if found.target in nobody else found.target,
        reported_by=None if found.reported_by in nobody else found.reported_by,
    )


def copy_of(extraction: Extraction, kind: str, number: int) -> dict[str, str | list[str]]:
    """A finding as a judgement keeps it: names and plain values."""
    found = findings(extraction, kind)[number]
    names = [entity.name for entity in extraction.entities]
    copy: dict[str, str | list[str]] = {}
    match found:
        case VisitFound():
            copy["travellers"] = [names[n] for n in found.travellers]
            copy |= _texts(status=found.status, country=found.country, place=found.place)
            copy |= _texts(days=str(found.days) if found.days else None, purpose=found.purpose)
        case MeetingFound():
            copy["sides"] = ["; ".join(names[n] for n in side) for side in found.sides]
            copy |= _texts(status=found.status, mode=found.mode, country=found.country)
            copy |= _texts(place=found.place)
        case PositionFound():
            copy |= _texts(issue=found.issue, holder=names[found.holder], stance=found.stance)
            copy |= _texts(target=_name(names, found.target))
            copy |= _texts(on_behalf_of=_name(names, found.on_behalf_of))
        case QuoteFound():
            copy |= _texts(speaker=_name(names, found.speaker))
            copy["direct"] = "yes" if found.direct else "no"
    return copy


def _name(names: list[str], number: int | None) -> str | None:
    return None if number is None else names[number]


def _texts(**values: str | None) -> dict[str, str]:
    return {key: value for key, value in values.items() if value}
