"""Every finding leads to the exact words of the text as shown, however its lines are broken."""

import pytest

from briefing.errors import ModelError
from briefing.extract.grounding import Grounding, GroundingError
from briefing.extract.language_model import load_model
from briefing.models import Article, Extraction, Span
from briefing.text.aligned_view import view_of
from tests.extract.telling import Tell

WRAPPED = (
    "Estonian President Mart Kivi met Norwegian Prime\n"
    "Minister Sigrid Aasen in Oslo on Tuesday to talk\n"
    "about the war in Ukraine. “We agree on the need to\n"
    "help, and we shall help,” said Kivi after the talks\n"
    "in the old fortress. Norway condemned the war in\n"
    "Sudan.\n"
)


@pytest.mark.model
def test_evidence_holds_the_line_break(tell: Tell) -> None:
    told = tell(WRAPPED)
    assert told.pairs == ["Mart Kivi – Sigrid Aasen"]
    words = told.found.meetings[0].evidence[0].of(WRAPPED)
    assert words.startswith("Estonian President Mart Kivi met Norwegian Prime\nMinister")


@pytest.mark.model
def test_a_quotation_holds_the_line_break(tell: Tell) -> None:
    told = tell(WRAPPED)
    (quote,) = [q for q in told.found.quotes if q.direct]
    assert quote.evidence[0].of(WRAPPED) == "We agree on the need to\nhelp, and we shall help,"


@pytest.mark.model
def test_an_office_holds_the_line_break_and_its_title_does_not(tell: Tell) -> None:
    (office,) = tell(WRAPPED).entity("Sigrid Aasen").offices
    assert office.evidence.of(WRAPPED) == "Norwegian Prime\nMinister"
    assert office.title == "Prime Minister"


@pytest.mark.model
def test_an_issue_holds_the_line_break(tell: Tell) -> None:
    issue = next(i for i in tell(WRAPPED).found.issues if i.name == "Sudan war")
    assert issue.spans[0].of(WRAPPED) == "war in\nSudan"


@pytest.mark.model
@pytest.mark.parametrize(
    "odd",
    [
        pytest.param("Mart\u00a0Kivi", id="no-break space"),
        pytest.param("Mart  Kivi", id="two spaces"),
        pytest.param("Mart Ki\u00advi", id="soft hyphen"),
        pytest.param("Mart\u200b Kivi", id="zero width space"),
        pytest.param("Mart\tKivi", id="tab"),
        pytest.param("<b>Mart Kivi</b>", id="tags"),
    ],
)
def test_odd_characters(tell: Tell, odd: str) -> None:
    text = f"Estonian President {odd} met Norwegian Prime Minister Sigrid Aasen in Oslo."
    told = tell(text)
    assert told.pairs == ["Mart Kivi – Sigrid Aasen"]
    assert told.found.meetings[0].evidence[0].of(text) == text[:-1]


@pytest.mark.model
def test_nothing_is_drawn_from_outside_the_body(tell: Tell) -> None:
    inside = "Estonian President Mart Kivi met Norwegian Prime Minister Sigrid Aasen in Oslo."
    text = f"{inside}\n\nYou may like\n\nPeruvian President Sofía Herrera visited Japan on Monday."
    told = tell(text, body=(Span(0, len(inside)),))
    assert told.persons == ["Mart Kivi", "Sigrid Aasen"]
    assert told.visits == ["Mart Kivi → NOR: held"]
    assert all(span.end <= len(inside) for span in told.spans())


@pytest.mark.model
def test_a_body_in_two_parts(tell: Tell) -> None:
    one = "Estonian President Mart Kivi arrived in Oslo on Monday."
    two = "Kivi met Norwegian Prime Minister Sigrid Aasen."
    text = f"{one}\n\nSubscribe now!\n\n{two}"
    told = tell(text, body=(Span(0, len(one)), Span(len(text) - len(two), len(text))))
    assert told.pairs == ["Mart Kivi – Sigrid Aasen"]
    assert told.found.meetings[0].evidence[0].of(text) == two[:-1]


@pytest.mark.model
@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\u200b\u00ad", "\x00\x01"])
def test_nothing_to_read(tell: Tell, text: str) -> None:
    assert tell(text).found == Extraction()


@pytest.mark.model
@pytest.mark.parametrize("text", ["Kivi", "“", "met", "1", "?", "- -", "MEETING", "the US"])
def test_next_to_nothing_to_read(tell: Tell, text: str) -> None:
    told = tell(text)
    assert told.pairs == told.visits == told.sides == []
    assert all(0 <= s.start < s.end <= len(text) for s in told.spans())


def test_what_lies_outside_is_a_defect() -> None:
    article = Article("a.txt", "ab cd", (Span(0, 5),))
    ground = Grounding(article, view_of(article))
    assert ground.span(0, 2) == Span(0, 2)
    with pytest.raises(GroundingError):
        ground.span(2, 3)


def test_ranges_are_sorted_and_told_once() -> None:
    article = Article("a.txt", "ab cd", (Span(0, 5),))
    ground = Grounding(article, view_of(article))
    assert ground.spans([(3, 5), (0, 2), (3, 5)]) == (Span(0, 2), Span(3, 5))


def test_a_model_that_is_not_installed() -> None:
    with pytest.raises(ModelError, match="not installed"):
        load_model("no_such_model_is_installed")
