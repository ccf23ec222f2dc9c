"""Lines of a pane, before anything is drawn: cells with the names of their styles."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple, overload

from rich.cells import cell_len, set_cell_size

from briefing.models import Ref
from briefing.text.normalisation import one_line

ELLIPSIS = "…"
_BREAKS = re.compile("[^\\S\u00a0\u2007\u202f]+")


class RecordRef(NamedTuple):
    """What a line leads to."""

    kind: str
    """visit, meeting, actor, issue, position, quote or source."""
    id: str


class Cell(NamedTuple):
    """A piece of a line. ``style`` names a component class of the list widget."""

    text: str
    style: str = ""


class Row(NamedTuple):
    """One line.

    Attributes:
        cells: from the left; the last one is cut with an ellipsis where space is short.
        right: stands at the right edge.
        target: what choosing the line chooses; None for headings and blank lines.
        refs: the evidence of what the line says.
        owner: for continuation lines, how many lines above the one they belong to stands.
    """

    cells: tuple[Cell, ...] = ()
    right: Cell | None = None
    target: RecordRef | None = None
    refs: tuple[Ref, ...] = ()
    owner: int = 0

    @property
    def words(self) -> str:
        """The text of the line."""
        return "".join(cell.text for cell in self.cells) + (self.right.text if self.right else "")


class Rows(Sequence[Row]):
    """Lines that are made when they come into view.

    Args:
        count: how many there are.
        make: the line of a number.
        find: the number of the line that leads to a target; None where none does.
    """

    def __init__(
        self, count: int, make: Callable[[int], Row], find: Callable[[RecordRef], int | None]
    ) -> None:
        self._count = count
        self._make = make
        self.find = find

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return [self._make(i) for i in range(*index.indices(self._count))]
        if index < 0:
            index += self._count
        if not 0 <= index < self._count:
            raise IndexError(index)
        return self._make(index)


def joined(*parts: Sequence[Row]) -> Rows:
    """Several lists of lines, one under the other."""
    ends = list(accumulate(len(part) for part in parts))
    starts = [0, *ends[:-1]]

    def make(index: int) -> Row:
        which = bisect_right(ends, index)
        return parts[which][index - starts[which]]

    def find(target: RecordRef) -> int | None:
        for start, part in zip(starts, parts, strict=True):
            found = place_of(part, target)
            if found is not None:
                return start + found
        return None

    return Rows(ends[-1] if ends else 0, make, find)


def blocks(
    heights: Sequence[int],
    make: Callable[[int], Sequence[Row]],
    find: Callable[[RecordRef], int | None],
) -> Rows:
    """Blocks of lines of known heights, each made when one of its lines comes into view.

    Args:
        heights: lines of every block.
        make: the lines of a block by its number; no more and no fewer than its height.
        find: the number of the block in which a target stands.
    """
    ends = list(accumulate(heights))
    made = cache(make)

    def line(index: int) -> Row:
        which = bisect_right(ends, index)
        return made(which)[index - (ends[which] - heights[which])]

    def place(target: RecordRef) -> int | None:
        which = find(target)
        within = None if which is None else place_of(made(which), target)
        if which is None or within is None:
            return None
        return ends[which] - heights[which] + within

    return Rows(ends[-1] if ends else 0, line, place)


def place_of(rows: Sequence[Row], target: RecordRef) -> int | None:
    """The number of the first line that leads to a target."""
    if isinstance(rows, Rows):
        return rows.find(target)
    return next((i for i, row in enumerate(rows) if row.target == target), None)


def heading(text: str, note: str = "") -> Row:
    """A heading, with a quiet note at the right."""
    return Row((Cell(text.upper(), "heading"),), Cell(note, "dim") if note else None)


def note(text: str) -> Row:
    """A quiet line."""
    return Row((Cell(one_line(text), "dim"),))


BLANK = Row()


def clip(text: str, width: int) -> str:
    """The text in at most ``width`` terminal cells, with an ellipsis where it was cut."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - 1)).rstrip() + ELLIPSIS


def pad(text: str, width: int) -> str:
    """The text in exactly ``width`` terminal cells."""
    cut = clip(text, width)
    return cut + " " * (width - cell_len(cut))


def wrap(text: str, width: int, most: int) -> list[str]:
    """The text on at most ``most`` lines of ``width`` cells, the last one cut where needed."""
    # A no-break space joins what it stands between: no line ends there.
    words = [one_line(word) for word in _BREAKS.split(text) if word] or [""]
    lines: list[str] = []
    line = ""
    for i, word in enumerate(words):
        candidate = f"{line} {word}" if line else word
        if cell_len(candidate) <= width or not line:
            line = candidate
            continue
        if len(lines) == most - 1:
            return [*lines, clip(" ".join([line, *words[i:]]), width)]
        lines.append(clip(line, width))
        line = word
    return [*lines, clip(line, width)] if line else lines


def wrapped(
    first: Iterable[Cell],
    text: str,
    style: str,
    width: int,
    most: int,
    *,
    indent: int,
    target: RecordRef | None,
    refs: tuple[Ref, ...],
    right: Cell | None = None,
) -> list[Row]:
    """A line that begins with some cells and goes on, indented, over several lines."""
    lines = wrap(text, max(8, width - indent), most) or [""]
    head = Row((*first, Cell(lines[0], style)), right, target, refs)
    rest = [
        Row((Cell(" " * indent), Cell(line, style)), None, None, refs, owner=n)
        for n, line in enumerate(lines[1:], 1)
    ]
    return [head, *rest]
