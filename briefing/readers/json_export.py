"""``.json``: lists of articles, CSL-JSON of reference managers, Omnivore's list with its pages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from briefing.models import Article, Problem
from briefing.readers.base import MOST_BYTES, FileReader, Metadata
from briefing.readers.columns import ColumnMap, fold
from briefing.readers.compose import compose
from briefing.readers.document import Found, KeyRing
from briefing.readers.web_page import page_articles

_LISTS = ("articles", "items", "entries", "results", "documents", "data", "docs", "hits")


class JsonReader:
    """A list of objects that are articles.

    Args:
        columns: which key holds what.
    """

    suffixes = (".json",)

    def __init__(self, columns: ColumnMap | None = None) -> None:
        self._columns = columns or ColumnMap()

    def mapped(self, own: Mapping[str, str]) -> FileReader:
        """The reader of objects whose keys the user has named."""
        return JsonReader(ColumnMap(own))

    def read(self, file: Path, path: str, metadata: Metadata) -> Found:
        """Yield an article an object, ``FILE#ID`` or ``FILE#N``."""
        if file.stat().st_size > MOST_BYTES * 50:
            yield Problem(path, "The file is too large; put its articles into a .jsonl file.")
            return
        try:
            value = json.loads(file.read_bytes().decode("utf-8-sig"))
        except (ValueError, RecursionError):
            yield Problem(path, "The file is not valid JSON; mend it.")
            return
        entries = _entries(value)
        if not entries:
            yield Problem(path, "The file holds no list of articles; each must be an object.")
            return
        shared = replace(metadata, title=None, date=None, url=None)
        keys = KeyRing()
        read = 0
        for number, entry in enumerate(entries, 1):
            for found in self._article(entry, number, file, path, shared, keys):
                read += isinstance(found, Article)
                yield found
        if not read:
            yield Problem(path, "None of its objects has a text; name its key under [columns].")

    def _article(
        self,
        entry: dict[str, Any],
        number: int,
        file: Path,
        path: str,
        shared: Metadata,
        keys: KeyRing,
    ) -> Found:
        known = self._columns.metadata_of(entry).over(shared)
        column = self._columns.column("id", entry)
        name = keys.unused(
            " ".join(str(entry.get(column) or number).split()) if column else str(number)
        )
        page = _omnivore_page(entry, file)
        if page is not None:
            yield from page_articles(page.read_bytes(), f"{path}#{name}", known)
            return
        text = self._columns.text_of(entry)
        if not text:
            yield Problem(f"{path}#{name}", "The object has no text.", fatal=False)
            return
        key = "" if column else keys.unused(known.url or known.title or text[:200])
        yield compose(text, f"{path}#{name}", known, key=key)


def _entries(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        listed = next((value[k] for k in _LISTS if isinstance(value.get(k), list)), None)
        value = listed if listed is not None else [value]
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _omnivore_page(entry: dict[str, Any], file: Path) -> Path | None:
    """Omnivore keeps each page as ``content/SLUG.html`` beside its lists."""
    slug = {fold(k): v for k, v in entry.items()}.get("slug")
    if not isinstance(slug, str) or not slug or "/" in slug or "\\" in slug or slug.startswith("."):
        return None
    page = file.parent / "content" / f"{slug}.html"
    try:
        return page if page.is_file() and not page.is_symlink() else None
    except (OSError, ValueError):
        return None


READER = JsonReader()
