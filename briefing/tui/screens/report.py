"""The other screens, a tab each: a list, what stands beside it, a line above and below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from rich.text import Text
from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, Static

from briefing.errors import BriefingError
from briefing.models import Problem, Ref
from briefing.storage.snapshot_reader import SnapshotReader
from briefing.tui import report_bars
from briefing.tui.context import AppContext
from briefing.tui.controllers.news import NewsController
from briefing.tui.controllers.pane_layout import MEDIUM, VERY_WIDE, WIDE
from briefing.tui.labels import selection_title
from briefing.tui.reports import REPORTS, report_named
from briefing.tui.reports.report import Lines, Report, ReportContext
from briefing.tui.rows import RecordRef, Row, clip, note
from briefing.tui.screens.dismissal import OVER, DismissOnce
from briefing.tui.selection import SelectionModel
from briefing.tui.text_filter import Filter, filtered_any
from briefing.tui.widgets.bar import Bar
from briefing.tui.widgets.filter_line import FilterLine
from briefing.tui.widgets.line_list import LineList

Found = tuple[RecordRef, tuple[Ref, ...]]
_LEADS = frozenset({"visit", "meeting", "actor", "issue", "position", "quote", "source"})
"""Kinds of targets that are on the main screen."""


class ReportScreen(DismissOnce[Found | None], Screen[Found | None]):
    """One report at a time; enter goes to the record in the briefing, escape back.

    Args:
        context: of the open folder.
        name: of the report to begin with.
        problems: what could not be read.
        news: what is new.
        redraw: draws what lies below anew.
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
        *(Binding(s.key, f"report({s.name!r})", s.title, show=False) for s in REPORTS if s.key),
    ]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012  (Textual declares it without ClassVar)
        (0, "-narrow"),
        (MEDIUM, "-medium"),
        (WIDE, "-wide"),
        (VERY_WIDE, "-very-wide"),
    ]

    class Made(Message):
        """Rows that a thread has made."""

        def __init__(self, report: Report, lines: Lines) -> None:
            super().__init__()
            self.report = report
            self.lines = lines

    def __init__(
        self,
        context: AppContext,
        name: str,
        problems: Sequence[Problem],
        news: NewsController,
        redraw: Callable[[], object],
    ) -> None:
        super().__init__()
        self._app_context = context
        self._problems = problems
        self._news = news
        self._redraw = redraw
        self._report = report_named(name)
        self._rows: Lines = Lines([])
        self._wanted = Filter()
        self._cursors: dict[str, RecordRef] = {}

    def compose(self) -> ComposeResult:
        """Tabs, what the screen answers, the list and what stands beside it."""
        yield Bar(id="report-tabs")
        yield Static(id="report-about")
        yield Bar(id="report-head")
        with Container(id="report-body"):
            yield LineList(id="report", classes="pane", follow=self.follow_row)
            yield LineList(id="detail", classes="pane", follow=self.follow_row)
            yield LineList(id="third", classes="pane", follow=self.follow_row)
        yield FilterLine(id="filter")
        yield Bar(id="report-foot")

    def on_mount(self) -> None:
        """Begin with the list."""
        self.query_one("#report", LineList).focus()
        self._open(self._report)

    def on_resize(self) -> None:
        """Rows are made for a width."""
        self._bars()
        self.call_after_refresh(self._make)

    @property
    def report(self) -> Report:
        """The report on show."""
        return self._report

    @property
    def _list(self) -> LineList:
        return self.query_one("#report", LineList)

    @property
    def _detail(self) -> LineList:
        return self.query_one("#detail", LineList)

    @property
    def _third(self) -> LineList:
        return self.query_one("#third", LineList)

    # -- drawing

    def _open(self, report: Report) -> None:
        self._report = report
        self._wanted = Filter()
        self._list.show([])
        self.set_class(not report.beside, "-alone")
        self.set_class(report.stacked, "-stacked")
        self.set_class(report.has_third, "-third")
        self.set_class(report.roomy, "-roomy")
        self.query_one("#report-about", Static).update(
            Text(report.about, no_wrap=True, overflow="ellipsis")
        )
        self._bars()
        self.call_after_refresh(self._make)

    def _bars(self) -> None:
        self.query_one("#report-tabs", Bar).tell(report_bars.tabs(self._report, self.size.width))
        self.query_one("#report-foot", Bar).tell(report_bars.foot(self._report, self.size.width))

    def report_context(self, selection: SelectionModel | None = None) -> ReportContext:
        """What reports are made from, read by ``selection`` where they are made in a thread."""
        shared = self._app_context
        return ReportContext(
            shared.workspace,
            selection or shared.selection,
            self._news,
            self._problems,
            tuple(shared.bookmarks),
            tuple(shared.clips),
            self._copy,
            self._unmark,
            self._turn,
        )

    def _make(self) -> None:
        width = self._list.room
        if self._report.slow:
            self._list.show([note("Counting …")])
            self._make_apart(self._report, self.report_context(), width)
        else:
            self._show(self._report.lines(self.report_context(), width))

    @work(thread=True, exclusive=True, group="report", exit_on_error=False)
    def _make_apart(self, report: Report, context: ReportContext, width: int) -> None:
        """Make rows in a thread, through a snapshot of its own."""
        snapshot = SnapshotReader(context.workspace.store)
        try:
            lines = report.lines(replace(context, selection=SelectionModel(snapshot)), width)
        finally:
            snapshot.close()
        self.post_message(self.Made(report, lines))

    def on_report_screen_made(self, message: ReportScreen.Made) -> None:
        """Show what the thread made, unless another report is open."""
        if message.report is self._report:
            self._show(message.lines)

    def _show(self, lines: Lines) -> None:
        self._rows = lines
        head = self.query_one("#report-head", Bar)
        head.tell(report_bars.head(lines.head))
        head.display = bool(lines.head)
        rows = filtered_any(lines.rows, self._wanted) if self._wanted else lines.rows
        self._list.mark_news(self._news.marks if self._report.marks_news else {})
        self._list.show(rows or [note("Nothing matches.")], self._cursors.get(self._report.name))
        told = f" · filter: {self._wanted.text}" if self._wanted.text else ""
        self._list.border_title = Text(f"{self._report.title}{told}")
        self._beside_row()

    def _beside_row(self) -> None:
        row = self._list.row
        if row and row.target:
            self._cursors[self._report.name] = row.target
        if self._report.beside:
            detail = self._detail
            detail.cursor = -1
            wide = self._report.has_third and self._third.display
            make = self._report.detail_beside_third if wide else self._report.detail
            detail.show(make(self.report_context(), row, detail.room))
            detail.scroll_to(y=0, animate=False, force=True)
            words = selection_title(self._app_context.selection, row.target) if row else ""
            if row and not words:
                words = next((c.text.strip() for c in row.cells if c.text.strip()), "")
            detail.border_title = Text(clip(words, 60))
        if self._report.has_third and self._third.display:
            self._third.show(self._report.third(self.report_context(), row, self._third.room))

    def lists_on_show(self) -> list[LineList]:
        """The lists whose lines are read."""
        return [self._list, self._detail] if self._report.beside else [self._list]

    def news_seen(self) -> None:
        """Some of what is new was seen: draw the marks anew."""
        self._list.mark_news(self._news.marks if self._report.marks_news else {})

    # -- choosing

    @on(LineList.Moved, "#report")
    def _moved(self, message: LineList.Moved) -> None:
        message.stop()
        if message.row == message.lines.row or message.row.target:
            self._beside_row()

    @on(LineList.Moved, "#detail")
    @on(LineList.Moved, "#third")
    def _moved_beside(self, message: LineList.Moved) -> None:
        message.stop()

    def follow_row(self, lines: LineList, row: Row) -> None:
        """Go where a row leads."""
        target, refs = row.target, row.refs
        if target and target.kind == "clip" and refs:
            self.leave((RecordRef("source", refs[0].source), refs))
        elif target and target.kind in _LEADS:
            self.leave((target, refs))
        elif self._report.beside and lines is self._list:
            self.action_beside(1)

    def on_key(self, event: events.Key) -> None:
        """The report's own keys."""
        if self.has_class("-filtering"):
            return
        for keys, what, _ in self._report.keys:
            if event.key in keys.split(","):
                event.stop()
                event.prevent_default()
                words = self._report.act(self.report_context(), what, self._list.row)
                if words:
                    self._app_context.say(words)
                self._make()
                return
        if event.key == "0":
            self.action_leave()

    def action_sort(self, column: str) -> None:
        """Sort the list by a column."""
        self._report.act(self.report_context(), f"sort {column}", self._list.row)
        self._make()

    def action_report(self, name: str) -> None:
        """Another screen of lines."""
        self._open(report_named(name))
        self._list.focus()

    def action_step(self, by: int) -> None:
        """The next or previous screen."""
        self._open(REPORTS[(REPORTS.index(self._report) + by) % len(REPORTS)])

    def action_beside(self, by: int) -> None:
        """To what stands beside, and back; alone, to the next screen."""
        if not self._report.beside:
            self.action_step(by)
        else:
            shown = [self._list, self._detail, *([self._third] if self._third.display else [])]
            here = next((n for n, lines in enumerate(shown) if lines.has_focus), 0)
            self.set_focus(shown[(here + by) % len(shown)])

    def action_search(self) -> None:
        """Search everything; what is found is gone to, and this screen is left."""
        from briefing.tui.screens.search import SearchScreen

        shared = self._app_context

        def found(hit: Found | None) -> None:
            if hit:
                self.leave(hit)

        shared.program.open_screen(
            SearchScreen(shared.workspace, shared.selection, self._save, self._news.marks), found
        )

    def _save(self, query: str) -> None:
        from briefing.tui.controllers.watching import save_search

        save_search(self._app_context, query, query)

    def action_help(self) -> None:
        """What can be done here."""
        from briefing.tui.help_texts import keys_of_report
        from briefing.tui.screens.notice import Notice

        self.app.push_screen(Notice(*keys_of_report(self._report)))

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

    # -- what reports may do

    def _copy(self, text: str) -> str:
        return str(self._app_context.copy(text).message)

    def _unmark(self, target: RecordRef) -> None:
        self._app_context.bookmarks[:] = [
            b for b in self._app_context.bookmarks if b.target != target
        ]
        self._redraw()

    def _turn(self, name: str) -> str:
        from briefing.workspace.judging import JudgementService

        workspace = self._app_context.workspace
        service = JudgementService(workspace)
        made = workspace.judgement_file.read().judgements.get(name)
        try:
            if made:
                (service.undo if made.active else service.redo)(name)
        except BriefingError as error:
            return str(error)
        self._app_context.program.judged()
        return ""
