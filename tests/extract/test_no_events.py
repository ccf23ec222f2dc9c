"""What did not happen, might happen or was only wished for, and what has become of the rest."""

import pytest

from tests.extract.tables import missed, row
from tests.extract.telling import Tell

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "text",
    [
        row("President Mart Kivi did not meet Prime Minister Sigrid Aasen in Geneva."),
        row("President Mart Kivi has never met Prime Minister Sigrid Aasen."),
        row("President Mart Kivi left Geneva without meeting Prime Minister Sigrid Aasen."),
        row("President Mart Kivi failed to meet Prime Minister Sigrid Aasen."),
        row("President Mart Kivi and Prime Minister Sigrid Aasen have yet to meet."),
        row("President Mart Kivi could meet Prime Minister Sigrid Aasen next week."),
        row("President Mart Kivi may hold talks with Prime Minister Sigrid Aasen."),
        row("President Mart Kivi might meet Prime Minister Sigrid Aasen in Geneva."),
        row("President Mart Kivi is unlikely to meet Prime Minister Sigrid Aasen."),
        row("If President Mart Kivi meets Prime Minister Sigrid Aasen, the toll will be raised."),
        row("It is unclear whether President Mart Kivi met Prime Minister Sigrid Aasen."),
        row("Had President Mart Kivi met Prime Minister Sigrid Aasen, the deal would stand."),
        row("President Mart Kivi said he would like to meet Prime Minister Sigrid Aasen."),
        row("There were no talks between President Mart Kivi and Prime Minister Sigrid Aasen."),
        row("President Mart Kivi urged talks between India and Nepal."),
        row("President Mart Kivi called for a meeting between India and Nepal."),
        row("President Mart Kivi called on Prime Minister Sigrid Aasen to release the fishermen."),
        row(
            "President Mart Kivi proposed talks between India and Nepal.",
        ),
        row("President Mart Kivi met reporters in Geneva on Monday."),
        row("The programme met the targets that President Mart Kivi had set."),
        row("President Mart Kivi received an honorary degree from the University of Tartu."),
        row("President Mart Kivi discussed the budget with journalists."),
        row("“I would meet Prime Minister Sigrid Aasen any day,” said President Mart Kivi."),
        row("President Mart Kivi was unable to meet Prime Minister Sigrid Aasen."),
        row("President Mart Kivi avoided meeting Prime Minister Sigrid Aasen."),
        row("President Mart Kivi ruled out meeting Prime Minister Sigrid Aasen."),
        row(
            "President Mart Kivi is considering a meeting with Prime Minister Sigrid Aasen.",
        ),
        row("President Mart Kivi is open to talks with Prime Minister Sigrid Aasen."),
        row("President Mart Kivi is ready to meet Prime Minister Sigrid Aasen."),
        row("President Mart Kivi offered to meet Prime Minister Sigrid Aasen."),
        row(
            "President Mart Kivi asked to meet Prime Minister Sigrid Aasen.",
        ),
        row(
            "President Mart Kivi wants to meet Prime Minister Sigrid Aasen.",
        ),
        row("A meeting between President Mart Kivi and Prime Minister Sigrid Aasen is possible."),
        row(
            "President Mart Kivi was supposed to meet Prime Minister Sigrid Aasen but stayed at "
            "home."
        ),
        row("President Mart Kivi should meet Prime Minister Sigrid Aasen, the opposition said."),
        row(
            "The opposition demanded that President Mart Kivi meet Prime Minister Sigrid Aasen.",
        ),
        row("President Mart Kivi said he had not met Prime Minister Sigrid Aasen."),
        row(
            "The meeting with Prime Minister Sigrid Aasen never took place, President Mart Kivi "
            "said."
        ),
        row("President Mart Kivi and Prime Minister Sigrid Aasen will not meet."),
        row("Neither President Mart Kivi nor Prime Minister Sigrid Aasen met the envoy."),
        row("Would President Mart Kivi meet Prime Minister Sigrid Aasen?"),
        row("President Mart Kivi spoke about Prime Minister Sigrid Aasen to reporters."),
        row("President Mart Kivi spoke to reporters with Prime Minister Sigrid Aasen."),
        row(
            "President Mart Kivi met the press with Prime Minister Sigrid Aasen.",
        ),
        row("President Mart Kivi discussed Prime Minister Sigrid Aasen with his aides."),
        row("President Mart Kivi called Prime Minister Sigrid Aasen a liar."),
        row("President Mart Kivi welcomed Prime Minister Sigrid Aasen’s offer."),
        row("President Mart Kivi welcomed the election of Prime Minister Sigrid Aasen."),
        row("President Mart Kivi received a copy of the book from Prime Minister Sigrid Aasen."),
        row(
            "President Mart Kivi hosted a conference that Prime Minister Sigrid Aasen did not "
            "attend."
        ),
        row("President Mart Kivi spoke after Prime Minister Sigrid Aasen."),
    ],
)
def test_no_meeting(tell: Tell, text: str) -> None:
    assert tell(text).pairs_with("status") == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        row("President Mart Kivi refused to meet Prime Minister Sigrid Aasen.", "declined"),
        row("President Mart Kivi declined to meet Prime Minister Sigrid Aasen.", "declined"),
        row("President Mart Kivi denied that he had met Prime Minister Sigrid Aasen.", "denied"),
        row(
            "President Mart Kivi dismissed as false a report that he had met Prime Minister Sigrid "
            "Aasen.",
            "denied",
        ),
        row(
            "The palace dismissed reports that President Mart Kivi had met Prime Minister Sigrid "
            "Aasen.",
            "denied",
        ),
        row("It is not true that President Mart Kivi met Prime Minister Sigrid Aasen.", "denied"),
        row(
            "Rumours that President Mart Kivi met Prime Minister Sigrid Aasen are untrue.",
            "denied",
        ),
        row("It is true that President Mart Kivi met Prime Minister Sigrid Aasen.", "held"),
        row(
            "President Mart Kivi was due to meet Prime Minister Sigrid Aasen on Tuesday, but the "
            "meeting was called off.",
            "cancelled",
        ),
        row("President Mart Kivi will meet Prime Minister Sigrid Aasen on Friday.", "announced"),
        row("President Mart Kivi is to meet Prime Minister Sigrid Aasen on Friday.", "announced"),
        row(
            "President Mart Kivi is scheduled to hold talks with Prime Minister Sigrid Aasen.",
            "announced",
        ),
        row("President Mart Kivi agreed to meet Prime Minister Sigrid Aasen.", "announced"),
        row("President Mart Kivi is due to meet Prime Minister Sigrid Aasen.", "announced"),
        row("President Mart Kivi plans to meet Prime Minister Sigrid Aasen in May.", "announced"),
        row("President Mart Kivi is meeting Prime Minister Sigrid Aasen in Geneva.", "under way"),
        row("President Mart Kivi meets Prime Minister Sigrid Aasen in Geneva.", "held"),
        row("President Mart Kivi met Prime Minister Sigrid Aasen in 2019.", "held"),
        row(
            "The meeting between President Mart Kivi and Prime Minister Sigrid Aasen was "
            "postponed.",
            "postponed",
        ),
        row(
            "President Mart Kivi cancelled a meeting with Prime Minister Sigrid Aasen.",
            "cancelled",
        ),
        row(
            "The talks between President Mart Kivi and Prime Minister Sigrid Aasen have been "
            "called off.",
            "cancelled",
        ),
        row(
            "The planned meeting between President Mart Kivi and Prime Minister Sigrid Aasen "
            "raises hopes.",
            "announced",
        ),
        missed(
            "what is ruled out or denied is left out, not declined or denied",
            "President Mart Kivi denied meeting Prime Minister Sigrid Aasen.",
            "denied",
        ),
        row("President Mart Kivi rejected talks with Prime Minister Sigrid Aasen.", "declined"),
        missed(
            "what is ruled out or denied is left out, not declined or deniedheld",
            "President Mart Kivi ruled out talks with Prime Minister Sigrid Aasen.",
            "declined",
        ),
        row(
            "A meeting between President Mart Kivi and Prime Minister Sigrid Aasen is planned "
            "for Friday.",
            "announced",
        ),
        row(
            "A meeting between President Mart Kivi and Prime Minister Sigrid Aasen has been "
            "announced.",
            "announced",
        ),
        row(
            "President Mart Kivi pulled out of a meeting with Prime Minister Sigrid Aasen.",
            "cancelled",
        ),
        row(
            "President Mart Kivi’s meeting with Prime Minister Sigrid Aasen has been delayed.",
            "postponed",
        ),
        row("President Mart Kivi put off talks with Prime Minister Sigrid Aasen.", "postponed"),
        row(
            "President Mart Kivi is currently holding talks with Prime Minister Sigrid Aasen.",
            "under way",
        ),
        row(
            "The talks between President Mart Kivi and Prime Minister Sigrid Aasen collapsed.",
            "held",
        ),
    ],
)
def test_meeting_status(tell: Tell, text: str, status: str) -> None:
    assert tell(text).pairs_with("status") == [f"Mart Kivi – Sigrid Aasen: {status}"]


@pytest.mark.parametrize(
    "text",
    [
        row("Kenyan President Joseph Wanjala did not visit Japan."),
        row("Kenyan President Joseph Wanjala could visit Japan in May."),
        row("Kenyan President Joseph Wanjala may travel to Japan."),
        row("If Kenyan President Joseph Wanjala visits Japan, the port will be discussed."),
        row("Kenyan President Joseph Wanjala has never visited Japan."),
        row("Kenyan President Joseph Wanjala visited Nairobi on Monday."),
        row("Japanese Prime Minister Kenji Moriyama arrived in Osaka by train."),
        row("Japanese Prime Minister Kenji Moriyama toured the flooded north of Japan."),
        row("Tourists visited Spain in great numbers last year."),
        row("The oil tanker arrived in Oman on Monday."),
        row("Kenyan President Joseph Wanjala visited the wounded in hospital."),
        row("Kenyan President Joseph Wanjala urged visits to Japan."),
        row("The letter from Kenyan President Joseph Wanjala arrived in Tokyo."),
        row("Ghanaian President Esi Mensah did not travel to Kenya as planned."),
        row("Ghanaian President Esi Mensah returned to Ghana on Friday."),
        row("Ghanaian President Esi Mensah flew home."),
        row("Ghanaian President Esi Mensah should visit Kenya, a newspaper wrote."),
        row("No visit to Kenya is planned by Ghanaian President Esi Mensah."),
        row(
            "Ghanaian President Esi Mensah wants to visit Kenya.",
        ),
        row("Ghanaian President Esi Mensah ruled out visiting Kenya."),
        row("Ghanaian President Esi Mensah would visit Kenya if she were asked."),
        row("The arrival of winter in Kenya surprised Ghanaian President Esi Mensah."),
        missed(
            "what is only asked is taken for a visit",
            "Will Ghanaian President Esi Mensah visit Kenya next week?",
        ),
    ],
)
def test_no_visit(tell: Tell, text: str) -> None:
    assert tell(text).visits == []
