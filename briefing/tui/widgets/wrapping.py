"""An article's text on lines of a width, as ranges of code points."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Sequence

from rich.cells import cell_len, get_character_cell_size

from briefing.models import Span
from briefing.text.aligned_view import Joint
from briefing.text.normalisation import escape_terminal

_NARROW = re.compile(r"[\t\n\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e]*")
"""Text of which every character is one cell wide: it can be cut by counting."""
_UNBROKEN = "\u00a0\u2007\u202f"
"""Spaces at which no line ends: what they join is one word."""
_SPACE = rf"[^\S{_UNBROKEN}]"
_SOLID = rf"[\S{_UNBROKEN}]"
_JOINS = frozenset("\ufe0e\ufe0f\u200d")
"""Characters that change how wide the one before them is drawn."""
_MOST_KEPT = 8
Line = tuple[int, int]


HIDDEN = "\u200b"
"""Stands in the place of characters that are not drawn; it takes no cell."""


class Layout:
    """A text on lines.

    Args:
        text: as it was read.
        width: cells of a line.
        paragraphs: that are numbered in the margin.
        joints: where lines of the file are joined.

    Attributes:
        shown: the text, made harmless; offsets into both are the same. What is not drawn is
            ``HIDDEN``.
        lines: from the top, as (start, end).
        numbers: of the paragraphs, by the line on which they begin.
    """

    def __init__(
        self, text: str, width: int, paragraphs: Sequence[Span], joints: Sequence[Joint] = ()
    ) -> None:
        self.shown = _joined(escape_terminal(text), joints)
        self.lines = _wrapped(_joined(text, joints), self.shown, width)
        self._starts = [start for start, _ in self.lines]
        self.numbers: dict[int, int] = {}
        for number, span in enumerate(paragraphs, 1):
            self.numbers.setdefault(self.line_of(span.start), number)

    def line_of(self, offset: int) -> int:
        """The line on which a character stands."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def offset_at(self, line: int, cells: int) -> int | None:
        """The character at a distance from the left of a line; None beyond its end."""
        if not 0 <= line < len(self.lines) or cells < 0:
            return None
        start, end = self.lines[line]
        used = 0
        for offset in range(start, end):
            used += get_character_cell_size(self.shown[offset])
            if cells < used:
                return offset
        return None


class Layouts:
    """The layouts used last, known again by the very text: a long one is not even hashed."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[int, int, bool], tuple[str, Layout]] = OrderedDict()

    def of(
        self, text: str, width: int, paragraphs: Sequence[Span], joints: Sequence[Joint] = ()
    ) -> Layout:
        """The layout of a text."""
        key = id(text), width, bool(joints)
        if key not in self._kept or self._kept[key][0] is not text:
            self._kept[key] = text, Layout(text, width, paragraphs, joints)
            if len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key][1]


def wrap_lines(text: str, width: int) -> list[Line]:
    """The text cut into lines of at most ``width`` cells.

    Lines break at white space, which they do not hold; what is longer than a line is cut. Runs of
    empty lines are one.
    """
    return _wrapped(text, escape_terminal(text), width)


def _joined(text: str, joints: Sequence[Joint]) -> str:
    """The text with a space, or nothing, where its lines are joined; as long as before."""
    parts: list[str] = []
    at = 0
    for joint in joints:
        gap = joint.end - joint.start
        filled = " " + HIDDEN * (gap - 1) if joint.spaced else HIDDEN * gap
        parts += [text[at : joint.start], filled]
        at = joint.end
    return "".join([*parts, text[at:]])


def _wrapped(text: str, shown: str, width: int) -> list[Line]:
    out: list[Line] = []
    start = 0
    empty = True
    by_count = re.compile(
        rf"{_SPACE}*({_SOLID}.{{0,{width - 1}}}(?={_SPACE}|$)|{_SOLID}{{1,{width}}})"
    )
    for line in text.split("\n"):
        if line.strip():
            if _NARROW.fullmatch(line):
                end = start + len(line)
                out += [m.span(1) for m in by_count.finditer(shown, start, end)]
            else:
                out += _wrap_wide(shown, start, start + len(line), width)
            empty = False
        elif not empty:
            out.append((start, start))
            empty = True
        start += len(line) + 1
    return out


def _wrap_wide(text: str, start: int, end: int, width: int) -> list[Line]:
    out: list[Line] = []
    begin, used, space = start, 0, -1
    i = start
    while i < end:
        stop = i + 1
        while stop < end and text[stop] in _JOINS:
            stop += 1
        size = cell_len(text[i:stop])
        if used + size > width and i > begin:
            cut = space + 1 if space > begin else i
            out.append((begin, space if space > begin else i))
            begin = cut
            used = cell_len(text[begin:i])
            space = -1
        if text[i].isspace() and text[i] not in _UNBROKEN:
            space = i
        used += size
        i = stop
    if begin < end:
        out.append((begin, end))
    return out
