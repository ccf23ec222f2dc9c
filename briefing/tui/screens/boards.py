"""The boards, a tab each."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.errors import BriefingError
from briefing.library import Judge, Library
from briefing.records import Ref
from briefing.records.folding import one_line
from briefing.tui.boards import BOARDS, Board
from briefing.tui.desk import Desk
from briefing.tui.messages import Judged
from briefing.tui.rows import Target
from briefing.tui.widgets.lines import LineList

Found = tuple[Target, tuple[Ref, ...]]


class BoardScreen(ModalScreen[Found | None]):
    """One board at a time; enter goes to the record, escape back.

    Args:
        library: the folder.
        desk: its briefing by its connections.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,B", "leave", "back", show=False),
        Binding("u", "turn", "undo or redo", show=False),
        Binding("tab,right,l", "step(1)", "next board", show=False, priority=True),
        Binding("shift+tab,left,h", "step(-1)", "previous board", show=False, priority=True),
        *(
            Binding(str(n), f"board({n - 1})", board.title, show=False)
            for n, board in enumerate(BOARDS, 1)
        ),
    ]
    chosen = 0
    """The board looked at last, in this run of the program."""

    def __init__(self, library: Library, desk: Desk) -> None:
        super().__init__()
        self._library = library
        self._desk = desk
        self._drawn: Board | None = None

    def compose(self) -> ComposeResult:
        """Tabs, what the board answers, its lines."""
        with Vertical(id="boards") as frame:
            frame.border_title = Text("Boards")
            frame.border_subtitle = "tab next · enter goes there · esc back"
            yield Static(id="board-tabs")
            yield Static(id="board-about")
            yield LineList(id="board")

    def on_mount(self) -> None:
        """The board looked at last."""
        self.query_one("#board", LineList).focus()
        self.call_after_refresh(self._draw)

    def on_resize(self) -> None:
        """Rows are made for a width."""
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        board = BOARDS[BoardScreen.chosen]
        tabs = Text(no_wrap=True, end="")
        for number, other in enumerate(BOARDS):
            begin = len(tabs)
            style = "bold reverse" if other is board else "dim"
            tabs.append(f" {number + 1} {other.title} ", style)
            tabs.apply_meta({"@click": f"screen.board({number})"}, begin, len(tabs))
            tabs.append(" ")
        self.query_one("#board-tabs", Static).update(tabs)
        self.query_one("#board-about", Static).update(Text(board.about, "dim"))
        lines = self.query_one("#board", LineList)
        lines.cursor = lines.cursor if self._drawn is board else -1
        self._drawn = board
        lines.show(board.rows(self._library, self._desk, lines.room))

    def action_step(self, by: int) -> None:
        """The next or previous board."""
        self.action_board((BoardScreen.chosen + by) % len(BOARDS))

    def action_board(self, number: int) -> None:
        """Another board."""
        BoardScreen.chosen = number
        self._draw()

    @on(LineList.Followed, "#board")
    def _followed(self, message: LineList.Followed) -> None:
        message.stop()
        target = message.row.target
        if target and target.kind != "judgement":
            self.dismiss((target, message.row.refs))

    @on(LineList.Moved, "#board")
    def _moved(self, message: LineList.Moved) -> None:
        message.stop()

    def action_turn(self) -> None:
        """Undo the decision under the cursor, or redo it."""
        row = self.query_one("#board", LineList).row
        if row is None or row.target is None or row.target.kind != "judgement":
            return
        judge, name = Judge(self._library), row.target.id
        made = self._library.judgement_file.read().judgements.get(name)
        try:
            if made:
                (judge.undo if made.active else judge.redo)(name)
        except BriefingError as error:
            self.notify(one_line(str(error)), severity="error", markup=False)
            return
        self.app.post_message(Judged())
        self._draw()

    def action_leave(self) -> None:
        """Back to where one was."""
        self.dismiss(None)
