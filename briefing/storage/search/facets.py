"""What hits can be narrowed by: values of fields, each with its number."""

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from briefing.resources.countries import state_name
from briefing.storage.search.day_nodes import tokens_meeting
from briefing.storage.search.documents import tag
from briefing.storage.search.fields import kinds_of
from briefing.storage.search.rows import band

_MOST, _MOST_YEARS = 8, 80
"""Values shown of one field; years that are looked for, of which so many are shown."""
_FIELDS = ("date", "status", "stance", "country", "outlet")


class FacetCount(NamedTuple):
    """A value of a field, as it is typed and as it is shown, and how many hits bear it.

    ``hits`` is None where there are too many hits to be counted.
    """

    field: str
    value: str
    label: str
    hits: int | None


def facet_counts(
    db: sqlite3.Connection, expression: str, kinds: Sequence[str], *, counted: bool = True
) -> tuple[FacetCount, ...]:
    """The values of each field among the hits of an expression.

    Args:
        db: a reading connection.
        expression: for the full-text search.
        kinds: those that are found.
        counted: whether the hits are few enough for their numbers.

    Returns:
        Those of a field together, the most frequent first, years newest first.
    """
    found: list[FacetCount] = []
    for field in _FIELDS:
        bands = [band(kind) for kind in kinds_of(field) if kind in kinds]
        if not bands:
            continue
        counts = [
            FacetCount(field, value, _label(field, value), count)
            for value in _values(db, field)
            if (count := _count(db, expression, field, value, bands) if counted else None) != 0
        ]
        if field != "date":
            counts.sort(key=lambda facet: (-(facet.hits or 0), facet.label))
        found += counts[:_MOST] if len(counts) > 1 or field == "date" else []
    return tuple(found)


def _values(db: sqlite3.Connection, field: str) -> list[str]:
    """The most frequent values of a field in the whole folder."""
    order = "value DESC" if field == "date" else "docs DESC, value"
    most = _MOST_YEARS if field == "date" else _MOST
    query = f"SELECT value FROM facets WHERE field = ? ORDER BY {order} LIMIT {most}"
    return [value for (value,) in db.execute(query, (field,))]


def _count(
    db: sqlite3.Connection, expression: str, field: str, value: str, bands: list[tuple[int, int]]
) -> int:
    tags = tokens_meeting((value,)) if field == "date" else (tag(field, value),)
    joined = " OR ".join(f'"{t}"' for t in tags)
    query = "SELECT count(*) FROM hits WHERE hits MATCH ? AND rowid BETWEEN ? AND ?"
    match = f"({expression}) AND tags : ({joined})"
    return sum(db.execute(query, (match, *rows)).fetchone()[0] for rows in bands)


def _label(field: str, value: str) -> str:
    return state_name(value) if field == "country" else value
