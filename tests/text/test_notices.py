"""What a source says of its own words, and which version of a story it is."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.models.article import Span
from briefing.text.notices import notices_in
from briefing.text.versions import headline_of, version_of

_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
BODY = "OSLO - The minister met Ana Lund in Oslo on Friday.\n\nThey spoke of herring."


def found(text: str, title: str = "") -> list[tuple[str, str]]:
    """Kind and words of the notices of a text."""
    paragraphs = [Span(*m.span()) for m in _PARAGRAPH.finditer(text)]
    return [(n.kind, n.span.of(text)) for n in notices_in(text, paragraphs, title)]


@pytest.mark.parametrize(
    "notice",
    [
        "CORRECTION: The minister met Bo Lund, not Ana Lund.",
        "Correction: An earlier report gave a wrong day.",
        "Clarification: It was not a formal meeting.",
        "An earlier version of this article misstated the day.",
        "This article was amended on 3 May to correct a name.",
        "The story on Friday misidentified the official whom the minister met.",
        "Editor's note: This report has been corrected.",
        "Corrections and clarifications: We were wrong about the herring.",
    ],
)
def test_a_correction(notice: str) -> None:
    assert found(f"{BODY}\n\n{notice}") == [("correction", notice)]


def test_a_correction_below_its_heading() -> None:
    """The heading says no more than the day; what follows is the correction."""
    told = "CORRECTION: June 22, 2019\n\nAn article on Friday misstated the day. It was Thursday."
    assert found(f"{BODY}\n\n{told}") == [("correction", told)]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Correction fluid was on the table.",
        "The minister made a correction to the text of the treaty.",
        "Editor's note: The author is a fellow of the institute.",
        "He said an earlier version of the plan was better.",
        "The report was withdrawn.",
        "The article of the treaty has been amended.",
    ],
)
def test_no_correction(paragraph: str) -> None:
    assert found(f"{BODY}\n\n{paragraph}\n\nThe end of it.") == []


@pytest.mark.parametrize(
    "words",
    [
        "This story has been withdrawn.",
        "This article was retracted on 4 May.",
        "The newspaper has retracted this article.",
    ],
)
def test_a_retraction(words: str) -> None:
    kinds = [kind for kind, _ in found(f"{words}\n\n{BODY}")]
    assert kinds == ["retraction"]


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (
            'EDITORS: Please kill the story headlined "Minister meets Ana Lund in Oslo" of 3 May.',
            "Minister meets Ana Lund in Oslo",
        ),
        (
            "MANDATORY KILL. The item slugged Herring, “Minister meets Lund in Oslo”, is wrong.",
            "Minister meets Lund in Oslo",
        ),
        ("Fjord Wire withdraws its story on herring of Friday.", ""),
    ],
)
def test_a_kill(text: str, headline: str) -> None:
    (notice,) = notices_in(text, [Span(0, len(text))])
    assert (notice.kind, notice.headline) == ("kill", headline)


@given(st.text(max_size=400), st.text(max_size=80))
def test_any_text(text: str, title: str) -> None:
    """No text makes it fail, and every notice lies in it."""
    for kind, words in found(text, title):
        assert kind in {"correction", "retraction", "kill"}
        assert words in text


@pytest.mark.parametrize(
    ("title", "headline", "later_than"),
    [
        ("Ministers meet in Oslo", "Ministers meet in Oslo", None),
        ("1st Ld: Ministers meet (ADDS quotes)", "Ministers meet", "Ministers meet"),
        ("2nd Ld-Writethru: Ministers meet", "Ministers meet", "1st Ld: Ministers meet"),
        ("UPDATE 2-Ministers meet in Oslo", "Ministers meet in Oslo", "UPDATE 1-Ministers meet"),
        ("WRAPUP 3: Ministers meet", "Ministers meet", "WRAPUP 2: Ministers meet"),
        ("CORRECTED-Ministers meet", "Ministers meet", "UPDATE 4-Ministers meet"),
        ("Update: Ministers meet", "Ministers meet", "Ministers meet"),
        ("Lead-free petrol divides ministers", "Lead-free petrol divides ministers", None),
        ("Update-free phones worry Oslo", "Update-free phones worry Oslo", None),
        ("2nd sub-committee meets in Oslo", "2nd sub-committee meets in Oslo", None),
        ("Ministers meet (CORRECTS day)", "Ministers meet", "3rd Ld: Ministers meet"),
        ("Update on herring quota", "Update on herring quota", None),
        ("Ministers meet (with pictures)", "Ministers meet (with pictures)", None),
    ],
)
def test_versions(title: str, headline: str, later_than: str | None) -> None:
    first, last = headline_of(title)
    assert title[first:last].strip() == headline
    assert version_of(title) > version_of(later_than) if later_than else version_of(title) == 0
