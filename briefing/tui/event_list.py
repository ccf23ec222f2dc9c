"""The list of visits as it is looked at: filtered, sorted, under headings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from typing import NamedTuple

from briefing.presentation.dates import BOUNDS
from briefing.resources.countries import state_name
from briefing.storage.line_queries import EventOrder, event_groups, event_places
from briefing.storage.snapshot_reader import SnapshotReader
from briefing.tui.text_filter import Filter


class Group(NamedTuple):
    """Lines under one heading: the number of the first, and how many."""

    heading: str
    first: int
    size: int


class VisitsList:
    """The list.

    Args:
        places: of the events in their order.
        groups: from the top; none where there are no headings.
    """

    def __init__(self, places: Sequence[int] = (), groups: Sequence[Group] = ()) -> None:
        self.places = places
        self._groups = groups
        self._firsts = [group.first for group in groups]
        self._headings = [group.first + n for n, group in enumerate(groups)]
        self._index: dict[int, int] | None = None

    @classmethod
    def of(
        cls,
        snapshot: SnapshotReader,
        wanted: Filter,
        order: EventOrder,
        only: Collection[str] | None = None,
    ) -> VisitsList:
        """The list that a filter leaves, in an order; ``only`` names the events it may hold."""
        groups: list[Group] = []
        first = 0
        for key, size in event_groups(snapshot, wanted.terms, order, only):
            groups.append(Group(_heading(order.group, key), first, size))
            first += size
        return cls(event_places(snapshot, wanted.terms, order, only), groups)

    def __len__(self) -> int:
        return len(self.places)

    def index(self, place: int) -> int | None:
        """The number of the event of a place; None where the filter hides it."""
        if isinstance(self.places, range):
            return place if place in self.places else None
        if self._index is None:
            self._index = {p: n for n, p in enumerate(self.places)}
        return self._index.get(place)

    @property
    def height(self) -> int:
        """Lines in all, headings included."""
        return len(self.places) + len(self._groups)

    def at(self, line: int) -> Group | int:
        """What stands on a line: a heading, or the number of an event."""
        above = bisect_right(self._headings, line)
        if above and self._headings[above - 1] == line:
            return self._groups[above - 1]
        return line - above

    def line_of(self, index: int) -> int:
        """The line on which an event stands."""
        return index + bisect_right(self._firsts, index)


def _heading(column: str, key: str) -> str:
    if column == "country":
        return state_name(key) if key else "state not known"
    if column == "year" and key == BOUNDS:
        return "between two dates"
    return key or "date unknown"
