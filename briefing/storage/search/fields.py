"""``status:held``, ``date:2019..2021``, ``by:qureshi``: what narrows a search, to which records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from briefing.resources.countries import is_state, state_name
from briefing.text.date_expressions import parse_iso
from briefing.text.normalisation import fold

RECORDS = ("visit", "meeting", "actor", "issue", "position", "quote")
STATUSES = ("announced", "under way", "held", "postponed", "cancelled", "declined", "denied")
STANCES = (
    *("support", "oppose", "demand", "seek", "offer", "commit", "concern", "accuse", "deny"),
    "neutral",
)
HAS = ("quote", "discrepancy", "note")
KINDS = (*RECORDS, "sentence")


@dataclass(frozen=True, slots=True)
class Field:
    """A field as typed: its name, its value, where it stands in the query."""

    name: str
    value: str
    at: int


@dataclass(frozen=True, slots=True)
class Condition:
    """Which records of a kind a field lets pass: a select of their ids, and its values."""

    sql: str
    values: tuple[str, ...] = ()


Conditions = Mapping[str, Condition]
"""By kind; a kind that is not there has nothing to do with the field."""


def values_of(name: str) -> tuple[str, ...]:
    """The values that a field can have, for completion; empty where they are words."""
    known = {"kind": KINDS, "status": STATUSES, "stance": STANCES, "has": HAS}
    return known.get(name, ())


def fault_of(field: Field) -> str:
    """What is wrong with a field's value, in one sentence; empty where nothing is."""
    known = values_of(field.name)
    value = fold(field.value)
    if known and not any(choice.startswith(value) for choice in known):
        return f"“{field.value}” is no {field.name}; it is one of {', '.join(known)}."
    if field.name in {"date", "before", "after"} and _days(field) is None:
        return f"“{field.value}” is no date; write 2024, 2024-05, 2024-05-03 or 2019..2021."
    if field.name == "country" and not _codes(field.value):
        return f"“{field.value}” is no state that is known."
    return ""


def title_words(field: Field) -> str:
    """The words that a record's title must hold, for fields that mean a name; else nothing."""
    return field.value if field.name in {"actor", "issue", "by", "with", "speaker"} else ""


def kinds_of(field: Field) -> tuple[str, ...]:
    """The kinds of records that a field can find."""
    return _KINDS_OF[field.name]


_KINDS_OF: Mapping[str, tuple[str, ...]] = {
    "actor": ("actor", "visit", "meeting", "position", "quote"),
    "issue": ("issue", "position"),
    "by": ("position", "quote"),
    "speaker": ("quote",),
    "with": ("meeting",),
    "place": ("visit", "meeting"),
    "country": ("visit", "meeting", "actor"),
    "kind": KINDS,
    "status": ("visit", "meeting"),
    "stance": ("position",),
    "source": ("position", "sentence"),
    "outlet": ("position", "sentence"),
    "date": ("visit", "meeting", "position", "sentence"),
    "before": ("visit", "meeting", "position", "sentence"),
    "after": ("visit", "meeting", "position", "sentence"),
    "has": ("visit", "meeting", "actor", "issue", "position", "quote"),
}
FIELDS = tuple(_KINDS_OF)
"""Their names."""


def conditions_of(field: Field) -> Conditions:
    """Which ids pass, by kind; of sentences the ids are those of their sources."""
    makers: Mapping[str, Callable[[Field], Conditions]] = {
        "kind": _kind,
        "status": _status,
        "stance": _stance,
        "place": _place,
        "country": _country,
        "source": _source,
        "outlet": _source,
        "date": _date,
        "before": _date,
        "after": _date,
        "has": _has,
    }
    make = makers.get(field.name)
    return make(field) if make else {}


def _kind(field: Field) -> Conditions:
    kinds = [kind for kind in KINDS if kind.startswith(fold(field.value).rstrip("s"))]
    return {
        kind: Condition("SELECT id FROM source_line")
        if kind == "sentence"
        else Condition("SELECT record FROM listed WHERE kind = ?", (kind,))
        for kind in kinds
    }


def _status(field: Field) -> Conditions:
    one = Condition("SELECT id FROM event_line WHERE status LIKE ?", (f"{fold(field.value)}%",))
    return {"visit": one, "meeting": one}


def _stance(field: Field) -> Conditions:
    sql = "SELECT id FROM position_line WHERE stance LIKE ?"
    return {"position": Condition(sql, (f"{fold(field.value)}%",))}


def _place(field: Field) -> Conditions:
    one = Condition("SELECT id FROM event_line WHERE words LIKE ?", (f"%{fold(field.value)}%",))
    return {"visit": one, "meeting": one}


def _country(field: Field) -> Conditions:
    codes = _codes(field.value)
    marks = ", ".join("?" * len(codes))
    events = Condition(f"SELECT id FROM event_line WHERE country IN ({marks})", codes)
    actors = Condition(f"SELECT id FROM actor_line WHERE country IN ({marks})", codes)
    return {"visit": events, "meeting": events, "actor": actors}


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


def _source(field: Field) -> Conditions:
    column = "outlet" if field.name == "outlet" else "path || ' ' || title"
    chosen = f"SELECT id FROM source_line WHERE lower({column}) LIKE ?"
    value = (f"%{field.value.lower()}%",)
    return {
        "sentence": Condition(chosen, value),
        "position": Condition(f"SELECT id FROM position_line WHERE source IN ({chosen})", value),
    }


def _date(field: Field) -> Conditions:
    days = _days(field)
    if days is None:
        return {}
    events = Condition(
        "SELECT id FROM event_line WHERE start <> '' AND start <= ? AND end >= ?", days[::-1]
    )
    return {
        "visit": events,
        "meeting": events,
        "position": Condition("SELECT id FROM position_line WHERE day >= ? AND day <= ?", days),
        "sentence": Condition("SELECT id FROM source_line WHERE day >= ? AND day <= ?", days),
    }


def _days(field: Field) -> tuple[str, str] | None:
    """First and last day that a value means; open ends are far away."""
    first, dots, last = field.value.partition("..")
    known = [parse_iso(part) if part else None for part in (first, last or first)]
    if any(
        part and found is None for part, found in zip((first, last or first), known, strict=True)
    ):
        return None
    begin = known[0].start.isoformat() if known[0] else "0000"
    end = known[1].end.isoformat() if known[1] and (last or not dots) else "9999"
    if field.name == "before":
        return ("0000", begin) if known[0] else None
    if field.name == "after":
        return (end, "9999") if known[1] else None
    return (begin, end) if known[0] or known[1] else None


def _has(field: Field) -> Conditions:
    value = next((choice for choice in HAS if choice.startswith(fold(field.value))), "")
    if value == "quote":
        return {"quote": Condition("SELECT record FROM listed WHERE kind = 'quote'")}
    if value == "discrepancy":
        sql = "SELECT json_extract(data, '$.record') FROM records WHERE kind = 'discrepancy'"
        one = Condition(sql)
        return {"visit": one, "meeting": one}
    sql = (
        "SELECT json_extract(data, '$.record') FROM records WHERE kind = 'judged' "
        "AND json_array_length(json_extract(data, '$.notes')) > 0"
    )
    return dict.fromkeys(RECORDS, Condition(sql)) if value == "note" else {}
