"""Direct quotations with their speakers, and what is reported without marks."""

import pytest

from tests.extract.tables import missed, row
from tests.extract.telling import Tell

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        row(
            "“We will rebuild the bridge,” said Foreign Minister Diego Paredes.",
            ["Diego Paredes: We will rebuild the bridge,"],
        ),
        row(
            "“We will rebuild the bridge,” Foreign Minister Diego Paredes said.",
            ["Diego Paredes: We will rebuild the bridge,"],
        ),
        row(
            '"We will rebuild the bridge," said Foreign Minister Diego Paredes.',
            ["Diego Paredes: We will rebuild the bridge,"],
        ),
        row(
            "Foreign Minister Diego Paredes said: “We will rebuild the bridge.”",
            ["Diego Paredes: We will rebuild the bridge."],
        ),
        row(
            "Foreign Minister Diego Paredes said that “the bridge will be rebuilt soon”.",
            ["Diego Paredes: the bridge will be rebuilt soon"],
        ),
        row(
            "Foreign Minister Diego Paredes called the plan “a gift to the smugglers”.",
            ["Diego Paredes: a gift to the smugglers"],
        ),
        row(
            "“We agree on the bridge,” Foreign Minister Diego Paredes said, “but more money is "
            "needed for it.”",
            [
                "Diego Paredes: We agree on the bridge,",
                "Diego Paredes: but more money is needed for it.",
            ],
        ),
        row(
            "“We agree on the bridge,” Foreign Minister Diego Paredes said. “More money is needed "
            "for it.”",
            [
                "Diego Paredes: We agree on the bridge,",
                "Diego Paredes: More money is needed for it.",
            ],
        ),
        row(
            "“We agree on the bridge,” said Foreign Minister Diego Paredes.\n\n“More money is "
            "needed "
            "for it.”",
            [
                "Diego Paredes: We agree on the bridge,",
                "Diego Paredes: More money is needed for it.",
            ],
        ),
        row(
            "“We agree on the bridge,” said Foreign Minister Diego Paredes. “More money is needed "
            "for it,” he added.",
            [
                "Diego Paredes: We agree on the bridge,",
                "Diego Paredes: More money is needed for it,",
            ],
        ),
        row(
            "“We agree on the bridge,” said Foreign Minister Diego Paredes. But Finance Minister "
            "Lucía Salgado disagreed. “There is no money for it,” she said.",
            ["Diego Paredes: We agree on the bridge,", "Lucía Salgado: There is no money for it,"],
        ),
        row(
            "According to Foreign Minister Diego Paredes, “the bridge will be rebuilt soon”.",
            ["Diego Paredes: the bridge will be rebuilt soon"],
        ),
        row(
            "Foreign Minister Diego Paredes told President Mart Kivi: “The bridge will be "
            "rebuilt.”",
            ["Diego Paredes: The bridge will be rebuilt."],
        ),
        row(
            "Asked about the bridge, Foreign Minister Diego Paredes replied: “It will be rebuilt.”",
            ["Diego Paredes: It will be rebuilt."],
        ),
        row(
            "“The bridge will be rebuilt,” Foreign Minister Diego Paredes told reporters in Lima.",
            ["Diego Paredes: The bridge will be rebuilt,"],
        ),
        row(
            "“The bridge will be rebuilt,” a senior diplomat told reporters in Lima.",
            ["a senior diplomat: The bridge will be rebuilt,"],
        ),
        row(
            "“The bridge will be rebuilt,” a source close to the talks said.",
            ["a source close to the talks: The bridge will be rebuilt,"],
        ),
        row(
            "The Peruvian Ministry of Public Works said in a statement: “The bridge will be "
            "rebuilt.”",
            ["Peruvian Ministry of Public Works: The bridge will be rebuilt."],
        ),
        row(
            "“The bridge will be rebuilt,” the Peruvian Ministry of Public Works said in a "
            "statement.",
            ["Peruvian Ministry of Public Works: The bridge will be rebuilt,"],
        ),
        missed(
            "read a statement by X: the subject behind the verb is not found",
            "“The bridge will be rebuilt,” read a statement by the Lake Basin Commission.",
            ["Lake Basin Commission: The bridge will be rebuilt,"],
        ),
        row(
            "Foreign Minister Diego Paredes, who visited the site, said: “It will be rebuilt.”",
            ["Diego Paredes: It will be rebuilt."],
        ),
        row(
            "“It will be rebuilt,” said Diego Paredes, the foreign minister of Peru.",
            ["Diego Paredes: It will be rebuilt,"],
        ),
        row(
            "Foreign Minister Diego Paredes tweeted: “It will be rebuilt before winter.”",
            ["Diego Paredes: It will be rebuilt before winter."],
        ),
        row(
            "Peru warned that “the bridge may collapse within weeks”.",
            ["Peru: the bridge may collapse within weeks"],
        ),
        row(
            "“The bridge may collapse within weeks,” the Kremlin said.",
            ["Kremlin: The bridge may collapse within weeks,"],
        ),
        row(
            "“The bridge may collapse within weeks,” Kremlin spokesman Pavel Orlov said.",
            ["Pavel Orlov: The bridge may collapse within weeks,"],
        ),
        row(
            "Foreign Minister Diego Paredes said the bridge, “our oldest link with the coast”, "
            "will be rebuilt.",
            ["Diego Paredes: our oldest link with the coast"],
        ),
        row(
            "“The bridge,” Foreign Minister Diego Paredes said, “will be rebuilt before the "
            "winter.”",
            ["Diego Paredes: The bridge,", "Diego Paredes: will be rebuilt before the winter."],
        ),
        row(
            "Foreign Minister Diego Paredes was quoted as saying that “the bridge will be "
            "rebuilt”.",
            ["Diego Paredes: the bridge will be rebuilt"],
        ),
        row(
            "President Mart Kivi was told by Foreign Minister Diego Paredes that “the bridge "
            "will fall soon”.",
            ["Diego Paredes: the bridge will fall soon"],
        ),
        row(
            "Foreign Minister Diego Paredes met President Mart Kivi. “The bridge will fall "
            "soon,” the president said.",
            ["Mart Kivi: The bridge will fall soon,"],
        ),
        row(
            "“Why did the bridge fall?” asked Foreign Minister Diego Paredes.",
            ["Diego Paredes: Why did the bridge fall?"],
        ),
        missed(
            "shout is no verb of speech",
            "“The bridge fell!” Foreign Minister Diego Paredes shouted to the crowd.",
            ["Diego Paredes: The bridge fell!"],
        ),
        row(
            "A spokesman for the Peruvian government said: “The bridge will be rebuilt before "
            "the winter.”",
            [
                "spokesman for the Peruvian government: The bridge will be rebuilt before the "
                "winter."
            ],
        ),
        row(
            "Government sources said the bridge was “beyond repair now”.",
            ["Government sources: beyond repair now"],
        ),
        row(
            "The Lake Basin Commission issued a statement saying that “the bridge is beyond "
            "repair now”.",
            ["Lake Basin Commission: the bridge is beyond repair now"],
        ),
        row(
            "“The bridge is beyond repair now,” said the engineer Ana Prado.",
            ["Ana Prado: The bridge is beyond repair now,"],
        ),
        row(
            "“The bridge is beyond repair now,” Peruvian Foreign Minister Diego Paredes, 52, "
            "said on Monday.",
            ["Diego Paredes: The bridge is beyond repair now,"],
        ),
        row(
            "‘The bridge is beyond repair now,’ said Foreign Minister Diego Paredes.",
            ["Diego Paredes: The bridge is beyond repair now,"],
        ),
        row(
            "Foreign Minister Diego Paredes:\n\n“The bridge is beyond repair now.”",
            ["Diego Paredes: The bridge is beyond repair now."],
        ),
        row(
            "Foreign Minister Diego Paredes said President Mart Kivi had told him: “The bridge "
            "is beyond repair now.”",
            ["Mart Kivi: The bridge is beyond repair now."],
        ),
        missed(
            "a name with a colon, or a later sentence, is no attribution",
            "“The bridge is beyond repair now.” That was how Foreign Minister Diego Paredes put "
            "it.",
            ["Diego Paredes: The bridge is beyond repair now."],
        ),
        row(
            "Foreign Minister Diego Paredes said that the bridge was “beyond repair now”, and "
            "that Chile should pay. “They know that,” he added.",
            ["Diego Paredes: beyond repair now", "Diego Paredes: They know that,"],
        ),
    ],
)
def test_speakers(tell: Tell, text: str, expected: list[str]) -> None:
    assert tell(text).quotes == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        row(
            "Foreign Minister Diego Paredes said: “The bridge fell in March and many died "
            "there.\n\n"
            "“It will be rebuilt before the winter comes.”",
            [
                "Diego Paredes: The bridge fell in March and many died there.",
                "Diego Paredes: It will be rebuilt before the winter comes.",
            ],
        ),
        row(
            "“The bridge fell in March and many died there. It will be rebuilt before the winter "
            "comes. We owe it to them,” said Foreign Minister Diego Paredes.",
            [
                "Diego Paredes: The bridge fell in March and many died there. It will be rebuilt "
                "before the winter comes. We owe it to them,"
            ],
        ),
        row(
            "“The bridge will be rebuilt\nbefore winter,” said Foreign Minister Diego Paredes.",
            ["Diego Paredes: The bridge will be rebuilt before winter,"],
        ),
    ],
)
def test_long_quotations(tell: Tell, text: str, expected: list[str]) -> None:
    assert tell(text).quotes == expected


@pytest.mark.parametrize(
    "text",
    [
        row("Villagers crossed the so-called “bridge” in the night."),
        row("Diego Paredes is the author of “The Long Road Home”."),
        row("The “yes” camp won, and the “no” camp wept."),
        row("The film “Winter in Lima” won the prize."),
        row("There are no marks in this sentence."),
    ],
)
def test_no_quotation(tell: Tell, text: str) -> None:
    assert tell(text).quotes == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        row(
            "Foreign Minister Diego Paredes said that the talks with Chile had been constructive.",
            ["Diego Paredes: the talks with Chile had been constructive"],
        ),
        row(
            "The Peruvian Ministry of Public Works said the bridge would be rebuilt soon.",
            ["Peruvian Ministry of Public Works: the bridge would be rebuilt soon"],
        ),
        row(
            "Foreign Minister Diego Paredes did not say that the bridge would be rebuilt soon.",
            [],
        ),
        row("Villagers said that the bridge would be rebuilt soon.", []),
    ],
)
def test_statements(tell: Tell, text: str, expected: list[str]) -> None:
    assert tell(text).statements == expected


def test_the_marks_are_left_out(tell: Tell) -> None:
    told = tell("“We agree on the bridge,” said Foreign Minister Diego Paredes.")
    span = told.found.quotes[0].evidence[0]
    assert told.text[span.start - 1] == "“"
    assert told.text[span.end] == "”"
