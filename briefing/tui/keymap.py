"""The user's own keys, checked: every name known, every key possible, none used twice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from briefing.errors import ConfigError
from briefing.tui.keys import KEYS, shown

_MODIFIERS = frozenset({"ctrl", "shift", "alt", "meta", "super", "hyper"})
_LOCAL = frozenset({"up", "down", "j", "k", "g", "G", "home", "end", "pageup", "pagedown", "enter"})
"""Keys of the lists and of the source text; the panes take them first."""
_OWN = frozenset({"ctrl+c", "ctrl+q"})


def check(keymap: Mapping[str, str], file: Path) -> None:
    """Make sure that a keymap can be used.

    Args:
        keymap: keys, joined by commas, by the names of what they do.
        file: which holds them, for the sentence and the line.

    Raises:
        ConfigError: a name that is not known, a key that no terminal sends, or a clash.
    """
    known = {key.id for key in KEYS}
    for name in keymap:
        if name not in known:
            raise _wrong(file, name, f"“{name}” is nothing a key can do")
    used: dict[str, str] = {}
    for entry in KEYS:
        for key in keymap.get(entry.id, entry.keys).split(","):
            key = normal(key.strip())
            if entry.id in keymap and not _possible(key):
                raise _wrong(file, entry.id, f"“{key}” is no key")
            if entry.id in keymap and key in _LOCAL | _OWN:
                raise _wrong(file, entry.id, f"“{shown(key)}” moves in the panes, or quits")
            if key in used:
                mine = entry.id if entry.id in keymap else used[key]
                what = f"“{shown(key)}” would do both “{used[key]}” and “{entry.id}”"
                raise _wrong(file, mine, what)
            used[key] = entry.id


def normal(key: str) -> str:
    """A key by the one name Textual has for it: ``/`` is ``slash``."""
    from textual.keys import KEY_NAME_REPLACEMENTS

    *held, last = key.split("+") if key != "+" else ["+"]
    if len(last) == 1 and not last.isalnum():
        name = unicodedata.name(last, last).lower().replace("-", "_").replace(" ", "_")
        last = KEY_NAME_REPLACEMENTS.get(name, name)
    return "+".join([*held, last])


def _possible(key: str) -> bool:
    from textual.keys import KEY_NAME_REPLACEMENTS, Keys

    *held, last = key.split("+")
    known = {k.value for k in Keys} | set(KEY_NAME_REPLACEMENTS.values())
    good = len(last) == 1 or last in known or _is_sign(last)
    return good and all(word in _MODIFIERS for word in held)


def _is_sign(name: str) -> bool:
    """Whether this is Textual's name of a character, as ``right_square_bracket``."""
    return any(normal(chr(code)) == name for code in range(33, 127))


def _wrong(file: Path, name: str, what: str) -> ConfigError:
    line = 1
    try:
        for number, text in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if re.match(rf"\s*\"?{re.escape(name)}\"?\s*=", text):
                line = number
    except OSError:
        pass
    return ConfigError(f"“{file}”, line {line}: {what}.", "`briefing keys` prints the names.")
