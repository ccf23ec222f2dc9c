"""``.csv`` and ``.tsv``: an article a row; exports of reading lists by their own columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from briefing.models import Article, Problem
from briefing.readers.base import MOST_BYTES, FileReader, Metadata, decode
from briefing.readers.columns import ColumnMap, Export, export_of, fold
from briefing.readers.compose import compose
from briefing.readers.document import Found, KeyRing

_MOST = MOST_BYTES * 50


class TableReader:
    """A table with a line of column names.

    Args:
        columns: which column holds what.
    """

    suffixes = (".csv", ".tsv")

    def __init__(self, columns: ColumnMap | None = None) -> None:
        self._columns = columns or ColumnMap()

    def mapped(self, own: Mapping[str, str]) -> FileReader:
        """The reader of a table whose columns the user has named."""
        return TableReader(ColumnMap(own))

    def read(self, file: Path, path: str, metadata: Metadata) -> Found:
        """Yield an article a row, ``FILE#ID`` where there is an id and ``FILE#N`` elsewhere."""
        if file.stat().st_size > _MOST:
            yield Problem(path, "The table is too large; split it.")
            return
        decoded = decode(file.read_bytes())
        if decoded is None:
            yield Problem(path, "The file holds no readable text; save it as UTF-8.")
            return
        text, note = decoded
        if note:
            yield Problem(path, note, fatal=False)
        csv.field_size_limit(MOST_BYTES)
        rows = csv.DictReader(io.StringIO(text), dialect=_dialect(text), restkey="", strict=False)
        try:
            named = [name for name in rows.fieldnames or [] if name]
        except csv.Error:
            named = []
        yield from self._table(rows, named, path, metadata)

    def _table(
        self, rows: csv.DictReader[str], named: list[str], path: str, metadata: Metadata
    ) -> Found:
        export = export_of(named)
        if export and export.addresses:
            yield Problem(path, f"A list of addresses from {export.name} holds no articles; "
                          "fetch them with “briefing add”.")  # fmt: skip
            return
        if not self._has_text(named):
            yield Problem(
                path, "No column holds a text; name it under [columns] in the configuration."
            )
            return
        shared = replace(metadata, title=None, date=None, url=None)
        if export and export.group:
            yield from self._grouped(rows, export, path, shared)
            return
        keys = KeyRing()
        found = False
        for number, row in _numbered(rows, path):
            found = True
            if isinstance(row, Problem):
                yield row
                continue
            if not (text := self._columns.text_of(row)):
                if any(value for value in row.values() if isinstance(value, str)):
                    yield Problem(f"{path}, row {number}", "It holds no text.", fatal=False)
                continue
            own = self._columns.metadata_of(row)
            column = self._columns.column("id", row)
            name = " ".join(str(row.get(column) or "").split()) if column else ""
            article = self._article(text, path, name or str(number), own.over(shared))
            if not name:  # its number may change when rows come in
                key = keys.unused(own.url or own.title or text[:200])
                article = replace(article, key=key)
            elif (unique := keys.unused(name)) != name:
                article = replace(article, path=f"{path}#{unique}")
            yield article
        if not found:
            yield Problem(path, "The table holds no row.")

    def _has_text(self, named: list[str]) -> bool:
        return self._columns.column("text", named) is not None

    def _article(self, text: str, path: str, name: str, metadata: Metadata) -> Article:
        return compose(text, f"{path}#{name}", metadata)

    def _grouped(
        self, rows: csv.DictReader[str], export: Export, path: str, shared: Metadata
    ) -> Found:
        """Highlights of one article, one below the other."""
        held: dict[tuple[str, ...], list[dict[str, str]]] = {}
        for _, row in _numbered(rows, path):
            if isinstance(row, Problem):
                yield row
                continue
            folded = {fold(k): v for k, v in row.items() if isinstance(v, str)}
            held.setdefault(tuple(folded.get(g, "") for g in export.group), []).append(row)
        for number, (names, group) in enumerate(held.items(), 1):
            text = "\n\n".join(filter(None, (self._columns.text_of(row) for row in group)))
            if text:
                known = self._columns.metadata_of(group[0]).over(shared)
                article = self._article(text, path, str(number), known)
                yield replace(article, key="|".join(names))


def _numbered(
    rows: csv.DictReader[str], path: str
) -> Iterator[tuple[int, dict[str, str] | Problem]]:
    """Rows with their number; a row that cannot be parsed is a problem and ends the table."""
    number = 1
    while True:
        number += 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield number, Problem(f"{path}, row {number}", f"The table is broken there ({error}).")
            return
        yield number, {k: v for k, v in row.items() if isinstance(k, str) and k}


def _dialect(text: str) -> type[csv.Dialect]:
    head = text[:4096].split("\n", 1)[0]
    delimiter = max(",;\t|", key=head.count)

    class Found(csv.excel):
        pass

    Found.delimiter = delimiter
    return Found


READER = TableReader()
