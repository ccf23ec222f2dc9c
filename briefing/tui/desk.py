"""What is on the desk: the briefing by its connections, what is chosen, and how one came there.

No widget is known here. Panes ask for rows, handlers call ``choose``; every choice is a value that
the history keeps.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefing.records import (
    Actor,
    Briefing,
    Discrepancy,
    Issue,
    Meeting,
    Position,
    Quote,
    Ref,
    Source,
    Visit,
)
from briefing.tui.rows import Target
from briefing.tui.times import Shown, shown_meeting, shown_visit

_DEPTH = 256


@dataclass(frozen=True, slots=True)
class Choice:
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


class Desk:
    """The briefing and the choice.

    Args:
        briefing: what is shown.
    """

    def __init__(self, briefing: Briefing | None = None) -> None:
        self.choice = Choice()
        self._history: list[Choice] = []
        self._ahead: list[Choice] = []
        self._untouched = True
        self.take(briefing or Briefing())

    # -- the briefing

    def take(self, briefing: Briefing) -> None:
        """Show another state of the briefing; what is chosen stays chosen where it still exists."""
        self.briefing = briefing
        self.sources: dict[str, Source] = {s.id: s for s in briefing.sources}
        self.actors: dict[str, Actor] = {a.id: a for a in briefing.actors}
        self.visits: dict[str, Visit] = {v.id: v for v in briefing.visits}
        self.meetings: dict[str, Meeting] = {m.id: m for m in briefing.meetings}
        self.issues: dict[str, Issue] = {i.id: i for i in briefing.issues}
        self.positions: dict[str, Position] = {p.id: p for p in briefing.positions}
        self.quotes: dict[str, Quote] = {q.id: q for q in briefing.quotes}
        self.by_issue: dict[str, list[Position]] = _grouped(briefing.positions, lambda p: p.issue)
        self.by_holder: dict[str, list[Position]] = _grouped(briefing.positions, lambda p: p.holder)
        self.by_speaker: dict[str, list[Quote]] = _grouped(
            (q for q in briefing.quotes if q.direct), lambda q: q.speaker or ""
        )
        self.meetings_of: dict[str, list[Meeting]] = defaultdict(list)
        for meeting in briefing.meetings:
            for actor in meeting.participants:
                self.meetings_of[actor].append(meeting)
        self.events: list[tuple[Shown, Visit | Meeting]] = _events(briefing, self)
        self.judged = {j.record: j for j in briefing.judged}
        self.disputed: dict[str, list[Discrepancy]] = _grouped(
            briefing.discrepancies, lambda d: d.record
        )
        self._place = {event.id: i for i, (_, event) in enumerate(self.events)}
        self._mend_choice()

    def _mend_choice(self) -> None:
        choice = Choice() if self._untouched else self.choice
        gone = choice.event is not None and choice.event not in self._place
        if gone or choice.event is None:
            self.choice = Choice()
            if self.events:
                self.choice = self._chosen(Target(*_kind_of(self.events[0][1])))
            return
        self.choice = self._mended(choice)
        self._history = [self._mended(c) for c in self._history]
        self._ahead = [self._mended(c) for c in self._ahead]

    def _mended(self, choice: Choice) -> Choice:
        """A choice without what is no longer there."""
        refs = tuple(r for r in choice.refs if r.source in self.sources)
        same = choice.ref is not None and choice.ref in refs
        return replace(
            choice,
            event=choice.event if choice.event in self._place else None,
            meeting=choice.meeting if choice.meeting in self.meetings else None,
            actor=choice.actor if choice.actor in self.actors else None,
            issue=choice.issue if choice.issue in self.issues else None,
            refs=refs,
            at=refs.index(choice.ref) if same and choice.ref else 0,
        )

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
            chosen = replace(chosen, refs=refs, at=0)
        if chosen == self.choice:
            return
        if keep:
            self._history.append(self.choice)
            del self._history[:-_DEPTH]
            self._ahead.clear()
        self.choice = chosen

    def back(self) -> bool:
        """Undo the last choice; False where there is none."""
        if not self._history:
            return False
        self._ahead.append(self.choice)
        self.choice = self._history.pop()
        return True

    def forward(self) -> bool:
        """Redo the choice that ``back`` undid; False where there is none."""
        if not self._ahead:
            return False
        self._history.append(self.choice)
        self.choice = self._ahead.pop()
        return True

    def _chosen(self, target: Target) -> Choice:
        old = replace(self.choice, record=target, at=0)
        match target.kind:
            case "visit" if target.id in self.visits:
                visit = self.visits[target.id]
                issue = next((i for i in visit.issues if i in self.by_issue), None)
                return replace(
                    old,
                    event=visit.id,
                    meeting=None,
                    actor=visit.travellers[0],
                    issue=issue or self._issue_of_sources(visit) or old.issue,
                    refs=visit.evidence,
                )
            case "meeting" if target.id in self.meetings:
                return self._meeting(old, self.meetings[target.id])
            case "actor" if target.id in self.actors:
                actor = self.actors[target.id]
                named = tuple(m for m in actor.mentions if m.form == "name")
                return replace(old, actor=target.id, refs=named or actor.mentions)
            case "issue" if target.id in self.issues:
                refs = tuple(p.evidence[0] for p in self.by_issue.get(target.id, ()))
                return replace(old, issue=target.id, refs=refs or self.issues[target.id].evidence)
            case "position" if target.id in self.positions:
                position = self.positions[target.id]
                return replace(
                    old, issue=position.issue, actor=position.holder, refs=position.evidence
                )
            case "quote" if target.id in self.quotes:
                quote = self.quotes[target.id]
                return replace(old, actor=quote.speaker or old.actor, refs=quote.evidence)
            case "source" if target.id in self.sources:
                return replace(old, refs=(Ref(target.id, 0, 0, ""),))
        return self.choice

    def _meeting(self, old: Choice, meeting: Meeting) -> Choice:
        event = meeting.visit or meeting.id
        visit = self.visits.get(meeting.visit or "")
        travellers = set(visit.travellers) if visit else set(meeting.sides[0])
        other = next(
            (a for a in meeting.participants if a not in travellers), meeting.participants[-1]
        )
        issue = next((i for i in meeting.issues if i in self.by_issue), old.issue)
        return replace(
            old, event=event, meeting=meeting.id, actor=other, issue=issue, refs=meeting.evidence
        )

    def _issue_of_sources(self, visit: Visit) -> str | None:
        sources = {r.source for r in visit.evidence}
        return next(
            (
                i.id
                for i in self.briefing.issues
                if any(p.evidence[0].source in sources for p in self.by_issue.get(i.id, ()))
            ),
            None,
        )

    # -- stepping

    def step_event(self, by: int) -> None:
        """Choose the next (or previous) visit or meeting of the list."""
        if self.events:
            here = self._place.get(self.choice.event or "", 0)
            event = self.events[max(0, min(len(self.events) - 1, here + by))][1]
            self.choose(Target(*_kind_of(event)))

    def step_issue(self, by: int) -> None:
        """Choose the next (or previous) issue, in the order of the issue cards."""
        order = [i.id for i in self.issue_order()]
        if order:
            here = order.index(self.choice.issue) if self.choice.issue in order else -1
            self.choose(Target("issue", order[max(0, min(len(order) - 1, here + by))]))

    def step_evidence(self, by: int) -> None:
        """Look at the next (or previous) piece of evidence of what is chosen."""
        count = len(self.choice.refs)
        if count:
            self._untouched = False
            self.choice = replace(self.choice, at=(self.choice.at + by) % count)

    # -- asking

    @property
    def event(self) -> Visit | Meeting | None:
        """The chosen visit, or the chosen meeting that belongs to none."""
        chosen = self.choice.event or ""
        return self.visits.get(chosen) or self.meetings.get(chosen)

    def place_of_event(self) -> tuple[int, int]:
        """Number of the chosen event in the list, from one, and how many there are."""
        here = self._place.get(self.choice.event or "")
        return (0 if here is None else here + 1), len(self.events)

    def issue_order(self) -> list[Issue]:
        """Issues on which somebody takes a side, those of the chosen event first."""
        event = self.event
        own = set(event.issues) if event else set()
        sources = {r.source for r in event.evidence} if event else set()
        sided = [i for i in self.briefing.issues if i.id in self.by_issue]

        def near(issue: Issue) -> tuple[int, int]:
            here = sum(p.evidence[0].source in sources for p in self.by_issue[issue.id])
            return (0 if issue.id in own else 1 if here else 2), -here

        return sorted(sided, key=near)

    def is_of_event(self, issue: Issue) -> bool:
        """Whether an issue was on the chosen event, or in its sources."""
        event = self.event
        if event is None:
            return False
        sources = {r.source for r in event.evidence}
        return issue.id in event.issues or any(
            p.evidence[0].source in sources for p in self.by_issue.get(issue.id, ())
        )


def _kind_of(event: Visit | Meeting) -> tuple[str, str]:
    return ("visit" if isinstance(event, Visit) else "meeting"), event.id


def _grouped(records: Iterable[object], key: object) -> dict:  # type: ignore[type-arg]
    out: dict[str, list[object]] = defaultdict(list)
    for record in records:
        out[key(record)].append(record)  # type: ignore[operator]
    return out


def _events(briefing: Briefing, desk: Desk) -> list[tuple[Shown, Visit | Meeting]]:
    """Visits, and meetings that belong to none, the newest first, the undated last."""
    found: list[tuple[Shown, Visit | Meeting]] = [
        (shown_visit(v, desk.meetings, desk.sources), v) for v in briefing.visits
    ]
    found += [(shown_meeting(m, desk.sources), m) for m in briefing.meetings if m.visit is None]
    dated = [e for e in found if e[0].sort]
    undated = [e for e in found if not e[0].sort]
    dated.sort(key=lambda e: (e[0].sort, e[1].id), reverse=True)
    return dated + sorted(undated, key=lambda e: e[1].id)
