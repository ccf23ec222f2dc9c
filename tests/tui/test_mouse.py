"""The mouse: heads of columns, a menu of what can be done, the line above a list."""

from briefing.tui.screens.pick import PickScreen
from briefing.tui.screens.report import ReportScreen
from briefing.workspace import Workspace
from tests.tui.terminal import MEDIUM, WIDE, opened


async def test_the_other_button_asks_what_to_do(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        x, y = terminal.find("Biden → India")
        await terminal.pilot.click(offset=(x, y), button=3)
        await terminal.settle()
        assert isinstance(terminal.app.screen, PickScreen)
        terminal.find("copy a citation of the words in view")
        await terminal.press("m")
        await terminal.settle()
        assert terminal.at_main
        assert [b.title for b in terminal.main.context.bookmarks] == ["Biden → India"]


async def test_a_key_asks_too(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        await terminal.press("backslash")
        assert isinstance(terminal.app.screen, PickScreen)
        await terminal.press("escape")
        assert terminal.at_main


async def test_a_head_sorts_by_its_column(workspace: Workspace) -> None:
    async with opened(workspace, WIDE) as terminal:
        await terminal.press("S")
        await terminal.settle()
        screen = terminal.app.screen
        assert isinstance(screen, ReportScreen)
        x = terminal.lines()[2].index("article")
        y = 2
        await terminal.pilot.click(offset=(x, y))
        await terminal.settle()
        terminal.find("article▾")
        await terminal.press("s")
        terminal.find("V▾")


async def test_the_line_above_the_visits_sorts_them(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        before = terminal.selection.order
        x, y = terminal.find("1 Visits")
        await terminal.pilot.click(offset=(x, y))
        await terminal.settle()
        assert terminal.selection.order != before


async def test_a_notice_goes_with_the_next_key(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM, drawn=True) as terminal:
        await terminal.press("m")
        terminal.app.say("Something is told.")
        await terminal.until("Something is told.")
        await terminal.press("j")
        await terminal.settle()
        assert "Something is told." not in terminal.text()
