"""What linking remembers, so that another article re-links what it touches and nothing else.

Everything is kept by what it was made of: persons by the entries of their block, records by their
members, statements by their article and the actors in it. A key holds the objects themselves, never
a number that another object could bear later; what was not used in a run is forgotten at its end.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

_T = TypeVar("_T")


class MemoCache:
    """Results by what they were made of, from one run of linking to the next."""

    def __init__(self) -> None:
        self._before: dict[Hashable, Any] = {}
        self._now: dict[Hashable, Any] = {}

    def recall(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """What was made of the same before, else what is made now.

        Args:
            key: everything that the result depends on.
            make: makes it.
        """
        if key in self._now:
            found: _T = self._now[key]
            return found
        found = self._before[key] if key in self._before else make()
        self._now[key] = found
        return found

    def next_run(self) -> None:
        """Forget what the run before this one did not use."""
        self._before, self._now = self._now, {}


class IdentityKey:
    """An object as a key: equal to itself alone, and kept alive by whoever holds the key."""

    __slots__ = ("of",)

    def __init__(self, of: object) -> None:
        self.of = of

    def __eq__(self, other: object) -> bool:
        return isinstance(other, IdentityKey) and self.of is other.of

    def __hash__(self) -> int:
        return id(self.of)


@contextmanager
def without_collection() -> Iterator[None]:
    """Millions of objects are made here and kept: looking for garbage among them finds none."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
