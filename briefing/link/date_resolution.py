"""Date words put under the publication date of their article, or between its bounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from briefing.link.read_article import ReadArticle
from briefing.link.undated import Bounds
from briefing.models import Article, Published, When
from briefing.models.article import ISO_LENGTH, Precision
from briefing.models.date_words import DateWords, Interval
from briefing.text.date_expressions import resolve


class DateTable:
    """Resolved dates of all articles."""

    def __init__(self, articles: Sequence[ReadArticle]) -> None:
        self._today = {a.id: publication(a.article) for a in articles}
        self._words = {a.id: a.extraction.dates for a in articles}

    def published(self, source: str) -> Interval | None:
        """When a source appeared, where both bounds are known."""
        return self._today[source]

    def when(self, source: str, number: int | None, bounds: Bounds | None = None) -> When | None:
        """Date words as a record: null dates where they cannot be worked out.

        Args:
            source, number: of the words.
            bounds: between which days the event was, where only that is known of the article.
        """
        if number is None:
            return None
        words = self._words[source][number]
        found = resolve(words, self._today[source])
        text = " ".join(words.text.split())
        if found is None:
            return _between(words, text, bounds) if bounds else When(None, None, None, text)
        stated = words.kind == "calendar" and words.year is not None
        basis = "stated" if stated else "resolved"
        return When(found.start.isoformat(), found.end.isoformat(), found.precision, text, basis)

    def value(self, source: str, words: DateWords) -> str | None:
        """``2019-07-23``, ``2019-07`` or ``2019``; None where it cannot be worked out."""
        found = resolve(words, self._today[source])
        return found.start.isoformat()[: ISO_LENGTH[found.precision]] if found else None


def _between(words: DateWords, text: str, bounds: Bounds) -> When:
    """Words of an undated article between the days that its people's offices leave open."""
    unknown = When(None, None, None, text)
    if bounds.start is None or bounds.end is None or words.kind == "vague":
        return unknown
    days = list(_days_meant(words, bounds.start, bounds.end))
    if not days:
        return unknown
    start, end = days[0].start, days[-1].end
    precision = days[0].precision if len(days) == 1 else _grain(start, end)
    return When(start.isoformat(), end.isoformat(), precision, text, "inferred")


def _days_meant(words: DateWords, start: date, end: date) -> Iterator[Interval]:
    """All that the words can mean between two days, in order."""
    if words.kind == "calendar" and words.month is not None:
        for year in range(start.year, end.year + 1):
            stated = replace(words, year=year, unit=None)
            found = resolve(stated, Interval(date(year, 12, 31), date(year, 12, 31), "day"))
            if found and start <= found.end and found.start <= end:
                yield found
    elif words.kind == "weekday" and words.day is not None:
        day = start + timedelta(days=(words.day - start.weekday()) % 7)
        if day <= end:
            last = end - timedelta(days=(end.weekday() - words.day) % 7)
            yield Interval(day, day, "day")
            if last != day:
                yield Interval(last, last, "day")
    else:
        yield Interval(start, end, _grain(start, end))


def _grain(start: date, end: date) -> Precision:
    """Never finer than what is known: bounds within a month are a month, others years."""
    return "month" if (start.year, start.month) == (end.year, end.month) else "year"


def publication(article: Article) -> Interval | None:
    """The publication date of an article as an interval."""
    return as_interval(article.published)


def as_interval(published: Published | None) -> Interval | None:
    """A publication date as an interval; None where a bound is unknown."""
    if published is None or not (published.start and published.end and published.precision):
        return None
    return Interval(
        date.fromisoformat(published.start), date.fromisoformat(published.end), published.precision
    )
