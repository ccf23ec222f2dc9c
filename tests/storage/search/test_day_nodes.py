"""Spans of time as words of the index."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.storage.search.day_nodes import cover, tokens_meeting, tokens_of


@pytest.mark.parametrize(
    ("start", "end", "nodes"),
    [
        ("2019-07-24", "2019-07-24", ["20190724"]),
        ("2019-07-01", "2019-07-31", ["201907"]),
        ("2019-01-01", "2019-12-31", ["2019"]),
        ("2010-01-01", "2019-12-31", ["201"]),
        ("2000-01-01", "2099-12-31", ["20"]),
        ("2019-12-31", "2020-01-02", ["20191231", "20200101", "20200102"]),
        ("2019-06-30", "2019-08-01", ["20190630", "201907", "20190801"]),
        ("0800-01-01", "1099-12-31", ["10"]),
        ("0800-01-01", "0900-01-01", []),
        ("2020-02-02", "2020-02-01", []),
    ],
)
def test_a_span_is_covered_by_the_fewest_nodes(start: str, end: str, nodes: list[str]) -> None:
    assert list(cover(date.fromisoformat(start), date.fromisoformat(end))) == nodes


DAYS = st.dates(date(1990, 1, 1), date(2031, 12, 31))


@given(DAYS, DAYS, DAYS, DAYS)
def test_spans_meet_where_they_have_a_day_in_common(a: date, b: date, c: date, d: date) -> None:
    """Whatever their lengths."""
    (a, b), (c, d) = sorted((a, b)), sorted((c, d))
    meet = set(tokens_of(cover(a, b))) & set(tokens_meeting(cover(c, d)))
    assert bool(meet) == (a <= d and c <= b)
