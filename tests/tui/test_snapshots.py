"""What the screens look like: SVG pictures, compared as text.

After a change that is meant, write them anew, and look at those that differ before they are
committed::

    .venv/bin/python -m pytest tests/tui/test_snapshots.py --snapshot-update
    git diff --stat tests/tui/__snapshots__
"""

import re
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.image import SVGImageSnapshotExtension
from textual.widgets import Input

from briefing.config import Settings
from briefing.library import Library
from briefing.store import Store
from briefing.tui.sheets import SHEETS
from briefing.tui.sheets.sheet import Sheet
from tests.tui.terminal import NARROW, SIZES, Size, Terminal, every_size, ids, opened


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
    return re.sub(r"terminal-\d+", "terminal", drawn)


DARK, LIGHT = "briefing-dark", "briefing-light"
themes = pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
rarely = pytest.mark.parametrize(
    "theme",
    [pytest.param(DARK, id="dark"), pytest.param(LIGHT, id="light", marks=pytest.mark.slow)],
)
sizes = pytest.mark.parametrize("size", SIZES, ids=ids)


@themes
@sizes
async def test_main(library: Library, pictures: SnapshotAssertion, size: Size, theme: str) -> None:
    async with opened(library, size, settings=Settings(theme=theme), drawn=True) as terminal:
        assert await picture(terminal) == pictures


@pytest.mark.parametrize("key", ["2", "3", "4", "5"], ids=["visit", "actor", "issues", "source"])
async def test_narrow_panes(library: Library, pictures: SnapshotAssertion, key: str) -> None:
    async with opened(library, NARROW, drawn=True) as terminal:
        await terminal.press(key)
        assert await picture(terminal) == pictures


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
@rarely
@every_size
async def test_sheets(
    library: Library, pictures: SnapshotAssertion, size: Size, theme: str, sheet: Sheet
) -> None:
    async with opened(library, size, settings=Settings(theme=theme), drawn=True) as terminal:
        await terminal.press("m")
        terminal.main.action_sheet(sheet.name)
        await terminal.settle()
        assert await picture(terminal) == pictures


@rarely
@every_size
async def test_search(
    library: Library, pictures: SnapshotAssertion, size: Size, theme: str
) -> None:
    async with opened(library, size, settings=Settings(theme=theme), drawn=True) as terminal:
        await terminal.press("/")
        await terminal.type("Blinkin")
        await terminal.press("down")
        assert await picture(terminal) == pictures


@pytest.mark.parametrize(
    "keys", ["w", "?", ":", "d", ";", "f", "a", "L", "zz"], ids=lambda keys: f"keys {ord(keys[0])}"
)
@rarely
@every_size
async def test_over_it(
    library: Library, pictures: SnapshotAssertion, size: Size, theme: str, keys: str
) -> None:
    async with opened(library, size, settings=Settings(theme=theme), drawn=True) as terminal:
        await terminal.press(*keys)
        assert await picture(terminal) == pictures


@sizes
async def test_the_first_start(library: Library, pictures: SnapshotAssertion, size: Size) -> None:
    async with opened(library, size, drawn=True, new=True) as terminal:
        assert await picture(terminal) == pictures


async def test_empty_folder(
    pictures: SnapshotAssertion, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("clippings").mkdir()
    empty = Library(Path("clippings"), store=Store(None))
    async with opened(empty, NARROW, drawn=True) as terminal:
        assert await picture(terminal) == pictures
