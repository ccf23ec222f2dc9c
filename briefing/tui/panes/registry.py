"""The panes that are lists. The source text is a widget of its own."""

from collections.abc import Sequence
from typing import Protocol

from briefing.tui.panes import actor, event, issues, visits
from briefing.tui.rows import RecordRef, Row
from briefing.tui.selection import SelectionModel


class Pane(Protocol):
    """A pane: its name, what it is for, its rows, and which of them is the chosen one."""

    name: str
    title: str
    about: str

    def rows(self, selection: SelectionModel, width: int) -> Sequence[Row]:
        """The lines for a width in terminal cells."""

    def current(self, selection: SelectionModel) -> RecordRef | None:
        """The target of the line that stands for the choice."""


PANES: tuple[Pane, ...] = (visits.PANE, event.PANE, actor.PANE, issues.PANE)
