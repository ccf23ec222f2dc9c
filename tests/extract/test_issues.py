"""Standing issues in their many wordings, without a language model."""

import pytest

from briefing.extract.components.standing_issues import (
    find_topics,
    heading_of,
    pair_name,
    parent_of,
    plain_word,
)
from tests.extract.plain import tokens_of
from tests.extract.tables import missed, row


def topics(text: str) -> list[str]:
    """The issues that a text names, in order."""
    return [t.issue for t in find_topics(tokens_of(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        row("They discussed the two-state solution.", ["Two-state solution"]),
        row("They discussed a two-state outcome.", ["Two-state solution"]),
        row("the war in Ukraine", ["Russia-Ukraine war"]),
        row("the Ukraine crisis", ["Russia-Ukraine war"]),
        row("a truce in Gaza", ["Gaza ceasefire"]),
        row("a truce", ["Ceasefire"]),
        row("cease-fire violations", ["Ceasefire"]),
        row("ceasefire violation", ["Ceasefire"]),
        row("NATO expansion", ["NATO enlargement"]),
        row("the expulsion of Afghans", ["Afghan refugees"]),
        row("refugees from Afghanistan", ["Afghan refugees"]),
        row(
            "air strikes and airstrikes",
            ["Armed aggression and invasion", "Armed aggression and invasion"],
        ),
        row("the Kashmir issue", ["Kashmir dispute"]),
        row("boundary disputes", ["Territorial dispute"]),
        row("people-to-people contacts", ["People-to-people ties"]),
        row(
            "checkpoints and border closures",
            ["Border crossings and checkpoints", "Border crossings and checkpoints"],
        ),
        missed(
            "wordings set in capitals: words of up to six letters are not folded",
            "CEASEFIRE IN GAZA HOLDS",
            ["Gaza ceasefire"],
        ),
        row("arms support to Ukraine", ["Arms to Ukraine"]),
        row("support to Ukraine", ["Arms to Ukraine"]),
        row("deliveries of arms to Ukraine", ["Arms to Ukraine"]),
        row("weapons for Kyiv", ["Arms to Ukraine"]),
        row("military support for a neighbour", ["Military ties"]),
        row("a supply of weapons", ["Arms sales"]),
        row("nothing of note", []),
    ],
)
def test_wordings(text: str, expected: list[str]) -> None:
    assert topics(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        row("defence cooperation", "defense co-operation"),
        row("a bilateral trade agreement", "bilateral trade agreements"),
        row("nuclear weapon", "nuclear weapons"),
        row("climate policy", "climate policies"),
        row("the peace-process", "the peace process"),
        row("Strait of Hormuz", "the strait of Hormuz"),
    ],
)
def test_spellings_are_one(one: str, other: str) -> None:
    assert topics(one) == topics(other)
    assert len(topics(one)) == 1


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("Defense", "defence"),
        ("policies", "policy"),
        ("weapons", "weapon"),
        ("Cyprus", "cyprus"),
        ("crisis", "crisis"),
        ("access", "access"),
        ("CPEC", "CPEC"),
        ("US", "US"),
        ("gas", "gas"),
    ],
)
def test_plain_words(word: str, plain: str) -> None:
    assert plain_word(word) == plain


def test_the_longest_wording_wins() -> None:
    assert topics("the war in Gaza and the ceasefire in Gaza") == ["Gaza war", "Gaza ceasefire"]


def test_a_wording_ends_with_its_paragraph() -> None:
    assert "Gaza ceasefire" not in topics("They want a truce in\n\nGaza and elsewhere.")


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        ("PAK", "USA", "US–Pakistan relations"),
        ("USA", "PAK", "US–Pakistan relations"),
        ("CHN", "USA", "US–China relations"),
        ("KEN", "JPN", "Japan–Kenya relations"),
        ("JPN", "KEN", "Japan–Kenya relations"),
    ],
)
def test_pairs_of_states(one: str, other: str, name: str) -> None:
    assert pair_name(one, other) == name


@pytest.mark.parametrize(
    ("issue", "parent"),
    [
        ("Gaza ceasefire", "Israeli-Palestinian conflict"),
        ("Japan–Kenya relations", "Bilateral relations"),
        ("Sovereignty", None),
        ("Harbour dues", None),
    ],
)
def test_parents(issue: str, parent: str | None) -> None:
    assert parent_of(issue) == parent


@pytest.mark.parametrize(
    ("issue", "heading"),
    [
        ("Iran nuclear deal", "nuclear"),
        ("Humanitarian aid", "humanitarian"),
        ("Norway–Peru relations", "relations"),
        ("Afghanistan", ""),
        ("Sea walls", ""),
    ],
)
def test_headings(issue: str, heading: str) -> None:
    """A standing issue has its own; of others the sentences decide."""
    assert heading_of(issue) == heading
