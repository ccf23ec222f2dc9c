"""Short words for records."""

from typing import get_args

import pytest
from rich.cells import cell_len

from briefing.models import Office
from briefing.models.copy_with import replace
from briefing.models.enums import Status
from briefing.presentation.wording import CALL, destination, office, plural
from briefing.presentation.wording import surname as last_name
from briefing.tui.labels import (
    MARKS,
    count_label,
    event_title,
    full_names,
    names,
    source_label,
    surname,
    told_by,
)
from briefing.tui.selection import SelectionModel
from tests.tui.hand import Hand, small
from tests.tui.stored import desk_of


@pytest.fixture
def handmade() -> SelectionModel:
    """Two visits, three meetings."""
    return desk_of(small().briefing())


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("002_22186985d1c5b4ba.txt", "002"),
        ("folder/2019_note.txt", "2019"),
        ("note.txt", "note"),
        ("clips.jsonl#a-17", "a-17"),
        ("123456789_x.txt", "123456789_x"),
        ("_.txt", "_"),
    ],
)
def test_source_label(path: str, label: str) -> None:
    hand = Hand()
    hand.source("Text.", path)
    assert source_label(hand.sources[0]) == label


@pytest.mark.parametrize(
    "path",
    ["washington-post-2023-12-15.txt", "华盛顿邮报关于访问的长篇报道.txt"],
    ids=["latin", "chinese"],
)
def test_a_source_label_is_short_and_says_that_it_was_cut(path: str) -> None:
    hand = Hand()
    hand.source("Text.", path)
    label = source_label(hand.sources[0])
    assert cell_len(label) <= 12
    assert label.endswith("…")


@pytest.mark.parametrize(
    ("name", "kind", "country", "expected"),
    [
        ("Antony Blinken", "person", "USA", "Blinken"),
        ("Madonna", "person", None, "Madonna"),
        ("Ursula von der Leyen", "person", None, "von der Leyen"),
        ("Mohammed bin Salman", "person", "SAU", "bin Salman"),
        ("Robert Kennedy, Jr.", "person", "USA", "Kennedy"),
        ("Al Gore", "person", "USA", "Al Gore"),
        ("United States", "state", "USA", "US"),
        ("Pakistan", "state", "PAK", "Pakistan"),
        ("State Department", "organisation", "USA", "State Department"),
        ("the  White\nHouse", "organisation", "USA", "the White House"),
        ("", "person", None, ""),
        ("Wei Fenghe", "person", "CHN", "Wei"),
        ("Meili Wei", "person", "CHN", "Wei"),
        ("Wei Fenghe", "person", "USA", "Fenghe"),
    ],
)
def test_surname(name: str, kind: str, country: str | None, expected: str) -> None:
    assert last_name(kind, name, country) == expected


def test_surnames_of_a_briefing(handmade: SelectionModel) -> None:
    known = [surname(handmade, actor) for actor in handmade.actors]
    assert known[:6] == ["Munir", "Blinken", "Austin", "Bajwa", "Lavrov", "Pakistan"]
    assert surname(handmade, "nobody") == "?"


def test_names(handmade: SelectionModel) -> None:
    known = tuple(handmade.actors)
    assert names(handmade, known[:2]) == "Munir, Blinken"
    assert names(handmade, known[:4]) == "Munir, Blinken +2"
    assert names(handmade, known[:4], 1) == "Munir +3"
    assert names(handmade, ("nobody", known[0])) == "Munir"
    assert names(handmade, ()) == ""
    assert full_names(handmade, known[:2]) == "Asim Munir, Antony Blinken"


def test_destination(handmade: SelectionModel) -> None:
    visit = handmade.visits["visit-0"]
    assert destination(visit) == "United States"
    assert destination(visit, short=True) == "US"
    assert destination(replace(visit, country=None, place="Camp\nDavid")) == "Camp David"
    assert destination(replace(visit, country=None)) == "?"


def test_titles_of_events(handmade: SelectionModel) -> None:
    visit, call = handmade.visits["visit-0"], handmade.meetings["meeting-2"]
    assert event_title(handmade, visit, short=True) == "Munir → US"
    assert event_title(handmade, visit, short=False) == "Asim Munir → United States"
    assert event_title(handmade, call, short=True) == f"{CALL} Bajwa – Lavrov"
    assert event_title(handmade, call, short=False) == f"{CALL} Qamar Bajwa – Sergei Lavrov"
    met = handmade.meetings["meeting-0"]
    assert event_title(handmade, met, short=True) == "Munir – Austin"


def test_office() -> None:
    role = Office("chief of\narmy staff", None, "PAK", False, False, None, ())
    assert office(role) == "Chief of army staff · PAK"
    assert office(replace(role, country=None)) == "Chief of army staff"


def test_side_of_a_position(handmade: SelectionModel) -> None:
    by_words = {p.evidence[0].text: p for p in handmade.positions.values()}
    for words, side in (("We want trade", "Pakistan"), ("China backs the corridor", "China")):
        assert handmade.actors[handmade.side_of(by_words[words])].name == side


def test_a_person_without_a_known_state_is_a_side_of_its_own() -> None:
    hand = Hand()
    hand.source("Assange opposes secrecy. Kim wants talks.")
    assange, kim = hand.actor("Assange"), hand.actor("Kim", country="PRK")
    secrecy = hand.issue("Secrecy", "secrecy")
    hand.position(secrecy, assange, "Assange opposes secrecy", "oppose")
    hand.position(secrecy, kim, "Kim wants talks", "seek")
    selection = desk_of(hand.briefing())
    assert [selection.side_of(p) for p in hand.positions] == [assange, kim]


def test_sources_are_counted_once(handmade: SelectionModel) -> None:
    visit = handmade.visits["visit-0"]
    assert len(visit.evidence) == 2
    assert handmade.told(visit.evidence) == (1, 1)
    assert told_by(handmade, visit.evidence) == "1 article"


def test_origins_are_told_where_they_are_fewer_than_the_articles() -> None:
    hand = small()
    first = hand.sources[0].id
    hand.sources[:] = [replace(source, origin=first) for source in hand.sources]
    selection = desk_of(hand.briefing())
    refs = [*hand.visits[0].evidence, *hand.visits[1].evidence]
    assert selection.told(refs) == (2, 1)
    assert told_by(selection, refs) == "2 articles, 1 origin"
    assert [count_label(*told) for told in ((1, 1), (14, 14), (14, 2))] == ["1", "14", "14/2"]


def test_every_status_has_a_mark_and_unlike_ones_look_different() -> None:
    assert set(MARKS) == set(get_args(Status))
    assert all(cell_len(mark) == 1 for mark in MARKS.values())
    seen = [MARKS[s] for s in ("held", "under way", "announced", "postponed", "declined", "denied")]
    assert len(set(seen)) == len(seen)


def test_plural() -> None:
    assert [plural(n, "article") for n in (0, 1, 2)] == ["0 articles", "1 article", "2 articles"]
