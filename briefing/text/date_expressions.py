"""Dates as newspapers write them: found in text, kept as written, resolved later.

``find`` needs no publication date; ``resolve`` puts one under the words. Between the two stands
``DateWords``, which says what kind of words they are: a calendar date, a weekday, a distance from
today, or words that date without saying when (``recently``).
"""

import calendar as _calendar
import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Literal

from briefing.models.article import Span
from briefing.models.date_words import DateWords, Interval, Unit
from briefing.text.date_patterns import PATTERNS

MONTHS = {
    name: number
    for number in range(1, 13)
    for name in (
        _calendar.month_name[number].lower(),
        _calendar.month_abbr[number].lower(),
        _calendar.month_abbr[number].lower() + ".",
    )
} | {"sept": 9, "sept.": 9}
WEEKDAYS = {
    name.lower(): number
    for number in range(7)
    for name in (_calendar.day_name[number], _calendar.day_abbr[number] + ".")
}
NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
} | {
    word: 10 * n
    for n, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), 3)
}
NUMBERS |= {"a": 1, "an": 1, "several": 0, "few": 0, "couple": 2}


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Compiled at first use: start-up reads no dates."""
    return tuple((name, re.compile(pattern)) for name, pattern in PATTERNS)


def find(text: str) -> list[DateWords]:
    """All date expressions of a text, in order, none overlapping another.

    Args:
        text: any text; ``span`` of each result counts its code points.
    """
    taken: list[DateWords] = []
    starts: list[int] = []
    for name, pattern in _patterns():
        for match in pattern.finditer(text):
            words = _words(name, match)
            if not words:
                continue
            at = bisect_left(starts, words.span.start)
            near = taken[max(0, at - 1) : at + 1]
            if not any(words.span.overlaps(other.span) for other in near):
                taken.insert(at, words)
                starts.insert(at, words.span.start)
    return taken


def _words(name: str, match: re.Match[str]) -> DateWords | None:
    group = match.groupdict()
    span, text = Span(*match.span()), match.group()
    year = int(group["year"]) if group.get("year") else None
    match name:
        case "ymd" | "compact":
            return _dated(span, text, year, int(group["monthno"]), int(group["day"]))
        case "numeric":
            day = group["day"] or group["dayfirst"] or group["daylast"]
            month = group["monthno"] or group["monthlast"] or group["monthfirst"]
            return _dated(span, text, year, int(month), int(day))
        case "dmy" | "mdy" | "dmdm":
            words = _dated(span, text, year, MONTHS[group["month"].lower()], int(group["day"]))
            end = int(group["endday"]) if group.get("endday") else None
            end_month = MONTHS[group["endmonth"].lower()] if group.get("endmonth") else None
            return _replace(words, end_day=end, end_month=end_month) if words and end else words
        case "my":
            return DateWords(span, text, "calendar", year, MONTHS[group["month"].lower()])
        case "m":
            lead = text.split()[0].lower()
            way = {"last": -1, "next": 1}.get(lead, 0)
            begin = span.start + (len(lead) + 1 if lead in {"of", "from", "for", "by"} else 0)
            named = MONTHS[group["month"].lower()]
            return DateWords(
                Span(begin, span.end),
                text[begin - span.start :],
                "calendar",
                month=named,
                direction=way,
                unit="year" if group.get("whichyear") else None,
                amount={"last": -1, "next": 1}.get(group.get("whichyear") or "", 0),
            )
        case "relday":
            amount = {
                "yesterday": -1,
                "last night": -1,
                "tomorrow": 1,
                "the day before yesterday": -2,
                "the day after tomorrow": 2,
            }
            return DateWords(span, text, "distance", unit="day", amount=amount.get(text.lower(), 0))
        case "weekday":
            return _weekday(span, text, group)
        case "ago":
            return _ago(span, text, group)
        case "relunit":
            amount_of = {"last": -1, "the previous": -1, "the past": -1, "past": -1, "this": 0}
            unit: Unit = group["unit"]  # type: ignore[assignment]  # the pattern lists the units
            return DateWords(
                span, text, "distance", unit=unit, amount=amount_of.get(group["dir"].lower(), 1)
            )
        case "dom":
            day = int(group["day"])
            return DateWords(span, text, "calendar", day=day) if 1 <= day <= 31 else None
        case "year" | "bareyear":
            return DateWords(span, text, "calendar", year)
    return DateWords(span, text, "vague")


def _weekday(span: Span, text: str, group: dict[str, str]) -> DateWords:
    day = WEEKDAYS.get(group["weekday"].lower())
    if day is None:
        day = next(n for w, n in WEEKDAYS.items() if w[:3] == group["weekday"].lower()[:3])
    way = {"last": -1, "previous": -1, "next": 1, "coming": 1}
    if group.get("dirafter"):
        weeks = way[group["dirafter"]]
        return DateWords(span, text, "weekday", day=day, unit="week", amount=weeks)
    direction = way.get((group.get("dir") or "").lower(), 0)
    return DateWords(span, text, "weekday", day=day, direction=direction)


def _ago(span: Span, text: str, group: dict[str, str]) -> DateWords:
    raw = group["count"].lower()
    parts = raw.replace("-", " ").split()
    tens = NUMBERS.get(parts[0], 0) if len(parts) == 2 else 0
    ones = NUMBERS.get(parts[-1], 0)
    count = int(raw) if raw.isdigit() else ones + (tens if tens > 1 else 0)
    if not count:
        return DateWords(span, text, "vague")
    sign = 1 if group["ago"] in {"later", "from now"} else -1
    decades = group["unit"] == "decade"
    unit: Unit = "year" if decades else group["unit"]  # type: ignore[assignment]  # as listed
    count *= 10 if decades else 1
    point = _ANNIVERSARIES.get((group["today"] or "").split(" ")[-1].lower())
    if unit == "week" and point == "day":
        unit, count = "day", 7 * count  # ``two weeks ago today`` is one day
    return DateWords(span, text, "distance", unit=unit, amount=sign * count, anniversary=point)


_ANNIVERSARIES: dict[str, Literal["day", "month"]] = {
    "today": "day",
    "day": "day",
    "month": "month",
}
"""What the last word of ``ten years ago this month`` adds; a week has no number in other years."""


def _dated(span: Span, text: str, year: int | None, month: int, day: int) -> DateWords | None:
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    return DateWords(span, text, "calendar", year, month, day)


def _replace(words: DateWords, **changes: object) -> DateWords:
    from dataclasses import replace

    return replace(words, **changes)  # type: ignore[arg-type]


def resolve(words: DateWords, today: Interval | None) -> Interval | None:
    """The dates that the words mean.

    Args:
        words: as found, with the tense of their clause.
        today: the publication date, as precisely as it is known.

    Returns:
        The interval, or None where it cannot be worked out: relative words without a publication
        date, or a weekday under a publication date known only to the month.
    """
    match words.kind:
        case "calendar":
            return _resolve_calendar(words, today)
        case "weekday":
            if today is None or today.precision != "day" or words.day is None:
                return None
            return _resolve_weekday(words, words.day, today.start)
        case "distance":
            try:
                return _resolve_distance(words, today) if today else None
            except (ValueError, OverflowError):  # further back than calendars go
                return None
    return None


def _resolve_calendar(words: DateWords, today: Interval | None) -> Interval | None:
    year = words.year
    if words.month is None and words.day and year is None:
        return _day_of_month(words, today)
    if words.month is None:
        return Interval(date(year, 1, 1), date(year, 12, 31), "year") if year else None
    if year is None:
        if today is None:
            return None
        known = today.start if today.precision == "day" else today.end
        told = words.unit == "year"  # in October last year
        year = known.year + words.amount if told else _nearest_year(words, known)
    if words.day is None:
        return Interval(*month_bounds(year, words.month), "month")
    try:
        start = date(year, words.month, words.day)
        end = date(year, words.end_month or words.month, words.end_day or words.day)
        if end < start and words.end_month:  # over the turn of the year
            start, end = (
                (start.replace(year=year - 1), end)
                if words.year
                else (start, end.replace(year=year + 1))
            )
    except ValueError:
        return None
    return Interval(start, max(start, end), "day")


def _day_of_month(words: DateWords, today: Interval | None) -> Interval | None:
    """``on the 12th``: the last one before publication, or the next for what is to come."""
    if today is None or today.precision != "day" or words.day is None:
        return None
    year, month = today.start.year, today.start.month
    if words.tense == "future" and words.day < today.start.day:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    elif words.tense != "future" and words.day > today.start.day:
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
    try:
        day = date(year, month, words.day)
    except ValueError:
        return None  # the 31st of a short month
    return Interval(day, day, "day")


def _nearest_year(words: DateWords, today: date) -> int:
    """The year that a month without one means: the past one for told events, else the next."""
    assert words.month is not None
    here = (words.month, words.day or 1)
    now = (today.month, today.day)
    if words.direction:
        if words.direction < 0:
            return today.year if here < (today.month, 1) else today.year - 1
        return today.year if words.month > today.month else today.year + 1
    if words.tense == "future":
        return today.year if words.month >= today.month else today.year + 1
    months_ahead = (words.month - today.month) % 12
    if words.tense == "present" and months_ahead <= 6:
        return today.year if words.month >= today.month else today.year + 1
    return (
        today.year
        if here <= now or (words.month > today.month and months_ahead <= 1)
        else (today.year - 1)
    )


def _resolve_weekday(words: DateWords, weekday: int, today: date) -> Interval:
    if words.unit == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=words.amount)
        day = monday + timedelta(days=weekday)
        return Interval(day, day, "day")
    back = (today.weekday() - weekday) % 7
    ahead = (weekday - today.weekday()) % 7
    if words.direction < 0:
        offset = -(back or 7)
    elif words.direction > 0 or words.tense == "future":
        offset = ahead or (7 if words.direction > 0 else 0)
    else:
        offset = -back
    day = today + timedelta(days=offset)
    return Interval(day, day, "day")


def _resolve_distance(words: DateWords, today: Interval) -> Interval | None:
    exact = today.precision == "day"
    match words.unit:
        case "day":
            if not exact:
                return today if words.amount == 0 else None
            day = today.start + timedelta(days=words.amount)
            return Interval(day, day, "day")
        case "week" | "weekend":
            if not exact:
                return None
            monday = (
                today.start
                - timedelta(days=today.start.weekday())
                + 7 * timedelta(days=words.amount)
            )
            first = monday + timedelta(days=5) if words.unit == "weekend" else monday
            return Interval(first, monday + timedelta(days=6), "day")
        case "month":
            if today.precision == "year":
                return None
            return _months_away(words, today, words.amount)
        case "year" if words.anniversary and today.precision != "year":
            return _months_away(words, today, 12 * words.amount)
        case "year":
            year = today.start.year + words.amount
            return Interval(date(year, 1, 1), date(year, 12, 31), "year")
    return None


def _months_away(words: DateWords, today: Interval, amount: int) -> Interval:
    """A month, or the day in it of an anniversary; the month where it has no such day."""
    index = today.start.year * 12 + today.start.month - 1 + amount
    first, last = month_bounds(index // 12, index % 12 + 1)
    if words.anniversary == "day" and today.precision == "day" and today.start.day <= last.day:
        day = first.replace(day=today.start.day)
        return Interval(day, day, "day")
    return Interval(first, last, "month")


def month_bounds(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, _calendar.monthrange(year, month)[1])


def parse_iso(text: str) -> Interval | None:
    """``2019``, ``2019-07`` or ``2019-07-24`` as an interval; None for anything else."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ]\d.*)?)?)?", text.strip())
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if day is not None:
            exact = date(year or 0, month or 0, day)
            return Interval(exact, exact, "day")
        if month is not None:
            return Interval(*month_bounds(year or 0, month), "month")
        return Interval(date(year or 0, 1, 1), date(year or 0, 12, 31), "year")
    except ValueError:
        return None


def iter_calendar(text: str) -> Iterator[DateWords]:
    """Only the full calendar dates with a year, for dating an article by its own text."""
    return (w for w in find(text) if w.kind == "calendar" and w.year)
