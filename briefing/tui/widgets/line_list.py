"""A list of lines of fixed height: 100,000 rows cost what a screenful costs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from briefing.tui.rows import Cell, RecordRef, Row, Rows, clip, place_of
from briefing.tui.widgets.palette import Palette, palette_of
from briefing.tui.widgets.virtual_list import VirtualList

_OTHER_BUTTON = 3


class LineList(VirtualList, can_focus=True):
    """Rows with a cursor over those that lead somewhere. Text is never parsed as markup.

    Args:
        choose: called with the row in the very call that moves the cursor to it, so that a key
            typed at once acts on that row; ``Moved`` follows for whoever repaints.
        follow: called likewise with a row that is entered; without it ``Followed`` is posted.
    """

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

    class MenuAsked(Moved):
        """What can be done with a row? By the other button of the mouse."""

    class TitleClicked(Message):
        """The line above the rows was clicked."""

        def __init__(self, lines: LineList) -> None:
            super().__init__()
            self.lines = lines

        @property
        def control(self) -> LineList:
            """The list."""
            return self.lines

    class Widened(Message):
        """The list has another width: its rows were made for the one before."""

    def __init__(
        self,
        *,
        id: str | None = None,
        classes: str | None = None,
        choose: RowHandler | None = None,
        follow: RowHandler | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._choose = choose
        self.follow = follow
        self.rows: Sequence[Row] = ()
        self.cursor = -1
        self._palette: Palette | None = None
        self._room = 0
        self._on: RecordRef | None = None
        self._stars: frozenset[int] = frozenset()
        self._labels: Mapping[int, str] = MappingProxyType({})
        self._marked: frozenset[RecordRef] = frozenset()
        self._news: Mapping[RecordRef, str] = MappingProxyType({})

    # -- content

    def show(self, rows: Sequence[Row], current: RecordRef | None = None) -> None:
        """Draw other rows; the cursor goes to the row of ``current``, else stays near.

        Args:
            rows: all of them.
            current: the target to stand on.
        """
        self._room = self.room  # of none while it is hidden: the next size is another one
        top = self.scroll_offset.y
        before, shown, cursor = self._on, self.rows, self.cursor
        self.rows = rows
        self.grow(len(rows))
        found = place_of(rows, current) if current else None
        if found is not None and self._already_on(current):
            found = self.cursor
        if found is None and not current and before:
            found = place_of(rows, before)
        if found is None:
            found = self._nearest(min(max(self.cursor, 0), len(rows) - 1), 1)
        elif before and rows[found].target == before:
            top += found - self.cursor  # what one looks at stays where it is on the screen
        self.cursor = found
        self._on = self.row.target if self.row else None
        self._find_stars()
        self.scroll_to(y=max(0, min(top, self.max_scroll_y)), animate=False, force=True)
        self._reveal()
        if rows is not shown and (isinstance(rows, Rows) or rows != shown):
            self.refresh()
        elif cursor != self.cursor:
            self._refresh_cursor(cursor)

    def _refresh_cursor(self, before: int) -> None:
        """Paint the lines on which the cursor stood, and stands."""
        for first in (before, self.cursor):
            last = first
            while 0 <= last + 1 < len(self.rows) and self.rows[last + 1].owner:
                last += 1
            if first >= 0:
                self.refresh_lines(first, last - first + 1)

    def _already_on(self, current: RecordRef | None) -> bool:
        """Several rows may lead to the same record: the cursor keeps the one it stands on."""
        return 0 <= self.cursor < len(self.rows) and self.rows[self.cursor].target == current

    def label(self, labels: Mapping[int, str]) -> None:
        """Draw a label before these rows; with none, draw them as they are."""
        self._labels = labels
        self.refresh()

    def mark(self, marked: frozenset[RecordRef]) -> None:
        """Show which targets bear a mark."""
        if marked != self._marked:
            self._marked = marked
            self._find_stars()
            self.refresh()

    def mark_news(self, marks: Mapping[RecordRef, str]) -> None:
        """Show which records are new (``+``) or changed (``±``)."""
        if marks is not self._news:
            self._news = marks
            self.refresh()

    def _find_stars(self) -> None:
        """A marked record bears its star where it stands first."""
        found = (place_of(self.rows, target) for target in self._marked)
        self._stars = frozenset(n for n in found if n is not None)

    def go_to(self, number: int) -> None:
        """Put the cursor on a row; it is chosen, also where the cursor stood on it already."""
        if number == self.cursor:
            self._chosen()
        self._go(number)

    def rows_in_view(self) -> list[int]:
        """The numbers of the rows on the screen that lead somewhere."""
        top = self.scroll_offset.y
        numbers = range(top, min(len(self.rows), top + self.size.height))
        return [n for n in numbers if self.rows[n].target is not None]

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
        base = self.base
        if not 0 <= index < len(self.rows):
            return Strip.blank(width, base)
        row = self.rows[index]
        if self.cursor >= 0 and index - row.owner == self.cursor:
            base += self._style("cursor-focus" if self.has_focus else "cursor")
        strip = self._strip(row, width, base, starred=index in self._stars)
        label = self._labels.get(index)
        if label is None:
            return strip
        tag = Segment(label, base + self._style("label"))
        return Strip.join([Strip([tag], len(label)), strip.crop(len(label), width)])

    def _strip(self, row: Row, width: int, base: Style, *, starred: bool = False) -> Strip:
        right = row.right.text if row.right else ""
        if starred:
            right = f"★ {right}".strip()
        sign = self._news.get(row.target, "") if row.target else ""
        room = width - (cell_len(right) + 1 if right else 0) - 2 * bool(sign)
        segments: list[Segment] = []
        used = 0
        for cell in row.cells:
            text = clip(cell.text, room - used)
            if text:
                segments.append(Segment(text, base + self._style(cell.style)))
                used += cell_len(text)
            if text != cell.text:
                break  # one ellipsis is enough
        gap = width - used - cell_len(right) - 2 * bool(sign)
        segments.append(Segment(" " * max(0, gap), base))
        if sign and gap >= 0:
            segments.append(Segment(f"{sign} ", base + self._style("accent")))
        if right and gap >= 0:
            segments.append(
                Segment(right, base + self._style(row.right.style if row.right else ""))
            )
        return Strip(segments, max(width, used)).crop(0, width)

    def _style(self, name: str) -> Style:
        if not name:
            return Style.null()
        if self._palette is None:
            self._palette = palette_of(self.app)
        return self._palette.style(name)

    def on_resize(self) -> None:
        """Keep the cursor in view, and say when rows must be made anew."""
        if self.room != self._room:
            self._room = self.room
            self.post_message(self.Widened())
        self.grow(len(self.rows))
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
            if self.follow:
                self.follow(self, self.row)
            else:
                self.post_message(self.Followed(self, self.row))

    def _go(self, index: int) -> None:
        if index < 0 or index == self.cursor:
            return
        before, self.cursor = self.cursor, index
        self._on = self.row.target if self.row else None
        self._reveal()
        self._refresh_cursor(before)
        self._chosen()

    def _chosen(self) -> None:
        """Tell of the row under the cursor: first who acts on it, then who paints."""
        if self.row:
            if self._choose:
                self._choose(self, self.row)
            self.post_message(self.Moved(self, self.row))

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked; a second click enters it, the other button asks."""
        inside = event.get_content_offset(self)
        if inside is None:
            if event.y == 0:
                self.post_message(self.TitleClicked(self))
            return
        index = inside.y + self.scroll_offset.y
        if not 0 <= index < len(self.rows):
            return
        index -= self.rows[index].owner
        if self.rows[index].target is None:
            return
        if event.button == _OTHER_BUTTON:
            self._go(index)
            self.post_message(self.MenuAsked(self, self.rows[index]))
        elif event.chain > 1 or index == self.cursor:
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


RowHandler = Callable[[LineList, Row], None]


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
