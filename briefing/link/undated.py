"""Undated articles, put between two days by the offices that their people hold in them.

The people of an article's events bear their offices at the time of the events. Where an office is
in the table of tenures, or was seen in dated articles of the same folder with another holder before
or after, its time bounds the events. Only bounds come of it, with their reasons: never a date. The
article itself can only have appeared later, so that its own end stays open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from briefing.link.office_claims import holds
from briefing.link.office_classes import held_by_one, office_class
from briefing.link.read_article import ReadArticle
from briefing.link.tenures import Tenures
from briefing.models import Bound
from briefing.models.extraction import Entity, MeetingFound, VisitFound
from briefing.text.given_names import FAMILY_FIRST
from briefing.text.person_names import name_key


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between which days something was, either None where it is open, and why."""

    start: date | None = None
    end: date | None = None
    why: tuple[Bound, ...] = ()

    def __bool__(self) -> bool:
        return self.start is not None or self.end is not None

    def within(self, other: Bounds) -> Bounds | None:
        """Both together; None where they exclude each other."""
        starts = [d for d in (self.start, other.start) if d]
        ends = [d for d in (self.end, other.end) if d]
        start, end = max(starts, default=None), min(ends, default=None)
        if start and end and start > end:
            return None
        return Bounds(start, end, tuple(dict.fromkeys((*self.why, *other.why))))


class Dating:
    """Bounds for the undated articles of a folder.

    Args:
        articles: all of them.
        tenures: the tables.
    """

    def __init__(self, articles: Sequence[ReadArticle], tenures: Tenures) -> None:
        self._tenures = tenures
        self._seen = _Seen(articles)
        self._of = {a.id: self._article(a) for a in articles if a.article.published is None}

    def article(self, source: str) -> Bounds:
        """The bounds of the events of an article; open where nothing bounds them."""
        return self._of.get(source, Bounds())

    def is_undated(self, source: str) -> bool:
        """Whether an article bears no date of its own."""
        return source in self._of

    def event(self, read: ReadArticle, numbers: Iterable[int]) -> Bounds:
        """The bounds of one event: those of its people, and of the article as far as they agree."""
        if read.id not in self._of:
            return Bounds()
        must_link: Bounds | None = Bounds()
        for number in numbers:
            bounds = self._person(read.extraction.entities[number], read)
            must_link = must_link.within(bounds) if must_link is not None else None
        if must_link is None:
            return Bounds()
        return must_link.within(self._of[read.id]) or must_link

    def _article(self, read: ReadArticle) -> Bounds:
        """What bounds all events of an article together; nothing where they contradict."""
        must_link = Bounds()
        for number in _acting(read):
            bounds = self._person(read.extraction.entities[number], read)
            joined = must_link.within(bounds)
            if joined is None:
                return Bounds()
            must_link = joined
        return must_link

    def _person(self, entity: Entity, read: ReadArticle) -> Bounds:
        must_link = Bounds()
        for claim in entity.offices:
            if not holds(claim, read):
                continue
            office = office_class(claim.title, claim.country)
            bounds = self._office(entity, office, claim.country) if held_by_one(office) else None
            joined = must_link.within(bounds) if bounds else must_link
            if joined is None:
                return Bounds()
            must_link = joined
        return must_link

    def _office(self, entity: Entity, office: str, country: str | None) -> Bounds | None:
        rows = self._tenures.of(entity.name, office, country)
        if not rows:
            return self._seen.bounds(entity, office, country)
        end = None if any(r.end is None for r in rows) else max(r.end for r in rows if r.end)
        basis = "table" if all(r.checked for r in rows) else "table, unverified"
        start = min(r.start for r in rows)
        why = Bound(entity.name, office, start.isoformat(), end.isoformat() if end else None, basis)
        return Bounds(start, end, (why,))


class _Seen:
    """Holders of offices as dated articles of the folder have them."""

    def __init__(self, articles: Iterable[ReadArticle]) -> None:
        self._days: dict[tuple[str, str], dict[str, list[tuple[date, str]]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for read in articles:
            published = read.article.published
            if published is None or published.precision != "day" or not published.start:
                continue
            day = date.fromisoformat(published.start)
            for entity in read.extraction.entities:
                for claim in entity.offices:
                    office = office_class(claim.title, claim.country)
                    if claim.country and held_by_one(office) and holds(claim, read):
                        found = self._days[claim.country, office][_surname(entity)]
                        found.append((day, read.article.path))

    def bounds(self, entity: Entity, office: str, country: str | None) -> Bounds | None:
        """Between the last sight of the holder before and the first of the holder after.

        The person itself must have been seen in the office, and nobody else in between.
        """
        holders = self._days.get((country or "", office), {})
        own = holders.get(_surname(entity))
        if not own:
            return None
        first, last = min(own), max(own)
        others = [
            seen for name, days in holders.items() if name != _surname(entity) for seen in days
        ]
        if any(first[0] < day < last[0] for day, _ in others):
            return None
        before = max((o for o in others if o[0] <= first[0]), default=None)
        after = min((o for o in others if o[0] >= last[0]), default=None)
        if before is None and after is None:
            return None
        if before and after and before[0] >= after[0]:
            return None  # two holders on one day
        paths = ", ".join(path for _, path in (before, after) if path) if before and after else ""
        paths = paths or (before or after or first)[1]
        start, end = before and before[0], after and after[0]
        why = Bound(
            entity.name,
            office,
            start.isoformat() if start else None,
            end.isoformat() if end else None,
            paths,
        )
        return Bounds(start, end, (why,))


def _surname(entity: Entity) -> str:
    key = name_key(entity.name)
    if not key:
        return entity.name
    return key[0] if key[0] in FAMILY_FIRST else key[-1]


def _acting(read: ReadArticle) -> list[int]:
    """Persons who take part in what the article tells as held or under way."""
    events: list[MeetingFound | VisitFound] = [
        *read.extraction.meetings,
        *read.extraction.visits,
    ]
    held = [
        e
        for e in events
        if e.status in {"held", "under way", "announced"} and not _of_another_time(e, read)
    ]
    numbers: dict[int, None] = {}
    for event in held:
        people = (
            (n for side in event.sides for n in side)
            if isinstance(event, MeetingFound)
            else event.travellers
        )
        numbers.update(dict.fromkeys(people))
    return [n for n in numbers if read.extraction.entities[n].kind == "person"]


def _of_another_time(event: MeetingFound | VisitFound, read: ReadArticle) -> bool:
    """Whether words put an event into a year of its own (``met in 2019``): it is history."""
    if event.when is None:
        return False
    words = read.extraction.dates[event.when]
    return words.kind == "calendar" and words.year is not None
