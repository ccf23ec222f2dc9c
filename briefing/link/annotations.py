"""What the reader has settled, put to the records that their findings went into."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from briefing.link.actors.actor_index import ActorIndex
from briefing.link.events.event_records import LinkedEvents
from briefing.link.statement_records import statement_id
from briefing.models import ReviewState
from briefing.models.decisions import Annotation, FindingId


def judged(
    marks: Iterable[Annotation], cast: ActorIndex, events: LinkedEvents
) -> tuple[ReviewState, ...]:
    """One entry a record that anything is settled about, by record id."""
    found: dict[str, list[Annotation]] = defaultdict(list)
    for mark in marks:
        record = record_of(mark.spot, cast, events)
        if record is not None:
            found[record].append(mark)
    return tuple(_judged(record, found[record]) for record in sorted(found))


def record_of(spot: FindingId, cast: ActorIndex, events: LinkedEvents) -> str | None:
    """The id of the record that a finding is part of."""
    match spot.kind:
        case "actor":
            return cast.find(spot.place)
        case "visit" | "meeting":
            return events.of.get((spot.kind, spot.place))
        case "position" | "quote":
            return statement_id(spot.kind, spot.source, spot.number)
        case _:
            return spot.source


def _judged(record: str, marks: list[Annotation]) -> ReviewState:
    return ReviewState(
        record,
        any(m.confirmed for m in marks),
        any(m.pinned for m in marks),
        tuple(dict.fromkeys(m.changed for m in marks if m.changed)),
        tuple(dict.fromkeys(m.note for m in marks if m.note)),
        tuple(dict.fromkeys(m.by for m in marks)),
    )
