"""The linked briefing in the store: record by record, so that one is read without the others."""

import sqlite3
from collections.abc import Iterator
from functools import cache
from typing import Any
from zlib import crc32

import msgspec

from briefing.models import (
    Actor,
    Briefing,
    DateRecord,
    Discrepancy,
    Issue,
    Join,
    Meeting,
    Position,
    Quote,
    ReviewState,
    Source,
    Span,
    Visit,
)
from briefing.models.briefing import MentionRef
from briefing.models.copy_with import replace
from briefing.models.read_models import LINES, Facts, Highlight, Listing
from briefing.storage.decoding import RowDecoder
from briefing.storage.schema import line_table

KINDS: dict[str, Any] = {
    "source": Source,
    "actor": Actor,
    "visit": Visit,
    "meeting": Meeting,
    "issue": Issue,
    "position": Position,
    "quote": Quote,
    "date": DateRecord,
    "discrepancy": Discrepancy,
    "judged": ReviewState,
    # what is long, apart from the record it belongs to
    "mentions": tuple[MentionRef, ...],
    "joins": tuple[Join, ...],
    "sentences": tuple[Span, ...],
    "marks": tuple[Highlight, ...],
}
"""What the records of a kind are."""
_ENCODER = msgspec.msgpack.Encoder()
Row = tuple[str, str, int, bytes]


@cache
def decoder(kind: str) -> RowDecoder[Any]:
    """The decoder of the records of a kind; it is made when the first is read."""
    return RowDecoder(msgspec.msgpack.Decoder(KINDS[kind]))


def put(db: sqlite3.Connection, fingerprint: str, briefing: Briefing, listing: Listing) -> None:
    """Keep a briefing in place of the one before, inside the caller's transaction.

    Only records that are new or other than before are written.
    """
    _put_records(db, [*_rows(briefing), *_marks(listing)])
    for cls in LINES:
        db.execute(f"DELETE FROM {line_table(cls)}")
        own = (line for line in listing.lines if type(line) is cls)
        holes = ", ".join("?" * len(cls._fields))
        db.executemany(f"INSERT INTO {line_table(cls)} VALUES ({holes})", own)
    db.execute("DELETE FROM links")
    links = ((name, one, n, other) for n, (name, one, other) in enumerate(listing.links))
    db.executemany("INSERT INTO links VALUES (?, ?, ?, ?)", links)
    before = db.execute("SELECT generation FROM linked").fetchone()
    facts = _ENCODER.encode(listing.facts)
    row = (fingerprint, before[0] + 1 if before else 1, facts)
    db.execute("INSERT OR REPLACE INTO linked VALUES (1, ?, ?, ?)", row)


def facts_of(data: bytes) -> Facts:
    """The folder in numbers, as it was kept."""
    return RowDecoder(msgspec.msgpack.Decoder(Facts)).decode(data)


def get(db: sqlite3.Connection) -> Briefing:
    """The whole briefing that is kept."""
    found: dict[str, list[Any]] = {kind: [] for kind in KINDS}
    apart: dict[tuple[str, str], Any] = {}
    for kind, name, data in db.execute("SELECT kind, id, data FROM records ORDER BY place"):
        record = decoder(kind).decode(data)
        apart[kind, name] = record
        found[kind].append(record)
    return Briefing(
        sources=tuple(
            replace(s, sentences=apart.get(("sentences", s.id), ())) for s in found["source"]
        ),
        actors=tuple(
            replace(
                a,
                mentions=apart.get(("mentions", a.id), ()),
                joins=apart.get(("joins", a.id), ()),
            )
            for a in found["actor"]
        ),
        visits=tuple(found["visit"]),
        meetings=tuple(found["meeting"]),
        issues=tuple(found["issue"]),
        positions=tuple(found["position"]),
        quotes=tuple(found["quote"]),
        dates=tuple(found["date"]),
        discrepancies=tuple(found["discrepancy"]),
        judged=tuple(found["judged"]),
    )


def _rows(briefing: Briefing) -> Iterator[Row]:
    for n, source in enumerate(briefing.sources):
        yield _row("source", source.id, n, replace(source, sentences=()))
        if source.sentences:
            yield _row("sentences", source.id, n, source.sentences)
    for n, actor in enumerate(briefing.actors):
        yield _row("actor", actor.id, n, replace(actor, mentions=(), joins=()))
        yield _row("mentions", actor.id, n, actor.mentions)
        if actor.joins:
            yield _row("joins", actor.id, n, actor.joins)
    whole: list[tuple[str, tuple[Any, ...]]] = [
        ("visit", briefing.visits),
        ("meeting", briefing.meetings),
        ("issue", briefing.issues),
        ("position", briefing.positions),
        ("quote", briefing.quotes),
    ]
    for kind, records in whole:
        for n, record in enumerate(records):
            yield _row(kind, record.id, n, record)
    for n, date in enumerate(briefing.dates):
        yield _row("date", str(n), n, date)
    for n, found in enumerate(briefing.discrepancies):
        yield _row("discrepancy", f"{found.record}:{found.matter}:{n}", n, found)
    for n, judged in enumerate(briefing.judged):
        yield _row("judged", judged.record, n, judged)


def _marks(listing: Listing) -> Iterator[Row]:
    for source, marks in listing.marks.items():
        yield _row("marks", source, 0, marks)


def _row(kind: str, name: str, place: int, record: object) -> Row:
    return kind, name, place, _ENCODER.encode(record)


def _put_records(db: sqlite3.Connection, rows: list[Row]) -> None:
    # What stands there is compared, not what should: so damage is mended too.
    query = "SELECT kind, id, place, data, number FROM records"
    known = {(k, i): (place, crc32(data), n) for k, i, place, data, n in db.execute(query)}
    new: list[tuple[object, ...]] = []
    other: list[tuple[object, ...]] = []
    moved: list[tuple[int, int]] = []
    for kind, name, place, data in rows:
        before = known.pop((kind, name), None)
        if before is None:
            new.append((kind, name, place, data))
        elif before[1] != crc32(data):
            other.append((place, data, before[2]))
        elif before[0] != place:
            moved.append((place, before[2]))
    db.executemany("DELETE FROM records WHERE number = ?", [(n,) for _, _, n in known.values()])
    db.executemany("UPDATE records SET place = ? WHERE number = ?", moved)
    db.executemany("UPDATE records SET place = ?, data = ? WHERE number = ?", other)
    db.executemany("INSERT INTO records (kind, id, place, data) VALUES (?, ?, ?, ?)", new)
