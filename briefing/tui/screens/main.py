"""The one screen that answers the main questions: five panes that move together."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.css.query import NoMatches
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from briefing.library import Library, Progress, Report
from briefing.records import Briefing, Ref
from briefing.records.folding import one_line
from briefing.tui import bars, copying, helping
from briefing.tui.desk import Desk
from briefing.tui.judging import Judging
from briefing.tui.keys import bindings
from briefing.tui.pages import Pages
from briefing.tui.panes import PANES
from briefing.tui.rows import Target
from briefing.tui.screens.boards import BoardScreen
from briefing.tui.screens.notice import Notice
from briefing.tui.screens.search import SearchScreen
from briefing.tui.screens.why import explain
from briefing.tui.widgets.lines import LineList
from briefing.tui.widgets.source import SourceView

SOURCE = "source"
ORDER = (*(pane.name for pane in PANES), SOURCE)
_SMALLEST = (40, 8)


class MainScreen(Screen[None]):
    """Visits, the chosen visit, the actor, the issues, the source text.

    Args:
        library: the folder; its briefing is shown as it grows.
        sample: whether this is the bundled sample.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings()]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012  (Textual declares it without ClassVar)
        (0, "-narrow"),
        (84, "-medium"),
        (140, "-wide"),
    ]

    def __init__(self, library: Library, *, sample: bool) -> None:
        super().__init__()
        self.library = library
        self.sample = sample
        self.desk = Desk()
        self.pages = Pages(library.text)
        self.judging = Judging(self)
        self.progress: Progress | None = None
        self.report: Report | None = None
        self._focused = 0

    # -- layout

    def compose(self) -> ComposeResult:
        """A line above, five panes, a line below."""
        yield Static(id="header")
        yield Static(id="tabs")
        source = SourceView(id=SOURCE)
        source.add_class("pane")
        visits, event, actor, issues = (LineList(id=p.name, classes="pane") for p in PANES)
        with Container(id="panes"):
            yield Container(visits, actor, id="left")
            with Container(id="rest"):
                yield Container(event, issues, id="middle")
                yield Container(source, id="right")
        yield Static(id="empty")
        yield Static(id="small")
        yield Static(id="footer")

    def on_mount(self) -> None:
        """Begin with the visits."""
        self.query_one("#visits").focus()
        self.redraw()

    def on_resize(self) -> None:
        """Rows are made for a width."""
        small = self.size.width < _SMALLEST[0] or self.size.height < _SMALLEST[1]
        self.set_class(small, "-small")
        if small:
            width, height = self.size
            self.query_one("#small", Static).update(
                Text(f"Too small: {width}×{height}. Make it {_SMALLEST[0]}×{_SMALLEST[1]}.")
            )
        elif self.focused is None:
            self.call_after_refresh(self.action_pane, self._focused)
        self.call_after_refresh(self._lay_out_anew)

    def _lay_out_anew(self) -> None:
        for lines in self.lists():
            lines.scroll_to(y=0, animate=False, force=True)
        self.source.scroll_to(y=0, animate=False, force=True)
        self.redraw()

    def lists(self) -> list[LineList]:
        """The four panes that are lists, in order."""
        return [self.query_one(f"#{pane.name}", LineList) for pane in PANES]

    @property
    def source(self) -> SourceView:
        """The source text."""
        return self.query_one(f"#{SOURCE}", SourceView)

    # -- what is shown

    def take(self, briefing: Briefing) -> None:
        """Show another state of the briefing."""
        self.desk.take(briefing)
        self.redraw()

    def tell(self, progress: Progress | None, report: Report | None = None) -> None:
        """Show how far reading has come."""
        self.progress = progress
        self.report = report or self.report
        if not self.query("#footer"):
            return  # the message came before the widgets; they will ask
        self._bars()
        self._empty()

    def redraw(self, moved: Widget | None = None) -> None:
        """Draw everything for the choice.

        Args:
            moved: the pane whose cursor made the choice; it stays as it is.
        """
        if not self.query("#footer"):
            return
        for pane, lines in zip(PANES, self.lists(), strict=True):
            if lines is not moved:
                rows = pane.rows(self.desk, lines.room)
                lines.show(rows, pane.current(self.desk))
        page = self.pages.page(self.desk)
        self.source.show(page)
        number, count = self.source.paragraph()
        self.source.border_subtitle = f"¶ {number}/{count}" if page.text else ""
        self._bars()
        self._empty()

    def _bars(self) -> None:
        header = bars.header(self)
        self.query_one("#header", Static).update(header)
        self.query_one("#footer", Static).update(bars.footer(self))
        self.query_one("#tabs", Static).update(bars.tabs(self._focused, self.size.width))

    def _empty(self) -> None:
        nothing = self.report is not None and not self.desk.events and not self.desk.positions
        self.set_class(nothing, "-empty")
        if nothing:
            self.query_one("#empty", Static).update(
                helping.nothing_found(self.library, self.report)
            )

    # -- choosing

    @on(LineList.Moved)
    def _moved(self, message: LineList.Moved) -> None:
        target = message.row.target
        if target and message.row is message.lines.row:
            first = self.desk.choice.record
            self.desk.choose(
                target, message.row.refs, keep=first is None or first.kind != target.kind
            )
            self.redraw(moved=message.lines)

    @on(LineList.Followed)
    def _followed(self, message: LineList.Followed) -> None:
        target = message.row.target
        if target is None:
            return
        self.desk.choose(target, message.row.refs)
        self.redraw()
        self.action_pane(1 if message.lines.id == "visits" else 4)

    def go(self, target: Target, refs: tuple[Ref, ...] = ()) -> None:
        """Choose something from outside the panes and show its words."""
        self.desk.choose(target, refs)
        self.redraw()

    def action_step_event(self, by: int) -> None:
        """The next or previous visit."""
        self.desk.step_event(by)
        self.redraw()

    def action_step_issue(self, by: int) -> None:
        """The next or previous issue."""
        self.desk.step_issue(by)
        self.redraw()

    def action_step_evidence(self, by: int) -> None:
        """The next or previous piece of evidence."""
        self.desk.step_evidence(by)
        self.redraw()

    def action_back(self) -> None:
        """Where one was."""
        if not self.desk.back():
            self.notify("This is where you began.", markup=False)
        self.redraw()

    def action_forward(self) -> None:
        """Where one came back from."""
        if not self.desk.forward():
            self.notify("There is nothing ahead.", markup=False)
        self.redraw()

    # -- panes

    def action_pane(self, number: int) -> None:
        """Focus a pane."""
        self._focused = number
        self._only(number)
        self.query_one(f"#{ORDER[number]}").focus()
        self._bars()

    def action_step_pane(self, by: int) -> None:
        """Focus the next or previous pane."""
        self.action_pane((self._focused + by) % len(ORDER))

    def on_descendant_focus(self) -> None:
        """Keep titles and tabs in step with the focus."""
        focused = self.focused
        if focused is None or focused.id not in ORDER:
            return
        self._focused = ORDER.index(focused.id)
        self._only(self._focused)
        for number, name in enumerate(ORDER):
            try:
                pane = self.query_one(f"#{name}")
            except NoMatches:
                return
            title = "Source" if name == SOURCE else PANES[number].title
            pane.border_title = f"{'▸ ' if number == self._focused else ''}{number + 1} {title}"
        self._bars()

    def _only(self, number: int) -> None:
        """In the narrow layout one pane is shown: the focused one."""
        for at, name in enumerate(ORDER):
            pane = self.query_one(f"#{name}")
            pane.set_class(at == number, "-front")
            for holder in pane.ancestors:
                if isinstance(holder, Container) and holder.id != "panes":
                    holder.set_class(bool(holder.query(".-front")), "-holds-front")
        if self.has_class("-narrow"):
            self.call_after_refresh(self.redraw)

    # -- actions

    def action_search(self) -> None:
        """Search everything; enter goes there, escape returns."""

        def found(hit: tuple[Target, tuple[Ref, ...]] | None) -> None:
            if hit:
                self.go(*hit)
                if hit[0].kind in {"quote", "position", "source"}:
                    self.action_pane(4)
                elif hit[0].kind == "actor":
                    self.action_pane(2)
                elif hit[0].kind == "issue":
                    self.action_pane(3)
                else:
                    self.action_pane(0)

        self.app.push_screen(SearchScreen(self.library, self.desk), found)

    def action_cite(self) -> None:
        """Copy a citation of the words in view."""
        copying.copy(self, whole=True)

    def action_quote(self) -> None:
        """Copy the words in view."""
        copying.copy(self, whole=False)

    def action_why(self) -> None:
        """Say why the chosen record is there."""
        target = self._target()
        if target:
            self.app.push_screen(Notice(*explain(self.desk, target)))

    def action_decide(self) -> None:
        """Ask what to do about the record under the cursor."""
        self.judging.decide(self._target())

    def action_confirm(self) -> None:
        """The record under the cursor is right."""
        self.judging.confirm(self._target())

    def action_reject(self) -> None:
        """The record under the cursor is wrong."""
        self.judging.reject(self._target())

    def action_undo(self) -> None:
        """Take back the last decision."""
        self.judging.undo()

    def action_redo(self) -> None:
        """Bring back what was undone last."""
        self.judging.redo()

    def action_boards(self) -> None:
        """What never happened, disagreements, drift, sides by visit, decisions."""

        def chosen(hit: tuple[Target, tuple[Ref, ...]] | None) -> None:
            if hit:
                self.go(*hit)

        self.app.push_screen(BoardScreen(self.library, self.desk), chosen)

    def _target(self) -> Target | None:
        focused = self.focused
        if isinstance(focused, LineList) and focused.row and focused.row.target:
            return focused.row.target
        return self.desk.choice.record

    def action_outside(self) -> None:
        """Open the file or the address outside."""
        ref = self.desk.choice.ref
        if ref and ref.source in self.desk.sources:
            source = self.desk.sources[ref.source]
            self.notify(
                copying.open_outside(source, self.library.file_of(ref.source)), markup=False
            )

    def action_help(self) -> None:
        """What the focused pane can do."""
        self.app.push_screen(Notice(*helping.keys_of(self._focused)))

    def describe_root(self) -> str:
        """The folder as it stands in the line above."""
        return "sample" if self.sample else one_line(Path(self.library.root).resolve().name)
