"""Names of persons that offices, titles and ranks lead to, without a language model."""

import pytest

from briefing.extract.components.entities import Actor, EntityTable
from briefing.extract.components.mentions import recognise
from briefing.extract.components.names import PersonMention
from tests.extract.plain import cast_of, tokens_of
from tests.extract.tables import row
from tests.extract.telling import Tell


def names(text: str, *persons: str) -> list[str]:
    """The names of a text as written, titles left out."""
    tokens = tokens_of(text, *persons)

    def name(mention: PersonMention) -> str:
        return tokens.join(mention.name_start, mention.name_end)

    return [name(m) for m in recognise(tokens).persons]


def persons(text: str, *known: str) -> list[Actor]:
    """The persons of a text, each once."""
    return [a for a in cast_of(text, *known) if a.kind == "person"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        row("Foreign Minister Yusuf al-Rashidi said so.", ["Yusuf al-Rashidi"]),
        row("Defence Minister Omar bin Saif al-Harthy left.", ["Omar bin Saif al-Harthy"]),
        row("Minister Layla bint Nasser al-Kuwari left.", ["Layla bint Nasser al-Kuwari"]),
        row("President Abd el-Karim Haddad left.", ["Abd el-Karim Haddad"]),
        row("Prime Minister Abu Bakr ul-Haq left.", ["Abu Bakr ul-Haq"]),
        row("Foreign Minister Khalid al- Mansouri left.", ["Khalid al- Mansouri"]),
        row("Defence Minister Park Joon-seo left.", ["Park Joon-seo"]),
        row("Premier Lin Zhaoming left.", ["Lin Zhaoming"]),
        row("President Nguyen Thi Lan left.", ["Nguyen Thi Lan"]),
        row("Prime Minister Kenji Moriyama left.", ["Kenji Moriyama"]),
        row("Foreign Minister Batbayar Ganbold left.", ["Batbayar Ganbold"]),
        row("Foreign Minister Sofía Herrera Quiroga left.", ["Sofía Herrera Quiroga"]),
        row("Prime Minister José María de la Fuente left.", ["José María de la Fuente"]),
        row("President Inês Rebelo dos Santos left.", ["Inês Rebelo dos Santos"]),
        row("Prime Minister Pieter van der Meer left.", ["Pieter van der Meer"]),
        row("Chancellor Karl-Heinz von Altdorf left.", ["Karl-Heinz von Altdorf"]),
        row("Foreign Minister Sven-Olof Lindqvist left.", ["Sven-Olof Lindqvist"]),
        row("Foreign Minister Ayşe Korkmaz-Yıldız left.", ["Ayşe Korkmaz-Yıldız"]),
        row("President Mary O’Driscoll left.", ["Mary O’Driscoll"]),
        row("Foreign Minister Zdravka Petković left.", ["Zdravka Petković"]),
        row("President Kwabena Osei-Tutu left.", ["Kwabena Osei-Tutu"]),
        row("Premier Étienne N’Dour left.", ["Étienne N’Dour"]),
        row("Ambassador Thomas R. Whitfield left.", ["Thomas R. Whitfield"]),
        row("Ambassador J. P. Okonkwo left.", ["J. P. Okonkwo"]),
        row("Senator Harold Pennington Jr. left.", ["Harold Pennington Jr."]),
        row("Senator Harold Pennington, Jr., left.", ["Harold Pennington, Jr."]),
        row("King Olaf left.", ["Olaf"]),
        row("President Sattari left.", ["Sattari"]),
    ],
)
def test_traditions(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        row("Gen Tariq Mahmud spoke.", ["Tariq Mahmud"]),
        row("Lt. Gen. Marcus Hale spoke.", ["Marcus Hale"]),
        row("Maj Gen Bilal Anwar spoke.", ["Bilal Anwar"]),
        row("Rear Admiral Ingrid Solheim spoke.", ["Ingrid Solheim"]),
        row("Air Chief Marshal Dinesh Rao spoke.", ["Dinesh Rao"]),
        row("Field Marshal Kofi Mensah spoke.", ["Kofi Mensah"]),
        row("Mr Karimov spoke.", ["Karimov"]),
        row("Mrs. Korkmaz spoke.", ["Korkmaz"]),
        row("Dr. A. K. Menon spoke.", ["A. K. Menon"]),
        row("Sheikh Hamad bin Rashid spoke.", ["Hamad bin Rashid"]),
        row("His Excellency Omar Saleh spoke.", ["Omar Saleh"]),
        row("H.E. Amina Diallo spoke.", ["Amina Diallo"]),
        row("Sir Edmund Farrow spoke.", ["Edmund Farrow"]),
        row("Ayatollah Mahmoud Sattari spoke.", ["Mahmoud Sattari"]),
        row("Prof. Ruth Calloway spoke.", ["Ruth Calloway"]),
        row("Chief of Army Staff (COAS) General Tariq Mahmud spoke.", ["Tariq Mahmud"]),
        row("Foreign Minister Sheikha Noora al-Kuwari spoke.", ["Noora al-Kuwari"]),
    ],
)
def test_ranks_and_courtesy(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        row("The foreign minister, Jakub Nowicki, spoke.", (), ["Jakub Nowicki"]),
        row("The Polish foreign minister, Jakub Nowicki, spoke.", (), ["Jakub Nowicki"]),
        row(
            "Tuuli Lahtinen, Finland's foreign minister, spoke.",
            ("Tuuli Lahtinen",),
            ["Tuuli Lahtinen"],
        ),
        row("Lin Zhaoming, the top diplomat of China, spoke.", ("Lin Zhaoming",), ["Lin Zhaoming"]),
        row(
            "Foreign Minister Hina Durrani and Defence Minister Arif Jamal left.",
            (),
            ["Hina Durrani", "Arif Jamal"],
        ),
        row(
            "Ministers Oskar Brandvold and Ingrid Solheim left.",
            ("Oskar Brandvold", "Ingrid Solheim"),
            ["Oskar Brandvold", "Ingrid Solheim"],
        ),
        row("Prime Minister Pavlidis of Greece left.", (), ["Pavlidis"]),
        row(
            "Foreign Minister Jakub Nowicki left. Nowicki spoke.", (), ["Jakub Nowicki", "Nowicki"]
        ),
        row(
            "Foreign Minister Jakub Nowicki left. NOWICKI spoke.", (), ["Jakub Nowicki", "NOWICKI"]
        ),
        row(
            "Foreign Minister Helen Marchetti left. Marcheti spoke.",
            ("Marcheti",),
            ["Helen Marchetti", "Marcheti"],
        ),
        row(
            "Foreign Minister Yusuf al-Rashidi left. al-Rashidi spoke.",
            (),
            ["Yusuf al-Rashidi", "al-Rashidi"],
        ),
        row("Foreign Minister Victoria Sandoval left.", (), ["Victoria Sandoval"]),
        row(
            "Foreign Minister Victoria Sandoval left.",
            ("Victoria Sandoval",),
            ["Victoria Sandoval"],
        ),
    ],
)
def test_places_of_a_name(text: str, known: tuple[str, ...], expected: list[str]) -> None:
    assert names(text, *known) == expected


@pytest.mark.parametrize(
    "text",
    [
        row("The Foreign Minister on Monday rejected it."),
        row("The Prime Minister's Office rejected it."),
        row("The President of Kenya rejected it."),
        row("The Foreign Minister However rejected it."),
        row("The Foreign Ministry rejected it."),
        row("The Secretary General of NATO rejected it."),
        row("Foreign Minister Meets Visiting Delegation In Geneva"),
        row("The Prime Minister will travel in May."),
        row("Ministers of Trade met in Geneva."),
        row("The President Tuesday rejected it."),
    ],
)
def test_no_name(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        row("Foreign Minister Jakub Nowicki Tuesday rejected it.", ["Jakub Nowicki"]),
        row("Foreign Minister Jakub Nowicki of Poland rejected it.", ["Jakub Nowicki"]),
        row("Foreign Minister Jakub Nowicki’s plane landed.", ["Jakub Nowicki"]),
        row("Foreign Minister Jakub Nowicki US officials met.", ["Jakub Nowicki"]),
        row(
            "They all went to greet Foreign Minister Jakub Nowicki\n\nHerrera left.",
            ["Jakub Nowicki"],
        ),
    ],
)
def test_where_a_name_ends(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        row("Foreign Minister Jakub Nowicki left. Mr Nowicki spoke.", ["Jakub Nowicki"]),
        row("Mr Nowicki spoke. Foreign Minister Jakub Nowicki left.", ["Jakub Nowicki"]),
        row("Gen Tariq Mahmud left. General Tariq R. Mahmud spoke.", ["Tariq R. Mahmud"]),
        row(
            "President Daniel Moreau met Finance Minister Claire Moreau.",
            ["Daniel Moreau", "Claire Moreau"],
        ),
        row("Premier Lin Zhaoming left. Mr Lin spoke.", ["Lin Zhaoming"]),
        row(
            "General Tariq Javed Mahmud met Professor Tariq Bashir.",
            ["Tariq Javed Mahmud", "Tariq Bashir"],
        ),
        row(
            "Foreign Minister Joseph Hartley left. Minister Joe Hartley spoke.", ["Joseph Hartley"]
        ),
        row("Foreign Minister Yusuf al-Rashidi left. Mr Rashidi spoke.", ["Yusuf al-Rashidi"]),
        row(
            "Senator Harold Pennington Jr. left. Senator Pennington spoke.",
            ["Harold Pennington Jr."],
        ),
        row("Foreign Minister José Álvarez left. Minister Jose Alvarez spoke.", ["José Álvarez"]),
    ],
)
def test_one_person_one_actor(text: str, expected: list[str]) -> None:
    assert [a.name for a in persons(text)] == expected


def test_a_misspelt_surname_folds_in() -> None:
    text = "Foreign Minister Helen Marchetti left. Marcheti spoke."
    assert [a.name for a in persons(text, "Marcheti")] == ["Helen Marchetti"]


def test_a_misspelt_surname_between_two_folds_into_neither() -> None:
    text = "Minister Helen Marchetti met Minister Paul Marchetta. Marchette spoke."
    assert "Marchette" in {a.name for a in persons(text, "Marchette")}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        row("Kenyan Foreign Minister Joseph Wanjala left.", "Joseph Wanjala", "KEN"),
        row("Prime Minister Georgios Pavlidis of Greece left.", "Georgios Pavlidis", "GRC"),
        row("Peru’s president, Sofía Herrera, left.", "Sofía Herrera", "PER"),
        row(
            "US Secretary of Defense Ann Pike, National Security Adviser Rob Hale and "
            "Deputy Secretary Tom Reed left.",
            "Rob Hale",
            "USA",
        ),
        row("Prime Minister Georgios Pavlidis left.", "Georgios Pavlidis", None),
    ],
)
def test_states_of_persons(text: str, name: str, country: str | None) -> None:
    assert {a.name: a.country for a in persons(text)}[name] == country


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        row("Mrs Korkmaz left.", "f"),
        row("Queen Ingrid left.", "f"),
        row("Foreign Ministry spokeswoman Lin Meili left.", "f"),
        row("Sheikh Hamad left.", "m"),
        row("Foreign Minister Robin Korkmaz left.", ""),
    ],
)
def test_genders(text: str, gender: str) -> None:
    assert [a.gender for a in persons(text)] == [gender]


def test_the_counterpart_holds_the_same_office() -> None:
    text = "Norwegian Defence Minister Oskar Brandvold met his Chilean counterpart, Lucía Salgado."
    found = {a.name: a for a in persons(text)}
    titles = [o.title for o in found["Lucía Salgado"].offices if o.kind != "counterpart"]
    assert titles == ["Defence Minister"]
    assert found["Lucía Salgado"].country == "CHL"


def test_offices_win_over_the_model_for_the_whole_article() -> None:
    text = "Foreign Minister Chad Winslow left. Winslow spoke; reporters asked Winslow."
    (winslow,) = persons(text)
    assert len(winslow.mentions) == 3


def test_names_need_no_model() -> None:
    assert EntityTable(recognise(tokens_of(""))).actors == []


@pytest.mark.model
def test_no_name_goes_on_behind_a_paragraph(tell: Tell) -> None:
    """A headline that ends in a name, and the capitals of a dateline below it."""
    told = tell("Talks on the dam end in Bank\n\nDUSHANBE, 3 May 2022 - Envoys of two states left.")
    assert not any("\n" in entity.name for entity in told.found.entities)


@pytest.mark.model
def test_no_name_begins_in_a_dateline(tell: Tell) -> None:
    """The city and the name behind the dash are two."""
    told = tell("ACCRA - Kwabena Asante-Boadi, Ghana's foreign minister, has spent two days there.")
    assert told.persons == ["Kwabena Asante-Boadi"]
