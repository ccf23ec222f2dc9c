"""Dates as they are shown: with their precision, and never more certain than they are."""

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing.models import Published, Source, When
from briefing.models.article import Precision
from briefing.models.copy_with import replace
from briefing.presentation.dates import (
    UNDATED,
    Shown,
    long_when,
    published_short,
    shown_meeting,
    shown_visit,
    shown_when,
)
from tests.tui.hand import Hand, published, when

whens = st.builds(
    lambda day, precision: when(day.isoformat(), precision=precision),
    st.dates(),
    st.sampled_from(get_args(Precision)),
)


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (when("2023-12-14"), Shown("2023-12-14", "2023", "14 Dec", last="2023-12-14")),
        (
            when("2023-12-01", "2023-12-31", "month"),
            Shown("2023-12-01", "2023", "Dec", last="2023-12-31"),
        ),
        (
            when("2023-01-01", "2023-12-31", "year"),
            Shown("2023-01-01", "2023", "2023", last="2023-12-31"),
        ),
        (when(None, text="recently"), None),
        (None, None),
    ],
)
def test_date_words(time: When | None, expected: Shown | None) -> None:
    assert shown_when(time) == expected


@given(whens)
def test_a_date_is_six_cells_and_no_more_certain_than_it_is(time: When) -> None:
    shown = shown_when(time)
    assert shown is not None
    assert cell_len(shown.text) <= 6
    assert not shown.reported
    day = date.fromisoformat(time.start or "")
    if time.precision == "month":
        assert not any(c.isdigit() for c in shown.text)
    if time.precision == "year":
        assert shown.text == str(day.year)


def meeting_told_by(*dates: tuple[str | None, Precision], time: When | None = None) -> Shown:
    """The date of a meeting that sources of these dates tell."""
    hand = Hand()
    for number, (start, precision) in enumerate(dates):
        hand.source(f"Khan met Trump {number}.", f"{number}.txt", date=start, precision=precision)
    khan, trump = hand.actor("Khan"), hand.actor("Trump")
    hand.meeting(khan, trump, "Khan met Trump 0", time=time)
    more = tuple(hand.ref(f"Khan met Trump {n}") for n in range(len(dates)))
    meeting = replace(hand.meetings[0], evidence=more)
    return shown_meeting(meeting, {s.id: s for s in hand.sources})


def test_a_meeting_is_dated_by_its_own_words() -> None:
    assert meeting_told_by(("2019-07-24", "day"), time=when("2019-07-22")) == Shown(
        "2019-07-22", "2019", "22 Jul", last="2019-07-22"
    )


def test_else_by_the_first_of_its_sources_with_a_sign_that_it_was_reported_then() -> None:
    assert meeting_told_by(("2019-07-26", "day"), ("2019-07-24", "day")) == Shown(
        "2019-07-24", "2019", "~Jul", reported=True, last="2019-07-24"
    )
    assert meeting_told_by(("2019-07-01", "month")).text == "~Jul"
    assert meeting_told_by(("2019-01-01", "year")).text == "~2019"


def test_words_that_could_not_be_worked_out_date_nothing() -> None:
    shown = meeting_told_by(("2019-07-24", "day"), time=when(None, text="recently"))
    assert shown.reported


def test_a_meeting_of_undated_sources_is_undated() -> None:
    assert meeting_told_by((None, "day")) == UNDATED
    assert UNDATED.sort == ""


def test_a_visit_is_dated_by_its_words_its_meetings_its_sources() -> None:
    hand = Hand()
    source = hand.source("Khan visited Washington. Khan met Trump. Khan met Pompeo.")
    khan = hand.actor("Khan")
    others = [hand.actor("Trump"), hand.actor("Pompeo")]
    met = tuple(
        hand.meeting(khan, other, "Khan met", time=when(f"2019-07-2{3 - i}"))
        for i, other in enumerate(others)
    )
    hand.visit(khan, "Khan visited Washington", meetings=(*met, "meeting-gone"))
    sources: dict[str, Source] = {s.id: s for s in hand.sources}
    meetings = {m.id: m for m in hand.meetings}
    visit = hand.visits[0]
    assert source in sources
    assert shown_visit(visit, meetings, sources).text == "22 Jul"
    assert shown_visit(visit, {}, sources) == Shown(
        "2023-12-15", "2023", "~Dec", reported=True, last="2023-12-15"
    )
    dated = replace(visit, when=when("2019-07-01", "2019-07-31", "month"))
    assert shown_visit(dated, meetings, sources).text == "Jul"
    assert shown_visit(visit, {}, {}) == UNDATED


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (None, "date unknown"),
        (when(None, text="last month"), "“last month”, date unknown"),
        (when("2023-12-14"), "Thursday 14 December 2023"),
        (when("2023-12-14", "2023-12-16"), "14 December – 16 December 2023"),
        (when("2023-12-30", "2024-01-02"), "30 December – 2 January 2024"),
        (when("2023-12-01", "2023-12-31", "month"), "December 2023"),
        (when("2023-01-01", "2023-12-31", "year"), "2023"),
    ],
)
def test_dates_in_full(time: When | None, expected: str) -> None:
    assert long_when(time) == expected


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (None, "undated"),
        (Published(None, "2023-12-15", None, "inferred"), "undated"),
        (published("2023-12-15"), "15 Dec 2023"),
        (published("2023-12-01", "month"), "Dec 2023"),
        (published("2023-01-01", "year"), "2023"),
        (Published("2023-12-15", "2023-12-15", "day", "inferred"), "~15 Dec 2023"),
    ],
)
def test_publication_dates(known: Published | None, expected: str) -> None:
    hand = Hand()
    hand.source("Text.")
    assert published_short(replace(hand.sources[0], published=known)) == expected
