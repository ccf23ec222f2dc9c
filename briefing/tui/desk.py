"""What is on the desk: what is chosen, what belongs to it, and how one came there.

No widget is known here. Panes ask for rows, handlers call ``choose``; every choice is a value that
the history keeps.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple, overload

from briefing.library.wording import counts
from briefing.records import Actor, Discrepancy, Meeting, Position, Quote, Ref, Visit
from briefing.records.listed import ActorLine, EventLine, Facts, IssueLine, PositionLine, SourceLine
from briefing.store.shelf import Shelf
from briefing.tui.filtering import Filter
from briefing.tui.rows import Target
from briefing.tui.visits_list import ORDERS, VisitsList

_DEPTH = 256
_MOST_SOURCES = 500


class Choice(NamedTuple):
    """What is chosen: an event, an actor, an issue, and the words that are shown.

    ``refs`` are all the evidence of what was chosen last, ``at`` the number of the one in view.
    """

    event: str | None = None
    meeting: str | None = None
    actor: str | None = None
    issue: str | None = None
    record: Target | None = None
    refs: tuple[Ref, ...] = ()
    at: int = 0

    @property
    def ref(self) -> Ref | None:
        """The words in view."""
        return self.refs[self.at] if self.refs else None


class Others(Sequence[IssueLine]):
    """All issues but some, without a copy of the list.

    Args:
        lines: all of them, by their places.
        without: the places of those left out, in order.
    """

    def __init__(self, lines: Sequence[IssueLine], without: Sequence[int]) -> None:
        self._lines = lines
        self._gaps = [place - n for n, place in enumerate(without)]
        self._without = frozenset(without)

    def __len__(self) -> int:
        return len(self._lines) - len(self._gaps)

    @overload
    def __getitem__(self, index: int) -> IssueLine: ...
    @overload
    def __getitem__(self, index: slice) -> list[IssueLine]: ...
    def __getitem__(self, index: int | slice) -> IssueLine | list[IssueLine]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        if not 0 <= index < len(self):
            raise IndexError(index)
        return self._lines[index + bisect_right(self._gaps, index)]

    def index_of(self, line: IssueLine) -> int | None:
        """The number of an issue; None where it is left out."""
        if line.place in self._without:
            return None
        return line.place - sum(place < line.place for place in self._without)


class Desk:
    """The briefing and the choice.

    Args:
        shelf: what is shown.

    Attributes:
        visits_list: as it is filtered and sorted.
    """

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.sources = shelf.sources
        self.actors = shelf.actors
        self.visits = shelf.visits
        self.meetings = shelf.meetings
        self.issues = shelf.issues
        self.positions = shelf.positions
        self.quotes = shelf.quotes
        self.judged = shelf.judged
        self.choice = Choice()
        self.history: list[Choice] = []
        self.ahead: list[Choice] = []
        self.order = ORDERS[0]
        self.wanted = Filter()
        self._untouched = True
        self._issues: Sequence[IssueLine] = ()
        self.renewed()

    # -- the briefing

    def renewed(self) -> None:
        """The shelf shows another state; what is chosen stays chosen where it still exists."""
        self._issues = self.shelf.listed(IssueLine)
        self.list_visits()
        choice = Choice() if self._untouched else self.choice
        if self._place(choice.event) is None:
            self.choice = Choice()
            if len(self.visits_list):
                self.choice = self._chosen(self._target_at(0))
            return
        self.choice = self._mended(choice)
        self.history = [self._mended(c) for c in self.history]
        self.ahead = [self._mended(c) for c in self.ahead]

    def _mended(self, choice: Choice) -> Choice:
        """A choice without what is no longer there."""
        refs = tuple(r for r in choice.refs if r.source in self.sources)
        same = choice.ref is not None and choice.ref in refs
        return choice._replace(
            event=choice.event if self._place(choice.event) is not None else None,
            meeting=choice.meeting if choice.meeting in self.meetings else None,
            actor=choice.actor if choice.actor in self.actors else None,
            issue=choice.issue if choice.issue in self.issues else None,
            refs=refs,
            at=refs.index(choice.ref) if same and choice.ref else 0,
        )

    @property
    def facts(self) -> Facts:
        """The folder in numbers."""
        return self.shelf.facts

    # -- the list of visits

    def list_visits(self, wanted: Filter | None = None, order: int | None = None) -> None:
        """Filter or sort the list of visits; what is not given stays as it is.

        Args:
            wanted: the filter.
            order: a number of ``ORDERS``.
        """
        self.wanted = self.wanted if wanted is None else wanted
        self.order = self.order if order is None else ORDERS[order]
        self.visits_list = VisitsList.of(self.shelf, self.wanted, self.order)

    def event_at(self, index: int) -> EventLine:
        """The line of an event by its number in the list."""
        return self.shelf.event_at(self.visits_list.places[index])

    def _target_at(self, index: int) -> Target:
        line = self.event_at(index)
        return Target(line.kind, line.id)

    def _place(self, event: str | None) -> int | None:
        line = self.shelf.line(EventLine, event) if event else None
        return line.place if line else None

    def index_of_event(self) -> int | None:
        """The number of the chosen event in the list; None where it is hidden or gone."""
        place = self._place(self.choice.event)
        return None if place is None else self.visits_list.index(place)

    # -- choosing

    def choose(self, target: Target, refs: tuple[Ref, ...] = (), *, keep: bool = True) -> None:
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
        if chosen == self.choice:
            return
        if keep:
            self.history.append(self.choice)
            del self.history[:-_DEPTH]
            self.ahead.clear()
        self.choice = chosen

    def restore(self, choice: Choice) -> None:
        """Choose what was chosen in an earlier run; what is gone is left out."""
        self._untouched = False
        self.choice = self._mended(choice)
        ref = self.choice.ref
        if choice.record and ref:
            refs = self._chosen(choice.record).refs
            if ref in refs:
                self.choice = self.choice._replace(refs=refs, at=refs.index(ref))

    def back(self) -> bool:
        """Undo the last choice; False where there is none."""
        if not self.history:
            return False
        self.ahead.append(self.choice)
        self.choice = self.history.pop()
        return True

    def forward(self) -> bool:
        """Redo the choice that ``back`` undid; False where there is none."""
        if not self.ahead:
            return False
        self.history.append(self.choice)
        self.choice = self.ahead.pop()
        return True

    def _chosen(self, target: Target) -> Choice:
        old = self.choice._replace(record=target, at=0)
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
        return self.choice

    def _named(self, actor: str) -> tuple[Ref, ...]:
        mentions = self.shelf.mentions(actor)
        return tuple(m for m in mentions if m.form == "name") or mentions

    def _visit(self, old: Choice, visit: Visit) -> Choice:
        issue = next((i for i in visit.issues if self.is_sided(i)), None)
        return old._replace(
            event=visit.id,
            meeting=None,
            actor=visit.travellers[0],
            issue=issue or self._issue_of_sources(visit) or old.issue,
            refs=visit.evidence,
        )

    def _meeting(self, old: Choice, meeting: Meeting) -> Choice:
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
        chosen = self.shelf.line(IssueLine, self.choice.issue or "")
        here = -1
        if chosen:
            found = others.index_of(chosen)
            here = near.index(chosen) if found is None else len(near) + found
        there = max(0, min(count - 1, here + by))
        line = near[there] if there < len(near) else others[there - len(near)]
        self.choose(Target("issue", line.id))

    def step_evidence(self, by: int) -> None:
        """Look at the next (or previous) piece of evidence of what is chosen."""
        count = len(self.choice.refs)
        if count:
            self._untouched = False
            self.choice = self.choice._replace(at=(self.choice.at + by) % count)

    # -- asking

    @property
    def event(self) -> Visit | Meeting | None:
        """The chosen visit, or the chosen meeting that belongs to none."""
        chosen = self.choice.event or ""
        return self.visits.get(chosen) or self.meetings.get(chosen)

    def place_of_event(self) -> tuple[int, int]:
        """Number of the chosen event in the list, from one, and how many there are."""
        here = self.index_of_event()
        return (0 if here is None else here + 1), len(self.visits_list)

    def actor_line(self, actor: str) -> ActorLine | None:
        """The line of an actor."""
        return self.shelf.line(ActorLine, actor)

    def told(self, refs: Iterable[Ref]) -> tuple[int, int]:
        """How many articles, and from how many independent origins."""
        named = dict.fromkeys(ref.source for ref in refs)
        lines = (self.shelf.line(SourceLine, source) for source in named)
        return counts((line.id, line.origin) for line in lines if line)

    def count_issues(self) -> int:
        """On how many issues somebody takes a side."""
        return len(self._issues)

    def is_sided(self, issue: str) -> bool:
        """Whether somebody takes a side on an issue."""
        return self.shelf.line(IssueLine, issue) is not None

    def positions_on(self, issue: str, most: int | None = None) -> list[Position]:
        """The positions on an issue, the first of them where there is a limit."""
        return [self.positions[p] for p in self.shelf.linked("positions of issue", issue)[:most]]

    def first_of_sides(self, issue: str, most: int) -> list[str]:
        """The ids of the first position of each side on an issue, of the first sides."""
        query = (
            "SELECT id FROM position_line WHERE issue = ? GROUP BY side "
            "HAVING place = min(place) ORDER BY place LIMIT ?"
        )
        return self.shelf.column(query, (issue, most))

    def position_lines(self, where: str, values: tuple[str, ...]) -> list[PositionLine]:
        """Lines of positions by issue, the oldest first, the undated last."""
        return self.shelf.lines(PositionLine, where, values, "issue, day = '', day, place")

    def quotes_of(self, actor: str, most: int | None = None) -> list[Quote]:
        """What an actor said, word by word."""
        return [self.quotes[q] for q in self.shelf.linked("quotes of actor", actor)[:most]]

    def meetings_of(self, actor: str, most: int | None = None) -> list[Meeting]:
        """The meetings an actor took part in."""
        return [self.meetings[m] for m in self.shelf.linked("meetings of actor", actor)[:most]]

    def disagreements(self, event: str) -> list[Discrepancy]:
        """What sources say differently of an event."""
        found = self.shelf.linked("disagreements of event", event)
        return [self.shelf.discrepancies[d] for d in found]

    def issue_order(self) -> tuple[list[IssueLine], Others]:
        """Issues on which somebody takes a side: those of the chosen event, and the others."""
        event = self.event
        if event is None:
            return [], Others(self._issues, ())
        here = {line.id: count for line, count in self._here(event)}
        own = {i for i in event.issues if self.is_sided(i)}
        near = [line for i in (own | here.keys()) if (line := self.shelf.line(IssueLine, i))]
        near.sort(key=lambda line: (line.id not in own, -here.get(line.id, 0), line.place))
        return near, Others(self._issues, sorted(line.place for line in near))

    def _here(self, event: Visit | Meeting) -> list[tuple[IssueLine, int]]:
        """The issues on which the sources of an event tell positions, and how many."""
        sources = list(dict.fromkeys(ref.source for ref in event.evidence))[:_MOST_SOURCES]
        holes = ", ".join("?" * len(sources))
        query = (
            f"SELECT issue, count(*) FROM position_line WHERE source IN ({holes}) "
            "GROUP BY issue ORDER BY min(place)"
        )
        found = self.shelf.db.execute(query, sources).fetchall()
        lines = ((self.shelf.line(IssueLine, issue), count) for issue, count in found)
        return [(line, count) for line, count in lines if line]

    def side_of(self, position: Position) -> str:
        """The side of a position: the state its holder serves, else the holder."""
        return self.shelf.side(position.id) or position.holder

    def actor(self, actor: str | None) -> Actor | None:
        """The record of an actor."""
        return self.actors.get(actor or "")
