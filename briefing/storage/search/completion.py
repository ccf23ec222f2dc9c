"""What a query that is being typed may go on with."""

import sqlite3

from briefing.resources.countries import state_name
from briefing.storage.search.fields import FIELDS, column_of, values_of
from briefing.text.normalisation import fold

_LEAST = 2
"""Letters of a field's name before it is offered."""


def completion(db: sqlite3.Connection, text: str) -> str:
    """How the last word of a query may go on: a field's name, or a value of it.

    Args:
        db: a reading connection.
        text: the query as typed so far.

    Returns:
        What may follow; empty where nothing is known. A value of several words is offered
        behind a quotation mark: ``country:"unit``.
    """
    quoted = text.rpartition('"') if text.count('"') % 2 else ("", "", "")
    before = quoted[0].rpartition(" ")[2]
    last = (before + quoted[2] if quoted[1] else text.rpartition(" ")[2]).lstrip("-!")
    name, colon, value = last.partition(":")
    if not colon:
        return next(
            (f"{f[len(last) :]}:" for f in FIELDS if len(last) >= _LEAST and f.startswith(last)), ""
        )
    if name not in FIELDS or not value:
        return ""
    wanted = fold(value)
    for known in _values(db, name, wanted):
        if fold(known).startswith(wanted) and len(known) > len(value):
            if quoted[1]:
                return f'{known[len(value) :]}"'
            if " " not in known:
                return known[len(value) :]
    return ""


def _values(db: sqlite3.Connection, name: str, wanted: str) -> list[str]:
    if values_of(name):
        return list(values_of(name))
    if column_of(name):
        query = (
            "SELECT term FROM words WHERE term > ? AND term < ?"
            " ORDER BY named DESC, docs DESC LIMIT 20"
        )
        begun = db.execute(query, (wanted, wanted + "\U0010ffff")).fetchall()
        return [term for (term,) in begun if _stands_in(db, column_of(name), term)]
    query = "SELECT value FROM facets WHERE field = ? ORDER BY docs DESC"
    known = [value for (value,) in db.execute(query, (name,))]
    return [state_name(code).lower() for code in known] if name == "country" else known


def _stands_in(db: sqlite3.Connection, column: str, term: str) -> bool:
    query = "SELECT 1 FROM hits WHERE hits MATCH ? LIMIT 1"
    return db.execute(query, (f'{column} : "{term}"',)).fetchone() is not None
