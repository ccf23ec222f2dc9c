"""What can be found of a briefing: a document for each record and each sentence."""

import sqlite3
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from briefing.models import Actor, Briefing, Meeting, Position, Quote, Ref, Source, Visit
from briefing.resources.countries import state_name
from briefing.storage.search import day_nodes
from briefing.text.date_expressions import parse_iso
from briefing.text.normalisation import fold, one_line

KINDS = ("actor", "issue", "visit", "meeting", "position", "quote", "sentence")
"""In the order in which they are shown: names first, sentences last."""
_UNDATED = date.max.toordinal()
_MOST_RANK = 2**25 - 1
_MOST_NAMED = 12

Facet = tuple[str, str]
"""(field, value): what a search can be narrowed by."""


class Document(NamedTuple):
    """What is found and shown of a record.

    Attributes:
        record: its id; of a sentence ``start:end`` in its source.
        source: id of its source, where it has one.
        names: of those it is about; topics: of its issues; place: with its state.
        tags: what fields ask for, as words that no text holds.
        facets: what it can be narrowed by.
        rank: within its kind and how well it matches, the lower the earlier.
    """

    kind: str
    record: str
    source: str
    title: str
    body: str
    names: str = ""
    topics: str = ""
    place: str = ""
    tags: str = ""
    facets: tuple[Facet, ...] = ()
    rank: int = 0


@lru_cache(maxsize=8192)
def tag(field: str, value: str) -> str:
    """The word that stands for a value of a field in the index."""
    return f"{field}{crc32(fold(value).encode('utf-8', 'surrogatepass')):08x}"


class Documents:
    """Makes the documents of a briefing.

    Args:
        briefing: what is to be found.
        db: a connection to the store that holds its lines; they date events and positions.
    """

    def __init__(self, briefing: Briefing, db: sqlite3.Connection) -> None:
        self._briefing = briefing
        self._actors = {actor.id: actor for actor in briefing.actors}
        self._issues = {issue.id: issue.name for issue in briefing.issues}
        self._sources = {source.id: source for source in briefing.sources}
        self._origin = {source.id: source.origin or source.id for source in briefing.sources}
        rows = db.execute("SELECT id, start, end FROM event_line WHERE start <> ''").fetchall()
        self._spans: Mapping[str, tuple[str, str]] = {i: (start, end) for i, start, end in rows}
        self._days = dict(db.execute("SELECT id, day FROM position_line").fetchall())
        self._disputed = {d.record for d in briefing.discrepancies}
        self._noted = {state.record for state in briefing.judged if state.notes}
        self._taken: dict[str, int] = {}
        for position in briefing.positions:
            self._taken[position.issue] = self._taken.get(position.issue, 0) + 1

    def records(self) -> Iterator[Document]:
        """One for each record that can be found."""
        for actor in self._briefing.actors:
            yield self._actor(actor)
        for issue in self._briefing.issues:
            words = dict.fromkeys(one_line(ref.text) for ref in issue.evidence)
            body = " · ".join(list(words)[:_MOST_NAMED])
            rank = _MOST_RANK - self._taken.get(issue.id, 0)
            tags = self._flags(issue.id)
            yield Document(
                "issue", issue.id, "", issue.name, body, "", issue.name, "", tags, rank=rank
            )
        for visit in self._briefing.visits:
            where = state_name(visit.country) if visit.country else ""
            title = f"{self._names(visit.travellers)} → {where} {visit.place or ''}".strip()
            yield self._event("visit", visit, title, self._names(visit.travellers))
        for meeting in self._briefing.meetings:
            title = " – ".join(self._names(side) for side in meeting.sides)
            yield self._event("meeting", meeting, title, self._names(meeting.participants))
        for position in self._briefing.positions:
            yield self._position(position)
        for quote in self._briefing.quotes:
            if quote.direct:
                yield self._quote(quote)

    def sentences(self, source: Source, text: str) -> list[Document]:
        """One for each sentence of a source."""
        tags, facets, rank = self._of_source(source)
        return [
            Document(
                *("sentence", f"{s.start}:{s.end}", source.id, "", s.of(text)),
                tags=tags,
                facets=facets,
                rank=rank,
            )
            for s in source.sentences
        ]

    def _names(self, ids: tuple[str, ...]) -> str:
        return ", ".join(self._actors[i].name for i in ids)

    def _origins(self, refs: tuple[Ref, ...]) -> int:
        """How many sources tell something independently of one another."""
        return len({self._origin.get(ref.source, ref.source) for ref in refs})

    def _flags(self, record: str, *more: str) -> str:
        has = [*more]
        has += ["discrepancy"] if record in self._disputed else []
        has += ["note"] if record in self._noted else []
        return " ".join(tag("has", value) for value in has)

    def _actor(self, actor: Actor) -> Document:
        offices = "; ".join(dict.fromkeys(role.title for role in actor.roles))
        body = " · ".join(part for part in (offices, *actor.aliases) if part)
        facets = (("country", actor.country),) if actor.country else ()
        tags = _joined(self._flags(actor.id), *(tag(*facet) for facet in facets))
        names = " · ".join([actor.name, *actor.aliases])
        rank = max(_MOST_RANK - len(actor.mentions), 0)
        return Document(
            *("actor", actor.id, "", actor.name, body, names, "", "", tags), facets, rank
        )

    def _event(self, kind: str, event: Visit | Meeting, title: str, names: str) -> Document:
        words = [event.place or "", event.status]
        words += [self._issues[i] for i in event.issues]
        words += [ref.text for ref in event.evidence[:3]]
        when = event.when
        span = self._spans.get(
            event.id, (when.start or "", when.end or when.start or "") if when else ("", "")
        )
        facets: list[Facet] = [("status", event.status)]
        facets += [("country", event.country)] if event.country else []
        flags = self._flags(event.id, *(("correction",) if event.correction else ()))
        return Document(
            kind,
            event.id,
            "",
            title,
            " · ".join(w for w in words if w),
            names,
            " · ".join(self._issues[i] for i in event.issues),
            _joined(event.place or "", state_name(event.country) if event.country else ""),
            _joined(flags, *(tag(*facet) for facet in facets), *_span_tokens(*span)),
            (*facets, *_years(*span)),
            _rank(span[1], self._origins(event.evidence)),
        )

    def _position(self, position: Position) -> Document:
        holder, issue = self._actors[position.holder].name, self._issues[position.issue]
        side = self._actors.get(position.on_behalf_of or "")
        ref = position.evidence[0]
        more = ("correction",) if position.correction else ()
        day = self._days.get(position.id, "")
        tags, facets, _ = self._of_source(self._sources.get(ref.source), day)
        stance = ("stance", position.stance)
        return Document(
            "position",
            position.id,
            ref.source,
            f"{holder} · {issue} · {position.stance}{'' if position.shown else ' · unsure'}",
            ref.text,
            _joined(holder, side.name if side else ""),
            issue,
            "",
            _joined(self._flags(position.id, *more), tag(*stance), tags),
            (stance, *facets),
            _rank(day, self._origins(position.evidence)),
        )

    def _quote(self, quote: Quote) -> Document:
        speaker = self._actors[quote.speaker].name if quote.speaker else quote.speaker_text or ""
        ref = quote.evidence[0] if quote.evidence else None
        more = ("quote", *(("correction",) if quote.correction else ()))
        tags, facets, rank = self._of_source(self._sources.get(ref.source) if ref else None)
        return Document(
            *("quote", quote.id, ref.source if ref else "", speaker, quote.text, speaker, "", ""),
            _joined(self._flags(quote.id, *more), tags),
            facets,
            rank,
        )

    def _of_source(
        self, source: Source | None, day: str = ""
    ) -> tuple[str, tuple[Facet, ...], int]:
        """Tags, facets and rank of what stands in a source, on its day or on one of its own."""
        if source is None:
            return "", (), _rank("", 0)
        day = day or (source.published.date if source.published else None) or ""
        outlet = (("outlet", source.outlet),) if source.outlet else ()
        tags = _joined(
            tag("source", source.id), *(tag(*facet) for facet in outlet), *_span_tokens(day, day)
        )
        return tags, (*outlet, *_years(day, day)), _rank(day, 0)


def _joined(*words: str) -> str:
    return " ".join(word for word in words if word)


def _interval(start: str, end: str) -> tuple[date, date] | None:
    first, last = parse_iso(start or end), parse_iso(end or start)
    return (first.start, last.end) if first and last and first.start <= last.end else None


@lru_cache(maxsize=8192)
def _span_tokens(start: str, end: str) -> tuple[str, ...]:
    span = _interval(start, end)
    return day_nodes.tokens_of(day_nodes.cover(*span)) if span else ()


@lru_cache(maxsize=8192)
def _years(start: str, end: str) -> tuple[Facet, ...]:
    """The years that a span touches; of one that spans many, none: it is not known."""
    span = _interval(start, end)
    if span is None or span[1].year - span[0].year > 1:
        return ()
    return tuple(("date", str(year)) for year in range(span[0].year, span[1].year + 1))


def _rank(day: str, origins: int) -> int:
    """The newest first; of one day what more origins tell."""
    known = parse_iso(day)
    back = _UNDATED - known.end.toordinal() if known else _UNDATED
    return back << 3 | 7 - min(origins, 7)
