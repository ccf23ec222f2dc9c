"""``.html``: a saved page, its article told from what stands around it."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.models import Problem, SetAside, Span
from briefing.models.article import AsideKind
from briefing.readers.articles import articles_of
from briefing.readers.base import MOST_BYTES, Metadata
from briefing.readers.boilerplate import rule_of_line
from briefing.readers.compilations import live_blog, page_compilation
from briefing.readers.document import Document, Found
from briefing.readers.page_article import article_blocks, main_element
from briefing.readers.page_blocks import Block, blocks_of
from briefing.readers.page_metadata import page_metadata

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ADDRESSES_ONLY = re.compile(
    rb"NETSCAPE-Bookmark-file|<title>\s*(?:Pocket Export|Instapaper: Export)", re.I
)
_AROUND = (("nav", "menu"), ("footer", "footer of the page"), ("aside", "side column"),
           ("form", "form"), ("header", "head of the page"), ("figcaption", "caption"))  # fmt: skip


class WebPageReader:
    """A page as a browser saved it: alone, with a folder beside it, or as one file."""

    suffixes = (".html", ".htm", ".xhtml")

    def read(self, file: Path, path: str, metadata: Metadata) -> Found:
        """Yield the article of the page, or the articles of a download or live blog."""
        if file.stat().st_size > MOST_BYTES * 8:
            yield Problem(path, "The page is too large to be one; save its article alone.")
            return
        yield from page_articles(file.read_bytes(), path, metadata)


def page_articles(data: bytes, path: str, metadata: Metadata) -> Found:
    """The articles of a page, given as bytes."""
    if _ADDRESSES_ONLY.search(data[:4000]):
        yield Problem(path, "It holds addresses and no articles; fetch them with “briefing add”.")
        return
    document = page_document(data)
    if document is None:
        yield Problem(path, "No page can be made out in the file; save it again as HTML.")
    elif not document.text.strip():
        yield Problem(path, "The page holds no words; it may need a browser to be filled.")
    else:
        yield from articles_of(document, path, metadata)


def page_document(data: bytes) -> Document | None:
    """A page as text with its article's ranges; None where nothing can be parsed."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    tree = _parsed(data)
    if tree is None:
        return None
    blocks = list(blocks_of(tree))
    known = page_metadata(tree, data)
    kept = article_blocks(blocks, _told(tree))
    main = main_element(blocks, kept)
    text, spans = _joined(blocks)
    if page_compilation(text):
        return Document(text, known)
    aside = tuple(
        SetAside(span.start, span.end, *_why(block, main, known.title))
        for block, span, keep in zip(blocks, spans, kept, strict=True)
        if not keep
    )
    if not any(kept):
        return Document(text, known)
    if _is_live(blocks, main):
        outside = [p for p, b in zip(spans, blocks, strict=True) if main not in b.around]
        page = tuple(SetAside(s.start, s.end, "around the article") for s in outside)
        return Document(text, known, page)
    body = _runs(kept, spans)
    return Document(text, known, aside, body)


def _parsed(data: bytes) -> HtmlElement | None:
    """The tree of a page; trafilatura 2.3.1 takes a fragment with one element for no page."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring
    from trafilatura import load_html

    tree = load_html(data)
    if tree is not None or not data.strip():
        return tree
    try:
        return document_fromstring(data, HTMLParser(encoding="utf-8", huge_tree=False))
    except (etree.LxmlError, ValueError):
        return None


def _told(tree: HtmlElement) -> str:
    """The article as trafilatura tells it; each page is read for itself, without its memory."""
    from copy import deepcopy

    from trafilatura import extract

    told: Any = extract(deepcopy(tree), include_comments=False, favor_precision=True)
    return told or ""


def _joined(blocks: Sequence[Block]) -> tuple[str, list[Span]]:
    """The blocks as one text, an empty line between them."""
    parts, spans, at = [], [], 0
    for block in blocks:
        words = block.words.replace("\t", "   ")
        spans.append(Span(at, at + len(words)))
        parts.append(words)
        at += len(words) + 2
    return "\n\n".join(parts), spans


def _runs(kept: Sequence[bool], spans: Sequence[Span]) -> tuple[Span, ...]:
    """Ranges of neighbouring blocks of the article."""
    found: list[Span] = []
    before = False
    for keep, span in zip(kept, spans, strict=True):
        if keep:
            if before:
                found[-1] = Span(found[-1].start, span.end)
            else:
                found.append(span)
        before = keep
    return tuple(found)


def _why(block: Block, main: int, title: str | None) -> tuple[str, AsideKind]:
    """The rule by which a block is none of the article's."""
    if block.tag == "h1" or (title and block.words == title):
        return "headline", "metadata"
    rule = rule_of_line(block.words)
    if rule:
        return rule, "boilerplate"
    for tag, name in _AROUND:
        if tag in block.tags:
            return name, "boilerplate"
    if block.tag == "tr" and main in block.around:
        return "table", "not read"
    return "around the article", "boilerplate"


def _is_live(blocks: Sequence[Block], main: int) -> bool:
    text = "\n".join(block.words for block in blocks if main in block.around)
    return live_blog.FORM.claims(text, text)


READER = WebPageReader()
