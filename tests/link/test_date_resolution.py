"""Words that date something, put under the publication date of their article."""

import pytest

from briefing.link import link
from briefing.models import Briefing, Published, When
from briefing.models.date_words import Tense
from tests.link.paper import Paper


def told(day: str | Published | None, words: str, tense: Tense = "past") -> Briefing:
    """A meeting that an article of that day dates by those words."""
    start = day if isinstance(day, str) else None
    paper = Paper("a.txt", f"Ana Example met Bo Sample {words}.", start)
    first, second = paper.actor("Ana Example"), paper.actor("Bo Sample")
    paper.meeting("Ana Example met", [first], [second], when=paper.date(words, tense))
    read = paper.read()
    if isinstance(day, Published):
        from dataclasses import replace

        read = replace(read, article=replace(read.article, published=day))
    return link([read])


DAY, MONTH, YEAR = "2023-12-15", "2023-12", "2023"
DATED: tuple[tuple[str | None, str, Tense, tuple[str | None, ...]], ...] = (
    (DAY, "today", "past", ("2023-12-15", "2023-12-15", "day")),
    (MONTH, "today", "past", ("2023-12-01", "2023-12-31", "month")),
    (YEAR, "today", "past", ("2023-01-01", "2023-12-31", "year")),
    (None, "today", "past", (None, None, None)),
    (DAY, "yesterday", "past", ("2023-12-14", "2023-12-14", "day")),
    (MONTH, "yesterday", "past", (None, None, None)),
    (DAY, "on Thursday", "past", ("2023-12-14", "2023-12-14", "day")),
    (DAY, "on Thursday", "future", ("2023-12-21", "2023-12-21", "day")),
    (MONTH, "on Thursday", "past", (None, None, None)),
    (None, "on Thursday", "past", (None, None, None)),
    (DAY, "last month", "past", ("2023-11-01", "2023-11-30", "month")),
    (MONTH, "last month", "past", ("2023-11-01", "2023-11-30", "month")),
    (YEAR, "last month", "past", (None, None, None)),
    (DAY, "last year", "past", ("2022-01-01", "2022-12-31", "year")),
    (DAY, "on 5 May 2020", "past", ("2020-05-05", "2020-05-05", "day")),
    (None, "on 5 May 2020", "past", ("2020-05-05", "2020-05-05", "day")),
    (None, "on 5 May", "past", (None, None, None)),
    (DAY, "on 5 May", "past", ("2023-05-05", "2023-05-05", "day")),
    (DAY, "on 5 May", "future", ("2024-05-05", "2024-05-05", "day")),
    (None, "in May 2020", "past", ("2020-05-01", "2020-05-31", "month")),
    (None, "in 2020", "past", ("2020-01-01", "2020-12-31", "year")),
    (DAY, "recently", "past", (None, None, None)),
    (DAY, "on 31 February 2020", "past", (None, None, None)),
)


@pytest.mark.parametrize(("day", "words", "tense", "expected"), DATED)
def test_when_something_was(
    day: str | None, words: str, tense: Tense, expected: tuple[str | None, ...]
) -> None:
    """Words that cannot be worked out stay, without a date; the article's is never put instead."""
    (meeting,) = told(day, words, tense).meetings
    assert meeting.when is not None
    assert (meeting.when.start, meeting.when.end, meeting.when.precision) == expected
    assert meeting.when.text
    assert meeting.when.text in words


@pytest.mark.parametrize(
    ("words", "basis"),
    [
        ("on 5 May 2020", "stated"),
        ("in 2020", "stated"),
        ("today", "resolved"),
        ("on Thursday", "resolved"),
        ("on 5 May", "resolved"),
        ("last month", "resolved"),
    ],
)
def test_what_a_date_rests_on(words: str, basis: str) -> None:
    """The words alone, or the publication date too."""
    (meeting,) = told(DAY, words).meetings
    assert meeting.when is not None
    assert meeting.when.basis == basis


def test_no_words_no_date() -> None:
    """Nothing is put in their place."""
    paper = Paper("a.txt", "Ana Example met Bo Sample.", DAY)
    paper.meeting("Ana Example met", [paper.actor("Ana Example")], [paper.actor("Bo Sample")])
    assert [m.when for m in link([paper.read()]).meetings] == [None]


@pytest.mark.parametrize(
    "bounds",
    [
        Published("2023-12-01", None, None, "inferred"),
        Published(None, "2023-12-31", None, "inferred"),
        Published("2023-12-01", "2023-12-31", None, "inferred"),
    ],
)
def test_bounds_are_no_publication_date(bounds: Published) -> None:
    """Words in relation to it stay unresolved."""
    (meeting,) = told(bounds, "on Thursday").meetings
    assert meeting.when == When(None, None, None, "Thursday") or meeting.when is not None
    assert meeting.when is not None
    assert meeting.when.start is None


@pytest.mark.parametrize(
    ("day", "words", "value"),
    [
        (DAY, "on Thursday", "2023-12-14"),
        (DAY, "last month", "2023-11"),
        (DAY, "last year", "2022"),
        (None, "on Thursday", None),
        (MONTH, "today", "2023-12"),
        (None, "in May 2020", "2020-05"),
    ],
)
def test_every_date_is_listed(day: str | None, words: str, value: str | None) -> None:
    """With the words that name it, as precisely as it is known."""
    (record,) = told(day, words).dates
    assert record.value == value
    (ref,) = record.evidence
    assert ref.text in words


def test_words_that_name_no_date_are_not_listed() -> None:
    """``recently`` is none of the calendar."""
    assert told(DAY, "recently").dates == ()


def test_words_across_a_line_are_one_line() -> None:
    """The evidence keeps the line break, the words to be shown do not."""
    briefing = told(None, "on 5 May\n2020")
    (meeting,) = briefing.meetings
    assert meeting.when is not None
    assert meeting.when.text.endswith("5 May 2020")
    assert briefing.dates[0].evidence[0].text.endswith("5 May\n2020")
