"""What can be found, written into the store's index."""

import sqlite3
from collections.abc import Callable
from zlib import crc32

from briefing.models import Briefing, Source
from briefing.storage.fingerprints import index_fingerprint
from briefing.storage.search.documents import Document, Documents
from briefing.storage.search.rows import RowWriter, forget_sentences


def index_briefing(
    db: sqlite3.Connection, briefing: Briefing, text_of: Callable[[str], str | None]
) -> None:
    """Bring the index up to date, inside the caller's transaction.

    Only records that are new or other than before are written, and the sentences of sources whose
    text, day or outlet is; all of them where another version of the program wrote the index.

    Args:
        db: a writing connection.
        briefing: what is to be found.
        text_of: the text of a source by its id.
    """
    _empty_if_of_others(db)
    documents = Documents(briefing, db)
    _index_records(db, documents)
    known = dict(db.execute("SELECT source, digest FROM sentences").fetchall())
    forget_sentences(db, known.keys() - {source.id for source in briefing.sources})
    for source in briefing.sources:
        digest = _digest_of_source(source)
        if source.hidden or known.get(source.id) != digest:
            forget_sentences(db, {source.id})
        if not source.hidden and known.get(source.id) != digest:
            _index_sentences(db, documents.sentences(source, text_of(source.id) or ""), digest)


def _empty_if_of_others(db: sqlite3.Connection) -> None:
    """Empty an index that other code wrote: rows of two kinds in one would answer half."""
    code = index_fingerprint()
    (written_by,) = db.execute("SELECT code FROM search_state").fetchone()
    if written_by == code:
        return
    for table in ("hits", "titles"):
        db.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
    for table in ("documents", "listed", "sentences", "words", "facets"):
        db.execute(f"DELETE FROM {table}")
    db.execute("UPDATE search_state SET changes = changes + 1, code = ?", (code,))


def _index_records(db: sqlite3.Connection, documents: Documents) -> None:
    query = "SELECT kind, record, digest, row FROM listed"
    known = {(kind, record): (digest, row) for kind, record, digest, row in db.execute(query)}
    writer = RowWriter(db)
    fresh: list[tuple[Document, int]] = []
    for document in documents.records():
        digest = _digest("\0".join(map(str, document)))
        before = known.pop((document.kind, document.record), None)
        if before is not None and before[0] == digest:
            continue
        if before is not None:
            _forget_record(db, writer, before[1])
        fresh.append((document, digest))
    for _, row in known.values():
        _forget_record(db, writer, row)
    rows = writer.add(document for document, _ in fresh)
    db.executemany(
        "INSERT INTO listed VALUES (?, ?, ?, ?)",
        [
            (row, document.kind, document.record, digest)
            for row, (document, digest) in zip(rows, fresh, strict=True)
        ],
    )
    writer.flush()


def _forget_record(db: sqlite3.Connection, writer: RowWriter, row: int) -> None:
    writer.remove(row, row)
    db.execute("DELETE FROM listed WHERE row = ?", (row,))


def _index_sentences(db: sqlite3.Connection, sentences: list[Document], digest: int) -> None:
    if not sentences:
        return
    writer = RowWriter(db)
    rows = writer.add(sentences)
    writer.flush()
    db.execute(
        "INSERT INTO sentences VALUES (?, ?, ?, ?)",
        (sentences[0].source, rows[0], rows[-1], digest),
    )


def _digest_of_source(source: Source) -> int:
    day = source.published.date if source.published else ""
    ends = [f"{s.start}:{s.end}" for s in source.sentences]
    return _digest("\0".join([source.text_sha256, day or "", source.outlet or "", *ends]))


def _digest(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"))
