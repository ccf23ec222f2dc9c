"""A piece of HTML as plain text, for entries of feeds and exports."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HTMLParser

_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")


def text_of_html(html: str) -> str:
    """The words of some HTML, an empty line between its blocks; plain text comes back as it is.

    Args:
        html: a piece of a page, or text without any markup.
    """
    if not _TAG.search(html):
        from html import unescape

        return unescape(html).strip()
    from lxml import etree
    from lxml.html import document_fromstring

    from briefing.readers.page_blocks import blocks_of

    try:
        tree = document_fromstring(html.encode("utf-8", "replace"), _parser())
    except (etree.ParserError, ValueError):
        return ""
    return "\n\n".join(block.words.replace("\t", "   ") for block in blocks_of(tree))


def _parser() -> HTMLParser:
    from lxml.html import HTMLParser

    return HTMLParser(encoding="utf-8", huge_tree=False)
