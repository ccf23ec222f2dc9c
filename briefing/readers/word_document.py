"""``.docx``: the accepted text of a Word document.

Insertions and targets of moves are in, deletions and sources of moves out; simple fields, content
controls and smart tags are text; a no-break hyphen is ``-``, a soft hyphen or page break nothing.
python-docx 1.2.0 opens the package and gives none of that by itself, so its elements are walked.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefing.models import Leftover, Problem
from briefing.readers.articles import articles_of
from briefing.readers.base import Metadata
from briefing.readers.builder import DocumentBuilder
from briefing.readers.document import Found
from briefing.readers.packages import NO_TEXT, damaged, too_large

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OUT = {
    f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "delInstrText", "pict")
}
_MARKS = {f"{_W}{name}" for name in ("ins", "del", "moveFrom", "moveTo")}
_SIGNS = {
    f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-",
    f"{_W}softHyphen": "", f"{_W}lastRenderedPageBreak": "",
}  # fmt: skip
_CONTROLS = {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"}
_BOX = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}txbx"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


class WordReader:
    """A Word document: one article, or a compilation."""

    suffixes = (".docx",)

    def read(self, file: Path, path: str, metadata: Metadata) -> Found:
        """Yield the articles, and a note where the document holds changes."""
        refused = too_large(file)
        if refused:
            yield Problem(path, refused)
            return
        from docx import Document as open_docx

        try:
            opened = open_docx(str(file))
        except Exception as error:  # the library lets errors of ZIP, XML and its own through
            yield Problem(path, damaged("Word document", error))
            return
        body = opened.element.body
        builder = DocumentBuilder()
        for words, rule in _paragraphs(body):
            builder.add(words, rule)
        for words in _notes(opened):
            builder.add(words, "footnote")
        if next(body.iter(*_MARKS), None) is not None:
            yield Problem(
                path, "It holds tracked changes; the accepted text was read.", fatal=False
            )
        for name in _unread_parts(opened):
            yield Leftover("", name, "not read")
        document = builder.document(_properties(opened))
        if not document.text:
            yield Problem(path, NO_TEXT)
            return
        yield from articles_of(document, path, metadata)


def _paragraphs(body: Any) -> Iterator[tuple[str, str]]:
    """Paragraphs in order with the rule that sets them aside; rows of a table are one each."""
    stack = list(reversed(body))
    while stack:
        element = stack.pop()
        if element.tag == f"{_W}p":
            yield _words(element), ""
            boxes = [box for box in element.iter(_BOX) if not _in_fallback(box)]
            stack.extend(reversed([child for box in boxes for child in box]))
        elif element.tag == f"{_W}tbl":
            yield from _table(element)
        elif element.tag not in _OUT:
            stack.extend(reversed(element))


def _in_fallback(element: Any) -> bool:
    return any(parent.tag == _FALLBACK for parent in element.iterancestors())


def _table(table: Any) -> Iterator[tuple[str, str]]:
    """A table that lays out a page is read like one; any other is given row by row."""
    rows = [_cells(row) for row in _children(table, f"{_W}tr")]
    if all(len(row) < 2 for row in rows):
        for row in rows:
            for cell in row:
                yield from _paragraphs(cell)
        return
    for row in rows:
        cells = (" ".join(words for words, _ in _paragraphs(cell)).strip() for cell in row)
        yield "   ".join(cell.replace("\n", " ") for cell in cells if cell), "table"


def _children(element: Any, tag: str) -> Iterator[Any]:
    """Children of a kind, also those in content controls; not those of nested tables."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _CONTROLS:
            yield from _children(child, tag)


def _cells(row: Any) -> list[Any]:
    return list(_children(row, f"{_W}tc"))


def _words(paragraph: Any) -> str:
    """The accepted words of a paragraph."""
    found: list[str] = []
    stack = [paragraph]
    while stack:
        element = stack.pop()
        if element.tag in _OUT or element.tag in (_BOX, _FALLBACK):
            continue
        if element.tag == f"{_W}t":
            found.append(element.text or "")
        elif element.tag == f"{_W}br" and element.get(f"{_W}type") == "page":
            continue
        elif element.tag in _SIGNS:
            found.append(_SIGNS[element.tag])
        elif element.tag == f"{_W}sym":
            found.append(_symbol(element))
        elif element.tag == f"{_W}p" and element is not paragraph:
            continue
        else:
            stack.extend(reversed(element))
    return "".join(found)


def _symbol(element: Any) -> str:
    """A character of a symbol font; those fonts keep theirs in the private area."""
    try:
        code = int(element.get(f"{_W}char") or "", 16)
    except ValueError:
        return ""
    return chr(code) if 0x20 <= code < 0xD800 else ""


def _notes(opened: Any) -> Iterator[str]:
    """Words of footnotes and endnotes."""
    from lxml import etree

    for relation in opened.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(("/footnotes", "/endnotes")):
            root = etree.fromstring(
                relation.target_part.blob, etree.XMLParser(resolve_entities=False)
            )
            for note in root:
                words = " ".join(filter(None, (_words(p).strip() for p in note.iter(f"{_W}p"))))
                if words:
                    yield words


def _unread_parts(opened: Any) -> Iterator[str]:
    """Parts with words that are no article: comments; pictures of text in old boxes."""
    kinds = {r.reltype.rsplit("/", 1)[-1] for r in opened.part.rels.values()}
    if "comments" in kinds:
        yield "comments in the margin"
    if next(opened.element.body.iter(f"{_W}pict"), None) is not None:
        yield "boxes of an old drawing format"


def _properties(opened: Any) -> Metadata:
    """Title and author of the file; its dates are those of the file and not of the article."""
    core = opened.core_properties
    title = (core.title or "").strip()
    return Metadata(title=title if len(title.split()) > 2 else None)


READER = WordReader()
