"""Where words stand between quotation marks."""

import re

from briefing.extract.document import ParsedArticle

_FEWEST = 3
"""Words between single marks that make a quotation; fewer are put there in doubt."""


_ALL = r"[“”«»\"]|(?<!\w)‘(?=\w+(?:\W+\w+){2})|(?<=\S)’(?!\w)"
_STRAIGHT = r"(?<![\w'])'(?=[^\W\d]+(?:\W+\w+){2})|(?<=\S)'(?!\w)"
"""Straight single marks, in paragraphs without any others; most of them are apostrophes."""
_SINGLE = frozenset("‘'")
_POSSESSIVE = re.compile(r"s['’] ?[a-z]")
_NEXT_CLOSING = re.compile(r"(?<=\S)['’](?!\w)")
_NEXT_OPENING = re.compile(r"(?<!\S)['‘](?=\w)")


def marked(text: str) -> list[tuple[int, int]]:
    """Ranges between quotation marks, marks excluded, in order.

    Curly marks open and close by themselves; straight ones take turns within a paragraph. A mark
    that nothing closes ends with its paragraph, a straight single one is none then.
    """
    found: list[tuple[int, int]] = []
    for paragraph in re.finditer(r"(?:[^\n]|\n(?!\n))+", text):
        found += _in_paragraph(text, paragraph.start(), paragraph.end())
    return [(a, b) for a, b in found if b > a]


def _in_paragraph(text: str, first: int, last: int) -> list[tuple[int, int]]:
    words = text[first:last]
    marks = _ALL if re.search(_ALL, words) else _STRAIGHT
    found: list[tuple[int, int]] = []
    begin = None
    for match in re.finditer(marks, words):
        at, mark = first + match.start(), match.group()
        if begin is None and mark in "“«\"‘”'":
            opens = mark != "'" or not text[at - 1 : at].strip() or text[at - 1] in "([—–-"
            if not opens or (mark == "”" and not text[at + 1 : at + 2].isalpha()):
                continue
            begin = at + 1
        elif begin is not None and _closes(text, begin, at, last):
            single = text[begin - 1] in _SINGLE
            if not single or len(re.findall(r"\w+", text[begin:at])) >= _FEWEST:
                found.append((begin, at))
            begin = None
    if begin is not None and text[begin - 1] != "'":
        found.append((begin, last))
    return found


def _closes(text: str, begin: int, at: int, last: int) -> bool:
    """Whether the mark at ``at`` closes the quotation that begins at ``begin``.

    ``the miners' wives``: behind an s it is an apostrophe where a later one can close.
    """
    opened, mark = text[begin - 1], text[at]
    if opened not in _SINGLE or mark not in "’'":
        return mark in '”»"'
    if not _POSSESSIVE.match(text, at - 1):
        return True
    closing = _NEXT_CLOSING.search(text, at + 1, last)
    opening = _NEXT_OPENING.search(text, at + 1, last)
    return closing is None or (opening is not None and opening.start() < closing.start())


def inside_quote(parsed: ParsedArticle, offset: int) -> tuple[int, int, int | None] | None:
    """The direct quotation that holds a code point of the view, with its speaker."""
    return next((q for q in parsed.quoted if q[0] <= offset < q[1]), None)
