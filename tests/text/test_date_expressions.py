"""Dates as written: which words are found, and which days they mean."""

from datetime import date
from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing.models import Span
from briefing.models.copy_with import replace
from briefing.models.date_words import DateWords, Interval, Kind
from briefing.text.date_expressions import find, iter_calendar, month_bounds, parse_iso, resolve

WEDNESDAY = "2024-03-13"
TOO_FAR = pytest.mark.xfail(
    strict=True,
    raises=AssertionError,
    reason="a count of more than four digits is not found at all",
)


def only(text: str) -> DateWords:
    """The one date expression of a text."""
    found = find(text)
    assert len(found) == 1, found
    return found[0]


def meant(text: str | None) -> Interval | None:
    """``2019-07-12``, ``2019-07``, ``2019`` or ``2019-07-12/2019-07-16`` as an interval."""
    if text is None:
        return None
    start, _, end = text.partition("/")
    first, last = parse_iso(start), parse_iso(end or start)
    assert first
    assert last
    return Interval(first.start, last.end, first.precision)


@pytest.mark.parametrize(
    ("text", "words", "kind", "expected"),
    [
        ("They met on 12 July 2019.", "12 July 2019", "calendar", "2019-07-12"),
        ("the 24th of July 2019", "the 24th of July 2019", "calendar", "2019-07-24"),
        ("on July 24th, 2019, in", "July 24th, 2019", "calendar", "2019-07-24"),
        ("Jan 5 2024", "Jan 5 2024", "calendar", "2024-01-05"),
        ("Friday, 12 July 2019", "Friday, 12 July 2019", "calendar", "2019-07-12"),
        ("Fri Dec 15 , 2023", "Fri Dec 15 , 2023", "calendar", "2023-12-15"),
        ("JULY 12, 2019", "JULY 12, 2019", "calendar", "2019-07-12"),
        ("on 2019-07-24 at", "2019-07-24", "calendar", "2019-07-24"),
        ("20190724 - The", "20190724", "calendar", "2019-07-24"),
        ("on 10 March", "10 March", "calendar", "2024-03-10"),
        ("on 12 July", "12 July", "calendar", "2023-07-12"),
        ("on Sept. 5", "Sept. 5", "calendar", "2023-09-05"),
        ("on 29 February", "29 February", "calendar", "2024-02-29"),
        ("July 12-16, 2019", "July 12-16, 2019", "calendar", "2019-07-12/2019-07-16"),
        ("12 to 16 July 2019", "12 to 16 July 2019", "calendar", "2019-07-12/2019-07-16"),
        ("12–16 July", "12–16 July", "calendar", "2023-07-12/2023-07-16"),
        (
            "July 30 to August 2, 2019",
            "July 30 to August 2, 2019",
            "calendar",
            "2019-07-30/2019-08-02",
        ),
        ("30 July - 2 August 2019", "30 July - 2 August 2019", "calendar", "2019-07-30/2019-08-02"),
        (
            "December 30 to January 2, 2020",
            "December 30 to January 2, 2020",
            "calendar",
            "2019-12-30/2020-01-02",
        ),
        ("December 28-January 2", "December 28-January 2", "calendar", "2023-12-28/2024-01-02"),
        ("in July 2019", "July 2019", "calendar", "2019-07"),
        ("in January", "in January", "calendar", "2024-01"),
        ("in March", "in March", "calendar", "2024-03"),
        ("in April", "in April", "calendar", "2024-04"),
        ("in May", "in May", "calendar", "2023-05"),
        ("in December", "in December", "calendar", "2023-12"),
        ("the end of June", "June", "calendar", "2023-06"),
        ("mid-May", "mid-May", "calendar", "2023-05"),
        ("last January", "last January", "calendar", "2024-01"),
        ("last March", "last March", "calendar", "2023-03"),
        ("next April", "next April", "calendar", "2024-04"),
        ("next March", "next March", "calendar", "2025-03"),
        ("in 2019", "in 2019", "calendar", "2019"),
        ("on Tuesday", "Tuesday", "weekday", "2024-03-12"),
        ("on Wednesday", "Wednesday", "weekday", "2024-03-13"),
        ("on Thursday", "Thursday", "weekday", "2024-03-07"),
        ("last Tuesday", "last Tuesday", "weekday", "2024-03-12"),
        ("last Wednesday", "last Wednesday", "weekday", "2024-03-06"),
        ("next Wednesday", "next Wednesday", "weekday", "2024-03-20"),
        ("next Friday", "next Friday", "weekday", "2024-03-15"),
        ("late Tuesday evening", "late Tuesday evening", "weekday", "2024-03-12"),
        ("Last Wednesday he", "Last Wednesday", "weekday", "2024-03-06"),
        ("Tuesday last week", "Tuesday last week", "weekday", "2024-03-05"),
        ("Friday next week", "Friday next week", "weekday", "2024-03-22"),
        ("today", "today", "distance", "2024-03-13"),
        ("Yesterday", "Yesterday", "distance", "2024-03-12"),
        ("the day before yesterday", "the day before yesterday", "distance", "2024-03-11"),
        ("tomorrow", "tomorrow", "distance", "2024-03-14"),
        ("two days ago", "two days ago", "distance", "2024-03-11"),
        ("a week ago", "a week ago", "distance", "2024-03-04/2024-03-10"),
        ("three months ago", "three months ago", "distance", "2023-12"),
        ("5 years ago", "5 years ago", "distance", "2019"),
        ("last week", "last week", "distance", "2024-03-04/2024-03-10"),
        ("last weekend", "last weekend", "distance", "2024-03-09/2024-03-10"),
        ("last month", "last month", "distance", "2024-02"),
        ("this month", "this month", "distance", "2024-03"),
        ("next year", "next year", "distance", "2025"),
        ("Last month, he", "Last month", "distance", "2024-02"),
        ("Fifty years ago today he", "Fifty years ago today", "distance", "1974-03-13"),
        ("Ten years ago this month he", "Ten years ago this month", "distance", "2014-03"),
        ("three months ago today", "three months ago today", "distance", "2023-12-13"),
        ("forty years ago this week", "forty years ago this week", "distance", "1984"),
        ("two weeks ago today", "two weeks ago today", "distance", "2024-02-28"),
        ("Twenty-five years ago this week", "Twenty-five years ago this week", "distance", "1999"),
        ("sixty years ago", "sixty years ago", "distance", "1964"),
        ("a decade ago", "a decade ago", "distance", "2014"),
        ("three decades ago", "three decades ago", "distance", "1994"),
        ("On 14.01.2020 he", "14.01.2020", "calendar", "2020-01-14"),
        ("(7.3.2021)", "7.3.2021", "calendar", "2021-03-07"),
        ("on 25/03/2022", "25/03/2022", "calendar", "2022-03-25"),
        ("on 3/25/2022", "3/25/2022", "calendar", "2022-03-25"),
        ("Two days ago he", "Two days ago", "distance", "2024-03-11"),
        ("In January he", "In January", "calendar", "2024-01"),
        ("In 2019 he", "In 2019", "calendar", "2019"),
        ("recently", "recently", "vague", None),
        ("several days ago", "several days ago", "vague", None),
        ("in the coming weeks", "in the coming weeks", "vague", None),
    ],
)
def test_words_are_found_and_resolved(
    text: str, words: str, kind: Kind, expected: str | None
) -> None:
    """An article of Wednesday 13 March 2024 means these days by these words."""
    found = only(text)
    assert (found.text, found.kind) == (words, kind)
    assert found.span.of(text) == words
    assert resolve(found, parse_iso(WEDNESDAY)) == meant(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Tuesday", "2024-03-19"),
        ("on Wednesday", "2024-03-13"),
        ("on 12 July", "2024-07-12"),
        ("in March", "2024-03"),
        ("in January", "2025-01"),
    ],
)
def test_future_tense_looks_ahead(text: str, expected: str) -> None:
    """Words around which the clause is in the future mean the next day of that name."""
    words = replace(only(text), tense="future")
    assert resolve(words, parse_iso(WEDNESDAY)) == meant(expected)


@pytest.mark.parametrize(
    ("today", "text", "expected"),
    [
        ("2024-03", "today", "2024-03"),
        ("2024-03", "Tuesday", None),
        ("2024-03", "yesterday", None),
        ("2024-03", "two days ago", None),
        ("2024-03", "last week", None),
        ("2024-03", "last month", "2024-02"),
        ("2024-03", "three months ago", "2023-12"),
        ("2024-03", "last year", "2023"),
        ("2024-03", "in January", "2024-01"),
        ("2024-03", "20 March", "2024-03-20"),
        ("2024", "today", "2024"),
        ("2024", "last month", None),
        ("2024", "last year", "2023"),
        ("2024-01-10", "last month", "2023-12"),
        ("2024-02", "29 February", "2024-02-29"),
        (None, "Tuesday", None),
        (None, "last month", None),
        (None, "12 July", None),
        (None, "in July", None),
        (None, "12 July 2019", "2019-07-12"),
        (None, "July 2019", "2019-07"),
        (None, "in 2019", "2019"),
    ],
)
def test_coarse_publication_dates(today: str | None, text: str, expected: str | None) -> None:
    """What is known only to the month, the year or not at all makes nothing more exact."""
    assert resolve(only(text), meant(today)) == meant(expected)


@pytest.mark.parametrize("text", ["30 February 2019", "2019-02-29", "31 April", "Feb. 29, 2023"])
def test_days_that_never_were_resolve_to_nothing(text: str) -> None:
    """A day that the month does not have is found but means nothing."""
    assert resolve(only(text), parse_iso(WEDNESDAY)) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "They may 5 times.",
        "They march on.",
        "2019-13-01",
        "32 July",
        "March 4,500 men",
        "Section 12",
        "a vote of 5-4",
        "The Sun reported it.",
        "Sat at the table, they spoke.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    """Words that only resemble dates are left alone."""
    assert find(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "some 300 years ago",
        "some 5000 years ago",
        pytest.param("99999 years from now", marks=TOO_FAR),
        pytest.param("30000 months ago", marks=TOO_FAR),
        pytest.param("9999999999 days ago", marks=TOO_FAR),
    ],
)
def test_far_distances_do_not_raise(text: str) -> None:
    """However far the words reach, resolving them never raises."""
    resolve(only(text), parse_iso(WEDNESDAY))


def test_long_runs_of_spaces_are_quick() -> None:
    """Many spaces behind a date take no time to speak of."""
    text = f"12 March{' ' * 4000}x"
    begin = perf_counter()
    assert only(text).text == "12 March"
    assert perf_counter() - begin < 0.1


def test_several_in_order() -> None:
    """The expressions of a sentence come in order and do not overlap."""
    text = "On Friday (12 July 2019) he came; in March 2020 he left, two days ago he wrote."
    assert [w.text for w in find(text)] == [
        "Friday",
        "12 July 2019",
        "March 2020",
        "two days ago",
    ]
    assert [w.text for w in iter_calendar(text)] == ["12 July 2019", "March 2020"]


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31), "year"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2019-07-24", date(2019, 7, 24), date(2019, 7, 24), "day"),
        (" 2019-07-24 ", date(2019, 7, 24), date(2019, 7, 24), "day"),
        ("2019-07-24T10:30:00Z", date(2019, 7, 24), date(2019, 7, 24), "day"),
        ("2019-07-24 10:30", date(2019, 7, 24), date(2019, 7, 24), "day"),
    ],
)
def test_parse_iso(text: str, start: date, end: date, precision: str) -> None:
    """A year, a month or a day becomes its first and last day."""
    parsed = parse_iso(text)
    assert parsed
    assert (parsed.start, parsed.end, parsed.precision) == (start, end, precision)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2019-02-29",
        "2019-13",
        "2019-7-1",
        "20190724",
        "24.07.2019",
        "0000",
        "2019-00",
        "2019-07-00",
        "2019 or so",
    ],
)
def test_parse_iso_refuses(text: str) -> None:
    """Anything else is no ISO date."""
    assert parse_iso(text) is None


def test_month_bounds() -> None:
    """A leap February ends on the 29th."""
    assert month_bounds(2024, 2) == (date(2024, 2, 1), date(2024, 2, 29))


FORMATS = (
    "{day} {month} {year}",
    "{day} {month}, {year}",
    "{day:02} {short} {year}",
    "the {day}{nth} of {month} {year}",
    "{month} {day}, {year}",
    "{month} {day}{nth} {year}",
    "{short} {day}, {year}",
    "{upper} {day}, {year}",
    "{weekday}, {day} {month} {year}",
    "{weekday} {month} {day}, {year}",
    "{year}-{number:02}-{day:02}",
)
WITHOUT_YEAR = ("{day} {month}", "{month} {day}", "{weekday}, {month} {day}{nth}")
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
# No digits: a number beside a date may rightly be read as part of it.
AROUND = st.text(st.characters(exclude_categories=("Cs", "Nd", "No", "Nl")), max_size=30)


def written(day: date, pattern: str) -> str:
    """A date in one of the ways above."""
    nth = "th" if 11 <= day.day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return pattern.format(
        day=day.day,
        number=day.month,
        year=day.year,
        month=f"{day:%B}",
        short=f"{day:%b}",
        upper=f"{day:%B}".upper(),
        weekday=f"{day:%A}",
        nth=nth,
    )


@settings(max_examples=250, deadline=None)
@given(DAYS, st.sampled_from(FORMATS + WITHOUT_YEAR), AROUND, AROUND)
@example(date(2024, 2, 29), "{month} {day}", "", "")
def test_any_date_is_found_in_any_text(day: date, pattern: str, before: str, after: str) -> None:
    """A real date in any usual form is found in place and means itself."""
    text = f"{before} {written(day, pattern)} {after}"
    at = Span(len(before) + 1, len(text) - len(after) - 1)
    found = find(text)
    assert all(words.text == words.span.of(text) for words in found)
    assert found == sorted(found, key=lambda words: words.span)
    assert not any(a.span.overlaps(b.span) for a, b in pairwise(found))
    here = [words for words in found if words.span.covers(at)]
    assert len(here) == 1, found
    assert resolve(here[0], Interval(day, day, "day")) == Interval(day, day, "day")
