"""Mentions of many articles → events.

Only mentions that share somebody (and, for journeys, the destination) are compared. They are taken
in the order in which they were told, the undated last; each joins the event that ``likeness``
speaks for most, or begins one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from briefing.link.actors.actor_features import total
from briefing.link.events.event_features import ENOUGH, STRONG, weigh_meeting, weigh_visit
from briefing.link.events.event_mentions import Event, EventMention, Place
from briefing.models import Signal

_CLEAR = 0.5
"""By so much the best candidate of an undated mention must lead."""
_MOST_KEYS = 64
"""Pairs of a large table by which it is looked for."""
_FAR = date(9999, 1, 1)

Key = tuple[str, ...]
Weigh = Callable[[Event, EventMention], tuple[Signal, ...]]


@dataclass(frozen=True)
class Pairs:
    """The reader's decisions on mentions: pairs of one event, and of two (the first split off)."""

    must_link: tuple[tuple[Place, Place], ...] = ()
    cannot_link: tuple[tuple[Place, Place], ...] = ()


def cluster_visits(event_mentions: Iterable[EventMention], pairs: Pairs) -> list[Event]:
    """Journeys: by traveller and destination."""

    def keys(mention: EventMention) -> list[Key]:
        destination = mention.found.country or mention.found.place or ""
        return [(actor, destination) for actor in sorted(mention.people)]

    return _gather(event_mentions, keys, weigh_visit, pairs)


def cluster_meetings(event_mentions: Iterable[EventMention], pairs: Pairs) -> list[Event]:
    """Meetings: by who took part; all people of the smaller mention are in the larger one."""

    def weigh(event: Event, mention: EventMention) -> tuple[Signal, ...]:
        small, large = sorted((event.people, mention.people), key=len)
        if not (small <= large and len(small) >= 2):
            return ()
        return weigh_meeting(event, mention)

    def keys(mention: EventMention) -> list[Key]:
        people = sorted(mention.people)
        pairs: list[Key] = [(a, b) for i, a in enumerate(people) for b in people[i + 1 :]]
        return pairs[:_MOST_KEYS]

    return _gather(event_mentions, keys, weigh, pairs)


def _gather(
    event_mentions: Iterable[EventMention],
    keys: Callable[[EventMention], list[Key]],
    weigh: Weigh,
    pairs: Pairs,
) -> list[Event]:
    index: dict[Key, dict[int, None]] = defaultdict(dict)
    events: list[Event] = []
    for mention in sorted(event_mentions, key=_rank):
        own = keys(mention)
        numbers = sorted({n for key in own for n in index[key]})
        chosen = _best(mention, [(n, events[n]) for n in numbers], weigh, pairs)
        if chosen is None:
            chosen = len(events)
            events.append(Event())
        events[chosen].event_mentions.append(mention)
        for key in own:
            index[key][chosen] = None
    return _judged(events, pairs)


def _rank(mention: EventMention) -> tuple[object, ...]:
    """In the order in which they were told; the undated last."""
    if mention.said:
        return 0, mention.said, mention.place
    if mention.exact and mention.days:
        return 0, mention.days, mention.place
    return 1, (_FAR, _FAR), mention.place


def _best(
    mention: EventMention, events: list[tuple[int, Event]], weigh: Weigh, pairs: Pairs
) -> int | None:
    found = []
    for number, event in events:
        if mention.source in event.sources:
            continue  # one article's own mentions were merged when it was read
        if any(_forbidden(mention, other, pairs) for other in event.event_mentions):
            continue
        if _split_off(event, pairs):
            continue
        signals = weigh(event, mention)
        if signals:
            found.append((total(signals), number, signals))
    if not found:
        return None
    found.sort(key=lambda f: (-f[0], f[1]))
    score, number, signals = found[0]
    if mention.said is None and mention.days is None:
        clear = len(found) == 1 or score - found[1][0] >= _CLEAR
        strong = any(s.name in {"on the same visit", "copy of one text"} for s in signals)
        return number if clear and score >= (ENOUGH if strong else STRONG) else None
    return number if score >= ENOUGH else None


def _forbidden(one: EventMention, other: EventMention, pairs: Pairs) -> bool:
    return (one.place, other.place) in pairs.cannot_link or (
        other.place,
        one.place,
    ) in pairs.cannot_link


def _split_off(event: Event, pairs: Pairs) -> bool:
    """Whether an event holds only what the reader took out of another: nothing else joins it."""
    off = {place for place, _ in pairs.cannot_link}
    return bool(off) and all(t.place in off for t in event.event_mentions)


def _judged(events: list[Event], pairs: Pairs) -> list[Event]:
    """Events with the reader's merges and splits."""
    of = {t.place: event for event in events for t in event.event_mentions}
    for off, rest in pairs.cannot_link:
        event = of.get(off)
        if event is not None and event is of.get(rest):
            gone = [t for t in event.event_mentions if t.place == off]
            event.event_mentions = [t for t in event.event_mentions if t.place != off]
            of[off] = Event(gone)
            events.append(of[off])
    for one, other in pairs.must_link:
        a, b = of.get(one), of.get(other)
        if a is not None and b is not None and a is not b:
            a.event_mentions += b.event_mentions
            of.update({t.place: a for t in b.event_mentions})
            b.event_mentions = []
    return [event for event in events if event.event_mentions]
