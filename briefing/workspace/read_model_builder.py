"""From a linked briefing to the lines of its lists: counted, worded and sorted once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import product

from briefing.link.events.status_history import never_seen
from briefing.link.stance_change import position_day, side_ids
from briefing.models import Briefing, Issue, Meeting, Position, Ref, Visit
from briefing.models.enums import ActorKind
from briefing.models.read_models import (
    ActorLine,
    EventLine,
    Facts,
    Highlight,
    IssueLine,
    Listing,
    PairLine,
    PositionLine,
    SourceLine,
)
from briefing.presentation.dates import BOUNDS, Shown, published_short, shown_meeting, shown_visit
from briefing.presentation.wording import (
    CALL,
    WITHDRAWN,
    counts,
    destination,
    settled,
    some,
    source_label,
    source_title,
    surname,
)
from briefing.resources import load
from briefing.resources.countries import state_name
from briefing.text.normalisation import one_line, words_of
from briefing.workspace.attestation import newest
from briefing.workspace.unnamed_parties import is_vague, repeated_meetings, unnamed

_HIGHLIGHT: dict[ActorKind, str] = {
    "person": "person",
    "organisation": "body",
    "group": "body",
    "state": "state",
}
Event = Visit | Meeting


def listing(briefing: Briefing) -> Listing:
    """The lines of a briefing's lists, and who belongs to whom."""
    return _Lister(briefing).listing()


class _Lister:
    def __init__(self, briefing: Briefing) -> None:
        self._b = briefing
        self._sources = {s.id: s for s in briefing.sources}
        self._meetings = {m.id: m for m in briefing.meetings}
        self._actors = {a.id: a for a in briefing.actors}
        self._short = {a.id: surname(a.kind, a.name, a.country) for a in briefing.actors}
        self._judged = {j.record: j for j in briefing.judged}
        self._disputed = {d.record for d in briefing.discrepancies}
        self._sides = side_ids(briefing)
        self._newest = newest(briefing)
        self._unnamed = unnamed(briefing.actors)
        self._repeated = repeated_meetings(briefing.meetings, self._unnamed)

    def listing(self) -> Listing:
        lines = (
            *self._events(),
            *self._actor_lines(),
            *self._issue_lines(),
            *self._position_lines(),
            *self._source_lines(),
            *self._pairs(),
        )
        return Listing(lines, tuple(dict.fromkeys(self._links())), _marks(self._b), self._facts())

    def _facts(self) -> Facts:
        years = sorted(
            s.published.start[:4]
            for s in self._b.sources
            if s.published and s.published.start and s.published.precision
        )
        return Facts(
            articles=len(self._b.sources),
            first_year=years[0] if years else "",
            last_year=years[-1] if years else "",
            events=len(self._b.visits) + sum(m.visit is None for m in self._b.meetings),
            positions=sum(p.shown for p in self._b.positions),
            newest=self._newest or "",
        )

    def _told(self, refs: Iterable[Ref]) -> tuple[int, int]:
        named = dict.fromkeys(ref.source for ref in refs)
        return counts((s, self._sources[s].origin) for s in named if s in self._sources)

    # -- events

    def _events(self) -> Iterator[EventLine]:
        shown: list[tuple[Shown, Event]] = [
            (shown_visit(v, self._meetings, self._sources), v) for v in self._b.visits
        ]
        shown += [(shown_meeting(m, self._sources), m) for m in self._b.meetings]
        listed = [e for e in shown if isinstance(e[1], Visit) or e[1].visit is None]
        dated = sorted(
            (e for e in listed if e[0].sort),
            key=lambda e: (e[0].year != BOUNDS, e[0].sort, e[1].id),
            reverse=True,
        )
        undated = sorted((e for e in listed if not e[0].sort), key=lambda e: e[1].id)
        places = {event.id: n for n, (_, event) in enumerate([*dated, *undated])}
        for when, event in shown:
            yield self._event(when, event, places.get(event.id))

    def _event(self, shown: Shown, event: Event, place: int | None) -> EventLine:
        if isinstance(event, Visit):
            kind, mode, people, visit = "visit", "", event.travellers, ""
            who = some([self._short[a] for a in event.travellers], 2)
            title = f"{who} → {destination(event, short=True)}"
        else:
            kind, mode, people, visit = "meeting", event.mode, event.participants, event.visit or ""
            sides = [some([self._short[a] for a in side], 1) for side in event.sides]
            who = " – ".join(sides)
            title = (f"{CALL} " if mode in {"phone", "video"} else "") + who
        start, end = self._span(shown, event)
        names = [self._actors[a].name for a in people]
        where = [state_name(event.country) if event.country else "", event.place or ""]
        words = [title, *names, *where, event.status, mode, shown.year, shown.text]
        return EventLine(
            event.id,
            place,
            kind,
            event.status,
            mode,
            start,
            end,
            shown.sort,
            shown.year,
            shown.text,
            shown.reported,
            title,
            who,
            event.country or "",
            visit,
            *self._told(event.evidence),
            (WITHDRAWN if event.correction else "")
            + settled(self._judged.get(event.id), disputed=event.id in self._disputed),
            never_seen(event, self._newest),
            words_of(" ".join(words)),
            is_vague(event, self._unnamed),
        )

    def _span(self, shown: Shown, event: Event) -> tuple[str, str]:
        """First and last day of an event: its own, its meetings', else those of its report."""
        own = event.when
        if own and own.start and own.end:
            return own.start, own.end
        held = [self._meetings[m].when for m in event.meetings] if isinstance(event, Visit) else []
        days = [(w.start, w.end) for w in held if w and w.start and w.end]
        if days:
            return min(first for first, _ in days), max(last for _, last in days)
        return (shown.sort, shown.last) if shown.sort else ("", "")

    def _latest_first(self, meeting: Meeting) -> tuple[int, str]:
        day = shown_meeting(meeting, self._sources).sort.replace("-", "")
        return -int(day or 0), meeting.id

    # -- the others

    def _actor_lines(self) -> Iterator[ActorLine]:
        events: dict[str, int] = defaultdict(int)
        for visit in self._b.visits:
            for traveller in visit.travellers:
                events[traveller] += 1
        for meeting in self._b.meetings:
            for participant in meeting.participants:
                events[participant] += meeting.id not in self._repeated
        for n, actor in enumerate(self._b.actors):
            told = self._told(actor.mentions)
            yield ActorLine(
                actor.id,
                n,
                actor.kind,
                one_line(actor.name),
                self._short[actor.id],
                actor.country or "",
                len(actor.mentions),
                *told,
                events[actor.id],
                actor.id in self._unnamed,
            )

    def _issue_lines(self) -> Iterator[IssueLine]:
        of: dict[str, list[Position]] = defaultdict(list)
        unsure: Counter[str] = Counter()
        for position in self._b.positions:
            if position.shown:
                of[position.issue].append(position)
            else:
                unsure[position.issue] += 1
        sided = [i for i in self._b.issues if i.id in of]
        for n, issue in enumerate(sided):
            sides = {self._sides.get(p.holder, p.holder) for p in of[issue.id]}
            told = self._told(ref for p in of[issue.id] for ref in p.evidence)
            name = one_line(issue.name)
            yield IssueLine(
                issue.id,
                n,
                name,
                len(sides),
                len(of[issue.id]),
                *told,
                unsure[issue.id],
                _heading(issue),
            )

    def _position_lines(self) -> Iterator[PositionLine]:
        for n, position in enumerate(p for p in self._b.positions if p.shown):
            yield PositionLine(
                position.id,
                n,
                position.issue,
                position.holder,
                self._sides.get(position.holder, position.holder),
                position.stance,
                position_day(position, self._sources),
                position.evidence[0].source,
            )

    def _source_lines(self) -> Iterator[SourceLine]:
        drawn = _drawn(self._b)
        for n, source in enumerate(self._b.sources):
            known = source.published
            yield SourceLine(
                source.id,
                n,
                source.path,
                source_label(source),
                source_title(source),
                one_line(source.outlet or ""),
                (known.start or "") if known else "",
                published_short(source),
                source.origin or source.id,
                len(source.near_duplicates),
                source.hidden,
                *(drawn[kind, source.id] for kind in _DRAWN),
            )

    def _pairs(self) -> Iterator[PairLine]:
        found: dict[tuple[str, str], int] = defaultdict(int)
        for meeting in self._b.meetings:
            if meeting.id in self._repeated:
                continue
            for one, other in _opposite(meeting):
                found[one, other] += 1
        return (PairLine(one, other, count) for (one, other), count in found.items())

    # -- who belongs to whom

    def _links(self) -> Iterator[tuple[str, str, str]]:
        for visit in self._b.visits:
            for actor in visit.travellers:
                yield "visits of actor", actor, visit.id
        for meeting in sorted(self._b.meetings, key=self._latest_first):
            for actor in meeting.participants:
                yield "meetings of actor", actor, meeting.id
        yield from self._links_of_positions()
        yield from self._descriptions()
        for quote in self._b.quotes:
            if quote.direct and quote.speaker:
                yield "quotes of actor", quote.speaker, quote.id
        for n, found in enumerate(self._b.discrepancies):
            yield "disagreements of event", found.record, f"{found.record}:{found.matter}:{n}"
        for source in self._b.sources:
            yield "sources of origin", source.origin or source.id, source.id
        for kind, record, refs in _proven(self._b):
            for source_id in dict.fromkeys(ref.source for ref in refs):
                yield f"{kind}s of source", source_id, record

    def _links_of_positions(self) -> Iterator[tuple[str, str, str]]:
        for position in self._b.positions:
            if position.shown:
                yield "positions of issue", position.issue, position.id
                yield "positions of actor", position.holder, position.id
                yield "issues of source", position.evidence[0].source, position.issue
            else:
                yield "unsure of issue", position.issue, position.id

    def _descriptions(self) -> Iterator[tuple[str, str, str]]:
        """What an actor alone is called without a name: not ``both sides``, which means two."""
        told = [
            ((m.source, m.start, m.end), actor.id, one_line(m.text))
            for actor in self._b.actors
            for m in actor.mentions
            if m.form == "description"
        ]
        meant = Counter(place for place, _, _ in told)
        for place, actor_id, words in told:
            if meant[place] == 1:
                yield "descriptions of actor", actor_id, words


def _heading(issue: Issue) -> str:
    return str(load("headings").get(issue.heading, ""))


def _opposite(meeting: Meeting) -> Iterator[tuple[str, str]]:
    for i, side in enumerate(meeting.sides):
        for j, other in enumerate(meeting.sides):
            if i != j:
                yield from product(side, other)


_DRAWN = ("visit", "meeting", "position", "quote", "actor")


def _proven(briefing: Briefing) -> Iterator[tuple[str, str, tuple[Ref, ...]]]:
    """Kind, id and evidence of every record."""
    for visit in briefing.visits:
        yield "visit", visit.id, visit.evidence
    for meeting in briefing.meetings:
        yield "meeting", meeting.id, meeting.evidence
    for position in briefing.positions:
        if position.shown:
            yield "position", position.id, position.evidence
    for quote in briefing.quotes:
        if quote.direct:
            yield "quote", quote.id, quote.evidence
    for actor in briefing.actors:
        yield "actor", actor.id, tuple(m for m in actor.mentions if m.form == "name")


def _drawn(briefing: Briefing) -> dict[tuple[str, str], int]:
    """How many records of a kind each source tells."""
    found: dict[tuple[str, str], int] = defaultdict(int)
    for kind, _, refs in _proven(briefing):
        for source in {ref.source for ref in refs}:
            found[kind, source] += 1
    return found


def _marks(briefing: Briefing) -> dict[str, tuple[Highlight, ...]]:
    """The highlights of every article, wider ones under narrower ones."""
    found: dict[str, list[Highlight]] = defaultdict(list)

    def add(kind: str, name: str, refs: Iterable[Ref]) -> None:
        for ref in refs:
            found[ref.source].append(Highlight(ref.start, ref.end, kind, name))

    for position in briefing.positions:
        if position.shown:
            add("position", position.id, position.evidence[:1])
    for quote in briefing.quotes:
        if quote.direct:
            add("quote", quote.id, quote.evidence)
    for actor in briefing.actors:
        named = (m for m in actor.mentions if m.form == "name")
        add(_HIGHLIGHT[actor.kind], actor.id, named)
    for record in briefing.dates:
        add("date", record.value or "", record.evidence)
    return {source: tuple(marks) for source, marks in found.items()}
