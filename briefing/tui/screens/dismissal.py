"""What all screens over the main one share: their style sheet, and how they are left."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Generic, TypeVar

from briefing.paths import styles

T = TypeVar("T")
OVER: list[str | PurePath] = [styles() / "over.tcss"]

if TYPE_CHECKING:
    from textual.screen import Screen

    _Base = Screen
else:

    class _Base(Generic[T]):
        """Nothing: the screen itself is the next base."""


class DismissOnce(_Base[T]):
    """A screen that is left once, however many keys were waiting."""

    _left = False

    def leave(self, result: T | None = None) -> None:
        """Give back a result and go; nothing happens where that was done, or another lies over."""
        if not self._left and self.is_current:
            self._left = True
            self.dismiss(result)
