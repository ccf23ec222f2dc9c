"""Offices without a name (``the army chief``) → the person who held them at the article's date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from briefing.link.actors.person_clusters import Person
from briefing.link.actors.profile import Months
from briefing.link.office_classes import is_portfolio, office_class
from briefing.link.read_article import ReadArticle
from briefing.link.tenures import Tenures
from briefing.models import Join, Signal
from briefing.models.date_words import Interval
from briefing.models.extraction import Entity
from briefing.text.person_names import name_key

_NEAR = 18
"""Months within which a holder seen before or after is still taken for the holder."""


@dataclass(eq=False)
class Unnamed:
    """An office-holder whom an article does not name."""

    read: ReadArticle
    number: int
    entity: Entity
    office: str
    day: Interval | None
    """Of publication."""

    @property
    def month(self) -> int | None:
        """Of publication, as year * 12 + month."""
        return self.day.start.year * 12 + self.day.start.month if self.day else None


def unnamed_offices(
    read: ReadArticle, number: int, entity: Entity, day: Interval | None
) -> Unnamed | None:
    """An entity as an unnamed holder of an office that has one holder at a time; else None."""
    if not entity.nameless or entity.country is None or entity.kind == "group":
        return None
    office = office_class(entity.name, entity.country)
    return Unnamed(read, number, entity, office, day) if is_portfolio(office) else None


class OfficeHolders:
    """The persons of a briefing by the offices in which its sources saw them.

    Args:
        persons: all of them.
        tenures: the tables, which settle who held an office where sources leave two.
    """

    def __init__(self, persons: Iterable[Person], tenures: Tenures) -> None:
        self._tenures = tenures
        self._of: dict[str | None, list[tuple[str, Months | None, Person]]] = defaultdict(list)
        for person in persons:
            for office, months in person.profile.offices.items():
                if is_portfolio(office[0]):
                    self._of[office[1]].append((office[0], months, person))

    def holder(self, who: Unnamed) -> tuple[Person, Join] | None:
        """The person meant, and why; None where nobody or more than one may be."""
        found = [
            (months, person)
            for office, months, person in self._of[who.entity.country]
            if who.office == office
            or who.office.endswith(f" {office}")  # Indonesian trade minister
        ]
        month = who.month
        if not found or month is None:
            return None
        near = [
            (away, person)
            for months, person in found
            if (away := _away(months, month)) is not None and away <= _NEAR
        ]
        known, chosen = self._by_table(who, [person for _, person in found])
        if not known:
            chosen = _nearest(near, month)
        elif chosen is None:  # the sources' own word of that month goes before the table
            chosen = _nearest([(away, person) for away, person in near if away == 0], month)
        if chosen is None:
            return None
        person, signals = chosen
        words = " ".join(who.entity.name.split())
        return person, Join(words, (who.read.id,), signals)

    def _by_table(
        self, who: Unnamed, persons: list[Person]
    ) -> tuple[bool, tuple[Person, tuple[Signal, ...]] | None]:
        """Whether the table knows the one holder of the day; that person, if sources name it."""
        assert who.day is not None
        country = who.entity.country or ""
        rows = self._tenures.holders(who.office, country, who.day.start, who.day.end)
        if len({name_key(row.name) for row in rows}) != 1:
            return False, None
        row = rows[0]
        fitting = [
            p for p in persons if row in self._tenures.of(p.profile.name, row.office, row.country)
        ]
        if len(fitting) != 1:
            return True, None
        years = f"{row.start} – {row.end or 'today'}"
        return True, (
            fitting[0],
            (
                Signal("holds the office", 2.0, who.office),
                Signal("in office by the table", 1.0, years),
            ),
        )


def _away(months: Months | None, month: int) -> int | None:
    """Months between a time in which an office was seen and a month; None where it has no time."""
    if months is None:
        return None
    return max(0, months[0] - month, month - months[1])


def _nearest(
    near: list[tuple[int, Person]], month: int
) -> tuple[Person, tuple[Signal, ...]] | None:
    """The one who is seen in office nearest to the month, if only one is."""
    least = min((away for away, _ in near), default=None)
    best = [person for away, person in near if away == least]
    if least is None or len(best) != 1:
        return None
    if least > 0 and len(near) > 1 and sorted(away for away, _ in near)[1] - least < 2:
        return None
    words = "in office that month" if least == 0 else f"{least} months away"
    return best[0], (
        Signal("holds the office", 2.0, ""),
        Signal("seen in it", 1.0 if least == 0 else 0.5, words),
    )
