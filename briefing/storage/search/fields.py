"""``status:held``, ``date:2019..2021``, ``by:qureshi``: what narrows a search, to which records."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import get_args

from briefing.models.enums import Stance, Status
from briefing.resources.countries import is_state, state_name
from briefing.storage.search.day_nodes import cover, tokens_meeting
from briefing.storage.search.documents import KINDS, tag
from briefing.text.date_expressions import parse_iso
from briefing.text.normalisation import fold

RECORDS = KINDS[:-1]
STATUSES: tuple[str, ...] = tuple(choice for choice in get_args(Status) if choice != "unknown")
STANCES: tuple[str, ...] = get_args(Stance)
HAS = ("quote", "discrepancy", "note", "correction")


@dataclass(frozen=True, slots=True)
class Field:
    """A field as typed: its name, its value, where it stands in the query."""

    name: str
    value: str
    at: int


def values_of(name: str) -> tuple[str, ...]:
    """The values that a field can have, for completion; empty where they are words."""
    known = {"kind": KINDS, "status": STATUSES, "stance": STANCES, "has": HAS}
    return known.get(name, ())


def fault_of(field: Field) -> str:
    """What is wrong with a field's value, in one sentence; empty where nothing is."""
    known = values_of(field.name)
    value = fold(field.value)
    if field.name == "kind":
        value = value.removesuffix("s") or "?"
    if known and not any(choice.startswith(value) for choice in known):
        return f"“{field.value}” is no {field.name}; it is one of {', '.join(known)}."
    if field.name in {"date", "before", "after"} and _days(field) is None:
        return f"“{field.value}” is no date; write 2024, 2024-05, 2024-05-03 or 2019..2021."
    if field.name in {"date", "before", "after"} and _is_reversed(field):
        return f"“{field.value}” ends before it begins."
    if field.name == "country" and not _codes(field.value):
        return f"“{field.value}” is no state that is known."
    return ""


def column_of(name: str) -> str:
    """The column of the index with the words that a field asks for; empty where those are tags."""
    return _COLUMN_OF.get(name, "")


def kinds_of(name: str) -> tuple[str, ...]:
    """The kinds of records that a field can find."""
    return _KINDS_OF[name]


_COLUMN_OF: Mapping[str, str] = {
    "actor": "names",
    "by": "names",
    "speaker": "names",
    "with": "names",
    "issue": "topics",
    "place": "place",
}
_TOLD = ("visit", "meeting", "position", "quote", "sentence")
_KINDS_OF: Mapping[str, tuple[str, ...]] = {
    "actor": ("actor", "visit", "meeting", "position", "quote"),
    "issue": ("issue", "visit", "meeting", "position"),
    "by": ("position", "quote"),
    "speaker": ("quote",),
    "with": ("meeting",),
    "place": ("visit", "meeting"),
    "country": ("visit", "meeting", "actor"),
    "kind": KINDS,
    "status": ("visit", "meeting"),
    "stance": ("position",),
    "source": ("position", "quote", "sentence"),
    "outlet": ("position", "quote", "sentence"),
    "date": _TOLD,
    "before": _TOLD,
    "after": _TOLD,
    "has": RECORDS,
}
FIELDS = tuple(_KINDS_OF)
"""Their names."""
_MOST_SOURCES = 2000
"""Sources that one field can mean; a shorter part of a name means more of them."""


def tags_of(field: Field, db: sqlite3.Connection) -> tuple[str, ...]:
    """The tags of which a record bears one where a field lets it pass.

    Args:
        field: one that asks for no words of a column.
        db: a reading connection; it knows the sources and outlets.

    Returns:
        None of them where nothing passes.
    """
    if field.name in {"date", "before", "after"}:
        days = _days(field)
        return tokens_meeting(cover(*days)) if days else ()
    return tuple(tag(field.name, value) for value in _meant_values(field, db))


def _meant_values(field: Field, db: sqlite3.Connection) -> Sequence[str]:
    value = fold(field.value)
    if field.name == "country":
        return _codes(field.value)
    if field.name == "outlet":
        rows = db.execute("SELECT value FROM facets WHERE field = 'outlet'")
        known = [(fold(outlet), outlet) for (outlet,) in rows]
        same = [outlet for plain, outlet in known if plain == value]
        return same or [outlet for plain, outlet in known if value in plain]
    if field.name == "source":
        rows = db.execute("SELECT id, path || ' ' || title FROM source_line ORDER BY place")
        return [i for i, named in rows if value in fold(named)][:_MOST_SOURCES]
    if field.name == "kind":
        value = value.removesuffix("s")
    return [choice for choice in values_of(field.name) if choice.startswith(value)]


def _codes(value: str) -> tuple[str, ...]:
    """The codes of states that a value names or begins to name."""
    code = value.strip().upper()
    if len(code) == 3 and is_state(code):
        return (code,)
    wanted = fold(value)
    return tuple(c for c in _all_codes() if wanted and fold(state_name(c)).startswith(wanted))


def _all_codes() -> tuple[str, ...]:
    from briefing.resources import load

    return tuple(load("state_names")["names"])


def _days(field: Field) -> tuple[date, date] | None:
    """First and last day that a value means; open ends are far away."""
    first, dots, last = field.value.partition("..")
    known = [parse_iso(part) if part else None for part in (first, last or first)]
    if any(
        part and found is None for part, found in zip((first, last or first), known, strict=True)
    ):
        return None
    begin = known[0].start if known[0] else date.min
    end = known[1].end if known[1] and (last or not dots) else date.max
    if field.name == "before":
        return (date.min, begin - _DAY if begin > date.min else begin) if known[0] else None
    if field.name == "after":
        return (end + _DAY if end < date.max else end, date.max) if known[1] else None
    return (begin, end) if known[0] or known[1] else None


_DAY = timedelta(days=1)


def _is_reversed(field: Field) -> bool:
    days = _days(field)
    return days is not None and days[0] > days[1]
