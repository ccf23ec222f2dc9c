"""Tables, not code. ``load`` reads one of them."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The table ``name`` (without its ending), read once a process."""
    text = files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def words(table: str, *keys: str) -> frozenset[str]:
    """The words of a space-separated entry: ``words("offices", "words", "ranks")``."""
    value: Any = load(table)
    for key in keys:
        value = value[key]
    return frozenset(str(value).split())
