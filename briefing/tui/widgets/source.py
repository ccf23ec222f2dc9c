"""The text of an article, wrapped and highlighted, drawn line by line."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from rich.cells import cell_len, get_character_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from briefing.records import Span
from briefing.records.folding import harmless
from briefing.tui.rows import clip

MARGIN = 4
"""Cells at the left for paragraph numbers and the bar of the evidence."""
KINDS = ("person", "body", "state", "date", "quote", "evidence", "other")


@dataclass(frozen=True, slots=True)
class Mark:
    """A highlighted range of the text."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Page:
    """What the view shows.

    Attributes:
        key: names the article, so that its wrapping is kept.
        heading: lines above the text.
        text: as it was read.
        body: the article proper; the rest is drawn quietly.
        paragraphs: of the body, numbered in the margin.
        marks: highlights, later ones over earlier ones.
        focus: the words in view.
    """

    key: str
    heading: tuple[str, ...]
    text: str
    body: tuple[Span, ...]
    paragraphs: tuple[Span, ...]
    marks: tuple[Mark, ...]
    focus: Span | None


EMPTY = Page("", (), "", (), (), (), None)


class SourceView(ScrollView, can_focus=True):
    """Reads an article; the words that prove the chosen record are scrolled into view."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"source--{kind}" for kind in KINDS} | {
        "source--heading",
        "source--margin",
        "source--outside",
        "source--focus",
        "source--bar",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll(-1)", "up", show=False),
        Binding("down,j", "scroll(1)", "down", show=False),
        Binding("pageup,ctrl+b", "page(-1)", "page up", show=False),
        Binding("pagedown,ctrl+f,space", "page(1)", "page down", show=False),
        Binding("home,g", "scroll(-1000000)", "top", show=False),
        Binding("end,G", "scroll(1000000)", "end", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.page = EMPTY
        self._lines: list[tuple[int, int]] = []
        self._wrapped_for: tuple[str, int] = ("", 0)
        self._shown = ""
        self._numbers: dict[int, int] = {}
        self._styles: dict[str, Style] = {}

    def show(self, page: Page) -> None:
        """Show an article, or other words of the same one."""
        self.page = page
        self._layout()
        self._reveal()
        self.refresh()

    # -- layout

    @property
    def _text_width(self) -> int:
        return max(10, self.scrollable_content_region.width - MARGIN)

    def _layout(self) -> None:
        key = (self.page.key + str(len(self.page.text)), self._text_width)
        if key != self._wrapped_for:
            self._wrapped_for = key
            self._shown = harmless(self.page.text)
            self._lines = wrap_lines(self.page.text, self._text_width)
            starts = [start for start, _ in self._lines]
            self._numbers = {}
            for number, span in enumerate(self.page.paragraphs, 1):
                self._numbers.setdefault(max(0, bisect_right(starts, span.start) - 1), number)
        self.virtual_size = Size(
            self.scrollable_content_region.width, len(self.page.heading) + 1 + len(self._lines)
        )

    def _line_of(self, offset: int) -> int:
        starts = [start for start, _ in self._lines]
        return max(0, bisect_right(starts, offset) - 1)

    def _reveal(self) -> None:
        if self.page.focus is None or not self.size.height:
            self.scroll_to(y=0, animate=False, force=True)
            return
        first = self._line_of(self.page.focus.start) + len(self.page.heading) + 1
        last = (
            self._line_of(max(self.page.focus.start, self.page.focus.end - 1))
            + len(self.page.heading)
            + 1
        )
        top, height = self.scroll_offset.y, self.size.height
        if first <= len(self.page.heading) + 3:
            self.scroll_to(y=0, animate=False, force=True)
        elif first < top + 1 or last > top + height - 2:
            y = max(0, first - max(2, (height - (last - first)) // 3))
            self.scroll_to(y=y, animate=False, force=True)

    def on_resize(self) -> None:
        """Wrap anew."""
        self._layout()
        self._reveal()

    def notify_style_update(self) -> None:
        """Colours changed: forget the old ones."""
        self._styles = {}
        super().notify_style_update()

    # -- drawing

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.scrollable_content_region.width
        index = y + self.scroll_offset.y
        heading = self.page.heading
        if index < len(heading):
            text = clip(heading[index], width)
            style = self.rich_style + self._style("heading" if index == 0 else "outside")
            return Strip([Segment(text, style)], cell_len(text)).adjust_cell_length(
                width, self.rich_style
            )
        line = index - len(heading) - 1
        if not 0 <= line < len(self._lines):
            return Strip.blank(width, self.rich_style)
        return self._text_line(line, width)

    def _text_line(self, line: int, width: int) -> Strip:
        start, end = self._lines[line]
        number = self._numbers.get(line)
        focus = self.page.focus
        proves = focus is not None and focus.start < end and start < focus.end
        margin = f"{number:>2} " if number and number < 100 else f"{number}" if number else "   "
        segments = [
            Segment(margin[:3], self.rich_style + self._style("margin")),
            Segment("▌" if proves else " ", self.rich_style + self._style("bar")),
        ]
        segments += self._pieces(start, end)
        used = sum(segment.cell_length for segment in segments)
        return Strip(segments, used).adjust_cell_length(width, self.rich_style)

    def _pieces(self, start: int, end: int) -> list[Segment]:
        """The text of a line, cut where a highlight begins or ends."""
        edges = {start, end}
        over = [m for m in self.page.marks if m.span.start < end and start < m.span.end]
        focus = self.page.focus
        for span in [*(m.span for m in over), *([focus] if focus else [])]:
            edges |= {e for e in (span.start, span.end) if start < e < end}
        edges |= {e for span in self.page.body for e in (span.start, span.end) if start < e < end}
        cuts = sorted(edges)
        return [Segment(self._shown[a:b], self._style_at(a, over)) for a, b in pairwise(cuts)]

    def _style_at(self, offset: int, over: list[Mark]) -> Style:
        style = self.rich_style
        if not any(span.start <= offset < span.end for span in self.page.body):
            return style + self._style("outside")
        for mark in over:
            if mark.span.start <= offset < mark.span.end:
                style += self._style(mark.kind)
        focus = self.page.focus
        if focus and focus.start <= offset < focus.end:
            style += self._style("focus")
        return style

    def _style(self, name: str) -> Style:
        if name not in self._styles:
            self._styles[name] = self.get_component_rich_style(f"source--{name}", partial=True)
        return self._styles[name]

    # -- keys

    def action_scroll(self, by: int) -> None:
        """Scroll by lines."""
        self.scroll_to(y=self.scroll_offset.y + by, animate=False, force=True)

    def action_page(self, by: int) -> None:
        """Scroll by a screenful."""
        self.action_scroll(by * max(1, self.size.height - 2))

    def paragraph(self) -> tuple[int, int]:
        """Number of the paragraph in view, and how many there are."""
        focus = self.page.focus
        at = focus.start if focus else 0
        number = sum(1 for span in self.page.paragraphs if span.start <= at)
        return max(1, number), len(self.page.paragraphs)


def wrap_lines(text: str, width: int) -> list[tuple[int, int]]:
    """The text cut into lines of at most ``width`` cells, as ranges of code points.

    Lines break at white space; what is longer than a line is cut. Runs of empty lines are one.
    """
    out: list[tuple[int, int]] = []
    shown = harmless(text)
    start = 0
    empty = True
    for line in text.split("\n"):
        if line.strip():
            out += _wrap_one(shown, start, start + len(line), width)
            empty = False
        elif not empty:
            out.append((start, start))
            empty = True
        start += len(line) + 1
    return out


def _wrap_one(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    begin, used, space = start, 0, -1
    i = start
    while i < end:
        size = get_character_cell_size(text[i]) if ord(text[i]) > 126 else 1
        if used + size > width and i > begin:
            cut = space + 1 if space > begin else i
            out.append((begin, cut))
            begin = cut
            used = cell_len(text[begin:i])
            space = -1
        if text[i].isspace():
            space = i
        used += size
        i += 1
    if begin < end:
        out.append((begin, end))
    return out
