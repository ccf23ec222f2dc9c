"""Who is meant by a pronoun or a description: the words in [brackets]."""

import pytest

from briefing.models import Span
from tests.extract.tables import missed, row
from tests.extract.telling import Tell

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        row(
            "Foreign Minister Diego Paredes arrived. [He] met President Mart Kivi.",
            ["Diego Paredes"],
        ),
        row("Queen Ingrid met President Mart Kivi. [She] spoke first.", ["Ingrid"]),
        row("Queen Ingrid met President Mart Kivi. [He] spoke first.", ["Mart Kivi"]),
        row("Mrs Korkmaz met Mr Kivi in Oslo. Later [she] left.", ["Korkmaz"]),
        row(
            "Foreign Minister Diego Paredes met President Mart Kivi in Tallinn. [He] then left for "
            "Riga.",
            ["Diego Paredes"],
        ),
        row("President Mart Kivi opened the talks with [his] own words.", ["Mart Kivi"]),
        row("President Mart Kivi said that [he] would sign the treaty.", ["Mart Kivi"]),
        row(
            "Foreign Minister Diego Paredes arrived. [The minister] left again.", ["Diego Paredes"]
        ),
        row(
            "Foreign Minister Diego Paredes met President Mart Kivi. [The president] spoke first.",
            ["Mart Kivi"],
        ),
        row(
            "Mart Kivi was named Estonia's trade minister. Danish Trade Minister Lars Holm visited "
            "Riga. [The new minister] smiled.",
            ["Mart Kivi"],
        ),
        row(
            "Mart Kivi became Estonia's president on Monday, replacing Helen Brandt. Brandt met "
            "Danish Prime Minister Lars Holm. [The former president] smiled.",
            ["Helen Brandt"],
        ),
        row(
            "Outgoing President Ana Prado met Chilean President Luis Rojas. [The outgoing "
            "president] smiled.",
            ["Ana Prado"],
        ),
        row(
            "Peru's president-elect, Ana Prado, left. Chilean President Luis Rojas met her. [The "
            "president-elect] smiled.",
            ["Ana Prado"],
        ),
        row(
            "Peru's president-elect, Ana Prado, left. Chilean President Luis Rojas met her. [The "
            "incoming president] smiled.",
            ["Ana Prado"],
        ),
        row(
            "Danish Prime Minister Lars Holm lost the vote. [The outgoing prime minister] smiled.",
            ["Lars Holm"],
        ),
        row(
            "Danish Prime Minister Lars Holm is in Riga. Oslo was calm. It snowed. It was late. "
            "[The former prime minister] smiled.",
            [],
        ),
        row(
            "Foreign Minister Diego Paredes met President Mart Kivi. [The foreign minister] spoke.",
            ["Diego Paredes"],
        ),
        row(
            "Chief of Army Staff (COAS) General Tariq Mahmud arrived. [The COAS] spoke.",
            ["Tariq Mahmud"],
        ),
        row(
            "Chief of Army Staff General Tariq Mahmud arrived. [The army chief] spoke.",
            ["Tariq Mahmud"],
        ),
        row(
            "Prime Minister Salim Akhtar met President Mart Kivi. [The premier] spoke.",
            ["Salim Akhtar"],
        ),
        row(
            "Peruvian Prime Minister Diego Paredes met Chilean Prime Minister Lucía Salgado. "
            "[The Chilean prime minister] spoke.",
            ["Lucía Salgado"],
        ),
        row(
            "Peruvian Prime Minister Diego Paredes met Estonian President Mart Kivi. [The Estonian "
            "leader] spoke.",
            ["Mart Kivi"],
        ),
        row(
            "Peruvian Prime Minister Diego Paredes met Estonian President Mart Kivi. [They] "
            "discussed trade.",
            ["Diego Paredes", "Mart Kivi"],
        ),
        row(
            "Peruvian Prime Minister Diego Paredes met Estonian President Mart Kivi. The two "
            "[leaders] discussed trade.",
            ["Diego Paredes", "Mart Kivi"],
        ),
        row(
            "Peruvian Prime Minister Diego Paredes met Estonian President Mart Kivi. Both "
            "[leaders] "
            "discussed trade.",
            ["Diego Paredes", "Mart Kivi"],
        ),
        row(
            "Peruvian Prime Minister Diego Paredes met Estonian President Mart Kivi. The two "
            "[sides] discussed trade.",
            ["Diego Paredes", "Mart Kivi"],
        ),
        row(
            "Peruvian Prime Minister Diego Paredes met Estonian President Mart Kivi. The hall was "
            "cold. Rain fell all day. [They] discussed trade.",
            ["Diego Paredes", "Mart Kivi"],
        ),
        # they does not reach back to a pair of long ago, the two leaders does
        row(
            "Peruvian Prime Minister Diego Paredes met Estonian President Mart Kivi. The hall was "
            "cold. Rain fell all day. Farmers came to the market. Apples were sold out by noon. "
            "[They] wanted more sun.",
            [],
        ),
        row(
            "Peruvian Prime Minister Diego Paredes met Estonian President Mart Kivi. The hall was "
            "cold. Rain fell all day. Farmers came to the market. Apples were sold out by noon. "
            "The two [leaders] left.",
            ["Diego Paredes", "Mart Kivi"],
        ),
        row(
            "Peruvian Prime Minister Diego Paredes met Estonian President Mart Kivi. The hall was "
            "cold. Rain fell all day. They discussed trade. Apples were sold out by noon. [They] "
            "left late.",
            ["Diego Paredes", "Mart Kivi"],
        ),
        row(
            "Peru and Chile signed a treaty. The two [countries] share a border.", ["Chile", "Peru"]
        ),
        row("Peru and Chile signed a treaty. Both [nations] share a border.", ["Chile", "Peru"]),
        row("The World Bank lent the money. [It] said that more would follow.", ["World Bank"]),
        row("Peru signed the treaty. [It] also sent an envoy.", ["Peru"]),
        row(
            "Foreign Ministry spokeswoman Lin Meili spoke to the press. [The spokeswoman] said no.",
            ["Lin Meili"],
        ),
        row(
            "US Secretary of Defense Thomas Whitfield arrived. [The defence secretary] spoke.",
            ["Thomas Whitfield"],
        ),
        row("President Mart Kivi arrived. [A minister] wept.", []),
        row("Estonian President Mart Kivi arrived. [The Chilean president] wept.", []),
        row("[He] spoke first.", []),
        row(
            "Estonian President Mart Kivi met Norwegian Prime Minister Sigrid Aasen. During the "
            "meeting, [he] praised her.",
            ["Mart Kivi"],
        ),
        row(
            "Estonian President Mart Kivi spoke. Norwegian Prime Minister Sigrid Aasen said "
            "[she] agreed.",
            ["Sigrid Aasen"],
        ),
        row(
            "Estonian President Mart Kivi spoke. Norwegian Prime Minister Sigrid Aasen agreed "
            "with [him].",
            ["Mart Kivi"],
        ),
        row("Mrs Moreau met Mr Moreau in Paris. [She] spoke first.", ["Moreau"]),
        row("During [his] visit to Norway, Estonian President Mart Kivi sang.", ["Mart Kivi"]),
        missed(
            "a pronoun before the name it stands for is not resolved",
            "Saying that [he] was tired, Estonian President Mart Kivi left.",
            ["Mart Kivi"],
        ),
        row(
            "The [Estonian president] sang in Oslo. President Mart Kivi of Estonia likes to sing.",
            ["Mart Kivi"],
        ),
        missed(
            "descriptions of bodies (the group, the bank) are not resolved",
            "Hamas rejected the plan. [The group] wants a truce.",
            ["Hamas"],
        ),
        missed(
            "descriptions of bodies (the group, the bank) are not resolved",
            "The World Bank lent the money. [The bank] wants it back.",
            ["World Bank"],
        ),
        row("President Lucía Salgado met her sister. [She] left later.", ["Lucía Salgado"]),
    ],
)
def test_who_is_meant(tell: Tell, text: str, expected: list[str]) -> None:
    start, end = text.index("["), text.index("]") - 1
    told = tell(text.replace("[", "").replace("]", ""))
    assert told.meant_at(Span(start, end)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        row(
            "Peruvian Foreign Minister Diego Paredes arrived in Tallinn on Monday. He met Estonian "
            "President Mart Kivi.",
            ["Diego Paredes – Mart Kivi"],
        ),
        row(
            "Peruvian Defence Minister Elena Quispe arrived in Tallinn on Monday. She held talks "
            "with Estonian President Mart Kivi.",
            ["Elena Quispe – Mart Kivi"],
        ),
        row(
            "Pakistani army chief Tariq Mahmud arrived in Tallinn on Monday. The army chief called "
            "on Estonian President Mart Kivi.",
            ["Mart Kivi – Tariq Mahmud"],
        ),
        row(
            "Peruvian Foreign Minister Diego Paredes arrived in Tallinn on Monday. The minister "
            "was "
            "received by Estonian President Mart Kivi.",
            ["Diego Paredes – Mart Kivi"],
        ),
        row(
            "Estonian President Mart Kivi and Peruvian Foreign Minister Diego Paredes spoke in "
            "Tallinn. The two leaders met again in Riga.",
            ["Diego Paredes – Mart Kivi"],
        ),
        row(
            "Peruvian Foreign Minister Diego Paredes arrived in Tallinn on Monday. Estonian "
            "President Mart Kivi met him at the airport.",
            ["Diego Paredes – Mart Kivi"],
        ),
        row(
            "Estonian President Mart Kivi met Norwegian Prime Minister Sigrid Aasen in Oslo. "
            "They later met Danish Queen Ingrid.",
            ["Ingrid – Mart Kivi", "Ingrid – Sigrid Aasen", "Mart Kivi – Sigrid Aasen"],
        ),
        row(
            "Estonian President Mart Kivi arrived in Oslo. In a meeting with his Norwegian "
            "counterpart, Lars Holm, he raised the war in Sudan.",
            ["Lars Holm – Mart Kivi"],
        ),
        row(
            "During his three-day visit to Norway, the Estonian president met Prime Minister "
            "Sigrid Aasen. President Mart Kivi of Estonia left on Friday.",
            ["Mart Kivi – Sigrid Aasen"],
        ),
        row(
            "A World Bank delegation led by Marta Holm visited Lima. The delegation met Peruvian "
            "Energy Minister Diego Paredes. An Estonian delegation headed by Mart Kivi is in Lima. "
            "The delegation was received by Peruvian President Sofía Herrera.",
            ["Diego Paredes – Marta Holm", "Mart Kivi – Sofía Herrera"],
        ),
        row(
            "The Danish delegation, led by Marta Holm, met Peruvian Energy Minister Diego Paredes. "
            "The Estonian delegation, headed by Mart Kivi, met Peruvian President Sofía Herrera.",
            ["Diego Paredes – Marta Holm", "Mart Kivi – Sofía Herrera"],
        ),
        row(
            "Peruvian President Sofía Herrera met Estonian President Mart Kivi. Peruvian Energy "
            "Minister Diego Paredes and Estonian Energy Minister Lars Tamm signed a deal. The two "
            "presidents met Chilean President Luis Rojas in Lima.",
            [
                *("Luis Rojas – Mart Kivi", "Luis Rojas – Sofía Herrera"),
                "Mart Kivi – Sofía Herrera",
            ],
        ),
        missed(
            "two people named after one another (X, and his wife, Y,) are no pair",
            "Peru's foreign minister, Diego Paredes, and his wife, Ana Prado, visited Japan. "
            "They met Emperor Hiroto.",
            ["Ana Prado – Hiroto", "Diego Paredes – Hiroto"],
        ),
    ],
)
def test_meetings_of_those_meant(tell: Tell, text: str, expected: list[str]) -> None:
    assert tell(text).pairs == expected


def test_forms_of_mentions(tell: Tell) -> None:
    told = tell("Foreign Minister Diego Paredes arrived. The minister smiled. He left.")
    forms = [m.form for m in told.entity("Diego Paredes").mentions]
    assert forms == ["name", "description", "pronoun"]


def test_the_unnamed_are_actors_of_their_own(tell: Tell) -> None:
    told = tell("The acting US ambassador to Peru met Peruvian President Sofía Herrera in Lima.")
    unnamed = next(e for e in told.found.entities if e.nameless)
    assert (unnamed.name, unnamed.country) == ("acting US ambassador to Peru", "USA")
    assert told.pairs == ["Sofía Herrera – acting US ambassador to Peru"]
