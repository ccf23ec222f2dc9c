"""Questions asked of the lines of a briefing: every one in SQL that is not a single record's.

Nothing a user typed becomes SQL: words of a filter are bound as values.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from briefing.models.read_models import (
    ActorLine,
    EventLine,
    IssueLine,
    PairLine,
    PositionLine,
    SourceLine,
)
from briefing.storage.snapshot_reader import SnapshotReader

_BY_DAY = "issue, side, day = '', day, place"


class Term(Protocol):
    """One word of a filter."""

    @property
    def text(self) -> str:
        """Folded, with a space at each side where it must be whole."""

    @property
    def without(self) -> bool:
        """Whether it must not be there."""


class EventOrder(NamedTuple):
    """A way to sort the list of events.

    Attributes:
        name: as a reader sees it.
        columns: to sort by.
        group: the column whose values are the headings; empty for none.
    """

    name: str
    columns: str
    group: str = ""


EVENT_ORDERS = (
    EventOrder("newest first", "place", "year"),
    EventOrder("oldest first", "sort = '', year = 'bounds', sort, id", "year"),
    EventOrder("by traveller", "who, place"),
    EventOrder("by state", "country = '', country, place", "country"),
    EventOrder("most told", "articles DESC, place"),
    EventOrder("by status", "status, place", "status"),
)


# -- events


def words_condition(terms: Iterable[Term], column: str) -> tuple[str, list[str]]:
    """A condition on a column of folded words, and the values that stand in it."""
    terms = list(terms)
    tests = [f"instr({column}, ?) {'=' if t.without else '>'} 0" for t in terms]
    return " AND ".join(tests) or "1", [t.text for t in terms]


def _listed_condition(terms: Sequence[Term], only: Collection[str] | None) -> tuple[str, list[str]]:
    """A condition on events: words that must stand there, and the ids they may have."""
    test, values = words_condition(terms, "words")
    if only is None:
        return test, values
    ids = json.dumps(sorted(only))
    return f"{test} AND id IN (SELECT value FROM json_each(?))", [*values, ids]


def event_places(
    snapshot: SnapshotReader,
    terms: Sequence[Term],
    order: EventOrder,
    only: Collection[str] | None = None,
) -> Sequence[int]:
    """The places of the listed events that a filter leaves, in an order; of ``only`` some ids."""
    if not terms and order.columns == "place" and only is None:
        return range(snapshot.facts.events)
    test, values = _listed_condition(terms, only)
    query = f"SELECT place FROM event_line WHERE place IS NOT NULL AND {test}"
    return array("l", snapshot.column(f"{query} ORDER BY {order.columns}", values))


def event_groups(
    snapshot: SnapshotReader,
    terms: Sequence[Term],
    order: EventOrder,
    only: Collection[str] | None = None,
) -> list[tuple[str, int]]:
    """The headings of an order with how many events stand under each; the empty one comes last."""
    if not order.group:
        return []
    test, values = _listed_condition(terms, only)
    query = f"SELECT {order.group}, count(*) FROM event_line WHERE place IS NOT NULL AND {test}"
    found = dict(snapshot.db.execute(f"{query} GROUP BY {order.group}", values).fetchall())
    newest_first = order.columns == "place"
    keys = sorted(filter(None, found), reverse=newest_first)
    keys.sort(key=lambda key: order.group == "year" and not str(key).isdigit())
    return [(key, found[key]) for key in [*keys, *([""] if "" in found else [])]]


def unseen_events(snapshot: SnapshotReader) -> list[EventLine]:
    """What was announced and no source saw happen, the latest first."""
    return snapshot.lines(EventLine, "unseen", order="end DESC, sort DESC, id")


def coming_events(snapshot: SnapshotReader, first: str, last: str) -> list[EventLine]:
    """What is announced for a time that touches these ISO days, the first day first.

    A meeting of a visit that is announced for the same days stands for itself.
    """
    where = "status = 'announced' AND start > '' AND NOT reported AND start <= ? AND end >= ?"
    return snapshot.lines(EventLine, where, (last, first), "start, end, id")


def span_of_events(snapshot: SnapshotReader) -> tuple[str | None, str | None]:
    """The first and the last ISO date of any event."""
    query = "SELECT min(start), max(end) FROM event_line WHERE start > ''"
    first, last = snapshot.db.execute(query).fetchone()
    return first, last


def dated_events(
    snapshot: SnapshotReader, actor: str = ""
) -> Iterator[tuple[str, str, str, str, bool]]:
    """(kind, id, start, end, whether only reported then) of events (of one actor)."""
    query = "SELECT kind, id, start, end, reported FROM event_line WHERE start > ''"
    values: tuple[str, ...] = ()
    if actor:
        of_actor = "('visits of actor', 'meetings of actor')"
        query += f" AND id IN (SELECT other FROM links WHERE id = ? AND name IN {of_actor})"
        values = (actor,)
    return snapshot.db.execute(query, values)


def meetings_of(snapshot: SnapshotReader, actor: str, *, vague: bool) -> list[str]:
    """The ids of an actor's meetings with people who have a name, or with others, newest first."""
    query = (
        "SELECT e.id FROM links l JOIN event_line e ON e.id = l.other "
        "WHERE l.name = 'meetings of actor' AND l.id = ? AND e.vague = ? ORDER BY l.place"
    )
    return snapshot.column(query, (actor, vague))


# -- positions and issues


def positions_held(snapshot: SnapshotReader, actor: str) -> list[PositionLine]:
    """The positions of a holder by issue, the oldest first, the undated last."""
    return snapshot.lines(PositionLine, "holder = ?", (actor,), "issue, day = '', day, place")


def positions_by_side(
    snapshot: SnapshotReader, issue: str, side: str | None = None
) -> list[PositionLine]:
    """The positions on an issue (of one side), side by side, the oldest first."""
    where, values = "issue = ?", (issue,)
    if side is None:
        return snapshot.lines(PositionLine, where, values, _BY_DAY)
    return snapshot.lines(PositionLine, f"{where} AND side = ?", (issue, side), _BY_DAY)


def positions_in_order(snapshot: SnapshotReader, issue: str) -> list[PositionLine]:
    """The positions on an issue as they are listed."""
    return snapshot.lines(PositionLine, "issue = ?", (issue,))


def all_stances(snapshot: SnapshotReader) -> Iterator[tuple[str, str, str]]:
    """(issue, side, stance) of all positions, side by side, the oldest first."""
    return snapshot.db.execute(f"SELECT issue, side, stance FROM position_line ORDER BY {_BY_DAY}")


def dated_positions(snapshot: SnapshotReader, actor: str = "") -> Iterator[tuple[str, str]]:
    """(id, ISO date) of positions (of one holder)."""
    where, values = ("holder = ? AND day > ''", (actor,)) if actor else ("day > ''", ())
    return snapshot.db.execute(f"SELECT id, day FROM position_line WHERE {where}", values)


def first_of_sides(snapshot: SnapshotReader, issue: str, most: int) -> list[str]:
    """The ids of the first position of each side on an issue, of the first sides."""
    query = (
        "SELECT id FROM position_line WHERE issue = ? GROUP BY side "
        "HAVING place = min(place) ORDER BY place LIMIT ?"
    )
    return snapshot.column(query, (issue, most))


def issues_of_sources(
    snapshot: SnapshotReader, sources: Sequence[str]
) -> list[tuple[IssueLine, int]]:
    """The issues on which sources tell positions, and how many."""
    holes = ", ".join("?" * len(sources))
    query = (
        f"SELECT issue, count(*) FROM position_line WHERE source IN ({holes}) "
        "GROUP BY issue ORDER BY min(place)"
    )
    found = snapshot.db.execute(query, tuple(sources)).fetchall()
    lines = ((snapshot.line(IssueLine, issue), count) for issue, count in found)
    return [(line, count) for line, count in lines if line]


# -- actors and sources


def actors_of_events(snapshot: SnapshotReader) -> list[ActorLine]:
    """Those who took part in any event, the busiest first; those without a name come last."""
    return snapshot.lines(ActorLine, "events > 0", order="unnamed, events DESC, place")


def busiest_pairs(snapshot: SnapshotReader) -> list[tuple[str, int, int]]:
    """(actor, meetings, partners) of everybody who met somebody, the busiest first.

    Those without a name come last.
    """
    query = (
        "SELECT p.id, sum(p.meetings), count(*) FROM pair_line p "
        "JOIN actor_line a ON a.id = p.id GROUP BY p.id ORDER BY a.unnamed, 2 DESC, p.id"
    )
    return snapshot.db.execute(query).fetchall()


def partners_of(snapshot: SnapshotReader, actor: str) -> list[PairLine]:
    """Those whom an actor met, the most often met first."""
    query = (
        "SELECT p.* FROM pair_line p JOIN actor_line a ON a.id = p.other "
        "WHERE p.id = ? ORDER BY a.unnamed, p.meetings DESC, p.other"
    )
    return [PairLine(*row) for row in snapshot.db.execute(query, (actor,))]


def meetings_between(snapshot: SnapshotReader, actors: Sequence[str]) -> dict[tuple[str, str], int]:
    """How often any two of some actors met."""
    holes = ", ".join("?" * len(actors))
    query = f"SELECT * FROM pair_line WHERE id IN ({holes}) AND other IN ({holes})"
    return {(a, b): n for a, b, n in snapshot.db.execute(query, (*actors, *actors))}


def issues_most_sided(snapshot: SnapshotReader) -> list[IssueLine]:
    """All issues, those with the most sides first."""
    return snapshot.lines(IssueLine, order="sides DESC, positions DESC, place")


_SOURCE_ORDERS = {
    "date": "day = '', day DESC, place",
    "article": "outlet = '', outlet, title, place",
    "visits": "visits DESC, place",
    "meetings": "meetings DESC, place",
    "positions": "positions DESC, place",
    "quotes": "quotes DESC, place",
}
SOURCE_ORDERS = tuple(_SOURCE_ORDERS)
"""What sources can be sorted by."""


def sources_by(snapshot: SnapshotReader, order: str = "date") -> list[SourceLine]:
    """All sources in one of ``SOURCE_ORDERS``: by date the newest first, the undated last."""
    return snapshot.lines(SourceLine, order=_SOURCE_ORDERS[order])
