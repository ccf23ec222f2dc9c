"""``.jsonl``: one article a line, with the keys id, text, title, outlet, date, url, authors."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from briefing.models import Article, Problem
from briefing.readers.base import MOST_BYTES, FileReader, Metadata
from briefing.readers.columns import ColumnMap, sound
from briefing.readers.compose import compose
from briefing.readers.metadata import checked


class JsonLinesReader:
    """Articles of a JSON lines file; a bad line is reported, the others are read.

    Args:
        columns: which key holds what, where they are not the usual ones.
    """

    suffixes = (".jsonl", ".ndjson")

    def __init__(self, columns: ColumnMap | None = None) -> None:
        self._columns = columns or ColumnMap()

    def mapped(self, own: Mapping[str, str]) -> FileReader:
        """The reader of lines whose keys the user has named."""
        return JsonLinesReader(ColumnMap(own))

    def read(self, file: Path, path: str, metadata: Metadata) -> Iterator[Article | Problem]:
        """Yield an article, or a problem, for every line that is not empty."""
        seen: set[str] = set()
        with file.open("rb") as lines:
            at = 0
            for number, line in enumerate(lines, 1):
                if line.strip():
                    for found in self._article(line, number, path, metadata, seen):
                        yield replace(found, at=at) if isinstance(found, Article) else found
                at += len(line)
        if not seen:
            yield Problem(path, "The file holds no article; each line must be a JSON object.")

    def read_one(self, file: Path, path: str, article: str, at: int) -> Article | None:
        """The article of the line that begins at a byte; None where another one stands there.

        An id that a line before it had too is made unique by the number of the line, which is not
        known here: such an article is found by reading the file.
        """
        with file.open("rb") as lines:
            lines.seek(at)
            line = lines.readline()
        found = self._article(line, 0, path, Metadata(), set())
        return next((a for a in found if isinstance(a, Article) and a.path == article), None)

    def _article(
        self, line: bytes, number: int, path: str, metadata: Metadata, seen: set[str]
    ) -> Iterator[Article | Problem]:
        where = f"{path}, line {number}"
        try:
            entry = json.loads(line.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            yield Problem(where, "The line is not valid JSON; mend it.")
            return
        if not isinstance(entry, dict) or not self._has_text(entry):
            yield Problem(where, 'The line has no "text"; add it, or name its key under [columns].')
            return
        text = self._text(entry)
        if not text.strip():
            yield Problem(where, 'Its "text" is empty; there is nothing to read.')
            return
        if len(line) > MOST_BYTES:
            yield Problem(where, "It is too long for one article; split it.")
            return
        own, notes = checked(entry, lambda _: f"line {number}")
        yield from (Problem(path, note, fatal=False) for note in notes)
        known = own.over(self._columns.metadata_of(entry)).over(metadata)
        column = self._columns.column("id", entry)
        name = entry.get("id", entry.get(column) if column else None)
        yield compose(text, f"{path}#{_unused(name, number, seen)}", known)

    def _has_text(self, entry: dict[str, Any]) -> bool:
        if isinstance(entry.get("text"), str) and not self._columns.own:
            return True
        column = self._columns.column("text", entry)
        return column is not None and isinstance(entry[column], str)

    def _text(self, entry: dict[str, Any]) -> str:
        if isinstance(entry.get("text"), str) and "text" not in self._columns.own:
            return sound(entry["text"])
        return self._columns.text_of(entry)


def _unused(name: object, number: int, seen: set[str]) -> str:
    """The id of a line, made unique by its number."""
    unique = sound(str(name or number))
    while unique in seen:
        unique = f"{unique}~{number}"
    seen.add(unique)
    return unique


READER = JsonLinesReader()
