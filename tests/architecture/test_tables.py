"""Every table of ``resources/`` has a shape: an unknown key, a wrong type, a word twice fail."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import msgspec
import pytest

from briefing.models.enums import Stance
from tests.architecture.sources import PACKAGE

FOLDER = PACKAGE / "resources"
TABLES = sorted(FOLDER.glob("*.toml"))


class Strict(msgspec.Struct, forbid_unknown_fields=True):
    """Knows its keys, and no others."""


class Heads(Strict):
    words: str


class SmallBodies(Strict):
    heads: str
    kinds: str


class Body(Strict):
    name: str
    kind: str = ""
    names: list[str] = []
    country: str = ""
    seat: bool | str = False
    source: bool = False


class Bodies(Strict):
    heads: Heads
    small: SmallBodies
    body: list[Body]


class BoilerplateRow(Strict):
    rule: str
    patterns: list[str]
    yes: list[str]
    no: list[str]
    kind: str = ""
    short: bool = False
    takes: str = ""


class Boilerplate(Strict):
    row: list[BoilerplateRow]


class ExportColumns(Strict):
    name: str
    requires: list[str]
    addresses: bool | list[str] | str = False
    group: str | list[str] = ""


class ColumnNames(Strict):
    id: list[str]
    text: list[str]
    title: list[str]
    outlet: list[str]
    date: list[str]
    url: list[str]
    authors: list[str] = []
    language: list[str] = []


class Columns(Strict):
    names: ColumnNames
    export: list[ExportColumns]


class FrontMatterNames(Strict):
    title: list[str]
    outlet: list[str]
    date: list[str]
    url: list[str]
    authors: list[str]
    language: list[str]


class FrontMatter(Strict):
    names: FrontMatterNames


class IssueRow(Strict):
    name: str
    wordings: list[str]
    heading: str = ""
    parent: str = ""
    group: bool = False


class Fighting(Strict):
    verbs: str
    ends: str
    fights: str


class Issues(Strict):
    fighting: Fighting
    issue: list[IssueRow]


class OfficeWords(Strict):
    domains: str
    modifiers: str
    complement_openers: str
    ranks: str
    honorifics: str
    female: str
    male: str


class Offices(Strict):
    heads: dict[str, str]
    words: OfficeWords
    countries: dict[str, str]


class Holders(Strict):
    groups: str
    bodies: str


class Speech(Strict):
    verbs: str
    indirect: str
    holders: Holders


class Stances(Strict):
    verbs: dict[str, str]
    predicates: dict[Stance, str]
    nouns: dict[Stance, str]
    light: dict[str, str]
    ends: dict[str, str]
    charges: dict[str, str]
    importance: dict[str, str]
    tone: dict[str, str]


class StateNames(Strict):
    names: dict[str, str]
    short: dict[str, str]


class State(Strict):
    code: str
    names: list[str]
    demonyms: list[str] = []
    capital: str | list[str] = ""
    cities: list[str] = []
    provinces: list[str] = []
    seats: list[str] = []


class Region(Strict):
    name: str
    names: list[str] = []
    adjectives: list[str] = []
    code: str = ""


class States(Strict):
    state: list[State]
    region: list[Region]


class Nothing(Strict):
    verbs: str


class Status(Strict):
    fates: dict[Literal["postponed", "cancelled", "declined", "denied"], str]
    nothing: Nothing


class Transliteration(Strict):
    families: list[str]
    letters: list[tuple[str, str]]


SHAPES: dict[str, Any] = {
    "bodies": Bodies,
    "boilerplate": Boilerplate,
    "columns": Columns,
    "front_matter": FrontMatter,
    "headings": dict[str, str],
    "issues": Issues,
    "offices": Offices,
    "speech": Speech,
    "stances": Stances,
    "state_names": StateNames,
    "states": States,
    "status": Status,
    "tenures": dict[str, dict[str, list[list[str]]]],
    "transliteration": Transliteration,
}


def test_each_table_has_a_shape() -> None:
    assert sorted(SHAPES) == [file.stem for file in TABLES]


def table(file: Path) -> Any:
    """What stands in a table."""
    return tomllib.loads(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", TABLES, ids=lambda file: file.stem)
def test_its_keys_are_known_and_its_values_of_their_kind(file: Path) -> None:
    """``msgspec`` names the place where it is not so."""
    msgspec.convert(table(file), SHAPES[file.stem], strict=False)


def lists(value: Any, place: str = "") -> Iterator[tuple[str, list[str]]]:
    """Every list of words, with where it stands."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from lists(inner, f"{place}.{key}")
    elif isinstance(value, str):
        yield place, value.split()
    elif isinstance(value, list) and all(isinstance(inner, str) for inner in value):
        yield place, value
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from lists(inner, f"{place}[{number}]")


TEXTS = {"boilerplate", "headings", "tenures", "state_names"}
"""Their values are sentences and names, in which a word may stand twice."""


@pytest.mark.parametrize(
    "file", [f for f in TABLES if f.stem not in TEXTS], ids=lambda file: file.stem
)
def test_no_word_stands_twice_in_a_list(file: Path) -> None:
    twice = {
        place: again
        for place, words in lists(table(file))
        if not place.endswith((".name", ".names", ".heading", ".parent", ".group", ".capital"))
        if (again := [word for word, count in Counter(words).items() if count > 1])
    }
    assert twice == {}


def test_no_wording_of_an_issue_stands_under_two() -> None:
    """Else which one is meant depends on their order."""
    rows = table(FOLDER / "issues.toml")["issue"]
    owners = Counter(w.casefold() for row in rows for w in row.get("wordings", []))
    assert [word for word, count in owners.items() if count > 1] == []
