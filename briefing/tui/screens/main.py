"""The one screen that answers the main questions: five panes that move together."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.binding import BindingType
from textual.css.query import NoMatches
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Input, Static

from briefing.models import Ref
from briefing.text.normalisation import one_line
from briefing.tui import bars
from briefing.tui.context import AppContext
from briefing.tui.controllers.filters import FilterController
from briefing.tui.controllers.news import NewsController
from briefing.tui.controllers.pane_layout import MEDIUM, WIDE, PaneLayout
from briefing.tui.controllers.source_view import SourceViewController
from briefing.tui.keys import bindings
from briefing.tui.panes import PANES
from briefing.tui.rows import RecordRef, Row
from briefing.tui.screens.actions import Actions
from briefing.tui.screens.panes import ORDER, SOURCE
from briefing.tui.view_state import View, short
from briefing.tui.widgets.bar import Bar
from briefing.tui.widgets.filter_line import FilterLine
from briefing.tui.widgets.line_list import LineList
from briefing.workspace.indexer import IndexerEvent

_SMALLEST = (40, 8)


class MainScreen(Actions):
    """Visits, the chosen visit, the actor, the issues, the source text.

    Args:
        context: of the open folder.
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

    def __init__(self, context: AppContext, *, sample: bool, view: View) -> None:
        super().__init__()
        self.context = context
        self.sample = sample
        self.pane_layout = PaneLayout(self, lambda: self.app.size.width)
        self.filters = FilterController(context.selection, self)
        self.source_view = SourceViewController(context, self)
        self.news = NewsController(context.workspace)
        self.progress: IndexerEvent | None = None
        self.finished: IndexerEvent | None = None
        self.greeted = True
        self._pending = False
        self._rooms: list[int] = []
        self._moved_last: Widget | None = None
        self._first: AbstractContextManager[None] | None = None
        self._when_shown: Callable[[], object] | None = None
        self._drawn_for: Size | None = None
        self._restore(view)
        # Classes that are there from the start cost no second look at the style sheet.
        self.set_class(not self.greeted, "-greet")
        self.pane_layout.name_zoom()

    def _restore(self, view: View) -> None:
        """Lay everything out as it was left."""
        self.focused_pane = view.pane if 0 <= view.pane < len(ORDER) else 0
        layout = self.pane_layout
        layout.zoom, layout.left, layout.split = view.zoom % 3, view.left, view.split
        self.context.bookmarks[:] = view.marks
        self.greeted = view.greeted
        self.source_view.hidden = frozenset(view.hidden)
        self.filters.restore(view.filter, view.order)
        if view.current.event or view.current.record:
            self.selection.restore(view.current)

    def view_with(self, *, theme: str) -> View:
        """How the folder stands now, to be kept.

        Args:
            theme: chosen while the program ran.
        """
        return View(
            short(self.selection.current),
            self.focused_pane,
            self.pane_layout.zoom,
            self.pane_layout.left,
            self.pane_layout.split,
            self.filters.order,
            self.selection.wanted.text,
            tuple(sorted(self.source_view.hidden)),
            tuple(self.context.bookmarks),
            theme,
            greeted=True,
        )

    # -- layout

    def on_mount(self) -> None:
        """Begin where one left."""
        self.query_one("#hint", Static).update(Text(bars.HINT, "dim"))
        self.pane_layout.name_width()
        self.pane_layout.apply()
        self.query_one(f"#{ORDER[self.focused_pane]}").focus()
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
            self.call_after_refresh(self.action_pane, self.focused_pane)
        self.pane_layout.apply()
        self.call_after_refresh(self._lay_out_anew)

    def _lay_out_anew(self) -> None:
        for lines in self.lists():
            lines.scroll_to(y=0, animate=False, force=True)
        if self.focused is None:
            self.action_pane(self.focused_pane)
        self.redraw()
        self._shown()

    # -- what is shown

    def refreshed(self) -> None:
        """The snapshot shows another state of the briefing."""
        self.selection.refreshed()
        self.redraw()

    def tell(self, event: IndexerEvent) -> None:
        """Show how far reading has come."""
        if event.what == "progress":
            self.progress = event
        else:
            self.progress, self.finished = None, event
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
        marked = frozenset(b.target for b in self.context.bookmarks)
        self._rooms = [lines.room for lines in self.lists()]
        for pane, lines in zip(PANES, self.lists(), strict=True):
            lines.mark(marked)
            lines.mark_news(self.news.marks)
            if lines is not moved and lines.display:
                rows = self.filters.left(pane.name, pane.rows(self.selection, lines.room))
                lines.show(rows, pane.current(self.selection))
        self.source_view.draw()
        self.draw_bars()
        self._empty()

    def lists_on_show(self) -> list[LineList]:
        """The lists whose lines are read."""
        return [lines for lines in self.lists() if lines.display and lines.size.height]

    def news_seen(self) -> None:
        """Some of what is new was seen: draw the marks anew."""
        for lines in self.lists():
            lines.mark_news(self.news.marks)
        self.draw_bars()

    def draw_bars(self) -> None:
        """Draw the lines above and below."""
        width, selection = self.size.width, self.selection
        state = bars.ReadingState(self._root(), self.sample, self.progress, self.finished)
        keymap = self.context.program.keymap_of_user
        self.query_one("#header", Bar).tell(
            bars.header(selection.facts, state, self.news.counts, width)
        )
        self.query_one("#footer", Bar).tell(bars.footer(selection, keymap, width))
        if self.has_class("-narrow"):
            self.query_one("#tabs", Bar).tell(bars.tabs(self.focused_pane, width))
        self.query_one("#crumbs", Bar).tell(bars.crumbs(selection, width))

    def _empty(self) -> None:
        facts = self.selection.facts
        nothing = self.finished is not None and not facts.events and not facts.positions
        self.set_class(nothing, "-empty")
        if nothing and self.finished:
            from briefing.tui.help_texts import nothing_found

            words = nothing_found(self.context.workspace.root, facts, self.finished.problems)
            self.query_one("#empty", Static).update(words)

    # -- choosing

    def choose_row(self, lines: LineList, row: Row) -> None:
        """Choose the record of the row, before anything is painted."""
        if row.target:
            first = self.selection.current.record
            passing = first is not None and first.kind == row.target.kind
            self.source.unselect()
            self.selection.choose(row.target, row.refs, keep=not passing)

    @on(LineList.Moved)
    def _moved(self, message: LineList.Moved) -> None:
        if message.row.target:
            self._redraw_soon(message.lines)

    @on(LineList.MenuAsked)
    def _menu_asked(self, message: LineList.MenuAsked) -> None:
        self.action_menu()

    @on(LineList.TitleClicked, "#visits")
    def _visits_clicked(self) -> None:
        self.action_sort()

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

    def follow_row(self, lines: LineList, row: Row) -> None:
        """Go where the row leads."""
        if row.target:
            self.selection.choose(row.target, row.refs)
            self.redraw()
            self.action_pane(1 if lines.id == "visits" else 4)

    def go(self, target: RecordRef, refs: tuple[Ref, ...] = ()) -> None:
        """Choose something from outside the panes and show its words."""
        self.selection.choose(target, refs)
        self.redraw()
        card = target.kind == "issue" and self.selection.is_sided(target.id)
        places = {"quote": 4, "position": 4, "source": 4, "actor": 2, "issue": 3 if card else 4}
        of_visit = target.kind == "meeting" and self.selection.current.event != target.id
        self.action_pane(places.get(target.kind, 1 if of_visit else 0))

    def target(self) -> RecordRef | None:
        """The record under the cursor, else the one chosen last."""
        focused = self.focused
        if isinstance(focused, LineList) and focused.row and focused.row.target:
            return focused.row.target
        return self.selection.current.record

    # -- panes

    def action_pane(self, number: int) -> None:
        """Focus a pane."""
        self.focused_pane = number
        self._only(number)
        # At once: `Widget.focus` would leave the next key to the pane before.
        self.set_focus(self.query_one(f"#{ORDER[number]}"))
        self.draw_bars()

    def action_step_pane(self, by: int) -> None:
        """Focus the next or previous pane."""
        self.action_pane((self.focused_pane + by) % len(ORDER))

    def on_descendant_focus(self) -> None:
        """Keep titles and tabs in step with the focus."""
        focused = self.focused
        if focused is None or focused.id not in ORDER:
            return
        self.focused_pane = ORDER.index(focused.id)
        self._only(self.focused_pane)
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
            here = "▸ " if number == self.focused_pane else ""
            pane.border_title = Text(f"{here}{number + 1} {title}{self.filters.told(name)}")

    def _only(self, number: int) -> None:
        """In the narrow layout, and zoomed, the focused pane is in front."""
        if self.pane_layout.front(ORDER[number]) and (
            self.has_class("-narrow") or self.pane_layout.zoom
        ):
            self.call_after_refresh(self.redraw)

    def action_zoom(self, by: int) -> None:
        """Give the focused pane half the screen, all of it, or its own part."""
        self.pane_layout.step_zoom(by)
        self.call_after_refresh(self.redraw)

    def action_widen(self, by: int) -> None:
        """Make the column of the focused pane wider or narrower."""
        self.pane_layout.widen(by)
        self.call_after_refresh(self.redraw)

    # -- the filter line

    @property
    def filtering(self) -> bool:
        """Whether the filter line is open."""
        return self.has_class("-filtering")

    def set_filtering(self, on: bool) -> None:
        """Open or close the filter line."""
        self.set_class(on, "-filtering")

    def focus_pane(self) -> None:
        """Give the focus back to the pane that had it."""
        self.action_pane(self.focused_pane)

    def action_filter(self) -> None:
        """Filter the focused list; in the source text, find."""
        self.filters.open(ORDER[self.focused_pane])

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
        elif event.key == "escape" and not self.filters.clear_if_set(ORDER[self.focused_pane]):
            self.source_view.close_beside()

    def _root(self) -> str:
        """The folder as it stands in the line above."""
        return "sample" if self.sample else one_line(self.context.workspace.root.resolve().name)
