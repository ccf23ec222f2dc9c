"""The list of visits as it is looked at: filtered, sorted, under headings."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from briefing.resources.countries import state_name
from briefing.storage.snapshot_reader import SnapshotReader
from briefing.tui.text_filter import Filter


class Order(NamedTuple):
    """A way to sort the list.

    Attributes:
        name: as the pane's title shows it.
        sql: columns.
        group: the column whose values are the headings; empty for none.
    """

    name: str
    sql: str
    group: str = ""


ORDERS = (
    Order("newest first", "place", "year"),
    Order("oldest first", "sort = '', sort, id", "year"),
    Order("by traveller", "who, place"),
    Order("by state", "country = '', country, place", "country"),
    Order("most told", "articles DESC, place"),
    Order("by status", "status, place", "status"),
)


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
    def of(cls, snapshot: SnapshotReader, wanted: Filter, order: Order) -> VisitsList:
        """The list that a filter leaves, in an order."""
        test, values = wanted.sql("words")
        condition = f"place IS NOT NULL AND {test}"
        return cls(
            _places(snapshot, condition, values, order), _groups(snapshot, condition, values, order)
        )

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


def _places(
    snapshot: SnapshotReader, condition: str, values: list[str], order: Order
) -> Sequence[int]:
    if not values and order.sql == "place":
        return range(snapshot.facts.events)
    query = f"SELECT place FROM event_line WHERE {condition} ORDER BY {order.sql}"
    return array("l", snapshot.column(query, values))


def _groups(
    snapshot: SnapshotReader, condition: str, values: list[str], order: Order
) -> list[Group]:
    if not order.group:
        return []
    query = (
        f"SELECT {order.group}, count(*) FROM event_line WHERE {condition} GROUP BY {order.group}"
    )
    found = dict(snapshot.db.execute(query, values).fetchall())
    keys = sorted(filter(None, found), reverse=order.sql == "place")
    groups: list[Group] = []
    first = 0
    for key in [*keys, *([""] if "" in found else [])]:
        groups.append(Group(_worded(order.group, key), first, found[key]))
        first += found[key]
    return groups


def _worded(column: str, key: str) -> str:
    if column == "country":
        return state_name(key) if key else "state not known"
    return key or "date unknown"
