"""Rows of tables and exports: which column is the text, the title, the date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from briefing.readers.base import Metadata
from briefing.readers.compilations.base import day_in, iso_in, names
from briefing.readers.markup import text_of_html
from briefing.resources import load
from briefing.text.date_expressions import parse_iso


@dataclass(frozen=True, slots=True)
class Export:
    """A program's export, told by its columns."""

    name: str
    requires: frozenset[str]
    group: tuple[str, ...] = ()
    addresses: bool = False


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Which column of a table holds what; keys of rows by their folded names.

    Args:
        own: field → column, as the user's configuration has it; it wins over the known names.
    """

    own: Mapping[str, str] = field(default_factory=dict)

    def column(self, wanted: str, columns: Iterable[str]) -> str | None:
        """The column for a field; None where there is none."""
        there = _folded(tuple(columns))
        if wanted in self.own:
            return there.get(fold(self.own[wanted]))
        return next((there[name] for name in _names()[wanted] if name in there), None)

    def text_of(self, row: Mapping[str, Any]) -> str:
        """The text of a row: of the columns that may hold it a full text, else the longest."""
        own = self.column("text", row) if "text" in self.own else None
        there = _folded(tuple(row))
        known = [there[name] for name in _names()["text"] if name in there]
        filled = [
            v for c in ([own] if own else known) if isinstance(v := row.get(c), str) and v.strip()
        ]
        full = {there[name] for name in _names()["text"][:_FULL] if name in there}
        best = next((row[c] for c in known if c in full and row.get(c) in filled), None)
        value = best or max(filled, key=len, default="")
        return sound(text_of_html(value)) if value else ""

    def metadata_of(self, row: Mapping[str, Any]) -> Metadata:
        """What a row says of its article."""

        def value(wanted: str) -> Any:
            column = self.column(wanted, row)
            return row.get(column) if column else None

        url = _words(value("url"))
        return Metadata(
            title=_words(value("title")),
            outlet=_words(value("outlet")),
            date=_date(value("date")),
            url=url if url and re.match(r"https?://", url) else None,
            authors=_authors(value("authors")),
            language=_words(value("language")),
        )


_FULL = 13
"""So many of the names for a text mean a whole one; those behind mean an abstract or a note."""


@lru_cache(maxsize=512)
def _folded(columns: tuple[str, ...]) -> dict[str, str]:
    return {fold(column): column for column in columns}


@lru_cache(maxsize=8192)
def fold(column: str) -> str:
    """``Publication Title`` → ``publication_title``."""
    return re.sub(r"[^a-z0-9]+", "_", str(column).lower()).strip("_")


@cache
def _names() -> dict[str, list[str]]:
    return {key: list(value) for key, value in load("columns")["names"].items()}


@cache
def _exports() -> tuple[Export, ...]:
    return tuple(
        Export(
            row["name"],
            frozenset(row["requires"]),
            tuple(row.get("group", ())),
            row.get("addresses", False),
        )
        for row in load("columns")["export"]
    )


def export_of(columns: Iterable[str]) -> Export | None:
    """The program whose export has these columns; None for a table of another make."""
    there = {fold(column) for column in columns}
    return next((export for export in _exports() if export.requires <= there), None)


def sound(text: str) -> str:
    """Line ends as LF, halves of surrogate pairs replaced."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.encode("utf-8", "replace").decode("utf-8")


def _words(value: object) -> str | None:
    if isinstance(value, dict):
        value = value.get("name") or value.get("title")
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    return " ".join(sound(value).split())[:2000] or None if isinstance(value, str) else None


def _date(value: object) -> str | None:
    """An ISO date, of any form that names a day, a month or a year; CSL's ``date-parts`` too."""
    if isinstance(value, dict):
        parts = value.get("date-parts")
        first = parts[0] if isinstance(parts, list) and parts else None
        if isinstance(first, list) and first:
            numbers = [int(n) for n in first[:3] if str(n).isdigit()]
            value = "-".join(f"{n:02d}" for n in numbers)
        else:
            value = value.get("raw") or value.get("literal")
    words = _words(value)
    if not words:
        return None
    known = parse_iso(words)
    return words[:10] if known else iso_in(words) or day_in(words)


def _authors(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        found = []
        for person in value:
            if isinstance(person, dict) and ("family" in person or "given" in person):
                parts = (
                    person.get("given"),
                    person.get("non-dropping-particle"),
                    person.get("family"),
                )
                found.append(" ".join(str(p) for p in parts if p))
            elif name := _words(
                person.get("literal")
                if isinstance(person, dict) and "literal" in person
                else person
            ):
                found.append(name)
        return tuple(dict.fromkeys(found))
    words = _words(value)
    return names(words) if words else ()
