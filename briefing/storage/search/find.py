"""Query → hits, grouped by kind, the best of each first."""

import sqlite3
from dataclasses import dataclass

from briefing.storage.search.index import KINDS
from briefing.storage.search.query import Terms, mend, parse


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found. For a sentence ``record`` is ``start:end`` in ``source``."""

    kind: str
    record: str
    source: str
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Group:
    """The hits of one kind: how many there are, and the best of them."""

    kind: str
    count: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """What a query found. ``terms`` tells which words it was taken for."""

    terms: Terms
    groups: tuple[Group, ...]

    @property
    def mended(self) -> tuple[tuple[str, str], ...]:
        """(typed, taken for) of every word that was misspelt."""
        pairs = zip(self.terms.query.words, self.terms.meant, strict=True)
        return tuple((w, ", ".join(meant)) for w, meant in pairs if meant and w not in meant)


def find(db: sqlite3.Connection, text: str, limit: int = 20) -> Results:
    """Search.

    Args:
        db: a reading connection to the store; ``interrupt()`` on it cancels the search.
        text: the query as typed.
        limit: the most hits shown of one kind.

    Returns:
        Groups in a fixed order; kinds without a hit are left out.
    """
    query = parse(text)
    terms = mend(query, db)
    if query.is_empty or not terms.match:
        return Results(terms, ())
    counts = dict(
        db.execute(
            "SELECT kind, count(*) FROM hits WHERE hits MATCH ? GROUP BY kind", (terms.match,)
        )
    )
    groups = [
        Group(kind, counts[kind], _best(db, terms.match, kind, limit))
        for kind in KINDS
        if counts.get(kind)
    ]
    return Results(terms, tuple(groups))


def _best(db: sqlite3.Connection, match: str, kind: str, limit: int) -> tuple[Hit, ...]:
    rows = db.execute(
        "SELECT kind, record, source, title, body FROM hits WHERE hits MATCH ? AND kind = ? "
        "ORDER BY bm25(hits, 0, 0, 0, 8.0, 1.0) LIMIT ?",
        (match, kind, limit),
    )
    return tuple(Hit(*row) for row in rows)
