"""Selecting words of a text, by the mouse and by the keyboard."""

from __future__ import annotations

from textual.geometry import Offset
from textual.selection import Selection
from textual.strip import Strip

from briefing.models import Span
from briefing.tui.widgets.virtual_list import VirtualList
from briefing.tui.widgets.wrapping import HIDDEN, Layout


class Selecting(VirtualList):
    """A view of a text of which parts can be selected; places are characters of the text.

    Attributes:
        drawn: the text on its lines.
        strips: lines that are painted, by their numbers.
    """

    ALLOW_SELECT = True
    drawn: Layout
    strips: dict[int, Strip]
    _anchor: Offset | None = None

    def offset_to_begin(self) -> int:
        """The character from which the keyboard selects."""
        raise NotImplementedError

    def show_line(self, line: int) -> None:
        """Scroll a line of the text into view."""
        raise NotImplementedError

    def _selected_in(self, line: int, start: int, end: int) -> Span | None:
        selection = self.text_selection
        span = selection.get_span(line) if selection else None
        if span is None:
            return None
        last = end if span[1] < 0 else min(end, start + span[1])
        return Span(min(start + span[0], last), last)

    @property
    def selected(self) -> Span | None:
        """The part of the article that is selected."""
        selection = self.text_selection
        if selection is None or not self.drawn.lines:
            return None
        first = self._offset_of(selection.start) if selection.start else self.drawn.lines[0][0]
        last = self._offset_of(selection.end) if selection.end else self.drawn.lines[-1][1]
        return Span(first, last) if first < last else None

    def _offset_of(self, place: Offset) -> int:
        start, end = self.drawn.lines[max(0, min(place.y, len(self.drawn.lines) - 1))]
        return min(end, start + place.x)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected words, for Textual's own copying."""
        span = self.selected
        words = self.drawn.shown[span.start : span.end].replace(HIDDEN, "") if span else ""
        return (words, "\n") if span else None

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw what is selected."""
        self.strips.clear()
        self.refresh()

    def unselect(self) -> None:
        """Let go of the selected words."""
        self._anchor = None
        if self.is_attached and self.text_selection is not None:
            self.screen.clear_selection()

    def action_select(self, lines: int, characters: int) -> None:
        """Select by the keyboard, from the words in view on."""
        if not self.drawn.lines:
            return
        selection = self.text_selection
        if self._anchor is None or selection is None or selection.end is None:
            offset = self.offset_to_begin()
            line = self.drawn.line_of(offset)
            self._anchor = end = Offset(offset - self.drawn.lines[line][0], line)
        elif selection.end != self._anchor:
            end = selection.end
        else:
            end = selection.start or self._anchor
        there = self._moved(end, lines, characters)
        self.screen.selections = {self: Selection.from_offsets(self._anchor, there)}
        self.show_line(there.y)

    def _moved(self, place: Offset, lines: int, characters: int) -> Offset:
        y = max(0, min(len(self.drawn.lines) - 1, place.y + lines))
        start, end = self.drawn.lines[y]
        return Offset(max(0, min(end - start, place.x + characters)), y)
