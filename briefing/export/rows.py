"""A briefing as tables: what CSV, SQLite and Parquet hold, a row a record.

A day that facets and charts can use stands in a column of whole days, the form as it is known
(``2024-05``) beside it: Datasette 0.65 takes a bare year in a column of days for a Julian day.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefing.models import (
    Briefing,
    Issue,
    Meeting,
    Position,
    Quote,
    Ref,
    Source,
    Visit,
    When,
)
from briefing.models.article import ISO_LENGTH
from briefing.resources.countries import state_name

Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Table:
    """A kind of record: its name, what it is, its columns with what each holds, its first key."""

    name: str
    about: str
    columns: Mapping[str, str]
    key: str = "id"


_WHEN = {
    "start_day": "first day, whole",
    "end_day": "last day, whole",
    "start": "as precisely as it is known",
    "date_words": "the words that date it",
}
_PROOF = {"proof": "the words that prove it", "source": "id of the source", "articles": "sources"}
TABLES: tuple[Table, ...] = (
    Table(
        "sources",
        "articles",
        {
            "id": "",
            "path": "below the folder",
            "title": "",
            "outlet": "",
            "authors": "",
            "published_day": "whole day",
            "published": "as known",
            "basis": "where the date comes from",
            "url": "",
            "language": "ISO 639-1",
        },
    ),
    Table(
        "actors",
        "people, bodies, groups, states",
        {"id": "", "name": "", "kind": "", "country": "alpha-3", "state": "", "mentions": ""},
    ),
    Table(
        "offices",
        "who held which office when",
        {
            "id": "",
            "actor": "",
            "name": "of the actor",
            "title": "",
            "organisation": "",
            "country": "alpha-3",
            "acting": "0 or 1",
            "former": "0 or 1",
            "first_seen": "year or month",
            "last_seen": "year or month",
            **_PROOF,
        },
    ),
    Table(
        "visits",
        "journeys",
        {
            "id": "",
            "travellers": "names",
            "country": "alpha-3",
            "state": "",
            "place": "",
            "status": "",
            **_WHEN,
            "days": "length",
            "purpose": "",
            **_PROOF,
        },
    ),
    Table(
        "meetings",
        "meetings and calls",
        {
            "id": "",
            "participants": "names",
            "mode": "",
            "status": "",
            "place": "",
            "country": "alpha-3",
            **_WHEN,
            "visit": "id",
            **_PROOF,
        },
    ),
    Table(
        "participants",
        "who took part in which meeting or journey",
        {"id": "", "record": "id of the meeting or visit", "actor": "id", "name": "", "side": ""},
    ),
    Table("issues", "matters", {"id": "", "name": "", "parent": "", "heading": ""}),
    Table(
        "positions",
        "sides taken on issues",
        {
            "id": "",
            "issue": "name",
            "holder": "name",
            "holder_id": "",
            "side": "state served",
            "stance": "",
            "target": "name",
            "probability": "that holder, stance and issue are right",
            "shown": "0 or 1",
            **_WHEN,
            **_PROOF,
        },
    ),
    Table(
        "quotes",
        "words somebody said or wrote",
        {
            "id": "",
            "speaker": "name",
            "speaker_id": "",
            "speaker_words": "that name the speaker",
            "direct": "0 or 1",
            "text": "",
            "source": "id of the source",
            "published_day": "of the source",
        },
    ),
    Table(
        "evidence",
        "the words that prove a record",
        {
            "id": "",
            "record": "id",
            "source": "id",
            "start": "code point",
            "end": "code point",
            "text": "",
        },
    ),
)


class Rows:
    """The rows of a briefing, table by table, in order.

    Args:
        briefing: linked.
    """

    def __init__(self, briefing: Briefing) -> None:
        self._briefing = briefing
        self._names = {actor.id: actor.name for actor in briefing.actors}
        self._countries = {actor.id: actor.country for actor in briefing.actors}
        self._issues = {issue.id: issue.name for issue in briefing.issues}
        self._sources = {source.id: source for source in briefing.sources}

    def of(self, table: str) -> Iterator[tuple[Value, ...]]:
        """The rows of a table, their values in the order of its columns.

        Raises:
            KeyError: there is no such table.
        """
        return {
            "sources": self._source_rows,
            "actors": self._actor_rows,
            "offices": self._office_rows,
            "visits": self._visit_rows,
            "meetings": self._meeting_rows,
            "participants": self._participant_rows,
            "issues": self._issue_rows,
            "positions": self._position_rows,
            "quotes": self._quote_rows,
            "evidence": self._evidence_rows,
        }[table]()

    def _source_rows(self) -> Iterator[tuple[Value, ...]]:
        for s in self._briefing.sources:
            authors = "; ".join(s.authors) or None
            basis = s.published.basis if s.published else None
            known = s.published.date if s.published else None
            day = _published_day(s)
            title = s.title or s.opening or None
            yield s.id, s.path, title, s.outlet, authors, day, known, basis, s.url, s.language

    def _actor_rows(self) -> Iterator[tuple[Value, ...]]:
        for a in self._briefing.actors:
            yield a.id, a.name, a.kind, a.country, _state(a.country), len(a.mentions)

    def _office_rows(self) -> Iterator[tuple[Value, ...]]:
        for a in self._briefing.actors:
            for number, o in enumerate(a.roles, 1):
                held = (o.title, o.organisation, o.country, int(o.acting), int(o.former))
                seen = (o.as_of, o.until)
                yield f"{a.id}.{number}", a.id, a.name, *held, *seen, *self._proof(o.evidence)

    def _visit_rows(self) -> Iterator[tuple[Value, ...]]:
        for v in self._briefing.visits:
            where = (v.country, _state(v.country), v.place)
            proof = self._proof(v.evidence)
            who = self._named(v.travellers)
            yield v.id, who, *where, v.status, *_when(v.when), v.days, v.purpose, *proof

    def _meeting_rows(self) -> Iterator[tuple[Value, ...]]:
        for m in self._briefing.meetings:
            how = (m.mode, m.status, m.place, m.country)
            who = self._named(m.participants)
            yield m.id, who, *how, *_when(m.when), m.visit, *self._proof(m.evidence)

    def _participant_rows(self) -> Iterator[tuple[Value, ...]]:
        for v in self._briefing.visits:
            for actor in v.travellers:
                yield f"{v.id}.{actor}", v.id, actor, self._names.get(actor), "traveller"
        for m in self._briefing.meetings:
            for number, side in enumerate(m.sides, 1):
                for actor in side:
                    yield f"{m.id}.{actor}", m.id, actor, self._names.get(actor), str(number)

    def _issue_rows(self) -> Iterator[tuple[Value, ...]]:
        for i in self._briefing.issues:
            yield i.id, i.name, i.parent, i.heading

    def _position_rows(self) -> Iterator[tuple[Value, ...]]:
        for p in self._briefing.positions:
            side = _state(self._countries.get(p.on_behalf_of or p.holder))
            who = (self._issues.get(p.issue), self._names.get(p.holder), p.holder, side)
            target = self._names.get(p.target or "")
            scored = (p.stance, target, p.probability, int(p.shown))
            yield p.id, *who, *scored, *_when(p.when), *self._proof(p.evidence)

    def _quote_rows(self) -> Iterator[tuple[Value, ...]]:
        for q in self._briefing.quotes:
            source = self._sources.get(q.evidence[0].source) if q.evidence else None
            who = (self._names.get(q.speaker or ""), q.speaker, q.speaker_text, int(q.direct))
            day = _published_day(source) if source else None
            yield q.id, *who, q.text, source.id if source else None, day

    def _evidence_rows(self) -> Iterator[tuple[Value, ...]]:
        b = self._briefing
        records: list[Visit | Meeting | Issue | Position | Quote] = [
            *b.visits,
            *b.meetings,
            *b.issues,
            *b.positions,
            *b.quotes,
        ]
        for record in records:
            for number, ref in enumerate(record.evidence, 1):
                where = (record.id, ref.source, ref.start, ref.end, ref.text)
                yield f"{record.id}.{number}", *where

    def _named(self, actors: tuple[str, ...]) -> str:
        return "; ".join(self._names.get(actor, actor) for actor in actors)

    def _proof(self, evidence: tuple[Ref, ...]) -> tuple[Value, ...]:
        first = evidence[0] if evidence else None
        count = len({ref.source for ref in evidence})
        return (first.text, first.source, count) if first else (None, None, 0)


def _state(code: str | None) -> str | None:
    return state_name(code) if code else None


def _published_day(source: Source) -> str | None:
    """The first day on which it may have appeared."""
    return source.published.start if source.published else None


def _when(when: When | None) -> tuple[Value, ...]:
    if when is None:
        return None, None, None, None
    start = when.start[: ISO_LENGTH[when.precision or "year"]] if when.start else None
    return when.start, when.end, start, when.text
