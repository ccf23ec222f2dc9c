"""Documents as rows of the index, and the words that they hold, counted.

The row of a document tells its kind and its rank, so that the index yields the best of a kind
first and can stop there.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable
from typing import Any

from briefing.storage.search.documents import KINDS, Document, tag
from briefing.text.normalisation import tokens
from briefing.text.transliteration import sound

_KIND, _RANK = 48, 23
"""Bits below the kind, and below the rank: there the documents of one rank are numbered."""
_COLUMNS = ("title", "body", "names", "topics", "place", "tags")
_LEAST_HEARD = 4


def band(kind: str) -> tuple[int, int]:
    """The first and the last row that a document of a kind can have."""
    number = KINDS.index(kind)
    return number << _KIND, (number + 1 << _KIND) - 1


def kind_of(row: int) -> str:
    """The kind of the document in a row."""
    return KINDS[row >> _KIND]


class RowWriter:
    """Adds and removes rows; what changed in the words is written by ``flush``.

    Args:
        db: a writing connection, inside a transaction of the caller.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._docs: Counter[str] = Counter()
        self._named: Counter[str] = Counter()
        self._heard: set[str] = set()
        self._facets: Counter[tuple[str, str]] = Counter()
        self._next: dict[int, int] = {}

    def add(self, documents: Iterable[Document]) -> list[int]:
        """Write documents; those of one rank get rows that follow one another.

        Returns:
            Their rows, in order.
        """
        rows = []
        shown, found = [], []
        for document in documents:
            row = self._free_row(document)
            rows.append(row)
            facets = "\n".join("\t".join(facet) for facet in document.facets)
            shown.append((row, *document[:9], facets))
            found.append((row, *self._counted(document, 1)))
        self._db.executemany(f"INSERT INTO documents VALUES ({_marks(11)})", shown)
        self._db.executemany(f"INSERT INTO hits (rowid, {_LISTED}) VALUES ({_marks(7)})", found)
        titles = [(row, title) for row, title, *_ in found if title]
        self._db.executemany("INSERT INTO titles (rowid, title) VALUES (?, ?)", titles)
        return rows

    def remove(self, first: int, last: int) -> None:
        """Forget the documents in the rows from ``first`` to ``last``."""
        held = "row, kind, record, source, title, body, names, topics, place, tags, facets"
        query = f"SELECT {held} FROM documents WHERE row BETWEEN ? AND ?"
        gone = []
        for row, *values, facets in self._db.execute(query, (first, last)).fetchall():
            pairs = tuple(_pair(line) for line in facets.split("\n") if line)
            gone.append((row, *self._counted(Document._make((*values, pairs, 0)), -1)))
        self._db.executemany(
            f"INSERT INTO hits (hits, rowid, {_LISTED}) VALUES ('delete', {_marks(7)})", gone
        )
        titles = [(row, title) for row, title, *_ in gone if title]
        query = "INSERT INTO titles (titles, rowid, title) VALUES ('delete', ?, ?)"
        self._db.executemany(query, titles)
        self._db.execute("DELETE FROM documents WHERE row BETWEEN ? AND ?", (first, last))

    def flush(self) -> None:
        """Bring the counts of words and of facets up to date."""
        heard = self._heard
        self._db.executemany(
            "INSERT INTO words VALUES (?, ?, ?, ?) ON CONFLICT (term) DO UPDATE SET"
            " docs = docs + excluded.docs, named = named + excluded.named,"
            " sound = coalesce(excluded.sound, sound)",
            [
                (term, count, self._named[term], sound(term) if term in heard else None)
                for term, count in self._docs.items()
            ],
        )
        self._db.executemany(
            "INSERT INTO facets VALUES (?, ?, ?)"
            " ON CONFLICT (field, value) DO UPDATE SET docs = docs + excluded.docs",
            [(*facet, count) for facet, count in self._facets.items()],
        )
        if self._docs or self._facets:
            self._db.execute("DELETE FROM words WHERE docs <= 0")
            self._db.execute("DELETE FROM facets WHERE docs <= 0")
            self._db.execute("UPDATE search_state SET changes = changes + 1")
        for counts in (self._docs, self._named, self._facets):
            counts.clear()

    def _free_row(self, document: Document) -> int:
        begin = KINDS.index(document.kind) << _KIND | document.rank << _RANK
        if begin not in self._next:
            query = "SELECT max(row) FROM documents WHERE row BETWEEN ? AND ?"
            (last,) = self._db.execute(query, (begin, begin + (1 << _RANK) - 1)).fetchone()
            self._next[begin] = begin if last is None else last + 1
        self._next[begin] += 1
        return self._next[begin] - 1

    def _counted(self, document: Document, sign: int) -> list[str]:
        """The columns of the index for a document, whose words are counted on the way."""
        parts = {name: tokens(getattr(document, name)) for name in _COLUMNS[:-1]}
        named = {*parts["title"], *parts["names"]}
        words = named.union(*parts.values())
        self._docs.update(dict.fromkeys(words, sign))
        self._named.update(dict.fromkeys(named, sign))
        self._facets.update(dict.fromkeys(document.facets, sign))
        if document.kind == "actor":
            self._heard.update(w for w in parts["names"] if len(w) >= _LEAST_HEARD)
        tags = f"{document.tags} {tag('kind', document.kind)}"
        return [*(" ".join(parts[name]) for name in _COLUMNS[:-1]), tags]


def forget_sentences(db: sqlite3.Connection, sources: set[str]) -> None:
    """Sentences of these sources are found no more; inside the caller's transaction."""
    writer = RowWriter(db)
    for source in sorted(sources):
        query = "SELECT first, last FROM sentences WHERE source = ?"
        for first, last in db.execute(query, (source,)).fetchall():
            writer.remove(first, last)
        db.execute("DELETE FROM sentences WHERE source = ?", (source,))
    writer.flush()


def _pair(line: str) -> tuple[str, str]:
    field, _, value = line.partition("\t")
    return field, value


def _marks(count: int) -> Any:
    return ", ".join("?" * count)


_LISTED = ", ".join(_COLUMNS)
