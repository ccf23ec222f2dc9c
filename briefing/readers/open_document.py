"""``.odt``: the text of an OpenDocument file, without what was deleted under change tracking."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefing.models import Problem
from briefing.readers.articles import articles_of
from briefing.readers.base import Metadata
from briefing.readers.builder import DocumentBuilder
from briefing.readers.document import Found
from briefing.readers.packages import NO_TEXT, damaged, member, too_large, xml

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_OUT = {f"{_TEXT}tracked-changes", f"{_TEXT}note", f"{_OFFICE}annotation", f"{_TEXT}ruby-text",
        f"{_TEXT}sequence-decls"}  # fmt: skip
_ROW_GROUPS = {f"{_TABLE}table-header-rows", f"{_TABLE}table-row-group", f"{_TABLE}table-rows"}
_PARAGRAPHS = {f"{_TEXT}p", f"{_TEXT}h"}


class OpenDocumentReader:
    """An OpenDocument text: one article, or a compilation."""

    suffixes = (".odt",)

    def read(self, file: Path, path: str, metadata: Metadata) -> Found:
        """Yield the articles."""
        refused = too_large(file)
        if refused:
            yield Problem(path, refused)
            return
        try:
            with zipfile.ZipFile(file) as archive:
                content = xml(member(archive, "content.xml"))
                title = _title(archive)
        except Exception as error:  # of ZIP, of XML, and of what the archive lacks
            yield Problem(path, damaged("OpenDocument text", error))
            return
        body = content.find(f".//{_OFFICE}text")
        builder = DocumentBuilder()
        for words, rule in _paragraphs(body if body is not None else content):
            builder.add(words, rule)
        document = builder.document(Metadata(title=title))
        if not document.text:
            yield Problem(path, NO_TEXT)
            return
        yield from articles_of(document, path, metadata)


def _title(archive: zipfile.ZipFile) -> str | None:
    try:
        meta = xml(member(archive, "meta.xml"))
    except Exception:  # a damaged table of properties costs no article
        return None
    title = " ".join((meta.findtext(f".//{_DC}title") or "").split())
    return title if len(title.split()) > 2 else None


def _paragraphs(body: Any) -> Iterator[tuple[str, str]]:
    stack = list(reversed(body))
    while stack:
        element = stack.pop()
        if element.tag in _PARAGRAPHS:
            yield _words(element), ""
            for note in element.iter(f"{_TEXT}note-body"):
                yield " ".join(_words(p).strip() for p in note.iter(*_PARAGRAPHS)), "footnote"
        elif element.tag == f"{_TABLE}table":
            yield from _table(element)
        elif element.tag not in _OUT:
            stack.extend(reversed(element))


def _table(table: Any) -> Iterator[tuple[str, str]]:
    rows = [list(row.iterchildren(f"{_TABLE}table-cell")) for row in _rows(table)]
    if all(len(row) < 2 for row in rows):
        for row in rows:
            for cell in row:
                yield from _paragraphs(cell)
        return
    for row in rows:
        cells = (" ".join(words for words, _ in _paragraphs(cell)).strip() for cell in row)
        yield "   ".join(cell for cell in cells if cell), "table"


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == f"{_TABLE}table-row":
            yield child
        elif child.tag in _ROW_GROUPS:
            yield from _rows(child)


def _words(paragraph: Any) -> str:
    found: list[str] = []
    stack: list[Any] = [paragraph]
    while stack:
        element = stack.pop()
        if isinstance(element, str):
            found.append(" ".join(element.split("\n")))
            continue
        if element is not paragraph and element.tail:
            stack.append(element.tail)
        if not isinstance(element.tag, str) or element.tag in _OUT:
            continue
        if element.tag == f"{_TEXT}s":
            found.append(" " * min(int(element.get(f"{_TEXT}c") or 1), 200))
        elif element.tag == f"{_TEXT}tab":
            found.append("\t")
        elif element.tag == f"{_TEXT}line-break":
            found.append("\n")
        else:
            stack.extend(reversed(element))
            if element.text:
                stack.append(element.text)
    return "".join(found)


READER = OpenDocumentReader()
