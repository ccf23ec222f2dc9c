"""The issues that do not belong to the chosen event, in the order of the cards."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import overload

from briefing.models.read_models import IssueLine


class OtherIssues(Sequence[IssueLine]):
    """All issues but some, without a copy of the list.

    Args:
        lines: all of them, by their places.
        without: the places of those left out, in order.
    """

    def __init__(self, lines: Sequence[IssueLine], without: Sequence[int]) -> None:
        self._lines = lines
        self._gaps = [place - n for n, place in enumerate(without)]
        self._without = frozenset(without)

    def __len__(self) -> int:
        return len(self._lines) - len(self._gaps)

    @overload
    def __getitem__(self, index: int) -> IssueLine: ...
    @overload
    def __getitem__(self, index: slice) -> list[IssueLine]: ...
    def __getitem__(self, index: int | slice) -> IssueLine | list[IssueLine]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        if not 0 <= index < len(self):
            raise IndexError(index)
        return self._lines[index + bisect_right(self._gaps, index)]

    def index_of(self, line: IssueLine) -> int | None:
        """The number of an issue; None where it is left out."""
        if line.place in self._without:
            return None
        return line.place - sum(place < line.place for place in self._without)
