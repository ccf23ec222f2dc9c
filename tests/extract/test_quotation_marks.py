"""Where quotation marks open and close."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.extract.matching.quotation_marks import marked
from tests.extract.tables import row


def inside(text: str) -> list[str]:
    """What stands between quotation marks."""
    return [text[a:b] for a, b in marked(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        row('He said "we agree" today.', ["we agree"]),
        row('"We agree," he said, "and go."', ["We agree,", "and go."]),
        row("He said “we agree” today.", ["we agree"]),
        row("“We agree,” he said. “We go.”", ["We agree,", "We go."]),
        row("“First part.\n\n“Second part.”", ["First part.", "Second part."]),
        row('"First part.\n\n"Second part."', ["First part.", "Second part."]),
        row('She said "we agree.\n\nNext, they left.', ["we agree."]),
        row("She said “we agree.\n\nNext, they left.", ["we agree."]),
        row("“We agree\nwith them,” he said.", ["We agree\nwith them,"]),
        row("« Nous sommes prêts », he said.", [" Nous sommes prêts "]),
        row(
            "“He called it ‘a very long good thing’ today,” she said.",
            ["He called it ‘a very long good thing’ today,"],
        ),
        row("‘We will never accept this plan,’ he said.", ["We will never accept this plan,"]),
        row("Kenya’s and the ministers’ plans", []),
        row("the '90s and the ‘big four’ firms", []),
        row("'We don't agree with them,' he said.", ["We don't agree with them,"]),
        row(
            "He said: 'The miners' wives won't sign.' They left.", ["The miners' wives won't sign."]
        ),
        row(
            "He said: ‘The miners’ wives won’t sign.’ They left.", ["The miners’ wives won’t sign."]
        ),
        row(
            "'We go now,' he said. 'The bosses' offer is dead.'",
            ["We go now,", "The bosses' offer is dead."],
        ),
        row("She found it 'pointless'. The unions' plans don't change.", []),
        row("The dogs' home in the '90s, 'em and the ministers", []),
        row("It was 'never meant to be read", []),
        row('“We agree," he said.', ["We agree,"]),
        row('"We agree,” he said.', ["We agree,"]),
        row("”We agree,” he said.", ["We agree,"]),
        row('an empty "" mark', []),
        row("", []),
        row("“", []),
        row("no marks at all", []),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    assert inside(text) == expected


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(alphabet="ab .,\n“”«»\"‘’'", max_size=60))
def test_ranges_are_in_order_and_hold_something(text: str) -> None:
    found = marked(text)
    assert all(0 <= a < b <= len(text) for a, b in found)
    assert found == sorted(found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))
