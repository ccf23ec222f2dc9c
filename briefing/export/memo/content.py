"""What stands in a memo: people, events, sides, disagreements, gaps. Nothing is invented."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from briefing.export.memo.page import Footnote, IssueBlock, Line, Memo, MemoScope, Tie
from briefing.models import Actor, Briefing, Meeting, Office, Position, Ref, Source, Visit, When
from briefing.models.article import ISO_LENGTH
from briefing.models.enums import DID_NOT_HAPPEN
from briefing.models.news import NewsItem
from briefing.presentation.dates import long_when, published_words, shown_meeting, shown_visit
from briefing.presentation.wording import plural
from briefing.resources.countries import state_name
from briefing.text.normalisation import fold, one_line

_MOST_PEOPLE, _MOST_EVENTS, _MOST_ISSUES, _MOST_SIDES, _MOST_CHANGES = 8, 12, 8, 5, 12
Event = Visit | Meeting


class Reference(Protocol):
    """How a footnote names its source: a citation style's reference for a passage."""

    def __call__(self, ref: Ref, source: Source) -> str:
        """The reference."""


def memo_of(
    briefing: Briefing,
    texts: Mapping[str, str],
    scope: MemoScope,
    reference: Reference,
    news: Sequence[NewsItem] = (),
) -> Memo:
    """The memo of a briefing.

    Args:
        briefing: linked.
        texts: of its sources, by id.
        scope: what it is about; empty words are everything.
        reference: words a footnote's source.
        news: of which what changed is told.
    """
    return _Writer(briefing, texts, scope, reference).memo(news)


class _Writer:
    """Chooses records within the scope and words them, each with its footnote."""

    def __init__(
        self, briefing: Briefing, texts: Mapping[str, str], scope: MemoScope, reference: Reference
    ) -> None:
        self._b = briefing
        self._texts = texts
        self._scope = scope
        self._reference = reference
        self._sources = {s.id: s for s in briefing.sources}
        self._meetings = {m.id: m for m in briefing.meetings}
        self._actors = {a.id: a for a in briefing.actors}
        self._issues = {i.id: i.name for i in briefing.issues}
        self._notes: dict[tuple[str, int, int], Footnote] = {}
        self._wanted_actors = self._named(scope.actor)

    def memo(self, news: Sequence[NewsItem] = ()) -> Memo:
        events = self._events()
        title = (
            " · ".join(w for w in (self._scope.actor, self._scope.issue) if w) or "Briefing memo"
        )
        memo = Memo(one_line(title), self._subtitle())
        for event in events:
            line = self._event(event)
            if event.status in DID_NOT_HAPPEN:
                memo.fallen.append(line)
            elif event.status == "announced":
                memo.ahead.append(line)
            else:
                memo.held.append(line)
        memo.changed = self._changes(news, {e.id for e in events})
        memo.people = self._people(events)
        memo.issues = self._issue_blocks()
        memo.discrepancies = self._disagreements({e.id for e in events})
        memo.unknown = self._gaps(events)
        memo.footnotes = list(self._notes.values())
        memo.ties = self._ties(events)
        return memo

    def _subtitle(self) -> str:
        days = sorted(
            s.published.start for s in self._b.sources if s.published and s.published.start
        )
        span = f"{days[0]} to {days[-1]}" if days else "undated"
        since = f", since {self._scope.since}" if self._scope.since else ""
        return f"From {plural(len(self._b.sources), 'article')}, {span}{since}"

    # -- choosing

    def _named(self, words: str) -> set[str]:
        wanted = fold(words).split()
        return {
            a.id
            for a in self._b.actors
            if wanted
            and all(any(word in fold(form) for form in (a.name, *a.aliases)) for word in wanted)
        }

    def _events(self) -> list[Event]:
        every: list[Event] = [*self._b.visits, *self._b.meetings]
        kept = [e for e in every if self._concerns(e)]
        kept.sort(key=lambda e: (self._start(e), e.id), reverse=True)
        return kept[:_MOST_EVENTS]

    def _concerns(self, event: Event) -> bool:
        who = event.travellers if isinstance(event, Visit) else event.participants
        if self._scope.actor and not self._wanted_actors.intersection(who):
            return False
        if self._scope.issue:
            names = (self._issues.get(i, "") for i in event.issues)
            if not any(fold(self._scope.issue) in fold(name) for name in names):
                return False
        return not self._scope.since or self._start(event) >= self._scope.since

    def _start(self, event: Event) -> str:
        """The day that orders an event: its own, its meetings', else that of its sources."""
        if isinstance(event, Visit):
            return shown_visit(event, self._meetings, self._sources).sort
        return shown_meeting(event, self._sources).sort

    def _when(self, event: Event) -> When | None:
        """The words that date an event; those of the first meeting where a visit has none."""
        if isinstance(event, Meeting) or (event.when and event.when.start):
            return event.when
        held = [self._meetings[m].when for m in event.meetings if m in self._meetings]
        known = [when for when in held if when and when.start]
        return min(known, key=lambda when: when.start or "", default=event.when)

    def _positions(self) -> list[Position]:
        kept = []
        for p in self._b.positions:
            name = self._issues.get(p.issue, "")
            if not p.shown or fold(self._scope.issue) not in fold(name):
                continue
            side = p.on_behalf_of or p.holder
            countries = {self._actors[a].country for a in self._wanted_actors} - {None}
            own = p.holder in self._wanted_actors or side in self._wanted_actors
            if self._scope.actor and not own and self._country(side) not in countries:
                continue
            if self._scope.since and (self._day(p) or "") < self._scope.since:
                continue
            kept.append(p)
        return kept

    def _country(self, actor: str) -> str | None:
        known = self._actors.get(actor)
        return known.country if known else None

    def _day(self, position: Position) -> str | None:
        if position.when and position.when.start:
            return position.when.start[: ISO_LENGTH[position.when.precision or "day"]]
        source = self._sources.get(position.evidence[0].source) if position.evidence else None
        return source.published.date if source and source.published else None

    # -- wording

    def _event(self, event: Event) -> Line:
        names = [self._issues[i] for i in event.issues if i in self._issues][:3]
        about = f"; about {', '.join(names)}" if names else ""
        return Line(
            self._told(event) + about,
            self._cite(event.evidence[:2]),
            event.status,
            long_when(self._when(event)),
        )

    def _told(self, event: Event) -> str:
        """``A → France (Paris)``, ``A, B – C (Paris, by phone)``."""
        if isinstance(event, Visit):
            state = (
                state_name(event.country) if event.country else event.place or "an unnamed place"
            )
            place = f" ({event.place})" if event.place and event.place != state else ""
            return f"{self._names(event.travellers)} → {state}{place}"
        sides = " – ".join(self._names(side) for side in event.sides)
        how = "" if event.mode in {"in person", "unknown"} else event.mode
        where = ", ".join(part for part in (event.place, how) if part)
        return f"{sides}{f' ({where})' if where else ''}"

    def _names(self, actors: Iterable[str]) -> str:
        return ", ".join(map(self._name, actors))

    def _people(self, events: Iterable[Event]) -> list[Line]:
        seen: dict[str, int] = defaultdict(int)
        for event in events:
            for actor in event.travellers if isinstance(event, Visit) else event.participants:
                seen[actor] += 1
        known = [self._actors[a] for a in (*self._wanted_actors, *seen) if a in self._actors]
        people = [a for a in dict.fromkeys(known) if a.kind == "person"]
        people.sort(key=lambda a: (a.id not in self._wanted_actors, -seen[a.id], a.name))
        return [self._person(a) for a in people[:_MOST_PEOPLE]]

    def _person(self, actor: Actor) -> Line:
        roles = sorted(actor.roles, key=lambda r: (r.former, -(int((r.as_of or "0")[:4]))))
        told = []
        for role in _distinct(roles)[:3]:
            state = state_name(role.country) if role.country else None
            where = role.organisation or state
            since = f" ({role.as_of})" if role.as_of else ""
            known = role.title.lower()
            kind = "former " if role.former and not known.startswith("former") else ""
            kind += "acting " if role.acting and not known.startswith("acting") else ""
            told.append(f"{kind}{role.title}{f', {where}' if where else ''}{since}")
        offices = "; ".join(told) or "office not known"
        evidence = [role.evidence[0] for role in roles[:2] if role.evidence]
        return Line(f"{actor.name}: {offices}", self._cite(evidence))

    def _issue_blocks(self) -> list[IssueBlock]:
        by_issue: dict[str, dict[str, list[Position]]] = defaultdict(lambda: defaultdict(list))
        for p in self._positions():
            by_issue[p.issue][self._side(p)].append(p)
        ranked = sorted(
            by_issue.items(),
            key=lambda item: (-len(item[1]), -sum(map(len, item[1].values())), item[0]),
        )
        return [
            IssueBlock(
                self._issues.get(issue, issue),
                tuple(self._stand(side, held) for side, held in list(sides.items())[:_MOST_SIDES]),
            )
            for issue, sides in ranked[:_MOST_ISSUES]
        ]

    def _side(self, position: Position) -> str:
        country = self._country(position.on_behalf_of or position.holder)
        if country:
            return state_name(country)
        actor = self._actors.get(position.holder)
        return actor.name if actor else position.holder

    def _stand(self, side: str, held: list[Position]) -> Line:
        held = sorted(held, key=lambda p: (self._day(p) or "", p.id))
        latest = held[-1]
        before = list(dict.fromkeys(p.stance for p in held if p.stance != latest.stance))
        moved = f" (before: {', '.join(before)})" if before else ""
        holder = self._actors.get(latest.holder)
        by = f", by {holder.name}" if holder and holder.name != side else ""
        words = one_line(latest.evidence[0].text) if latest.evidence else ""
        day = self._day(latest) or ""
        return Line(
            f"{side}: {latest.stance}{by} – “{words}”{moved}",
            self._cite(latest.evidence[:1]),
            latest.stance,
            day,
        )

    def _changes(self, news: Iterable[NewsItem], events: set[str]) -> list[Line]:
        """What changed, of what the memo is about, with the words before and after."""
        within = events | {p.id for p in self._positions()} | self._wanted_actors
        everything = not (self._scope.actor or self._scope.issue)
        found = []
        for item in news:
            if item.is_change and (everything or item.record in within):
                told = f"{item.title}: {item.matter}, {item.move}"
                found.append(Line(told, self._cite((*item.old[:1], *item.new[:1])), item.matter))
        return found[:_MOST_CHANGES]

    def _disagreements(self, events: set[str]) -> list[Line]:
        every: list[Event] = [*self._b.visits, *self._b.meetings]
        by_id = {event.id: event for event in every}
        found = []
        for d in self._b.discrepancies:
            event = by_id.get(d.record)
            if event is None or d.record not in events:
                continue
            said = "; ".join(v.value for v in d.variants)
            evidence = [v.evidence[0] for v in d.variants if v.evidence]
            found.append(Line(f"{self._told(event)}: {d.matter} – {said}", self._cite(evidence)))
        return found

    def _gaps(self, events: list[Event]) -> list[str]:
        undated = sum(not ((w := self._when(e)) and w.start) for e in events)
        sources = sum(published_words(s) is None for s in self._b.sources)
        unsure = sum(not p.shown for p in self._b.positions)
        speakers = sum(q.speaker is None for q in self._b.quotes)
        told = [
            (undated, "of these events have no known date"),
            (sources, "articles have no known date of publication"),
            (unsure, "positions are too uncertain to be shown"),
            (speakers, "quotations have no known speaker"),
        ]
        return [f"{count} {what}." for count, what in told if count]

    def _ties(self, events: Iterable[Event]) -> list[Tie]:
        met: dict[tuple[str, str], int] = defaultdict(int)
        for event in events:
            if isinstance(event, Visit) or event.status in DID_NOT_HAPPEN or len(event.sides) < 2:
                continue
            for one in event.sides[0]:
                for other in event.sides[1]:
                    names = sorted((self._name(one), self._name(other)))
                    met[names[0], names[1]] += 1
        return [Tie(a, b, n) for (a, b), n in sorted(met.items(), key=lambda x: (-x[1], x[0]))]

    def _name(self, actor: str) -> str:
        known = self._actors.get(actor)
        return known.name if known else actor

    def _cite(self, evidence: Iterable[Ref]) -> tuple[int, ...]:
        numbers = []
        for ref in evidence:
            key = (ref.source, ref.start, ref.end)
            if key not in self._notes:
                source = self._sources[ref.source]
                text = self._texts.get(ref.source, "")
                self._notes[key] = Footnote(
                    len(self._notes) + 1,
                    one_line(ref.text),
                    one_line(text[max(0, ref.start - 60) : ref.start])[-50:],
                    one_line(text[ref.end : ref.end + 60])[:50],
                    self._reference(ref, source),
                    one_line(source.path),
                )
            numbers.append(self._notes[key].number)
        return tuple(numbers)


def _distinct(roles: list[Office]) -> list[Office]:
    """Offices without those that another one of the same state says in full (``Secretary``)."""
    kept: list[Office] = []
    for role in sorted(roles, key=lambda r: -len(r.title)):
        words = set(role.title.lower().split())
        told = any(
            words <= set(other.title.lower().split()) and role.country in {None, other.country}
            for other in kept
        )
        if not told:
            kept.append(role)
    return sorted(kept, key=roles.index)
