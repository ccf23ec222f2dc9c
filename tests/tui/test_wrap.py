"""The text of an article on lines: every word once, in order, no line too wide."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing import paths
from briefing.text.normalisation import escape_terminal
from briefing.tui.widgets.wrapping import wrap_lines
from tests.tui.text import COMBINING, EMOJI, KINDS, WIDE, raw_texts


def shown(text: str, width: int) -> list[str]:
    """The lines as they are drawn."""
    return [escape_terminal(text)[start:end] for start, end in wrap_lines(text, width)]


def test_lines_break_at_white_space() -> None:
    assert [line.rstrip() for line in shown("the army chief met Austin", 10)] == [
        "the army",
        "chief met",
        "Austin",
    ]


def test_what_is_longer_than_a_line_is_cut() -> None:
    assert shown("https://example.org/long", 10) == ["https://ex", "ample.org/", "long"]


def test_runs_of_empty_lines_are_one() -> None:
    assert shown("a\n\n \n\t\nb\n\n", 10) == ["a", "", "b", ""]


def test_empty_lines_above_the_text_are_left_out() -> None:
    assert shown("\n\n\na", 10) == ["a"]


def test_wide_characters_count_twice() -> None:
    assert shown("王毅外长访问", 7) == ["王毅外", "长访问"]


def test_combining_characters_stay_with_their_letter() -> None:
    lines = shown("e\u0301" * 25, 10)
    assert [line[0] for line in lines] == ["e", "e", "e"]


def test_nothing_of_nothing() -> None:
    assert wrap_lines("", 10) == []
    assert wrap_lines("\n \n", 10) == []


@given(raw_texts, st.integers(2, 60))
def test_every_character_is_shown_once_and_in_order(text: str, width: int) -> None:
    lines = wrap_lines(text, width)
    ends = [0]
    covered: set[int] = set()
    for start, end in lines:
        assert ends[-1] <= start <= end <= len(text)
        covered.update(range(start, end))
        ends.append(end)
    hidden = [i for i, c in enumerate(text) if not c.isspace() and i not in covered]
    assert hidden == []


@given(raw_texts, st.integers(2, 60))
def test_no_line_is_wider_than_the_pane(text: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in shown(text, width))


@given(raw_texts, st.integers(2, 60))
def test_no_line_holds_a_line_break(text: str, width: int) -> None:
    assert all("\n" not in text[start:end] for start, end in wrap_lines(text, width))


@pytest.mark.parametrize(
    "text",
    [
        WIDE * 9,
        COMBINING * 9,
        EMOJI * 9,
    ],
    ids=KINDS,
)
@pytest.mark.parametrize("width", [3, 7, 10])
def test_difficult_characters(text: str, width: int) -> None:
    lines = shown(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(lines) == escape_terminal(text)


@pytest.mark.parametrize("file", sorted(paths.seeds().glob("*.txt")), ids=lambda f: f.stem[:3])
@pytest.mark.parametrize("width", [30, 76, 110])
def test_seeds(file: Path, width: int) -> None:
    text = file.read_text(encoding="utf-8")
    lines = shown(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert max(map(len, lines)) <= width
