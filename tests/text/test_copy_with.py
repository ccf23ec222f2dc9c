"""A record like another one, but for some fields."""

import pytest

from briefing.models import Article, Issue, ReviewState, Span
from briefing.models.copy_with import replace


def test_records_of_any_kind() -> None:
    """The one that was given stays as it was."""
    issue, article = Issue("i", "Trade", None, ()), Article("a.txt", "Words", (Span(0, 5),))
    assert replace(issue, name="Peace") == Issue("i", "Peace", None, ())
    assert replace(article, path="b.txt").path == "b.txt"
    assert replace(issue) == issue == Issue("i", "Trade", None, ())


def test_a_field_of_any_name() -> None:
    """Also of the name by which the function calls its argument."""
    assert replace(ReviewState("a", pinned=True), record="b") == ReviewState("b", pinned=True)


@pytest.mark.parametrize("record", [Issue("i", "Trade", None, ()), Span(0, 5)])
def test_a_field_that_is_not_there(record: object) -> None:
    """Is a mistake."""
    with pytest.raises(TypeError):
        replace(record, nothing=1)
