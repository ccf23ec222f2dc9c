"""Date words as they are written, and the days they turn out to mean."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from briefing.models.article import Precision, Span

Tense = Literal["past", "present", "future"]
Kind = Literal["calendar", "weekday", "distance", "vague"]
Unit = Literal["day", "week", "weekend", "month", "year"]


@dataclass(frozen=True, slots=True)
class DateWords:
    """Words that date something.

    Attributes:
        span: where they stand.
        text: the words, verbatim.
        kind: what they need to be resolved.
        year, month, day: as far as written (``calendar``); ``day`` is 0 (Monday) to 6 for
            ``weekday``.
        end_month, end_day: the end of a range (``July 12-16``).
        unit, amount: ``distance`` from the publication date (``last month`` is month, -1); of a
            ``calendar`` month, which year is meant (``in October last year`` is year, -1).
        anniversary: what of today's date counts back as well: ``a year ago today`` is a day,
            ``ten years ago this month`` a month.
        direction: -1 for ``last Tuesday``, 1 for ``next Tuesday``, 0 where the words leave it open.
        tense: of the clause around the words; set by the extraction.
    """

    span: Span
    text: str
    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    end_month: int | None = None
    end_day: int | None = None
    unit: Unit | None = None
    amount: int = 0
    anniversary: Literal["day", "month"] | None = None
    direction: int = 0
    tense: Tense = "past"


@dataclass(frozen=True, slots=True)
class Interval:
    """Resolved words: ISO dates, both inclusive."""

    start: date
    end: date
    precision: Precision
