"""The program's own themes, and the user's."""

import tomllib
from pathlib import Path

from textual.color import Color, ColorParseError
from textual.theme import Theme

from briefing.config import themes_folder
from briefing.errors import ConfigError

DARK = Theme(
    name="briefing-dark",
    primary="#d9a441",
    secondary="#7fa6c9",
    accent="#d9a441",
    foreground="#d8d4cc",
    background="#15171a",
    surface="#15171a",
    panel="#1f2328",
    success="#8fb573",
    warning="#d9a441",
    error="#d0715f",
    dark=True,
    variables={
        "rule": "#3a4048",
        "quiet": "#8b8f96",
        "person": "#e3c27a",
        "body": "#8fb8d8",
        "state": "#8fc3a8",
        "when": "#c3a3d6",
        "said": "#c9c1b0",
        "here": "#4a3b16",
        "here-text": "#ffe7ae",
        "cursor-dim": "#24292f",
        "cursor-bright": "#3b3420",
    },
)
LIGHT = Theme(
    name="briefing-light",
    primary="#8a5a00",
    secondary="#2f5f8a",
    accent="#8a5a00",
    foreground="#22252a",
    background="#fbfaf7",
    surface="#fbfaf7",
    panel="#efece5",
    success="#3c6e2f",
    warning="#8a5a00",
    error="#a33422",
    dark=False,
    variables={
        "rule": "#cfc9bd",
        "quiet": "#6b6f76",
        "person": "#7a5200",
        "body": "#1f5480",
        "state": "#1f6b4a",
        "when": "#6a3f86",
        "said": "#4c463a",
        "here": "#ffe2a0",
        "here-text": "#2a1d00",
        "cursor-dim": "#efece5",
        "cursor-bright": "#f6e6c2",
    },
)
CONTRAST = Theme(
    name="briefing-contrast",
    primary="#ffff00",
    secondary="#00ffff",
    accent="#ffff00",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1a1a1a",
    success="#00ff00",
    warning="#ffff00",
    error="#ff8080",
    dark=True,
    variables={
        "rule": "#a0a0a0",
        "quiet": "#d0d0d0",
        "person": "#ffff00",
        "body": "#00ffff",
        "state": "#00ff00",
        "when": "#ff9fff",
        "said": "#ffffff",
        "here": "#ffff00",
        "here-text": "#000000",
        "cursor-dim": "#333333",
        "cursor-bright": "#004cff",
    },
)
SAFE = Theme(
    name="briefing-safe",
    primary="#e69f00",
    secondary="#56b4e9",
    accent="#e69f00",
    foreground="#e6e6e6",
    background="#14171c",
    surface="#14171c",
    panel="#1f242c",
    success="#56b4e9",
    warning="#f0e442",
    error="#e58b5b",
    dark=True,
    variables={
        "rule": "#3d4653",
        "quiet": "#99a0aa",
        "person": "#f0e442",
        "body": "#56b4e9",
        "state": "#4fc3a1",
        "when": "#d79ec0",
        "said": "#cfcfcf",
        "here": "#6b4700",
        "here-text": "#ffffff",
        "cursor-dim": "#262d37",
        "cursor-bright": "#1d3a52",
    },
)
"""Colours that people with any kind of colour vision tell apart (after Okabe and Ito, 2008)."""
PLAIN = Theme(
    name="briefing-ansi",
    primary="ansi_bright_yellow",
    secondary="ansi_bright_blue",
    accent="ansi_bright_yellow",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    success="ansi_green",
    warning="ansi_yellow",
    error="ansi_red",
    dark=True,
    ansi=True,
    variables={
        "rule": "ansi_bright_black",
        "quiet": "ansi_bright_black",
        "person": "ansi_yellow",
        "body": "ansi_cyan",
        "state": "ansi_green",
        "when": "ansi_magenta",
        "said": "ansi_default",
        "here": "ansi_yellow",
        "here-text": "ansi_black",
        "cursor-dim": "ansi_default",
        "cursor-bright": "ansi_blue",
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
    },
)
"""The sixteen colours of the terminal's own palette."""
THEMES = (DARK, LIGHT, CONTRAST, SAFE, PLAIN)


def user_themes() -> list[Theme]:
    """The themes in the user's configuration folder.

    Raises:
        ConfigError: a file that is no theme; the sentence names it.
    """
    workspace = themes_folder()
    return [_read(file) for file in sorted(workspace.glob("*.toml"))] if workspace.is_dir() else []


def _read(file: Path) -> Theme:
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"“{file}” cannot be read: {error}.", "Mend or remove it.") from None
    try:
        for name, value in (data | data.get("variables", {})).items():
            _check(name, value)
        return Theme(**{"name": file.stem, **data})
    except (TypeError, AttributeError, ColorParseError) as error:
        what = str(error).replace("Theme.__init__() ", "")
        raise ConfigError(f"“{file}” is no theme: {what}.", "The README shows one.") from None


_KINDS = {"name": str, "dark": bool, "ansi": bool, "variables": dict}
"""Keys of a theme that are no colours."""


def _check(name: str, value: object) -> None:
    """Make sure that a key of a theme holds what it must."""
    wanted = _KINDS.get(name, str)
    if not isinstance(value, wanted):
        raise TypeError(f"“{name}” must be {_WORDS[wanted]}")
    if name not in _KINDS:
        Color.parse(str(value))


_WORDS = {str: "a text in quotation marks", bool: "true or false", dict: "a table"}
