"""Since when something is news, as a reader words it."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import SinceError
from briefing.workspace.arrivals import Arrival
from briefing.workspace.since import Since, parse_since

TODAY = datetime(2024, 5, 16, 9, 30, tzinfo=timezone(timedelta(hours=2)))
"""A Thursday, two hours east."""


@pytest.mark.parametrize(
    ("words", "day", "at"),
    [
        ("2024-05-01", "2024-05-01", "2024-04-30T22:00"),
        ("2024-05", "2024-05-01", "2024-04-30T22:00"),
        ("2024", "2024-01-01", "2023-12-31T22:00"),
        ("2024-05-01T08:00", "2024-05-01", "2024-05-01T06:00"),
        ("2024-05-01 08:00", "2024-05-01", "2024-05-01T06:00"),
        ("2024-05-01T08:00+00:00", "2024-05-01", "2024-05-01T08:00"),
        ("today", "2024-05-16", "2024-05-15T22:00"),
        ("Yesterday", "2024-05-15", "2024-05-14T22:00"),
        ("monday", "2024-05-13", "2024-05-12T22:00"),
        ("last monday", "2024-05-13", "2024-05-12T22:00"),
        ("thursday", "2024-05-09", "2024-05-08T22:00"),
        ("friday", "2024-05-10", "2024-05-09T22:00"),
        ("3 days", "2024-05-13", "2024-05-12T22:00"),
        ("3 days ago", "2024-05-13", "2024-05-12T22:00"),
        ("1 week", "2024-05-09", "2024-05-08T22:00"),
        ("12 hours", "2024-05-15", "2024-05-15T19:30"),
        ("  the  last 2 days ", "2024-05-14", "2024-05-13T22:00"),
    ],
)
def test_a_moment(words: str, day: str, at: str) -> None:
    found = parse_since(words, TODAY)
    assert found.day == day
    assert found.at.startswith(at)
    assert Since.of_key(found.key) == found


@pytest.mark.parametrize(
    "words", ["", "soon", "2024-13-01", "next monday", "0001-01-01x", "-3 days"]
)
def test_no_moment(words: str) -> None:
    with pytest.raises(SinceError, match="names no day"):
        parse_since(words, TODAY)


@given(st.text(max_size=30))
def test_any_words(words: str) -> None:
    """They are a moment, or the sentence says that they are none."""
    with suppress(SinceError):
        assert datetime.fromisoformat(parse_since(words).at).tzinfo


@pytest.mark.parametrize(
    ("since", "arrival", "published", "new"),
    [
        (Since("2024-05-02"), Arrival("2024-05-02T08:00", first=False), "", True),
        (Since("2024-05-02"), Arrival("2024-05-01T08:00", first=False), "2024-05-03", False),
        (Since("2024-05-02"), Arrival("2024-05-03T08:00", first=True), "2024-05-03", False),
        (Since("2024-05-02", "2024-05-02"), Arrival("2024-05-09", first=True), "2024-05-02", True),
        (Since("2024-05-02", "2024-05-02"), Arrival("2024-05-09", first=True), "2024-05-01", False),
        (Since("2024-05-02", "2024-05-02"), Arrival("2024-05-09", first=True), "", False),
    ],
)
def test_what_is_new(since: Since, arrival: Arrival, published: str, new: bool) -> None:
    """What came in later; what was there first where it appeared later."""
    assert since.is_new(arrival, published) == new


def test_the_present_is_that_of_the_machine() -> None:
    """Without another one."""
    found = datetime.fromisoformat(parse_since("1 hour").at)
    assert timedelta(minutes=50) < datetime.now(UTC) - found < timedelta(minutes=70)
