"""The one screen that answers the main questions: five panes that move together."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.css.query import NoMatches
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Input, Static

from briefing.library.folder import Folder
from briefing.library.keeper import Told
from briefing.records import Ref
from briefing.records.folding import one_line
from briefing.tui import bars
from briefing.tui.desk import Desk
from briefing.tui.filter_line import FilterLine, Filters
from briefing.tui.frames import MEDIUM, WIDE, Frames
from briefing.tui.keys import bindings
from briefing.tui.pages import Pages
from briefing.tui.panes import PANES
from briefing.tui.reading import Reading
from briefing.tui.rows import Target
from briefing.tui.screens.actions import Actions
from briefing.tui.state import MarkedRecord, View, short
from briefing.tui.widgets.bar import Bar
from briefing.tui.widgets.lines import LineList
from briefing.tui.widgets.palette import Palette
from briefing.tui.widgets.source import SourceView

SOURCE = "source"
BESIDE = "beside"
ORDER = (*(pane.name for pane in PANES), SOURCE)
_SMALLEST = (40, 8)


class MainScreen(Actions):
    """Visits, the chosen visit, the actor, the issues, the source text.

    Args:
        folder: what is shown, as it grows.
        sample: whether this is the bundled sample.
        view: how the folder was left.
    """

    AUTO_FOCUS = ""  # the pane that was left is focused, not the first
    BINDINGS: ClassVar[list[BindingType]] = [*bindings()]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012  (Textual declares it without ClassVar)
        (0, "-narrow"),
        (MEDIUM, "-medium"),
        (WIDE, "-wide"),
    ]

    def __init__(self, folder: Folder, *, sample: bool, view: View) -> None:
        super().__init__()
        self.folder = folder
        self.sample = sample
        self.desk = Desk(folder.shelf)
        self.pages = Pages()
        self.frames = Frames(self)
        self.filters = Filters(self)
        self.reading = Reading(self)
        self.told: Told | None = None
        self.finished: Told | None = None
        self.marks: list[MarkedRecord] = []
        self.greeted = True
        self._focused = 0
        self._pending = False
        self._rooms: list[int] = []
        self._moved_last: Widget | None = None
        self._first: AbstractContextManager[None] | None = None
        self._when_shown: Callable[[], object] | None = None
        self._drawn_for: Size | None = None
        self._restore(view)
        # Classes that are there from the start cost no second look at the style sheet.
        self.set_class(not self.greeted, "-greet")
        self.frames.name_zoom()

    def _restore(self, view: View) -> None:
        """Lay everything out as it was left."""
        self._focused = view.pane if 0 <= view.pane < len(ORDER) else 0
        self.frames.zoom, self.frames.left, self.frames.split = view.zoom % 3, view.left, view.split
        self.marks = list(view.marks)
        self.greeted = view.greeted
        self.reading.hidden = frozenset(view.hidden)
        self.filters.restore(view.filter, view.order)
        if view.choice.event or view.choice.record:
            self.desk.restore(view.choice)

    def view_with(self, *, theme: str) -> View:
        """How the folder stands now, to be kept.

        Args:
            theme: chosen while the program ran.
        """
        return View(
            short(self.desk.choice),
            self._focused,
            self.frames.zoom,
            self.frames.left,
            self.frames.split,
            self.filters.order,
            self.desk.wanted.text,
            tuple(sorted(self.reading.hidden)),
            tuple(self.marks),
            theme,
            greeted=True,
        )

    # -- layout

    def compose(self) -> ComposeResult:
        """A line above, five panes, a line below."""
        yield Palette()
        yield Bar(id="header")
        yield Bar(id="crumbs")
        yield Bar(id="tabs")
        visits, event, actor, issues = (
            LineList(id=p.name, classes=self._of(p.name)) for p in PANES
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
        return "pane -front" if name == ORDER[self._focused] else "pane"

    def _holding(self, *panes: int) -> str:
        """The classes of what holds some panes."""
        return "-holds-front" if self._focused in panes else ""

    def on_mount(self) -> None:
        """Begin where one left."""
        self.query_one("#hint", Static).update(Text(bars.HINT, "dim"))
        self.frames.name_width()
        self.frames.apply()
        self.query_one(f"#{ORDER[self._focused]}").focus()
        # Nothing is painted until there is something to be seen in every pane.
        self._first = self.app.batch_update()
        self._first.__enter__()

    def when_shown(self, call: Callable[[], object]) -> None:
        """Call something once the first full screen has been painted."""
        self._when_shown = call

    def _shown(self) -> None:
        if self._first:
            first, self._first = self._first, None
            first.__exit__(None, None, None)
            if self._when_shown:
                self.call_after_refresh(self._when_shown)

    def on_resize(self, event: events.Resize) -> None:
        """Rows are made for a width."""
        if event.size == self._drawn_for:
            return
        self._drawn_for = event.size
        small = self.size.width < _SMALLEST[0] or self.size.height < _SMALLEST[1]
        self.set_class(small, "-small")
        self.set_class(self.size.height < 20, "-low")
        if small:
            width, height = self.size
            self.query_one("#small", Static).update(
                Text(f"Too small: {width}×{height}. Make it {_SMALLEST[0]}×{_SMALLEST[1]}.")
            )
        elif self.focused is None:
            self.call_after_refresh(self.action_pane, self._focused)
        self.frames.apply()
        self.call_after_refresh(self._lay_out_anew)

    def _lay_out_anew(self) -> None:
        for lines in self.lists():
            lines.scroll_to(y=0, animate=False, force=True)
        if self.focused is None:
            self.action_pane(self._focused)
        self.redraw()
        self._shown()

    def lists(self) -> list[LineList]:
        """The four panes that are lists, in order."""
        return [self.query_one(f"#{pane.name}", LineList) for pane in PANES]

    @property
    def source(self) -> SourceView:
        """The source text."""
        return self.query_one(f"#{SOURCE}", SourceView)

    # -- what is shown

    def renewed(self) -> None:
        """The shelf shows another state of the briefing."""
        self.desk.renewed()
        self.redraw()

    def tell(self, told: Told) -> None:
        """Show how far reading has come."""
        if told.what == "progress":
            self.told = told
        else:
            self.told, self.finished = None, told
        if not self.query("#footer"):
            return  # the message came before the widgets; they will ask
        self.draw_bars()
        self._empty()

    def redraw(self, moved: Widget | None = None) -> None:
        """Draw everything for the choice.

        Args:
            moved: the pane whose cursor made the choice; it stays as it is.
        """
        if not self.query("#footer"):
            return
        marked = frozenset(m.target for m in self.marks)
        self._rooms = [lines.room for lines in self.lists()]
        for pane, lines in zip(PANES, self.lists(), strict=True):
            lines.mark(marked)
            if lines is not moved and lines.display:
                rows = self.filters.left(pane.name, pane.rows(self.desk, lines.room))
                lines.show(rows, pane.current(self.desk))
        self.reading.draw()
        self.draw_bars()
        self._empty()

    def draw_bars(self) -> None:
        """Draw the lines above and below."""
        self.query_one("#header", Bar).tell(bars.header(self))
        self.query_one("#footer", Bar).tell(bars.footer(self))
        if self.has_class("-narrow"):
            self.query_one("#tabs", Bar).tell(bars.tabs(self._focused, self.size.width))
        self.query_one("#crumbs", Bar).tell(bars.crumbs(self))

    def _empty(self) -> None:
        facts = self.desk.facts
        nothing = self.finished is not None and not facts.events and not facts.positions
        self.set_class(nothing, "-empty")
        if nothing and self.finished:
            from briefing.tui.helping import nothing_found

            words = nothing_found(self.folder.root, facts, self.finished.problems)
            self.query_one("#empty", Static).update(words)

    # -- choosing

    @on(LineList.Moved)
    def _moved(self, message: LineList.Moved) -> None:
        target = message.row.target
        if target and message.row == message.lines.row:
            first = self.desk.choice.record
            self.desk.choose(
                target, message.row.refs, keep=first is None or first.kind != target.kind
            )
            self._redraw_soon(message.lines)

    @on(LineList.Widened)
    def _widened(self) -> None:
        if not self._first and [lines.room for lines in self.lists()] != self._rooms:
            self._redraw_soon(None)

    def _redraw_soon(self, moved: Widget | None) -> None:
        """Draw once for all the keys that are waiting."""
        same = not self._pending or self._moved_last is moved
        self._moved_last = moved if same else None
        if not self._pending:
            self._pending = True
            self.call_later(self._redraw_now)

    def _redraw_now(self) -> None:
        self._pending = False
        self.redraw(moved=self._moved_last)

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
        places = {"quote": 4, "position": 4, "source": 4, "actor": 2, "issue": 3}
        of_visit = target.kind == "meeting" and self.desk.choice.event != target.id
        self.action_pane(places.get(target.kind, 1 if of_visit else 0))

    def target(self) -> Target | None:
        """The record under the cursor, else the one chosen last."""
        focused = self.focused
        if isinstance(focused, LineList) and focused.row and focused.row.target:
            return focused.row.target
        return self.desk.choice.record

    # -- panes

    @property
    def pane(self) -> int:
        """The number of the focused pane."""
        return self._focused

    def action_pane(self, number: int) -> None:
        """Focus a pane."""
        self._focused = number
        self._only(number)
        self.query_one(f"#{ORDER[number]}").focus()
        self.draw_bars()

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
        self.draw_titles()
        self.draw_bars()

    def draw_titles(self) -> None:
        """The title of each pane, with its filter."""
        for number, name in enumerate(ORDER):
            try:
                pane = self.query_one(f"#{name}")
            except NoMatches:
                return
            title = "Source" if name == SOURCE else PANES[number].title
            here = "▸ " if number == self._focused else ""
            pane.border_title = Text(f"{here}{number + 1} {title}{self.filters.told(name)}")

    def _only(self, number: int) -> None:
        """In the narrow layout, and zoomed, the focused pane is in front."""
        if self.frames.front(ORDER[number]) and (self.has_class("-narrow") or self.frames.zoom):
            self.call_after_refresh(self.redraw)

    def action_zoom(self, by: int) -> None:
        """Give the focused pane half the screen, all of it, or its own part."""
        self.frames.step_zoom(by)
        self.call_after_refresh(self.redraw)

    def action_widen(self, by: int) -> None:
        """Make the column of the focused pane wider or narrower."""
        self.frames.widen(by)
        self.call_after_refresh(self.redraw)

    # -- the filter line

    def action_filter(self) -> None:
        """Filter the focused list; in the source text, find."""
        self.filters.open(ORDER[self._focused])

    @on(Input.Changed, "#filter")
    def _filter_typed(self, message: Input.Changed) -> None:
        self.filters.typed(message.value)

    @on(Input.Submitted, "#filter")
    def _filter_kept(self) -> None:
        self.filters.close()

    @on(FilterLine.Left)
    def _filter_left(self) -> None:
        self.filters.clear()

    def on_key(self, event: events.Key) -> None:
        """Escape takes back what lies over the panes: hint, selection, filter, zoom."""
        if event.key == "escape" and self.has_class("-greet"):
            self.set_class(False, "-greet")
        elif event.key == "escape" and not self.filters.clear_if_set(ORDER[self._focused]):
            self.reading.close_beside()

    def describe_root(self) -> str:
        """The folder as it stands in the line above."""
        return "sample" if self.sample else one_line(Path(self.folder.root).resolve().name)
