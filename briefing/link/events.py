"""The same visit and the same meeting in many articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha1
from typing import TYPE_CHECKING

from briefing.link.actors import Cast
from briefing.link.dates import DateTable
from briefing.link.statements import Issues
from briefing.records import Meeting, Ref, Visit, When
from briefing.records.extraction import MeetingFound, Status, VisitFound

if TYPE_CHECKING:
    from briefing.link.linker import ReadArticle

_FALLEN = frozenset({"postponed", "cancelled", "declined", "denied"})
_RANK: dict[Status, int] = {
    "announced": 1,
    "under way": 2,
    "held": 3,
    "postponed": 4,
    "cancelled": 5,
    "declined": 6,
    "denied": 6,
}
_SLACK = timedelta(days=3)
"""How far two dated tellings of one event may lie apart."""
_BACK = timedelta(days=31)
"""How long before its publication an article tells an undated event."""
_AHEAD = timedelta(days=120)

Window = tuple[date, date]


@dataclass(slots=True)
class _Told:
    """An event as one article tells it."""

    source: str
    actors: frozenset[str]
    found: MeetingFound | VisitFound
    when: When | None
    window: Window | None
    evidence: tuple[Ref, ...]


@dataclass(slots=True)
class _Event:
    """An event in the making, from one telling or more."""

    tellings: list[_Told] = field(default_factory=list)

    @property
    def actors(self) -> frozenset[str]:
        return frozenset().union(*(t.actors for t in self.tellings))

    @property
    def sources(self) -> set[str]:
        return {t.source for t in self.tellings}


def link_events(
    articles: Sequence[ReadArticle], cast: Cast, dates: DateTable, issues: Issues
) -> tuple[tuple[Visit, ...], tuple[Meeting, ...]]:
    """Gather visits and meetings, and put each meeting to the visit it belongs to."""
    visits = _gather(
        [_told(a, f, f.travellers, cast, dates) for a in articles for f in a.extraction.visits],
        lambda told: (told.found.country or told.found.place or "",),
    )
    meetings = _gather(
        [
            _told(a, f, [n for side in f.sides for n in side], cast, dates)
            for a in articles
            for f in a.extraction.meetings
        ],
        lambda told: (),
    )
    ids = _Ids()
    visit_records = [_visit(event, cast, issues, ids) for event in visits]
    countries = cast.countries()
    owners = [_visit_of(event, visits, visit_records, countries) for event in meetings]
    meeting_records = [
        _meeting(event, cast, issues, owner, ids)
        for event, owner in zip(meetings, owners, strict=True)
        if len(event.actors) > 1
    ]
    of_visit: dict[str, list[str]] = defaultdict(list)
    for record in sorted(meeting_records, key=_order):
        if record.visit:
            of_visit[record.visit].append(record.id)
    complete = [_with_meetings(v, tuple(of_visit[v.id])) for v in visit_records]
    return tuple(sorted(complete, key=_order)), tuple(sorted(meeting_records, key=_order))


def _told(
    article: ReadArticle,
    found: MeetingFound | VisitFound,
    numbers: Sequence[int],
    cast: Cast,
    dates: DateTable,
) -> _Told:
    when = dates.when(article.id, found.when)
    return _Told(
        article.id,
        frozenset(cast.id(article.id, n) for n in numbers),
        found,
        when,
        _window(when, found, dates, article.id),
        tuple(article.ref(span) for span in found.evidence),
    )


def _window(
    when: When | None, found: MeetingFound | VisitFound, dates: DateTable, source: str
) -> Window | None:
    """The days on which the event may have been; None where nothing bounds it."""
    if when and when.start and when.end and when.precision != "year":
        start, end = date.fromisoformat(when.start), date.fromisoformat(when.end)
        length = timedelta(days=getattr(found, "days", None) or 0)
        return start - length - _SLACK, end + length + _SLACK
    published = dates.published(source)
    if published is None or published.precision == "year" or (when is not None and when.start):
        return None
    if found.status == "announced":
        return published.start, published.end + _AHEAD
    return published.start - _BACK, published.end


def _gather(tellings: list[_Told], block: object) -> list[_Event]:
    """Cluster tellings that share actors; compared only within a shared actor and block."""
    by_key: dict[tuple[str, ...], list[_Event]] = defaultdict(list)
    events: list[_Event] = []
    for told in sorted(tellings, key=lambda t: (t.window is None, -len(t.actors))):
        extra: tuple[str, ...] = block(told)  # type: ignore[operator]
        keys = [(actor, *extra) for actor in sorted(told.actors)]
        candidates = {id(e): e for key in keys for e in by_key[key]}
        twin = next((e for e in candidates.values() if _one_event(e, told)), None)
        if twin is None:
            twin = _Event()
            events.append(twin)
        twin.tellings.append(told)
        for key in keys:
            if twin not in by_key[key]:
                by_key[key].append(twin)
    return events


def _one_event(event: _Event, told: _Told) -> bool:
    if told.source in event.sources:
        return False  # one article's own tellings were merged when it was read
    fallen = told.found.status in _FALLEN
    if fallen != any(t.found.status in _FALLEN for t in event.tellings):
        return False
    if isinstance(told.found, MeetingFound) and not _same_table(event, told):
        return False
    return all(_near(t.window, told.window) for t in event.tellings)


def _same_table(event: _Event, told: _Told) -> bool:
    """Whether the people of the smaller telling all took part in the larger."""
    first = event.tellings[0]
    assert isinstance(first.found, MeetingFound)
    assert isinstance(told.found, MeetingFound)
    small, large = sorted((first.actors, told.actors), key=len)
    modes = {first.found.mode, told.found.mode} - {"unknown"}
    return small <= large and len(small) >= 2 and len(modes) <= 1


def _near(one: Window | None, other: Window | None) -> bool:
    """Whether two windows overlap. Without a window nothing is joined."""
    return one is not None and other is not None and one[0] <= other[1] and other[0] <= one[1]


def _best_when(event: _Event) -> When | None:
    grain = {"day": 0, "month": 1, "year": 2, None: 3}
    known = [t.when for t in event.tellings if t.when]
    return min(known, key=lambda w: grain[w.precision], default=None)


def _status(event: _Event) -> Status:
    return max((t.found.status for t in event.tellings), key=lambda s: _RANK[s])


def _evidence(event: _Event) -> tuple[Ref, ...]:
    return tuple(dict.fromkeys(ref for t in event.tellings for ref in t.evidence))


class _Ids:
    """Ids of events: the same on every machine, and no two alike."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, kind: str, event: _Event) -> str:
        """An id made of who took part, where to, and the first words that tell it."""
        first = min(_evidence(event), key=lambda r: (r.source, r.start))
        found = event.tellings[0].found
        parts = ["|".join(sorted(event.actors)), first.source, str(first.start)]
        parts += [found.country or "", found.place or "", found.status]
        digest = sha1("|".join(parts).encode(), usedforsecurity=False).hexdigest()[:10]
        unique, number = f"{kind}-{digest}", 1
        while unique in self._taken:
            number += 1
            unique = f"{kind}-{digest}-{number}"
        self._taken.add(unique)
        return unique


def _visit(event: _Event, cast: Cast, issues: Issues, ids: _Ids) -> Visit:
    founds = [t.found for t in event.tellings if isinstance(t.found, VisitFound)]
    travellers = dict.fromkeys(
        cast.id(t.source, n)
        for t in event.tellings
        if isinstance(t.found, VisitFound)
        for n in t.found.travellers
    )
    best = max(founds, key=lambda f: f.confidence)
    return Visit(
        id=ids.of("visit", event),
        travellers=tuple(travellers),
        country=founds[0].country,
        place=next((f.place for f in founds if f.place), None),
        status=_status(event),
        when=_best_when(event),
        days=next((f.days for f in founds if f.days), None),
        purpose=next((f.purpose for f in founds if f.purpose), None),
        meetings=(),
        issues=issues.ids(name for f in founds for name in f.issues),
        evidence=_evidence(event),
        rule=best.rule,
        confidence=best.confidence,
    )


def _meeting(event: _Event, cast: Cast, issues: Issues, visit: str | None, ids: _Ids) -> Meeting:
    largest = max(event.tellings, key=lambda t: len(t.actors))
    found = largest.found
    assert isinstance(found, MeetingFound)
    sides = _sides(largest.source, found, cast)
    founds = [t.found for t in event.tellings if isinstance(t.found, MeetingFound)]
    return Meeting(
        id=ids.of("meeting", event),
        visit=visit,
        participants=tuple(dict.fromkeys(a for side in sides for a in side)),
        sides=sides,
        mode=next((f.mode for f in founds if f.mode != "unknown"), "unknown"),
        status=_status(event),
        when=_best_when(event),
        country=next((f.country for f in founds if f.country), None),
        place=next((f.place for f in founds if f.place), None),
        issues=issues.ids(name for f in founds for name in f.issues),
        evidence=_evidence(event),
        rule=found.rule,
        confidence=max(f.confidence for f in founds),
    )


def _sides(source: str, found: MeetingFound, cast: Cast) -> tuple[tuple[str, ...], ...]:
    """The sides by actor ids; somebody gathered from two entities sits on the first side only."""
    seen: set[str] = set()
    sides = []
    for side in found.sides:
        ids = tuple(i for i in dict.fromkeys(cast.id(source, n) for n in side) if i not in seen)
        seen.update(ids)
        if ids:
            sides.append(ids)
    return tuple(sides)


def _visit_of(
    event: _Event,
    visits: list[_Event],
    records: list[Visit],
    countries: dict[str, str | None],
) -> str | None:
    """The journey of a meeting: one traveller met somebody of the other country."""
    people = event.actors
    place = next((t.found.country for t in event.tellings if t.found.country), None)
    if any(
        isinstance(t.found, MeetingFound) and t.found.mode in {"phone", "video", "message"}
        for t in event.tellings
    ):
        return None
    status_fallen = _status(event) in _FALLEN
    best: tuple[int, str] | None = None
    for visit, record in zip(visits, records, strict=True):
        travellers = set(record.travellers) & people
        if not travellers or (record.status in _FALLEN) != status_fallen or record.country is None:
            continue
        hosts = {countries.get(a) for a in people - travellers}
        shared = len(event.sources & visit.sources)
        unknown = bool(shared) and hosts <= {None}
        if place not in {None, record.country} or (
            place is None and record.country not in hosts and not unknown
        ):
            continue
        near = any(_near(t.window, v.window) for t in event.tellings for v in visit.tellings)
        if not shared and not near:
            continue
        score = 4 * shared + 2 * near + (place == record.country)
        if best is None or score > best[0]:
            best = score, record.id
    return best[1] if best else None


def _with_meetings(visit: Visit, meetings: tuple[str, ...]) -> Visit:
    from dataclasses import replace

    return replace(visit, meetings=meetings)


def _order(record: Visit | Meeting) -> tuple[str, str]:
    start = record.when.start if record.when and record.when.start else "9999"
    return start, record.id
