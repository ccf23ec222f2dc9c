"""What is coming: announced visits and meetings by day, and what was announced and never seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from briefing.models import Meeting, Visit
from briefing.models.read_models import EventLine, PositionLine
from briefing.storage.line_queries import coming_events, positions_by_side
from briefing.storage.snapshot_reader import SnapshotReader

DAYS = 14
"""How far one looks ahead."""
_MOST_SAID = 3


@dataclass(frozen=True, slots=True)
class Coming:
    """An announced event.

    Attributes:
        event: its line in the lists.
        day: the ISO day under which it stands; empty where it lies somewhere in these weeks.
        said: the latest position of each side on what it is about, by id.
    """

    event: EventLine
    day: str
    said: tuple[str, ...]


def first_day(snapshot: SnapshotReader, today: date | None = None) -> date:
    """From when on one looks ahead: from today, or the newest article where that is older."""
    present = today or date.today()
    newest = snapshot.facts.newest
    return min(present, date.fromisoformat(newest)) if newest else present


def coming(snapshot: SnapshotReader, first: date, days: int = DAYS) -> list[Coming]:
    """What is announced for the next weeks, by day; what has no day of its own comes last.

    Args:
        snapshot: what is read.
        first: the first day.
        days: how many.
    """
    last = (first + timedelta(days=days)).isoformat()
    found = coming_events(snapshot, first.isoformat(), last)
    dated = [(line, _day_of(line, first.isoformat())) for line in found]
    dated.sort(key=lambda pair: (pair[1] == "", pair[1], pair[0].start, pair[0].id))
    return [Coming(line, day, tuple(_said(snapshot, line))) for line, day in dated]


def _day_of(line: EventLine, first: str) -> str:
    """The first day of an event, if it is known to a few days."""
    start, end = date.fromisoformat(line.start), date.fromisoformat(line.end)
    return max(line.start, first) if (end - start).days <= DAYS else ""


def _said(snapshot: SnapshotReader, line: EventLine) -> Iterator[str]:
    """The last position of each side that takes part, on the issues of the event."""
    table = snapshot.visits if line.kind == "visit" else snapshot.meetings
    event: Visit | Meeting = table[line.id]
    people = event.travellers if isinstance(event, Visit) else event.participants
    countries = {a.country for p in people if (a := snapshot.actors.get(p)) and a.country}
    countries |= {event.country} if event.country else set()
    for issue in event.issues[:_MOST_SAID]:
        last: dict[str, PositionLine] = {}
        for position in positions_by_side(snapshot, issue):
            last[position.side] = position
        for side, position in last.items():
            actor = snapshot.actors.get(side)
            if side in people or (actor and actor.country in countries):
                yield position.id
