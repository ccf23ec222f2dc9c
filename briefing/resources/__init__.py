"""Tables, not code. ``load`` reads one of them."""

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
WEIGHTS = FOLDER / "weights"
"""What ``make train`` writes."""


@cache
def load(name: str) -> dict[str, Any]:
    """The table ``name`` (without its ending; ``words/NAME`` for lists), read once a process."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def load_weights(name: str) -> dict[str, Any]:
    """The fitted weights ``name`` (without its ending), read once a process; empty without them."""
    file = WEIGHTS / f"{name}.json"
    try:
        found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))["weights"]
    except FileNotFoundError:
        return {}
    return found


@cache
def words(table: str, *keys: str) -> frozenset[str]:
    """The words of an entry: ``words("offices", "words", "ranks")``.

    An entry is a text, its words between spaces, or a list of words and phrases.

    Raises:
        KeyError: there is no such entry.
    """
    value: Any = load(table)
    for key in keys:
        value = value[key]
    return frozenset(value.split() if isinstance(value, str) else map(str, value))


def word_list(module: str, key: str) -> frozenset[str]:
    """A list of words that one module needs, from ``words/MODULE.toml``.

    Raises:
        KeyError: there is no such entry.
    """
    return words(f"words/{module}", key)
