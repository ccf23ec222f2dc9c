"""Search in the terminal: as one types, with the way there and the way back."""

import re
import threading
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path

import pytest
from textual.widgets import Input

from briefing import paths
from briefing.models import Briefing
from briefing.storage.search import Search
from briefing.tui.rows import RecordRef
from briefing.tui.screens.panes import ORDER
from briefing.tui.screens.search import SearchScreen
from briefing.tui.widgets.line_list import LineList
from briefing.workspace import Workspace
from briefing.workspace.searching import Searching
from tests.tui.hand import Hand
from tests.tui.stored import shelve
from tests.tui.terminal import MEDIUM, NARROW, Size, Terminal, every_size, opened


def hits(terminal: Terminal) -> LineList:
    """The list of what was found."""
    return terminal.app.screen.query_one("#hits", LineList)


async def search(terminal: Terminal, words: str) -> None:
    """Open the search and type."""
    await terminal.press("/")
    await terminal.type(words)


@every_size
async def test_a_misspelt_name_is_found(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        await search(terminal, "Blinkin")
        text = terminal.text()
        assert "(blinkin → blinken)" in text
        assert "ACTORS" in text
        assert "Antony Blinken" in text
        found = [row.target for row in hits(terminal).rows if row.target]
        blinken = next(a for a in terminal.selection.actors.values() if a.name == "Antony Blinken")
        assert RecordRef("actor", blinken.id) in found


async def test_a_misspelt_country_is_found(workspace: Workspace) -> None:
    async with opened(workspace, NARROW) as terminal:
        await search(terminal, "afganistan")
        assert "(afganistan → afghanistan)" in terminal.text()
        found = [row.target for row in hits(terminal).rows if row.target]
        assert RecordRef("actor", "state:afghanistan") in found
        assert RecordRef("issue", "issue:afghanistan") in found


async def test_hits_stand_under_their_kind_with_their_count(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        await search(terminal, "Bajwa")
        rows = hits(terminal).rows
        kinds = [row.cells[0].text for row in rows if row.right]
        known = ["ACTORS", "ISSUES", "VISITS", "MEETINGS", "POSITIONS", "QUOTES", "SENTENCES"]
        assert kinds == [kind for kind in known if kind in kinds]
        assert {"VISITS", "MEETINGS", "ACTORS", "SENTENCES"} <= set(kinds)
        total = sum(int(row.right.text) for row in rows if row.right)
        assert f"{total} found" in terminal.text()
        marked = [cell.text for row in rows for cell in row.cells if cell.style == "match"]
        assert set(marked) == {"Bajwa"}


async def test_it_searches_as_one_types(workspace: Workspace) -> None:
    async with opened(workspace, NARROW) as terminal:
        await search(terminal, "bli")
        assert "Antony Blinken" in terminal.text()
        await terminal.press(*["backspace"] * 3)
        await terminal.settle()
        assert "Type to search everything." in terminal.text()
        assert hits(terminal).rows == []
        await terminal.type("munir")
        assert "Asim Munir" in terminal.text()


async def test_nothing_found(workspace: Workspace) -> None:
    async with opened(workspace, NARROW) as terminal:
        current = terminal.selection.current
        await search(terminal, "qqqqqq")
        assert "Nothing found." in terminal.text()
        assert "0 found" in terminal.text()
        await terminal.press("down", "up", "pagedown", "enter")
        assert terminal.at_main
        assert terminal.selection.current == current


@pytest.mark.slow
@pytest.mark.parametrize(
    "words", ['"', '"a', "!", "!x", "*", "a:b", "(", "NEAR(", "- -", "[/b]", "%"]
)
async def test_odd_queries(workspace: Workspace, words: str) -> None:
    async with opened(workspace, NARROW) as terminal:
        await search(terminal, words)
        assert words in terminal.text()
        assert "found" in terminal.text() or "Type to search" in terminal.text()


@every_size
async def test_escape_returns_to_where_one_was(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        await terminal.press("n", "3")
        before, current = terminal.lines(), terminal.selection.current
        await search(terminal, "Blinkin")
        await terminal.press("down", "escape")
        assert terminal.at_main
        assert terminal.focused == "actor"
        assert terminal.selection.current == current
        assert terminal.lines() == before


@every_size
async def test_enter_goes_there(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        await search(terminal, "Munir Blinkin")
        row = hits(terminal).row
        assert row
        assert row.target
        await terminal.press("enter")
        assert terminal.at_main
        assert terminal.selection.current.record == row.target
        assert terminal.selection.current.ref == row.refs[0]
        await terminal.press("b")
        assert terminal.selection.current.record != row.target


@pytest.mark.parametrize(
    ("words", "kind", "pane"),
    [
        ("Bajwa China", "visit", "visits"),
        ("Blinkin", "meeting", "event"),
        ("Blinken", "actor", "actor"),
        ("kashmir", "issue", "issues"),
        ("refugees", "position", "source"),
        ("important partner", "quote", "source"),
        ("monsoon floods", "source", "source"),
    ],
)
async def test_enter_focuses_what_shows_the_hit(
    workspace: Workspace, words: str, kind: str, pane: str
) -> None:
    async with opened(workspace, NARROW) as terminal:
        await search(terminal, words)
        shown = hits(terminal)
        wanted = next(
            i for i, row in enumerate(shown.rows) if row.target and row.target.kind == kind
        )
        while shown.cursor != wanted:
            await terminal.press("down")
        row = shown.rows[wanted]
        await terminal.press("enter")
        assert terminal.selection.current.record == row.target
        assert terminal.focused == pane
        assert terminal.open_panes() == [pane]
        if pane == "source":
            assert any("▌" in line for line in terminal.lines())


async def test_keys_in_the_hits(workspace: Workspace) -> None:
    async with opened(workspace, (80, 16)) as terminal:
        await search(terminal, "Pakistan")
        shown = hits(terminal)
        leading = [i for i, row in enumerate(shown.rows) if row.target]
        assert shown.cursor == leading[0]
        for key, at in (("down", 1), ("ctrl+n", 2), ("up", 1), ("up", 0), ("up", 0)):
            await terminal.press(key)
            assert shown.cursor == leading[at], key
        await terminal.press("pagedown")
        assert shown.cursor > leading[2]
        await terminal.press("pageup")
        assert shown.cursor <= leading[1]
        assert terminal.focused == "query"


async def test_ctrl_p_goes_up(workspace: Workspace) -> None:
    async with opened(workspace, NARROW) as terminal:
        await search(terminal, "Pakistan")
        shown = hits(terminal)
        first = shown.cursor
        await terminal.press("down", "ctrl+p")
        assert isinstance(terminal.app.screen, SearchScreen)
        assert shown.cursor == first


async def test_the_words_of_the_hit_stand_beside_it(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        await search(terminal, "Bajwa")
        shown = hits(terminal)
        for _ in range(4):
            row = shown.row
            assert row
            if row.refs:
                assert " ".join(row.refs[0].text.split()[:3]) in preview(terminal)
            await terminal.press("down")


def preview(terminal: Terminal) -> str:
    """The words beside the hits."""
    area = terminal.app.screen.query_one("#preview").region
    lines = terminal.lines()[area.y : area.bottom]
    return " ".join(" ".join(line[area.x : area.right].split()) for line in lines)


async def test_a_click_on_a_hit_chooses_it_and_another_goes_there(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        await search(terminal, "Blinkin")
        number, meeting = next(
            (i, row.target)
            for i, row in enumerate(hits(terminal).rows)
            if row.target and row.target.kind == "meeting"
        )
        top = hits(terminal).content_region.offset
        await terminal.pilot.click(offset=(top.x + 4, top.y + number))
        row = hits(terminal).row
        assert row
        assert row.target == meeting
        assert isinstance(terminal.app.screen, SearchScreen)
        await terminal.pilot.click(offset=(top.x + 4, top.y + number))
        await terminal.settle()
        assert terminal.selection.current.record == meeting
        assert terminal.focused == "event"


class Slow(Searching):
    """Answers when the test lets it."""

    go: threading.Semaphore

    def begin(
        self, query: str, limit: int = 20, cancelled: Callable[[], bool] | None = None
    ) -> Search:
        """Wait, then search; whether it is still wanted is not asked."""
        self.go.acquire(timeout=30)
        return super().begin(query, limit)


class Thoughtful(Workspace):
    """Searches slowly."""

    def __init__(self, *arguments: object, **others: object) -> None:
        super().__init__(*arguments, **others)  # type: ignore[arg-type]
        self.go = threading.Semaphore(0)

    @cached_property
    def searching(self) -> Slow:
        """Slow searches."""
        made = Slow(self.store, paths.history_file(self.root), self.judgement_file)
        made.go = self.go
        return made


@pytest.fixture
def thoughtful(stored: Briefing) -> Iterator[Thoughtful]:
    """The seeds, searched slowly."""
    with shelve(paths.seeds(), stored, workspace=Thoughtful) as workspace:
        assert isinstance(workspace, Thoughtful)
        yield workspace


async def test_an_answer_that_comes_too_late_is_not_shown(thoughtful: Thoughtful) -> None:
    async with opened(thoughtful, NARROW) as terminal:
        await terminal.press("/", "m", "q", "q")
        thoughtful.go.release(3)
        await terminal.settle()
        assert "Nothing found." in terminal.text()  # of "mqq", not of "m"


async def test_enter_waits_for_the_answer(thoughtful: Thoughtful) -> None:
    async with opened(thoughtful, NARROW) as terminal:
        before = terminal.selection.current.record
        await terminal.press("/")
        await terminal.press(*"Blinkin", "enter")
        thoughtful.go.release(7)
        await terminal.settle()
        await terminal.settle()
        assert terminal.at_main
        assert terminal.selection.current.record != before


async def test_enter_does_not_go_to_a_hit_of_another_query(thoughtful: Thoughtful) -> None:
    async with opened(thoughtful, NARROW) as terminal:
        before = terminal.selection.current
        await terminal.press("/", "b")
        thoughtful.go.release()
        await terminal.settle()
        await terminal.press(*"qqqqq", "enter")
        thoughtful.go.release(5)
        await terminal.settle()
        assert terminal.selection.current == before


async def test_leaving_while_it_searches(thoughtful: Thoughtful) -> None:
    async with opened(thoughtful, NARROW) as terminal:
        await terminal.press("/", "b", "escape")
        thoughtful.go.release()
        await terminal.settle()
        assert terminal.at_main
        await terminal.press("/")
        assert isinstance(terminal.app.screen, SearchScreen)


async def test_search_while_nothing_is_there(tmp_path: Path) -> None:
    hand = Hand()
    hand.source("The weather was fine.")
    root = hand.write(tmp_path / "clippings")
    async with opened(shelve(root, hand.briefing()), NARROW) as terminal:
        await search(terminal, "weather")
        assert "The weather was fine." in terminal.text()
        await terminal.press("enter")
        assert terminal.at_main
        assert ORDER[4] == "source"


async def test_a_repeated_search_begins_anew(workspace: Workspace) -> None:
    async with opened(workspace, NARROW) as terminal:
        await search(terminal, "Blinkin")
        await terminal.press("escape")
        await search(terminal, "Austin")
        assert "Blinkin" not in terminal.text()
        assert "Lloyd J. Austin" in terminal.text()


def facets(terminal: Terminal) -> list[str]:
    """What the hits can be narrowed by."""
    rows = terminal.app.screen.query_one("#facets", LineList).rows
    return [" ".join(row.words.split()) for row in rows if row.target]


def typed(terminal: Terminal) -> str:
    """What stands in the line."""
    return terminal.app.screen.query_one("#query", Input).value


@every_size
async def test_tab_narrows_the_hits(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        await search(terminal, "munir")
        assert any(re.fullmatch(r"meetings\d+", row) for row in facets(terminal))
        await terminal.press("tab")
        lines = terminal.app.screen.query_one("#facets", LineList)
        assert lines.region.width > 0
        wanted = next(i for i, r in enumerate(lines.rows) if r.words.strip().startswith("meetings"))
        while lines.cursor != wanted:
            await terminal.press("down")
        await terminal.press("enter")
        await terminal.settle()
        assert typed(terminal) == "munir kind:meeting"
        assert {row.target.kind for row in hits(terminal).rows if row.target} == {"meeting"}
        assert "× kind:meeting" in facets(terminal)
        await terminal.press("enter")
        await terminal.settle()
        assert typed(terminal) == "munir"
        await terminal.press("tab", "down", "up")
        assert {row.target.kind for row in hits(terminal).rows if row.target} > {"meeting"}


async def test_escape_leaves_the_facets_first(workspace: Workspace) -> None:
    async with opened(workspace, NARROW) as terminal:
        await search(terminal, "munir")
        await terminal.press("tab", "escape")
        assert isinstance(terminal.app.screen, SearchScreen)
        await terminal.press("escape")
        assert terminal.at_main


async def test_a_mistake_is_explained_below_it(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        await search(terminal, "munir status:foo")
        lines = terminal.lines()
        query = next(n for n, line in enumerate(lines) if "munir status:foo" in line)
        mark = lines[query + 1].index("▲")
        assert lines[query][mark:].startswith("status:foo")
        assert "“foo” is no status" in lines[query + 1]
        assert "Asim Munir" in terminal.text()


async def test_a_field_is_completed(workspace: Workspace) -> None:
    async with opened(workspace, NARROW) as terminal:
        await search(terminal, "munir sta")
        await terminal.press("right")
        await terminal.type("h")
        await terminal.press("right")
        await terminal.settle()
        assert typed(terminal) == "munir status:held"


@every_size
async def test_saved_and_last_searches(workspace: Workspace, size: Size) -> None:
    """Saved ones stand with their numbers; where one was, is remembered; enter searches again."""
    async with opened(workspace, size) as terminal:
        await search(terminal, "kashmir")
        await terminal.press("enter")
        await search(terminal, "kind:meeting munir")
        await terminal.press("ctrl+s", "escape")
        await terminal.press("/")
        await terminal.settle()
        await terminal.settle()
        text = terminal.text()
        assert "SAVED SEARCHES" in text
        assert re.search(r"kind:meeting munir +\d+ hit", text)
        assert "LAST SEARCHES" in text
        assert "kashmir" in text
        await terminal.press("enter")
        await terminal.settle()
        assert typed(terminal) == "kind:meeting munir"
        assert re.search(r"\d+ found", terminal.text())


async def test_an_issue_on_which_nobody_takes_a_side(workspace: Workspace) -> None:
    """It has no card; its words are shown where they stand, those that were typed first."""
    async with opened(workspace, MEDIUM) as terminal:
        selection = terminal.selection
        issue = next(i for i in selection.issues.values() if not selection.is_sided(i.id))
        await search(terminal, f'"{issue.name}" kind:issue')
        wanted = next(n for n, row in enumerate(hits(terminal).rows) if row.target)
        assert hits(terminal).rows[wanted].target == RecordRef("issue", issue.id)
        await terminal.press("enter")
        assert terminal.focused == "source"
        assert any("▌" in line for line in terminal.lines())


async def test_the_words_that_were_typed_are_the_ones_in_view(workspace: Workspace) -> None:
    """Of several that prove a record."""
    async with opened(workspace, MEDIUM) as terminal:
        selection = terminal.selection
        issue = next(i for i in selection.issues.values() if len({r.text for r in i.evidence}) > 1)
        last = max(issue.evidence, key=lambda ref: len(ref.text.split()))
        await search(terminal, f"kind:issue {last.text}")
        row = next(r for r in hits(terminal).rows if r.target == RecordRef("issue", issue.id))
        assert row.refs[0].text.casefold() == last.text.casefold()
