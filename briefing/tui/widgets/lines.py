"""A list of lines of fixed height: 100,000 rows cost what a screenful costs."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from briefing.tui.rows import Cell, Row, Target, clip

STYLES = (
    "title",
    "heading",
    "dim",
    "issue",
    "side",
    "stance",
    "quote",
    "fallen",
    "match",
    "status-held",
    "status-under-way",
    "status-announced",
    "status-postponed",
    "status-cancelled",
    "status-declined",
    "status-denied",
)


class LineList(ScrollView, can_focus=True):
    """Rows with a cursor over those that lead somewhere. Text is never parsed as markup."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"lines--{name}" for name in STYLES} | {
        "lines--cursor",
        "lines--cursor-focus",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "up", show=False),
        Binding("down,j", "move(1)", "down", show=False),
        Binding("pageup,ctrl+b", "page(-1)", "page up", show=False),
        Binding("pagedown,ctrl+f", "page(1)", "page down", show=False),
        Binding("home,g", "end(-1)", "first", show=False),
        Binding("end,G", "end(1)", "last", show=False),
        Binding("enter", "follow", "follow", show=False),
    ]

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, lines: LineList, row: Row) -> None:
            super().__init__()
            self.lines = lines
            self.row = row

        @property
        def control(self) -> LineList:
            """The list."""
            return self.lines

    class Followed(Moved):
        """A row was entered, by key or by a second click."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.rows: list[Row] = []
        self.cursor = -1
        self._styles: dict[str, Style] = {}

    # -- content

    def show(self, rows: list[Row], current: Target | None = None) -> None:
        """Draw other rows; the cursor goes to the row of ``current``, else stays near.

        Args:
            rows: all of them.
            current: the target to stand on.
        """
        top = self.scroll_offset.y
        self.rows = rows
        self.virtual_size = Size(self.scrollable_content_region.width or 1, len(rows))
        found = next((i for i, r in enumerate(rows) if current and r.target == current), None)
        if found is not None and self._already_on(found, current):
            found = self.cursor
        if found is None:
            found = self._nearest(min(max(self.cursor, 0), len(rows) - 1), 1)
        self.cursor = found
        self.scroll_to(y=min(top, self.max_scroll_y), animate=False, force=True)
        self._reveal()
        self.refresh()

    def _already_on(self, found: int, current: Target | None) -> bool:
        """Several rows may lead to the same record: the cursor keeps the one it stands on."""
        return 0 <= self.cursor < len(self.rows) and self.rows[self.cursor].target == current

    @property
    def room(self) -> int:
        """Cells of a line, the scroll bar left out."""
        return max(20, self.scrollable_content_region.width)

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if 0 <= self.cursor < len(self.rows) else None

    def _nearest(self, start: int, step: int) -> int:
        """The nearest row that leads somewhere, looking first in the direction of ``step``."""
        for way in (step, -step):
            i = start
            while 0 <= i < len(self.rows):
                if self.rows[i].target:
                    return i
                i += way
        return -1

    def _reveal(self) -> None:
        if self.cursor >= 0 and self.size.height:
            last = self.cursor
            while last + 1 < len(self.rows) and self.rows[last + 1].owner:
                last += 1
            first = self.cursor
            while first > 0 and self.rows[first - 1].target is None and self.cursor - first < 2:
                first -= 1
            height = min(last - first + 1, self.size.height)
            self.scroll_to_region(
                Region(0, first, 1, height), animate=False, force=True, x_axis=False
            )

    # -- drawing

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        index = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        base = self.rich_style
        if not 0 <= index < len(self.rows):
            return Strip.blank(width, base)
        row = self.rows[index]
        if self.cursor >= 0 and index - row.owner == self.cursor:
            base += self._style("cursor-focus" if self.has_focus else "cursor")
        return self._strip(row, width, base)

    def _strip(self, row: Row, width: int, base: Style) -> Strip:
        right = row.right.text if row.right else ""
        room = width - (cell_len(right) + 1 if right else 0)
        segments: list[Segment] = []
        used = 0
        for cell in row.cells:
            text = clip(cell.text, room - used)
            if text:
                segments.append(Segment(text, base + self._style(cell.style)))
                used += cell_len(text)
        gap = width - used - cell_len(right)
        segments.append(Segment(" " * max(0, gap), base))
        if row.right and gap >= 0:
            segments.append(Segment(right, base + self._style(row.right.style)))
        return Strip(segments, max(width, used)).crop(0, width)

    def _style(self, name: str) -> Style:
        if not name:
            return Style.null()
        if name not in self._styles:
            self._styles[name] = self.get_component_rich_style(f"lines--{name}", partial=True)
        return self._styles[name]

    def notify_style_update(self) -> None:
        """Colours changed: forget the old ones."""
        self._styles = {}
        super().notify_style_update()

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self.virtual_size = Size(self.scrollable_content_region.width, len(self.rows))
        self._reveal()

    # -- keys and mouse

    def action_move(self, by: int) -> None:
        """Go to the next row that leads somewhere."""
        i = self.cursor + by
        while 0 <= i < len(self.rows) and self.rows[i].target is None:
            i += by
        if 0 <= i < len(self.rows):
            self._go(i)
        elif by < 0:
            self.scroll_home(animate=False)
        else:
            self.scroll_end(animate=False)

    def action_page(self, by: int) -> None:
        """Go a screenful up or down."""
        target = self.cursor + by * max(1, self.size.height - 1)
        self._go(self._nearest(max(0, min(len(self.rows) - 1, target)), by))

    def action_end(self, by: int) -> None:
        """Go to the first or the last row."""
        self._go(self._nearest(0 if by < 0 else len(self.rows) - 1, -by))

    def action_follow(self) -> None:
        """Enter the row."""
        if self.row and self.row.target:
            self.post_message(self.Followed(self, self.row))

    def _go(self, index: int) -> None:
        if index < 0 or index == self.cursor:
            return
        self.cursor = index
        self._reveal()
        self.refresh()
        if self.row:
            self.post_message(self.Moved(self, self.row))

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked; a second click enters it."""
        inside = event.get_content_offset(self)
        if inside is None:
            return  # the border
        index = inside.y + self.scroll_offset.y
        if not 0 <= index < len(self.rows):
            return
        index -= self.rows[index].owner
        if self.rows[index].target is None:
            return
        if event.chain > 1 or index == self.cursor:
            self.cursor = index
            self.action_follow()
        else:
            self._go(index)

    def on_focus(self) -> None:
        """The cursor is drawn brighter."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor is drawn quieter."""
        self.refresh()


def cells_with_marks(text: str, marks: list[tuple[int, int]], style: str) -> tuple[Cell, ...]:
    """Text as cells, the marked ranges in the style of a match."""
    cells: list[Cell] = []
    at = 0
    for start, end in marks:
        if start < at:
            continue
        cells += [Cell(text[at:start], style), Cell(text[start:end], "match")]
        at = end
    return tuple(c for c in [*cells, Cell(text[at:], style)] if c.text)
