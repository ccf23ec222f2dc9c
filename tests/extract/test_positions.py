"""Sides taken on issues: who, which way, on what."""

import pytest

from tests.extract.tables import missed, row
from tests.extract.telling import Tell

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # support
        row("Norway welcomed the ceasefire in Gaza.", "Norway: support: Gaza ceasefire"),
        row("Kenya backs the two-state solution.", "Kenya: support: Two-state solution"),
        row(
            "President Lucía Salgado praised the peace talks in Sudan.",
            "Lucía Salgado: support: Peace negotiations",
        ),
        row(
            "The European Union expressed support for NATO enlargement.",
            "European Union: support: NATO enlargement",
        ),
        row(
            "Foreign Minister Diego Paredes is optimistic about the peace talks.",
            "Diego Paredes: support: Peace negotiations",
        ),
        row("Tokyo endorsed the two-state solution.", "Japan: support: Two-state solution"),
        # oppose
        row("Brazil opposes NATO enlargement.", "Brazil: oppose: NATO enlargement"),
        row("Ireland condemned the war in Sudan.", "Ireland: oppose: Sudan war"),
        row("The war in Sudan was condemned by Ireland.", "Ireland: oppose: Sudan war"),
        row(
            "Foreign Minister Diego Paredes rejected the two-state solution.",
            "Diego Paredes: oppose: Two-state solution",
        ),
        row("Hungary does not support NATO enlargement.", "Hungary: oppose: NATO enlargement"),
        row(
            "Chile reiterated its opposition to NATO enlargement.",
            "Chile: oppose: NATO enlargement",
        ),
        row("The Kremlin rejected a ceasefire.", "Kremlin: oppose: Ceasefire"),
        row(
            "“We reject the two-state solution,” said President Mart Kivi.",
            "Mart Kivi: oppose: Two-state solution",
        ),
        # demand
        row("Canada demanded a ceasefire in Gaza.", "Canada: demand: Gaza ceasefire"),
        row("Canada urged Israel to accept a truce.", "Canada: demand: Ceasefire"),
        row(
            "Prime Minister Rajiv Menon called on Chile to end the war in Sudan.",
            "Rajiv Menon: demand: Sudan war",
        ),
        row("South Africa called for a ceasefire in Gaza.", "South Africa: demand: Gaza ceasefire"),
        row("Spain pressed Israel to accept a truce.", "Spain: demand: Ceasefire"),
        row("Ghana wants Israel to accept a truce.", "Ghana: demand: Ceasefire"),
        # seek
        row("Egypt seeks a truce in Gaza.", "Egypt: seek: Gaza ceasefire"),
        row("Nepal requested help against climate change.", "Nepal: seek: Climate change"),
        row(
            "Sri Lanka hopes for debt relief.",
            "Sri Lanka: seek: Debt relief",
        ),
        row("Zambia is seeking debt relief.", "Zambia: seek: Debt relief"),
        row("Zambia expressed its hope for debt relief.", "Zambia: seek: Debt relief"),
        # offer
        row("Qatar offered to mediate in the Sudan war.", "Qatar: offer: Sudan war"),
        row("Turkey is ready to host peace talks.", "Turkey: offer: Peace negotiations"),
        row("Germany offered Zambia debt relief.", "Germany: offer: Debt relief"),
        row("Germany provided humanitarian aid to Sudan.", "Germany: offer: Humanitarian"),
        # commit
        row("Australia pledged to fight climate change.", "Australia: commit: Climate change"),
        row(
            "Vietnam reaffirmed its commitment to the peace process.",
            "Vietnam: commit: Peace negotiations",
        ),
        row("Norway is committed to the peace process.", "Norway: commit: Peace negotiations"),
        row(
            "Foreign Minister Diego Paredes assured Chile of a ceasefire.",
            "Diego Paredes: commit: Ceasefire",
        ),
        row(
            "“We will continue to fight climate change,” said President Mart Kivi.",
            "Mart Kivi: commit: Climate change",
        ),
        # concern
        row("Finland is concerned about the Sudan war.", "Finland: concern: Sudan war"),
        row("India expressed concern over the war in Sudan.", "India: concern: Sudan war"),
        row("Chile voiced its concerns about the Sudan war.", "Chile: concern: Sudan war"),
        row("Japan is worried about climate change.", "Japan: concern: Climate change"),
        row("Japan fears an arms race in South Asia.", "Japan: concern: South Asian stability"),
        # accuse
        row(
            "Armenia accused Azerbaijan of violating the ceasefire.",
            "Armenia: accuse: Ceasefire",
        ),
        row("Mali blamed France for the Sahel crisis.", "Mali: accuse: Sahel security"),
        row(
            "Foreign Minister Diego Paredes alleged that Chile had broken the truce.",
            "Diego Paredes: accuse: Ceasefire",
        ),
        # deny
        row("Rwanda denied supporting the war in Sudan.", "Rwanda: deny: Sudan war"),
        row(
            "Rwanda rejected allegations that it fuels the war in Sudan.",
            "Rwanda: deny: Sudan war",
        ),
        row("Rwanda dismissed the reports about a ceasefire.", "Rwanda: deny: Ceasefire"),
        # neutral
        row("Lesotho abstained in the vote on the Sudan war.", "Lesotho: neutral: Sudan war"),
        row("Lesotho remained neutral in the Sudan war.", "Lesotho: neutral: Sudan war"),
        row(
            "Lesotho refrained from taking sides in the Sudan war.",
            "Lesotho: neutral: Sudan war",
        ),
        row(
            "The Norwegian government welcomed the ceasefire in Gaza.",
            "Norway: support: Gaza ceasefire",
        ),
        row(
            "Norwegian officials welcomed the ceasefire in Gaza.",
            "Norwegian officials: support: Gaza ceasefire",
        ),
        row("Norway refused to support NATO enlargement.", "Norway: oppose: NATO enlargement"),
        row("Norway said it would support NATO enlargement.", "Norway: support: NATO enlargement"),
        row(
            "Norway will not accept NATO enlargement.",
            "Norway: oppose: NATO enlargement",
        ),
        row(
            "Norway no longer supports NATO enlargement.",
            "Norway: oppose: NATO enlargement",
        ),
        row(
            "Norway’s support for NATO enlargement is well known.",
            "Norway: support: NATO enlargement",
        ),
        row("Norway voted in support of a ceasefire.", "Norway: support: Ceasefire"),
        row("Norway acted in pursuit of a peace deal.", "Norway: seek: Peace negotiations"),
        row(
            "Norway persisted in its refusal to accept a truce.",
            "Norway: oppose: Ceasefire",
        ),
        row(
            "Norwegian opposition to NATO enlargement is well known.",
            "Norway: oppose: NATO enlargement",
        ),
        row("There is Norwegian concern over the war in Sudan.", "Norway: concern: Sudan war"),
        row(
            "Norway called the war in Sudan a disgrace.",
            "Norway: oppose: Sudan war",
        ),
        row("Norway described the war in Sudan as unacceptable.", "Norway: oppose: Sudan war"),
        row(
            "Norway said the war in Sudan was unacceptable.",
            "Norway: oppose: Sudan war",
        ),
        row(
            "“The war in Sudan is unacceptable,” said President Mart Kivi.",
            "Mart Kivi: oppose: Sudan war",
        ),
        row(
            "“We are deeply concerned about the war in Sudan,” said President Mart Kivi.",
            "Mart Kivi: concern: Sudan war",
        ),
        row(
            "President Mart Kivi said he was deeply concerned about the war in Sudan.",
            "Mart Kivi: concern: Sudan war",
        ),
        row(
            "President Mart Kivi warned of an arms race in South Asia.",
            "Mart Kivi: concern: South Asian stability",
        ),
        row(
            "President Mart Kivi is in favour of a two-state solution.",
            "Mart Kivi: support: Two-state solution",
        ),
        row(
            "President Mart Kivi is against a two-state solution.",
            "Mart Kivi: oppose: Two-state solution",
        ),
        row(
            "President Mart Kivi agreed to a ceasefire.",
            "Mart Kivi: commit|support: Ceasefire",
        ),
        row(
            "Norway and Chile agreed to fight climate change together.",
            "Norway: commit: Climate change",
        ),
        row(
            "President Mart Kivi stressed the need for a ceasefire.",
            "Mart Kivi: support: Ceasefire",
        ),
        row("President Mart Kivi ruled out a ceasefire.", "Mart Kivi: oppose: Ceasefire"),
        row(
            "President Mart Kivi voted against NATO enlargement.",
            "Mart Kivi: oppose: NATO enlargement",
        ),
        row(
            "President Mart Kivi voted for NATO enlargement.",
            "Mart Kivi: support: NATO enlargement",
        ),
        row("President Mart Kivi asked Chile to back a ceasefire.", "Mart Kivi: demand: Ceasefire"),
        row("President Mart Kivi asked Chile for debt relief.", "Mart Kivi: seek: Debt relief"),
        row(
            "President Mart Kivi expressed readiness to mediate in the Sudan war.",
            "Mart Kivi: offer: Sudan war",
        ),
        row(
            "Estonia has vowed never to accept the annexation of Crimea.", "Estonia: commit: Crimea"
        ),
        row(
            "Estonia suspended its participation in the peace talks.",
            "Estonia: oppose: Peace negotiations",
        ),
        row(
            "Estonia imposed sanctions on Belarus.",
            "Estonia: oppose: Belarus crisis",
        ),
        row(
            "Estonia criticised Chile for its stance on the war in Sudan.",
            "Estonia: oppose: Sudan war",
        ),
        row("Estonia is frustrated with the peace talks.", "Estonia: concern: Peace negotiations"),
        missed(
            "a charge told by claimed that is no accusation",
            "Estonia claimed that Chile had fuelled the war in Sudan.",
            "Estonia: accuse: Sudan war",
        ),
        row("Estonia charged Chile with fuelling the war in Sudan.", "Estonia: accuse: Sudan war"),
        row("Estonia denied any role in the war in Sudan.", "Estonia: deny: Sudan war"),
        row("Estonia denied accusations of fuelling the war in Sudan.", "Estonia: deny: Sudan war"),
        row(
            "“We have never supported the war in Sudan,” said President Mart Kivi.",
            "Mart Kivi: oppose: Sudan war",
        ),
        row(
            "“Chile must end the war in Sudan,” said President Mart Kivi.",
            "Mart Kivi: demand: Sudan war",
        ),
        row(
            "“Chile should end the war in Sudan,” said President Mart Kivi.",
            "Mart Kivi: demand: Sudan war",
        ),
        # who is fought is not the issue: the fight is
        row(
            "Estonia vowed to defeat al-Qaeda.",
            "Estonia: commit: Terrorism and counterterrorism",
        ),
        row(
            "Estonia supports the campaign against the Pakistani Taliban.",
            "Estonia: support: Terrorism and counterterrorism",
        ),
        row(
            "Estonia urged Nigeria to dismantle the camps of Boko Haram.",
            "Estonia: demand: Terrorism and counterterrorism",
        ),
        row(
            "Estonia welcomed the defeat of ISIS.",
            "Estonia: support: Terrorism and counterterrorism",
        ),
        row(
            "Estonia backs the counter-ISIS coalition.",
            "Estonia: support: Terrorism and counterterrorism",
        ),
        row(
            "Estonia promised to eliminate the threat posed by al-Shabaab.",
            "Estonia: commit: Terrorism and counterterrorism",
        ),
        row("Estonia condemned al-Qaeda.", "Estonia: oppose: Al-Qaeda"),
        row(
            "Estonia supports talks with the TTP.",
            "Estonia: support: Pakistani Taliban (TTP)",
        ),
        row("Estonia pledged arms support to Ukraine.", "Estonia: commit: Arms to Ukraine"),
        row(
            "Estonia provided a large amount of security assistance to Ukraine.",
            "Estonia: offer: Arms to Ukraine",
        ),
        missed(
            "neither side is read as opposition",
            "Estonia supports neither side in the Sudan war.",
            "Estonia: neutral: Sudan war",
        ),
        row(
            "Chinese Foreign Ministry spokesman Lin Zhaoming condemned the war in Sudan.",
            "Lin Zhaoming: oppose: Sudan war",
        ),
        missed(
            "a body in small letters has no state",
            "The foreign ministry in Oslo welcomed the ceasefire in Gaza.",
            "Norway: support: Gaza ceasefire",
        ),
    ],
)
def test_stances(tell: Tell, text: str, expected: str) -> None:
    holder, stances, issue = expected.split(": ")
    fair = tuple(f"{holder}: {stance}: {issue}" for stance in stances.split("|"))
    sides = tell(text).sides
    assert [line for line in sides if line.startswith(fair)], sides


@pytest.mark.parametrize(
    "text",
    [
        row("Norway may support the two-state solution."),
        row("Norway could reject the two-state solution."),
        row("If Norway rejects the two-state solution, the talks will fail."),
        row("It is unclear whether Norway supports the two-state solution."),
        row("The two-state solution dates from the last century."),
        row("Norway is a country in the north of Europe."),
        # nothing is asserted of who is suspected or kept from a deed
        row("Norway suspects Chile of opposing the two-state solution."),
        row("Norway kept Chile from condemning the war in Sudan."),
        row("Chile stands accused of supporting the war in Sudan."),
        # a side given up is held no longer
        row("Norway dropped its objection to NATO enlargement."),
        row("Norway withdrew its opposition to the two-state solution."),
        row("Norway abandoned its demand for a ceasefire in Gaza."),
        row("The suspension of Norway’s support for NATO enlargement came late."),
        row("Norway’s support for NATO enlargement was withdrawn."),
        row("Norway reneged on its commitment to the peace process."),
        row("Norway announced an end to its support for NATO enlargement."),
        # what something leads to is no side of who did it
        row("Norway’s letter resulted in a blunt refusal to accept the truce."),
        row("President Mart Kivi’s visit ended in a rejection of the two-state solution."),
        # who is asked demands nothing
        row("Asked for comment on the ceasefire in Gaza, the Norwegian government kept silent."),
        row("Pressed on the war in Sudan, President Mart Kivi left the room."),
        row("A Norwegian spokesperson, when asked for an answer on the Sudan war, walked away."),
        row("President Mart Kivi gave his speech as prepared for the summit on the Sudan war."),
        row("Norway keeps silent if asked about the war in Sudan."),
    ],
)
def test_no_side(tell: Tell, text: str) -> None:
    assert tell(text).sides == []


@pytest.mark.parametrize(
    ("text", "holder", "target"),
    [
        row("Canada urged Israel to accept a truce.", "Canada", "Israel"),
        row("Armenia accused Azerbaijan of breaking the ceasefire.", "Armenia", "Azerbaijan"),
        row("Canada called on Israel to accept a truce.", "Canada", "Israel"),
        row("Canada demanded a ceasefire in Gaza.", "Canada", "—"),
    ],
)
def test_targets(tell: Tell, text: str, holder: str, target: str) -> None:
    told = tell(text)
    assert told.name(told.position(holder).target) == target


def test_a_spokesman_speaks_for_his_state(tell: Tell) -> None:
    told = tell("Chinese foreign ministry spokesman Lin Zhaoming condemned the war in Sudan.")
    position = told.position("Lin Zhaoming")
    assert (position.stance, told.name(position.on_behalf_of)) == ("oppose", "China")


def test_who_reports_is_not_who_holds(tell: Tell) -> None:
    told = tell("Foreign Minister Diego Paredes said that Norway opposes NATO enlargement.")
    position = told.position("Norway")
    assert (position.stance, told.name(position.reported_by)) == ("oppose", "Diego Paredes")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        row(
            "Norway welcomed the ceasefire in Gaza but condemned the war in Sudan.",
            {"Norway: support: Gaza ceasefire", "Norway: oppose: Sudan war"},
        ),
        row(
            "Norway and Chile condemned the war in Sudan.",
            {"Norway: oppose: Sudan war", "Chile: oppose: Sudan war"},
        ),
        row(
            "While Norway backs the two-state solution, Chile opposes it.",
            {"Norway: support: Two-state solution", "Chile: oppose: Two-state solution"},
        ),
        row(
            "Foreign Minister Diego Paredes met President Mart Kivi. He condemned the war in "
            "Sudan.",
            {"Diego Paredes: oppose: Sudan war"},
        ),
        row(
            "Norway suspended its support for NATO enlargement.",
            {"Norway: oppose: NATO enlargement"},
        ),
        row(
            "Norway ended its backing for the peace process.",
            {"Norway: oppose: Peace negotiations"},
        ),
        row(
            "Norway cancelled its humanitarian assistance to Sudan.",
            {"Norway: oppose: Humanitarian aid"},
        ),
        row(
            "Norway did not suspend its support for NATO enlargement.",
            {"Norway: support: NATO enlargement"},
        ),
        row(
            "Chile rejected Norway’s support for NATO enlargement.",
            {"Chile: oppose: NATO enlargement", "Norway: support: NATO enlargement"},
        ),
        row(
            "Norway accused Chile of backing the war in Sudan.",
            {"Norway: accuse: Sudan war"},
        ),
        row(
            "Norway blamed Chile for prolonging the war in Sudan and rejecting a truce.",
            {"Norway: accuse: Sudan war"},
        ),
        row(
            "Norway warned Chile against rejecting the ceasefire in Gaza.",
            {"Norway: demand: Gaza ceasefire"},
        ),
        row(
            "Norway praised Chile for backing the two-state solution.",
            {"Norway: support: Two-state solution", "Chile: support: Two-state solution"},
        ),
        row(
            "Norway thanked Chile for hosting peace talks and demanded a ceasefire in Gaza.",
            {"Norway: support: Peace negotiations", "Norway: demand: Gaza ceasefire"},
        ),
        row(
            "Welcomed by Norway, the ceasefire in Gaza was rejected by Chile.",
            {"Norway: support: Gaza ceasefire", "Chile: oppose: Gaza ceasefire"},
        ),
    ],
)
def test_several_sides(tell: Tell, text: str, expected: set[str]) -> None:
    assert set(tell(text).sides) == expected


def test_the_issue_may_be_in_the_words_of_the_article(tell: Tell) -> None:
    told = tell("Foreign Minister Diego Paredes condemned the demolition of the old lighthouse.")
    assert told.position("Diego Paredes").issue == "Demolition of the old lighthouse"


def test_relations_are_named_after_both_states(tell: Tell) -> None:
    told = tell("Kenya wants to strengthen bilateral relations with Japan.")
    assert "Japan–Kenya relations" in {i.name for i in told.found.issues}


def test_what_somebody_only_passes_on(tell: Tell) -> None:
    """It is the side of who told him."""
    found = tell(
        "Ghanaian President Esi Mensah addressed the house. “Prime Minister Luis Rojas told me "
        "that Peru opposes the canal,” Mensah told reporters."
    )
    holders = {found.name(p.holder) for p in found.found.positions}
    assert "Peru" in holders
    assert "Esi Mensah" not in holders
