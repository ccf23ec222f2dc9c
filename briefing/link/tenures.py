"""Who held a well-known office when: the table that ships with the program, and the reader's own.

``resources/tenures.toml`` has a table a state, an array an office (named by its class)
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
from briefing.link.office_classes import OFFICES, held_by_one
from briefing.resources import load
from briefing.resources.countries import is_state
from briefing.text.date_expressions import parse_iso
from briefing.text.given_names import FAMILY_FIRST, SURNAME_FIRST
from briefing.text.person_names import name_key
from briefing.toml_lines import line_of

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
    shipped: bool = False

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
        self._by_part: dict[str, list[Tenure]] = defaultdict(list)
        for row in rows:
            own = self._of[row.country, row.office]
            if not any(_one_name(t, row.key) and _overlap(t, row) for t in own if not t.shipped):
                own.append(row)
                for part in {row.key[0], row.key[-1]}:
                    self._by_part[part].append(row)

    def named(self, name: str) -> list[Tenure]:
        """Everything held under a full name, in order; none where several states have such a one.

        Args:
            name: of two words or more.
        """
        key = name_key(name)
        if len(key) < 2:
            return []
        near = {id(t): t for part in (key[0], key[-1]) for t in self._by_part.get(part, ())}
        found = sorted((t for t in near.values() if _one_name(t, key)), key=lambda t: t.start)
        return found if len({t.country for t in found}) == 1 else []

    def of(self, name: str, office: str, country: str | None) -> list[Tenure]:
        """The times at which somebody held an office, in order.

        Where the state is not known, a full name must be that of one state's holder alone.
        """
        key = name_key(name)
        if country is None:
            return self._of_any_state(key, office)
        found = [t for t in self._of.get((country, office), ()) if _one_name(t, key)]
        return sorted(found, key=lambda t: t.start)

    def _of_any_state(self, key: tuple[str, ...], office: str) -> list[Tenure]:
        if len(key) < 2:
            return []
        found = [
            t
            for (_, held), rows in self._of.items()
            if held == office
            for t in rows
            if _one_name(t, key)
        ]
        return sorted(found, key=lambda t: t.start) if len({t.country for t in found}) == 1 else []

    def holders(self, office: str, country: str, first: date, last: date) -> list[Tenure]:
        """Who held an office at some day between two; by the reader's rows alone where they say."""
        found = [t for t in self._of.get((country, office), ()) if t.covers(first, last)]
        return [t for t in found if not t.shipped] or found


def _one_name(tenure: Tenure, name: tuple[str, ...]) -> bool:
    """Whether a name is the holder's; one word must be the surname, wherever that stands."""
    own = tenure.key
    if len(name) == 1:
        first = tenure.country in SURNAME_FIRST and own[0] in FAMILY_FIRST
        return name[0] == own[0 if first else -1]
    found = compare(own, name)
    return found is not None and found[1] >= _SURE


def _overlap(one: Tenure, other: Tenure) -> bool:
    return one.start <= (other.end or date.max) and other.start <= (one.end or date.max)


def parse_tenures(
    data: dict[str, object], *, text: str = "", of_program: bool = False
) -> tuple[list[Tenure], list[str]]:
    """Rows of a table, and a sentence for each that is not one, with its line.

    Args:
        data: what ``tomllib`` made of the file.
        text: of the file, for the numbers of lines.
        of_program: whether the rows ship with the program.
    """
    rows: list[Tenure] = []
    wrong: list[str] = []
    for country, offices in data.items():
        if not isinstance(offices, dict) or not is_state(country):
            where = f"line {line_of(text, country)}"
            wrong.append(f"{where}: “{country}” must be a state (PAK) with a table of offices")
            continue
        for office, holders in offices.items():
            if not held_by_one(office):
                where = f"line {line_of(text, office, country)}, {country}"
                wrong.append(f"{where}: “{office}” is none of {', '.join(sorted(OFFICES))}")
                continue
            for row in holders if isinstance(holders, list) else [holders]:
                made = _row(country, office, row, of_program)
                if made is None:
                    where = f"line {_line(text, country, office, row)}, {country}, {office}"
                    wrong.append(f"{where}: {row!r} is no row of name, start and end")
                else:
                    rows.append(made)
    return rows, wrong


def _line(text: str, country: str, office: str, row: object) -> int:
    """The line of a row: where its first cell is written, below the name of its office."""
    first = line_of(text, office, country)
    cell = str(row[0] if isinstance(row, list) and row else row)
    rows = text.splitlines()[first - 1 :]
    return next((n for n, line in enumerate(rows, first) if cell in line), first)


def _row(country: str, office: str, row: object, of_program: bool) -> Tenure | None:
    if not isinstance(row, list) or len(row) < 3 or not all(isinstance(c, str) for c in row):
        return None
    name, start, end, *flags = row
    first, last = parse_iso(start), parse_iso(end) if end else None
    if not name.strip() or first is None or (end and last is None):
        return None
    if last and last.end < first.start:
        return None
    checked = "unverified" not in flags
    end_day = last.end if last else None
    return Tenure(country, office, name, first.start, end_day, checked, of_program)


def own_rows(file: Path) -> tuple[list[Tenure], str, list[str]]:
    """A reader's own table: its rows, its text, and a sentence for each mistake in it."""
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return [], "", []
    except (OSError, UnicodeDecodeError) as error:
        return [], "", [f"it cannot be read: {error}"]
    try:
        rows, wrong = parse_tenures(tomllib.loads(text), text=text)
    except tomllib.TOMLDecodeError as error:
        return [], text, [f"it is not valid TOML: {error}"]
    return rows, text, wrong


@cache
def shipped() -> tuple[Tenure, ...]:
    """The rows that ship with the program."""
    return tuple(parse_tenures(load("tenures"), of_program=True)[0])
