"""What is typed, taken apart; what it found, marked."""

from collections.abc import Iterator

import pytest

from briefing.storage import Store
from briefing.storage.search import Lexicon
from briefing.storage.search.query import Query, parse
from briefing.storage.search.terms import Resolver, Terms
from tests.storage.search.index import blinken, indexed, qamar


@pytest.mark.parametrize(
    ("text", "words", "phrases", "without"),
    [
        ("", (), (), ()),
        ("   ", (), (), ()),
        ("Peace process", ("peace", "process"), (), ()),
        ("São TOMÉ", ("sao", "tome"), (), ()),
        ("Straße", ("strasse",), (), ()),
        ("Blinken’s", ("blinken", "s"), (), ()),
        ("afghan-led", ("afghan", "led"), (), ()),
        ("snake_case", ("snake", "case"), (), ()),
        ('"Peace  Process"', (), ("peace process",), ()),
        ('a "b c" d', ("a", "d"), ("b c",), ()),
        ('"a" "b"', (), ("a", "b"), ()),
        ('a""b', ("a", "b"), (), ()),
        ("peace !China", ("peace",), (), ("china",)),
        ("!China", (), (), ("china",)),
        ("!", (), (), ()),
        ("a! b!c", ("a", "b", "c"), (), ()),
        ("AND or NOT near", ("and", "or", "not", "near"), (), ()),
        ("*?^:(){}", (), (), ()),
    ],
)
def test_what_is_typed(
    text: str, words: tuple[str, ...], phrases: tuple[str, ...], without: tuple[str, ...]
) -> None:
    """Words, phrases, and what must not occur."""
    assert parse(text) == Query(words, phrases, without)


@pytest.mark.parametrize(
    ("text", "empty"),
    [("", True), ("!a", True), ("?", True), ("a", False), ('"a"', False), ('"a b" !c', False)],
)
def test_whether_there_is_something_to_look_for(text: str, empty: bool) -> None:
    """What is turned away alone finds nothing."""
    assert parse(text).is_empty == empty


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """Two articles, for the words that there are."""
    made = indexed(blinken(), qamar())
    yield made
    made.close()


def understood(store: Store, query: str) -> Terms:
    """What a query is taken for."""
    return Resolver(store.reader(), Lexicon()).terms(parse(query))


def marked(store: Store, query: str, text: str) -> list[str]:
    """The words of a text that a query marks."""
    return [text[start:end] for start, end in understood(store, query).marks(text)]


@pytest.mark.parametrize(
    ("query", "text", "words"),
    [
        ("", "Blinken", []),
        ("blinken", "Mr Blinken, BLINKEN and Linken", ["Blinken", "BLINKEN"]),
        ("linken", "Mr Blinken", ["Blinken"]),
        ("blink", "Blinken and a blink", ["Blinken", "blink"]),
        ("ken", "Blinken", []),
        ("blinkin", "Blinken met Blinkens", ["Blinken"]),
        ("munir blinken", "Blinken met Munir", ["Blinken", "Munir"]),
        ("munir xylophone", "Munir", ["Munir"]),
        ("sao", "São SÃO são sao", ["São", "SÃO", "são", "sao"]),
        ("peace !china", "Peace in China", ["Peace"]),
        ('"peace process"', "The Peace process", ["Peace process"]),
        ('"peace process"', "Peace is a process", []),
        ('"peace process" munir', "Munir’s peace process", ["Munir", "peace process"]),
        ("b", "Blinken b \U0001f600 b", ["Blinken", "b", "b"]),
    ],
)
def test_what_is_marked(store: Store, query: str, text: str, words: list[str]) -> None:
    """Every place, in order, counted in code points of the text as it is."""
    assert marked(store, query, text) == words


@pytest.mark.parametrize(
    ("query", "text", "words"),
    [
        ('"peace process"', "peace process, peace process", ["peace process"] * 2),
        ('"sao tome"', "The São Tomé talks", ["São Tomé"]),
        ('"peace process"', "peace\nprocess", ["peace\nprocess"]),
        ('"peace process"', "peace  process", ["peace  process"]),
        ('"afghan led"', "Afghan-led", ["Afghan-led"]),
        ('"peace"', "peaceful", []),
        ('"peace process"', "İİ peace process", ["peace process"]),
    ],
)
def test_what_is_marked_of_phrases(store: Store, query: str, text: str, words: list[str]) -> None:
    """What the full-text search takes for the phrase is what is marked."""
    assert marked(store, query, text) == words


def test_accents_that_stand_by_themselves(store: Store) -> None:
    """As files of some systems hold them."""
    assert marked(store, "zurich", "Zu\u0308rich") == ["Zu\u0308rich"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("blinken", ("blinken",)),
        ("blin", ("blin",)),
        ("blinkin", ("blinken",)),
        ("blnkin", ("blinken",)),
        ("munri", ("munir",)),
        ("mnuri", ()),
        ("cihna", ("china",)),
        ("xx", ()),
        ("of", ("of",)),
        ("zurrich", ("zurich",)),
    ],
)
def test_what_a_word_may_mean(store: Store, word: str, meant: tuple[str, ...]) -> None:
    """Itself where some word begins so; else the nearest ones."""
    assert understood(store, word).meant == (meant,)
