"""Persons with their offices and states, where the language model has its say too."""

import pytest

from tests.extract.tables import missed, row
from tests.extract.telling import Tell

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "name", "title", "country"),
    [
        row(
            "Israel Cohen, the Israeli ambassador to Chile, spoke.",
            "Israel Cohen",
            "ambassador to Chile",
            "ISR",
        ),
        row(
            "Foreign Minister Jordan Ellis met Defence Minister Chad Winslow.",
            "Jordan Ellis",
            "Foreign Minister",
            None,
        ),
        row(
            "Former Finnish president Aino Salonen spoke.",
            "Aino Salonen",
            "Former Finnish president",
            "FIN",
        ),
        row(
            "Secretary-General of the Arab League Hassan Mabrouk spoke.",
            "Hassan Mabrouk",
            "Secretary-General of the Arab League",
            None,
        ),
        row(
            "Chinese President and Communist Party General Secretary Deng Weiguo spoke.",
            "Deng Weiguo",
            "Communist Party General Secretary",
            "CHN",
        ),
        missed(
            "a body of any words takes the name behind it along",
            "General Secretary of the Communist Party of Vietnam Tran Van Hieu spoke.",
            "Tran Van Hieu",
            "General Secretary of the Communist Party of Vietnam",
            "VNM",
        ),
        row(
            "Chairman of the Joint Chiefs of Staff Committee General Bilal Anwar spoke.",
            "Bilal Anwar",
            "Chairman of the Joint Chiefs of Staff Committee",
            None,
        ),
        missed(
            "DG and FM, and Director General before a body, are no offices",
            "Director General ISPR Maj Gen Bilal Anwar spoke.",
            "Bilal Anwar",
            "Director General ISPR",
            "PAK",
        ),
        missed(
            "DG and FM, and Director General before a body, are no offices",
            "DG ISPR Major General Bilal Anwar spoke.",
            "Bilal Anwar",
            "DG ISPR",
            "PAK",
        ),
        row(
            "ISPR spokesperson Maj Gen Bilal Anwar spoke.",
            "Bilal Anwar",
            "ISPR spokesperson",
            "PAK",
        ),
        row("COAS Gen Tariq Mahmud met President Mart Kivi.", "Tariq Mahmud", "COAS", None),
        row("PM Salim Akhtar met President Mart Kivi.", "Salim Akhtar", "PM", None),
        row(
            "FM Hina Durrani met President Mart Kivi.",
            "Hina Durrani",
            "FM",
            None,
        ),
        row(
            "Indian External Affairs Minister Anjali Deshpande spoke.",
            "Anjali Deshpande",
            "External Affairs Minister",
            "IND",
        ),
        row(
            "US Deputy Secretary of State Ann Pike spoke.",
            "Ann Pike",
            "Deputy Secretary of State",
            "USA",
        ),
        row(
            "US Special Representative for Afghanistan Reconciliation Ann Pike spoke.",
            "Ann Pike",
            "Special Representative for Afghanistan Reconciliation",
            "USA",
        ),
        row(
            "EU High Representative for Foreign Affairs and Security Policy Elena Costa spoke.",
            "Elena Costa",
            "EU High Representative for Foreign Affairs and Security Policy",
            None,
        ),
        row(
            "UN High Commissioner for Refugees Lars Holm spoke.",
            "Lars Holm",
            "UN High Commissioner for Refugees",
            None,
        ),
        row(
            "Qatar's Prime Minister and Foreign Minister Sheikh Nasser bin Khalifa al-Kuwari "
            "spoke.",
            "Nasser bin Khalifa al-Kuwari",
            "Foreign Minister",
            "QAT",
        ),
        row(
            "White House press secretary Ann Pike spoke.",
            "Ann Pike",
            "White House press secretary",
            "USA",
        ),
        missed(
            "the state of an office does not pass to the office it owns",
            "Russian President’s spokesman Pavel Orlov spoke.",
            "Pavel Orlov",
            "spokesman",
            "RUS",
        ),
        missed(
            "a body in small letters has no state",
            "Chinese foreign ministry spokesman Lin Zhaoming spoke.",
            "Lin Zhaoming",
            "spokesman",
            "CHN",
        ),
        row(
            "State Department official Ann Pike spoke.",
            "Ann Pike",
            "State Department official",
            "USA",
        ),
        row("Hamas leader Yusuf Darwish spoke.", "Yusuf Darwish", "Hamas leader", "PSE"),
        row("Taliban spokesman Mullah Rahim Gul spoke.", "Rahim Gul", "Taliban spokesman", "AFG"),
        row(
            "Acting Foreign Minister Mullah Rahim Gul Akhund spoke.",
            "Rahim Gul Akhund",
            "Acting Foreign Minister",
            None,
        ),
        row(
            "Commander of US Central Command General Mark Hale spoke.",
            "Mark Hale",
            "Commander of US Central Command",
            "USA",
        ),
        row(
            "Army Chief of Staff General Mark R. Hale spoke.",
            "Mark R. Hale",
            "Army Chief of Staff",
            None,
        ),
        row(
            "Japanese Chief Cabinet Secretary Haruto Sakamoto spoke.",
            "Haruto Sakamoto",
            "Chief Cabinet Secretary",
            "JPN",
        ),
        row(
            "Saudi Crown Prince Faisal bin Rashid spoke.",
            "Faisal bin Rashid",
            "Crown Prince",
            "SAU",
        ),
        missed(
            "ranks and offices with hyphens and full stops inside are not read",
            "Ambassador-at-Large Marcus Hale spoke.",
            "Marcus Hale",
            "Ambassador-at-Large",
            None,
        ),
        row(
            "Ambassador of Peru to Egypt Sofía Herrera spoke.",
            "Sofía Herrera",
            "Ambassador of Peru to Egypt",
            "PER",
        ),
        row(
            "IMF managing director Odile Moreau spoke.",
            "Odile Moreau",
            "IMF managing director",
            None,
        ),
        missed(
            "one word before an office between commas is no name",
            "Kivi, the Estonian president, met reporters in Riga.",
            "Kivi",
            "president",
            "EST",
        ),
        row(
            "Foreign Ministers Diego Paredes of Peru and Lucía Salgado of Chile met.",
            "Diego Paredes",
            "Foreign Minister",
            "PER",
        ),
    ],
)
def test_offices(tell: Tell, text: str, name: str, title: str, country: str | None) -> None:
    told = tell(text)
    assert name in told.persons
    person = told.entity(name)
    assert person.country == country
    assert title in [o.title for o in person.offices]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        missed(
            "words of a headline are read as a name",
            "Kenyan Foreign Minister Visits Lima\n\nRuth Atieno spoke to the press in Lima.",
            ["Ruth Atieno"],
        ),
        missed(
            "words of a headline are read as a name",
            "Kenyan Foreign Minister Meets Peruvian President\n\nForeign Minister Ruth Atieno "
            "spoke.",
            ["Ruth Atieno"],
        ),
        row(
            "Prime Minister Arrives In Lima For Talks\n\nPrime Minister Ruth Atieno spoke.",
            ["Ruth Atieno"],
        ),
        missed(
            "words of a headline are read as a name",
            "Minister Hails Bridge Deal\n\nForeign Minister Ruth Atieno praised the deal.",
            ["Ruth Atieno"],
        ),
        row("Lieutenant-General Marcus Hale spoke.", ["Marcus Hale"]),
        row(
            "Maj.-Gen. Marcus Hale spoke.",
            ["Marcus Hale"],
        ),
        missed(
            "a person whom the model takes for a body stays one, with the state before it",
            "Turkey’s Emre Yıldız met Estonia’s Mart Kivi in Riga.",
            ["Emre Yıldız", "Mart Kivi"],
        ),
        row("Hurricane Maria struck Puerto Rico on Monday.", []),
        row("The Nelson Mandela Bridge was closed on Monday.", []),
    ],
)
def test_persons(tell: Tell, text: str, expected: list[str]) -> None:
    assert tell(text).persons == expected


@pytest.mark.xfail(
    strict=True, reason="what follows the known end of an office is a body of its own"
)
def test_no_body_inside_an_office(tell: Tell) -> None:
    told = tell("Chairman of the Joint Chiefs of Staff Committee General Bilal Anwar spoke.")
    assert "Staff Committee" not in {e.name for e in told.found.entities}


def test_spaces_do_not_break_an_office(tell: Tell) -> None:
    told = tell("Norwegian Prime  Minister Sigrid  Aasen spoke in Oslo.")
    assert told.persons == ["Sigrid Aasen"]
    assert [o.title for o in told.entity("Sigrid Aasen").offices] == ["Prime Minister"]
