"""Ways in which papers tell of journeys, meetings, offices and sides, one row each."""

import pytest

from tests.extract.tables import row
from tests.extract.telling import Tell

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        row(
            "While in Oman, Kenyan Defence Minister Ruth Atieno met sailors.",
            ["Ruth Atieno → OMN: held"],
        ),
        row(
            "Kenyan Defence Minister Ruth Atieno will make a stop in Malta.",
            ["Ruth Atieno → MLT: announced"],
        ),
        row(
            "Kenyan Defence Minister Ruth Atieno was in Malta last week.",
            ["Ruth Atieno → MLT: held"],
        ),
        row(
            "Kenyan Defence Minister Ruth Atieno will be in Malta on 12 March.",
            ["Ruth Atieno → MLT: announced"],
        ),
        row(
            "Kenyan Defence Minister Ruth Atieno returned from Malta on Friday.",
            ["Ruth Atieno → MLT: held"],
        ),
        row(
            "Kenyan Defence Minister Ruth Atieno flies to Malta on Sunday.",
            ["Ruth Atieno → MLT: announced"],
        ),
        row(
            "Kenyan Defence Minister Ruth Atieno will no longer travel to Malta.",
            ["Ruth Atieno → MLT: cancelled"],
        ),
        row(
            "Kenyan Defence Minister Ruth Atieno pulled out of a two-day trip to Malta.",
            ["Ruth Atieno → MLT: cancelled"],
        ),
        row(
            "Kenyan Defence Minister Ruth Atieno said Minister Omar Faki would visit Malta.",
            ["Omar Faki → MLT: announced"],
        ),
        row(
            "Kenyan Defence Minister Ruth Atieno visited the headquarters of the Fifth Fleet in "
            "Bahrain.",
            ["Ruth Atieno → BHR: held"],
        ),
        row(
            "VALLETTA, March 3 - Kenyan Defence Minister Ruth Atieno arrived here on Monday.",
            ["Ruth Atieno → MLT: held"],
        ),
        row(
            "Kenyan Defence Minister Ruth Atieno is in Malta to attend the summit.",
            ["Ruth Atieno → MLT: under way"],
        ),
        row(
            "Kenyan Defence Minister Ruth Atieno spent two days in Malta.",
            ["Ruth Atieno → MLT: held"],
        ),
        row(
            "The tour began in Malta, where Kenyan Defence Minister Ruth Atieno spent two days.",
            ["Ruth Atieno → MLT: held"],
        ),
        row(
            "Kenyan Defence Minister Ruth Atieno will pass through Malta on Monday.",
            ["Ruth Atieno → MLT: announced"],
        ),
        row(
            "The visit by Kenyan Defence Minister Ruth Atieno to Malta did not take place.",
            ["Ruth Atieno → MLT: cancelled"],
        ),
        row(
            "The visit of Kenyan Defence Minister Ruth Atieno to Malta fell through.",
            ["Ruth Atieno → MLT: cancelled"],
        ),
        row(
            "The visit by Kenyan Minister Ruth Atieno to Malta is expected to begin on Monday.",
            ["Ruth Atieno → MLT: announced"],
        ),
        row(
            "Kenyan Defence Minister Ruth Atieno was due to visit Malta in May but cancelled.",
            ["Ruth Atieno → MLT: cancelled"],
        ),
        row(
            "Kenyan Defence Minister Ruth Atieno will visit Malta in May and reject the claims.",
            ["Ruth Atieno → MLT: announced"],
        ),
        row(
            "The visit of Kenyan Minister Ruth Atieno to Malta was planned for May but had to be "
            "postponed.",
            ["Ruth Atieno → MLT: postponed"],
        ),
        row(
            "Kenyan Defence Minister Ruth Atieno stopped in Malta en route to Geneva.",
            ["Ruth Atieno → CHE: held", "Ruth Atieno → MLT: held"],
        ),
        row(
            "Kenyan Defence Minister Ruth Atieno was quick to fly to Malta after the storm.",
            ["Ruth Atieno → MLT: held"],
        ),
        row(
            "Kenyan Defence Minister Ruth Atieno was not quick to fly to Malta after the storm.",
            [],
        ),
        row(
            "Kenyan Defence Minister Ruth Atieno chose to travel to Malta instead.",
            ["Ruth Atieno → MLT: held"],
        ),
    ],
)
def test_journeys(tell: Tell, text: str, expected: list[str]) -> None:
    assert tell(text).visits == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        row(
            "Kenyan President Joseph Wanjala has kept closely in touch with Ghanaian President "
            "Kwame Boateng.",
            ["Joseph Wanjala – Kwame Boateng: held, unknown"],
        ),
        row(
            "Kenyan President Joseph Wanjala will be in contact with Ghanaian President Kwame "
            "Boateng.",
            ["Joseph Wanjala – Kwame Boateng: announced, unknown"],
        ),
        row(
            "Kenyan President Joseph Wanjala was not in contact with Ghanaian President Kwame "
            "Boateng.",
            [],
        ),
        row(
            "The African Union and Ghana will hold an emergency meeting.",
            ["African Union – Ghana: announced, in person"],
        ),
        row(
            "Ghana and Kenya held a third round of talks in Lomé.",
            ["Ghana – Kenya: held, in person"],
        ),
        row("The World Bank is in talks with Kenya.", ["Kenya – World Bank: under way, unknown"]),
        row("Lufthansa is in talks with Iberia.", []),
        row(
            "Kenyan President Joseph Wanjala met survivors of the landslide.",
            ["Joseph Wanjala – survivors of the landslide: held, in person"],
        ),
        row("Kenyan President Joseph Wanjala met various residents.", []),
        row(
            "Kenyan President Joseph Wanjala saw Ghanaian Trade Minister Kwame Boateng in Accra.",
            ["Joseph Wanjala – Kwame Boateng: held, in person"],
        ),
        row(
            "Kenyan President Joseph Wanjala spent two hours with Ghanaian Trade Minister Kwame "
            "Boateng.",
            ["Joseph Wanjala – Kwame Boateng: held, in person"],
        ),
        row(
            "Kenyan President Joseph Wanjala sent a letter to Ghanaian President Kwame Boateng.",
            ["Joseph Wanjala – Kwame Boateng: held, message"],
        ),
        row(
            "Ghanaian Ambassador Kwame Boateng presented his credentials to Kenyan President "
            "Joseph Wanjala.",
            ["Joseph Wanjala – Kwame Boateng: held, in person"],
        ),
        row(
            "Kenyan President Joseph Wanjala had been due to meet Ghanaian President Kwame "
            "Boateng.",
            ["Joseph Wanjala – Kwame Boateng: cancelled, in person"],
        ),
        row(
            "Kenyan President Joseph Wanjala spoke with Ghanaian President Kwame Boateng. The call "
            "lasted an hour.",
            ["Joseph Wanjala – Kwame Boateng: held, phone"],
        ),
        row(
            "Kenyan President Joseph Wanjala spoke with Ghanaian President Kwame Boateng about "
            "talks taking place in Doha.",
            ["Joseph Wanjala – Kwame Boateng: held, unknown"],
        ),
        row(
            "Kenyan President Joseph Wanjala led a delegation that met Ghanaian President Kwame "
            "Boateng.",
            [
                "Joseph Wanjala – Kwame Boateng: held, in person",
            ],
        ),
        row(
            "Foreign Ministers Diego Paredes of Chile and Kwame Boateng of Ghana held talks.",
            ["Diego Paredes – Kwame Boateng: held, in person"],
        ),
        row(
            "The talks between Kenyan President Joseph Wanjala and Ghanaian President Kwame "
            "Boateng did not take place.",
            ["Joseph Wanjala – Kwame Boateng: cancelled, in person"],
        ),
        row(
            "The talks between Kenyan President Joseph Wanjala and Ghanaian President Kwame "
            "Boateng are expected to take place in May.",
            ["Joseph Wanjala – Kwame Boateng: announced, in person"],
        ),
        row(
            "The talks between Kenyan President Joseph Wanjala and Ghanaian President Kwame "
            "Boateng are to be held in May.",
            ["Joseph Wanjala – Kwame Boateng: announced, in person"],
        ),
        row(
            "The talks between Kenyan President Joseph Wanjala and Ghanaian President Kwame "
            "Boateng had been scheduled for Monday but were called off.",
            ["Joseph Wanjala – Kwame Boateng: cancelled, in person"],
        ),
        row(
            "Kenyan President Joseph Wanjala met opposition leaders, including Kwame Boateng and "
            "Efua Mensah.",
            [
                "Efua Mensah – Joseph Wanjala: held, in person",
                "Joseph Wanjala – Kwame Boateng: held, in person",
            ],
        ),
        row(
            "Kenyan President Joseph Wanjala met community leaders, among them Kwame Boateng.",
            ["Joseph Wanjala – Kwame Boateng: held, in person"],
        ),
        row(
            "Kenyan President Joseph Wanjala met President Kwame Boateng and, separately, the "
            "leader of the opposition, Efua Mensah.",
            [
                "Efua Mensah – Joseph Wanjala: held, in person",
                "Joseph Wanjala – Kwame Boateng: held, in person",
            ],
        ),
        row(
            "A telephone conversation took place between Presidents Joseph Wanjala and Kwame "
            "Boateng.",
            ["Joseph Wanjala – Kwame Boateng: held, phone"],
        ),
        row(
            "President Joseph Wanjala hosted a dinner for Prime Minister Kwame Boateng.",
            ["Joseph Wanjala – Kwame Boateng: held, in person"],
        ),
        row(
            "A lunch was given by President Joseph Wanjala in honour of Minister Kwame Boateng.",
            ["Joseph Wanjala – Kwame Boateng: held, in person"],
        ),
        row(
            "President Joseph Wanjala dined with Prime Minister Kwame Boateng.",
            ["Joseph Wanjala – Kwame Boateng: held, in person"],
        ),
        row(
            "President Joseph Wanjala held a reception for the diplomatic corps.",
            [],
        ),
        row(
            "The presidents of Kenya and Ghana, Joseph Wanjala and Kwame Boateng, met in Lima.",
            ["Joseph Wanjala – Kwame Boateng: held, in person"],
        ),
        row(
            "President Joseph Wanjala met a delegation from Ghana composed of Kwame Boateng, MP.",
            ["Joseph Wanjala – Kwame Boateng: held, in person"],
        ),
        row(
            "President Joseph Wanjala met his counterparts from Ghana, Kwame Boateng, and Togo, "
            "Komi Agbeko.",
            [
                "Joseph Wanjala – Komi Agbeko: held, in person",
                "Joseph Wanjala – Kwame Boateng: held, in person",
            ],
        ),
    ],
)
def test_meetings(tell: Tell, text: str, expected: list[str]) -> None:
    assert [p for p in tell(text).pairs_with("status", "mode") if "delegation" not in p] == expected


@pytest.mark.parametrize(
    ("text", "day"),
    [
        row(
            "Today, President Joseph Wanjala is to sit down with President Kwame Boateng.", "Today"
        ),
        row("On Tuesday President Joseph Wanjala is to meet President Kwame Boateng.", "Tuesday"),
        row("On Tuesday Joseph Wanjala is due to meet President Kwame Boateng.", "Tuesday"),
        row("On Tuesday Joseph Wanjala agreed to meet President Kwame Boateng.", "—"),
    ],
)
def test_the_day_of_a_plan(tell: Tell, text: str, day: str) -> None:
    told = tell(text)
    assert [told.words(met.when) for met in told.found.meetings] == [day]


def test_an_office_behind_a_name_is_not_the_next_ones(tell: Tell) -> None:
    told = tell(
        "After talks with Efua Mensah, Special Envoy of the African Union, Foreign Minister "
        "Kwame Boateng was pleased."
    )
    held = {e.name: [o.title for o in e.offices] for e in told.found.entities}
    assert held["Kwame Boateng"] == ["Foreign Minister"]
    assert held["Efua Mensah"] == ["Special Envoy of the African Union"]


def test_states_and_names_in_two_lists(tell: Tell) -> None:
    told = tell(
        "The foreign ministers of Chile, Peru and Bolivia, Luis Araya, Jorge Quispe and Ana "
        "Mamani, met in Lima."
    )
    countries = {e.name: e.country for e in told.found.entities if e.kind == "person"}
    assert countries == {"Luis Araya": "CHL", "Jorge Quispe": "PER", "Ana Mamani": "BOL"}


def test_attendants_sit_with_their_own(tell: Tell) -> None:
    told = tell(
        "Kenyan President Joseph Wanjala received Ghanaian Trade Minister Kwame Boateng. The "
        "meeting was attended by the Ambassador of Ghana, Efua Mensah."
    )
    assert told.tables == ["Efua Mensah, Kwame Boateng | Joseph Wanjala"]


def test_a_name_takes_the_office_of_the_lead(tell: Tell) -> None:
    told = tell(
        "Kenya’s prime minister has put off a trip to Oslo.\n\nJoseph Wanjala was to have flown on "
        "Monday with four ministers."
    )
    assert "Joseph Wanjala → NOR: postponed" in told.visits


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        row("Chen Bo met sailors. Chen said the sea was calm.", ["Chen Bo"]),
        row("Minister Benjamin “Benny” Aldous left.", ["Benjamin “Benny” Aldous"]),
        row("President Joana Prado (Jopra) left. Jopra had lost.", ["Joana Prado"]),
        row("Oskar Lindqvist left. Later Oskar Lindquist came back.", ["Oskar Lindqvist"]),
        row("Ioana Brătescu, 44, took over the ministry.", ["Ioana Brătescu"]),
        row("Lt-Gen Peniel Warakai left.", ["Peniel Warakai"]),
        row("Prime Minister Jordan Ashby left.", ["Jordan Ashby"]),
        row(
            "Ruth Atieno met Paul Wekesa on Monday. Minister Wekesa left.",
            ["Paul Wekesa", "Ruth Atieno"],
        ),
    ],
)
def test_names(tell: Tell, text: str, expected: list[str]) -> None:
    assert tell(text).persons == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        row("Kenya would like the debt talks closed.", "Kenya: seek"),
        row("Minister Ruth Atieno said Ghana must open the border.", "Ruth Atieno: demand"),
        row(
            "Minister Ruth Atieno said the accord was a historic achievement.",
            "Ruth Atieno: support",
        ),
        row("Minister Ruth Atieno said the raid was illegal.", "Ruth Atieno: oppose"),
        row(
            "Kenyan Minister Ruth Atieno said Kenya would send food to Sudan.",
            "Ruth Atieno: commit",
        ),
        row("Minister Ruth Atieno said the drought threatens stability.", "Ruth Atieno: concern"),
        row("Minister Ruth Atieno will not allow foreign bases in Kenya.", "Ruth Atieno: oppose"),
        row("Minister Ruth Atieno described the tariffs as a mistake.", "Ruth Atieno: oppose"),
        row("Kenya is watching the border dispute with concern.", "Kenya: concern"),
        row(
            "According to Minister Ruth Atieno, the pact is essential for peace.",
            "Ruth Atieno: support",
        ),
    ],
)
def test_sides(tell: Tell, text: str, expected: str) -> None:
    lines = [line.rsplit(": ", 1)[0] for line in tell(text).sides]
    assert expected in lines


def test_they_of_the_second_clause_are_the_body_of_the_first(tell: Tell) -> None:
    told = tell(
        "Kenyan President Joseph Wanjala met Ghanaian President Kwame Boateng. Norway has doubts "
        "about the pipeline, and they oppose the loan."
    )
    against = [p for p in told.found.positions if p.stance == "oppose"]
    assert [told.name(p.holder) for p in against] == ["Norway"]


def test_a_transcript_names_its_speakers(tell: Tell) -> None:
    told = tell(
        "Remarks With Kenyan Defence Minister Ruth Atieno\n\nMINISTER ATIENO: We welcome the peace "
        "talks in Sudan.\n\nSECRETARY BOLT: We support the ceasefire."
    )
    assert any(line.startswith("Ruth Atieno: support") for line in told.sides)


def test_a_statement_set_off_by_a_colon_is_its_speakers(tell: Tell) -> None:
    told = tell(
        "Kenyan Defence Minister Ruth Atieno visited Oman.\n\nFollowing the visit, the Minister "
        "said:\n\nOman is an important partner in maritime security."
    )
    assert any(line.startswith("Ruth Atieno: support") for line in told.sides)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        row("A Kenyan trade delegation headed by Ruth Atieno is in Accra.", "KEN"),
        row("The delegation of Kenya, led by Ruth Atieno, is in Accra.", "KEN"),
        row("An IMF delegation led by Ruth Atieno is in Accra.", None),
    ],
)
def test_whom_a_state_sends(tell: Tell, text: str, country: str | None) -> None:
    states = {e.name: e.country for e in tell(text).found.entities}
    assert states["Ruth Atieno"] == country
