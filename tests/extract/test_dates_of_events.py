"""Which words date a meeting, and the tense around them."""

import pytest

from tests.extract.tables import row
from tests.extract.telling import Tell

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "when"),
    [
        row("President Mart Kivi met Prime Minister Sigrid Aasen on Tuesday.", "Tuesday"),
        row("President Mart Kivi on Tuesday met Prime Minister Sigrid Aasen.", "Tuesday"),
        row("On Tuesday, President Mart Kivi met Prime Minister Sigrid Aasen.", "Tuesday"),
        row("President Mart Kivi met Prime Minister Sigrid Aasen last week.", "last week"),
        row("President Mart Kivi met Prime Minister Sigrid Aasen yesterday.", "yesterday"),
        row("President Mart Kivi met Prime Minister Sigrid Aasen on March 3.", "March 3"),
        row(
            "President Mart Kivi met Prime Minister Sigrid Aasen in Oslo on 3 March 2021.",
            "3 March 2021",
        ),
        row("President Mart Kivi met Prime Minister Sigrid Aasen in May 2020.", "May 2020"),
        row("President Mart Kivi met Prime Minister Sigrid Aasen in 2019.", "2019"),
        row(
            "President Mart Kivi met Prime Minister Sigrid Aasen three days ago.", "three days ago"
        ),
        row("President Mart Kivi will meet Prime Minister Sigrid Aasen next month.", "next month"),
        row(
            "The meeting between President Mart Kivi and Prime Minister Sigrid Aasen took place on "
            "Tuesday.",
            "Tuesday",
        ),
        row(
            "President Mart Kivi held talks on Tuesday with Prime Minister Sigrid Aasen.",
            "Tuesday",
        ),
        row("On 03.03.2021 President Mart Kivi met Sigrid Aasen.", "03.03.2021"),
        row(
            "On Monday President Mart Kivi arrived in Oslo and met Prime Minister Sigrid Aasen.",
            "Monday",
        ),
        row(
            "Fifty years ago today President Mart Kivi flew to Oslo and met Sigrid Aasen.",
            "Fifty years ago today",
        ),
        row(
            "On Monday President Mart Kivi spoke and will meet Prime Minister Sigrid Aasen.",
            "—",
        ),
        row(
            "President Mart Kivi landed in Oslo on Monday. Later that day he met Prime Minister "
            "Sigrid Aasen.",
            "Later that day",
        ),
        row(
            "President Mart Kivi spoke at length. The same evening he met Prime Minister Sigrid "
            "Aasen.",
            "—",
        ),
        row("President Mart Kivi met Prime Minister Sigrid Aasen.", "—"),
        row(
            "President Mart Kivi met Prime Minister Sigrid Aasen to discuss the 2016 accord.",
            "—",
        ),
        row(
            "President Mart Kivi met Prime Minister Sigrid Aasen ahead of Thursday’s vote.",
            "—",
        ),
        row(
            "President Mart Kivi met Prime Minister Sigrid Aasen, who took office in 2019.",
            "—",
        ),
        row(
            "President Mart Kivi, elected in 2019, met Prime Minister Sigrid Aasen on Tuesday.",
            "Tuesday",
        ),
    ],
)
def test_words_that_date_a_meeting(tell: Tell, text: str, when: str) -> None:
    assert tell(text).pairs_with("when") == [f"Mart Kivi – Sigrid Aasen: {when}"]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        row(
            "Estonian President Mart Kivi visited Norway on 4 March. He met Norwegian Prime "
            "Minister Sigrid Aasen.",
            "4 March",
        ),
        row(
            "Estonian President Mart Kivi arrived in Oslo on Monday. He met Norwegian Prime "
            "Minister Sigrid Aasen on Tuesday.",
            "Tuesday",
        ),
        row(
            "Estonian President Mart Kivi visited Norway. He met Norwegian Prime Minister Sigrid "
            "Aasen.",
            "—",
        ),
        row(
            "Estonian President Mart Kivi visited Peru on 4 March. He met Norwegian Prime "
            "Minister Sigrid Aasen in Oslo.",
            "—",
        ),
        row(
            "Estonian President Mart Kivi visited Norway on 4 March. He telephoned Norwegian Prime "
            "Minister Sigrid Aasen.",
            "—",
        ),
        row(
            "Estonian President Mart Kivi is to visit Norway next week. He will meet Norwegian "
            "Prime Minister Sigrid Aasen.",
            "next week",
        ),
        row(
            "Estonian President Mart Kivi visited Norway from May 3 to May 5. There he met "
            "Norwegian Prime Minister Sigrid Aasen.",
            "May 3 to May 5",
        ),
    ],
)
def test_dates_inherited_from_the_visit(tell: Tell, text: str, when: str) -> None:
    assert tell(text).pairs_with("when") == [f"Mart Kivi – Sigrid Aasen: {when}"]


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        row("President Mart Kivi met the king on Tuesday.", "past"),
        row("President Mart Kivi will meet the king on Tuesday.", "future"),
        row("President Mart Kivi is to meet the king on Tuesday.", "future"),
        row("President Mart Kivi is meeting the king on Tuesday.", "present"),
        row("President Mart Kivi had met the king on Tuesday.", "past"),
        row("President Mart Kivi plans to meet the king on Tuesday.", "future"),
    ],
)
def test_tense_around_the_words(tell: Tell, text: str, tense: str) -> None:
    assert [d.tense for d in tell(text).found.dates] == [tense]


def test_the_following_day_counts_from_the_day_before_it(tell: Tell) -> None:
    """Not from the article's own."""
    told = tell(
        "President Mart Kivi arrived in Oslo on Sunday. He met Prime Minister Sigrid Aasen the "
        "following day. On 30 April he left. The next day he met Prime Minister Lars Holm in Riga."
    )
    days = [(d.kind, d.month, d.day) for d in told.found.dates]
    assert days == [
        *(("weekday", None, 6), ("weekday", None, 0)),
        *(("calendar", 4, 30), ("calendar", 5, 1)),
    ]
