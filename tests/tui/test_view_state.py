"""How a folder was left comes back with it, and nothing of it can do harm."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.config import Settings
from briefing.models import Ref
from briefing.paths import state_folder, view_file
from briefing.storage import Store
from briefing.storage.line_queries import EVENT_ORDERS
from briefing.tui import view_state
from briefing.tui.rows import RecordRef
from briefing.tui.screens.panes import ORDER
from briefing.tui.selection import Selection
from briefing.tui.view_state import Bookmark, View
from briefing.workspace import Workspace
from tests.tui.hand import small
from tests.tui.stored import shelve
from tests.tui.terminal import MEDIUM, WIDE, Size, Terminal, every_size, opened


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder of articles."""
    return small().write(tmp_path / "clippings")


def again(root: Path) -> Workspace:
    """The folder, opened anew."""
    hand = small()
    return shelve(root, hand.briefing(), articles=hand.articles())


async def leave(terminal: Terminal) -> None:
    """Quit, as q does."""
    await terminal.pilot.press("q")
    await terminal.pilot.pause()
    assert terminal.app._exit


# -- the file

names = st.text("ab-:[é]\n\x1b", max_size=6)
targets = st.builds(RecordRef, names, names)
choices = st.builds(
    Selection,
    *[st.none() | names] * 4,
    st.none() | targets,
    st.lists(st.builds(Ref, names, st.integers(0, 9), st.integers(0, 9), names), max_size=2).map(
        tuple
    ),
)
views = st.builds(
    View,
    choices,
    st.integers(0, 4),
    st.integers(0, 2),
    st.integers(24, 72),
    st.integers(25, 75),
    st.integers(0, 5),
    names,
    st.lists(names, max_size=3).map(tuple),
    st.lists(st.builds(Bookmark, targets, names), max_size=3).map(tuple),
    names,
    st.booleans(),
)


@given(views)
def test_a_view_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, view: View
) -> None:
    root = tmp_path_factory.mktemp("folder")
    assert view_state.save(root, view)
    assert view_state.load(root) == view


def test_every_folder_has_a_file_of_its_own(tmp_path: Path) -> None:
    one, other = tmp_path / "one" / "press", tmp_path / "other" / "press"
    view_state.save(one, View(pane=3))
    assert view_state.load(other) == View()
    assert view_state.load(one) == View(pane=3)
    assert view_file(one).parent == state_folder() / "views"


@pytest.mark.parametrize(
    "damaged", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"pane": "x"}', b'{"choice": {"at": []}}']
)
def test_a_damaged_file_is_as_new(root: Path, damaged: bytes) -> None:
    view_state.save(root, View(pane=3))
    view_file(root).write_bytes(damaged)
    assert view_state.load(root) == View()


def test_nothing_else_is_left_beside_the_file(root: Path) -> None:
    view_state.save(root, View(pane=3))
    view_state.save(root, View(pane=4))
    assert list(view_file(root).parent.iterdir()) == [view_file(root)]


# -- in the program


@every_size
async def test_what_was_open_comes_back(root: Path, size: Size) -> None:
    async with opened(again(root), size) as terminal:
        await terminal.press("n", "n", "]", "4", "m", "s")
        await terminal.press("L", "p")
        left = terminal.selection.current
        marks = list(terminal.app.context.bookmarks)
        assert left.event != "visit-0"
        assert marks
        await leave(terminal)
    async with opened(again(root), size) as terminal:
        current = terminal.selection.current
        assert (current.event, current.actor, current.issue) == (left.event, left.actor, left.issue)
        assert current.ref == left.ref
        assert current.record == left.record
        assert terminal.focused == "issues"
        assert terminal.open_panes() == (["issues"] if size[0] < 84 else list(ORDER))
        assert terminal.app.context.bookmarks == marks
        hidden = {"person", *View().hidden}
        assert terminal.main.source_view.hidden == terminal.main.source.hidden == hidden
        assert terminal.selection.order == EVENT_ORDERS[1]
        await terminal.press("1")
        assert EVENT_ORDERS[1].name in terminal.text()
        assert not terminal.selection.history


async def test_the_layout_comes_back(root: Path) -> None:
    async with opened(again(root), WIDE) as terminal:
        await terminal.press(">", ">", "2", ">", "z")
        await terminal.settle()
        layout = terminal.main.pane_layout
        left = (layout.zoom, layout.left, layout.split)
        assert left == (1, 44, 55)
        before = terminal.lines()
        await leave(terminal)
    async with opened(again(root), WIDE) as terminal:
        layout = terminal.main.pane_layout
        assert (layout.zoom, layout.left, layout.split) == left
        assert terminal.focused == "event"
        assert terminal.lines() == before


async def test_the_filter_comes_back(root: Path) -> None:
    async with opened(again(root), MEDIUM) as terminal:
        await terminal.press("f")
        await terminal.type("bajwa !phone")
        await terminal.press("enter")
        await leave(terminal)
    async with opened(again(root), MEDIUM) as terminal:
        assert terminal.selection.wanted.text == "bajwa !phone"
        assert "filter: bajwa !phone" in terminal.text()
        assert len(terminal.selection.visits_list) == 1
        await terminal.press("1", "escape")
        assert len(terminal.selection.visits_list) == 3
        await leave(terminal)
    assert view_state.load(root).filter == ""


async def test_a_theme_chosen_while_it_ran_comes_back(root: Path) -> None:
    async with opened(again(root), MEDIUM) as terminal:
        terminal.app.choose_theme("briefing-light")
        await leave(terminal)
    async with opened(again(root), MEDIUM) as terminal:
        assert terminal.app.theme == "briefing-light"
        terminal.app.choose_theme(terminal.app.settings.theme)
        await leave(terminal)
    async with opened(
        again(root), MEDIUM, settings=Settings(theme="briefing-contrast")
    ) as terminal:
        assert terminal.app.theme == "briefing-contrast"


async def test_a_theme_that_is_gone_is_that_of_the_program(root: Path) -> None:
    view_state.save(root, View(theme="nonsense", greeted=True))
    async with opened(again(root), MEDIUM) as terminal:
        assert terminal.app.theme == "briefing-dark"


async def test_each_folder_has_a_view_of_its_own(root: Path, tmp_path: Path) -> None:
    async with opened(again(root), MEDIUM) as terminal:
        await terminal.press("n", "4", "m")
        await leave(terminal)
    other = small().write(tmp_path / "other")
    async with opened(again(other), MEDIUM) as terminal:
        assert terminal.selection.current.event == "visit-0"
        assert terminal.focused == "visits"
        assert terminal.app.context.bookmarks == []


async def test_the_hint_is_shown_once(root: Path) -> None:
    async with opened(again(root), MEDIUM, new=True) as terminal:
        assert "First time here" in terminal.text()
        await leave(terminal)
    async with opened(again(root), MEDIUM, new=True) as terminal:
        assert "First time here" not in terminal.text()


async def test_what_is_gone_is_not_chosen(root: Path) -> None:
    gone = Ref("gone", 5, 9, "gone")
    current = Selection(
        "visit-9", "meeting-9", "nobody", "issue:9", RecordRef("visit", "visit-9"), (gone,)
    )
    marks = (Bookmark(RecordRef("actor", "nobody"), "Nobody"),)
    view_state.save(root, View(current, marks=marks, greeted=True))
    async with opened(again(root), MEDIUM) as terminal:
        assert (
            terminal.selection.current.event == "visit-0" or terminal.selection.current.ref is None
        )
        await terminal.press("n", "e", "w", "escape", "'", "c", "5", "a", "K", "escape", "v")
        assert not terminal.app._exit


@pytest.mark.slow
@pytest.mark.parametrize(
    "odd",
    [
        {"pane": 99},
        {"pane": -1},
        {"zoom": 99},
        {"zoom": -5},
        {"left": 10**6},
        {"left": -4},
        {"split": 0},
        {"split": 100},
        {"order": 99},
        {"order": -2},
        {"filter": "[/b] \x1b[31m"},
        {"hidden": ("nonsense",)},
        {"theme": "\x1b"},
    ],
    ids=str,
)
async def test_odd_values_do_no_harm(root: Path, odd: dict[str, object]) -> None:
    view_state.save(root, View(greeted=True, **odd))  # type: ignore[arg-type]
    async with opened(again(root), WIDE) as terminal:
        assert terminal.open_panes()
        await terminal.press("1", "escape", "n", "z", "z", "z", ">", "<", "s", "2", ">", "5", "t")
        await terminal.settle()
        assert terminal.open_panes()
        await leave(terminal)


async def test_a_damaged_file_stops_nothing(root: Path) -> None:
    view_state.save(root, View(pane=3, greeted=True))
    view_file(root).write_bytes(b"{\xff")
    async with opened(again(root), MEDIUM) as terminal:
        assert terminal.focused == "visits"
        await terminal.press("4")
        await leave(terminal)
    assert view_state.load(root).pane == 3


async def test_a_state_folder_that_cannot_be_written(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state_file = tmp_path / "state"
    state_file.write_text("in the way")
    async with opened(again(root), MEDIUM) as terminal:
        assert not view_state.save(root, View(pane=2))
        await terminal.press("n", "m", "z", "s")
        terminal.app.keep_view()
        assert terminal.toasts()[-1].startswith("Visits: ")
        await leave(terminal)
    assert state_file.read_text() == "in the way"
    assert terminal.app.return_code == 0


async def test_a_full_disk_keeps_the_old_file(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    view_state.save(root, View(pane=3))
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        assert not view_state.save(root, View(pane=4))
    assert view_state.load(root) == View(pane=3)
    assert list(view_file(root).parent.iterdir()) == [view_file(root)]


async def test_the_view_is_kept_while_it_runs(root: Path) -> None:
    async with opened(again(root), MEDIUM) as terminal:
        await terminal.press("4")
        for _ in range(10):
            terminal.app.look_outside()
        assert view_state.load(root).pane == 3


def test_a_store_in_memory_keeps_no_view() -> None:
    assert Store(None).path is None or not str(Store(None).path).startswith(str(state_folder()))
