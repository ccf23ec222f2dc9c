"""The highlights of a text, found by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable
from itertools import accumulate

from briefing.models.read_models import Highlight

KINDS: dict[str, str] = {
    "person": "persons",
    "body": "bodies",
    "state": "states",
    "date": "dates",
    "quote": "quotes",
    "position": "positions",
    "found": "found",
}
"""The kinds of highlights, with the words of the legend."""


class Highlights:
    """Highlights in the order of the text.

    Args:
        marks: in the order in which they are drawn, later ones over earlier ones.
        hidden: kinds that are not shown.
    """

    def __init__(self, marks: Iterable[Highlight], hidden: Collection[str] = ()) -> None:
        shown = [(mark.start, n, mark) for n, mark in enumerate(marks) if mark.kind not in hidden]
        shown.sort(key=lambda m: m[:2])
        self._marks = [(n, mark) for _, n, mark in shown]
        self._starts = [start for start, _, _ in shown]
        self._reach = list(accumulate((mark.end for _, _, mark in shown), max))

    def over(self, start: int, end: int) -> list[Highlight]:
        """The highlights that touch a range, those drawn first before the others."""
        found: list[tuple[int, Highlight]] = []
        at = bisect_left(self._starts, end) - 1
        while at >= 0 and self._reach[at] > start:
            if self._marks[at][1].end > start:
                found.append(self._marks[at])
            at -= 1
        return [mark for _, mark in sorted(found, key=lambda m: m[0])]

    def step(self, offset: int, by: int, kind: str) -> Highlight | None:
        """The next (or previous) highlight of a kind (of any for ``""``); None where none is."""
        if by > 0:
            places = range(bisect_right(self._starts, offset), len(self._starts))
        else:
            places = range(bisect_left(self._starts, offset) - 1, -1, -1)
        for at in places:
            mark = self._marks[at][1]
            if not kind or mark.kind == kind:
                return mark
        return None
