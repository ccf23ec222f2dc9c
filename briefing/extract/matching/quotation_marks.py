"""Where words stand between quotation marks."""

import re

from briefing.extract.document import ParsedArticle

_FEWEST = 3
"""Words between single marks that make a quotation; fewer are put there in doubt."""


def marked(text: str) -> list[tuple[int, int]]:
    """Ranges between quotation marks, marks excluded, in order.

    Curly marks open and close by themselves; straight ones take turns within a paragraph. A mark
    that nothing closes ends with its paragraph.
    """
    found: list[tuple[int, int]] = []
    for paragraph in re.finditer(r"(?:[^\n]|\n(?!\n))+", text):
        begin = None
        for match in re.finditer(
            r"[“”«»\"]|(?<!\w)‘(?=\w+(?:\W+\w+){2})|(?<=\S)’(?!\w)", paragraph.group()
        ):
            at, mark = paragraph.start() + match.start(), match.group()
            if begin is None and mark in '“«"‘”':
                if mark == "”" and not text[at + 1 : at + 2].isalpha():
                    continue
                begin = at + 1
            elif begin is not None and (
                mark in '”»"' or (mark == "’" and text[begin - 1 : begin] == "‘")
            ):
                scare = mark == "’" and len(re.findall(r"\w+", text[begin:at])) < _FEWEST
                if not scare:
                    found.append((begin, at))
                begin = None
        if begin is not None:
            found.append((begin, paragraph.end()))
    return [(a, b) for a, b in found if b > a]


def inside_quote(parsed: ParsedArticle, offset: int) -> tuple[int, int, int | None] | None:
    """The direct quotation that holds a code point of the view, with its speaker."""
    return next((q for q in parsed.quoted if q[0] <= offset < q[1]), None)
