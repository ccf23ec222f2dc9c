"""A visit or meeting as one article tells it, with all that linking compares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from briefing.link.actors.actor_index import ActorIndex
from briefing.link.date_resolution import DateTable
from briefing.link.read_article import ReadArticle
from briefing.link.undated import Bounds
from briefing.models import Ref, When
from briefing.models.copy_with import replace
from briefing.models.date_words import Interval
from briefing.models.enums import DID_NOT_HAPPEN, Status
from briefing.models.extraction import MeetingFound, VisitFound
from briefing.text.versions import version_of

Window = tuple[date, date]
Place = tuple[str, int]

_BACK = timedelta(days=21)
"""How long before its publication an article tells an undated event."""
_AHEAD = timedelta(days=120)
"""How far ahead an announced event may lie that no words date."""


@dataclass(eq=False)
class EventMention:
    """An event in one article.

    Attributes:
        place: source and number of the finding, what tells mentions apart.
        people: ids of the actors who took part.
        when: what its date words mean.
        days: the days its words name, exact to the month at least; None where no words do.
        window: the days on which it may have been; None where nothing bounds it.
        said: when the article appeared.
        partners: for a visit, whom the travellers met according to the article.
        origin: of the article.
        hosts: for a visit, persons of the country gone to whom the article names.
        version: how late its article is among the versions of one story; see ``version_of``.
        weekday: that its date words name, 0 for Monday.
        visits: for a meeting, numbers of the linked journeys that its article tells of its people.
    """

    place: Place
    found: MeetingFound | VisitFound
    people: frozenset[str]
    when: When | None
    days: Window | None
    window: Window | None
    said: Window | None
    evidence: tuple[Ref, ...]
    origin: str
    partners: frozenset[str] = frozenset()
    visits: frozenset[int] = frozenset()
    hosts: frozenset[str] = frozenset()
    weekday: int | None = None
    version: int = 0

    @property
    def source(self) -> str:
        """The id of the article's source."""
        return self.place[0]

    @property
    def status(self) -> Status:
        """How the article has it."""
        return self.found.status

    @property
    def fallen(self) -> bool:
        """Whether it did not take place, as the article has it."""
        return self.found.status in DID_NOT_HAPPEN

    @property
    def exact(self) -> bool:
        """Whether its words name days, not a month."""
        return self.days is not None and (self.days[1] - self.days[0]).days < 15


@dataclass(eq=False)
class Event:
    """An event in the making, from one mention or more, in the order they were gathered."""

    event_mentions: list[EventMention] = field(default_factory=list)

    @property
    def people(self) -> frozenset[str]:
        """Everybody who took part according to any mention."""
        return frozenset().union(*(t.people for t in self.event_mentions))

    @property
    def partners(self) -> frozenset[str]:
        """Whom travellers met according to any mention."""
        return frozenset().union(*(t.partners for t in self.event_mentions))

    @property
    def sources(self) -> set[str]:
        """The sources that tell it."""
        return {t.source for t in self.event_mentions}


@dataclass(frozen=True)
class Tables:
    """What mentions are made with."""

    cast: ActorIndex
    dates: DateTable
    origins: dict[str, tuple[str, ...]]
    bounds: dict[tuple[str, str, int], Bounds]
    """Of events of undated articles, by source, kind and number."""


def meeting_mentions(read: ReadArticle, tables: Tables) -> list[EventMention]:
    """The meetings of an article."""
    return [
        _telling(read, n, found, [p for side in found.sides for p in side], "meeting", tables)
        for n, found in enumerate(read.extraction.meetings)
    ]


def visit_mentions(
    read: ReadArticle, tables: Tables, meetings: Sequence[EventMention]
) -> list[EventMention]:
    """The visits of an article, each with whom its travellers met there.

    Args:
        meetings: the article's own, as ``meeting_mentions`` gives them.
    """
    told = [
        _telling(read, n, found, found.travellers, "visit", tables)
        for n, found in enumerate(read.extraction.visits)
    ]
    for mention in told:
        met = [m.people for m in meetings if m.people & mention.people]
        mention.partners = frozenset().union(*met) - mention.people
        mention.hosts = _hosts(read, mention, tables)
    return told


def _hosts(read: ReadArticle, mention: EventMention, tables: Tables) -> frozenset[str]:
    country = mention.found.country
    return (
        frozenset(
            tables.cast.id(read.id, n)
            for n, entity in enumerate(read.extraction.entities)
            if entity.kind == "person"
            and country is not None
            and tables.cast.country(tables.cast.id(read.id, n)) == country
        )
        - mention.people
    )


def _telling(
    read: ReadArticle,
    number: int,
    found: MeetingFound | VisitFound,
    people: Sequence[int],
    kind: str,
    tables: Tables,
) -> EventMention:
    bounds = tables.bounds.get((read.id, kind, number), Bounds())
    when = tables.dates.when(read.id, found.when, bounds)
    published = tables.dates.published(read.id)
    said = (published.start, published.end) if published else None
    if _lies_ahead(found.status, when, published):
        found = replace(found, status="announced")
    days = _days(when, getattr(found, "days", None) or 0, found.status)
    words = read.extraction.dates[found.when] if found.when is not None else None
    return EventMention(
        (read.id, number),
        found,
        frozenset(tables.cast.id(read.id, n) for n in people),
        when,
        days,
        days or _window(said, bounds, found.status),
        said if published and published.precision != "year" else None,
        read.refs(found.evidence),
        tables.origins[read.id][0],
        weekday=words.day if words and words.kind == "weekday" else None,
        version=_version(read.article.title or "", read.article.text),
    )


def _lies_ahead(status: Status, when: When | None, published: Interval | None) -> bool:
    """Whether what is told as happening has a day of its own behind that of the article.

    ``The king will be in Oslo on 3 June. It is his second visit.``
    """
    if status not in {"held", "under way"} or when is None or published is None:
        return False
    exact = when.precision == published.precision == "day" and when.basis != "inferred"
    return exact and when.start is not None and date.fromisoformat(when.start) > published.end


@lru_cache(maxsize=4096)
def _version(title: str, text: str) -> int:
    """Of the headline; where that bears no sign of it, of the first line."""
    return version_of(title) or version_of(text.lstrip()[:200].split("\n", 1)[0])


def _days(when: When | None, length: int, status: Status) -> Window | None:
    """The days that words name, with the length of the stay after them."""
    if when is None or not when.start or not when.end or when.precision == "year":
        return None
    if when.basis == "inferred" and when.precision != "day":
        return None
    start, end = date.fromisoformat(when.start), date.fromisoformat(when.end)
    if length and when.precision == "day" and status != "held":
        end = max(end, start + timedelta(days=length))
    return start, end


def _window(said: Window | None, bounds: Bounds, status: Status) -> Window | None:
    """The days on which an event may have been that no words date."""
    if said is None:
        return (bounds.start, bounds.end) if bounds.start and bounds.end else None
    if status == "announced":
        return said[0], said[1] + _AHEAD
    if status in DID_NOT_HAPPEN:  # what was planned for later
        return said[0] - _BACK, said[1] + _AHEAD
    return said[0] - _BACK, said[1]


def latest_first(event: Event) -> list[EventMention]:
    """The mentions, those of a later version of a story before those of an earlier one.

    Where an event took place, those that tell so before those that announced it.
    """
    happened = any(t.status in {"held", "under way"} for t in event.event_mentions)
    return sorted(
        event.event_mentions, key=lambda t: (happened and t.status == "announced", -t.version)
    )
