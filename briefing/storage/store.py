"""One SQLite file: a single writing connection, readers that open their own."""

from __future__ import annotations

import contextlib
import sqlite3
import tempfile
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import msgspec

from briefing.errors import NoSharedMemory, StoreError
from briefing.models import Article, Briefing, Leftover, Problem
from briefing.models.read_models import Listing
from briefing.storage import linked_records as linked
from briefing.storage.decoding import RowDecoder
from briefing.storage.schema import VERSION, tables

if TYPE_CHECKING:
    from briefing.models import Extraction
    from briefing.models.news import NewsItem

_ARTICLE = RowDecoder(msgspec.json.Decoder(Article))
_PROBLEMS = RowDecoder(msgspec.json.Decoder(list[Problem]))
_LEFTOVERS = RowDecoder(msgspec.json.Decoder(list[Leftover]))


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file as it was read last."""

    fingerprint: str
    problems: tuple[Problem, ...]


class Store:
    """What is kept of one folder.

    Args:
        path: the SQLite file; None keeps everything in a temporary one, until it is closed.

    Raises:
        StoreError: the file can neither be opened nor rebuilt.

    Attributes:
        notice: a sentence for the user where the store had to be rebuilt, else empty.
    """

    def __init__(self, path: Path | None) -> None:
        self._temporary = None if path else tempfile.TemporaryDirectory(prefix="briefing-")
        self.path = path or Path(cast(Any, self._temporary).name, "store.sqlite")
        self.notice = ""
        self._readers = threading.local()
        self._db = self._open()

    def _open(self) -> sqlite3.Connection:
        try:
            return self._ready(self._connect())
        # SQLite's words for a fault may quote the damaged bytes, which are then no text.
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            if "locked" in str(error):
                raise StoreError(f"The cache cannot be used ({error}).", "Try again.") from None
            self._set_aside()
        try:
            return self._ready(self._connect())
        except sqlite3.DatabaseError as error:
            raise StoreError(
                f"The cache “{self.path}” cannot be written ({error}).", "Make room or permissions."
            ) from None

    def _connect(self) -> sqlite3.Connection:
        db = sqlite3.connect(
            str(self.path), check_same_thread=False, isolation_level=None, timeout=10
        )
        (mode,) = db.execute("PRAGMA journal_mode = WAL").fetchone()
        if mode != "wal":
            db.close()
            raise NoSharedMemory(self.path)
        db.execute(f"PRAGMA synchronous = {'NORMAL' if self.keeps else 'OFF'}")
        return db

    def _ready(self, db: sqlite3.Connection) -> sqlite3.Connection:
        (version,) = db.execute("PRAGMA user_version").fetchone()
        if version == VERSION:
            db.execute("SELECT count(*) FROM files").fetchone()
            return db
        known = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if known:
            db.close()
            self._set_aside(older=True)
            db = self._connect()
        db.executescript(f"BEGIN;{tables()};PRAGMA user_version = {VERSION};COMMIT;")
        return db

    def _set_aside(self, *, older: bool = False) -> None:
        for ending in ("", "-wal", "-shm"):
            try:
                Path(f"{self.path}{ending}").unlink(missing_ok=True)
            except OSError as error:
                raise StoreError(
                    f"The cache “{self.path}” cannot be replaced ({error.strerror}).",
                    "Remove it by hand.",
                ) from None
        why = "was of another version" if older else "was damaged"
        self.notice = f"The cache {why}; it is being rebuilt from the articles."

    def rebuild(self) -> None:
        """Begin anew: what is kept turned out to be damaged behind the first look.

        Raises:
            StoreError: the file can neither be opened nor rebuilt.
        """
        self._db.close()
        self._readers = threading.local()
        self._set_aside()
        self._db = self._open()

    @property
    def file_number(self) -> int:
        """Tells a file that was rebuilt from the one before."""
        try:
            return self.path.stat().st_ino
        except OSError:
            return 0

    @property
    def keeps(self) -> bool:
        """Whether what is written is there at the next start."""
        return self._temporary is None

    def close(self) -> None:
        """Close the writing connection; a temporary store is gone with it."""
        self._db.close()
        if self._temporary:
            self._readers = threading.local()
            self._temporary.cleanup()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing: an article is kept whole or not at all."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield self._db
        except BaseException:
            if self._db.in_transaction:  # of a full disk SQLite has rolled back already
                self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def reader(self) -> sqlite3.Connection:
        """The connection of the calling thread for reading."""
        db = getattr(self._readers, "db", None)
        if db is None:
            db = self._readers.db = self.connect_to_read()
        return cast(sqlite3.Connection, db)

    def connect_to_read(self) -> sqlite3.Connection:
        """Another connection for reading, the caller's to close."""
        db = sqlite3.connect(
            str(self.path), check_same_thread=False, isolation_level=None, timeout=10
        )
        db.execute("PRAGMA query_only = 1")
        return db

    # -- files and articles

    def files(self) -> dict[str, KeptFile]:
        """What is kept of each file, by path."""
        rows = self._db.execute("SELECT path, fingerprint, problems FROM files")
        return {p: KeptFile(f, tuple(_PROBLEMS.decode(problems))) for p, f, problems in rows}

    def put_file(
        self,
        path: str,
        fingerprint: str,
        problems: tuple[Problem, ...],
        articles: list[tuple[str, Article, str]],
        leftovers: tuple[Leftover, ...] = (),
    ) -> None:
        """Keep what one file yielded, in place of what it yielded before.

        Args:
            path: of the file.
            fingerprint: of reading it.
            problems: what was wrong.
            articles: (source id, article, fingerprint of its extraction).
            leftovers: words that belong to no article.
        """
        with self.transaction() as db:
            kept = "SELECT id, text FROM articles WHERE file = ?"
            old: dict[str, str] = dict(db.execute(kept, (path,)).fetchall())
            db.execute("DELETE FROM articles WHERE file = ?", (path,))
            db.executemany(
                "INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?)",
                [(i, path, a.path, f, _without_text(a), a.text) for i, a, f in articles],
            )
            db.execute(
                "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)",
                (path, fingerprint, _packed(problems), _packed(leftovers)),
            )
            same = {i for i, article, _ in articles if old.get(i) == article.text}
            _forget_sentences(db, old.keys() - same)

    def leftovers(self) -> dict[str, tuple[Leftover, ...]]:
        """Words of files that belong to no article, by path; files without any are left out."""
        rows = self.reader().execute("SELECT path, leftovers FROM files ORDER BY path")
        found = {path: tuple(_LEFTOVERS.decode(left)) for path, left in rows}
        return {path: left for path, left in found.items() if left}

    def file_of(self, source: str) -> str | None:
        """The path of the file that holds a source; None for an unknown one."""
        query = "SELECT file FROM articles WHERE id = ?"
        row = self.reader().execute(query, (source,)).fetchone()
        return row[0] if row else None

    def drop_files(self, paths: list[str]) -> None:
        """Forget files that are gone."""
        with self.transaction() as db:
            for path in paths:
                old = {i for (i,) in db.execute("SELECT id FROM articles WHERE file = ?", (path,))}
                _forget_sentences(db, old)
                db.execute("DELETE FROM articles WHERE file = ?", (path,))
                db.execute("DELETE FROM files WHERE path = ?", (path,))

    def articles(self, file: str | None = None) -> list[tuple[str, Article, str]]:
        """All articles kept (of one file): (source id, article, fingerprint of its extraction)."""
        query = "SELECT id, article, text, fingerprint FROM articles"
        rows: Any = (
            self._db.execute(query + " ORDER BY path")
            if file is None
            else self._db.execute(query + " WHERE file = ? ORDER BY path", (file,))
        )
        return [(i, replace(_ARTICLE.decode(a), text=text), f) for i, a, text, f in rows]

    def each_article(self) -> Iterator[tuple[str, Article, str]]:
        """The same one by one, through the connection of the calling thread."""
        query = "SELECT id, article, text, fingerprint FROM articles ORDER BY path"
        for i, a, text, f in self.reader().execute(query):
            yield i, replace(_ARTICLE.decode(a), text=text), f

    def article(self, source: str) -> tuple[Article, str] | None:
        """One article by the id of its source, with the fingerprint of its extraction."""
        query = "SELECT article, text, fingerprint FROM articles WHERE id = ?"
        row = self.reader().execute(query, (source,)).fetchone()
        return (replace(_ARTICLE.decode(row[0]), text=row[1]), row[2]) if row else None

    def set_extract_fingerprint(self, source: str, fingerprint: str) -> None:
        """Note under which fingerprint an article's extraction is kept."""
        self._db.execute("UPDATE articles SET fingerprint = ? WHERE id = ?", (fingerprint, source))

    def text(self, source: str) -> str | None:
        """The text of a source."""
        row = self.reader().execute("SELECT text FROM articles WHERE id = ?", (source,)).fetchone()
        return row[0] if row else None

    # -- extractions

    def extraction(self, fingerprint: str) -> Extraction | None:
        """What was found in a text, if it is kept."""
        return self._extraction(self._db, fingerprint)

    def extraction_to_read(self, fingerprint: str) -> Extraction | None:
        """The same, through the connection of the calling thread."""
        return self._extraction(self.reader(), fingerprint)

    def _extraction(self, db: sqlite3.Connection, fingerprint: str) -> Extraction | None:
        query = "SELECT data FROM extractions WHERE fingerprint = ?"
        row = db.execute(query, (fingerprint,)).fetchone()
        return _decode_extraction(row[0]) if row else None

    def has_extraction(self, fingerprint: str) -> bool:
        """Whether an extraction (or the sentence on why there is none) is kept."""
        query = (
            "SELECT 1 FROM extractions WHERE fingerprint = :f "
            "UNION ALL SELECT 1 FROM failures WHERE fingerprint = :f"
        )
        return self._db.execute(query, {"f": fingerprint}).fetchone() is not None

    def put_extraction(self, fingerprint: str, extraction: Extraction) -> None:
        """Keep what was found in a text."""
        with self.transaction() as db:
            kept = msgspec.json.encode(replace(extraction, vectors=b""))
            db.execute("INSERT OR REPLACE INTO extractions VALUES (?, ?)", (fingerprint, kept))
            if extraction.vectors:
                vectors = (fingerprint, extraction.vectors)
                db.execute("INSERT OR REPLACE INTO vectors VALUES (?, ?)", vectors)

    def put_failure(self, fingerprint: str, what: str) -> None:
        """Keep why a text could not be read."""
        with self.transaction() as db:
            db.execute("INSERT OR REPLACE INTO failures VALUES (?, ?)", (fingerprint, what))

    def failures(self) -> list[tuple[str, str]]:
        """(path, why) of each article that could not be read, by path."""
        query = "SELECT path, what FROM articles JOIN failures USING (fingerprint) ORDER BY path"
        return self._db.execute(query).fetchall()

    def forget_unused(self) -> None:
        """Drop extractions that no article uses any more."""
        with self.transaction() as db:
            for table in ("extractions", "vectors", "failures"):
                used = "SELECT fingerprint FROM articles"
                db.execute(f"DELETE FROM {table} WHERE fingerprint NOT IN ({used})")

    # -- the linked briefing

    def linked(self) -> tuple[str, Briefing] | None:
        """The briefing as it was linked last, with its fingerprint."""
        row = self._db.execute("SELECT fingerprint, facts FROM linked").fetchone()
        if row is None:
            return None
        linked.facts_of(row[1])  # damaged here, it is damaged as a whole
        return row[0], linked.get(self._db)

    def linked_fingerprint(self) -> str | None:
        """The fingerprint of the briefing that was linked last."""
        row = self._db.execute("SELECT fingerprint FROM linked").fetchone()
        return row[0] if row else None

    def put_linked(
        self, fingerprint: str, briefing: Briefing, listing: Listing | None = None
    ) -> None:
        """Keep the linked briefing, and the lines by which it is listed."""
        with self.transaction() as db:
            linked.put(db, fingerprint, briefing, listing or Listing())

    # -- news

    def news_state(self) -> tuple[str, str]:
        """Since when the news that are kept are, and of which linking; empty where none are."""
        row = self._db.execute("SELECT since, linked FROM news_state").fetchone()
        return (row[0], row[1]) if row else ("", "")

    def put_news(self, since: str, items: Iterable[NewsItem]) -> None:
        """Keep what came in since a moment, in place of the news before."""
        with self.transaction() as db:
            db.execute("DELETE FROM news")
            rows = ((n, msgspec.msgpack.encode(item)) for n, item in enumerate(items))
            db.executemany("INSERT INTO news VALUES (?, ?)", rows)
            linking = self.linked_fingerprint() or ""
            db.execute("INSERT OR REPLACE INTO news_state VALUES (1, ?, ?)", (since, linking))
            db.execute("UPDATE linked SET generation = generation + 1")


@cache
def _extraction_decoder() -> RowDecoder[Extraction]:
    # Imported here: who only shows a folder reads no extraction.
    from briefing.models.extraction import Extraction

    return RowDecoder(msgspec.json.Decoder(Extraction))


def _decode_extraction(data: bytes) -> Extraction:
    return _extraction_decoder().decode(data)


def _without_text(article: Article) -> bytes:
    return msgspec.json.encode(replace(article, text=""))


def _forget_sentences(db: sqlite3.Connection, sources: set[str]) -> None:
    if sources:
        from briefing.storage.search.rows import forget_sentences  # no warm start needs it

        forget_sentences(db, sources)


def _packed(records: tuple[Problem, ...] | tuple[Leftover, ...]) -> bytes:
    return msgspec.json.encode(list(records))
