"""Journeys told by where people are, within one's own country too, and common appearances."""

import pytest

from tests.extract.tables import missed, row
from tests.extract.telling import Tell

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        row(
            "Ghanaian Finance Minister Kwame Boateng, in Lima for talks on debt, praised the bank.",
            ["Kwame Boateng → PER: under way"],
        ),
        row(
            "Visiting Ghanaian Finance Minister Kwame Boateng told reporters in Lima that the loan "
            "was safe.",
            ["Kwame Boateng → PER: under way"],
        ),
        row(
            "Peruvian President Sofía Herrera met visiting Ghanaian Finance Minister Kwame Boateng "
            "in Lima on Monday.",
            ["Kwame Boateng → PER: under way"],
        ),
        row(
            "Ghanaian Finance Minister Kwame Boateng flew on to Lima, where he met Peruvian "
            "President Sofía Herrera.",
            ["Kwame Boateng → PER: held"],
        ),
        row(
            "Ghanaian Finance Minister Kwame Boateng came home from Peru, where he signed a loan.",
            ["Kwame Boateng → PER: held"],
        ),
        row(
            "Ghanaian Finance Minister Kwame Boateng begins a tour on Monday that will take him to "
            "Peru and Chile.",
            ["Kwame Boateng → CHL: announced", "Kwame Boateng → PER: announced"],
        ),
        row(
            "Peru will host Ghanaian Finance Minister Kwame Boateng on Monday.",
            ["Kwame Boateng → PER: announced"],
        ),
        row(
            "The last Ghanaian president to visit Peru was Esi Mensah, in 1986.",
            ["Esi Mensah → PER: held"],
        ),
        row(
            "Esi Mensah was the first Ghanaian president to visit Peru.",
            ["Esi Mensah → PER: held"],
        ),
        row(
            "Ghanaian President Esi Mensah will be the first leader to visit Peru.",
            ["Esi Mensah → PER: announced"],
        ),
        row(
            "Ghanaian Finance Minister Kwame Boateng scrapped a visit to Peru over the row.",
            ["Kwame Boateng → PER: cancelled"],
        ),
        row(
            "Ghanaian Finance Minister Kwame Boateng's next stop is Lima.",
            ["Kwame Boateng → PER: announced"],
        ),
        row(
            "Lima was Ghanaian Finance Minister Kwame Boateng's first stop.",
            ["Kwame Boateng → PER: held"],
        ),
        row(
            "Ghanaian President Esi Mensah heads to Peru this week.",
            ["Esi Mensah → PER: announced"],
        ),
        row(
            "A visit by Ghanaian President Esi Mensah to Peru has been cancelled.",
            ["Esi Mensah → PER: cancelled"],
        ),
        row("Lima is Peru's first stop in the cup, said President Esi Mensah of Ghana.", []),
        row("Peru hosted the games, and Ghanaian Finance Minister Kwame Boateng was glad.", []),
        row("Lima, where Peruvian President Sofía Herrera met the miners, was quiet.", []),
        row(
            "Ghanaian Finance Minister Kwame Boateng spoke of Lima, where prices have doubled.", []
        ),
        missed(
            "the place where somebody speaks is no journey",
            "Ghanaian Finance Minister Kwame Boateng, speaking in Lima, praised the bank.",
            ["Kwame Boateng → PER: held"],
        ),
    ],
)
def test_where_people_are(tell: Tell, text: str, expected: list[str]) -> None:
    assert tell(text).visits == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        row(
            "Kenyan President Joseph Wanjala visited Mombasa on Monday.",
            ["Joseph Wanjala → Mombasa: held"],
        ),
        row(
            "US President Ruth Hadley toured Ohio, Iowa and Michigan on Monday.",
            [
                "Ruth Hadley → Iowa: held",
                "Ruth Hadley → Michigan: held",
                "Ruth Hadley → Ohio: held",
            ],
        ),
        row(
            "During a visit to a mill in Dayton, Ohio, US President Ruth Hadley praised the crew.",
            ["Ruth Hadley → Dayton, Ohio: held"],
        ),
        row(
            "Indian Prime Minister Rajiv Menon will travel to Kerala on Friday.",
            ["Rajiv Menon → Kerala: announced"],
        ),
        row("US President Ruth Hadley visited Washington on Monday.", []),
        row("Texas sued over the tariff, US President Ruth Hadley said.", []),
    ],
)
def test_journeys_at_home(tell: Tell, text: str, expected: list[str]) -> None:
    """They go to a place, never to the country."""
    assert tell(text).visits == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        row(
            "Peruvian President Sofía Herrera joined Ghanaian President Esi Mensah for lunch.",
            ["Esi Mensah – Sofía Herrera"],
        ),
        row(
            "Peruvian President Sofía Herrera, standing alongside Ghanaian President Esi Mensah in "
            "Accra, said the loan was safe.",
            ["Esi Mensah – Sofía Herrera"],
        ),
        row(
            "In a meeting with Ghanaian President Esi Mensah on Monday, Peruvian President Sofía "
            "Herrera urged restraint.",
            ["Esi Mensah – Sofía Herrera"],
        ),
        row(
            "During their meeting in Accra, Ghanaian President Esi Mensah and Peruvian President "
            "Sofía Herrera discussed fishing.",
            ["Esi Mensah – Sofía Herrera"],
        ),
        row(
            "Peru summoned the Ghanaian ambassador on Monday.",
            ["Ghanaian ambassador – Peru"],
        ),
        row(
            "Peruvian President Sofía Herrera joined Ghanaian President Esi Mensah in condemning "
            "the raid.",
            [],
        ),
        row(
            "Peruvian President Sofía Herrera stood alongside Finance Minister Luis Rojas of Peru.",
            [],
        ),
        row(
            "Peruvian President Sofía Herrera co-chaired the session with Ghanaian President Esi "
            "Mensah.",
            ["Esi Mensah – Sofía Herrera"],
        ),
        row("Peruvian President Sofía Herrera issued a call for aid from Ghana.", []),
        row("Peruvian President Sofía Herrera urged a meeting with Ghana.", []),
        row(
            "The foreign ministers of Peru and Ghana will hold talks in Accra on Friday.",
            ["foreign minister of Ghana – foreign minister of Peru"],
        ),
        row(
            "Talks between the Peruvian and Ghanaian prime ministers ended without a deal.",
            ["prime minister of Ghana – prime minister of Peru"],
        ),
        row(
            "Ghanaian President Esi Mensah and Peruvian President Sofía Herrera sat down together.",
            ["Esi Mensah – Sofía Herrera"],
        ),
        row(
            "Ghanaian President Esi Mensah accepted a courtesy call from Peruvian Ambassador Luis "
            "Rojas.",
            ["Esi Mensah – Luis Rojas"],
        ),
    ],
)
def test_common_appearances(tell: Tell, text: str, expected: list[str]) -> None:
    assert tell(text).pairs == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        row(
            "Ghanaian President Esi Mensah spoke about her trip to Lima. She will meet Peruvian "
            "President Sofía Herrera there.",
            ["Esi Mensah → PER: announced"],
        ),
        row(
            "Ghanaian President Esi Mensah spoke about the debt and her trip to Lima. She met "
            "Peruvian President Sofía Herrera there.",
            ["Esi Mensah → PER: held"],
        ),
    ],
)
def test_journeys_spoken_of(tell: Tell, text: str, expected: list[str]) -> None:
    """Nothing tells whether they are over but the meetings there."""
    assert tell(text).visits == expected


def test_nobody_calls_himself_he(tell: Tell) -> None:
    """In an interview ``him`` is somebody else than who answers."""
    found = tell(
        "Ghanaian Finance Minister Kwame Boateng spoke to this paper about the loan.\n\n"
        "Q: Did you settle it with President Luis Rojas in Lima?\n\n"
        "A: We did. I met him in Lima on 3 May.\n\n"
        "Q: Was it hard?\n\nA: No."
    )
    assert found.pairs == ["Kwame Boateng – Luis Rojas"]


def test_who_accompanied_his_majesty(tell: Tell) -> None:
    """They travel too; ``His Majesty`` is the king, not the queen beside him."""
    found = tell(
        "King Olaf of Norway, accompanied by Queen Ingrid, paid a state visit to Ghana from 5 to 8 "
        "May.\n\nHis Majesty was accompanied by Foreign Minister Lars Berg and Trade Minister Nina "
        "Dahl."
    )
    assert found.visits == ["Ingrid, Lars Berg, Nina Dahl, Olaf → GHA: held"]


def test_company_is_of_the_state_of_whom_it_accompanies(tell: Tell) -> None:
    """A minister who travels with a head of state serves the same state."""
    found = tell(
        "Peruvian President Luis Rojas, who was accompanied by Trade Minister Ana Prado, met "
        "Ghanaian President Esi Mensah in Accra on Monday."
    ).found
    states = {entity.name: entity.country for entity in found.entities}
    assert states["Ana Prado"] == "PER"
    assert states["Esi Mensah"] == "GHA"


@pytest.mark.parametrize(
    ("text", "visits"),
    [
        row(
            "In Ottawa, Canadian Foreign Minister Ana Prado received Kenyan Foreign Minister Ruth "
            "Atieno on Monday.",
            ["Ruth Atieno → CAN: held"],
        ),
        row(
            "Norwegian King Olaf welcomed Kenyan President Joseph Wanjala to Oslo on Monday.",
            ["Joseph Wanjala → NOR: held"],
        ),
        row(
            "Kenyan President Joseph Wanjala met Norwegian King Olaf in Geneva on Monday.",
            [],
        ),
        row(
            "Kenyan Ambassador Ruth Atieno met Canadian Foreign Minister Ana Prado in Ottawa.",
            [],
        ),
        row(
            "Kenyan President Joseph Wanjala spoke by phone with Norwegian King Olaf in Oslo.",
            [],
        ),
        row("Kenyan Ambassador Ruth Atieno left Ottawa on Monday in protest.", []),
        row(
            "Kenyan President Joseph Wanjala, who was to visit Norway this week, has put off his "
            "trip.",
            ["Joseph Wanjala → NOR: postponed"],
        ),
        row(
            "Kenyan President Joseph Wanjala was expected in Oslo today but the visit was called "
            "off.",
            ["Joseph Wanjala → NOR: cancelled"],
        ),
        row(
            "Kenyan President Joseph Wanjala leaves for Oslo on Saturday.",
            ["Joseph Wanjala → NOR: announced"],
        ),
    ],
)
def test_guests_and_plans(tell: Tell, text: str, visits: list[str]) -> None:
    """Whoever is received in the host's country was there; who lives there is no guest."""
    assert tell(text).visits == visits


@pytest.mark.parametrize(
    ("asks", "answers"),
    [row("Courier:", "Boateng:"), row("Q.", "A."), row("Q:", "A:")],
)
def test_who_answers_in_an_interview(tell: Tell, asks: str, answers: str) -> None:
    """The minister, whatever the labels are, and not the paper or who signs."""
    found = tell(
        "By Vera Holm\n\nFinance Minister Kwame Boateng spoke to this paper about the loan.\n\n"
        f"{asks} Will Ghana sign?\n\n{answers} We reject the loan. It is too dear.\n\n"
        f"{asks} What comes next?\n\n{answers} We want other terms. The bank knows it."
    )
    said = [found.name(q.speaker) for q in found.found.quotes]
    assert said == ["Kwame Boateng", "Kwame Boateng"]
    assert "Courier" not in found.persons


def test_datelines_that_come_back_are_no_labels(tell: Tell) -> None:
    """A paper's briefs begin with their cities; nobody of that name speaks."""
    found = tell(
        "Lima: The toll rises on Monday.\n\nQuito: The bridge stays shut.\n\n"
        "Lima: Farmers came to town.\n\nQuito: The mayor is away."
    )
    assert found.persons == []
    assert found.found.quotes == ()
