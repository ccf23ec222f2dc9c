"""What changed between two positions, and which of them belong to a visit."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.link.stance_change import belongs, change, position_day, side_ids, wording
from briefing.models import Actor, Briefing, Position, Published, Ref, Source, Visit, When
from briefing.models.enums import ActorKind, Stance

CHANGES: dict[str, tuple[Stance, Stance, str]] = {
    "the same": ("seek", "seek", "same"),
    "sharper": ("seek", "demand", "changed"),
    "from for to against": ("support", "oppose", "turned"),
    "from against to for": ("deny", "offer", "turned"),
    "from concern to accusation": ("concern", "accuse", "changed"),
    "from neither": ("neutral", "support", "changed"),
    "to neither": ("oppose", "neutral", "changed"),
}


@pytest.mark.parametrize(("before", "after", "expected"), CHANGES.values(), ids=CHANGES.keys())
def test_change(before: Stance, after: Stance, expected: str) -> None:
    """In stance."""
    assert change(before, after) == expected


@pytest.mark.parametrize("before", get_args(Stance))
@pytest.mark.parametrize("after", get_args(Stance))
def test_a_change_and_its_return_are_alike(before: Stance, after: Stance) -> None:
    """Whichever comes first."""
    assert change(before, after) == change(after, before)
    assert (change(before, after) == "same") == (before == after)


WORDINGS: dict[str, tuple[str, str, tuple[str, ...], tuple[str, ...]]] = {
    "nothing": ("seeks trade", "seeks trade", (), ()),
    "case and marks": ("seeks trade", "Seeks, TRADE.", (), ()),
    "order": ("seeks fair trade", "trade fair seeks", (), ()),
    "lines": ("seeks trade", "seeks\ntrade", (), ()),
    "small words": ("seeks the trade of both", "seeks a trade for both", (), ()),
    "both ways": (
        "seeks a swift, fair deal",
        "demands a fair deal at once",
        ("demands", "once"),
        ("seeks", "swift"),
    ),
    "from nothing": ("", "demands trade", ("demands", "trade"), ()),
    "to nothing": ("demands trade", "", (), ("demands", "trade")),
    "told once": ("", "peace, peace and peace", ("peace",), ()),
    "words with a hyphen": ("a five-year plan", "a ten-year plan", ("ten-year",), ("five-year",)),
}


@pytest.mark.parametrize(
    ("before", "after", "gained", "lost"), WORDINGS.values(), ids=WORDINGS.keys()
)
def test_wording(before: str, after: str, gained: tuple[str, ...], lost: tuple[str, ...]) -> None:
    """Words that came and words that went."""
    assert wording(before, after) == (gained, lost)


@given(st.text(), st.text())
def test_no_word_both_comes_and_goes(before: str, after: str) -> None:
    """Nor does one come that was not said."""
    gained, lost = wording(before, after)
    assert not set(gained) & set(lost)
    assert all(word in after.casefold() for word in gained)
    assert all(word in before.casefold() for word in lost)
    assert wording(before, before) == ((), ())


def visit(start: str | None, *issues: str) -> Visit:
    """A visit of a day."""
    when = When(start, start, "day", "then") if start else None
    return Visit("v", ("a",), "USA", None, "held", when, None, None, (), issues, (), "visit", 0.9)


@pytest.mark.parametrize(
    ("day", "start", "expected"),
    [
        ("2023-05-12", "2023-05-10", True),
        ("2023-05-10", "2023-05-10", True),
        ("2023-04-01", "2023-05-10", True),
        ("2023-06-24", "2023-05-10", True),
        ("2023-06-25", "2023-05-10", False),
        ("2019-05-10", "2023-05-10", False),
        ("2023-05", "2023-05-10", True),
        ("2022", "2023-05-10", False),
        ("", "2023-05-10", True),
        ("2023-05-12", None, True),
        ("", None, True),
    ],
)
def test_belongs(day: str, start: str | None, expected: bool) -> None:
    """To a visit of its time; what is on the agenda belongs to it at any time."""
    assert belongs("issue:x", day, visit(start)) == expected
    assert belongs("issue:x", day, visit(start, "issue:y")) == expected
    assert belongs("issue:x", day, visit(start, "issue:y", "issue:x"))


def actor(name: str, kind: ActorKind, country: str | None) -> Actor:
    """Nothing but what tells its side."""
    return Actor(name, kind, name, country, (), (), ())


def test_sides() -> None:
    """A state for all who serve it, where it is an actor; everybody else for himself."""
    briefing = Briefing(
        actors=(
            actor("Ana", "person", "PAK"),
            actor("Pakistan", "state", "PAK"),
            actor("Army", "organisation", "PAK"),
            actor("Bo", "person", "USA"),
            actor("Cy", "person", None),
            actor("Atlantis", "state", None),
        )
    )
    assert side_ids(briefing) == {
        "Ana": "Pakistan",
        "Pakistan": "Pakistan",
        "Army": "Pakistan",
        "Bo": "Bo",
        "Cy": "Cy",
        "Atlantis": "Atlantis",
    }


OWN = When("2019-05-01", "2019-05-31", "month", "in May 2019")
UNKNOWN = When(None, None, None, "lately")
STATED = Published("2023-05-10", "2023-05-10", "day", "stated")
BETWEEN = Published("2018-01-01", "2022-01-01", None, "inferred")


@pytest.mark.parametrize(
    ("when", "known", "expected"),
    [
        (OWN, STATED, "2019-05"),
        (UNKNOWN, STATED, "2023-05-10"),
        (None, STATED, "2023-05-10"),
        (None, BETWEEN, ""),
        (UNKNOWN, None, ""),
    ],
)
def test_position_day(when: When | None, known: Published | None, expected: str) -> None:
    """Its own, else that of its source; as precise as it is known."""
    source = Source("s", "a.txt", None, None, (), known, None, None, (), "")
    said = Position(
        "p", "i", "a", None, "seek", None, None, when, (Ref("s", 0, 1, "x"),), "stance", 0.7
    )
    assert position_day(said, {"s": source}) == expected
