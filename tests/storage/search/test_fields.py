"""Fields, words that are turned away, alternatives; what is wrong is said and the rest answered."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.storage import Store
from briefing.storage.search import Results, find
from briefing.storage.search.fields import FIELDS, Field, fault_of, values_of
from briefing.storage.search.query import parse
from tests.storage.search.index import blinken, indexed, qamar


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """Two articles."""
    made = indexed(blinken(), qamar())
    yield made
    made.close()


def kinds(store: Store, query: str) -> dict[str, int]:
    """How many are found of each kind."""
    return {group.kind: group.count for group in find(store.reader(), query).groups}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("by:qureshi", [Field("by", "qureshi", 0)]),
        ('talks issue:"peace process"', [Field("issue", "peace process", 6)]),
        ("date:2019..2021", [Field("date", "2019..2021", 0)]),
        ("nothing:else", []),
        ("http://example.org", []),
    ],
)
def test_fields(text: str, expected: list[Field]) -> None:
    assert list(parse(text).fields) == expected


@pytest.mark.parametrize(
    ("text", "at", "what"),
    [
        ("status:foo", 0, "no status"),
        ("munir stance:maybe", 6, "no stance"),
        ("date:soon", 0, "no date"),
        ("country:atlantis", 0, "no state"),
        ("kind:", 0, "needs a value"),
        ("| munir", 0, "between two words"),
    ],
)
def test_a_fault_is_explained_where_it_stands(text: str, at: int, what: str) -> None:
    """And left out of the query."""
    (fault,) = parse(text).faults
    assert fault.at == at
    assert what in fault.what
    assert not parse(text).fields


def test_the_rest_is_answered(store: Store) -> None:
    """A wrong field costs no hit."""
    assert kinds(store, "blinken status:foo") == kinds(store, "blinken") != {}


def test_words_turned_away(store: Store) -> None:
    """By either sign; a hyphen within a word is none."""
    assert parse("peace -china").without == parse("peace !china").without == ("china",)
    assert parse("afghan-led").without == ()


def test_alternatives_and_exact_words(store: Store) -> None:
    """Either word will do; an exact one is never mended nor continued."""
    either = kinds(store, "blinken | qamar")
    assert either
    for kind, count in kinds(store, "blinken").items():
        assert either[kind] >= count
    assert kinds(store, "'blink") == {}
    assert kinds(store, "blink") != {}


def test_only_fields(store: Store) -> None:
    """Without any word the records that a field lets pass are found."""
    found = kinds(store, "kind:actor")
    assert set(found) == {"actor"}
    assert kinds(store, "status:held").keys() <= {"visit", "meeting"}


def test_values_for_completion() -> None:
    """Each of them is accepted."""
    for name in FIELDS:
        for value in values_of(name):
            assert fault_of(Field(name, value, 0)) == ""


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet="abkindstatudey:|'\"-! .()*0129\x00", max_size=40))
def test_anything_that_can_be_typed(text: str) -> None:
    """Is answered and never raises."""
    assert isinstance(find(STORE.reader(), text), Results)


STORE = indexed(blinken(), qamar())
