"""Search: as one types, over everything, with the evidence beside the hits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from briefing.presentation.dates import published_short
from briefing.storage.search import Hit, Results
from briefing.text.normalisation import one_line
from briefing.tui.hits import Found, found
from briefing.tui.labels import source_label
from briefing.tui.rows import RecordRef, Row, heading, note
from briefing.tui.screens.dismissal import OVER, DismissOnce
from briefing.tui.selection import SelectionModel
from briefing.tui.widgets.line_list import LineList, cells_with_marks
from briefing.workspace.workspace import Workspace

_PLURALS = {
    "visit": "Visits",
    "meeting": "Meetings",
    "actor": "Actors",
    "issue": "Issues",
    "position": "Positions",
    "quote": "Quotes",
    "sentence": "Sentences",
}


class SearchScreen(DismissOnce[Found | None], ModalScreen[Found | None]):
    """An input, the hits by kind with their counts, and the words of the hit under the cursor.

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
        Binding("ctrl+s", "save", "watch this search", priority=True, show=False),
    ]

    class Answered(Message):
        """A search has come back."""

        def __init__(self, query: str, results: Results) -> None:
            super().__init__()
            self.query_text = query
            self.results = results

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

    def compose(self) -> ComposeResult:
        """Input above, hits at the left, their words at the right."""
        with Vertical(id="search"):
            yield Input(
                placeholder='words …  "phrase"  -not  by:name  status:held  date:2019..2021',
                id="query",
            )
            yield Static(id="search-state")
            with Horizontal(id="search-body"):
                yield LineList(id="hits")
                yield Static(id="preview")

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one("#query", Input).focus()
        self.query_one("#hits", LineList).can_focus = False
        self._state(
            "Type to search everything. ctrl+s watches a search: its hits come first in the news."
        )

    def _state(self, words: str) -> None:
        self.query_one("#search-state", Static).update(Text(words, "dim"))

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        self._entering = False
        if message.value.strip():
            self._search(message.value)
        else:
            self.query_one("#hits", LineList).show([])
            self._preview(None)
            self._state("Type to search.")

    @work(thread=True, exclusive=True, group="search", exit_on_error=False)
    def _search(self, query: str) -> None:
        results = self._workspace.search(query)
        self.post_message(self.Answered(query, results))

    def on_search_screen_answered(self, message: SearchScreen.Answered) -> None:
        """Show the hits, unless more has been typed since."""
        if message.query_text != self.query_one("#query", Input).value:
            return
        self._results = message.results
        self._answered = message.query_text
        hits = self.query_one("#hits", LineList)
        hits.cursor = -1
        hits.show(self._rows(message.results))
        hits.mark_news(self._news)
        self._preview(hits.row)
        total = sum(group.count for group in message.results.groups)
        told = [f"{word} → {meant}" for word, meant in message.results.mended]
        told += [fault.what for fault in message.results.terms.query.faults]
        self._state(f"{total} found" + (f"  ({'; '.join(told)})" if told else ""))
        if self._entering:
            self._enter()

    def _rows(self, results: Results) -> list[Row]:
        rows: list[Row] = []
        for group in results.groups:
            rows.append(heading(_PLURALS[group.kind], str(group.count)))
            rows += [self._row(hit, results) for hit in group.hits]
            if group.count > len(group.hits):
                rows.append(note(f"… {group.count - len(group.hits)} more"))
        return rows or [note("Nothing found.")]

    def _row(self, hit: Hit, results: Results) -> Row:
        target, refs = found(self._selection, hit)
        text = one_line(hit.title) or one_line(hit.body)
        if hit.kind == "quote":
            text = f"{text}: “{one_line(hit.body)}”" if text else f"“{one_line(hit.body)}”"
        return Row(cells_with_marks(text, results.terms.marks(text), ""), None, target, refs)

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
        self.query_one("#preview", Static).update(text)

    # -- keys

    def action_move(self, by: int) -> None:
        """Another hit."""
        self.query_one("#hits", LineList).action_move(by)

    def action_page(self, by: int) -> None:
        """A screenful of hits."""
        self.query_one("#hits", LineList).action_page(by)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        typed = self.query_one("#query", Input).value
        if typed.strip() and self._answered != typed:
            self._entering = True  # what is entered must be a hit of what was typed
        else:
            self._enter()

    def _enter(self) -> None:
        row = self.query_one("#hits", LineList).row
        self.leave((row.target, row.refs) if row and row.target else None)

    def action_save(self) -> None:
        """Watch what was typed: its hits are told first in the news."""
        typed = self.query_one("#query", Input).value.strip()
        if typed and self._save:
            self._save(typed)

    @on(LineList.Followed, "#hits")
    def _followed(self, message: LineList.Followed) -> None:
        message.stop()
        if message.row.target:
            self.leave((message.row.target, message.row.refs))

    def action_leave(self) -> None:
        """Back to where one was."""
        self.leave(None)
