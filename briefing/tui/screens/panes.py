"""The widgets of the main screen: five panes, a line above, a line below."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container
from textual.screen import Screen
from textual.widgets import Static

from briefing.tui.panes import PANES
from briefing.tui.rows import Row
from briefing.tui.widgets.bar import Bar
from briefing.tui.widgets.filter_line import FilterLine
from briefing.tui.widgets.line_list import LineList
from briefing.tui.widgets.palette import Palette
from briefing.tui.widgets.source import SourceView

SOURCE = "source"
BESIDE = "beside"
ORDER = (*(pane.name for pane in PANES), SOURCE)


class PanesScreen(Screen[None]):
    """The panes and their names; what they show is another's.

    Attributes:
        focused_pane: the number of the pane that is focused, or was last.
    """

    focused_pane = 0

    def choose_row(self, lines: LineList, row: Row) -> None:
        """The cursor of a list came to a row."""
        raise NotImplementedError

    def follow_row(self, lines: LineList, row: Row) -> None:
        """A row was entered."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """A line above, five panes, a line below."""
        yield Palette()
        yield Bar(id="header")
        yield Bar(id="crumbs")
        yield Bar(id="tabs")
        visits, event, actor, issues = (
            LineList(
                id=p.name,
                classes=self._of(p.name),
                choose=self.choose_row,
                follow=self.follow_row,
            )
            for p in PANES
        )
        with Container(id="panes"):
            yield Container(visits, actor, id="left", classes=self._holding(0, 2))
            with Container(id="rest", classes=self._holding(1, 3, 4)):
                yield Container(event, issues, id="middle", classes=self._holding(1, 3))
                with Container(id="right", classes=self._holding(4)):
                    yield SourceView(id=SOURCE, classes=self._of(SOURCE))
                    yield SourceView(id=BESIDE, classes="pane")
                    yield Bar(id="legend")
        yield Static(id="empty")
        yield Static(id="small")
        yield Static(id="hint")
        yield FilterLine(id="filter")
        yield Bar(id="footer")

    def _of(self, name: str) -> str:
        """The classes of a pane."""
        return "pane -front" if name == ORDER[self.focused_pane] else "pane"

    def _holding(self, *panes: int) -> str:
        """The classes of what holds some panes."""
        return "-holds-front" if self.focused_pane in panes else ""

    def lists(self) -> list[LineList]:
        """The four panes that are lists, in order."""
        return [self.query_one(f"#{pane.name}", LineList) for pane in PANES]

    @property
    def source(self) -> SourceView:
        """The source text."""
        return self.query_one(f"#{SOURCE}", SourceView)

    @property
    def beside(self) -> SourceView:
        """Another article on the same event."""
        return self.query_one(f"#{BESIDE}", SourceView)

    @property
    def legend(self) -> Bar:
        """The kinds of highlights."""
        return self.query_one("#legend", Bar)

    @property
    def palette(self) -> Palette:
        """The styles of everything drawn."""
        return self.query_one(Palette)

    @property
    def filter_line(self) -> FilterLine:
        """The line above the footer."""
        return self.query_one("#filter", FilterLine)
