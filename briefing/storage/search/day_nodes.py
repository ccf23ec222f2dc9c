"""Days as nodes of a tree, so that a span of time can be looked up like a word.

A node is a string of digits: ``20`` the century from 2000 on, ``201`` a decade, ``2019`` a year,
``201907`` a month, ``20190724`` a day. A span is covered by the fewest nodes; two spans have a day
in common where a node of the one is, or lies above, a node of the other.
"""

from collections.abc import Iterator
from datetime import date, timedelta

_FIRST, _LAST = date(1000, 1, 1), date(2999, 12, 31)
_LENGTHS = (2, 3, 4, 6, 8)


def cover(start: date, end: date) -> tuple[str, ...]:
    """The fewest nodes that hold the days from ``start`` to ``end``, both among them.

    Days before the year 1000 and after 2999 are left out.
    """
    start, end = max(start, _FIRST), min(end, _LAST)
    if start > end:
        return ()
    return tuple(
        node
        for century in range(start.year // 100, end.year // 100 + 1)
        for node in _within(str(century), start, end)
    )


def above(node: str) -> tuple[str, ...]:
    """The nodes in which a node lies, the widest first."""
    return tuple(node[:length] for length in _LENGTHS if length < len(node))


def tokens_of(nodes: tuple[str, ...]) -> tuple[str, ...]:
    """How a span is written into the index: its nodes, and apart from them what lies above."""
    over = {up for node in nodes for up in above(node)}
    return (*(f"t{node}" for node in nodes), *(f"u{up}" for up in sorted(over)))


def tokens_meeting(nodes: tuple[str, ...]) -> tuple[str, ...]:
    """Any of these tokens stands at each span that has a day in common with ``nodes``."""
    over = {up for node in nodes for up in above(node)}
    return (
        *(token for node in nodes for token in (f"t{node}", f"u{node}")),
        *(f"t{up}" for up in sorted(over)),
    )


def _within(node: str, start: date, end: date) -> Iterator[str]:
    first, last = _days(node)
    if start <= first and last <= end:
        yield node
    elif first <= end and start <= last:
        for child in _below(node):
            yield from _within(child, start, end)


def _days(node: str) -> tuple[date, date]:
    if len(node) == 8:
        day = date(int(node[:4]), int(node[4:6]), int(node[6:]))
        return day, day
    if len(node) == 6:
        year, month = int(node[:4]), int(node[4:])
        following = date(year + month // 12, month % 12 + 1, 1)
        return date(year, month, 1), following - timedelta(1)
    years = node.ljust(4, "0"), node.ljust(4, "9")
    return date(int(years[0]), 1, 1), date(int(years[1]), 12, 31)


def _below(node: str) -> Iterator[str]:
    if len(node) < 4:
        return (f"{node}{digit}" for digit in range(10))
    if len(node) == 4:
        return (f"{node}{month:02}" for month in range(1, 13))
    return (f"{node}{day:02}" for day in range(1, _days(node)[1].day + 1))
