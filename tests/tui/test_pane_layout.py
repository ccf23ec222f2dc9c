"""How the panes share the screen: zoomed by z, widened by < and >."""

import pytest

from briefing.tui.screens.panes import ORDER
from briefing.workspace import Workspace
from tests.tui.terminal import MEDIUM, NARROW, WIDE, Size, Terminal, every_size, ids, opened

pytestmark = pytest.mark.slow

wider_sizes = pytest.mark.parametrize("size", [MEDIUM, WIDE], ids=ids)


def area(terminal: Terminal, name: str) -> int:
    """The cells of a pane."""
    return terminal.main.query_one(f"#{name}").region.area


def width(terminal: Terminal, name: str) -> int:
    """The columns of a pane."""
    return terminal.main.query_one(f"#{name}").region.width


async def pressed(terminal: Terminal, *keys: str) -> None:
    """Press keys, and wait until the panes have been laid out."""
    await terminal.press(*keys)
    await terminal.settle()


@pytest.mark.slow
@wider_sizes
@pytest.mark.parametrize("number", range(len(ORDER)), ids=ORDER)
async def test_zoom_gives_a_pane_more_then_all(
    workspace: Workspace, size: Size, number: int
) -> None:
    name = ORDER[number]
    async with opened(workspace, size) as terminal:
        await pressed(terminal, str(number + 1))
        before, normal = terminal.lines(), area(terminal, name)
        await pressed(terminal, "z")
        half = area(terminal, name)
        assert half > normal
        assert name in terminal.open_panes()
        assert half >= size[0] * size[1] // 4
        await pressed(terminal, "z")
        assert terminal.open_panes() == [name]
        assert width(terminal, name) == size[0]
        assert area(terminal, name) >= size[0] * (size[1] - 4)
        assert terminal.focused == name
        await pressed(terminal, "z")
        assert terminal.open_panes() == list(ORDER)
        assert area(terminal, name) == normal
        assert terminal.lines() == before


@wider_sizes
async def test_plus_zooms_too_and_underscore_zooms_back(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        areas = [area(terminal, "visits")]
        for key in ("+", "+", "_", "_"):
            await pressed(terminal, key)
            areas.append(area(terminal, "visits"))
        assert areas[0] == areas[4] < areas[1] == areas[3] < areas[2]
        await pressed(terminal, "_")
        assert terminal.open_panes() == ["visits"]


@wider_sizes
async def test_the_focused_pane_is_the_zoomed_one(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        await pressed(terminal, "z", "z")
        for key, name in (("3", "actor"), ("tab", "issues"), ("5", "source"), ("l", "visits")):
            await pressed(terminal, key)
            assert terminal.open_panes() == [name]
            assert terminal.focused == name
            assert width(terminal, name) == size[0]


@every_size
async def test_a_zoomed_pane_shows_what_is_chosen(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        await pressed(terminal, "z", "z", "n", "n", "2")
        event = terminal.selection.event
        assert event
        words = terminal.selection.actors[event.travellers[0]].name  # type: ignore[union-attr]
        assert words.split()[-1] in terminal.text()
        rows = terminal.pane("event").rows
        assert len(rows) > 3


async def test_in_the_narrow_layout_a_pane_has_all_the_room_already(workspace: Workspace) -> None:
    async with opened(workspace, NARROW) as terminal:
        before, whole = terminal.lines(), area(terminal, "visits")
        for _ in range(3):
            await pressed(terminal, "z")
            assert terminal.open_panes() == ["visits"]
            assert area(terminal, "visits") == whole
        assert terminal.lines() == before
        await pressed(terminal, ">", ">", "<", "5", ">", "<")
        assert terminal.open_panes() == ["source"]
        assert width(terminal, "source") == 80


@pytest.mark.slow
@wider_sizes
async def test_the_left_column_becomes_wider_and_narrower(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        first = width(terminal, "visits")
        await pressed(terminal, ">")
        assert width(terminal, "visits") == first + 4 == width(terminal, "actor")
        await pressed(terminal, "<", "<")
        assert width(terminal, "visits") == first - 4
        await pressed(terminal, *["<"] * 20)
        least = width(terminal, "visits")
        assert 20 <= least < first
        await pressed(terminal, *[">"] * 30)
        most = width(terminal, "visits")
        assert first < most <= size[0] // 2 + 1
        assert terminal.open_panes() == list(ORDER)


@pytest.mark.slow
async def test_the_middle_and_the_right_share_the_rest(workspace: Workspace) -> None:
    async with opened(workspace, WIDE) as terminal:
        middle, right = width(terminal, "event"), width(terminal, "source")
        await pressed(terminal, "2", ">")
        assert width(terminal, "event") > middle
        assert width(terminal, "source") < right
        await pressed(terminal, "5", ">")
        assert abs(width(terminal, "source") - right) <= 1
        await pressed(terminal, ">", ">")
        assert width(terminal, "source") > right
        await pressed(terminal, *[">"] * 30)
        assert width(terminal, "event") >= 30
        await pressed(terminal, *["<"] * 60)
        assert width(terminal, "source") >= 30


async def test_one_above_the_other_they_share_the_height(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        source = terminal.main.query_one("#source")
        before = source.region.height
        await pressed(terminal, "5", ">")
        assert source.region.height > before
        await pressed(terminal, "<", "<")
        assert source.region.height < before
        assert source.region.width == terminal.main.query_one("#event").region.width


@pytest.mark.slow
@every_size
async def test_keys_of_the_layout_choose_nothing(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        current = terminal.selection.current
        for number in range(1, 6):
            await pressed(terminal, str(number), "z", ">", "z", "<", "z", "+", "_")
        assert terminal.selection.current == current
        assert all(len(line) == size[0] for line in terminal.lines())


@wider_sizes
async def test_a_zoomed_pane_follows_the_size_of_the_terminal(
    workspace: Workspace, size: Size
) -> None:
    async with opened(workspace, size) as terminal:
        await pressed(terminal, "z", "z")
        await terminal.resize(100, 30)
        assert terminal.open_panes() == ["visits"]
        assert width(terminal, "visits") == 100
        await terminal.resize(*NARROW)
        assert terminal.open_panes() == ["visits"]
        await terminal.resize(*size)
        await pressed(terminal, "z")
        assert terminal.open_panes() == list(ORDER)
