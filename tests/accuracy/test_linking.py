"""Identity across articles, on articles written with known identities."""

from functools import cache

import pytest

from briefing.link import ReadArticle, link
from briefing.models import Briefing
from tests.accuracy.linkset import (
    LinkSet,
    Score,
    bcubed,
    by_pairs,
    load,
    read_all,
    score_linked_persons,
    score_linked_visits,
    score_persons,
    score_visits,
    strip,
)
from tests.accuracy.making import GOLD


@cache
def linked(name: str) -> tuple[LinkSet, list[ReadArticle], Briefing]:
    """A set, what was found in it, and what became of that."""
    known = load(GOLD / "linking" / name)
    articles = read_all(known.articles)
    return known, articles, link(articles)


FLOORS: dict[str, tuple[float, float, float, float]] = {
    # linking alone: persons, visits; with what extraction misses: persons, visits
    "known": (0.95, 0.87, 0.8, 0.79),
    "unread": (0.9, 0.8, 0.73, 0.65),
}


@pytest.mark.slow
@pytest.mark.model
@pytest.mark.parametrize("name", FLOORS)
def test_floors(name: str) -> None:
    """What was reached; a floor only rises."""
    known, articles, briefing = linked(name)
    reached = (
        score_linked_persons(known, articles, briefing),
        score_linked_visits(known, briefing),
        score_persons(known, briefing),
        score_visits(known, briefing),
    )
    assert [s.f1 >= floor for s, floor in zip(reached, FLOORS[name], strict=True)] == [True] * 4, [
        round(s.f1, 3) for s in reached
    ]


def test_marks_are_taken_out() -> None:
    """Offsets count the plain text."""
    plain, marks = strip("[[a|Ana Example]] {{v1|came}}.")
    assert plain == "Ana Example came."
    assert [(plain[s:e], who, which) for s, e, who, which in marks] == [
        ("Ana Example", "a", ""),
        ("came", "", "v1"),
    ]


@pytest.mark.parametrize(
    ("known", "found", "expected"),
    [
        ("aabb", "xxyy", (1.0, 1.0)),
        ("aabb", "xxxx", (0.5, 1.0)),
        ("aabb", "wxyz", (1.0, 0.5)),
    ],
)
def test_bcubed(known: str, found: str, expected: tuple[float, float]) -> None:
    """Everything together, and everything apart."""
    score = bcubed(list(known), list(found))
    assert (score.precision, score.recall) == expected


def test_pairs() -> None:
    """One of two pairs found, and one too many."""
    assert by_pairs(list("aabb"), list("xxyz")) == Score(1.0, 0.5, 1.0)
    assert by_pairs(list("abcc"), list("xxyy")).precision == 0.5
