"""What the keys of the main screen do to records, and which screens they open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import events, on
from textual.screen import Screen

from briefing.library.folder import Folder
from briefing.records import Ref
from briefing.tui.desk import Desk
from briefing.tui.labels import choice_title, plural
from briefing.tui.reading import Reading
from briefing.tui.rows import Target
from briefing.tui.state import MarkedRecord
from briefing.tui.widgets.lines import LineList
from briefing.tui.widgets.source import SourceView

if TYPE_CHECKING:
    from briefing.tui.filter_line import Filters
    from briefing.tui.judging import Judging
    from briefing.tui.screens.over import Leaving


class Actions(Screen[None]):
    """The actions; the main screen has the rest."""

    folder: Folder
    desk: Desk
    reading: Reading
    filters: Filters
    marks: list[MarkedRecord]
    _judging: Judging | None = None

    if TYPE_CHECKING:

        @property
        def pane(self) -> int: ...
        def target(self) -> Target | None: ...
        def lists(self) -> list[LineList]: ...
        def redraw(self) -> None: ...
        def go(self, target: Target, refs: tuple[Ref, ...] = ()) -> None: ...

    # -- other screens

    def action_search(self) -> None:
        """Search everything; enter goes there, escape returns."""
        from briefing.tui.screens.search import SearchScreen

        self.app.push_screen(SearchScreen(self.folder, self.desk), self._found)

    def action_search_from(self, screen: Leaving[Any]) -> None:
        """Search from another screen, which is left where something is found."""
        from briefing.tui.screens.search import SearchScreen

        def found(hit: tuple[Target, tuple[Ref, ...]] | None) -> None:
            if hit:
                screen.leave(hit)

        self.app.push_screen(SearchScreen(self.folder, self.desk), found)

    def action_sheet(self, name: str) -> None:
        """Open one of the other screens."""
        from briefing.tui.screens.sheet import SheetScreen

        self.app.push_screen(SheetScreen(self, name), self._found)  # type: ignore[arg-type]

    def _found(self, hit: tuple[Target, tuple[Ref, ...]] | None) -> None:
        if hit:
            self.go(*hit)

    def action_help(self) -> None:
        """What the focused pane can do."""
        from briefing.tui.helping import keys_of
        from briefing.tui.screens.notice import Notice

        self.app.push_screen(Notice(*keys_of(self)))  # type: ignore[arg-type]

    def action_why(self) -> None:
        """Say why the chosen record is there."""
        from briefing.tui.screens.notice import Notice
        from briefing.tui.screens.why import explain

        target = self.target()
        if target:
            self.app.push_screen(Notice(*explain(self.desk, target)))

    # -- going

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

    def action_crumb(self, steps: int) -> None:
        """Several steps back at once."""
        for _ in range(steps):
            self.desk.back()
        self.redraw()

    def action_jump(self) -> None:
        """A label at every line and highlight; typing one goes there."""

        from briefing.tui.jumping import jump

        def there(view: LineList | SourceView, number: int) -> None:
            view.focus()
            view.go_to(number)

        jump(self, [*self.lists(), self.query_one("#source", SourceView)], there)

    def action_mark(self) -> None:
        """Mark the record under the cursor, or take its mark away."""
        target = self.target()
        if target is None:
            self.notify("Choose a record first.", markup=False)
            return
        if any(m.target == target for m in self.marks):
            self.marks[:] = [m for m in self.marks if m.target != target]
        else:
            self.marks.append(MarkedRecord(target, choice_title(self.desk, target)))
        self.redraw()

    def action_next_mark(self) -> None:
        """Go to the next marked record."""
        targets = [m.target for m in self.marks]
        if not targets:
            self.notify("Nothing is marked: m marks the record under the cursor.", markup=False)
            return
        here = self.desk.choice.record
        at = targets.index(here) if here in targets else -1
        self.go(targets[(at + 1) % len(targets)])

    def action_sort(self) -> None:
        """Sort the visits another way."""
        words = self.filters.sort()
        self.redraw()
        self.app.clear_notifications()
        self.notify(f"Visits: {words}", markup=False)

    def sort_visits(self, order: int) -> None:
        """Sort the visits in one of ``ORDERS``."""
        self.filters.sort_by(order)
        self.redraw()

    def counts(self) -> dict[str, str]:
        """What commands lead to, in numbers, by the ids of their keys."""
        facts, desk = self.desk.facts, self.desk
        visits = f"{len(desk.visits_list)} of {facts.events}"
        return {
            "visits": visits,
            "pane-1": visits,
            "filter": visits,
            "sources": plural(facts.articles, "article"),
            "compare": plural(desk.count_issues(), "issue"),
            "next-evidence": f"{len(desk.choice.refs)} pieces",
            "clips": f"{len(self.marks)} marked",
            "next-mark": f"{len(self.marks)} marked",
            "back": plural(len(desk.history), "step"),
            "forward": plural(len(desk.ahead), "step"),
            "undo": "",
        }

    # -- the source text

    def action_legend(self) -> None:
        """Which highlights are shown."""
        self.reading.choose_kinds()

    def action_toggle_kind(self, kind: str) -> None:
        """Show a kind of highlights, or hide it."""
        self.reading.toggle(kind)

    def action_beside(self) -> None:
        """Another article on the same event, beside the one in view."""
        self.reading.step_beside()

    @on(SourceView.Asked)
    def _asked(self, message: SourceView.Asked) -> None:
        self.reading.tell(message.mark)

    @on(SourceView.Stepped)
    def _stepped(self, message: SourceView.Stepped) -> None:
        self.app.clear_notifications()
        self.notify(message.words, markup=False)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say what the highlight under the mouse is."""
        widget = self.get_widget_at(event.screen_x, event.screen_y)[0] if self.is_current else None
        if isinstance(widget, SourceView):
            inside = event.screen_offset - widget.content_region.offset
            mark = widget.mark_at(inside.x, inside.y)
            words = self.reading.hint(mark) if mark else None
            if widget.tooltip != words:
                widget.tooltip = words

    def action_outside(self) -> None:
        """Open the file or the address outside."""
        ref = self.desk.choice.ref
        source = self.desk.sources.get(ref.source) if ref else None
        if source:
            from briefing.tui import copying

            file = self.folder.citing.file_of(source.id)
            self.notify(copying.open_outside(source, file), markup=False)

    def action_cite(self) -> None:
        """Copy a citation of the words in view, or of what is selected."""
        self._copy(whole=True)

    def action_quote(self) -> None:
        """Copy the words in view, or what is selected."""
        self._copy(whole=False)

    def _copy(self, *, whole: bool) -> None:
        from briefing.tui import copying

        copying.copy(self, whole=whole)  # type: ignore[arg-type]

    # -- deciding

    @property
    def judging(self) -> Judging:
        """The reader's judgements."""
        if self._judging is None:
            from briefing.tui.judging import Judging

            self._judging = Judging(self)  # type: ignore[arg-type]
        return self._judging

    def action_decide(self) -> None:
        """Ask what to do about the record under the cursor."""
        self.judging.decide(self.target())

    def action_confirm(self) -> None:
        """The record under the cursor is right."""
        self.judging.confirm(self.target())

    def action_reject(self) -> None:
        """The record under the cursor is wrong."""
        self.judging.reject(self.target())

    def action_undo(self) -> None:
        """Take back the last decision."""
        self.judging.undo()

    def action_redo(self) -> None:
        """Bring back what was undone last."""
        self.judging.redo()
