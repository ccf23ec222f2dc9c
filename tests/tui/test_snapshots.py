"""What the screens look like: SVG pictures, compared as text.

After a change that is meant, write them anew, and look at those that differ before they are
committed::

    .venv/bin/python -m pytest tests/tui/test_snapshots.py --snapshot-update
    git diff --stat tests/tui/__snapshots__

They are drawn from ``briefing.json``, which is kept by hand: no rule of extraction touches them.
"""

import re
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.image import SVGImageSnapshotExtension
from textual.widgets import Input

from briefing.config import Settings
from briefing.storage import Store
from briefing.tui.reports import REPORTS
from briefing.workspace import Workspace
from tests.tui.fresh import with_news
from tests.tui.terminal import MEDIUM, NARROW, Size, Terminal, every_size, opened

Act = Callable[[Terminal], Awaitable[object]]
DARK, LIGHT = Settings(theme="briefing-dark"), Settings(theme="briefing-light")
_CELLS = re.compile(
    r'<rect fill="(#\w+)" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"'
    r'(?: shape-rendering="\w+")?/>'
)
_WORDY = re.compile(r' (?:shape-rendering|clip-path|textLength)="[^"]*"|@font-face \{.*?\}', re.S)
"""What an SVG says of each rectangle and line again, and where its fonts are; half of its bytes."""


@pytest.fixture
def pictures(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """The pictures that are kept, one file each."""
    return snapshot.use_extension(SVGImageSnapshotExtension)


async def picture(terminal: Terminal) -> str:
    """The screen as an SVG, without what differs from one drawing to the next."""
    for field in terminal.app.screen.query(Input):
        field.cursor_blink = False
    await terminal.settle()
    drawn = terminal.app.export_screenshot(title="briefing", simplify=True)
    drawn = _on_one_ground(re.sub(r"terminal-\d+", "t", drawn))
    return _WORDY.sub("", drawn).replace("&#160;", "\u00a0")


def _on_one_ground(drawn: str) -> str:
    """One rectangle for the colour of most cells, in place of one for each run of them."""
    found = _CELLS.findall(drawn)
    ground = Counter(colour for colour, *_ in found).most_common(1)[0][0]
    right = max(float(x) + float(width) for _, x, _, width, _ in found)
    below = max(float(y) + float(height) for _, _, y, _, height in found)
    whole = f'<rect fill="{ground}" x="0" y="0" width="{right:g}" height="{below:g}"/>'
    first = next(_CELLS.finditer(drawn)).start()
    rest = _CELLS.sub(lambda m: "" if m[1] == ground else m[0], drawn[first:])
    return f"{drawn[:first]}{whole}{rest}"


def pressing(*keys: str) -> Act:
    """Press keys."""
    return lambda terminal: terminal.press(*keys)


def reporting(name: str) -> Act:
    """Open a report, with a bookmark made."""

    async def act(terminal: Terminal) -> None:
        await terminal.press("m")
        terminal.main.action_report(name)

    return act


async def searching(terminal: Terminal) -> None:
    """Search for a name that is misspelt."""
    await terminal.press("/")
    await terminal.type("Blinkin")
    await terminal.press("down")


async def narrowing(terminal: Terminal) -> None:
    """Among what narrows the hits, with a mistake in the query."""
    await terminal.press("/")
    await terminal.type("pakistan status:foo")
    await terminal.press("tab", "down")


async def saved(terminal: Terminal) -> None:
    """Searches that are kept, before anything is typed."""
    terminal.main.context.workspace.searching.remember('"peace process" by:blinken')
    terminal.main.context.workspace.judgement_file.save_search("Kashmir", "issue:kashmir")
    await terminal.press("/")
    await terminal.settle()


SCREENS: dict[str, Act] = {
    "main": pressing(),
    "search": searching,
    "search-narrowed": narrowing,
    "search-saved": saved,
    "why": pressing("w"),
    "help": pressing("?"),
    "commands": pressing(":"),
    "decide": pressing("d"),
    "jump": pressing(";"),
    "filter": pressing("f"),
    "beside": pressing("a"),
    "highlights": pressing("L"),
    "zoomed": pressing("z", "z"),
    **{report.name: reporting(report.name) for report in REPORTS if report.name != "news"},
}


@pytest.mark.parametrize("screen", SCREENS)
@every_size
async def test_screen(
    workspace: Workspace, pictures: SnapshotAssertion, size: Size, screen: str
) -> None:
    async with opened(workspace, size, settings=DARK, drawn=True) as terminal:
        await SCREENS[screen](terminal)
        assert await picture(terminal) == pictures


@every_size
async def test_news(workspace: Workspace, pictures: SnapshotAssertion, size: Size) -> None:
    with_news(workspace)
    async with opened(workspace, size, settings=DARK, drawn=True) as terminal:
        await terminal.press("M")
        assert await picture(terminal) == pictures


async def test_marks_of_news(workspace: Workspace, pictures: SnapshotAssertion) -> None:
    with_news(workspace)
    async with opened(workspace, MEDIUM, settings=DARK, drawn=True, sample=False) as terminal:
        assert await picture(terminal) == pictures


async def test_light(workspace: Workspace, pictures: SnapshotAssertion) -> None:
    async with opened(workspace, MEDIUM, settings=LIGHT, drawn=True) as terminal:
        assert await picture(terminal) == pictures


@pytest.mark.parametrize("key", ["2", "3", "4", "5"], ids=["visit", "actor", "issues", "source"])
async def test_narrow_pane(workspace: Workspace, pictures: SnapshotAssertion, key: str) -> None:
    async with opened(workspace, NARROW, drawn=True) as terminal:
        await terminal.press(key)
        assert await picture(terminal) == pictures


async def test_first_start(workspace: Workspace, pictures: SnapshotAssertion) -> None:
    async with opened(workspace, MEDIUM, drawn=True, new=True) as terminal:
        assert await picture(terminal) == pictures


async def test_empty_folder(
    pictures: SnapshotAssertion, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("clippings").mkdir()
    empty = Workspace(Path("clippings"), store=Store(None))
    async with opened(empty, NARROW, drawn=True) as terminal:
        assert await picture(terminal) == pictures
