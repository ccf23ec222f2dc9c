"""Who met whom, in the ways papers tell it."""

import pytest

from tests.extract.tables import missed, row
from tests.extract.telling import Tell

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        row(
            "Finnish Foreign Minister Tuuli Lahtinen met Brazilian Trade Minister Mateus Carvalho "
            "in Helsinki on Monday.",
            ["Mateus Carvalho – Tuuli Lahtinen"],
        ),
        row(
            "Kenyan President Joseph Wanjala met with Japanese Prime Minister Kenji Moriyama on "
            "the sidelines of the summit.",
            ["Joseph Wanjala – Kenji Moriyama"],
        ),
        row(
            "Peruvian Foreign Minister Sofía Herrera held talks with Norwegian Defence Minister "
            "Oskar Brandvold in Lima.",
            ["Oskar Brandvold – Sofía Herrera"],
        ),
        row(
            "Ghanaian Defence Minister Kwame Boateng called on President Amina Diallo of Senegal.",
            ["Amina Diallo – Kwame Boateng"],
        ),
        row(
            "The Ghanaian minister Kwame Boateng paid a courtesy call on President Amina Diallo.",
            ["Amina Diallo – Kwame Boateng"],
        ),
        row(
            "Turkish Foreign Minister Emre Yıldız was received by Emir Nasser al-Kuwari at the "
            "palace.",
            ["Emre Yıldız – Nasser al-Kuwari"],
        ),
        row(
            "King Olaf received Chilean President Lucía Salgado at the palace on Tuesday.",
            ["Lucía Salgado – Olaf"],
        ),
        row(
            "Chancellor Greta Neumann hosted Polish Prime Minister Jakub Nowicki in Berlin.",
            ["Greta Neumann – Jakub Nowicki"],
        ),
        row(
            "President Amina Diallo welcomed Vietnamese Prime Minister Tran Van Hieu to the "
            "presidential palace.",
            ["Amina Diallo – Tran Van Hieu"],
        ),
        row(
            "Vietnamese President Tran Van Hieu spoke by phone with Indian Prime Minister Rajiv "
            "Menon on Friday.",
            ["Rajiv Menon – Tran Van Hieu"],
        ),
        row(
            "South Korean Defence Minister Park Joon-seo discussed maritime security with US "
            "Secretary of Defense Thomas Whitfield.",
            ["Park Joon-seo – Thomas Whitfield"],
        ),
        row(
            "Egyptian Foreign Minister Karim Naguib exchanged views with Greek Prime Minister "
            "Georgios Pavlidis on migration.",
            ["Georgios Pavlidis – Karim Naguib"],
        ),
        row(
            "Talks between Egyptian Foreign Minister Karim Naguib and Sudanese Foreign Minister "
            "Osman Idris were held in Cairo.",
            ["Karim Naguib – Osman Idris"],
        ),
        row(
            "Greek Prime Minister Georgios Pavlidis’s meeting with Serbian President Ivana "
            "Petković lasted two hours.",
            ["Georgios Pavlidis – Ivana Petković"],
        ),
        row(
            "The summit between Mexican President Lucía Salgado and Canadian Prime Minister Claire "
            "Tremblay ended without a statement.",
            ["Claire Tremblay – Lucía Salgado"],
        ),
        row(
            "Defence Minister Aiko Tanabe had a working session with Philippine Defence Secretary "
            "Ramon Villareal.",
            ["Aiko Tanabe – Ramon Villareal"],
        ),
        row(
            "British Foreign Secretary Margaret Ellery sat down with Iranian Foreign Minister "
            "Mahmoud Sattari in Geneva.",
            ["Mahmoud Sattari – Margaret Ellery"],
        ),
        row(
            "Nepalese Prime Minister Bikram Thapa had an audience with Pope Clement on Saturday.",
            ["Bikram Thapa – Clement"],
        ),
        row(
            "President Ivana Petković conferred with Chancellor Greta Neumann about the pipeline.",
            ["Greta Neumann – Ivana Petković"],
        ),
        row(
            "In a meeting with President Amina Diallo on Sunday, Foreign Minister Emre Yıldız "
            "pledged to open two more schools.",
            ["Amina Diallo – Emre Yıldız"],
        ),
        row(
            "During his talks with Prime Minister Rajiv Menon, Foreign Minister Osman Idris raised "
            "the fishing rights.",
            ["Osman Idris – Rajiv Menon"],
        ),
        row(
            "After meeting President Amina Diallo, Foreign Minister Emre Yıldız left for Accra.",
            ["Amina Diallo – Emre Yıldız"],
        ),
        row(
            "Norwegian Prime Minister Sigrid Aasen and Estonian President Mart Kivi met in Tallinn "
            "on Tuesday.",
            ["Mart Kivi – Sigrid Aasen"],
        ),
        row(
            "Mongolian Foreign Minister Batbayar Ganbold telephoned Kazakh President Bakyt "
            "Osmonov.",
            ["Bakyt Osmonov – Batbayar Ganbold"],
        ),
        row(
            "President Bakyt Osmonov called President Mart Kivi on Monday to express condolences.",
            ["Bakyt Osmonov – Mart Kivi"],
        ),
        row(
            "Prime Minister Rajiv Menon received a phone call from President Mart Kivi.",
            ["Mart Kivi – Rajiv Menon"],
        ),
        row(
            "Prime Minister Rajiv Menon had a telephone conversation with President Mart Kivi.",
            ["Mart Kivi – Rajiv Menon"],
        ),
        row(
            "President Mart Kivi was greeted at the airport by Foreign Minister Sofía Herrera.",
            ["Mart Kivi – Sofía Herrera"],
        ),
        row(
            "A delegation led by Foreign Minister Emre Yıldız met President Amina Diallo in Dakar.",
            ["Amina Diallo – Emre Yıldız"],
        ),
        row(
            "Chilean officials met Peruvian Foreign Minister Sofía Herrera in Tacna.",
            ["Chilean officials – Sofía Herrera"],
        ),
        row(
            "India and Nepal held talks on water sharing in Pokhara.",
            ["India – Nepal"],
        ),
        row(
            "Talks between Norway and Russia on fishing quotas ended on Friday.",
            ["Norway – Russia"],
        ),
        row(
            "Norwegian Prime Minister Sigrid Aasen and Estonian President Mart Kivi held talks "
            "in Tallinn on Tuesday.",
            ["Mart Kivi – Sigrid Aasen"],
        ),
        row(
            "The foreign ministers of Norway and Estonia, Sigrid Aasen and Mart Kivi, met in "
            "Tallinn.",
            ["Mart Kivi – Sigrid Aasen"],
        ),
        row(
            "Estonian President Mart Kivi had a meeting with Norwegian Prime Minister Sigrid "
            "Aasen.",
            ["Mart Kivi – Sigrid Aasen"],
        ),
        row(
            "Estonian President Mart Kivi had lunch with Norwegian Prime Minister Sigrid Aasen.",
            ["Mart Kivi – Sigrid Aasen"],
        ),
        row(
            "Estonian President Mart Kivi spoke on the phone with Norwegian Prime Minister "
            "Sigrid Aasen.",
            ["Mart Kivi – Sigrid Aasen"],
        ),
        row(
            "In a phone call with Estonian President Mart Kivi, Norwegian Prime Minister Sigrid "
            "Aasen promised aid.",
            ["Mart Kivi – Sigrid Aasen"],
        ),
        missed(
            "meals are no meetings",
            "Estonian President Mart Kivi attended a dinner hosted by Norwegian Prime Minister "
            "Sigrid Aasen.",
            ["Mart Kivi – Sigrid Aasen"],
        ),
        row(
            "Norwegian Prime Minister Sigrid Aasen and her Estonian counterpart, Mart Kivi, "
            "discussed energy.",
            ["Mart Kivi – Sigrid Aasen"],
        ),
        row(
            "Norwegian Prime Minister Sigrid Aasen met her Estonian counterpart Mart Kivi on "
            "Tuesday.",
            ["Mart Kivi – Sigrid Aasen"],
        ),
        row(
            "Norwegian Prime Minister Sigrid Aasen met with her Estonian counterpart on Tuesday.",
            ["Estonian counterpart – Sigrid Aasen"],
        ),
        row(
            "The Norwegian prime minister met the Estonian president in Tallinn.",
            ["Estonian president – Norwegian prime minister"],
        ),
        row(
            "Chinese Premier Lin Zhaoming met Vietnamese Prime Minister Tran Van Hieu in Hanoi.",
            ["Lin Zhaoming – Tran Van Hieu"],
        ),
        row(
            "Chinese Premier Lin Zhaoming held talks with visiting Lao President Bounmy Keola in "
            "Beijing on Friday.",
            ["Bounmy Keola – Lin Zhaoming"],
        ),
        row(
            "Lin Zhaoming, China’s premier, met South Korean President Park Joon-seo.",
            ["Lin Zhaoming – Park Joon-seo"],
        ),
        row(
            "Emir Sheikh Nasser bin Khalifa al-Kuwari received at the Amiri Diwan on Sunday "
            "Turkish Foreign Minister Emre Yıldız.",
            ["Emre Yıldız – Nasser bin Khalifa al-Kuwari"],
        ),
        row(
            "His Majesty King Hamud received a phone call from Sheikh Nasser bin Khalifa "
            "al-Kuwari, Emir of Qatar.",
            ["Hamud – Nasser bin Khalifa al-Kuwari"],
        ),
        row(
            "The Sultan of Oman and the Emir of Qatar met in Muscat.",
            ["Emir of Qatar – Sultan of Oman"],
        ),
        row(
            "US Secretary of State Thomas Whitfield will meet on Tuesday with Foreign Minister "
            "Karim Naguib.",
            ["Karim Naguib – Thomas Whitfield"],
        ),
        row(
            "Foreign Minister Karim Naguib, meeting Secretary of State Thomas Whitfield in "
            "Cairo, asked for help.",
            ["Karim Naguib – Thomas Whitfield"],
        ),
        missed(
            "a participle before its subject (Met by X, Y smiled) is not read as passive",
            "Met by Foreign Minister Karim Naguib at the airport, Secretary of State Thomas "
            "Whitfield smiled.",
            ["Karim Naguib – Thomas Whitfield"],
        ),
        row(
            "It was the first meeting between Foreign Minister Karim Naguib and Secretary of "
            "State Thomas Whitfield since 2019.",
            ["Karim Naguib – Thomas Whitfield"],
        ),
        row(
            "Karim Naguib, the Egyptian foreign minister, and Thomas Whitfield, the US secretary "
            "of state, met in Cairo on Sunday.",
            ["Karim Naguib – Thomas Whitfield"],
        ),
        row(
            "Foreign Minister Karim Naguib opened talks in Cairo with Secretary of State Thomas "
            "Whitfield.",
            ["Karim Naguib – Thomas Whitfield"],
        ),
        row(
            "Foreign Minister Karim Naguib and Secretary of State Thomas Whitfield exchanged "
            "views on trade.",
            ["Karim Naguib – Thomas Whitfield"],
        ),
        row(
            "Foreign Minister Karim Naguib and Secretary of State Thomas Whitfield spoke by phone.",
            ["Karim Naguib – Thomas Whitfield"],
        ),
        row(
            "Foreign Minister Karim Naguib met Hamas officials in Cairo.",
            ["Hamas officials – Karim Naguib"],
        ),
        missed(
            "a delegation led by somebody does not stand for its leader",
            "Foreign Minister Karim Naguib met a delegation of US senators led by Senator Harold "
            "Pennington.",
            ["Harold Pennington – Karim Naguib"],
        ),
        row(
            "Foreign Minister Karim Naguib met UN Secretary-General Ana Ferreira in New York.",
            ["Ana Ferreira – Karim Naguib"],
        ),
        row(
            "Foreign Minister Karim Naguib met the UN special envoy for Yemen, Lars Holm, in "
            "Cairo.",
            ["Karim Naguib – Lars Holm"],
        ),
        row(
            "IMF managing director Odile Moreau met Egyptian President Samir Fahmy in Cairo.",
            ["Odile Moreau – Samir Fahmy"],
        ),
        row(
            "US Deputy Secretary of State Ann Pike met President Mart Kivi.",
            ["Ann Pike – Mart Kivi"],
        ),
        row(
            "US Special Representative for Afghanistan Reconciliation Ann Pike met President "
            "Mart Kivi.",
            ["Ann Pike – Mart Kivi"],
        ),
        row(
            "Ministers Oskar Brandvold and Ingrid Solheim met in Oslo.",
            ["Ingrid Solheim – Oskar Brandvold"],
        ),
        row(
            "Presidents Mart Kivi and Lucía Salgado met in Tallinn on Monday.",
            ["Lucía Salgado – Mart Kivi"],
        ),
        row(
            "Prime Ministers Rajiv Menon of India and Kenji Moriyama of Japan met in Kyoto.",
            ["Kenji Moriyama – Rajiv Menon"],
        ),
        missed(
            "a person whom the model takes for a body stays one, with the state before it",
            "Turkey’s Emre Yıldız met Estonia’s Mart Kivi in Riga.",
            ["Emre Yıldız – Mart Kivi"],
        ),
        row("Emre Yıldız of Turkey met Mart Kivi of Estonia in Riga.", ["Emre Yıldız – Mart Kivi"]),
        row("King Hamud met President Mart Kivi.", ["Hamud – Mart Kivi"]),
        row(
            "President Mart Kivi consulted Prime Minister Sigrid Aasen on the pipeline.",
            ["Mart Kivi – Sigrid Aasen"],
        ),
        row(
            "President Mart Kivi and Prime Minister Sigrid Aasen had talks in Riga.",
            ["Mart Kivi – Sigrid Aasen"],
        ),
        row(
            "President Paris Laurent met Prime Minister Austin Reed in Dakar.",
            ["Austin Reed – Paris Laurent"],
        ),
        row(
            "Chile and Peru have long quarrelled. The two sides held talks in Arica on Monday.",
            ["Chile – Peru"],
        ),
    ],
)
def test_ways_to_meet(tell: Tell, text: str, expected: list[str]) -> None:
    assert tell(text).pairs == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        row(
            "Pakistani Foreign Minister Hina Durrani met Chinese Vice President Deng Weiguo, "
            "Commerce Minister Lin Zhaoming and Defence Minister Zhao Ruilin in Beijing.",
            ["Deng Weiguo, Lin Zhaoming, Zhao Ruilin | Hina Durrani"],
        ),
        row(
            "US Secretary of State Thomas Whitfield held talks with Defence Secretary Margaret "
            "Ellery, Home Secretary Adrian Cole and National Security Adviser Ruth Farrow.",
            ["Adrian Cole, Margaret Ellery, Ruth Farrow | Thomas Whitfield"],
        ),
        row(
            "Egyptian Foreign Minister Karim Naguib met separately with Sudanese Foreign Minister "
            "Osman Idris and Ethiopian Foreign Minister Abebe Wolde.",
            ["Abebe Wolde | Karim Naguib", "Karim Naguib | Osman Idris"],
        ),
        row(
            "President Lucía Salgado and Foreign Minister Diego Paredes met Prime Minister Kenji "
            "Moriyama of Japan.",
            ["Diego Paredes, Lucía Salgado | Kenji Moriyama"],
        ),
        row(
            "President Lucía Salgado met Japanese Prime Minister Kenji Moriyama and his foreign "
            "minister, Haruto Sakamoto.",
            ["Haruto Sakamoto, Kenji Moriyama | Lucía Salgado"],
        ),
        row(
            "The Qatari emir hosted Presidents Mart Kivi and Ivana Petković for dinner.",
            ["Ivana Petković, Mart Kivi | Qatari emir"],
        ),
        row(
            "Talks between Indian Prime Minister Rajiv Menon, Japanese Prime Minister Kenji "
            "Moriyama and Australian Prime Minister Ruth Calloway took place in Perth.",
            ["Kenji Moriyama | Rajiv Menon | Ruth Calloway"],
        ),
        missed(
            "a second object behind its own date (met A on Monday and B on Tuesday) is lost",
            "President Lucía Salgado met Prime Minister Kenji Moriyama on Monday and Foreign "
            "Minister Haruto Sakamoto on Tuesday.",
            ["Haruto Sakamoto | Lucía Salgado", "Kenji Moriyama | Lucía Salgado"],
        ),
        row(
            "Foreign Minister Diego Paredes met President Mart Kivi and later held talks with "
            "Prime Minister Sigrid Aasen.",
            ["Diego Paredes | Mart Kivi", "Diego Paredes | Sigrid Aasen"],
        ),
    ],
)
def test_tables_of_several(tell: Tell, text: str, expected: list[str]) -> None:
    assert tell(text).tables == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        row(
            "Nigerian Foreign Minister Tunde Adeyemi, who met Canadian Prime Minister Claire "
            "Tremblay on Wednesday, said the talks were useful.",
            ["Claire Tremblay – Tunde Adeyemi"],
        ),
        missed(
            "with whom leads to no noun",
            "Spanish Prime Minister Álvaro Requena, with whom President Lucía Salgado held talks "
            "in Madrid, promised help.",
            ["Lucía Salgado – Álvaro Requena"],
        ),
        row(
            "Indian envoy Anjali Deshpande, who was received by President Mart Kivi, thanked him.",
            ["Anjali Deshpande – Mart Kivi"],
        ),
        row(
            "Foreign Minister Diego Paredes flew to Tallinn, where he met President Mart Kivi.",
            ["Diego Paredes – Mart Kivi"],
        ),
        row(
            "The agreement was signed after Foreign Minister Diego Paredes met President Mart "
            "Kivi.",
            ["Diego Paredes – Mart Kivi"],
        ),
        row(
            "The ministry said that Foreign Minister Diego Paredes had met President Mart Kivi.",
            ["Diego Paredes – Mart Kivi"],
        ),
        row(
            "Norwegian PM Aasen meets Estonian President Kivi in Tallinn\n\n"
            "Norwegian Prime Minister Sigrid Aasen met Estonian President Mart Kivi in Tallinn on "
            "Tuesday. They discussed energy.",
            ["Mart Kivi – Sigrid Aasen"],
        ),
        row(
            "Kenyan Foreign Minister Visits Lima\n\n"
            "Kenyan Foreign Minister Ruth Atieno held talks with Peruvian President Sofía Herrera "
            "on Tuesday.",
            ["Ruth Atieno – Sofía Herrera"],
        ),
        row(
            "Foreign Minister Meets Peruvian President\n\n"
            "Kenyan Foreign Minister Ruth Atieno met Peruvian President Sofía Herrera on Tuesday.",
            ["Ruth Atieno – Sofía Herrera"],
        ),
        row(
            "LIMA, March 3 - Kenyan Foreign Minister Ruth Atieno met Peruvian President Sofía "
            "Herrera on Tuesday.",
            ["Ruth Atieno – Sofía Herrera"],
        ),
    ],
)
def test_clauses_and_headlines(tell: Tell, text: str, expected: list[str]) -> None:
    assert tell(text).pairs == expected


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        row("President Mart Kivi met Prime Minister Sigrid Aasen in Oslo.", "in person"),
        row("President Mart Kivi spoke by telephone with Prime Minister Sigrid Aasen.", "phone"),
        row("President Mart Kivi phoned Prime Minister Sigrid Aasen.", "phone"),
        row("President Mart Kivi held a phone call with Prime Minister Sigrid Aasen.", "phone"),
        row("President Mart Kivi held a video call with Prime Minister Sigrid Aasen.", "video"),
        row("President Mart Kivi met Prime Minister Sigrid Aasen virtually.", "video"),
        row("President Mart Kivi spoke with Prime Minister Sigrid Aasen.", "unknown"),
        row("President Mart Kivi spoke with Prime Minister Sigrid Aasen in Oslo.", "in person"),
        row(
            "President Mart Kivi sent a letter to Prime Minister Sigrid Aasen.",
            "message",
        ),
        missed(
            "letters are no exchange, or one in person",
            "President Mart Kivi received a letter from Prime Minister Sigrid Aasen.",
            "message",
        ),
    ],
)
def test_modes(tell: Tell, text: str, mode: str) -> None:
    assert tell(text).pairs_with("mode") == [f"Mart Kivi – Sigrid Aasen: {mode}"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        row("President Mart Kivi met Prime Minister Sigrid Aasen in Oslo.", "Oslo"),
        row("President Mart Kivi met Prime Minister Sigrid Aasen in Norway.", "Norway"),
        row("President Mart Kivi met Prime Minister Sigrid Aasen at the Pentagon.", "Pentagon"),
        row("President Mart Kivi met Prime Minister Sigrid Aasen on Monday.", "None"),
    ],
)
def test_places(tell: Tell, text: str, place: str) -> None:
    assert tell(text).pairs_with("place") == [f"Mart Kivi – Sigrid Aasen: {place}"]


def test_what_is_told_twice_is_one_meeting(tell: Tell) -> None:
    told = tell(
        "Estonian President Mart Kivi met Norwegian Prime Minister Sigrid Aasen in Oslo on Monday. "
        "The talks between Kivi and Aasen lasted an hour."
    )
    assert told.tables == ["Mart Kivi | Sigrid Aasen"]
    assert len(told.found.meetings[0].evidence) == 2


def test_two_days_are_two_meetings(tell: Tell) -> None:
    told = tell(
        "Estonian President Mart Kivi met Norwegian Prime Minister Sigrid Aasen in Oslo on Monday. "
        "Kivi met Aasen again in Tallinn on Thursday."
    )
    assert told.tables == ["Mart Kivi | Sigrid Aasen"] * 2


def test_a_meeting_knows_what_was_discussed(tell: Tell) -> None:
    told = tell(
        "Estonian President Mart Kivi met Norwegian Prime Minister Sigrid Aasen in Oslo on Monday "
        "to discuss the war in Ukraine and NATO enlargement."
    )
    assert set(told.found.meetings[0].issues) >= {"Russia-Ukraine war", "NATO enlargement"}


def test_findings_carry_rule_and_confidence(tell: Tell) -> None:
    (met,) = tell("President Mart Kivi met Prime Minister Sigrid Aasen in Oslo.").found.meetings
    assert met.rule
    assert 0 < met.confidence <= 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway is already in talks with Chile on visas.", "Chile – Norway: under way, unknown"),
        ("Norway was in talks with Chile last year.", "Chile – Norway: held, unknown"),
        ("Norway held talks with Chile in Lima.", "Chile – Norway: held, in person"),
    ],
)
def test_talks_that_go_on(tell: Tell, text: str, expected: str) -> None:
    """Nobody says that both sat at one table."""
    assert tell(text).pairs_with("status", "mode") == [expected]
