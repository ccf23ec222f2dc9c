"""Jump labels: one on every line in view, and typing it goes there."""

import pytest

from briefing.tui.screens.jump import JumpScreen, labels
from briefing.tui.widgets.line_list import LineList
from briefing.tui.widgets.source import SourceView
from briefing.workspace import Workspace
from tests.tui.terminal import MEDIUM, NARROW, WIDE, Size, Terminal, every_size, opened


@pytest.mark.parametrize("count", [0, 1, 2, 26, 27, 100, 400])
def test_no_label_begins_another(count: int) -> None:
    made = labels(count)
    assert len(made) == len(set(made)) == count
    assert not any(b.startswith(a) for a in made for b in made if a != b)
    assert all(label.isalpha() and label.islower() for label in made)


def test_few_lines_have_short_labels() -> None:
    assert {len(label) for label in labels(26)} == {1}
    assert {len(label) for label in labels(27)} == {2}


def places(terminal: Terminal) -> dict[str, tuple[LineList, int]]:
    """What each label at a line leads to."""
    screen = terminal.app.screen
    assert isinstance(screen, JumpScreen)
    return {k: (v, n) for k, (v, n) in screen._places.items() if isinstance(v, LineList)}


def highlights(terminal: Terminal) -> dict[str, int]:
    """Where the highlight of each label in the source text begins."""
    screen = terminal.app.screen
    assert isinstance(screen, JumpScreen)
    return {k: n for k, (v, n) in screen._places.items() if isinstance(v, SourceView)}


@every_size
async def test_every_highlight_in_view_has_its_label(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        await terminal.press("5", ";")
        found = highlights(terminal)
        view = terminal.main.source
        starts = {mark.start for mark in view.page.marks if mark.kind not in view.hidden}
        assert found
        assert set(found.values()) <= starts
        label, start = list(found.items())[-1]
        assert any(label in view.render_line(y).text for y in range(view.size.height))
        await terminal.press(*label)
        assert terminal.at_main
        assert terminal.focused == "source"
        assert view.here
        assert view.here.start == start


def drawn(lines: LineList, number: int) -> str:
    """A line of a list as it is drawn."""
    return lines.render_line(number - lines.scroll_offset.y).text


@every_size
async def test_every_line_in_view_has_its_label(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        await terminal.press(";")
        found = places(terminal)
        assert found
        for label, (lines, number) in found.items():
            assert drawn(lines, number).startswith(label)
            assert lines.rows[number].target
        wanted = 0
        for lines in terminal.main.lists():
            if lines.region.area:
                top, height = lines.scroll_offset.y, lines.content_region.height
                rows = lines.rows[top : top + height]
                wanted += sum(row.target is not None for row in rows)
        assert len(found) == wanted
        await terminal.press("escape")
        assert terminal.at_main
        for label, (lines, number) in found.items():
            assert lines.rows[number].words[:1] == drawn(lines, number)[:1], label


@every_size
async def test_typing_a_label_goes_there(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        await terminal.press(";")
        count = len(places(terminal))
        await terminal.press("escape")
        for number in range(0, count, 5):
            await terminal.press("1", ";")
            label, (lines, row) = list(places(terminal).items())[number % len(places(terminal))]
            target = lines.rows[row].target
            await terminal.press(*label)
            assert terminal.at_main
            assert terminal.focused == lines.id
            assert lines.row
            assert lines.row.target == target == terminal.main.target()


async def test_the_first_letter_of_two_leaves_the_others_that_begin_so(
    workspace: Workspace,
) -> None:
    async with opened(workspace, WIDE) as terminal:
        await terminal.press(";")
        found = places(terminal)
        assert {len(label) for label in found} == {2}
        letter = next(iter(found))[0]
        await terminal.press(letter)
        assert isinstance(terminal.app.screen, JumpScreen)
        for label, (lines, number) in found.items():
            begins = label[0] == letter
            assert drawn(lines, number).startswith(label[1]) or not begins
            assert begins or drawn(lines, number)[:1] == lines.rows[number].words[:1]
        await terminal.press("escape")


@pytest.mark.parametrize(
    "key",
    [
        "escape",
        "enter",
        *(pytest.param(k, marks=pytest.mark.slow) for k in ("1", "down", "space", "Q", "tab")),
    ],
)
async def test_any_other_key_leaves(workspace: Workspace, key: str) -> None:
    async with opened(workspace, NARROW) as terminal:
        before, current = terminal.lines(), terminal.selection.current
        await terminal.press(";", key)
        assert terminal.at_main
        assert terminal.selection.current == current
        assert terminal.focused == "visits"
        assert terminal.lines() == before


async def test_a_click_leaves(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        current = terminal.selection.current
        await terminal.press(";")
        await terminal.pilot.click(offset=(60, 10))
        await terminal.pilot.pause()
        assert terminal.at_main
        assert terminal.selection.current == current


async def test_in_the_narrow_layout_the_pane_in_front_is_labelled(workspace: Workspace) -> None:
    async with opened(workspace, NARROW) as terminal:
        await terminal.press("5", ";")
        assert places(terminal) == {}
        await terminal.press("Q")
        assert terminal.at_main
        assert terminal.focused == "source"
