"""The palette: type a few letters of what you want to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from briefing.tui.commands import Command, matching
from briefing.tui.rows import Cell, RecordRef, Row, note
from briefing.tui.screens.dismissal import OVER, DismissOnce
from briefing.tui.widgets.line_list import LineList


class PaletteScreen(DismissOnce[Command | None], ModalScreen[Command | None]):
    """A line to type in, and the commands that match; enter does the one under the cursor.

    Args:
        found: all commands, as things stand.
        written: makes a command of what is typed, such as ``since monday``; None where it is none.
    """

    CSS_PATH = OVER
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "away", "back", priority=True, show=False),
        Binding("down,ctrl+n", "move(1)", "down", priority=True, show=False),
        Binding("up,ctrl+p", "move(-1)", "up", priority=True, show=False),
        Binding("pagedown", "page(1)", "page down", priority=True, show=False),
        Binding("pageup", "page(-1)", "page up", priority=True, show=False),
    ]

    def __init__(self, found: Sequence[Command], written: Callable[[str], Command | None]) -> None:
        super().__init__()
        self._written = written
        self._all = found
        self._shown: list[Command] = []

    def compose(self) -> ComposeResult:
        """A line above, the commands below."""
        with Vertical(id="palette-frame") as frame:
            frame.border_title = Text("Commands")
            frame.border_subtitle = "enter does it · esc leaves"
            yield Input(placeholder="what do you want to do?", id="palette-query")
            yield LineList(id="palette-list")

    @property
    def _list(self) -> LineList:
        return self.query_one("#palette-list", LineList)

    def on_mount(self) -> None:
        """Type at once."""
        self._list.can_focus = False
        self.query_one("#palette-query", Input).focus()
        self._draw("")

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        self._draw(message.value)

    def _draw(self, typed: str) -> None:
        own = self._written(typed)
        self._shown = [own] if own else matching(self._all, typed)
        rows = [_row(number, command) for number, command in enumerate(self._shown)]
        self._list.cursor = -1
        self._list.show(rows or [note("No such command.")])

    @on(LineList.Moved, "#palette-list")
    def _moved(self, message: LineList.Moved) -> None:
        message.stop()

    @on(Input.Submitted)
    @on(LineList.Followed, "#palette-list")
    def _chosen(self, message: Input.Submitted | LineList.Followed) -> None:
        message.stop()
        row = self._list.row
        if row is None or row.target is None:
            return
        command = self._shown[int(row.target.id)]
        if command.why_not:
            self.notify(f"Not now: {command.why_not}.", markup=False)
        else:
            self.leave(command)

    def action_move(self, by: int) -> None:
        """Another command."""
        self._list.action_move(by)

    def action_page(self, by: int) -> None:
        """A screenful of commands."""
        self._list.action_page(by)

    def action_away(self) -> None:
        """Do nothing."""
        self.leave(None)


def _row(number: int, command: Command) -> Row:
    why = f"not now: {command.why_not}" if command.why_not else command.note
    words = Cell(command.does, "dim" if command.why_not else "")
    told = Cell(f"   {why}", "dim")
    return Row((words, told), Cell(command.key, "heading"), RecordRef("command", str(number)))
