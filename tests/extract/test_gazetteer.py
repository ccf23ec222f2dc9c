"""Known phrases: states by every name, their capitals and seats, bodies, regions."""

import pytest

from briefing.extract.components.gazetteer import find_places, is_state_word
from tests.extract.plain import tokens_of
from tests.extract.tables import row


def places(text: str) -> list[str]:
    """``phrase=CODE kind`` of each known phrase."""
    tokens = tokens_of(text)
    return [
        f"{tokens.join(p.start, p.end)}={p.entry.code or p.entry.name} {p.entry.kind}"
        + (" plural" if p.plural else "")
        for p in find_places(tokens)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        row("South Sudan and Sudan signed.", ["South Sudan=SSD name", "Sudan=SDN name"]),
        row(
            "Niger, Nigeria and Mali left.", ["Niger=NER name", "Nigeria=NGA name", "Mali=MLI name"]
        ),
        row(
            "Guinea-Bissau, Equatorial Guinea, Papua New Guinea and Guinea voted.",
            [
                "Guinea-Bissau=GNB name",
                "Equatorial Guinea=GNQ name",
                "Papua New Guinea=PNG name",
                "Guinea=GIN name",
            ],
        ),
        row(
            "the Dominican Republic and Dominica",
            ["Dominican Republic=DOM name", "Dominica=DMA name"],
        ),
        row(
            "the Democratic Republic of the Congo and the Republic of the Congo",
            ["Democratic Republic of the Congo=COD name", "Republic of the Congo=COG name"],
        ),
        row("the Republic of Korea", ["Republic of Korea=KOR name"]),
        row("North Korea and South Korea", ["North Korea=PRK name", "South Korea=KOR name"]),
        row("in Mexico City", ["Mexico City=MEX capital"]),
        row(
            "in Kuwait City and Guatemala City",
            ["Kuwait City=KWT capital", "Guatemala City=GTM capital"],
        ),
        row("drilling in the Gulf of Mexico", ["Gulf of Mexico=Gulf of Mexico region"]),
        row("a base in New Mexico", ["New Mexico=USA region"]),
        row("the UN Security Council", ["UN Security Council=UN Security Council body"]),
        row("Côte d’Ivoire and Türkiye", ["Côte d’Ivoire=CIV name", "Türkiye=TUR name"]),
        row("Bosnia and Herzegovina voted", ["Bosnia and Herzegovina=BIH name"]),
        row("the Holy See", ["Holy See=VAT name"]),
    ],
)
def test_longest_match(text: str, expected: list[str]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        row("a Kenyan minister", ["Kenyan=KEN demonym"]),
        row(
            "Norwegians and Chileans",
            ["Norwegians=NOR demonym plural", "Chileans=CHL demonym plural"],
        ),
        row("the Omani envoy in Romania", ["Omani=OMN demonym", "Romania=ROU name"]),
        row("the French and the Dutch", ["French=FRA demonym", "Dutch=NLD demonym"]),
        row("the Vietnamese premier", ["Vietnamese=VNM demonym"]),
        row("a South Korean destroyer", ["South Korean=KOR demonym"]),
        row("Kazakhs and Uzbeks", ["Kazakhs=KAZ demonym plural", "Uzbeks=UZB demonym plural"]),
    ],
)
def test_demonyms(text: str, expected: list[str]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        row("Ottawa rejected the offer.", ["Ottawa=CAN capital"]),
        row(
            "Buenos Aires and Montevideo agreed.",
            ["Buenos Aires=ARG capital", "Montevideo=URY capital"],
        ),
        row("The Kremlin said", ["Kremlin=RUS seat"]),
        row("a Downing Street spokesman", ["Downing Street=GBR seat"]),
        row("a Washington-based magazine", ["Washington=USA capital"]),
        row("in Osaka and São Paulo", ["Osaka=JPN city", "São Paulo=BRA city"]),
    ],
)
def test_capitals_seats_and_cities(text: str, expected: list[str]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        row("US troops", ["US=USA name"]),
        row("the U.S. Senate leader", ["U.S. Senate=USA body"]),
        row("U.S. officials", ["U.S.=USA name"]),
        row("the USA and the UK", ["USA=USA name", "UK=GBR name"]),
        row("The US’s allies", ["US=USA name"]),
        row("The United States’ allies", ["United States=USA name"]),
        row("they told us to wait", []),
        row("NIGERIA AND JAPAN SIGN", ["NIGERIA=NGA name", "JAPAN=JPN name"]),
        row("NAIROBI, March 3", ["NAIROBI=KEN capital"]),
        row("the UAE and the DRC", ["UAE=ARE name", "DRC=COD name"]),
        row("nothing is known here", []),
        row("Chadwick, Malina and Perugia", []),
        row("The turkey was overcooked, said the polish maker.", []),
    ],
)
def test_spellings(text: str, expected: list[str]) -> None:
    assert places(text) == expected


def test_possessive_stands_outside_the_phrase() -> None:
    assert places("Ghana's and Togo’s ports") == ["Ghana=GHA name", "Togo=TGO name"]


@pytest.mark.parametrize("word", ["Kenya", "Kenyan", "Nairobi"])
def test_words_of_states(word: str) -> None:
    assert is_state_word(word)


@pytest.mark.parametrize("word", ["kenya", "Ministry", "Osaka", ""])
def test_words_of_no_state(word: str) -> None:
    assert not is_state_word(word)
