"""Text folded for comparison, and made harmless for a terminal."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.text.normalisation import escape_terminal, fold, one_line, words_of

STEERING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("Élysée", "elysee"),
        ("ERDOĞAN", "erdogan"),
        ("Straße", "strasse"),
        ("chargé d’affaires", "charge d'affaires"),
        ("“so”", '"so"'),
        ("  two\xa0\n words ", "two words"),
        ("ﬁve", "five"),
        ("e\u0301", "e"),
    ],
)
def test_fold(text: str, expected: str) -> None:
    """Case, accents, curly quotes and odd spaces make no difference."""
    assert fold(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain “words”, é 中", "plain “words”, é 中"),
        ("\x1b[31mred\x1b[0m", "·[31mred·[0m"),
        ("\x1b]0;title\x07x", "·]0;title·x"),
        ("\x1b]8;;https://example.org\x1b\\link", "·]8;;https://example.org·\\link"),
        ("\x9b2Jx", "·2Jx"),
        ("a\u202eb\u2066c\u2069d\u061ce", "a·b·c·d·e"),
        ("a\u200bb\u200dc\u2060d\ufeffe", "a·b·c·d·e"),
        ("a\u2028b\u2029c", "a·b·c"),
        ("a\tb\nc\rd", "a b c·d"),
        ("a\U000e0041b", "a·b"),
    ],
)
def test_harmless(text: str, expected: str) -> None:
    """Escape sequences, bidirectional overrides and zero-width characters are disarmed."""
    assert escape_terminal(text) == expected


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_harmless_keeps_the_length(text: str) -> None:
    """Offsets still hold, and nothing is left that could steer a terminal."""
    made = escape_terminal(text)
    assert len(made) == len(text)
    assert not any(unicodedata.category(c) == "Cc" for c in made)
    assert not any(unicodedata.bidirectional(c) in STEERING for c in made)
    assert escape_terminal(made) == made


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_fold_leaves_single_spaces(text: str) -> None:
    """Folded text has no accents and no white space but single spaces."""
    folded = fold(text)
    assert folded == " ".join(folded.split())


def test_one_line() -> None:
    """A title over several lines becomes one."""
    assert one_line(" Talks \n\n reopen\t\x1b[1m ") == "Talks reopen ·[1m"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "  "),
        ("—“”…", "  "),
        ("The US Army", " the us army "),
        ("U.S. Army", " u s army "),
        ("Munir → US", " munir us "),
        ("☎ Bajwa – Lavrov", " bajwa lavrov "),
        ("  Élysée,\nParis ", " elysee paris "),
        ("chargé d’affaires", " charge d affaires "),
        ("al-Sisi", " al sisi "),
        ("snake_case", " snake case "),
        ("14 Dec ~2023", " 14 dec 2023 "),
        ("日本 2", " 日本 2 "),
    ],
)
def test_words_of(text: str, expected: str) -> None:
    """Only the words, each between spaces, so that whole words are found by their spaces."""
    assert words_of(text) == expected


@settings(max_examples=200, deadline=None)
@given(st.text(), st.text())
def test_words_of_any_text(one: str, other: str) -> None:
    """Single spaces, nothing but words, and nothing new when it is done again."""
    made = words_of(one)
    assert made == f" {' '.join(made.split())} "
    assert all(c.isalnum() or c == " " or not c.isascii() for c in made)
    assert words_of(made) == made
    assert words_of(f"{one} {other}").split() == [*made.split(), *words_of(other).split()]
