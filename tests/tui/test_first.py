"""Which folder: the last ones, the sample, or a path that is typed and completed."""

from pathlib import Path

import pytest
from textual.widgets import Input

from briefing.tui.first import SAMPLE, FirstApp, completed


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    """Three folders that were opened."""
    made = [tmp_path / name for name in ("one", "two", "three")]
    for folder in made:
        folder.mkdir()
    return made


@pytest.mark.parametrize(
    ("keys", "which"),
    [
        (("enter",), 0),
        (("j", "enter"), 1),
        (("3",), 2),
        (("j", "j", "j", "enter"), None),
    ],
)
async def test_a_folder_is_chosen(
    folders: list[Path], keys: tuple[str, ...], which: int | None
) -> None:
    app = FirstApp(folders, "briefing-dark")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
    assert app.return_value == (SAMPLE if which is None else folders[which])


@pytest.mark.parametrize("key", ["q", "escape"])
async def test_leaving_opens_nothing(folders: list[Path], key: str) -> None:
    app = FirstApp(folders, "briefing-dark")
    async with app.run_test() as pilot:
        await pilot.press(key)
        await pilot.pause()
    assert app.return_value is None


async def test_a_path_is_typed(folders: list[Path]) -> None:
    """A wrong one is told, and can be mended."""
    app = FirstApp([], "no-such-theme")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("o")
        line = app.query_one(Input)
        line.value = str(folders[0]) + "x"
        await pilot.press("enter")
        assert app.return_value is None
        assert "There is no file or folder" in str(app.query_one("#wrong").render())
        line.value = str(folders[0])
        await pilot.press("enter")
        await pilot.pause()
    assert app.return_value == folders[0]


def test_completion(folders: list[Path]) -> None:
    """The first that begins so; a folder with a slash, hidden ones when they are meant."""
    base = folders[0].parent
    (base / "two" / "notes.txt").write_text("x")
    (base / ".hidden").mkdir()
    assert completed(f"{base}/t") == f"{base}/three/"
    assert completed(f"{base}/tw") == f"{base}/two/"
    assert completed(f"{base}/two/") == f"{base}/two/notes.txt"
    assert completed(f"{base}/.h") == f"{base}/.hidden/"
    assert completed(f"{base}/x") is None
    assert completed(f"{base}/no/such") is None
