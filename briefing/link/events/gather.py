"""Tellings of many articles → events.

Only tellings that share somebody (and, for journeys, the destination) are compared. They are taken
in the order in which they were told, the undated last; each joins the event that ``likeness``
speaks for most, or begins one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from briefing.link.actors.signals import total
from briefing.link.events.likeness import ENOUGH, STRONG, weigh_meeting, weigh_visit
from briefing.link.events.tellings import Event, Place, Telling
from briefing.records import Signal

_CLEAR = 0.5
"""By so much the best candidate of an undated telling must lead."""
_MOST_KEYS = 64
"""Pairs of a large table by which it is looked for."""
_FAR = date(9999, 1, 1)

Key = tuple[str, ...]
Weigh = Callable[[Event, Telling], tuple[Signal, ...]]


@dataclass(frozen=True)
class Pairs:
    """The reader's decisions on tellings: pairs of one event, and of two (the first split off)."""

    together: tuple[tuple[Place, Place], ...] = ()
    apart: tuple[tuple[Place, Place], ...] = ()


def gather_visits(tellings: Iterable[Telling], pairs: Pairs) -> list[Event]:
    """Journeys: by traveller and destination."""

    def keys(telling: Telling) -> list[Key]:
        destination = telling.found.country or telling.found.place or ""
        return [(actor, destination) for actor in sorted(telling.people)]

    return _gather(tellings, keys, weigh_visit, pairs)


def gather_meetings(tellings: Iterable[Telling], pairs: Pairs) -> list[Event]:
    """Meetings: by who took part; all people of the smaller telling are in the larger one."""

    def weigh(event: Event, telling: Telling) -> tuple[Signal, ...]:
        small, large = sorted((event.people, telling.people), key=len)
        if not (small <= large and len(small) >= 2):
            return ()
        return weigh_meeting(event, telling)

    def keys(telling: Telling) -> list[Key]:
        people = sorted(telling.people)
        pairs: list[Key] = [(a, b) for i, a in enumerate(people) for b in people[i + 1 :]]
        return pairs[:_MOST_KEYS]

    return _gather(tellings, keys, weigh, pairs)


def _gather(
    tellings: Iterable[Telling],
    keys: Callable[[Telling], list[Key]],
    weigh: Weigh,
    pairs: Pairs,
) -> list[Event]:
    index: dict[Key, dict[int, None]] = defaultdict(dict)
    events: list[Event] = []
    for telling in sorted(tellings, key=_rank):
        own = keys(telling)
        numbers = sorted({n for key in own for n in index[key]})
        chosen = _best(telling, [(n, events[n]) for n in numbers], weigh, pairs)
        if chosen is None:
            chosen = len(events)
            events.append(Event())
        events[chosen].tellings.append(telling)
        for key in own:
            index[key][chosen] = None
    return _judged(events, pairs)


def _rank(telling: Telling) -> tuple[object, ...]:
    """In the order in which they were told; the undated last."""
    if telling.said:
        return 0, telling.said, telling.place
    if telling.exact and telling.days:
        return 0, telling.days, telling.place
    return 1, (_FAR, _FAR), telling.place


def _best(
    telling: Telling, events: list[tuple[int, Event]], weigh: Weigh, pairs: Pairs
) -> int | None:
    found = []
    for number, event in events:
        if telling.source in event.sources:
            continue  # one article's own tellings were merged when it was read
        if any(_forbidden(telling, other, pairs) for other in event.tellings):
            continue
        if _split_off(event, pairs):
            continue
        signals = weigh(event, telling)
        if signals:
            found.append((total(signals), number, signals))
    if not found:
        return None
    found.sort(key=lambda f: (-f[0], f[1]))
    score, number, signals = found[0]
    if telling.said is None and telling.days is None:
        clear = len(found) == 1 or score - found[1][0] >= _CLEAR
        strong = any(s.name in {"on the same visit", "copy of one text"} for s in signals)
        return number if clear and score >= (ENOUGH if strong else STRONG) else None
    return number if score >= ENOUGH else None


def _forbidden(one: Telling, other: Telling, pairs: Pairs) -> bool:
    return (one.place, other.place) in pairs.apart or (other.place, one.place) in pairs.apart


def _split_off(event: Event, pairs: Pairs) -> bool:
    """Whether an event holds only what the reader took out of another: nothing else joins it."""
    off = {place for place, _ in pairs.apart}
    return bool(off) and all(t.place in off for t in event.tellings)


def _judged(events: list[Event], pairs: Pairs) -> list[Event]:
    """Events with the reader's merges and splits."""
    of = {t.place: event for event in events for t in event.tellings}
    for off, rest in pairs.apart:
        event = of.get(off)
        if event is not None and event is of.get(rest):
            gone = [t for t in event.tellings if t.place == off]
            event.tellings = [t for t in event.tellings if t.place != off]
            of[off] = Event(gone)
            events.append(of[off])
    for one, other in pairs.together:
        a, b = of.get(one), of.get(other)
        if a is not None and b is not None and a is not b:
            a.tellings += b.tellings
            of.update({t.place: a for t in b.tellings})
            b.tellings = []
    return [event for event in events if event.tellings]
