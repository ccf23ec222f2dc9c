"""Events → records: visits with their meetings, each with its history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from briefing.link.actors.actor_index import ActorIndex
from briefing.link.events.event_clusters import Pairs, cluster_meetings, cluster_visits
from briefing.link.events.event_mentions import (
    Event,
    EventMention,
    Place,
    Tables,
    latest_first,
    meeting_mentions,
    visit_mentions,
)
from briefing.link.events.fulfilment import fulfilled
from briefing.link.events.status_history import best_when, standing, status_history
from briefing.link.events.visit_assignment import VisitAssignment
from briefing.link.read_article import ReadArticle, short_hash
from briefing.link.statement_records import Issues
from briefing.models import Meeting, Ref, Visit
from briefing.models.copy_with import replace
from briefing.models.extraction import MeetingFound, VisitFound


class LinkedEvents:
    """Visits and meetings of all articles.

    Attributes:
        visits, meetings: the records, by date.
        of: which record a finding went into, by kind, source and number.
        events: the events behind the records, by record id.
    """

    def __init__(self) -> None:
        self.visits: tuple[Visit, ...] = ()
        self.meetings: tuple[Meeting, ...] = ()
        self.of: dict[tuple[str, Place], str] = {}
        self.events: dict[str, Event] = {}


def link_events(
    articles: Sequence[ReadArticle],
    tables: Tables,
    issues: Issues,
    visit_pairs: Pairs,
    meeting_pairs: Pairs,
    assigned: dict[Place, Place | None],
    settled: Collection[Place] = (),
) -> LinkedEvents:
    """Gather visits and meetings, and put each meeting to the visit it belongs to.

    Args:
        articles: in the order of their paths.
        tables: actors, dates, origins and bounds.
        issues: of all articles.
        visit_pairs, meeting_pairs: the reader's merges and splits.
        assigned: visits that the reader has put meetings to; None for no visit at all.
        settled: visits whose status the reader has set.
    """
    met = {read.id: meeting_mentions(read, tables) for read in articles}
    travelled = [t for read in articles for t in visit_mentions(read, tables, met[read.id])]
    visits = cluster_visits(travelled, visit_pairs)
    _name_visits([t for event_mentions in met.values() for t in event_mentions], visits)
    meetings = cluster_meetings(
        [t for event_mentions in met.values() for t in event_mentions], meeting_pairs
    )
    return _records(visits, meetings, tables.cast, issues, assigned, settled)


def _name_visits(meetings: list[EventMention], visits: list[Event]) -> None:
    """Tell each meeting which linked journeys its own article tells of its people."""
    of_source: dict[str, list[tuple[int, EventMention]]] = defaultdict(list)
    for number, visit in enumerate(visits):
        for mention in visit.event_mentions:
            of_source[mention.source].append((number, mention))
    for meeting in meetings:
        meeting.visits = frozenset(
            number for number, t in of_source[meeting.source] if t.people & meeting.people
        )


def _records(
    visits: list[Event],
    meetings: list[Event],
    cast: ActorIndex,
    issues: Issues,
    assigned: dict[Place, Place | None],
    settled: Collection[Place],
) -> LinkedEvents:
    made, ids = LinkedEvents(), _Ids()
    travelled = [(event, _visit(event, cast, issues, ids)) for event in visits]
    for event, visit in travelled:
        _remember(made, "visit", visit.id, event)
    owners = VisitAssignment(travelled, cast.countries)
    found: list[Meeting] = []
    for event in meetings:
        if len(event.people) < 2:
            continue
        owner = _owner(event, owners, assigned, made)
        record = _meeting(event, cast, issues, owner, ids)
        if len(record.participants) < 2:
            continue
        _remember(made, "meeting", record.id, event)
        found.append(record)
    of_visit: dict[str, list[Meeting]] = defaultdict(list)
    for record in sorted(found, key=_order):
        if record.visit:
            of_visit[record.visit].append(record)
    complete: list[Visit] = []
    for event, visit in travelled:
        met = of_visit[visit.id]
        stands = any(t.place in settled for t in event.event_mentions)
        known = visit if stands else fulfilled(visit, met)
        complete.append(replace(known, meetings=tuple(m.id for m in met)))
    made.visits = tuple(sorted(complete, key=_order))
    made.meetings = tuple(sorted(found, key=_order))
    return made


def _owner(
    event: Event, owners: VisitAssignment, assigned: dict[Place, Place | None], made: LinkedEvents
) -> str | None:
    for mention in event.event_mentions:
        if mention.place in assigned:
            place = assigned[mention.place]
            return made.of.get(("visit", place)) if place else None
    return owners.of(event)


def _remember(made: LinkedEvents, kind: str, record: str, event: Event) -> None:
    made.events[record] = event
    made.of.update({(kind, t.place): record for t in event.event_mentions})


class _Ids:
    """Ids of events: the same on every machine, and no two alike."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, kind: str, event: Event) -> str:
        """An id made of the first words that tell it: it stays while the rest is corrected."""
        first = min(_evidence(event), key=lambda r: (r.source, r.start))
        base = f"{kind}-{short_hash(first.source, first.start, first.end)}"
        unique, number = base, 1
        while unique in self._taken:
            number += 1
            unique = f"{base}-{number}"
        self._taken.add(unique)
        return unique


def _evidence(event: Event) -> tuple[Ref, ...]:
    """All words that tell an event, those of sources dated to the day first."""
    ordered = sorted(event.event_mentions, key=lambda t: t.said is None or t.said[0] != t.said[1])
    return tuple(dict.fromkeys(ref for t in ordered for ref in t.evidence))


def _visit(event: Event, cast: ActorIndex, issues: Issues, ids: _Ids) -> Visit:
    founds = [t.found for t in latest_first(event) if isinstance(t.found, VisitFound)]
    travellers = dict.fromkeys(
        cast.id(t.source, n)
        for t in event.event_mentions
        if isinstance(t.found, VisitFound)
        for n in t.found.travellers
    )
    best = max(founds, key=lambda f: f.confidence)
    status = standing(event.event_mentions)
    return Visit(
        id=ids.of("visit", event),
        travellers=tuple(travellers),
        country=next((f.country for f in founds if f.country), None),
        place=next((f.place for f in founds if f.place), None),
        status=status,
        when=best_when(event.event_mentions, status),
        days=next((f.days for f in founds if f.days), None),
        purpose=next((f.purpose for f in founds if f.purpose), None),
        meetings=(),
        issues=issues.ids(name for f in founds for name in f.issues),
        evidence=_evidence(event),
        rule=best.rule,
        confidence=best.confidence,
        reasons=best.reasons,
        steps=status_history(event.event_mentions),
    )


def _meeting(
    event: Event, cast: ActorIndex, issues: Issues, visit: str | None, ids: _Ids
) -> Meeting:
    largest = max(event.event_mentions, key=lambda t: len(t.people))
    found = largest.found
    assert isinstance(found, MeetingFound)
    sides = _sides(largest.source, found, cast)
    founds = [t.found for t in latest_first(event) if isinstance(t.found, MeetingFound)]
    surest = max(founds, key=lambda f: f.confidence)
    status = standing(event.event_mentions)
    return Meeting(
        id=ids.of("meeting", event),
        visit=visit,
        participants=tuple(dict.fromkeys(a for side in sides for a in side)),
        sides=sides,
        mode=next((f.mode for f in founds if f.mode != "unknown"), "unknown"),
        status=status,
        when=best_when(event.event_mentions, status),
        country=next((f.country for f in founds if f.country), None),
        place=next((f.place for f in founds if f.place), None),
        issues=issues.ids(name for f in founds for name in f.issues),
        evidence=_evidence(event),
        rule=found.rule,
        confidence=surest.confidence,
        reasons=surest.reasons,
        steps=status_history(event.event_mentions),
    )


def _sides(source: str, found: MeetingFound, cast: ActorIndex) -> tuple[tuple[str, ...], ...]:
    """The sides by actor ids; somebody gathered from two entities sits on the first side only."""
    seen: set[str] = set()
    sides = []
    for side in found.sides:
        ids = tuple(i for i in dict.fromkeys(cast.id(source, n) for n in side) if i not in seen)
        seen.update(ids)
        if ids:
            sides.append(ids)
    return tuple(sides)


def _order(record: Visit | Meeting) -> tuple[str, str]:
    start = record.when.start if record.when and record.when.start else "9999"
    return start, record.id
