"""The palette: every command by its name, with its key, why it cannot be done now, and themes."""

import pytest
from textual.widgets import Static

from briefing.config import Settings
from briefing.storage.line_queries import EVENT_ORDERS
from briefing.tui.keys import KEYS
from briefing.tui.screens.notice import Notice
from briefing.tui.screens.palette import PaletteScreen
from briefing.tui.screens.report import ReportScreen
from briefing.tui.screens.search import SearchScreen
from briefing.tui.themes import THEMES
from briefing.tui.widgets.line_list import LineList
from briefing.workspace import Workspace
from tests.tui.terminal import MEDIUM, NARROW, Size, Terminal, every_size, opened


def commands_of(terminal: Terminal) -> LineList:
    """The list of commands."""
    assert isinstance(terminal.app.screen, PaletteScreen)
    return terminal.app.screen.query_one("#palette-list", LineList)


def listed(terminal: Terminal) -> list[str]:
    """The commands of the palette, each with what is told of it and its key."""
    return [row.words for row in commands_of(terminal).rows]


def told_of(terminal: Terminal, does: str) -> tuple[str, str]:
    """What is told of a command, and its key."""
    for row in commands_of(terminal).rows:
        if row.cells[0].text == does:
            return row.cells[1].text.strip(), row.right.text if row.right else ""
    raise AssertionError(f"no command {does!r}")


async def open_palette(terminal: Terminal, key: str = ":") -> None:
    """Open the palette."""
    await terminal.press(key)
    assert isinstance(terminal.app.screen, PaletteScreen)
    assert terminal.focused == "palette-query"


async def command(terminal: Terminal, words: str) -> None:
    """Find a command by the words it begins with, and do it."""
    await open_palette(terminal)
    await terminal.type(words)
    lines = commands_of(terminal)
    while lines.row and not lines.row.words.startswith(words):
        before = lines.cursor
        await terminal.press("down")
        assert lines.cursor > before, words
    await terminal.press("enter")
    await terminal.settle()


@pytest.mark.parametrize("key", [":", "ctrl+p"])
async def test_it_lists_every_command_with_its_key(workspace: Workspace, key: str) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        await open_palette(terminal, key)
        for entry in KEYS:
            if entry.id != "palette":
                assert told_of(terminal, entry.does)[1] == entry.shown
        for order in EVENT_ORDERS:
            assert told_of(terminal, f"visits {order.name}")
        for theme in THEMES:
            assert told_of(terminal, f"theme {theme.name}")
        await terminal.press("escape")
        assert terminal.at_main
        assert terminal.focused == "visits"


@every_size
async def test_keys_in_the_palette(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        await open_palette(terminal)
        lines = commands_of(terminal)
        for key, at in (("down", 1), ("ctrl+n", 2), ("up", 1), ("ctrl+p", 0), ("up", 0)):
            await terminal.press(key)
            assert lines.cursor == at, key
        await terminal.press("pagedown")
        assert lines.cursor > 3
        await terminal.press("pageup")
        assert lines.cursor <= 1
        assert terminal.focused == "palette-query"
        assert listed(terminal)[lines.cursor][:20] in "\n".join(terminal.lines())


async def test_no_such_command(workspace: Workspace) -> None:
    async with opened(workspace, NARROW) as terminal:
        current = terminal.selection.current
        await open_palette(terminal)
        await terminal.type("qqqqqqqq")
        assert "No such command." in terminal.text()
        await terminal.press("enter", "down", "enter", "escape")
        assert terminal.at_main
        assert terminal.selection.current == current


@every_size
async def test_a_command_is_found_by_a_few_letters(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        await open_palette(terminal)
        await terminal.type("timelin")
        assert listed(terminal)[0].startswith("timeline")
        await terminal.press("enter")
        await terminal.settle()
        assert isinstance(terminal.app.screen, ReportScreen)
        assert terminal.app.screen.report.name == "timeline"


async def test_a_misspelt_command_is_found(workspace: Workspace) -> None:
    async with opened(workspace, NARROW) as terminal:
        await open_palette(terminal)
        await terminal.type("serch everthing")
        assert any("search everything" in line for line in listed(terminal))


async def test_why_a_command_cannot_be_done_now(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        await open_palette(terminal)
        lines = "\n".join(listed(terminal))
        assert "not now: this is where you began" in lines
        assert "not now: there is nothing ahead" in lines
        assert "not now: nothing is marked" in lines
        await terminal.press("escape", "n", "b", "m")
        await open_palette(terminal)
        lines = "\n".join(listed(terminal))
        assert "there is nothing ahead" not in lines
        assert "1 marked" in lines
        await terminal.press("escape", "n")
        await open_palette(terminal)
        assert "this is where you began" not in "\n".join(listed(terminal))


async def test_what_cannot_be_done_now_is_not_done(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        current = terminal.selection.current
        await command(terminal, "forward again")
        assert terminal.toasts() == ["Not now: there is nothing ahead."]
        assert isinstance(terminal.app.screen, PaletteScreen)
        assert terminal.selection.current == current
        await terminal.press("down")
        assert not list(terminal.app._notifications)


async def test_counts_come_from_what_is_open(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        count = len(terminal.selection.visits_list)
        await open_palette(terminal)
        assert any(f"{count} of {count}" in line for line in listed(terminal))
        assert any("5 articles" in line for line in listed(terminal))
        await terminal.press("escape", "f")
        await terminal.type("munir")
        await terminal.press("enter")
        await open_palette(terminal)
        assert any(f"1 of {count}" in line for line in listed(terminal))


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_themes_are_switched(workspace: Workspace, theme: str) -> None:
    settings = Settings(theme="briefing-light" if theme == "briefing-dark" else "briefing-dark")
    async with opened(workspace, MEDIUM, settings=settings) as terminal:
        await command(terminal, f"theme {theme}")
        assert terminal.app.theme == theme
        assert terminal.at_main
        await open_palette(terminal)
        assert told_of(terminal, f"theme {theme}")[0] == "on show"


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(EVENT_ORDERS)))
async def test_the_visits_are_sorted(workspace: Workspace, number: int) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        await command(terminal, f"visits {EVENT_ORDERS[number].name}")
        assert terminal.selection.order == EVENT_ORDERS[number]
        row = terminal.pane("visits").row
        assert row
        assert row.target == terminal.selection.current.record


async def test_what_is_done_is_what_the_key_does(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        await command(terminal, "next visit or meeting")
        assert terminal.selection.place_of_event()[0] == 2
        await command(terminal, "back to what was chosen before")
        assert terminal.selection.place_of_event()[0] == 1
        await command(terminal, "the source text")
        assert terminal.focused == "source"
        await command(terminal, "search everything")
        assert isinstance(terminal.app.screen, SearchScreen)
        await terminal.press("escape")
        await command(terminal, "why this record")
        assert isinstance(terminal.app.screen, Notice)
        await terminal.press("escape")
        await command(terminal, "zoom the pane")
        assert terminal.main.pane_layout.zoom == 1


async def test_from_another_screen(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        await terminal.press("T")
        await command(terminal, "next visit or meeting")
        assert terminal.at_main
        assert terminal.selection.place_of_event()[0] == 2
        await terminal.press("T")
        await command(terminal, "sources: all articles")
        assert isinstance(terminal.app.screen, ReportScreen)
        assert terminal.app.screen.report.name == "sources"
        await terminal.press("escape")
        assert terminal.at_main
        await terminal.press("T")
        await command(terminal, "theme briefing-light")
        assert terminal.app.theme == "briefing-light"


async def test_quitting_by_name(workspace: Workspace) -> None:
    async with opened(workspace, NARROW) as terminal:
        await open_palette(terminal)
        await terminal.type("quit")
        assert listed(terminal)[0].startswith("quit")
        await terminal.press("enter")
        assert terminal.app._exit


async def test_the_users_keys_are_shown(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM, settings=Settings(keys={"search": "ctrl+k"})) as terminal:
        await open_palette(terminal)
        assert told_of(terminal, "search everything")[1] == "ctrl+k"


# -- help says the same


async def test_the_help_says_why_a_key_does_nothing_now(workspace: Workspace) -> None:
    async with opened(workspace, (120, 110)) as terminal:
        await terminal.press("?")
        for words in ("this is where you began", "nothing is marked", "there is nothing ahead"):
            assert f"not now: {words}" in told(terminal)
        await terminal.press("?", "m", "n", "b", "?")
        assert "not now: this is where you began" in told(terminal)
        assert "not now: nothing is marked" not in told(terminal)
        assert "not now: there is nothing ahead" not in told(terminal)


def told(terminal: Terminal) -> str:
    """The words of a notice."""
    return str(terminal.app.screen.query_one("#notice-text", Static).content)


@every_size
async def test_the_hint_of_the_first_start(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size, new=True) as terminal:
        assert "First time here: ?" in terminal.text()
        await terminal.press("n")
        assert "First time here: ?" in terminal.text()
        await terminal.press("escape")
        assert "First time here" not in terminal.text()
        assert terminal.lines()[-1].startswith(" n next")
