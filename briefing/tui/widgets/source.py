"""The text of an article, wrapped and highlighted, drawn line by line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from itertools import pairwise
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from briefing.models import Span
from briefing.models.read_models import Highlight
from briefing.tui.rows import clip
from briefing.tui.widgets.highlights import KINDS, Highlights
from briefing.tui.widgets.palette import Palette, palette_of
from briefing.tui.widgets.source_map import mapped
from briefing.tui.widgets.source_page import EMPTY, Page
from briefing.tui.widgets.text_selection import Selecting
from briefing.tui.widgets.wrapping import HIDDEN, Layout, Layouts

_DIGITS = 3
"""Cells at the left for the number of a paragraph, at the least; one more is the evidence's bar."""
_HIDDEN = re.compile(f"{HIDDEN}+")
_MAP = 1
"""Cells at the right for the map of the whole text."""


class SourceView(Selecting, can_focus=True):
    """Reads an article; the words that prove the chosen record are scrolled into view."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll(-1)", "up", show=False),
        Binding("down,j", "scroll(1)", "down", show=False),
        Binding("pageup,ctrl+b", "page(-1)", "page up", show=False),
        Binding("pagedown,ctrl+f,space", "page(1)", "page down", show=False),
        Binding("home,g", "scroll(-10000000)", "top", show=False),
        Binding("end,G", "scroll(10000000)", "end", show=False),
        Binding("right_curly_bracket", "highlight(1)", "next highlight", show=False),
        Binding("left_curly_bracket", "highlight(-1)", "previous highlight", show=False),
        Binding("t", "kind", "kind of highlight", show=False),
        Binding("equals_sign", "own_lines", "the file's own lines", show=False),
        Binding("i", "tell", "what is this", show=False),
        Binding("shift+down", "select(1, 0)", "select down", show=False),
        Binding("shift+up", "select(-1, 0)", "select up", show=False),
        Binding("shift+right", "select(0, 1)", "select right", show=False),
        Binding("shift+left", "select(0, -1)", "select left", show=False),
    ]

    class Asked(Message):
        """What is the highlight here?"""

        def __init__(self, mark: Highlight | None) -> None:
            super().__init__()
            self.mark = mark

    class Stepped(Message):
        """Another kind of highlight is stepped through, or none of it is left that way."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.page = EMPTY
        self.hidden: frozenset[str] = frozenset()
        self.kind = ""
        self.own_lines = False
        self.here: Highlight | None = None
        self._found: tuple[Highlight, ...] = ()
        self._marks = Highlights(())
        self._marks_of: tuple[object, ...] = ()
        self.strips: dict[int, Strip] = {}
        self._map: dict[int, str] = {}
        self._palette: Palette | None = None
        self._labels: Mapping[int, str] = {}
        self._layouts = Layouts()
        self.drawn: Layout = self._layouts.of("", 10, ())

    # -- what is shown

    def show(self, page: Page) -> None:
        """Show an article, or other words of the same one."""
        if page == self.page and not self._stale:
            return
        if page.key != self.page.key:
            self.here, self._found = None, ()
            self.unselect()
        self.page = page
        self._layout()
        self._reveal(self.page.focus)
        self._changed()

    def show_kinds(self, hidden: frozenset[str]) -> None:
        """Hide these kinds of highlights and show the others."""
        self.hidden = hidden
        self._changed()

    def find(self, words: str) -> int:
        """Highlight where words stand, whatever their case; how many places there are."""
        low, wanted = self.page.text.lower(), words.lower()
        found: list[Highlight] = []
        at = low.find(wanted) if wanted and len(low) == len(self.page.text) else -1
        while at >= 0:
            found.append(Highlight(at, at + len(wanted), "found", ""))
            at = low.find(wanted, at + len(wanted))
        self._found = tuple(found)
        self.kind = "found" if found else ""
        self._changed()
        if found:
            top = self._offset_in_view()
            self._go(next((m for m in found if m.start >= top), found[0]))
        return len(found)

    def _changed(self) -> None:
        key = (self.page.marks, self._found, self.hidden)
        if len(self._marks_of) != 3 or any(
            a is not b for a, b in zip(key, self._marks_of, strict=True)
        ):
            self._marks_of = key
            self._marks = Highlights((*self.page.marks, *self._found), self.hidden)
        self.strips.clear()
        height = self.scrollable_content_region.height
        self._map = mapped(self.page, self.drawn, self._found, self._above, height)
        self.refresh()

    # -- layout

    @property
    def _digits(self) -> int:
        return max(_DIGITS, len(str(len(self.page.paragraphs))))

    @property
    def _text_width(self) -> int:
        return max(10, self.scrollable_content_region.width - self._digits - 1 - _MAP)

    @property
    def _stale(self) -> bool:
        return self.drawn is not self._laid_out

    @property
    def _laid_out(self) -> Layout:
        joints = () if self.own_lines else self.page.joints
        return self._layouts.of(self.page.text, self._text_width, self.page.paragraphs, joints)

    @property
    def _above(self) -> int:
        """Lines above the text."""
        return len(self.page.heading) + 1

    def _layout(self) -> None:
        self.drawn = self._laid_out
        self.grow(self._above + len(self.drawn.lines))

    def _reveal(self, span: Span | Highlight | None) -> None:
        if span is None or not self.size.height:
            self.scroll_to(y=0, animate=False, force=True)
            return
        first = self.drawn.line_of(span.start) + self._above
        last = self.drawn.line_of(max(span.start, span.end - 1)) + self._above
        top, height = self.scroll_offset.y, self.size.height
        if first <= self._above + 2:
            self.scroll_to(y=0, animate=False, force=True)
        elif first < top + 1 or last > top + height - 2:
            y = max(0, first - max(2, (height - (last - first)) // 3))
            self.scroll_to(y=y, animate=False, force=True)

    def on_resize(self) -> None:
        """Wrap anew."""
        self._layout()
        self._reveal(self.page.focus)
        self._changed()

    def notify_style_update(self) -> None:
        """Colours changed: forget the old ones."""
        self.strips = {}
        super().notify_style_update()

    # -- drawing

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        index = y + self.scroll_offset.y
        strip = self.strips.get(index)
        if strip is None:
            strip = self.strips[index] = self._line(index)
        sign = self._map.get(y)
        if sign is None:
            return strip
        width = strip.cell_length
        style = self.base + self._style("focus" if sign == "■" else "map")
        return Strip.join([strip.crop(0, width - 1), Strip([Segment(sign, style)], 1)])

    def _line(self, index: int) -> Strip:
        width = self.scrollable_content_region.width
        heading = self.page.heading
        if index < len(heading):
            text = clip(heading[index], width - _MAP)
            style = self.base + self._style("heading" if index == 0 else "outside")
            strip = Strip([Segment(text, style)], cell_len(text))
            return strip.adjust_cell_length(width, self.base)
        line = index - self._above
        if not 0 <= line < len(self.drawn.lines):
            return Strip.blank(width, self.base)
        return self._text_line(line, width)

    def _text_line(self, line: int, width: int) -> Strip:
        start, end = self.drawn.lines[line]
        number = self.drawn.numbers.get(line)
        focus = self.page.focus
        proves = focus is not None and focus.start < end and start < focus.end
        margin = f"{number or '':>{self._digits}}"
        left = [
            Segment(margin, self.base + self._style("margin")),
            Segment("▌" if proves else " ", self.base + self._style("bar")),
        ]
        text = Strip(self._pieces(line, start, end)).apply_offsets(0, line)
        return Strip.join([Strip(left, len(margin) + 1), text]).adjust_cell_length(width, self.base)

    def _pieces(self, line: int, start: int, end: int) -> list[Segment]:
        """The text of a line, cut where a highlight begins or ends."""
        over = self._marks.over(start, end)
        page, here = self.page, self.here
        selected = self._selected_in(line, start, end)
        text = self.drawn.shown[start:end]
        labels = [
            Span(at, min(end, at + len(word)))
            for at, word in self._labels.items()
            if start <= at < end
        ]
        hidden = [Span(m.start() + start, m.end() + start) for m in _HIDDEN.finditer(text)]
        spans = [*hidden, page.focus, here, selected, *labels, *page.evidence, *page.body, *over]
        edges = {start, end}
        for span in spans:
            if span is not None:
                edges |= {e for e in (span.start, span.end) if start < e < end}
        cuts = sorted(edges)
        for span in labels:
            word = self._labels[span.start][: span.end - span.start]
            text = text[: span.start - start] + word + text[span.end - start :]
        tagged = {span.start for span in labels}
        return [
            Segment(
                text[a - start : b - start],
                self.base + self._style("label")
                if a in tagged
                else self._style_at(a, over, selected),
            )
            for a, b in pairwise(cuts)
            if text[a - start] != HIDDEN
        ]

    def _style_at(self, offset: int, over: list[Highlight], selected: Span | None) -> Style:
        style = self.base
        page = self.page
        if not any(span.start <= offset < span.end for span in page.body):
            style += self._style("outside")
        for mark in over:
            if mark.start <= offset < mark.end:
                style += self._style(mark.kind)
        if any(span.start <= offset < span.end for span in page.evidence):
            style += self._style("evidence")
        if page.focus and page.focus.start <= offset < page.focus.end:
            style += self._style("focus")
        if self.here and self.here.start <= offset < self.here.end:
            style += self._style("here")
        if selected and selected.start <= offset < selected.end:
            style += self.screen.get_component_rich_style("screen--selection")
        return style

    def _style(self, name: str) -> Style:
        if self._palette is None:
            self._palette = palette_of(self.app)
        return self._palette.style(f"source-{name}")

    # -- jump labels

    def rows_in_view(self) -> list[int]:
        """Where the highlights on the screen begin; those of one place count once."""
        top = max(0, self.scroll_offset.y - self._above)
        lines = self.drawn.lines[top : top + self.size.height]
        if not lines:
            return []
        found = self._marks.over(lines[0][0], lines[-1][1])
        return sorted({mark.start for mark in found if mark.start >= lines[0][0]})

    def label(self, labels: Mapping[int, str]) -> None:
        """Draw labels over the beginnings of highlights; with none, draw the text as it is."""
        self._labels = labels
        self.strips.clear()
        self.refresh()

    def go_to(self, number: int) -> None:
        """Go to the highlight that begins at a character."""
        over = self._marks.over(number, number + 1)
        if over:
            self._go(over[-1])

    # -- highlights

    def show_line(self, line: int) -> None:
        """Scroll a line of the text into view."""
        top, height = self.scroll_offset.y, self.size.height
        if not top <= line + self._above < top + height:
            self.scroll_to(y=line + self._above - height // 2, animate=False, force=True)

    def offset_to_begin(self) -> int:
        """The highlight in view, else the words in view, else the first line on the screen."""
        focus = self.here or self.page.focus
        return focus.start if focus else self._offset_in_view()

    def _offset_in_view(self) -> int:
        line = max(0, self.scroll_offset.y - self._above)
        return self.drawn.lines[line][0] if line < len(self.drawn.lines) else 0

    def _go(self, mark: Highlight) -> None:
        self.here = mark
        self.strips.clear()
        self.show_line(self.drawn.line_of(mark.start))
        self.refresh()

    def action_highlight(self, by: int) -> None:
        """Go to the next or previous highlight of the chosen kind."""
        focus = self.here or self.page.focus
        mark = self._marks.step(focus.start if focus else -1, by, self.kind)
        words = KINDS.get(self.kind, "highlights")
        if mark is None:
            self.post_message(self.Stepped(f"No more {words} that way."))
            return
        self._go(mark)

    def action_kind(self) -> None:
        """Step through another kind of highlight."""
        kinds = ["", *(k for k in KINDS if k not in self.hidden and (k != "found" or self._found))]
        at = kinds.index(self.kind) if self.kind in kinds else 0
        self.kind = kinds[(at + 1) % len(kinds)]
        self.post_message(
            self.Stepped(f"{{ }} step through {KINDS.get(self.kind, 'all highlights')}.")
        )

    def action_tell(self) -> None:
        """Ask what the highlight here is."""
        if self.here:
            self.post_message(self.Asked(self.here))
            return
        focus = self.page.focus
        over = self._marks.over(focus.start, focus.end) if focus else []
        self.post_message(self.Asked(over[-1] if over else None))

    def mark_at(self, x: int, y: int) -> Highlight | None:
        """The highlight at a place of the pane's content."""
        line = y + self.scroll_offset.y - self._above
        offset = self.drawn.offset_at(line, x - self._digits - 1)
        over = self._marks.over(offset, offset + 1) if offset is not None else []
        return over[-1] if over else None

    def on_click(self, event: events.Click) -> None:
        """Choose the highlight that was clicked; a second click tells of it."""
        inside = event.get_content_offset(self)
        mark = self.mark_at(inside.x, inside.y) if inside else None
        if mark:
            self._go(mark)
            if event.chain > 1:
                self.post_message(self.Asked(mark))

    # -- keys

    def action_own_lines(self) -> None:
        """Show the lines as the file breaks them, or running on."""
        self.own_lines = not self.own_lines
        self._layout()
        self._reveal(self.page.focus)
        self._changed()
        shown = "as the file breaks them" if self.own_lines else "running on"
        self.post_message(self.Stepped(f"Lines are shown {shown}."))

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
        number = bisect_right(self.page.paragraphs, at, key=lambda span: span.start)
        return max(1, number), len(self.page.paragraphs)
