"""Date words put under the publication date of their article."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from briefing.records import Article, Published, When
from briefing.records.calendar import DateWords, Interval, resolve

if TYPE_CHECKING:
    from briefing.link.linker import ReadArticle


class DateTable:
    """Resolved dates of all articles."""

    def __init__(self, articles: Sequence[ReadArticle]) -> None:
        self._today = {a.id: publication(a.article) for a in articles}
        self._words = {a.id: a.extraction.dates for a in articles}

    def published(self, source: str) -> Interval | None:
        """When a source appeared, where both bounds are known."""
        return self._today[source]

    def interval(self, source: str, number: int | None) -> Interval | None:
        """The resolved dates of date words, by their number in the extraction."""
        if number is None:
            return None
        return resolve(self._words[source][number], self._today[source])

    def when(self, source: str, number: int | None) -> When | None:
        """Date words as a record: null dates where they cannot be worked out."""
        if number is None:
            return None
        words = self._words[source][number]
        found = resolve(words, self._today[source])
        text = " ".join(words.text.split())
        if found is None:
            return When(None, None, None, text)
        stated = words.kind == "calendar" and words.year is not None
        basis = "stated" if stated else "resolved"
        return When(found.start.isoformat(), found.end.isoformat(), found.precision, text, basis)

    def value(self, source: str, words: DateWords) -> str | None:
        """``2019-07-23``, ``2019-07`` or ``2019``; None where it cannot be worked out."""
        found = resolve(words, self._today[source])
        if found is None:
            return None
        return found.start.isoformat()[: {"day": 10, "month": 7, "year": 4}[found.precision]]


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
