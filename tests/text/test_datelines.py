"""Datelines in all the forms that agencies use."""

import pytest

from briefing.text.datelines import iter_datelines


@pytest.mark.parametrize(
    ("line", "places"),
    [
        ("Rome, 3 May 2022 (exa) - ", "Rome"),
        ("EXVILLE, Feb. 13, 2023 (Example News) -- ", "EXVILLE"),
        ("NEW SAMPTON and EXVILLE (December 22, 2022) — ", "NEW SAMPTON and EXVILLE"),
        ("WARSAW, March 8, 2019 (Friday) - ", "WARSAW"),
        ("Exville, Sept 12, EXA - ", "Exville"),
        ("BELGRADE, November 4. /EXA/. ", "BELGRADE"),
        ("Ulaanbaatar /EXAMPLE/. ", "Ulaanbaatar"),
        ("MANAMA, SEPT 4, 2020 (EXA) -- ", "MANAMA"),
        ("Pyongyang, October 5 Juche 112 (2023) (EXA) -- ", "Pyongyang"),
        ("Riyadh, 15 Safar 1445 AH, Aug 31, 2023, EXA -- ", "Riyadh"),
        ("CAIRO – 26 July 2022: ", "CAIRO"),
        ("JAKARTA, 2022-05-03T10:15 - ", "JAKARTA"),
        ("Asuncion, 2 March 2023. ", "Asuncion"),
        ("NAIROBI/LIMA - ", "NAIROBI/LIMA"),
        ("UNITED NATIONS, March 3 (EXA) — ", "UNITED NATIONS"),
    ],
)
def test_a_dateline(line: str, places: str) -> None:
    """Its places, and nothing of the sentence behind it."""
    text = f"{line}The ministers met here."
    (found,) = iter_datelines(text)
    assert (found.places.of(text), found.span.of(text)) == (places, line.rstrip())


@pytest.mark.parametrize(
    "text",
    [
        "The minister left Lima - and Peru.",
        "Minister Nowicki: The bridge stays.",
        "Remember this: The minister left.",
        "He said so on 2 March 2023. Then he left.",
        "Q: What of the bridge?",
        "",
    ],
)
def test_what_is_none(text: str) -> None:
    assert list(iter_datelines(text)) == []


def test_the_year_of_a_juche_date() -> None:
    """Juche 112 is 2023."""
    (found,) = iter_datelines("PYONGYANG, October 5 Juche 112 (EXA) -- The minister left.")
    assert found.year == 2023
