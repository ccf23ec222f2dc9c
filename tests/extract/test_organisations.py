"""Bodies and groups, and their abbreviations, without a language model."""

import pytest

from tests.extract.plain import cast_of, recognised
from tests.extract.tables import row


def bodies(text: str, *organisations: str) -> list[str]:
    """``name [CODE]`` of each body where it stands."""
    found = recognised(text, bodies=organisations).bodies
    return [f"{b.name} [{b.country or '-'}]" for b in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        row(
            "The IMF and the World Bank agreed.",
            ["International Monetary Fund [-]", "World Bank [-]"],
        ),
        row("the UN Security Council voted", ["UN Security Council [-]"]),
        row("the United Nations Security Council voted", ["UN Security Council [-]"]),
        row("Hezbollah and Hizbullah", ["Hezbollah [LBN]", "Hezbollah [LBN]"]),
        row("the US Department of State said", ["State Department [USA]"]),
        row("the Pentagon said", ["Pentagon [USA]"]),
        row("The Ministry of Foreign Affairs said so.", ["Ministry of Foreign Affairs [-]"]),
        row("The Ministry of Trade and Industry said so.", ["Ministry of Trade and Industry [-]"]),
        row(
            "It was Kenya’s Ministry of Health that said so.", ["Kenya’s Ministry of Health [KEN]"]
        ),
        row("The Central Bank of Kenya said so.", ["Central Bank of Kenya [KEN]"]),
        row("The Communist Party of Vietnam said so.", ["Communist Party of Vietnam [VNM]"]),
        row("The Norwegian Refugee Council said so.", ["Norwegian Refugee Council [NOR]"]),
        row("The Chilean Navy sailed.", ["Chilean Navy [CHL]"]),
        row("The Foreign Ministry said so.", ["Foreign Ministry [-]"]),
        row("The National Assembly of Togo voted.", ["National Assembly of Togo [TGO]"]),
        row("the European Commission and ASEAN agreed", ["European Commission [-]", "ASEAN [-]"]),
        row("a ministry said that the bank had closed", []),
        row("In March Council workers left", []),
    ],
)
def test_bodies(text: str, expected: list[str]) -> None:
    assert bodies(text) == expected


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        row(
            "The Lake Basin Commission (LBC) met. The LBC agreed.",
            (),
            ["Lake Basin Commission"] * 2,
        ),
        row(
            "The River Guardians (RG) met. RG agreed.",
            ("River Guardians",),
            ["River Guardians"] * 2,
        ),
        row(
            "The National Water Authority (NWA) met; later NWA and NWA again.",
            (),
            ["National Water Authority"] * 3,
        ),
        row("The Lake Basin Commission (Nairobi) met.", (), ["Lake Basin Commission"]),
        row("The Lake Basin Commission (XYZ) met.", (), ["Lake Basin Commission"]),
        row("The World Bank (see page 4) agreed.", (), ["World Bank"]),
    ],
)
def test_abbreviations(text: str, known: tuple[str, ...], expected: list[str]) -> None:
    found = [b.name for b in recognised(text, bodies=known).bodies if b.name != "XYZ"]
    assert found == expected


def test_one_body_one_actor() -> None:
    text = "The Lake Basin Commission (LBC) met. The LBC agreed. Lake Basin Commission staff left."
    assert [a.name for a in cast_of(text) if a.kind == "organisation"] == ["Lake Basin Commission"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        row("Hamas rejected it.", "group"),
        row("The IMF rejected it.", "organisation"),
        row("The Kremlin rejected it.", "organisation"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert [a.kind for a in cast_of(text)] == [kind]


def test_a_newspaper_is_a_source() -> None:
    (actor,) = cast_of("An editor of the Financial Times asked.")
    assert actor.source


def test_a_person_is_no_body() -> None:
    found = recognised("Defence Minister Navy Sundaram left.").bodies
    assert found == []
