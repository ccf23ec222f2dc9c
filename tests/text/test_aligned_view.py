"""The article's body as running text that leads back to the text as shown."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.models import Article, Span
from briefing.text.aligned_view import AlignedView, running_text, view_of
from briefing.text.line_breaks import Wrapping

WRAPPED = [
    "The two ministers met in the border town for a second day of talks",
    "on the crossings, which had been closed since the floods of last",
    "spring, and agreed on a timetable that both of the parliaments must",
    "still approve before the first lorries can pass the bridge again in",
    "the autumn.",
]
FULL = "The Samplian president received the visiting Estonian foreign minister Mart"
JOINED = " ".join(WRAPPED)


def whole(text: str) -> AlignedView:
    """The view of a text that is all body."""
    return view_of(Article("a.txt", text, (Span(0, len(text)),)))


def test_soft_wrapped_lines_are_joined() -> None:
    """Lines broken by a page width run on as one paragraph."""
    assert whole("\n".join(WRAPPED)).text == JOINED


def test_wrapped_lines_are_joined_across_a_blank_line() -> None:
    """A page break in mid-sentence leaves no paragraph break behind."""
    broken = "\n".join(WRAPPED[:2]) + "\n\n" + "\n".join(WRAPPED[2:])
    assert whole(broken).text == JOINED


def test_paragraphs() -> None:
    """Ended sentences on lines of their own are paragraphs."""
    text = "The talks are over.\nBoth sides left.\n\n\nNobody spoke."
    view = whole(text)
    assert [view.text[a:b] for a, b in view.paragraphs] == [
        "The talks are over.",
        "Both sides left.",
        "Nobody spoke.",
    ]


def test_a_stray_mark_is_taken_to_the_line_before() -> None:
    """A line that begins with a full stop ends the sentence before it."""
    assert whole("They spoke of water and of trade\n\n. Then they left.").text == (
        "They spoke of water and of trade . Then they left."
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the cross-\nborder trade", "the cross-border trade"),
        ("the govern\u00ad\nment said", "the government said"),
        ("the talks -\nthe third - ended", "the talks - the third - ended"),
        ("the gov-\nernment said", "the government said"),
        ("of Exam-\nplia in Examplia", "of Examplia in Examplia"),
        ("trade and trade-\nrelated matters", "trade and trade-related matters"),
        ("a high-\nlevel visit", "a high-level visit"),
    ],
)
def test_hyphen_at_the_end_of_a_line(text: str, expected: str) -> None:
    """A word divided at the end of a line is put together again."""
    assert whole(text).text == expected


def test_narrow_columns() -> None:
    """A width that explains the breaks is the page's, however narrow; a short line ends there."""
    text = (
        "EXVILLE, May 12 - Samplian President Ann\nExample met her Examplian colleague Bob\n"
        "Sample in the town hall on Tuesday, the\nministry said. They spoke of the bridge.\n"
        "The third minister\nDid not come.\n"
    )
    assert whole(text).text.startswith(
        "EXVILLE, May 12 - Samplian President Ann Example met her Examplian colleague Bob Sample in"
    )
    assert whole(text).text.endswith("The third minister\n\nDid not come.")


def test_hyphen_before_a_capital() -> None:
    """In wrapped text a hyphenated name runs on, as ``Tehrik-i-Sample`` does."""
    lines = [
        *WRAPPED[:4],
        "view of the party that leads the parliament there, the Tehrik-i-",
        "Sample.",
    ]
    assert whole("\n".join(lines)).text.endswith("there, the Tehrik-i-Sample.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\ufeffThe mini\u00adster\u200b spoke.", "The minister spoke."),
        ("The \u202eminister\u202c spoke.", "The minister spoke."),
        ("The <b>minister</b> spoke<br/>.", "The minister spoke."),
        ('See <a href="x">the note</a>.', "See the note."),
        ("4 < 5 and 6 > 5.", "4 < 5 and 6 > 5."),
        ("The\tminister\xa0spoke.", "The minister spoke."),
        ("The\x07minister.", "The minister."),
    ],
)
def test_invisible_characters_and_tags(text: str, expected: str) -> None:
    """What nobody sees is left out, and odd white space is a space."""
    assert whole(text).text == expected


def test_parts_of_the_body_are_kept_apart() -> None:
    """Furniture between two parts is left out and leaves a break."""
    text = "They met. Read more: here They left."
    view = running_text(text, (Span(0, 9), Span(26, 36)))
    assert view.text == "They met.\n\nThey left."
    assert view.span(11, 21) == Span(26, 36)


def test_a_span_leads_back_across_lines() -> None:
    """Words of the view are found in the text as shown, line break and tags included."""
    text = "The\u200b Samplian\nforeign  minister spoke."
    view = whole(text)
    start = view.text.index("Samplian")
    span = view.span(start - 1, view.text.index(" minister"))
    assert span.of(text) == "Samplian\nforeign"
    assert view.index(span.start) == start


@pytest.mark.parametrize("text", ["", "\n\n", "  \n "])
def test_nothing_to_see(text: str) -> None:
    """A body without words gives an empty view, and spans of it are empty."""
    view = whole(text)
    assert (view.text, view.paragraphs) == ("", ())
    assert view.span(0, 0) == Span(0, 0)


@pytest.mark.parametrize(
    ("before", "after", "blank", "wrapped", "expected"),
    [
        ("They spoke of trade", "and of water.", False, False, True),
        ("They spoke of trade.", "and of water.", False, True, False),
        ("They spoke of trade", "and of water.", True, False, False),
        ("They spoke of trade", "and of water.", True, True, True),
        ("They spoke of trade", ", of water.", True, False, True),
        ("They said:", "we will.", False, True, False),
        ("A headline", "The text behind it.", False, True, False),
        (WRAPPED[0], "Samplia, he said", False, True, True),
        (WRAPPED[0], "Samplia, he said", False, False, False),
        (FULL, "Kivi in Samplia on Friday, the presidential office said.", False, False, True),
        (FULL, "By Ana Example", False, False, False),
        (WRAPPED[0], "HANOI - The Samplian president receives the mayor", False, True, False),
        (WRAPPED[0], "*OSLO: The Samplian president receives the mayor", False, True, False),
        (WRAPPED[0], "NATO said so", False, True, True),
        (WRAPPED[0], "*Example Post* on Monday", False, True, True),
    ],
)
def test_joins(before: str, after: str, blank: bool, wrapped: bool, expected: bool) -> None:
    """Whether one line runs on into the next."""
    assert Wrapping(wrapped).joins(before, after, blank=blank) is expected


LINES = st.lists(
    st.one_of(
        st.text(max_size=120),
        st.sampled_from([*WRAPPED, "", "  ", "<b>", "a-", "\u200b", "\x1c", ". x"]),
    ),
    max_size=12,
)


@settings(max_examples=200, deadline=None)
@given(LINES, st.data())
def test_every_character_leads_back(lines: list[str], data: st.DataObject) -> None:
    """Each visible character stands at its offset; spans never leave the text."""
    text = "\n".join(lines)
    cut = data.draw(st.integers(0, len(text)))
    view = running_text(text, (Span(0, cut), Span(cut, len(text))))
    assert len(view.text) == len(view.offsets)
    for character, at in zip(view.text, view.offsets, strict=True):
        assert character.isspace() or character == text[at]
    assert all(a <= b for a, b in pairwise(view.offsets))
    start = data.draw(st.integers(0, len(view.text)))
    end = data.draw(st.integers(start, len(view.text)))
    span = view.span(start, end)
    assert 0 <= span.start <= span.end <= len(text)
    words = view.text[start:end].strip()
    if words:
        assert span.of(text)[0] == words[0]
        assert span.of(text)[-1] == words[-1]
