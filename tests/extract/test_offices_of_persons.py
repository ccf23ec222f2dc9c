"""Which offices an article gives a person: before and behind the name, in a list, by a verb."""

import pytest

from tests.extract.tables import missed, row
from tests.extract.telling import Tell

pytestmark = pytest.mark.model


def held(tell: Tell, text: str) -> dict[str, list[str]]:
    """Titles by name, those of former ones in brackets, bodies behind ``of``."""
    return {
        entity.name: [
            f"({o.title})"
            if o.former
            else f"{o.title} @ {o.organisation}"
            if o.organisation and o.organisation not in o.title
            else o.title
            for o in entity.offices
        ]
        for entity in tell(text).found.entities
        if entity.kind == "person"
    }


NAME = "Helen Brandt"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        row("Volvo spokeswoman Helen Brandt said no.", ["spokeswoman @ Volvo"]),
        row("Conservative MP Helen Brandt said no.", ["Conservative MP"]),
        row("Texas Governor Helen Brandt said no.", ["Texas Governor"]),
        row("Rep. Helen Brandt said no.", ["Rep."]),
        row("Sen. Helen Brandt said no.", ["Sen."]),
        row("Former Auditor General Helen Brandt said no.", ["(Former Auditor General)"]),
        row(
            "Democratic presidential candidate Helen Brandt said no.",
            ["Democratic presidential candidate"],
        ),
        row("Assemblywoman Helen Brandt said no.", ["Assemblywoman"]),
        row(
            "Helen Brandt, a senior fellow at the Atlantic Council, said no.",
            ["senior fellow at the Atlantic Council"],
        ),
        row("Helen Brandt, editor of The Daily Post, said no.", ["editor of The Daily Post"]),
        row("Helen Brandt, 54, the mayor of Oslo, said no.", ["mayor of Oslo"]),
        row("Helen Brandt, the 54-year-old mayor of Oslo, said no.", ["mayor of Oslo"]),
        row("Helen Brandt (MP for Oslo) said no.", ["MP for Oslo"]),
        row(
            "Helen Brandt, Labour's shadow foreign secretary, said no.",
            ["shadow foreign secretary @ Labour"],
        ),
        row("“No,” Helen Brandt, a Volvo spokeswoman told reporters.", ["spokeswoman @ Volvo"]),
        row(
            "Helen Brandt, who chairs the trade committee, said no.",
            ["chair of the trade committee"],
        ),
        row("Helen Brandt became finance minister in May.", ["finance minister"]),
        row("Helen Brandt was appointed Kenyan finance minister.", ["finance minister"]),
        row("Helen Brandt spoke. She was elected president of Kenya.", ["president of Kenya"]),
        row("Helen Brandt is the mayor of Oslo.", ["mayor of Oslo"]),
        row(
            "Helen Brandt was foreign minister of Norway until 2016.",
            ["(foreign minister of Norway)"],
        ),
        row("Helen Brandt resigned as Kenyan finance minister.", ["(finance minister)"]),
        row("Helen Brandt said she was the trade minister.", []),
        row("Helen Brandt will become finance minister.", []),
        row("Helen Brandt did not become finance minister.", []),
        row("If Helen Brandt became president, she would go.", []),
        row("Helen Brandt met the finance minister.", []),
        row("The father of Helen Brandt was a president.", []),
        row("Helen Brandt runs the bakery.", []),
        missed(
            "a body behind a name is no office",
            "Helen Brandt of the World Bank said no.",
            ["@ World Bank"],
        ),
    ],
)
def test_titles(tell: Tell, text: str, expected: list[str]) -> None:
    assert held(tell, text).get(NAME, []) == expected


@pytest.mark.parametrize(
    ("text", "title"),
    [
        row("Helen Brandt and Peter Lund, both senior union leaders, left.", "senior union leader"),
        row("Helen Brandt, Peter Lund and Ann Roe, all MPs, left the party.", "MP"),
        row("Two MPs -- Helen Brandt and Peter Lund -- left the party.", "MP"),
    ],
)
def test_lists(tell: Tell, text: str, title: str) -> None:
    """Each of a list holds the office told for all."""
    assert set(map(tuple, held(tell, text).values())) == {(title,)}


def test_a_label_gives_an_office(tell: Tell) -> None:
    """``The Minister of State (Ann Roe):`` in a report of a parliament."""
    found = held(
        tell,
        "Peter Lund: Will the Minister tell us why?\n\n"
        "The Minister of State, Foreign Office (Ann Roe): I have told the House.\n\n"
        "Peter Lund: I thank her.",
    )
    assert found["Ann Roe"] == ["Minister of State, Foreign Office"]


def test_who_is_counted_bears_no_rank(tell: Tell) -> None:
    """``the first Kenyan minister`` is a minister."""
    found = held(tell, "Helen Brandt was the first Kenyan minister to visit Oslo.")
    assert found[NAME] == ["(minister)"]


def test_no_movement_in_a_given_name(tell: Tell) -> None:
    found = held(tell, "He met Egypt's president Abdel Fatah al-Mansi on Monday.")
    assert found == {"Abdel Fatah al-Mansi": ["president"]}


def test_who_is_replaced_held_the_office(tell: Tell) -> None:
    """By who takes the place, not by who gives it to a third one."""
    found = held(
        tell,
        "Mart Kivi became Estonia's president on Monday, replacing Helen Brandt. Lars Holm, "
        "Denmark's prime minister, replaced Nina Dahl with Oskar Lund on Tuesday.",
    )
    assert found["Helen Brandt"] == ["(president)"]
    assert not found.get("Nina Dahl")
