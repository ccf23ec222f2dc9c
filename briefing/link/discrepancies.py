"""Sources that disagree on one event: dates, place, who led, how long, by which way, what about.

Copies of one text count once: only what independent origins say differently is a discrepancy.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator

from briefing.link.actors.actor_index import ActorIndex
from briefing.link.events.event_mentions import Event, EventMention
from briefing.models import Discrepancy, Meeting, Variant, Visit
from briefing.models.enums import CALLED_OFF
from briefing.models.extraction import MeetingFound, VisitFound
from briefing.resources.countries import state_name
from briefing.text.normalisation import fold

Said = tuple[Hashable, str]
"""What a mention says of a matter: a value to compare by, and its words."""


def discrepancies(
    records: Iterable[Visit | Meeting], events: dict[str, Event], cast: ActorIndex
) -> tuple[Discrepancy, ...]:
    """All disagreements on the events of a briefing, in the order of the records."""
    return tuple(
        found for record in records for found in _of_event(record, events[record.id], cast)
    )


def _of_event(record: Visit | Meeting, event: Event, cast: ActorIndex) -> Iterator[Discrepancy]:
    if len({t.origin for t in event.event_mentions}) < 2:
        return
    kind = "visit" if isinstance(record, Visit) else "meeting"
    for matter, said in _MATTERS:
        event_mentions = (
            _widest(event.event_mentions) if matter == "topics" else event.event_mentions
        )
        variants = _variants(event_mentions, lambda t, said=said: said(t, cast))  # type: ignore[misc]
        if len(variants) > 1:
            yield Discrepancy(kind, record.id, matter, variants)


def _widest(event_mentions: list[EventMention]) -> list[EventMention]:
    """Mentions without those whose topics another one names all: they only say less."""
    topics = [frozenset(t.found.issues) for t in event_mentions]
    return [
        t for t, own in zip(event_mentions, topics, strict=True) if not any(own < o for o in topics)
    ]


def _variants(
    event_mentions: list[EventMention], said: Callable[[EventMention], Said | None]
) -> tuple[Variant, ...]:
    """What is said, the variant of most origins first."""
    groups: dict[Hashable, list[tuple[str, EventMention]]] = defaultdict(list)
    for telling in event_mentions:
        value = said(telling)
        if value is not None:
            groups[value[0]].append((value[1], telling))
    if len({t.origin for group in groups.values() for _, t in group}) < 2:
        return ()
    order = sorted(groups.values(), key=lambda g: (-len({t.origin for _, t in g}), g[0][1].place))
    return tuple(
        Variant(group[0][0], tuple(dict.fromkeys(r for _, t in group for r in t.evidence)))
        for group in order
    )


def _date(telling: EventMention, _: ActorIndex) -> Said | None:
    """The day, where words name one. A plan and what became of it are no disagreement."""
    when = telling.when
    if not telling.exact or when is None or when.precision != "day" or telling.status != "held":
        return None
    if when.start != when.end:
        return None  # a range holds the day that another names
    return when.start, str(when.start)


def _place(telling: EventMention, _: ActorIndex) -> Said | None:
    place = telling.found.place
    if not place:
        return None
    words = " ".join(place.split())
    return fold(words).removeprefix("the "), words


def _country(telling: EventMention, _: ActorIndex) -> Said | None:
    country = telling.found.country
    return (country, state_name(country)) if country else None


def _leader(telling: EventMention, cast: ActorIndex) -> Said | None:
    """Who led a journey of several: the one named first."""
    if not isinstance(telling.found, VisitFound) or len(telling.found.travellers) < 2:
        return None
    leader = cast.id(telling.source, telling.found.travellers[0])
    return leader, cast.name(leader)


def _length(telling: EventMention, _: ActorIndex) -> Said | None:
    days = telling.found.days if isinstance(telling.found, VisitFound) else None
    return (days, f"{days} days") if days else None


def _status(telling: EventMention, _: ActorIndex) -> Said | None:
    """Whether it took place, where sources of one time differ."""
    if telling.status == "held" or telling.status in CALLED_OFF:
        return telling.status in CALLED_OFF, telling.status
    return None


def _mode(telling: EventMention, _: ActorIndex) -> Said | None:
    found = telling.found
    if not isinstance(found, MeetingFound) or found.mode == "unknown":
        return None
    return found.mode, found.mode


def _topics(telling: EventMention, _: ActorIndex) -> Said | None:
    """What a meeting was about, according to an article."""
    found = telling.found
    if not isinstance(found, MeetingFound) or not found.issues:
        return None
    names = sorted(set(found.issues))
    return tuple(names), ", ".join(names)


_MATTERS: tuple[tuple[str, Callable[[EventMention, ActorIndex], Said | None]], ...] = (
    ("date", _date),
    ("place", _place),
    ("country", _country),
    ("leader", _leader),
    ("length", _length),
    ("mode", _mode),
    ("status", _status),
    ("topics", _topics),
)
