"""Themes: the program's own, the user's, and none at all."""

import re
from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import Theme

from briefing.config import Settings, themes_folder
from briefing.errors import ConfigError
from briefing.tui.app import BriefingApp
from briefing.tui.reports import REPORTS
from briefing.tui.themes import DARK, LIGHT, PLAIN, THEMES, user_themes
from briefing.workspace import Workspace
from tests.tui.terminal import MEDIUM, NARROW, Size, Terminal, every_size, opened
from tests.tui.test_app import colours, contrast, shades_of, style_of_evidence

pytestmark = pytest.mark.slow

every_theme = pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
OWN = """
primary = "#ff8800"
background = "#102030"
dark = true

[variables]
quiet = "#aabbcc"
"""


def write_theme(text: str, name: str = "own") -> Path:
    """A theme's file in the user's folder."""
    file = themes_folder() / f"{name}.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


# -- the program's own


def test_the_themes_name_the_same_colours() -> None:
    assert len({theme.name for theme in THEMES}) == len(THEMES) == 5
    assert all(theme.variables.keys() >= DARK.variables.keys() for theme in THEMES)


async def every_screen(terminal: Terminal) -> None:
    """Go through all panes and screens."""
    for key in ("1", "2", "3", "4", "5"):
        await terminal.press(key)
    await terminal.press("m", "L", "escape", "?", "escape", "w", "escape", ";", "escape", "a")
    await terminal.press("5", "}", "shift+right", "f", "escape", "d", "escape")
    await terminal.press("T")
    for _ in REPORTS:
        await terminal.press("]")
        await terminal.settle()
    await terminal.press("escape", "/")
    await terminal.type("pakistan")
    await terminal.press("escape")


@pytest.mark.slow
@every_theme
async def test_every_screen_is_drawn_in_every_theme(workspace: Workspace, theme: Theme) -> None:
    async with opened(workspace, MEDIUM, settings=Settings(theme=theme.name)) as terminal:
        assert terminal.app.theme == theme.name
        await every_screen(terminal)
        assert terminal.at_main
        assert "Munir → US" in terminal.text()


@every_theme
async def test_a_theme_is_chosen_while_it_runs(workspace: Workspace, theme: Theme) -> None:
    other = LIGHT if theme is DARK else DARK
    async with opened(workspace, NARROW, settings=Settings(theme=other.name)) as terminal:
        before, words = colours(terminal), terminal.lines()
        terminal.app.choose_theme(theme.name)
        await terminal.settle()
        assert terminal.app.theme == theme.name
        assert terminal.lines() == words
        assert colours(terminal) != before


@pytest.mark.parametrize(
    "theme", [t for t in THEMES if t is not PLAIN], ids=lambda theme: theme.name
)
@every_size
async def test_words_can_be_read_and_the_evidence_best(
    workspace: Workspace, size: Size, theme: Theme
) -> None:
    async with opened(workspace, size, settings=Settings(theme=theme.name)) as terminal:
        await terminal.press("5")
        front, back, bold = style_of_evidence(terminal)
        assert bold
        assert contrast(front, back) >= 7
        shades = [c for strip in terminal.strips() for c in shades_of(strip)]
        assert min(contrast(front, back) for front, back in shades) >= 3


async def test_the_sixteen_colours_are_the_terminals_own(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM, settings=Settings(theme=PLAIN.name)) as terminal:
        assert "Munir → US" in terminal.text()
        assert terminal.app.theme == PLAIN.name
        assert "#15171a" not in colours(terminal)


def test_the_safe_colours_differ_in_lightness_too() -> None:
    safe = next(theme for theme in THEMES if theme.name == "briefing-safe")
    kinds = [Color.parse(safe.variables[name]) for name in ("person", "body", "state", "when")]
    for number, one in enumerate(kinds):
        for other in kinds[number + 1 :]:
            apart = sum(abs(a - b) for a, b in zip(one.rgb, other.rgb, strict=True))
            assert apart > 60, (one, other)


# -- the user's


def test_no_folder_no_themes() -> None:
    assert user_themes() == []


async def test_a_theme_of_ones_own(workspace: Workspace) -> None:
    write_theme(OWN)
    (theme,) = user_themes()
    assert (theme.name, theme.primary, theme.variables) == (
        *("own", "#ff8800"),
        {"quiet": "#aabbcc"},
    )
    async with opened(workspace, MEDIUM, settings=Settings(theme="own")) as terminal:
        assert terminal.app.theme == "own"
        assert "#102030" in colours(terminal)
        assert "#aabbcc" in colours(terminal)
        await every_screen(terminal)


async def test_a_light_theme_of_ones_own_lacks_no_colour(workspace: Workspace) -> None:
    write_theme('primary = "#553300"\nbackground = "#ffffff"\ndark = false\n')
    async with opened(workspace, MEDIUM, settings=Settings(theme="own")) as terminal:
        assert "#ffffff" in colours(terminal)
        assert LIGHT.variables["quiet"] in colours(terminal)


async def test_several_themes_and_their_names(workspace: Workspace) -> None:
    write_theme(OWN, "a")
    write_theme('name = "called"\n' + OWN, "b")
    assert [theme.name for theme in user_themes()] == ["a", "called"]
    async with opened(workspace, NARROW, settings=Settings(theme="called")) as terminal:
        assert terminal.app.theme == "called"
        assert {"a", "called"} <= set(terminal.app.available_themes)


@pytest.mark.parametrize(
    "text",
    [
        "primary = ",
        "primary = 5",
        'primary = "no colour"',
        'dark = true\n[variables]\nquiet = "nonsense"',
        'primary = "#123456"\nnonsense = "#123456"',
        'background = "#123456"',
        'variables = "x"',
        'primary = "#123456"\ndark = "yes"',
        'primary = "#123456"\n[variables]\nquiet = 5',
    ],
)
def test_a_broken_theme_is_named(text: str) -> None:
    file = write_theme(text)
    with pytest.raises(ConfigError, match=re.escape(str(file))) as caught:
        user_themes()
    assert str(caught.value).count(".") >= 2
    assert "Theme.__init__" not in str(caught.value)


def test_a_broken_theme_ends_the_start_with_a_sentence(tmp_path: Path) -> None:
    file = write_theme("primary = [")
    with pytest.raises(ConfigError, match=re.escape(str(file))):
        BriefingApp(tmp_path)


def test_a_theme_that_is_no_text() -> None:
    file = write_theme("")
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError):
        user_themes()


# -- no colour


@every_size
async def test_without_colour_no_screen_has_any(
    workspace: Workspace, size: Size, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(workspace, size) as terminal:
        for keys in ([], ["5"], ["T"], ["escape", "S"], ["escape", "?"], ["escape", "w"]):
            await terminal.press(*keys)
            await terminal.settle()
            for colour in colours(terminal):
                assert colour[1:3] == colour[3:5] == colour[5:7], (keys, colour)


async def test_nothing_is_told_by_colour_alone(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(workspace, MEDIUM) as terminal:
        assert "▸ 1 Visits" in terminal.text()  # the focus
        assert "▾ " in terminal.text()  # the chosen issue
        assert "▌" in terminal.text()  # the evidence
        assert "● 13 Dec" in terminal.text()  # the status
        assert "✕ ~Dec" in terminal.text()
        await terminal.press("L", "p")
        assert "○ persons" in terminal.text()  # hidden
        assert "● bodies" in terminal.text()  # shown
        await terminal.press("m")
        assert "★" in terminal.text()


async def test_the_cursor_is_seen_without_colour(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(workspace, NARROW) as terminal:
        lines = terminal.pane("visits")
        await terminal.press("j")
        y = lines.cursor - lines.scroll_offset.y

        def looks(row: int) -> set[tuple[bool, bool, str, str]]:
            strip = terminal.strips()[lines.content_region.y + row]
            styles = [segment.style for segment in strip if segment.style and segment.text.strip()]
            return {(bool(s.bold), bool(s.reverse), str(s.bgcolor), "") for s in styles}

        assert looks(y) != looks(y - 1 if y else y + 1)
