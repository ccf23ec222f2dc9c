"""Cells, clipping and wrapping: nothing is wider than it may be, nothing is cut silently."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing.models import Ref
from briefing.text.normalisation import one_line
from briefing.tui.rows import BLANK, ELLIPSIS, Cell, RecordRef, clip, heading, note, wrap, wrapped
from tests.tui.text import COMBINING, EMOJI, KINDS, WIDE, texts


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("Blinken", 7, "Blinken"),
        ("Blinken", 6, "Blink…"),
        ("Blinken", 1, "…"),
        ("Blinken", 0, ""),
        ("Blinken", -3, ""),
        ("", 0, ""),
        ("Wang Yi", 6, "Wang…"),  # no space before the ellipsis
        ("王毅外长", 8, "王毅外长"),
        ("王毅外长", 7, "王毅外…"),
        ("王毅外长", 6, "王毅…"),  # half a character is not shown
        ("王", 1, "…"),
        ("Cafe\u0301 Milano", 4, "Caf…"),
        ("Cafe\u0301", 4, "Cafe\u0301"),
        ("🙂🙂🙂", 5, "🙂🙂…"),
        ("🙂🙂🙂", 4, "🙂…"),
    ],
)
def test_clip(text: str, width: int, expected: str) -> None:
    assert clip(text, width) == expected


@given(texts, st.integers(-2, 60))
def test_clipped_text_is_never_wider_than_it_may_be(text: str, width: int) -> None:
    shown = clip(text, width)
    assert cell_len(shown) <= max(0, width)


@given(texts, st.integers(1, 60))
def test_clipped_text_says_that_it_was_cut(text: str, width: int) -> None:
    shown = clip(text, width)
    if cell_len(text) <= width:
        assert shown == text
    else:
        assert shown.endswith(ELLIPSIS)
        assert text.startswith(shown.removesuffix(ELLIPSIS))


@pytest.mark.parametrize("text", [WIDE * 4, COMBINING * 4, EMOJI * 4], ids=KINDS)
@pytest.mark.parametrize("width", range(12))
def test_clip_of_difficult_characters(text: str, width: int) -> None:
    assert cell_len(clip(text, width)) <= width


def test_wrap_breaks_between_words() -> None:
    assert wrap("the army chief met Lloyd Austin", 11, 9) == [
        "the army",
        "chief met",
        "Lloyd",
        "Austin",
    ]


def test_wrap_ends_with_an_ellipsis_where_lines_run_out() -> None:
    assert wrap("the army chief met Lloyd Austin", 11, 2) == ["the army", "chief met…"]


def test_wrap_of_nothing() -> None:
    assert wrap("", 10, 3) == []
    assert wrap(" \n\t ", 10, 3) == []


def test_wrap_folds_white_space_and_makes_control_characters_visible() -> None:
    assert wrap("met\n  in\x1b[31m Washington", 40, 3) == ["met in·[31m Washington"]


def test_wrap_cuts_a_word_longer_than_a_line() -> None:
    assert wrap("Donaudampfschifffahrtsgesellschaft met", 10, 3) == ["Donaudamp…", "met"]


def test_wrap_of_wide_characters() -> None:
    assert wrap("王毅 外长 访问 巴基斯坦", 9, 3) == ["王毅 外长", "访问", "巴基斯坦"]


@given(texts, st.integers(1, 60), st.integers(1, 5))
def test_wrapped_lines_are_few_and_narrow(text: str, width: int, most: int) -> None:
    lines = wrap(text, width, most)
    assert len(lines) <= most
    assert all(cell_len(line) <= width for line in lines)


@given(texts, st.integers(8, 60), st.integers(1, 5))
def test_wrapping_loses_no_word_silently(text: str, width: int, most: int) -> None:
    lines = wrap(text, width, most)
    if not any(line.endswith(ELLIPSIS) for line in lines):
        assert " ".join(lines) == one_line(text)


TARGET = RecordRef("visit", "visit-0")
REF = Ref("s-0", 0, 3, "the")


def test_wrapped_rows_belong_to_the_first_of_them() -> None:
    rows = wrapped(
        (Cell("13 Dec ", "dim"),),
        "the army chief met Lloyd Austin in Washington",
        "quote",
        20,
        3,
        indent=7,
        target=TARGET,
        refs=(REF,),
        right=Cell("002", "dim"),
    )
    assert [row.owner for row in rows] == [0, 1, 2]
    assert [row.target for row in rows] == [TARGET, None, None]
    assert {row.refs for row in rows} == {(REF,)}
    assert rows[0].cells == (Cell("13 Dec ", "dim"), Cell("the army", "quote"))
    assert rows[0].right == Cell("002", "dim")
    assert rows[1].cells == (Cell(" " * 7), Cell("chief met", "quote"))
    assert rows[2].cells[1].text.endswith(ELLIPSIS)


def test_wrapped_of_nothing_is_one_line() -> None:
    rows = wrapped((Cell("—"),), "", "", 20, 3, indent=2, target=TARGET, refs=())
    assert [row.cells for row in rows] == [(Cell("—"), Cell(""))]


@given(texts, st.integers(20, 60), st.integers(0, 11), st.integers(1, 4))
def test_wrapped_rows_fit(text: str, width: int, indent: int, most: int) -> None:
    rows = wrapped(
        (Cell("x" * indent),), text, "", width, most, indent=indent, target=TARGET, refs=()
    )
    assert all(sum(cell_len(cell.text) for cell in row.cells) <= width for row in rows)


def test_heading_note_and_blank() -> None:
    assert heading("Meetings", "5").cells == (Cell("MEETINGS", "heading"),)
    assert heading("Meetings", "5").right == Cell("5", "dim")
    assert heading("Meetings").right is None
    assert note("None\n told.").cells == (Cell("None told.", "dim"),)
    assert (heading("x").target, note("x").target, BLANK.target) == (None, None, None)
