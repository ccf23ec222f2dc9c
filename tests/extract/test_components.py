"""Components of extraction: each can be switched off, and is timed."""

from __future__ import annotations

import pytest

from briefing.extract.language_model import Model
from briefing.extract.pipeline import COMPONENTS, PARSING, extract
from briefing.models import Article, Extraction, Span

TEXT = (
    "Norwegian Foreign Minister Anna Lisk met her Estonian counterpart Per Oskar in Tallinn on "
    "3 May 2024. She supports the harbour treaty, she said. “We will come again,” Lisk said.\n"
)


@pytest.fixture(scope="module")
def article() -> Article:
    """A meeting, a position, a quotation."""
    return Article("a.txt", TEXT, (Span(0, len(TEXT)),))


def left(found: Extraction) -> dict[str, int]:
    """How much was found of each kind."""
    return {
        "dates": len(found.dates),
        "meetings": len(found.meetings),
        "positions": len(found.positions),
        "quotes": sum(quote.direct for quote in found.quotes),
    }


@pytest.mark.parametrize(
    ("component", "kind"),
    [
        ("dates", "dates"),
        ("events", "meetings"),
        ("stances", "positions"),
        ("quotations", "quotes"),
    ],
)
def test_without_a_component(model: Model, article: Article, component: str, kind: str) -> None:
    """What it finds is missing, and was there."""
    whole, less = left(extract(article, model)), left(extract(article, model, without=[component]))
    assert whole[kind] > less[kind]


def test_each_is_timed(model: Model, article: Article) -> None:
    """In processor seconds, added up over articles."""
    timings: dict[str, float] = {}
    extract(article, model, timings=timings)
    assert set(timings) == {PARSING, *(component.name for component in COMPONENTS)}
    once = timings[PARSING]
    extract(article, model, timings=timings)
    assert timings[PARSING] > once > 0


def test_what_is_left_out_is_not_timed(model: Model, article: Article) -> None:
    timings: dict[str, float] = {}
    extract(article, model, without=["events"], timings=timings)
    assert "events" not in timings
