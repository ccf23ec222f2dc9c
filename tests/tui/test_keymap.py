"""The user's own keys: checked before they are used, and heeded where they are."""

from pathlib import Path

import pytest

from briefing.config import Settings, load
from briefing.errors import ConfigError
from briefing.tui.keymap import check
from briefing.tui.keys import KEYS, shown, with_keymap
from briefing.tui.screens.notice import Notice
from briefing.tui.screens.report import ReportScreen
from briefing.tui.screens.search import SearchScreen
from briefing.workspace import Workspace
from tests.tui.terminal import MEDIUM, NARROW, opened


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of settings."""
    return tmp_path / "config.toml"


def test_the_keys_of_the_program_are_sound(file: Path) -> None:
    check({}, file)
    check({entry.id: entry.keys for entry in KEYS if not clashes(entry.keys)}, file)


def clashes(keys: str) -> bool:
    """Keys that nobody may take for another thing."""
    return bool({"up", "down", "enter"} & set(keys.split(",")))


@pytest.mark.parametrize(
    "keymap",
    [
        {"search": "ctrl+k"},
        {"search": "ctrl+k,slash"},
        {"next-event": "p", "previous-event": "n"},
        {"quit": "f10"},
        {"cite": "ctrl+shift+c"},
        {"help": "f1,question_mark"},
    ],
    ids=str,
)
def test_keys_that_can_be_used(file: Path, keymap: dict[str, str]) -> None:
    check(keymap, file)


@pytest.mark.parametrize(
    ("keymap", "said"),
    [
        ({"serch": "ctrl+k"}, "“serch” is nothing a key can do"),
        ({"search": "ctrl+nonsense"}, "“ctrl+nonsense” is no key"),
        ({"search": "c"}, "“c” would do both “search” and “cite”"),
        ({"search": "j"}, "“j” moves in the panes, or quits"),
        ({"search": "enter"}, "“enter” moves in the panes, or quits"),
        ({"search": "ctrl+c"}, "“ctrl+c” moves in the panes, or quits"),
        ({"search": "right_square_bracket"}, "“]” would do both"),
    ],
)
def test_keys_that_cannot_be_used(file: Path, keymap: dict[str, str], said: str) -> None:
    name = next(iter(keymap))
    file.write_text(f'theme = "x"\n\n[keys]\n{name} = "{keymap[name]}"\n', encoding="utf-8")
    with pytest.raises(ConfigError, match="line 4") as caught:
        check(keymap, file)
    assert said in str(caught.value)


def test_keys_are_read_from_the_settings(file: Path) -> None:
    file.write_text('[keys]\nsearch = "ctrl+k"\ncite = "c,ctrl+y"\n', encoding="utf-8")
    assert dict(load(file).keys) == {"search": "ctrl+k", "cite": "c,ctrl+y"}


@pytest.mark.parametrize("text", ['keys = "x"', "[keys]\nsearch = 1", '[keys]\nsearch = ""'])
def test_keys_that_are_none(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError):
        load(file)


@pytest.mark.parametrize(
    ("key", "words"),
    [("right_square_bracket", "]"), ("ctrl+k", "ctrl+k"), ("alt+left", "alt+←"), ("a", "a")],
)
def test_keys_as_a_person_reads_them(key: str, words: str) -> None:
    assert shown(key) == words


def test_the_table_with_the_users_keys() -> None:
    table = with_keymap({"search": "ctrl+k"})
    assert [key.id for key in table] == [key.id for key in KEYS]
    assert [(a.id, a.keys) for a, b in zip(table, KEYS, strict=True) if a != b] == [
        ("search", "ctrl+k")
    ]


# -- in the program


async def test_the_users_key_does_it_and_the_old_one_no_more(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM, settings=Settings(keys={"search": "ctrl+k"})) as terminal:
        await terminal.press("/")
        assert terminal.at_main
        await terminal.press("ctrl+k")
        assert isinstance(terminal.app.screen, SearchScreen)


async def test_two_keys_change_places(workspace: Workspace) -> None:
    keys = {"next-event": "p", "previous-event": "n"}
    async with opened(workspace, NARROW, settings=Settings(keys=keys)) as terminal:
        await terminal.press("p", "p")
        assert terminal.selection.place_of_event()[0] == 3
        await terminal.press("n")
        assert terminal.selection.place_of_event()[0] == 2


async def test_several_keys_for_one_thing(workspace: Workspace) -> None:
    async with opened(workspace, NARROW, settings=Settings(keys={"timeline": "f2,T"})) as terminal:
        for key in ("f2", "T"):
            await terminal.press(key)
            assert isinstance(terminal.app.screen, ReportScreen)
            await terminal.press("escape")


async def test_keys_of_the_program_can_be_changed_too(workspace: Workspace) -> None:
    keys = {"palette": "ctrl+k", "quit": "ctrl+x"}
    async with opened(workspace, NARROW, settings=Settings(keys=keys)) as terminal:
        await terminal.press("q")
        assert not terminal.app._exit
        await terminal.pilot.press("ctrl+x")
        await terminal.pilot.pause()
        assert terminal.app._exit


async def test_footer_and_help_show_the_users_keys(workspace: Workspace) -> None:
    settings = Settings(keys={"search": "ctrl+k", "next-event": "f8"})
    async with opened(workspace, (120, 110), settings=settings) as terminal:
        footer = terminal.lines()[-1]
        assert " f8 next " in footer
        assert " ctrl+k search " in footer
        assert " / search" not in footer
        await terminal.press("?")
        assert isinstance(terminal.app.screen, Notice)
        assert any("ctrl+k" in line and "search everything" in line for line in terminal.lines())
