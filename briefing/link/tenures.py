"""Who held a well-known office when: the table that ships with the program, and the reader's own.

``data/tenures.toml`` has a table a state, an array an office (named by its class, see ``offices``)
and a row a holder: name, first day, last day, flags. A day may be a month or a year; the last one
is empty for who still held the office when the table was made. Flags are ``acting``, ``unverified``
(the row was not checked against a second source) and ``open``. A reader's ``tenures.toml`` beside
the articles has the same form; its rows come before the shipped ones.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from briefing.link.actors.spelling import compare
from briefing.records.calendar import parse_iso
from briefing.records.naming import name_key

_SURE = 2.0
"""Weight from which two names count as one here; see ``spelling.compare``."""


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office held by somebody. ``start`` and ``end`` are the outermost days it can mean."""

    country: str
    office: str
    name: str
    start: date
    end: date | None
    checked: bool

    @property
    def key(self) -> tuple[str, ...]:
        """The folded parts of the name."""
        return name_key(self.name)

    def covers(self, first: date, last: date) -> bool:
        """Whether the office was held at some day between two."""
        return self.start <= last and (self.end is None or first <= self.end)


class Tenures:
    """Tenures by state, office and name.

    Args:
        rows: of any number of tables, the ones that count first before the others.
    """

    def __init__(self, rows: Iterable[Tenure] = ()) -> None:
        self._of: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
        for row in rows:
            self._of[row.country, row.office].append(row)

    def of(self, name: str, office: str, country: str | None) -> list[Tenure]:
        """The times at which somebody held an office, in order.

        Where the state is not known, a full name must be that of one state's holder alone.
        """
        key = name_key(name)
        if country is None:
            return self._of_any_state(key, office)
        found = [t for t in self._of.get((country, office), ()) if _one_name(t.key, key)]
        return sorted(found, key=lambda t: t.start)

    def _of_any_state(self, key: tuple[str, ...], office: str) -> list[Tenure]:
        if len(key) < 2:
            return []
        found = [
            t
            for (_, held), rows in self._of.items()
            if held == office
            for t in rows
            if _one_name(t.key, key)
        ]
        return sorted(found, key=lambda t: t.start) if len({t.country for t in found}) == 1 else []

    def holders(self, office: str, country: str, first: date, last: date) -> list[Tenure]:
        """Who held an office at some day between two."""
        return [t for t in self._of.get((country, office), ()) if t.covers(first, last)]


def _one_name(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if len(b) == 1:
        return b[0] == a[-1]
    found = compare(a, b)
    return found is not None and found[1] >= _SURE


def parse_tenures(data: dict[str, object]) -> tuple[list[Tenure], list[str]]:
    """Rows of a table, and a sentence for each that is not one.

    Args:
        data: what ``tomllib`` made of the file.
    """
    rows: list[Tenure] = []
    wrong: list[str] = []
    for country, offices in data.items():
        if not isinstance(offices, dict):
            wrong.append(f"“{country}” must be a table of offices")
            continue
        for office, holders in offices.items():
            for row in holders if isinstance(holders, list) else [holders]:
                made = _row(country, office, row)
                if made is None:
                    wrong.append(f"{country}, {office}: {row!r} is no row of name, start and end")
                else:
                    rows.append(made)
    return rows, wrong


def _row(country: str, office: str, row: object) -> Tenure | None:
    if not isinstance(row, list) or len(row) < 3 or not all(isinstance(c, str) for c in row):
        return None
    name, start, end, *flags = row
    first, last = parse_iso(start), parse_iso(end) if end else None
    if not name.strip() or first is None or (end and last is None):
        return None
    return Tenure(
        country, office, name, first.start, last.end if last else None, "unverified" not in flags
    )


def own_rows(file: Path) -> tuple[list[Tenure], str, list[str]]:
    """A reader's own table: its rows, its text, and a sentence for each mistake in it."""
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return [], "", []
    except (OSError, UnicodeDecodeError) as error:
        return [], "", [f"it cannot be read: {error}"]
    try:
        rows, wrong = parse_tenures(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        return [], text, [f"it is not valid TOML: {error}"]
    return rows, text, wrong


@cache
def shipped() -> tuple[Tenure, ...]:
    """The rows that ship with the program."""
    file = Path(__file__).parent / "data" / "tenures.toml"
    return tuple(parse_tenures(tomllib.loads(file.read_text(encoding="utf-8")))[0])
