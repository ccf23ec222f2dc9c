"""Rows of the tables of this folder: a text, and what a careful reader finds in it."""

from typing import Any

import pytest


def row(text: str, *expected: Any) -> Any:
    """A row: the text and what is expected, its text its name."""
    return pytest.param(text, *expected, id=_short(text))


def missed(why: str, text: str, *expected: Any) -> Any:
    """A row that the rules do not read rightly yet, with the cause."""
    mark = pytest.mark.xfail(strict=True, reason=why)
    return pytest.param(text, *expected, id=_short(text), marks=mark)


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 90 else plain[:89] + "…"
