"""The selection: what is chosen, what belongs to it, and how one came there.

No widget is known here. Panes ask for rows, handlers call ``choose``; every choice is a value that
the history keeps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from briefing.models import Actor, Discrepancy, Issue, Meeting, Position, Quote, Ref, Visit
from briefing.models.read_models import (
    ActorLine,
    EventLine,
    Facts,
    IssueLine,
    SourceLine,
)
from briefing.presentation.wording import counts
from briefing.storage.line_queries import EVENT_ORDERS, issues_of_sources
from briefing.storage.snapshot_reader import SnapshotReader
from briefing.tui.event_list import VisitsList
from briefing.tui.issue_order import OtherIssues
from briefing.tui.rows import RecordRef
from briefing.tui.text_filter import Filter

_Proven = Visit | Meeting | Position | Quote | Issue
_DEPTH = 256
_MOST_SOURCES = 500


class Selection(NamedTuple):
    """What is chosen: an event, an actor, an issue, and the words that are shown.

    ``refs`` are all the evidence of what was chosen last, ``at`` the number of the one in view.
    """

    event: str | None = None
    meeting: str | None = None
    actor: str | None = None
    issue: str | None = None
    record: RecordRef | None = None
    refs: tuple[Ref, ...] = ()
    at: int = 0

    @property
    def ref(self) -> Ref | None:
        """The words in view."""
        return self.refs[self.at] if self.refs else None


class SelectionModel:
    """The briefing and the choice.

    Args:
        snapshot: what is shown.

    Attributes:
        visits_list: as it is filtered and sorted.
        with_unsure: whether the chosen issue shows the positions that are kept back.
    """

    def __init__(self, snapshot: SnapshotReader) -> None:
        self.snapshot = snapshot
        self.sources = snapshot.sources
        self.actors = snapshot.actors
        self.visits = snapshot.visits
        self.meetings = snapshot.meetings
        self.issues = snapshot.issues
        self.positions = snapshot.positions
        self.quotes = snapshot.quotes
        self.judged = snapshot.judged
        self.current = Selection()
        self.history: list[Selection] = []
        self.ahead: list[Selection] = []
        self.order = EVENT_ORDERS[0]
        self.wanted = Filter()
        self.with_unsure = False
        self._untouched = True
        self._only: frozenset[str] | None = None
        self._issues: Sequence[IssueLine] = ()
        self.refreshed()

    # -- the briefing

    def refreshed(self) -> None:
        """The snapshot shows another state; what is chosen stays chosen where it still exists."""
        self._issues = self.snapshot.listed(IssueLine)
        self.list_visits()
        current = Selection() if self._untouched else self.current
        if self._place(current.event) is None:
            self.current = Selection()
            if len(self.visits_list):
                self.current = self._chosen(self._target_at(0))
            return
        self.current = self._mended(current)
        self.history = [self._mended(c) for c in self.history]
        self.ahead = [self._mended(c) for c in self.ahead]

    def _mended(self, current: Selection) -> Selection:
        """A choice without what is no longer there."""
        refs = tuple(r for r in current.refs if r.source in self.sources)
        same = current.ref is not None and current.ref in refs
        return current._replace(
            event=current.event if self._place(current.event) is not None else None,
            meeting=current.meeting if current.meeting in self.meetings else None,
            actor=current.actor if current.actor in self.actors else None,
            issue=current.issue if current.issue in self.issues else None,
            refs=refs,
            at=refs.index(current.ref) if same and current.ref else 0,
        )

    @property
    def facts(self) -> Facts:
        """The folder in numbers."""
        return self.snapshot.facts

    # -- the list of visits

    def list_visits(self, wanted: Filter | None = None, order: int | None = None) -> None:
        """Filter or sort the list of visits; what is not given stays as it is.

        Args:
            wanted: the filter.
            order: a number of ``EVENT_ORDERS``.
        """
        self.wanted = self.wanted if wanted is None else wanted
        self.order = self.order if order is None else EVENT_ORDERS[order]
        self.visits_list = VisitsList.of(self.snapshot, self.wanted, self.order, self._only)

    def list_only(self, events: frozenset[str] | None) -> None:
        """List no other events than these; None lists them all."""
        self._only = events
        self.list_visits()

    def event_at(self, index: int) -> EventLine:
        """The line of an event by its number in the list."""
        return self.snapshot.event_at(self.visits_list.places[index])

    def _target_at(self, index: int) -> RecordRef:
        line = self.event_at(index)
        return RecordRef(line.kind, line.id)

    def _place(self, event: str | None) -> int | None:
        line = self.snapshot.line(EventLine, event) if event else None
        return line.place if line else None

    def index_of_event(self) -> int | None:
        """The number of the chosen event in the list; None where it is hidden or gone."""
        place = self._place(self.current.event)
        return None if place is None else self.visits_list.index(place)

    # -- choosing

    def choose(self, target: RecordRef, refs: tuple[Ref, ...] = (), *, keep: bool = True) -> None:
        """Choose something; what belongs to it comes along.

        Args:
            target: what.
            refs: its evidence, where the caller knows better than the record.
            keep: whether the way back leads here; a cursor that only passes by keeps nothing.
        """
        self._untouched = False
        chosen = self._chosen(target)
        if refs:
            chosen = chosen._replace(refs=refs, at=0)
        if chosen == self.current:
            return
        if keep:
            self.history.append(self.current)
            del self.history[:-_DEPTH]
            self.ahead.clear()
        self.current = chosen

    def restore(self, current: Selection) -> None:
        """Choose what was chosen in an earlier run; what is gone is left out."""
        self._untouched = False
        self.current = self._mended(current)
        if self.current.event is None:
            self._choose_like(current.ref)
            return
        ref = self.current.ref
        if current.record and ref:
            refs = self._chosen(current.record).refs
            if ref in refs:
                self.current = self.current._replace(refs=refs, at=refs.index(ref))

    def _choose_like(self, ref: Ref | None) -> None:
        """Choose the event that these words tell now, under whatever id; else the first one."""
        found = next(self._told_by(ref), None) if ref else None
        if found is None and len(self.visits_list):
            found = self._target_at(0)
        if found:
            self.current = self._chosen(found)

    def _told_by(self, ref: Ref) -> Iterator[RecordRef]:
        """The visits and meetings that these very words prove."""
        tables: tuple[tuple[str, Mapping[str, Visit] | Mapping[str, Meeting]], ...] = (
            ("visit", self.visits),
            ("meeting", self.meetings),
        )
        for kind, table in tables:
            for name in self.snapshot.linked(f"{kind}s of source", ref.source):
                if any((r.start, r.end) == (ref.start, ref.end) for r in table[name].evidence):
                    yield RecordRef(kind, name)

    def evidence_of(self, target: RecordRef) -> tuple[Ref, ...]:
        """The words that prove a record; none for an actor, a source, and what is gone."""
        tables: dict[str, Mapping[str, _Proven]] = {
            "visit": self.visits,
            "meeting": self.meetings,
            "position": self.positions,
            "quote": self.quotes,
            "issue": self.issues,
        }
        record = tables.get(target.kind, {}).get(target.id)
        return record.evidence if record else ()

    def back(self) -> bool:
        """Undo the last choice; False where there is none."""
        if not self.history:
            return False
        self.ahead.append(self.current)
        self.current = self.history.pop()
        return True

    def forward(self) -> bool:
        """Redo the choice that ``back`` undid; False where there is none."""
        if not self.ahead:
            return False
        self.history.append(self.current)
        self.current = self.ahead.pop()
        return True

    def _chosen(self, target: RecordRef) -> Selection:
        old = self.current._replace(record=target, at=0)
        match target.kind:
            case "visit" if target.id in self.visits:
                return self._visit(old, self.visits[target.id])
            case "meeting" if target.id in self.meetings:
                return self._meeting(old, self.meetings[target.id])
            case "actor" if target.id in self.actors:
                return old._replace(actor=target.id, refs=self._named(target.id))
            case "issue" if target.id in self.issues:
                refs = tuple(p.evidence[0] for p in self.positions_on(target.id))
                return old._replace(issue=target.id, refs=refs or self.issues[target.id].evidence)
            case "position" if target.id in self.positions:
                position = self.positions[target.id]
                return old._replace(
                    issue=position.issue, actor=position.holder, refs=position.evidence
                )
            case "quote" if target.id in self.quotes:
                quote = self.quotes[target.id]
                return old._replace(actor=quote.speaker or old.actor, refs=quote.evidence)
            case "source" if target.id in self.sources:
                return old._replace(refs=(Ref(target.id, 0, 0, ""),))
        return self.current

    def _named(self, actor: str) -> tuple[Ref, ...]:
        mentions = self.snapshot.mentions(actor)
        return tuple(m for m in mentions if m.form == "name") or mentions

    def _visit(self, old: Selection, visit: Visit) -> Selection:
        issue = next((i for i in visit.issues if self.is_sided(i)), None)
        return old._replace(
            event=visit.id,
            meeting=None,
            actor=visit.travellers[0],
            issue=issue or self._issue_of_sources(visit) or old.issue,
            refs=visit.evidence,
        )

    def _meeting(self, old: Selection, meeting: Meeting) -> Selection:
        event = meeting.visit or meeting.id
        visit = self.visits.get(meeting.visit or "")
        travellers = set(visit.travellers) if visit else set(meeting.sides[0])
        other = next(
            (a for a in meeting.participants if a not in travellers), meeting.participants[-1]
        )
        issue = next((i for i in meeting.issues if self.is_sided(i)), old.issue)
        return old._replace(
            event=event, meeting=meeting.id, actor=other, issue=issue, refs=meeting.evidence
        )

    def _issue_of_sources(self, visit: Visit) -> str | None:
        near = [line for line, _ in self._here(visit)]
        return min(near, key=lambda line: line.place).id if near else None

    # -- stepping

    def step_event(self, by: int) -> None:
        """Choose the next (or previous) visit or meeting of the list."""
        if len(self.visits_list):
            here = self.index_of_event()
            there = 0 if here is None else here + by
            self.choose(self._target_at(max(0, min(len(self.visits_list) - 1, there))))

    def step_issue(self, by: int) -> None:
        """Choose the next (or previous) issue, in the order of the issue cards."""
        near, others = self.issue_order()
        count = len(near) + len(others)
        if not count:
            return
        chosen = self.snapshot.line(IssueLine, self.current.issue or "")
        here = -1
        if chosen:
            found = others.index_of(chosen)
            here = near.index(chosen) if found is None else len(near) + found
        there = max(0, min(count - 1, here + by))
        line = near[there] if there < len(near) else others[there - len(near)]
        self.choose(RecordRef("issue", line.id))

    def step_evidence(self, by: int) -> None:
        """Look at the next (or previous) piece of evidence of what is chosen."""
        count = len(self.current.refs)
        if count:
            self._untouched = False
            self.current = self.current._replace(at=(self.current.at + by) % count)

    # -- asking

    @property
    def event(self) -> Visit | Meeting | None:
        """The chosen visit, or the chosen meeting that belongs to none."""
        chosen = self.current.event or ""
        return self.visits.get(chosen) or self.meetings.get(chosen)

    def place_of_event(self) -> tuple[int, int]:
        """Number of the chosen event in the list, from one, and how many there are."""
        here = self.index_of_event()
        return (0 if here is None else here + 1), len(self.visits_list)

    def actor_line(self, actor: str) -> ActorLine | None:
        """The line of an actor."""
        return self.snapshot.line(ActorLine, actor)

    def told(self, refs: Iterable[Ref]) -> tuple[int, int]:
        """How many articles, and from how many independent origins."""
        named = dict.fromkeys(ref.source for ref in refs)
        lines = (self.snapshot.line(SourceLine, source) for source in named)
        return counts((line.id, line.origin) for line in lines if line)

    def count_issues(self) -> int:
        """On how many issues somebody takes a side."""
        return len(self._issues)

    def is_sided(self, issue: str) -> bool:
        """Whether somebody takes a side on an issue."""
        return self.snapshot.line(IssueLine, issue) is not None

    def positions_on(self, issue: str, most: int | None = None) -> list[Position]:
        """The positions on an issue, the first of them where there is a limit."""
        return [self.positions[p] for p in self.snapshot.linked("positions of issue", issue)[:most]]

    def unsure_on(self, issue: str, most: int) -> list[Position]:
        """The first positions on an issue that are kept back."""
        return [self.positions[p] for p in self.snapshot.linked("unsure of issue", issue)[:most]]

    def quotes_of(self, actor: str, most: int | None = None) -> list[Quote]:
        """What an actor said, word by word."""
        return [self.quotes[q] for q in self.snapshot.linked("quotes of actor", actor)[:most]]

    def meetings_of(self, actor: str, most: int | None = None) -> list[Meeting]:
        """The meetings an actor took part in."""
        return [self.meetings[m] for m in self.snapshot.linked("meetings of actor", actor)[:most]]

    def disagreements(self, event: str) -> list[Discrepancy]:
        """What sources say differently of an event."""
        found = self.snapshot.linked("disagreements of event", event)
        return [self.snapshot.discrepancies[d] for d in found]

    def issue_order(self) -> tuple[list[IssueLine], OtherIssues]:
        """Issues on which somebody takes a side: those of the chosen event, and the others."""
        event = self.event
        if event is None:
            return [], OtherIssues(self._issues, ())
        here = {line.id: count for line, count in self._here(event)}
        own = {i for i in event.issues if self.is_sided(i)}
        near = [line for i in (own | here.keys()) if (line := self.snapshot.line(IssueLine, i))]
        near.sort(key=lambda line: (line.id not in own, -here.get(line.id, 0), line.place))
        return near, OtherIssues(self._issues, sorted(line.place for line in near))

    def _here(self, event: Visit | Meeting) -> list[tuple[IssueLine, int]]:
        """The issues on which the sources of an event tell positions, and how many."""
        sources = list(dict.fromkeys(ref.source for ref in event.evidence))[:_MOST_SOURCES]
        return issues_of_sources(self.snapshot, sources)

    def side_of(self, position: Position) -> str:
        """The side of a position: the state its holder serves, else the holder."""
        return self.snapshot.side(position.id) or position.holder

    def actor(self, actor: str | None) -> Actor | None:
        """The record of an actor."""
        return self.actors.get(actor or "")
