"""What is announced for the next weeks, and what each side last said of it."""

from datetime import date

import pytest

from briefing.presentation.dates import BOUNDS, long_when, shown_when, with_year
from briefing.workspace.coming import coming, first_day
from tests.tui.hand import Hand, when
from tests.tui.stored import desk_of

TEXT = "Ana Lund will go to Oslo. Norway backs herring. Denmark rejects herring."


def made(day: str, **how: object) -> Hand:
    """A visit announced for a day, with two sides on its issue."""
    hand = Hand()
    hand.source(TEXT, date="2024-05-06")
    ana = hand.actor("Ana Lund", country="DNK")
    norway, denmark = hand.actor("Norway", "state", "NOR"), hand.actor("Denmark", "state", "DNK")
    herring = hand.issue("Herring", "herring")
    hand.position(herring, norway, "Norway backs herring")
    hand.position(herring, denmark, "Denmark rejects herring", "oppose")
    status = how.get("status", "announced")
    hand.visit(
        ana,
        "Ana Lund will go to Oslo",
        "NOR",
        status=status,  # type: ignore[arg-type]
        time=when(day),
        issues=(herring,),
    )
    return hand


def found(hand: Hand, first: str = "2024-05-06") -> list[tuple[str, int]]:
    """The days of what is coming, and how many sides are told."""
    snapshot = desk_of(hand.briefing()).snapshot
    return [(c.day, len(c.said)) for c in coming(snapshot, date.fromisoformat(first))]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2024-05-06", [("2024-05-06", 2)]),
        ("2024-05-20", [("2024-05-20", 2)]),
        ("2024-05-21", []),
        ("2024-05-05", []),
    ],
)
def test_two_weeks(day: str, expected: list[tuple[str, int]]) -> None:
    assert found(made(day)) == expected


def test_what_was_held_is_not_coming() -> None:
    assert found(made("2024-05-10", status="held")) == []


@pytest.mark.parametrize(
    ("today", "first"), [("2024-05-01", "2024-05-01"), ("2026-01-01", "2024-05-06")]
)
def test_from_today_or_the_newest_article(today: str, first: str) -> None:
    """An old folder has no coming weeks of ours."""
    snapshot = desk_of(made("2024-05-10").briefing()).snapshot
    assert first_day(snapshot, date.fromisoformat(today)) == date.fromisoformat(first)


def test_a_folder_without_dates() -> None:
    snapshot = desk_of(Hand().briefing()).snapshot
    assert first_day(snapshot, date(2024, 5, 1)) == date(2024, 5, 1)


@pytest.mark.parametrize(
    ("start", "end", "basis", "text", "year"),
    [
        ("2024-01-01", "2024-01-07", "stated", "1–7 Jan", "2024"),
        ("2024-01-29", "2024-02-04", "resolved", "29 Jan–4 Feb", "2024"),
        ("2024-01-29", "2024-01-29", "stated", "29 Jan", "2024"),
        ("2022-11-24", "2025-01-20", "inferred", "between Nov 2022 and Jan 2025", BOUNDS),
        ("2022-03-01", "2022-08-31", "inferred", "between Mar and Aug 2022", BOUNDS),
        ("2022-03-01", "2022-03-20", "inferred", "~Mar", "2022"),
    ],
)
def test_times_of_several_days(start: str, end: str, basis: str, text: str, year: str) -> None:
    time = when(start)
    assert time
    shown = shown_when(type(time)(start, end, "day", "then", basis))
    assert shown
    assert (shown.text, shown.year) == (text, year)
    assert with_year(text, year).endswith(text[-4:] if year == BOUNDS else year)
    assert long_when(time)
