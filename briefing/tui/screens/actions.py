"""What the keys of the main screen do to records, and which screens they open."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from textual import events, on

from briefing.models import Ref
from briefing.presentation.wording import plural
from briefing.tui.context import AppContext
from briefing.tui.controllers.source_view import SourceViewController
from briefing.tui.help_texts import Situation, why_not
from briefing.tui.keys import with_keymap
from briefing.tui.labels import selection_title
from briefing.tui.rows import RecordRef, clip
from briefing.tui.screens.jump import JumpScreen, in_view
from briefing.tui.screens.panes import PanesScreen
from briefing.tui.selection import SelectionModel
from briefing.tui.widgets.source import SourceView
from briefing.workspace.indexer import IndexerEvent

if TYPE_CHECKING:
    from briefing.tui.controllers.copying import CopyController
    from briefing.tui.controllers.filters import FilterController
    from briefing.tui.controllers.judging import JudgementController
    from briefing.tui.controllers.news import NewsController

_OF_A_RECORD = frozenset(
    {"why", "next-evidence", "cite", "quote", "mark", "watch", "unread", "beside", "outside"}
    | {"decide", "confirm", "reject"}
)
"""Keys that do something with the record under the cursor."""
Hit = tuple[RecordRef, tuple[Ref, ...]]


class Actions(PanesScreen):
    """The actions; the main screen has the rest."""

    context: AppContext
    source_view: SourceViewController
    filters: FilterController
    news: NewsController
    finished: IndexerEvent | None

    if TYPE_CHECKING:

        def target(self) -> RecordRef | None: ...
        def redraw(self) -> None: ...
        def go(self, target: RecordRef, refs: tuple[Ref, ...] = ()) -> None: ...

    @property
    def selection(self) -> SelectionModel:
        """What is chosen."""
        return self.context.selection

    def situation(self) -> Situation:
        """What decides whether an action can do anything now."""
        return Situation(
            self.selection,
            self.target(),
            bool(self.context.bookmarks),
            self.source_view.has_others,
            bool(self.news.unseen) or self.filters.only_news,
            bool(in_view([*self.lists(), self.source])),
        )

    # -- other screens

    def action_search(self) -> None:
        """Search everything; enter goes there, escape returns."""
        from briefing.tui.screens.search import SearchScreen

        screen = SearchScreen(
            self.context.workspace, self.selection, self._save_search, self.news.marks
        )
        self.context.program.open_screen(screen, self._found)

    def _save_search(self, query: str) -> None:
        from briefing.tui.controllers.watching import save_search

        save_search(self.context, query, query)

    def action_report(self, name: str) -> None:
        """Open one of the other screens."""
        from briefing.tui.screens.report import ReportScreen

        problems = self.finished.problems if self.finished else ()
        self.context.program.open_screen(
            ReportScreen(self.context, name, problems, self.news, self.redraw), self._found
        )

    def _found(self, hit: Hit | None) -> None:
        if hit:
            self.go(*hit)

    def action_help(self) -> None:
        """What the focused pane can do."""
        from briefing.tui.help_texts import keys_of
        from briefing.tui.screens.notice import Notice

        keymap = self.context.program.keymap_of_user
        self.app.push_screen(Notice(*keys_of(self.focused_pane, keymap, self.situation())))

    def action_why(self) -> None:
        """Say why the chosen record is there."""
        from briefing.tui.screens.notice import Notice
        from briefing.tui.screens.why import explain

        target = self.target()
        if target:
            self.app.push_screen(Notice(*explain(self.selection, target)))

    def action_menu(self) -> None:
        """What can be done with the record under the cursor."""
        from briefing.tui.screens.pick import Option, PickScreen

        situation, title = self.situation(), selection_title(self.selection, self.target())
        keymap = self.context.program.keymap_of_user
        options = [
            Option(key.action, key.does, key.shown.split(" ")[0])
            for key in with_keymap(keymap)
            if key.id in _OF_A_RECORD and not why_not(situation, key.action)
        ]

        def chosen(actions: tuple[str, ...] | None) -> None:
            for action in actions or ():
                self.app.call_later(self.run_action, action)

        self.context.program.open_screen(PickScreen(clip(title, 40), options), chosen)

    # -- going

    def action_step_event(self, by: int) -> None:
        """The next or previous visit."""
        self.selection.step_event(by)
        self.redraw()

    def action_step_issue(self, by: int) -> None:
        """The next or previous issue."""
        self.selection.step_issue(by)
        self.redraw()

    def action_step_evidence(self, by: int) -> None:
        """The next or previous piece of evidence."""
        self.selection.step_evidence(by)
        self.redraw()

    def action_back(self) -> None:
        """Where one was."""
        if not self.selection.back():
            self.context.say("This is where you began.")
        self.redraw()

    def action_forward(self) -> None:
        """Where one came back from."""
        if not self.selection.forward():
            self.context.say("There is nothing ahead.")
        self.redraw()

    def action_crumb(self, steps: int) -> None:
        """Several steps back at once."""
        for _ in range(steps):
            self.selection.back()
        self.redraw()

    def action_jump(self) -> None:
        """A label at every line and highlight; typing one goes there."""

        def there(place: tuple[Any, int] | None) -> None:
            if place:
                view, number = place
                view.focus()
                view.go_to(number)

        shown = in_view([*self.lists(), self.source])
        self.context.program.open_screen(JumpScreen(shown), there)

    def action_mark(self) -> None:
        """Bookmark the record under the cursor, or take its bookmark away."""
        target = self.target()
        if target is None:
            self.context.say("Choose a record first.")
            return
        self.context.toggle_bookmark(target, selection_title(self.selection, target))
        self.redraw()

    def action_next_mark(self) -> None:
        """Go to the next bookmarked record."""
        targets = [b.target for b in self.context.bookmarks]
        if not targets:
            self.context.say("Nothing is marked: m marks the record under the cursor.")
            return
        here = self.selection.current.record
        at = targets.index(here) if here in targets else -1
        self.go(targets[(at + 1) % len(targets)])

    # -- news

    def action_next_news(self) -> None:
        """Go to the next record that is new or changed."""
        item = self.news.next(self.selection.current.record)
        if item is None:
            self.context.say("Nothing is new.")
            return
        self.go(RecordRef(item.kind, item.record), item.new)

    def action_only_news(self) -> None:
        """Show nothing but what is new, or everything again."""
        if not self.filters.only_news and not self.news.unseen:
            self.context.say("Nothing is new.")
            return
        self.filters.show_only_news(self.news.marks if not self.filters.only_news else None)

    def action_read_all(self) -> None:
        """Mark all news as read."""
        count = self.news.see_all()
        self.context.say(f"{plural(count, 'piece')} of news marked as read.")
        self.redraw()

    def action_unread(self) -> None:
        """Make the record under the cursor news again."""
        target = self.target()
        known = target is not None and self.news.unsee(target)
        self.context.say("Unread again." if known else "This record is not among the news.")
        self.redraw()

    def action_watch(self) -> None:
        """Watch the record under the cursor, or watch it no more."""
        from briefing.tui.controllers.watching import watch

        watch(self.context, self.target(), self.judging.pin)

    def action_sort(self) -> None:
        """Sort the visits another way."""
        words = self.filters.sort()
        self.redraw()
        self.context.say(f"Visits: {words}")

    def sort_visits(self, order: int) -> None:
        """Sort the visits in one of ``EVENT_ORDERS``."""
        self.filters.sort_by(order)
        self.redraw()

    def counts(self) -> dict[str, str]:
        """What commands lead to, in numbers, by the ids of their keys."""
        facts, selection = self.selection.facts, self.selection
        visits = f"{len(selection.visits_list)} of {facts.events}"
        marked = f"{len(self.context.bookmarks)} marked"
        return {
            "visits": visits,
            "pane-1": visits,
            "filter": visits,
            "sources": plural(facts.articles, "article"),
            "compare": plural(selection.count_issues(), "issue"),
            "next-evidence": f"{len(selection.current.refs)} pieces",
            "clips": marked,
            "next-mark": marked,
            "back": plural(len(selection.history), "step"),
            "forward": plural(len(selection.ahead), "step"),
            "undo": "",
        }

    # -- the source text

    def action_unsure(self) -> None:
        """Show the positions that are kept back, or hide them again."""
        self.selection.with_unsure = not self.selection.with_unsure
        self.redraw()

    def action_legend(self) -> None:
        """Which highlights are shown."""
        self.source_view.choose_kinds()

    def action_toggle_kind(self, kind: str) -> None:
        """Show a kind of highlights, or hide it."""
        self.source_view.toggle(kind)

    def action_beside(self) -> None:
        """Another article on the same event, beside the one in view."""
        self.source_view.step_beside()

    @on(SourceView.Asked)
    def _asked(self, message: SourceView.Asked) -> None:
        self.source_view.tell(message.mark)

    @on(SourceView.Stepped)
    def _stepped(self, message: SourceView.Stepped) -> None:
        self.context.say(message.words)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say what the highlight under the mouse is."""
        widget = self.get_widget_at(event.screen_x, event.screen_y)[0] if self.is_current else None
        if isinstance(widget, SourceView):
            inside = event.screen_offset - widget.content_region.offset
            mark = widget.mark_at(inside.x, inside.y)
            words = self.source_view.hint(mark) if mark else None
            if widget.tooltip != words:
                widget.tooltip = words

    def action_outside(self) -> None:
        """Open the file or the address outside."""
        ref = self.selection.current.ref
        source = self.selection.sources.get(ref.source) if ref else None
        if source:
            from briefing.tui.controllers import copying

            file = self.context.workspace.citations.file_of(source)
            self.context.say(copying.open_outside(source, file))

    def action_cite(self) -> None:
        """Copy a citation of the words in view, or of what is selected."""
        self._copying.copy(self._words(), whole=True)

    def action_quote(self) -> None:
        """Copy the words in view, or what is selected."""
        self._copying.copy(self._words(), whole=False)

    def action_cite_as(self) -> None:
        """Ask in which style, and what of it."""
        from briefing.tui.controllers.citing import ask_how_to_cite

        ask_how_to_cite(self.context, self._copying, self._words())

    def action_memo(self) -> None:
        """Ask in which format, and write the page for a principal on what is chosen."""
        from briefing.tui.controllers.memo import ask_for_memo

        ask_for_memo(self.context, self.target())

    def _words(self) -> Ref | None:
        return self.source_view.selected() or self.selection.current.ref

    @cached_property
    def _copying(self) -> CopyController:
        from briefing.tui.controllers.copying import CopyController

        return CopyController(self.context)

    # -- deciding

    @cached_property
    def judging(self) -> JudgementController:
        """The reader's judgements."""
        from briefing.tui.controllers.judging import JudgementController

        return JudgementController(self.context)

    def action_decide(self) -> None:
        """Ask what to do about the record under the cursor."""
        self.judging.decide(self.target(), self.selection.current.ref)

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
