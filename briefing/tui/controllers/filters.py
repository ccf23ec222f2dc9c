"""What is typed into the filter line for each of the panes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from briefing.storage.line_queries import EVENT_ORDERS
from briefing.tui.rows import RecordRef, Row, note
from briefing.tui.selection import SelectionModel
from briefing.tui.text_filter import Filter, filtered_any
from briefing.tui.widgets.filter_line import FilterLine
from briefing.tui.widgets.source import SourceView

_PLACEHOLDER = "words that must stand there   !without   'whole     enter keeps it · esc clears it"
_FIND = "words to find in this text     enter next · esc ends"


class FilteredView(Protocol):
    """Who shows the panes that are filtered."""

    @property
    def filter_line(self) -> FilterLine:
        """The line that is typed into."""

    @property
    def filtering(self) -> bool:
        """Whether that line is open."""

    @property
    def source(self) -> SourceView:
        """The source text, in which words are found."""

    def set_filtering(self, on: bool) -> None:
        """Open or close the line."""

    def focus_pane(self) -> None:
        """Give the focus back to the pane that had it."""

    def redraw(self) -> None:
        """Draw everything for what is chosen."""

    def draw_titles(self) -> None:
        """The title of each pane, with its filter."""


class FilterController:
    """The filters of the panes: of the visits by the store, of other panes by their lines.

    Args:
        selection: whose list of visits is filtered.
        view: that shows the panes.

    Attributes:
        order: of the visits, a number of ``EVENT_ORDERS``.
    """

    def __init__(self, selection: SelectionModel, view: FilteredView) -> None:
        self._selection = selection
        self._view = view
        self._typed: dict[str, Filter] = {}
        self._over = ""
        self.order = 0
        self._news: Mapping[RecordRef, str] | None = None

    def restore(self, visits: str, order: int) -> None:
        """Filter and sort the visits as they were left."""
        self.order = order if 0 <= order < len(EVENT_ORDERS) else 0
        if visits:
            self._typed["visits"] = Filter.of(visits)
        self._selection.list_visits(self._of("visits"), self.order)

    def _of(self, pane: str) -> Filter:
        return self._typed.get(pane, Filter())

    def open(self, pane: str) -> None:
        """Type a filter for a pane."""
        self._over = pane
        self._view.set_filtering(True)
        self._view.filter_line.placeholder = _FIND if pane == "source" else _PLACEHOLDER
        self._view.filter_line.value = self._of(pane).text
        self._view.filter_line.focus()

    def typed(self, text: str) -> None:
        """Filter as one types."""
        if not self._over or not self._view.filtering:
            return
        if self._over == "source":
            self._typed["source"] = Filter(text)
            count = self._view.source.find(text.strip())
            self._view.filter_line.border_subtitle = f"{count} found" if text.strip() else ""
        else:
            self._typed[self._over] = Filter.of(text)
            if self._over == "visits":
                self._selection.list_visits(self._of("visits"), self.order)
            self._view.redraw()
        self._view.draw_titles()

    def close(self) -> None:
        """Keep the filter; in the source, go to the next place."""
        if self._over == "source":
            self._view.source.action_highlight(1)
            return
        self._leave()

    def clear(self) -> None:
        """Take the filter away and leave the line."""
        over = self._over
        self._view.filter_line.value = ""
        self._clear(over)
        self._leave()

    def clear_if_set(self, pane: str) -> bool:
        """Take the filter of a pane away; False where it has none."""
        if not self._of(pane).text:
            return False
        self._clear(pane)
        return True

    def _clear(self, pane: str) -> None:
        self._typed.pop(pane, None)
        if pane == "source":
            self._view.source.find("")
        if pane == "visits":
            self._selection.list_visits(Filter(), self.order)
        self._view.redraw()
        self._view.draw_titles()

    def _leave(self) -> None:
        self._view.set_filtering(False)
        self._view.focus_pane()

    @property
    def only_news(self) -> bool:
        """Whether lists show nothing but what is new."""
        return self._news is not None

    def show_only_news(self, marks: Mapping[RecordRef, str] | None) -> None:
        """Show the marked records alone; None shows everything again."""
        self._news = marks
        events = None if marks is None else frozenset(t.id for t in marks)
        self._selection.list_only(events)
        self._view.redraw()
        self._view.draw_titles()

    def left(self, pane: str, rows: Sequence[Row]) -> Sequence[Row]:
        """The rows of a pane that its filter leaves."""
        wanted = self._of(pane)
        if pane == "visits":
            return rows
        if self._news is not None and pane == "issues":
            marks = self._news
            rows = [r for r in rows if r.target is not None and r.target in marks]
            rows = rows or [note("Nothing new.")]
        return (filtered_any(rows, wanted) or [note("Nothing matches.")]) if wanted else rows

    def told(self, pane: str) -> str:
        """What a pane's title says of its filter and its order."""
        words = " · new" if self.only_news and pane in {"visits", "issues"} else ""
        if pane == "visits" and self.order:
            words += f" · {EVENT_ORDERS[self.order].name}"
        if self._of(pane).text:
            words += f" · filter: {self._of(pane).text}"
        return words

    def sort(self) -> str:
        """Sort the visits another way; how."""
        self.sort_by((self.order + 1) % len(EVENT_ORDERS))
        return EVENT_ORDERS[self.order].name

    def sort_by(self, order: int) -> None:
        """Sort the visits in one of ``EVENT_ORDERS``."""
        self.order = order
        self._selection.list_visits(order=order)
        self._view.draw_titles()
