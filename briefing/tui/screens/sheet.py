"""The other screens, a tab each: a list, what stands beside it, a line above and below."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, Static

from briefing.errors import BriefingError
from briefing.records import Ref
from briefing.records.folding import one_line
from briefing.store.shelf import Shelf
from briefing.tui.desk import Desk
from briefing.tui.filter_line import FilterLine
from briefing.tui.filtering import Filter, filtered_any
from briefing.tui.frames import MEDIUM, WIDE
from briefing.tui.keys import shown
from briefing.tui.labels import choice_title
from briefing.tui.messages import Judged
from briefing.tui.rows import Target, clip, note
from briefing.tui.screens.over import OVER, Leaving
from briefing.tui.sheets import SHEETS, sheet_named
from briefing.tui.sheets.sheet import Lines, Material, Sheet
from briefing.tui.widgets.bar import Bar
from briefing.tui.widgets.lines import LineList

if TYPE_CHECKING:
    from briefing.tui.screens.main import MainScreen

Found = tuple[Target, tuple[Ref, ...]]
_LEADS = frozenset({"visit", "meeting", "actor", "issue", "position", "quote", "source"})
"""Kinds of targets that are on the main screen."""


class SheetScreen(Leaving[Found | None], Screen[Found | None]):
    """One sheet at a time; enter goes to the record in the briefing, escape back.

    Args:
        main: the screen it lies over.
        name: of the sheet to begin with.
    """

    CSS_PATH = OVER
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "back", show=False),
        Binding("tab", "beside(1)", "beside", show=False, priority=True),
        Binding("shift+tab", "beside(-1)", "beside", show=False, priority=True),
        Binding("right_square_bracket", "step(1)", "next screen", show=False),
        Binding("left_square_bracket", "step(-1)", "previous screen", show=False),
        Binding("f", "filter", "filter", show=False),
        Binding("slash", "search", "search", show=False),
        Binding("question_mark", "help", "help", show=False),
        Binding("colon,ctrl+p", "app.commands", "commands", show=False),
        *(Binding(s.key, f"sheet({s.name!r})", s.title, show=False) for s in SHEETS if s.key),
    ]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012  (Textual declares it without ClassVar)
        (0, "-narrow"),
        (MEDIUM, "-medium"),
        (WIDE, "-wide"),
    ]

    class Made(Message):
        """Rows that a thread has made."""

        def __init__(self, sheet: Sheet, lines: Lines) -> None:
            super().__init__()
            self.sheet = sheet
            self.lines = lines

    def __init__(self, main: MainScreen, name: str) -> None:
        super().__init__()
        self._main = main
        self._sheet = sheet_named(name)
        self._rows: Lines = Lines([])
        self._wanted = Filter()
        self._cursors: dict[str, Target] = {}

    def compose(self) -> ComposeResult:
        """Tabs, what the screen answers, the list and what stands beside it."""
        yield Bar(id="sheet-tabs")
        yield Static(id="sheet-about")
        yield Bar(id="sheet-head")
        with Container(id="sheet-body"):
            yield LineList(id="sheet", classes="pane")
            yield LineList(id="detail", classes="pane")
        yield FilterLine(id="filter")
        yield Bar(id="sheet-foot")

    def on_mount(self) -> None:
        """Begin with the list."""
        self.query_one("#sheet", LineList).focus()
        self._open(self._sheet)

    def on_resize(self) -> None:
        """Rows are made for a width."""
        self._bars()
        self.call_after_refresh(self._make)

    @property
    def sheet(self) -> Sheet:
        """The sheet on show."""
        return self._sheet

    @property
    def _list(self) -> LineList:
        return self.query_one("#sheet", LineList)

    @property
    def _detail(self) -> LineList:
        return self.query_one("#detail", LineList)

    # -- drawing

    def _open(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._wanted = Filter()
        self._list.show([])
        self.set_class(not sheet.beside, "-alone")
        self.set_class(sheet.stacked, "-stacked")
        self.query_one("#sheet-about", Static).update(
            Text(sheet.about, no_wrap=True, overflow="ellipsis")
        )
        self._bars()
        self.call_after_refresh(self._make)

    def _bars(self) -> None:
        text = Text(no_wrap=True, end="")
        room = self.size.width
        whole = sum(len(s.title) + (2 if s.key else 0) + 3 for s in SHEETS) <= room
        for sheet in SHEETS:
            begin = len(text)
            label = f"{sheet.key} {sheet.title}" if sheet.key else sheet.title
            if not whole and sheet is not self._sheet:
                label = sheet.key or sheet.title[:2]
            text.append(f" {label} ", "bold reverse" if sheet is self._sheet else "")
            text.apply_meta({"@click": f"screen.sheet({sheet.name!r})"}, begin, len(text))
            text.append(" ")
        self.query_one("#sheet-tabs", Bar).tell(text)
        foot = Text(no_wrap=True, end="")
        own = [(shown(keys.split(",")[0]), does) for keys, _, does in self._sheet.keys]
        fixed = [("enter", "go there"), ("tab", "beside"), ("f", "filter"), ("esc", "back")]
        for key, does in [*own, *fixed]:
            if cell_len(foot.plain) + len(key) + len(does) + 3 > room:
                break
            foot.append(f" {key}", "bold")
            foot.append(f" {does} ")
        self.query_one("#sheet-foot", Bar).tell(foot)

    def _material(self, desk: Desk | None = None) -> Material:
        main, app = self._main, self.app
        finished = main.finished
        return Material(
            main.folder,
            desk or main.desk,
            finished.problems if finished else (),
            tuple(main.marks),
            tuple(app.clips),  # type: ignore[attr-defined]  # BriefingApp
            self._copy,
            self._unmark,
            self._turn,
        )

    def _make(self) -> None:
        width = self._list.room
        if self._sheet.slow:
            self._list.show([note("Counting …")])
            self._make_apart(self._sheet, self._material(), width)
        else:
            self._show(self._sheet.lines(self._material(), width))

    @work(thread=True, exclusive=True, group="sheet", exit_on_error=False)
    def _make_apart(self, sheet: Sheet, material: Material, width: int) -> None:
        """Make rows in a thread, through a shelf of its own."""
        shelf = Shelf(material.folder.store)
        try:
            lines = sheet.lines(replace(material, desk=Desk(shelf)), width)
        finally:
            shelf.close()
        self.post_message(self.Made(sheet, lines))

    def on_sheet_screen_made(self, message: SheetScreen.Made) -> None:
        """Show what the thread made, unless another sheet is open."""
        if message.sheet is self._sheet:
            self._show(message.lines)

    def _show(self, lines: Lines) -> None:
        self._rows = lines
        # Textual strips the spaces that a line begins with, unless they are not to be broken at.
        words = "".join(cell.text for cell in lines.head).replace(" ", "\u00a0")
        head = self.query_one("#sheet-head", Bar)
        head.tell(Text(words, no_wrap=True, overflow="ellipsis"))
        head.display = bool(lines.head)
        rows = filtered_any(lines.rows, self._wanted) if self._wanted else lines.rows
        self._list.show(rows or [note("Nothing matches.")], self._cursors.get(self._sheet.name))
        told = f" · filter: {self._wanted.text}" if self._wanted.text else ""
        self._list.border_title = Text(f"{self._sheet.title}{told}")
        self._beside_row()

    def _beside_row(self) -> None:
        row = self._list.row
        if row and row.target:
            self._cursors[self._sheet.name] = row.target
        if self._sheet.beside:
            detail = self._detail
            detail.cursor = -1
            detail.show(self._sheet.detail(self._material(), row, detail.room))
            detail.scroll_to(y=0, animate=False, force=True)
            words = choice_title(self._main.desk, row.target) if row else ""
            if row and not words:
                words = next((c.text.strip() for c in row.cells if c.text.strip()), "")
            detail.border_title = Text(clip(words, 60))

    # -- choosing

    @on(LineList.Moved, "#sheet")
    def _moved(self, message: LineList.Moved) -> None:
        message.stop()
        if message.row == message.lines.row or message.row.target:
            self._beside_row()

    @on(LineList.Moved, "#detail")
    def _moved_beside(self, message: LineList.Moved) -> None:
        message.stop()

    @on(LineList.Followed)
    def _followed(self, message: LineList.Followed) -> None:
        message.stop()
        target, refs = message.row.target, message.row.refs
        if target and target.kind == "clip" and refs:
            self.leave((Target("source", refs[0].source), refs))
        elif target and target.kind in _LEADS:
            self.leave((target, refs))
        elif self._sheet.beside and message.lines is self._list:
            self.action_beside(1)

    def on_key(self, event: events.Key) -> None:
        """The sheet's own keys."""
        if self.has_class("-filtering"):
            return
        for keys, what, _ in self._sheet.keys:
            if event.key in keys.split(","):
                event.stop()
                event.prevent_default()
                words = self._sheet.act(self._material(), what, self._list.row)
                if words:
                    self.app.clear_notifications()
                    self.notify(one_line(words), markup=False)
                self._make()
                return
        if event.key == "0":
            self.action_leave()

    def action_sheet(self, name: str) -> None:
        """Another screen of lines."""
        self._open(sheet_named(name))
        self._list.focus()

    def action_step(self, by: int) -> None:
        """The next or previous screen."""
        self._open(SHEETS[(SHEETS.index(self._sheet) + by) % len(SHEETS)])

    def action_beside(self, by: int) -> None:
        """To what stands beside, and back; alone, to the next screen."""
        if not self._sheet.beside:
            self.action_step(by)
        elif self._list.has_focus:
            self._detail.focus()
        else:
            self._list.focus()

    def action_search(self) -> None:
        """Search everything."""
        self._main.action_search_from(self)

    def action_help(self) -> None:
        """What can be done here."""
        from briefing.tui.helping import keys_of_sheet
        from briefing.tui.screens.notice import Notice

        self.app.push_screen(Notice(*keys_of_sheet(self._sheet)))

    def action_leave(self) -> None:
        """Back to where one was."""
        self.leave(None)

    # -- the filter line

    def action_filter(self) -> None:
        """Filter the list."""
        self.add_class("-filtering")
        line = self.query_one("#filter", FilterLine)
        line.value = self._wanted.text
        line.focus()

    @on(Input.Changed, "#filter")
    def _filter_typed(self, message: Input.Changed) -> None:
        message.stop()
        if self.has_class("-filtering"):
            self._wanted = Filter.of(message.value)
            self._show(self._rows)

    @on(Input.Submitted, "#filter")
    def _filter_kept(self, message: Input.Submitted) -> None:
        message.stop()
        self.remove_class("-filtering")
        self._list.focus()

    @on(FilterLine.Left)
    def _filter_left(self, message: FilterLine.Left) -> None:
        message.stop()
        self._wanted = Filter()
        self.remove_class("-filtering")
        self._list.focus()
        self._show(self._rows)

    # -- what sheets may do

    def _copy(self, text: str) -> str:
        result = self.app.clipboard_ladder.copy(text)  # type: ignore[attr-defined]
        return str(result.message)

    def _unmark(self, target: Target) -> None:
        self._main.marks[:] = [m for m in self._main.marks if m.target != target]
        self._main.redraw()

    def _turn(self, name: str) -> str:
        from briefing.library.judging import Judge

        folder = self._main.folder
        judge = Judge(folder)
        made = folder.judgement_file.read().judgements.get(name)
        try:
            if made:
                (judge.undo if made.active else judge.redo)(name)
        except BriefingError as error:
            return str(error)
        self.app.post_message(Judged())
        return ""
