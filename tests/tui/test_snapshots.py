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
from tests.tui.terminal import MEDIUM, NARROW, SIZES, Size, Terminal, ids, opened


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


@pytest.mark.parametrize("theme", ["briefing-dark", "briefing-light"], ids=["dark", "light"])
@pytest.mark.parametrize("size", SIZES, ids=ids)
async def test_main(library: Library, pictures: SnapshotAssertion, size: Size, theme: str) -> None:
    async with opened(library, size, settings=Settings(theme=theme), drawn=True) as terminal:
        assert await picture(terminal) == pictures


@pytest.mark.parametrize("key", ["2", "3", "4", "5"], ids=["visit", "actor", "issues", "source"])
async def test_narrow_panes(library: Library, pictures: SnapshotAssertion, key: str) -> None:
    async with opened(library, NARROW, drawn=True) as terminal:
        await terminal.press(key)
        assert await picture(terminal) == pictures


@pytest.mark.parametrize("size", SIZES[:2], ids=ids)
async def test_search(library: Library, pictures: SnapshotAssertion, size: Size) -> None:
    async with opened(library, size, drawn=True) as terminal:
        await terminal.press("/")
        await terminal.type("Blinkin")
        await terminal.press("down")
        assert await picture(terminal) == pictures


@pytest.mark.parametrize("key", ["w", "?"], ids=["why", "help"])
async def test_notices(library: Library, pictures: SnapshotAssertion, key: str) -> None:
    async with opened(library, MEDIUM, drawn=True) as terminal:
        await terminal.press(key)
        assert await picture(terminal) == pictures


async def test_empty_folder(
    pictures: SnapshotAssertion, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("clippings").mkdir()
    empty = Library(Path("clippings"), store=Store(None))
    async with opened(empty, NARROW, drawn=True) as terminal:
        assert await picture(terminal) == pictures
