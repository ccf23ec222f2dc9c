"""Two states of a briefing compared: what is new, and what of the known is otherwise now.

Both are linked by the same program from the same extractions and judgements, the earlier one
without the articles that came in since: so nothing but those articles makes a difference. Records
are known again by their evidence, since ids may change when more articles tell the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypeVar

from briefing.link.office_classes import office_class
from briefing.link.stance_change import change, position_day, side_ids
from briefing.models import (
    Actor,
    Briefing,
    Discrepancy,
    Meeting,
    Office,
    Position,
    Quote,
    Ref,
    Visit,
    When,
)
from briefing.models.news import Matter, NewsItem, NewsKind
from briefing.presentation.dates import long_when, published_short
from briefing.presentation.titles import event_in_words
from briefing.presentation.wording import office, source_title
from briefing.resources.countries import state_name
from briefing.text.normalisation import one_line

Event = Visit | Meeting
Corrected = Visit | Meeting | Position | Quote
_Place = tuple[str, int, int]
_T = TypeVar("_T", Visit, Meeting)


def news_between(
    before: Briefing, after: Briefing, arrived: Mapping[str, str]
) -> tuple[NewsItem, ...]:
    """What came into a briefing, and what that changed: changes first.

    Args:
        before: linked without the new articles.
        after: linked with them.
        arrived: when each new article came in, by the id of its source; no other is news.
    """
    found = list(_Comparison(before, after, arrived).items())
    return tuple(sorted(found, key=lambda item: not item.is_change))


class _Comparison:
    def __init__(self, before: Briefing, after: Briefing, arrived: Mapping[str, str]) -> None:
        self._before = before
        self._after = after
        self._arrived = arrived
        self._actors = {a.id: a for a in (*before.actors, *after.actors)}
        self._issues = {i.id: i.name for i in (*before.issues, *after.issues)}
        self._sources = {s.id: s for s in (*before.sources, *after.sources)}
        every: tuple[Event, ...] = (*after.visits, *after.meetings)
        self._events_after = {e.id: e for e in every}
        self._positions_after = {p.id: p for p in after.positions}
        self._quotes_after = {q.id: q for q in after.quotes}

    def items(self) -> Iterator[NewsItem]:
        """Everything, kind by kind."""
        yield from self._events("visit", self._before.visits, self._after.visits)
        yield from self._events("meeting", self._before.meetings, self._after.meetings)
        yield from self._positions()
        yield from self._people()
        yield from self._new("quote", self._after.quotes)
        known = {p.issue for p in self._before.positions if p.shown}
        for position in self._after.positions:
            if position.shown and position.issue not in known:
                known.add(position.issue)
                yield self._item("issue", position.issue, "new", new=position.evidence)
        yield from self._corrected()
        yield from self._articles()

    # -- events

    def _events(
        self, kind: NewsKind, old: tuple[_T, ...], new: tuple[_T, ...]
    ) -> Iterator[NewsItem]:
        matched, gone = _matched(old, new)
        for event in new:
            if event.id not in matched:
                if self._is_new(event.evidence):
                    yield self._item(kind, event.id, "new", new=event.evidence, of=event)
            elif self._is_new(event.evidence) or event.correction:
                yield from self._changes(kind, matched[event.id], event)
        yield from self._disagreements(kind, {e.id: matched.get(e.id) for e in new})
        for event in gone:
            yield self._item(
                kind, event.id, "gone", self._told(event), "", event.evidence, of=event
            )

    def _changes(self, kind: NewsKind, old: _T, new: _T) -> Iterator[NewsItem]:
        if new.correction and new.correction != old.correction:
            yield self._correction(kind, old, new)
            return
        compared: list[tuple[Matter, str, str]] = [
            ("status", old.status, new.status),
            ("date", _day(old.when), _day(new.when)),
            ("place", _where(old), _where(new)),
        ]
        for matter, was, now in compared:
            if was != now and now:
                proof = _last_first(old), _last_first(new)
                yield self._item(kind, new.id, matter, was, now, *proof, of=new)

    def _correction(self, kind: NewsKind, old: Corrected, new: Corrected) -> NewsItem:
        """What a correction, or a kill, does to a record that was known."""
        ref = new.correction
        assert ref is not None
        matter: Matter = "withdrawal" if new.withdrawn else "correction"
        was = old.status if isinstance(old, Visit | Meeting) else one_line(old.evidence[0].text)
        of = new if isinstance(new, Visit | Meeting) else None
        told = f"“{one_line(ref.text)}”"
        return self._item(kind, new.id, matter, was, told, old.evidence, (ref,), of=of)

    def _disagreements(
        self, kind: NewsKind, events: Mapping[str, Event | None]
    ) -> Iterator[NewsItem]:
        """Discrepancies that came and went, on events that were known."""
        was, now = _disputes(self._before, kind), _disputes(self._after, kind)
        for record, old in events.items():
            before = was.get(old.id, {}) if old else {}
            after = now.get(record, {}) if old else {}
            for matter in sorted(after.keys() - before.keys()):
                said, refs = _variants(after[matter])
                proof = old.evidence if old else ()
                yield self._item(kind, record, "discrepancy opened", "", said, proof, refs)
            for matter in sorted(before.keys() - after.keys()):
                said, refs = _variants(before[matter])
                yield self._item(kind, record, "discrepancy closed", said, "agreed", refs)

    # -- sides

    def _positions(self) -> Iterator[NewsItem]:
        sides = side_ids(self._after)
        lines: dict[tuple[str, str], list[Position]] = defaultdict(list)
        for position in self._after.positions:
            if position.shown:
                lines[position.issue, sides.get(position.holder, position.holder)].append(position)
        for line in lines.values():
            line.sort(key=lambda p: position_day(p, self._sources) or "~")
            yield from self._moves(line)

    def _moves(self, line: list[Position]) -> Iterator[NewsItem]:
        """The new positions of one side on one issue, the oldest first.

        Where nothing was known of the side before, none of them is a turn.
        """
        known, last = False, None
        for position in line:
            if not self._is_new(position.evidence):
                known = True
            elif known and last and change(last.stance, position.stance) == "turned":
                yield self._turn(last, position)
            else:
                yield self._item("position", position.id, "new", new=position.evidence)
            last = position

    def _turn(self, last: Position, position: Position) -> NewsItem:
        before, after = (f"{p.stance}: “{one_line(p.evidence[0].text)}”" for p in (last, position))
        proof = last.evidence, position.evidence
        return self._item("position", position.id, "stance", before, after, *proof)

    # -- people

    def _people(self) -> Iterator[NewsItem]:
        named = {(m.source, m.start, m.end): a for a in self._before.actors for m in a.mentions}
        earlier = {a.id: a for a in self._before.actors}
        for actor in self._after.actors:
            votes = Counter(
                known.id
                for m in actor.mentions
                if (known := named.get((m.source, m.start, m.end))) and known.kind == actor.kind
            )
            if not votes:
                fresh = tuple(m for m in actor.mentions if m.form == "name")
                if self._is_new(fresh):
                    yield self._item("actor", actor.id, "new", new=fresh)
                continue
            if actor.kind == "person" and self._is_new(actor.mentions):
                yield from self._offices(earlier[votes.most_common(1)[0][0]], actor)

    def _offices(self, old: Actor, new: Actor) -> Iterator[NewsItem]:
        """Another office than the one held before, told by a new article for a later time."""
        was = _latest(old.roles)
        if was is None:
            return
        held = {_office_key(r) for r in old.roles}
        for role in new.roles:
            proof = tuple(r for r in role.evidence if r.source in self._arrived)
            later = (role.as_of or "") >= (was.until or was.as_of or "")
            if proof and later and not role.former and _office_key(role) not in held:
                if _is_plainer(role, old.roles):
                    continue
                yield self._item(
                    "actor", new.id, "office", office(was), office(role), was.evidence, proof
                )
                return

    # -- articles

    def _articles(self) -> Iterator[NewsItem]:
        for source in self._after.sources:
            if source.id in self._arrived:
                yield NewsItem(
                    "source",
                    source.id,
                    "new",
                    source_title(source),
                    "",
                    published_short(source),
                    (),
                    (),
                    self._arrived[source.id],
                )

    def _corrected(self) -> Iterator[NewsItem]:
        """Positions and quotations that were known, and are corrected or withdrawn now."""
        known: dict[str, Corrected] = {p.id: p for p in self._before.positions}
        known |= {q.id: q for q in self._before.quotes}
        told: list[tuple[NewsKind, Corrected]] = [("position", p) for p in self._after.positions]
        told += [("quote", q) for q in self._after.quotes]
        for kind, record in told:
            old = known.get(record.id)
            if old and record.correction and record.correction != old.correction:
                yield self._correction(kind, old, record)

    def _new(self, kind: NewsKind, records: Iterable[Quote]) -> Iterator[NewsItem]:
        for record in records:
            if record.direct and self._is_new(record.evidence):
                yield self._item(kind, record.id, "new", new=record.evidence)

    # -- wording

    def _is_new(self, refs: Iterable[Ref]) -> bool:
        return any(ref.source in self._arrived for ref in refs)

    def _item(
        self,
        kind: NewsKind,
        record: str,
        matter: Matter,
        before: str = "",
        after: str = "",
        old: Collection[Ref] = (),
        new: Collection[Ref] = (),
        of: Event | None = None,
    ) -> NewsItem:
        fresh = tuple(r for r in new if r.source in self._arrived) or tuple(new)
        came = [self._arrived[r.source] for r in fresh if r.source in self._arrived]
        told = (self._told(of) if matter == "new" else after) if of else after
        return NewsItem(
            kind,
            record,
            matter,
            self._title(kind, record, of),
            before,
            told,
            _plain(old)[:4],
            _plain(fresh)[:4],
            max(came, default=max(self._arrived.values(), default="")),
        )

    def _told(self, event: Event) -> str:
        """``announced, 12–14 March 2024, Paris``."""
        parts = (event.status, _day(event.when), _where(event))
        return ", ".join(part for part in parts if part)

    def _title(self, kind: NewsKind, record: str, of: Event | None) -> str:
        if of is None and kind in {"visit", "meeting"}:
            of = self._events_after.get(record)
        if of:
            return event_in_words(of, self._actors)
        if kind == "actor":
            return one_line(self._actors[record].name)
        if kind == "issue":
            return one_line(self._issues.get(record, record))
        return self._title_of_words(record)

    def _title_of_words(self, record: str) -> str:
        position = self._positions_after.get(record)
        if position:
            issue = one_line(self._issues.get(position.issue, ""))
            return f"{self._names((position.holder,))} {position.stance}: {issue}"
        quote = self._quotes_after[record]
        who = self._names((quote.speaker,)) if quote.speaker else quote.speaker_text
        return f"{one_line(who or 'not named')}: “{one_line(quote.text)}”"

    def _names(self, ids: Iterable[str]) -> str:
        return ", ".join(one_line(self._actors[i].name) for i in ids if i in self._actors)


def _matched(old: tuple[_T, ...], new: tuple[_T, ...]) -> tuple[dict[str, _T], list[_T]]:
    """Each later event's earlier self, by their evidence; and the earlier ones that have none."""
    at: dict[_Place, list[_T]] = defaultdict(list)
    for event in old:
        for ref in event.evidence:
            at[ref.source, ref.start, ref.end].append(event)
    votes: dict[tuple[str, str], int] = Counter()
    by_id = {event.id: event for event in old}
    for event in new:
        for ref in event.evidence:
            for known in at.get((ref.source, ref.start, ref.end), ()):
                votes[event.id, known.id] += 1 + (known.id == event.id)
    matched: dict[str, _T] = {}
    for (later, earlier), _ in sorted(votes.items(), key=lambda v: (-v[1], v[0])):
        matched.setdefault(later, by_id[earlier])
    continued = {earlier for _, earlier in votes}
    return matched, [event for event in old if event.id not in continued]


def _disputes(briefing: Briefing, kind: str) -> dict[str, dict[str, Discrepancy]]:
    """The discrepancies of each event, by what they are about."""
    found: dict[str, dict[str, Discrepancy]] = defaultdict(dict)
    for one in briefing.discrepancies:
        if one.kind == kind:
            found[one.record][one.matter] = one
    return found


def _variants(found: Discrepancy) -> tuple[str, tuple[Ref, ...]]:
    """What is said by whom: ``date: 3 May 2024 ≠ 4 May 2024``, and the words."""
    said = " ≠ ".join(one_line(v.value) for v in found.variants)
    return f"{found.matter}: {said}", tuple(r for v in found.variants for r in v.evidence)


def _last_first(event: Event) -> tuple[Ref, ...]:
    """The evidence, that of how things stand now first; a sentence before a headline's words."""
    steps = [s for s in event.steps if s.status == event.status]
    said = [r for s in reversed([*event.steps, *steps]) for r in _longest_first(s.evidence)]
    return tuple(dict.fromkeys((*said, *event.evidence)))


def _longest_first(refs: Iterable[Ref]) -> list[Ref]:
    return sorted(refs, key=lambda ref: -len(ref.text))


def _day(when: When | None) -> str:
    """The date in words; empty where nothing is known of it."""
    if when is None or not when.start or when.precision is None:
        return ""
    return long_when(when)


def _where(event: Event) -> str:
    state = state_name(event.country) if event.country else ""
    return ", ".join(dict.fromkeys(p for p in (one_line(event.place or ""), state) if p))


def _latest(roles: Iterable[Office]) -> Office | None:
    held = [r for r in roles if not r.former and r.as_of]
    return max(held, key=lambda r: r.until or r.as_of or "", default=None)


def _office_key(role: Office) -> tuple[str, str | None]:
    return office_class(role.title, role.country), role.country


def _is_plainer(role: Office, known: Iterable[Office]) -> bool:
    """Whether an office only says less than a known one: ``minister`` beside ``trade minister``."""
    words = set(office_class(role.title, role.country).split())
    return any(
        words <= set(office_class(r.title, r.country).split())
        and (role.country is None or r.country is None or role.country == r.country)
        for r in known
    )


def _plain(refs: Iterable[Ref]) -> tuple[Ref, ...]:
    """Evidence without what mentions say besides, each place once."""
    return tuple(dict.fromkeys(Ref(r.source, r.start, r.end, r.text) for r in refs))
