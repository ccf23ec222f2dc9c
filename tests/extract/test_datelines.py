"""Datelines, which are no part of the first sentence."""

import pytest

from briefing.extract.document import datelines
from tests.extract.plain import tokens_of
from tests.extract.tables import row


def dateline(text: str) -> str:
    """The words of the datelines."""
    tokens = tokens_of(text)
    return " ".join(tokens.words[i] for i in sorted(datelines(tokens)) if tokens.words[i].strip())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        row("NAIROBI, March 3 - The minister left.", "NAIROBI , March 3 -"),
        row("NAIROBI (Reuters) - The minister left.", "NAIROBI ( Reuters ) -"),
        row("BUENOS AIRES: The minister left.", "BUENOS AIRES :"),
        row("LIMA — The minister left.", "LIMA —"),
        row("Lima – The minister left.", "Lima –"),
        row("OSLO, 12 May 2021 – The minister left.", "OSLO , 12 May 2021 –"),
        row("NAIROBI/LIMA - The minister left.", "NAIROBI / LIMA -"),
        row("Bridge Talks Open\n\nLIMA, March 3 - The minister left.", "LIMA , March 3 -"),
        row("BEIJING, April 13 (Xinhua) -- The minister left.", "BEIJING , April 13 ( Xinhua ) --"),
        row("La Paz, 17 Nov. (AA).- The minister left.", "La Paz , 17 Nov. ( AA).-"),
        row("La Paz, 17 Nov (AA). The minister left.", "La Paz , 17 Nov ( AA ) ."),
        row("(ANPA) - Quito, May 4 2021 - The minister left.", "Quito , May 4 2021 -"),
        row("(Quito, 9 February 2024) — The minister left.", "( Quito , 9 February 2024 ) —"),
        row("La Paz, Aug 3, 2022 (PNI) The minister left.", "La Paz , Aug 3 , 2022 ( PNI )"),
        row("Ulan Bator, 13 February: The minister left.", "Ulan Bator , 13 February :"),
        row("Monday, 13 February: The minister left.", ""),
        row("Quito (PNI) The minister left.", ""),
        row("Quito (the capital). The minister left.", ""),
        row("The minister left Lima - and Peru.", ""),
        row("Remember this: The minister left.", ""),
        row("Minister Nowicki: The bridge stays.", ""),
        row("", ""),
    ],
)
def test_datelines(text: str, expected: str) -> None:
    assert dateline(text).replace("- -", "--") == expected
