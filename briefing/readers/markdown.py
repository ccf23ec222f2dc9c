"""``.md``: notes of clippers and note-taking programs, as the plain text that they would show.

Emphasis, headings' marks and the addresses of links are markup and no text; footnotes, pictures and
lists of a note's own properties (Logseq, Readwise) are set aside.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.models import Problem
from briefing.readers.articles import articles_of
from briefing.readers.base import Metadata
from briefing.readers.builder import DocumentBuilder
from briefing.readers.document import Document, Found
from briefing.readers.front_matter import known_keys, noted_text, nothing_behind
from briefing.readers.metadata import checked

if TYPE_CHECKING:
    from markdown_it.token import Token

_PROPERTY = re.compile(r"^\s*(?:-\s+)?([\w-]+)::[ \t]*(.*)$")
_WIKI = re.compile(r"!?\[\[(?:[^\[\]|\n]{0,300}\|)?([^\[\]|\n]{0,300})\]\]")
_MARK = re.compile(r"\[\^[^\]]{1,40}\]|\^\[[^\]]{0,400}\]|==(?=\S)|(?<=\S)==|\(\(\w[\w-]{8,40}\)\)")
_NOTE = re.compile(r"^\[\^[^\]]{1,40}\]:")
_MOST_BRACKETS = 1_000
_TASK = re.compile(r"^\[[ xX]\]\s+")
_READWISE = re.compile(
    r"^(Author|Full Title|Category|URL|Document Tags|Summary|Publication|Published Date)"
    r"\s*:\s*(.*)$"
)
_HIGHLIGHT = re.compile(
    r" ?\((?:\[?View Highlight\]?|Location \d{1,6}|Page \d{1,5})[^()]{0,300}\)(?: ?\^\w{1,20})?$"
)


class MarkdownReader:
    """A note: one article, or a compilation."""

    suffixes = (".md", ".markdown")

    def read(self, file: Path, path: str, metadata: Metadata) -> Found:
        """Yield the articles, and what is doubtful about them."""
        loaded = noted_text(file, path)
        if isinstance(loaded, Problem):
            yield loaded
            return
        text, own, notes = loaded
        yield from notes
        text, properties = _properties(text)
        more, further = checked(known_keys(properties), lambda key: f"property “{key}”")
        yield from (Problem(path, doubt, fatal=False) for doubt in further)
        document = markdown_document(text)
        if not document.text.strip():
            yield nothing_behind(path)
            return
        known = own.over(more).over(document.metadata)
        yield from articles_of(replace(document, metadata=known), path, metadata)


def _properties(text: str) -> tuple[str, dict[str, str]]:
    """Lines ``key:: value`` at the head of a page of Logseq, and the text behind them."""
    found: dict[str, str] = {}
    lines = text.split("\n")
    at = 0
    while at < len(lines) and (match := _PROPERTY.match(lines[at])):
        found[match[1]] = match[2]
        at += 1
    return "\n".join(lines[at:]), found


def markdown_document(text: str) -> Document:
    """Markdown as a document; what the format says of the article is in its metadata."""
    if any(line.count("[") > _MOST_BRACKETS for line in text.split("\n")):
        return Document(text)  # no note; a parser would try each bracket as a link
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 200}).enable(
        ["table", "strikethrough"]
    )
    blocks = _blocks(parser.parse(text))
    builder = DocumentBuilder()
    properties: dict[str, str] = {}
    section = ""
    for words, kind in blocks:
        if kind == "heading":
            section = words.lower()
        told = _READWISE.match(words) if section == "metadata" else None
        if told:
            properties[told[1].lower()] = told[2]
            builder.add(words, "property", "metadata")
        elif kind == "heading" and section in {"metadata", "highlights"}:
            builder.add(words, "heading of the note", "metadata")
        elif kind == "table":
            builder.add(words, "table")
        elif section == "highlights" and re.match(r"Note: |New highlights added\b", words):
            builder.add(words, "the reader's note")
        elif kind in {"footnote", "code"}:
            builder.add(words, kind)
        else:
            builder.add(_HIGHLIGHT.sub("", words.rstrip()) if section == "highlights" else words)
    known, _ = checked(known_keys(properties), lambda key: key)
    return builder.document(known)


def _blocks(tokens: Sequence[Token]) -> list[tuple[str, str]]:
    """Paragraphs with their kind: ``heading``, ``table``, ``code``, ``footnote`` or nothing."""
    found: list[tuple[str, str]] = []
    row: list[str] | None = None
    heading = False
    for token in tokens:
        if token.type == "heading_open":
            heading = True
        elif token.type == "heading_close":
            heading = False
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            found.append(("   ".join(filter(None, row or [])), "table"))
            row = None
        elif token.type in {"fence", "code_block"}:
            found.append((token.content.strip("\n"), "code"))
        elif token.type == "html_block":
            found.append((_html(token.content), ""))
        elif token.type == "inline":
            note = bool(_NOTE.match(token.content))
            words = _TASK.sub("", _inline(token.children or ()))
            if row is not None:
                row.append(words)
            else:
                found.append((words, "footnote" if note else "heading" if heading else ""))
    return [(words, kind) for words, kind in found if words.strip()]


def _inline(tokens: Sequence[Token]) -> str:
    parts: list[str] = []
    for token in tokens:
        if token.type in {"text", "code_inline", "text_special"}:
            parts.append(token.content)
        elif token.type in {"softbreak", "hardbreak"}:
            parts.append("\n")
        elif token.type == "html_inline":
            parts.append("\n" if token.content.lower().startswith("<br") else "")
    words = _WIKI.sub(r"\1", "".join(parts))
    return words if _NOTE.match(words) else _MARK.sub("", words)


def _html(markup: str) -> str:
    from briefing.readers.markup import text_of_html

    return text_of_html(markup)


READER = MarkdownReader()
