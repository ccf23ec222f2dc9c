"""Search: as one types, over everything, with the evidence beside the hits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import ClassVar

from rich.text import Text
from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.suggester import Suggester
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from briefing.presentation.dates import published_short
from briefing.storage.search import Results, SearchCancelled
from briefing.storage.search.query import is_by_meaning, parse
from briefing.text.normalisation import one_line
from briefing.tui.hits import Found
from briefing.tui.labels import source_label
from briefing.tui.rows import RecordRef, Row
from briefing.tui.screens.dismissal import OVER, DismissOnce
from briefing.tui.search_rows import FIELD, QUERY, facet_rows, hit_rows, kept_rows, new_hits
from briefing.tui.selection import SelectionModel
from briefing.tui.widgets.line_list import LineList
from briefing.workspace.workspace import Workspace

_WIDE = 110
"""Columns from which on what narrows the hits stands beside them."""
_COUNTED = 200
"""Hits of a kind that are looked at for new ones."""
_PLACEHOLDER = 'words …  "phrase"  -not  by:name  status:held  date:2019..2021  ~ like'
_HINT = "Type to search everything. ctrl+s saves a search."


class Completing(Suggester):
    """Offers how a field, or its value, may go on.

    Args:
        complete: what may follow a query.
    """

    def __init__(self, complete: Callable[[str], str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._complete = complete

    async def get_suggestion(self, value: str) -> str | None:
        """The whole query with what may follow; None for nothing."""
        more = self._complete(value)
        return value + more if more else None


class SearchScreen(DismissOnce[Found | None], ModalScreen[Found | None]):
    """An input, the hits by kind with their counts, what narrows them, and the words of a hit.

    Args:
        workspace: what is searched.
        selection: the briefing, to show records by.
        save: keeps a search, or forgets it where it is kept; None where searches are not kept.
        news: the marks of what is new.
    """

    CSS_PATH = OVER
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "back", priority=True),
        Binding("down,ctrl+n", "move(1)", "down", priority=True, show=False),
        Binding("up,ctrl+p", "move(-1)", "up", priority=True, show=False),
        Binding("pagedown", "page(1)", "page down", priority=True, show=False),
        Binding("pageup", "page(-1)", "page up", priority=True, show=False),
        Binding("tab,shift+tab", "narrow", "narrow the hits", priority=True, show=False),
        Binding("ctrl+s", "save", "save this search", priority=True, show=False),
    ]

    class Answered(Message):
        """A search has come back: its first page, or all of it."""

        def __init__(self, query: str, results: Results, *, whole: bool) -> None:
            super().__init__()
            self.query_text = query
            self.results = results
            self.whole = whole

    class Counted(Message):
        """The saved searches are counted: of each query, its hits and the new ones."""

        def __init__(self, counts: Mapping[str, tuple[int, int]]) -> None:
            super().__init__()
            self.counts = counts

    def __init__(
        self,
        workspace: Workspace,
        selection: SelectionModel,
        save: Callable[[str], None] | None = None,
        news: Mapping[RecordRef, str] = MappingProxyType({}),
    ) -> None:
        super().__init__()
        self._save = save
        self._news = news
        self._workspace = workspace
        self._selection = selection
        self._results: Results | None = None
        self._answered = ""
        self._entering = False
        self._narrowing = False
        self._toggling = False
        self._bodies: dict[RecordRef, str] = {}

    def compose(self) -> ComposeResult:
        """Input above, hits at the left, their words at the right, what narrows them beside."""
        with Vertical(id="search"):
            yield Input(
                placeholder=_PLACEHOLDER,
                suggester=Completing(self._workspace.searching.completion),
                id="query",
            )
            yield Static(id="fault")
            yield Static(id="search-state")
            with Horizontal(id="search-body"):
                yield LineList(id="hits")
                yield LineList(id="facets")
                yield Static(id="preview")

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one("#query", Input).focus()
        for name in ("#hits", "#facets"):
            self.query_one(name, LineList).can_focus = False
        self._show_kept()

    def on_resize(self, event: events.Resize) -> None:
        """What narrows stands beside the hits where there is room."""
        self.set_class(event.size.width >= _WIDE, "-wide")

    def _state(self, words: str) -> None:
        self.query_one("#search-state", Static).update(Text(words, "dim"))

    # -- before anything is typed

    def _show_kept(self, counts: Mapping[str, tuple[int, int]] = MappingProxyType({})) -> None:
        searching = self._workspace.searching
        saved = searching.saved if self._save else {}
        rows = kept_rows(saved, searching.last if self._save else (), counts)
        hits = self.query_one("#hits", LineList)
        hits.cursor = -1
        hits.show(rows)
        self.query_one("#facets", LineList).show([])
        self._preview(None)
        self._state(_HINT if not rows else "Type to search, or choose one of these.")
        if saved and not counts:
            self._count(tuple(saved.values()))

    @work(thread=True, exclusive=True, group="search", exit_on_error=False)
    def _count(self, queries: tuple[str, ...]) -> None:
        worker = get_current_worker()
        counts = {}
        for query in queries:
            search = self._workspace.searching.begin(query, _COUNTED, lambda: worker.is_cancelled)
            try:
                results = search.whole(search.page())
            except SearchCancelled:
                return
            total = sum(group.count for group in results.groups)
            counts[query] = total, new_hits(results, self._selection, self._news)
        self.post_message(self.Counted(counts))

    def on_search_screen_counted(self, message: SearchScreen.Counted) -> None:
        """Show the numbers, unless something has been typed since."""
        if not self.query_one("#query", Input).value.strip():
            self._show_kept(message.counts)

    # -- hits

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        self._entering = False
        self._narrow(on=self._toggling)
        self._toggling = False
        self.query_one("#fault", Static).update("")
        if message.value.strip():
            self._search(message.value)
        else:
            self._show_kept()

    @work(thread=True, exclusive=True, group="search", exit_on_error=False)
    def _search(self, query: str) -> None:
        worker = get_current_worker()
        if is_by_meaning(query):
            near = self._workspace.searching.by_meaning(query)
            self.post_message(self.Answered(query, near, whole=True))
            return
        search = self._workspace.searching.begin(query, cancelled=lambda: worker.is_cancelled)
        try:
            page = search.page()
            self.post_message(self.Answered(query, page, whole=False))
            self.post_message(self.Answered(query, search.whole(page), whole=True))
        except SearchCancelled:
            return  # more has been typed

    def on_search_screen_answered(self, message: SearchScreen.Answered) -> None:
        """Show the hits, unless more has been typed since."""
        if message.query_text != self.query_one("#query", Input).value:
            return
        first = message.query_text != self._answered
        self._results = message.results
        self._answered = message.query_text
        hits = self.query_one("#hits", LineList)
        if first:
            hits.cursor = -1
        hits.show(hit_rows(self._selection, message.results))
        hits.mark_news(self._news)
        if message.whole:
            facets = self.query_one("#facets", LineList)
            facets.cursor = -1
            facets.show(facet_rows(message.results))
            if self._narrowing and not facets.rows:
                self._narrow(on=False)
        self._bodies = {
            RecordRef(hit.kind, hit.record): hit.body
            for group in message.results.groups
            for hit in group.hits
        }
        self._preview(hits.row)
        self._tell(message.results)
        if self._entering:
            self._enter()

    def _tell(self, results: Results) -> None:
        """The number of hits, what words were taken for, and what is wrong where."""
        total = sum(group.count for group in results.groups)
        more = "" if results.counted else "+"
        told = "; ".join(f"{word} → {meant}" for word, meant in results.mended)
        narrow = "" if self.has_class("-wide") or not results.facets else "  ·  tab narrows them"
        self._state(f"{total}{more} found" + (f"  ({told})" if told else "") + narrow)
        faults = results.terms.query.faults
        if faults:
            fault = Text(" " * (faults[0].at + 1) + "▲ ", "bold")
            fault.append("  ".join(one_line(f.what) for f in faults), "not bold")
            self.query_one("#fault", Static).update(fault)

    @on(LineList.Moved, "#hits")
    def _moved(self, message: LineList.Moved) -> None:
        message.stop()
        self._preview(message.row)

    def _preview(self, row: Row | None) -> None:
        text = Text()
        for ref in (row.refs if row else ())[:4]:
            source = self._selection.sources.get(ref.source)
            if source is None:
                continue
            text.append(f"{source_label(source)} · {published_short(source)}\n", "dim")
            words = one_line(ref.text)
            begin = len(text)
            text.append(f"{words}\n\n")
            for start, end in self._results.terms.marks(words) if self._results else ():
                text.stylize("bold underline", begin + start, begin + end)
        if not text and row and row.target:
            text.append(one_line(self._bodies.get(row.target, "")))
        self.query_one("#preview", Static).update(text)

    # -- keys

    @property
    def _lines(self) -> LineList:
        """The list in which the arrows move."""
        return self.query_one("#facets" if self._narrowing else "#hits", LineList)

    def action_move(self, by: int) -> None:
        """Another hit, or another value to narrow them by."""
        self._lines.action_move(by)

    def action_page(self, by: int) -> None:
        """A screenful of them."""
        self._lines.action_page(by)

    def action_narrow(self) -> None:
        """To what narrows the hits, and back."""
        if self._narrowing or self.query_one("#facets", LineList).rows:
            self._narrow(on=not self._narrowing)

    def _narrow(self, *, on: bool) -> None:
        self._narrowing = on
        self.set_class(on, "-narrowing")
        if on:
            self._state("enter narrows the hits by this, or no more · tab goes back to them")
        elif self._results and self._answered == self.query_one("#query", Input).value:
            self._tell(self._results)

    def _toggle(self, field: str) -> None:
        """Narrow by a field, or no more."""
        typed = self.query_one("#query", Input)
        text = f" {typed.value.strip()} "
        plain = field.replace('"', "")
        if f" {field} " in text or f" {plain} " in text:
            text = text.replace(f" {field} ", " ").replace(f" {plain} ", " ")
        else:
            text = f"{text}{field}"
        self._toggling = True  # one may narrow further
        typed.value = text.strip()
        typed.cursor_position = len(typed.value)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        typed = self.query_one("#query", Input).value
        if not self._narrowing and typed.strip() and self._answered != typed:
            self._entering = True  # what is entered must be a hit of what was typed
        else:
            self._enter()

    def _enter(self) -> None:
        self._follow(self._lines.row)

    def _follow(self, row: Row | None) -> None:
        target = row.target if row else None
        if target is None:
            self.leave(None)
        elif target.kind == FIELD:
            self._toggle(target.id)
        elif target.kind == QUERY:
            typed = self.query_one("#query", Input)
            typed.value = target.id
            typed.cursor_position = len(target.id)
        elif row:
            self._workspace.searching.remember(self._answered)
            self.leave((target, row.refs))

    def action_save(self) -> None:
        """Save what was typed: its hits are told first in the news."""
        typed = self.query_one("#query", Input).value.strip()
        if is_by_meaning(typed):
            self._state("A search by meaning is not saved: what is near changes daily.")
        elif parse(typed).faults:
            self._state("Mend the search first; then it can be saved.")
        elif typed and self._save:
            self._save(typed)

    @on(LineList.Followed, "#hits, #facets")
    def _followed(self, message: LineList.Followed) -> None:
        message.stop()
        if message.row.target:
            self._follow(message.row)

    def action_leave(self) -> None:
        """Back to the hits, or to where one was."""
        if self._narrowing:
            self._narrow(on=False)
        else:
            self.leave(None)
