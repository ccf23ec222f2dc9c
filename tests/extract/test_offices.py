"""Offices in the orders papers use, without a language model."""

import pytest

from briefing.extract.components.mentions import recognise
from briefing.extract.components.office_words import OfficePhrase
from tests.extract.plain import tokens_of
from tests.extract.tables import row


def offices(text: str, *persons: str) -> list[OfficePhrase]:
    """All offices of a text, those of named persons included, in order."""
    found = recognise(tokens_of(text, *persons))
    return sorted([*found.offices, *(o for p in found.persons for o in p.offices)], key=_start)


def _start(office: OfficePhrase) -> int:
    return office.start


def told(text: str) -> list[str]:
    """``title [CODE]`` of each office."""
    return [f"{o.title} [{o.country or '-'}]" for o in offices(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        row("Kenyan Foreign Minister Wanjala spoke.", ["Foreign Minister [KEN]"]),
        row("Finland's foreign minister spoke.", ["foreign minister [FIN]"]),
        row("the foreign minister of Finland spoke.", ["foreign minister of Finland [FIN]"]),
        row(
            "the Foreign Minister of the Republic of Korea",
            ["Foreign Minister of the Republic of Korea [KOR]"],
        ),
        row("Chief of Army Staff (COAS) General Tariq Mahmud left.", ["Chief of Army Staff [-]"]),
        row("Chief of Naval Staff Admiral Bello left.", ["Chief of Naval Staff [-]"]),
        row("Pakistani army chief Tariq Mahmud left.", ["army chief [PAK]"]),
        row(
            "Chairman of the Joint Chiefs of Staff Hale left.",
            ["Chairman of the Joint Chiefs of Staff [-]"],
        ),
        row("Chief of Staff US Army General Hale left.", ["Chief of Staff US Army [USA]"]),
        row("Secretary of State Whitfield arrived.", ["Secretary of State [USA]"]),
        row("US Secretary of Defense Whitfield arrived.", ["Secretary of Defense [USA]"]),
        row(
            "Assistant Secretary of State for South and Central Asian Affairs Ellery spoke.",
            ["Assistant Secretary of State for South and Central Asian Affairs [USA]"],
        ),
        row(
            "Under Secretary of State for Political Affairs Ellery spoke.",
            ["Under Secretary of State for Political Affairs [USA]"],
        ),
        row(
            "the Minister of State for Foreign Affairs of the United Arab Emirates",
            ["Minister of State for Foreign Affairs of the United Arab Emirates [ARE]"],
        ),
        row(
            "Minister of Finance and Economic Planning Moyo spoke.",
            ["Minister of Finance and Economic Planning [-]"],
        ),
        row("Prime Minister of Greece Pavlidis", ["Prime Minister of Greece [GRC]"]),
        row(
            "Norway’s minister for climate and environment said",
            ["minister for climate and environment [NOR]"],
        ),
        row("the Zambian central bank governor said", ["central bank governor [ZMB]"]),
        row("National Security Advisor Ellery spoke.", ["National Security Advisor [-]"]),
        row("the Crown Prince of Jordan", ["Crown Prince of Jordan [JOR]"]),
        row("the Emir of Qatar", ["Emir of Qatar [QAT]"]),
        row(
            "The Speaker of the National Assembly of Togo spoke.",
            ["Speaker of the National Assembly of Togo [TGO]"],
        ),
        row("General Secretary Tran Van Hieu spoke.", ["General Secretary [-]"]),
        row("Attorney General Harlan Pike spoke.", ["Attorney General [-]"]),
        row("the Brazilian attorney-general said", ["attorney-general [BRA]"]),
        row(
            "the French president’s diplomatic adviser",
            ["president [FRA]", "diplomatic adviser [-]"],
        ),
    ],
)
def test_titles_and_states(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "title", "acting", "former"),
    [
        row(
            "Acting Secretary of Defence Ruth Calloway left.",
            "Acting Secretary of Defence",
            True,
            False,
        ),
        row(
            "the acting Kenyan foreign minister left.",
            "acting Kenyan foreign minister",
            True,
            False,
        ),
        row("interim President Gael Duvalier left.", "interim President", True, False),
        row("caretaker Prime Minister Rahim left.", "caretaker Prime Minister", True, False),
        row("former Prime Minister Aino Salonen left.", "former Prime Minister", False, True),
        row("ex-President Gael Duvalier left.", "ex-President", False, True),
        row("then Foreign Minister Aino Salonen left.", "then Foreign Minister", False, False),
        row("Deputy Foreign Minister Aino Salonen left.", "Deputy Foreign Minister", False, False),
        row(
            "First Deputy Prime Minister Aino Salonen left.",
            "First Deputy Prime Minister",
            False,
            False,
        ),
        row("Vice President Deng Weiguo left.", "Vice President", False, False),
        row("President-elect Gael Duvalier left.", "President-elect", False, False),
        row("Commander-in-Chief Tariq Mahmud left.", "Commander-in-Chief", False, False),
        row(
            "the newly nominated defence secretary left.",
            "newly nominated defence secretary",
            False,
            False,
        ),
    ],
)
def test_acting_and_former(text: str, title: str, acting: bool, former: bool) -> None:
    found = offices(text)
    assert [(o.title, o.acting, o.former) for o in found] == [(title, acting, former)]


@pytest.mark.parametrize(
    ("text", "country", "organisation", "target"),
    [
        row("Japan's ambassador to Peru said", "JPN", None, "PER"),
        row("the Japanese Ambassador to the Republic of Korea said", "JPN", None, "KOR"),
        row("the UN special envoy for Yemen said", None, "United Nations", "YEM"),
        row(
            "Ghana’s permanent representative to the United Nations said",
            "GHA",
            "United Nations",
            None,
        ),
        row("NATO Secretary General Brandvold said", None, "NATO", None),
        row("the Secretary-General of the Arab League said", None, "Arab League", None),
        row("IMF managing director Moreau said", None, "International Monetary Fund", None),
        row("the White House spokesman said", "USA", "White House", None),
        row("Kremlin spokesman Orlov said", "RUS", "Kremlin", None),
        row("State Department spokesperson Pike said", "USA", "State Department", None),
        row("the acting US Charge d’ Affaires to Chad said", "USA", None, "TCD"),
        row("the Chilean chargé d'affaires in Lima said", "CHL", None, "PER"),
        row("the European Union’s ambassador to Kenya said", None, "European Union", "KEN"),
    ],
)
def test_bodies_and_targets(
    text: str, country: str | None, organisation: str | None, target: str | None
) -> None:
    found = [(o.country, o.organisation, o.target) for o in offices(text)]
    assert found == [(country, organisation, target)]


@pytest.mark.parametrize(
    ("text", "abbreviation", "head_behind"),
    [
        row("Chief of Army Staff (COAS) General Tariq Mahmud left.", "COAS", "General"),
        row("the Chief of Defence Forces (CDF) Bello left.", "CDF", "Bello"),
        row("Foreign Minister (centre) Bello left.", None, "("),
    ],
)
def test_abbreviations(text: str, abbreviation: str | None, head_behind: str) -> None:
    office = offices(text)[0]
    tokens = tokens_of(text)
    assert (office.abbreviation, tokens.words[office.end]) == (abbreviation, head_behind)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        row(
            "Prime Minister and Minister of Defence Aino Salonen spoke.",
            ["Prime Minister", "Minister of Defence"],
        ),
        row(
            "Deputy Prime Minister and Foreign Minister Omar Saleh spoke.",
            ["Deputy Prime Minister", "Foreign Minister"],
        ),
        row(
            "Crown Prince and Defence Minister Faisal bin Rashid spoke.",
            ["Crown Prince", "Defence Minister"],
        ),
        row("Foreign and Defence Minister Aino Salonen spoke.", ["Foreign and Defence Minister"]),
    ],
)
def test_one_person_may_hold_two(text: str, titles: list[str]) -> None:
    persons = recognise(tokens_of(text)).persons
    assert [[o.title for o in p.offices] for p in persons] == [titles]


@pytest.mark.parametrize(
    "text",
    [
        row("an official visit to the region"),
        row("the head office of the firm"),
        row("a representative sample of voters"),
        row("the member states of the bloc"),
        row("an expert opinion was heard"),
        row("executive power lies elsewhere"),
    ],
)
def test_no_office(text: str) -> None:
    assert told(text) == []


def test_an_envoy_serves_his_own_state() -> None:
    (office,) = offices("Ambassador of Peru to Japan Salgado spoke.")
    assert (office.country, office.target) == ("PER", "JPN")


def test_kinds_are_shared_by_their_nouns() -> None:
    kinds = {o.kind for o in offices("The premier, the prime minister and the taoiseach spoke.")}
    assert kinds == {"prime minister"}
