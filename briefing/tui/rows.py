"""Lines of a pane, before anything is drawn: cells with the names of their styles."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from rich.cells import cell_len, set_cell_size

from briefing.records import Ref
from briefing.records.folding import one_line

ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Target:
    """What a line leads to."""

    kind: str
    """visit, meeting, actor, issue, position, quote or source."""
    id: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of a line. ``style`` names a component class of the list widget."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Row:
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
    target: Target | None = None
    refs: tuple[Ref, ...] = field(default=())
    owner: int = 0


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


def wrap(text: str, width: int, most: int) -> list[str]:
    """The text on at most ``most`` lines of ``width`` cells, the last one cut where needed."""
    words = one_line(text).split(" ")
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
    target: Target | None,
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
