"""The filter line over the panes, and what is typed into it for each of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from briefing.tui.filtering import Filter, filtered_any
from briefing.tui.rows import Row, note
from briefing.tui.visits_list import ORDERS

if TYPE_CHECKING:
    from briefing.tui.screens.main import MainScreen

_PLACEHOLDER = "words that must stand there   !without   'whole     enter keeps it · esc clears it"
_FIND = "words to find in this text     enter next · esc ends"


class FilterLine(Input):
    """One line above the footer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "clear", show=False),
    ]

    class Left(Message):
        """The line was left by escape."""

    def action_leave(self) -> None:
        """Clear and leave."""
        self.post_message(self.Left())


class Filters:
    """The filters of one main screen: of the visits by the store, of other panes by their lines.

    Args:
        screen: whose panes.

    Attributes:
        order: of the visits, a number of ``ORDERS``.
    """

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._typed: dict[str, Filter] = {}
        self._over = ""
        self.order = 0

    @property
    def _line(self) -> FilterLine:
        return self._screen.query_one("#filter", FilterLine)

    def restore(self, visits: str, order: int) -> None:
        """Filter and sort the visits as they were left."""
        self.order = order if 0 <= order < len(ORDERS) else 0
        if visits:
            self._typed["visits"] = Filter.of(visits)
        self._screen.desk.list_visits(self._of("visits"), self.order)

    def _of(self, pane: str) -> Filter:
        return self._typed.get(pane, Filter())

    def open(self, pane: str) -> None:
        """Type a filter for a pane."""
        self._over = pane
        self._screen.add_class("-filtering")
        self._line.placeholder = _FIND if pane == "source" else _PLACEHOLDER
        self._line.value = self._of(pane).text
        self._line.focus()

    def typed(self, text: str) -> None:
        """Filter as one types."""
        if not self._over or not self._screen.has_class("-filtering"):
            return
        if self._over == "source":
            self._typed["source"] = Filter(text)
            count = self._screen.source.find(text.strip())
            self._line.border_subtitle = f"{count} found" if text.strip() else ""
        else:
            self._typed[self._over] = Filter.of(text)
            if self._over == "visits":
                self._screen.desk.list_visits(self._of("visits"), self.order)
            self._screen.redraw()
        self._screen.draw_titles()

    def close(self) -> None:
        """Keep the filter; in the source, go to the next place."""
        if self._over == "source":
            self._screen.source.action_highlight(1)
            return
        self._leave()

    def clear(self) -> None:
        """Take the filter away and leave the line."""
        over = self._over
        self._line.value = ""
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
            self._screen.source.find("")
        if pane == "visits":
            self._screen.desk.list_visits(Filter(), self.order)
        self._screen.redraw()
        self._screen.draw_titles()

    def _leave(self) -> None:
        self._screen.remove_class("-filtering")
        self._screen.action_pane(self._screen.pane)

    def left(self, pane: str, rows: Sequence[Row]) -> Sequence[Row]:
        """The rows of a pane that its filter leaves."""
        wanted = self._of(pane)
        if pane == "visits" or not wanted:
            return rows
        return filtered_any(rows, wanted) or [note("Nothing matches.")]

    def told(self, pane: str) -> str:
        """What a pane's title says of its filter and its order."""
        words = ""
        if pane == "visits" and self.order:
            words += f" · {ORDERS[self.order].name}"
        if self._of(pane).text:
            words += f" · filter: {self._of(pane).text}"
        return words

    def sort(self) -> str:
        """Sort the visits another way; how."""
        self.sort_by((self.order + 1) % len(ORDERS))
        return ORDERS[self.order].name

    def sort_by(self, order: int) -> None:
        """Sort the visits in one of ``ORDERS``."""
        self.order = order
        self._screen.desk.list_visits(order=order)
        self._screen.draw_titles()
