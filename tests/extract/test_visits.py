"""Journeys: who went where, and what became of it."""

import pytest

from tests.extract.tables import missed, row
from tests.extract.telling import Tell, content

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        row(
            "Kenyan President Joseph Wanjala visited Japan last week.",
            ["Joseph Wanjala → JPN: held"],
        ),
        row(
            "Kenyan President Joseph Wanjala arrived in Lima on Monday for a two-day visit.",
            ["Joseph Wanjala → PER: held"],
        ),
        row(
            "Kenyan President Joseph Wanjala travelled to Norway to sign the accord.",
            ["Joseph Wanjala → NOR: held"],
        ),
        row(
            "Kenyan President Joseph Wanjala flew to Hanoi on Tuesday.",
            ["Joseph Wanjala → VNM: held"],
        ),
        row(
            "Kenyan Defence Minister Ruth Atieno concluded her six-day visit to Brazil.",
            ["Ruth Atieno → BRA: held"],
        ),
        row(
            "Kenyan Defence Minister Ruth Atieno paid an official visit to Brazil.",
            ["Ruth Atieno → BRA: held"],
        ),
        row(
            "Kenyan Defence Minister Ruth Atieno wrapped up a trip to Brazil.",
            ["Ruth Atieno → BRA: held"],
        ),
        row(
            "During her visit to Chile, Kenyan Defence Minister Ruth Atieno praised the navy.",
            ["Ruth Atieno → CHL: held"],
        ),
        row(
            "The visit of Kenyan President Joseph Wanjala to Ghana lasted three days.",
            ["Joseph Wanjala → GHA: held"],
        ),
        row(
            "Kenyan President Joseph Wanjala’s visit to Ghana lasted three days.",
            ["Joseph Wanjala → GHA: held"],
        ),
        row(
            "Kenyan President Joseph Wanjala’s Ghana visit lasted three days.",
            ["Joseph Wanjala → GHA: held"],
        ),
        row(
            "Kenyan President Joseph Wanjala went to Brussels to attend the summit.",
            ["Joseph Wanjala → BEL: held"],
        ),
        row(
            "Kenyan Defence Minister Ruth Atieno returned on Sunday from a trip to Brazil.",
            ["Ruth Atieno → BRA: held"],
        ),
        row(
            "Kenyan Defence Minister Ruth Atieno led a delegation to Qatar.",
            ["Ruth Atieno → QAT: held"],
        ),
        row(
            "Japanese Defence Minister Aiko Tanabe visited the Pentagon on Thursday.",
            ["Aiko Tanabe → USA: held"],
        ),
        row(
            "A Norwegian delegation visited Kenya on Thursday.",
            ["Norwegian delegation → KEN: held"],
        ),
        row(
            "Kenyan President Joseph Wanjala is in France for talks on debt.",
            ["Joseph Wanjala → FRA: under way"],
        ),
        row(
            "Kenyan President Joseph Wanjala is on a three-day visit to Vietnam.",
            ["Joseph Wanjala → VNM: under way"],
        ),
        row(
            "Kenyan President Joseph Wanjala is visiting Vietnam.",
            ["Joseph Wanjala → VNM: under way"],
        ),
        row(
            "Kenyan President Joseph Wanjala left for Germany on Sunday.",
            ["Joseph Wanjala → DEU: under way"],
        ),
        row(
            "Kenyan President Joseph Wanjala is to visit Japan in May.",
            ["Joseph Wanjala → JPN: announced"],
        ),
        row(
            "Kenyan President Joseph Wanjala will travel to Japan next week.",
            ["Joseph Wanjala → JPN: announced"],
        ),
        row(
            "Kenyan President Joseph Wanjala plans to visit Japan.",
            ["Joseph Wanjala → JPN: announced"],
        ),
        row(
            "Kenyan President Joseph Wanjala announced a visit to Japan.",
            ["Joseph Wanjala → JPN: announced"],
        ),
        row(
            "Kenyan President Joseph Wanjala postponed his visit to Canada.",
            ["Joseph Wanjala → CAN: postponed"],
        ),
        row(
            "Kenyan President Joseph Wanjala’s visit to Canada has been postponed.",
            ["Joseph Wanjala → CAN: postponed"],
        ),
        row(
            "Kenyan President Joseph Wanjala cancelled his trip to Canada.",
            ["Joseph Wanjala → CAN: cancelled"],
        ),
        row(
            "Kenyan Defence Minister Ruth Atieno called off her visit to Canada.",
            ["Ruth Atieno → CAN: cancelled"],
        ),
        row(
            "Wanjala calls off trip to Canada\n\nKenyan President Joseph Wanjala has postponed his "
            "visit to Canada, his office said on Monday.",
            ["Joseph Wanjala → CAN: postponed"],
        ),
        row(
            "Kenyan President Joseph Wanjala declined an invitation to visit India.",
            ["Joseph Wanjala → IND: declined"],
        ),
        row(
            "Kenyan President Joseph Wanjala turned down an invitation to visit India.",
            ["Joseph Wanjala → IND: declined"],
        ),
        row(
            "Kenyan President Joseph Wanjala accepted an invitation to visit India.",
            ["Joseph Wanjala → IND: announced"],
        ),
        row(
            "Indian Prime Minister Rajiv Menon invited Kenyan President Joseph Wanjala to visit "
            "India.",
            ["Joseph Wanjala → IND: announced"],
        ),
        row(
            "The foreign ministry denied that Kenyan President Joseph Wanjala had visited Israel.",
            ["Joseph Wanjala → ISR: denied"],
        ),
        row(
            "Kenyan President Joseph Wanjala refused to visit Canada.",
            ["Joseph Wanjala → CAN: declined"],
        ),
        row(
            "Ghanaian President Esi Mensah arrives in Nairobi today for a state visit.",
            ["Esi Mensah → KEN: held"],
        ),
        row(
            "Ghanaian President Esi Mensah will pay a three-day visit to Kenya next month.",
            ["Esi Mensah → KEN: announced"],
        ),
        missed(
            "on a visit to X, told of somebody who acts there, is not under way",
            "Ghanaian President Esi Mensah, on a visit to Kenya, praised the port.",
            ["Esi Mensah → KEN: under way"],
        ),
        row(
            "Ghanaian President Esi Mensah, who is visiting Kenya, praised the port.",
            ["Esi Mensah → KEN: under way"],
        ),
        row(
            "Ghanaian President Esi Mensah left Kenya on Tuesday after a three-day visit.",
            ["Esi Mensah → KEN: held"],
        ),
        row(
            "Ghanaian President Esi Mensah departed for Kenya on Tuesday.",
            ["Esi Mensah → KEN: under way"],
        ),
        row(
            "Ghanaian President Esi Mensah is expected to visit Kenya in June.",
            ["Esi Mensah → KEN: announced"],
        ),
        row(
            "Ghanaian President Esi Mensah is scheduled to arrive in Nairobi on Friday.",
            ["Esi Mensah → KEN: announced"],
        ),
        row(
            "Ghanaian President Esi Mensah’s planned visit to Kenya will go ahead.",
            ["Esi Mensah → KEN: announced"],
        ),
        row(
            "Ghanaian President Esi Mensah has put off her visit to Kenya.",
            ["Esi Mensah → KEN: postponed"],
        ),
        row(
            "Ghanaian President Esi Mensah scrapped a planned trip to Kenya.",
            ["Esi Mensah → KEN: cancelled"],
        ),
        row(
            "Ghanaian President Esi Mensah’s trip to Kenya was called off.",
            ["Esi Mensah → KEN: cancelled"],
        ),
        row(
            "Ghanaian President Esi Mensah cut short her visit to Kenya.",
            ["Esi Mensah → KEN: held"],
        ),
        row(
            "Ghanaian President Esi Mensah rejected an invitation from Kenyan President Joseph "
            "Wanjala to visit Nairobi.",
            ["Esi Mensah → KEN: declined"],
        ),
        row(
            "Kenyan President Joseph Wanjala invited Ghanaian President Esi Mensah to Nairobi.",
            ["Esi Mensah → KEN: announced"],
        ),
        row(
            "Ghanaian President Esi Mensah accepted Kenyan President Joseph Wanjala’s invitation "
            "to visit.",
            ["Esi Mensah → KEN: announced"],
        ),
        row(
            "Kenya has invited Ghanaian President Esi Mensah for a state visit.",
            ["Esi Mensah → KEN: announced"],
        ),
        row(
            "Ghanaian President Esi Mensah refused an invitation to attend Kenya’s independence "
            "day.",
            ["Esi Mensah → KEN: declined"],
        ),
        row(
            "The Ghanaian president’s visit to Kenya is her first.",
            ["Ghanaian president → KEN: held"],
        ),
        row(
            "Ghanaian President Visits Kenya\n\nGhanaian President Esi Mensah arrived in Nairobi "
            "on Monday.",
            ["Esi Mensah → KEN: held"],
        ),
        row(
            "Officials from Ghana travelled to Kenya on Monday.",
            ["Officials from Ghana → KEN: held"],
        ),
        row(
            "Three Ghanaian ministers visited Kenya on Monday.",
            ["Three Ghanaian ministers → KEN: held"],
        ),
        row(
            "Ghanaian President Esi Mensah was in Kenya on Monday to open a port.",
            ["Esi Mensah → KEN: held"],
        ),
        row(
            "Ghanaian President Esi Mensah paid a visit to the Kenyan port of Mombasa.",
            ["Esi Mensah → KEN: held"],
        ),
        row(
            "Ghanaian President Esi Mensah stopped in Kenya on her way to Cairo.",
            ["Esi Mensah → KEN: held"],
        ),
        row(
            "Ghanaian President Esi Mensah’s three-day visit to Kenya ended on Friday.",
            ["Esi Mensah → KEN: held"],
        ),
        row(
            "A six-day trip took Ghanaian President Esi Mensah to Kenya.",
            ["Esi Mensah → KEN: held"],
        ),
        row(
            "The visit to Kenya by Ghanaian President Esi Mensah was a success.",
            ["Esi Mensah → KEN: held"],
        ),
        row(
            "A delegation headed by Ghanaian Trade Minister Kofi Addo arrived in Hanoi.",
            ["Kofi Addo → VNM: held"],
        ),
        row(
            "British Foreign Secretary Margaret Ellery arrived in the Saudi capital, Riyadh, on "
            "Sunday.",
            ["Margaret Ellery → SAU: held"],
        ),
        row(
            "British Foreign Secretary Margaret Ellery visited troops in Afghanistan.",
            ["Margaret Ellery → AFG: held"],
        ),
        row("King Olaf and Queen Ingrid of Norway visited Chile.", ["Ingrid, Olaf → CHL: held"]),
        row(
            "Ghanaian President Esi Mensah received Kenyan President Joseph Wanjala, who is on a "
            "state visit to Ghana.",
            ["Joseph Wanjala → GHA: under way"],
        ),
        missed(
            "visiting before an office is no visit",
            "Visiting Ghanaian President Esi Mensah thanked Kenya during her stay in Nairobi.",
            ["Esi Mensah → KEN: under way"],
        ),
    ],
)
def test_journeys(tell: Tell, text: str, expected: list[str]) -> None:
    assert tell(text).visits == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        row(
            "Ghanaian Finance Minister Kwame Boateng wrapped up a tour of Kenya, Uganda and "
            "Rwanda.",
            ["Kwame Boateng → KEN: held", "Kwame Boateng → RWA: held", "Kwame Boateng → UGA: held"],
        ),
        row(
            "Ghanaian Finance Minister Kwame Boateng visited Kenya and Uganda.",
            ["Kwame Boateng → KEN: held", "Kwame Boateng → UGA: held"],
        ),
        row(
            "Ghanaian President Esi Mensah, accompanied by Finance Minister Kwame Boateng, visited "
            "Kenya.",
            ["Esi Mensah, Kwame Boateng → KEN: held"],
        ),
        row(
            "Ghanaian President Esi Mensah and Finance Minister Kwame Boateng visited Kenya.",
            ["Esi Mensah, Kwame Boateng → KEN: held"],
        ),
        row(
            "Ghanaian President Esi Mensah arrived in Nairobi on Monday. Mensah’s visit to Kenya "
            "is "
            "her first.",
            ["Esi Mensah → KEN: held"],
        ),
        row(
            "Ghanaian President Esi Mensah visited Kenya in 2019. She will visit Kenya again in "
            "May.",
            ["Esi Mensah → KEN: announced", "Esi Mensah → KEN: held"],
        ),
        row(
            "Ghanaian Foreign Minister Kofi Addo travelled with President Esi Mensah to Kenya.",
            ["Esi Mensah, Kofi Addo → KEN: held"],
        ),
        row(
            "Ghanaian President Esi Mensah travelled from Kenya to Uganda.",
            ["Esi Mensah → UGA: held"],
        ),
        missed(
            "will return is no visit",
            "Ghanaian President Esi Mensah visited Kenya last year and will return in May.",
            ["Esi Mensah → KEN: announced", "Esi Mensah → KEN: held"],
        ),
        row(
            "After meeting President Amina Diallo, Ghanaian Foreign Minister Kofi Addo left for "
            "Lima.",
            ["Kofi Addo → PER: under way"],
        ),
    ],
)
def test_several(tell: Tell, text: str, expected: list[str]) -> None:
    assert tell(text).visits == expected


def test_those_who_accompany_travel_too(tell: Tell) -> None:
    told = tell(
        "Army chief Tariq Mahmud accompanied Pakistani Prime Minister Salim Akhtar on his first "
        "official visit to Norway."
    )
    travellers = {name for line in told.visits for name in line.split(" → ")[0].split(", ")}
    assert travellers == {"Salim Akhtar", "Tariq Mahmud"}
    assert {line.split(" → ")[1] for line in told.visits} == {"NOR: held"}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        row("Kenyan President Joseph Wanjala began a six-day visit to Brazil.", 6),
        row("Kenyan President Joseph Wanjala paid a two-day visit to Brazil.", 2),
        row("Kenyan President Joseph Wanjala began a 3-day visit to Brazil.", 3),
        row("Kenyan President Joseph Wanjala began a two-week tour of Brazil.", 14),
        row("Kenyan President Joseph Wanjala visited Brazil for four days.", 4),
        row("Kenyan President Joseph Wanjala paid a visit to Brazil.", None),
    ],
)
def test_lengths(tell: Tell, text: str, days: int | None) -> None:
    assert [v.days for v in tell(text).found.visits] == [days]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        row("Kenyan President Joseph Wanjala visited Japan last week.", "last week"),
        row("Kenyan President Joseph Wanjala arrived in Tokyo on Monday.", "Monday"),
        row("Kenyan President Joseph Wanjala visited Japan on 4 March 2021.", "4 March 2021"),
        row("Last month, Kenyan President Joseph Wanjala paid a visit to Japan.", "Last month"),
        row("Kenyan President Joseph Wanjala visited Japan from July 12-16.", "July 12-16"),
        row("Kenyan President Joseph Wanjala visited Japan.", "—"),
        row("Kenyan President Joseph Wanjala visited Japan to mark the 1911 treaty.", "—"),
    ],
)
def test_when(tell: Tell, text: str, when: str) -> None:
    told = tell(text)
    assert [content(told.words(v.when)) for v in told.found.visits] == [when]


def test_the_purpose_is_kept(tell: Tell) -> None:
    told = tell("Kenyan President Joseph Wanjala travelled to Japan to sign a fishing accord.")
    assert [v.purpose for v in told.found.visits] == ["to sign a fishing accord"]
