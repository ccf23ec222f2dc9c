"""Query → hits, grouped by kind, the best of each first."""

import sqlite3
from dataclasses import dataclass

from briefing.storage.search.fields import conditions_of, kinds_of, title_words
from briefing.storage.search.index import KINDS
from briefing.storage.search.query import Query, Terms, mend, parse


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
    if query.is_empty or (not terms.match and not _only_fields(query)):
        return Results(terms, ())
    groups = []
    for kind in KINDS:
        narrowed = _narrowed(query, kind)
        if narrowed is not None:
            count, hits = _found(db, terms.match, kind, narrowed, limit)
            if count:
                groups.append(Group(kind, count, hits))
    return Results(terms, tuple(groups))


def _only_fields(query: Query) -> bool:
    return bool(query.fields) and not (query.words or query.phrases or query.exact)


def _narrowed(query: Query, kind: str) -> tuple[str, tuple[str, ...]] | None:
    """The condition that the fields put on a kind, and its values; None where one excludes it."""
    column = "source" if kind == "sentence" else "record"
    parts: list[str] = []
    values: list[str] = []
    for field in query.fields:
        if kind not in kinds_of(field):
            return None
        if title_words(field):
            continue
        condition = conditions_of(field).get(kind)
        if condition is None:
            return None
        parts.append(f"{column} IN ({condition.sql})")
        values += condition.values
    return " AND ".join(parts), tuple(values)


def _found(
    db: sqlite3.Connection,
    match: str,
    kind: str,
    narrowed: tuple[str, tuple[str, ...]],
    limit: int,
) -> tuple[int, tuple[Hit, ...]]:
    """How many there are of a kind, and the best of them."""
    condition, values = narrowed
    if match:
        where = "hits MATCH ? AND kind = ?" + (f" AND {condition}" if condition else "")
        given = (match, kind, *values)
        order = "ORDER BY bm25(hits, 0, 0, 0, 8.0, 1.0)"
    elif kind == "sentence":
        return 0, ()
    else:
        own = f" AND {condition}" if condition else ""
        where = f"rowid IN (SELECT row FROM listed WHERE kind = ?{own})"
        given = (kind, *values)
        order = "ORDER BY rowid"
    count = db.execute(f"SELECT count(*) FROM hits WHERE {where}", given).fetchone()[0]
    if not count:
        return 0, ()
    columns = "kind, record, source, title, body"
    rows = db.execute(f"SELECT {columns} FROM hits WHERE {where} {order} LIMIT ?", (*given, limit))
    return count, tuple(Hit(*row) for row in rows)
