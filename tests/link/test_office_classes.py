"""Offices by what they are, whatever a newspaper calls them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.link.office_classes import (
    ARMY_CHIEF,
    CHIEF_OF_STAFF,
    DEFENCE_MINISTER,
    FOREIGN_MINISTER,
    HEAD_OF_GOVERNMENT,
    HEAD_OF_STATE,
    ISI_DIRECTOR,
    held_by_one,
    is_portfolio,
    office_class,
    plain_title,
    walk_of_life,
)

CLASSES: tuple[tuple[str, str | None, str], ...] = (
    ("Foreign Minister", "PAK", FOREIGN_MINISTER),
    ("the foreign minister", None, FOREIGN_MINISTER),
    ("Minister of Foreign Affairs", "RUS", FOREIGN_MINISTER),
    ("Minister for Foreign Affairs", "AUS", FOREIGN_MINISTER),
    ("External Affairs Minister", "IND", FOREIGN_MINISTER),
    ("Secretary of State", "USA", FOREIGN_MINISTER),
    ("US Secretary of State", None, FOREIGN_MINISTER),
    ("Foreign Secretary", "GBR", FOREIGN_MINISTER),
    ("Defence Minister", "IND", DEFENCE_MINISTER),
    ("Secretary of Defense", "USA", DEFENCE_MINISTER),
    ("Defence Secretary", "GBR", DEFENCE_MINISTER),
    ("Pentagon chief", "USA", DEFENCE_MINISTER),
    ("Chief of Army Staff", "PAK", ARMY_CHIEF),
    ("Chief of the Army Staff", "IND", ARMY_CHIEF),
    ("COAS", "PAK", ARMY_CHIEF),
    ("the army chief", "PAK", ARMY_CHIEF),
    ("Army Chief of Staff", "USA", ARMY_CHIEF),
    ("Chairman of the Joint Chiefs of Staff", "USA", CHIEF_OF_STAFF),
    ("Chairman Joint Chiefs of Staff Committee", "PAK", CHIEF_OF_STAFF),
    ("Chief of General Staff", "TUR", CHIEF_OF_STAFF),
    ("Chief of Defence Staff", "IND", CHIEF_OF_STAFF),
    ("ISI chief", "PAK", ISI_DIRECTOR),
    ("Director General of Inter-Services Intelligence", "PAK", ISI_DIRECTOR),
    ("Director-General ISI", "PAK", ISI_DIRECTOR),
    ("Prime Minister", "PAK", HEAD_OF_GOVERNMENT),
    ("Caretaker Prime Minister", "PAK", HEAD_OF_GOVERNMENT),
    ("Premier", "CHN", HEAD_OF_GOVERNMENT),
    ("Chancellor", "DEU", HEAD_OF_GOVERNMENT),
    ("President", "IRN", HEAD_OF_GOVERNMENT),
    ("Supreme Leader", "IRN", HEAD_OF_STATE),
    ("President", "USA", HEAD_OF_STATE),
    ("President of the United States", None, HEAD_OF_STATE),
    ("King", "SAU", HEAD_OF_STATE),
    ("Emir", "QAT", HEAD_OF_STATE),
)


@pytest.mark.parametrize(("title", "country", "office"), CLASSES)
def test_what_an_office_is(title: str, country: str | None, office: str) -> None:
    """One class for all its titles, with and without capitals."""
    assert office_class(title, country) == office
    assert office_class(title.upper(), country) == office


LESSER: tuple[tuple[str, str | None], ...] = (
    ("Deputy Foreign Minister", "RUS"),
    ("Vice President", "USA"),
    ("Vice Chief of Army Staff", "PAK"),
    ("Minister of State for Foreign Affairs", "PAK"),
    ("Under Secretary of State", "USA"),
    ("Assistant Secretary of State", "USA"),
    ("Deputy Prime Minister", "PAK"),
    ("former President", "USA"),
    ("ex-president", "USA"),
    ("President-elect", "USA"),
    ("Prime Minister-designate", "IND"),
    ("presidential candidate", "USA"),
    ("Foreign Ministry spokesman", "PAK"),
    ("Prime Minister's adviser", "PAK"),
    ("special assistant to the Prime Minister", "PAK"),
    ("shadow foreign secretary", "GBR"),
    ("Foreign Secretary", "PAK"),
    ("Foreign Secretary", "IND"),
    ("Defence Secretary", "PAK"),
    ("Defence Secretary", "IND"),
    ("Chancellor of the Exchequer", "GBR"),
    ("Chief of Naval Staff", "PAK"),
    ("White House Chief of Staff", "USA"),
    ("President of the World Bank", None),
    ("President of the Senate", "PHL"),
    ("Senate President", "PHL"),
    ("President of the National Assembly", "FRA"),
    ("President of the European Commission", None),
    ("spy chief", "KOR"),
    ("ambassador", "PAK"),
    ("king's envoy", "SAU"),
)


@pytest.mark.parametrize(("title", "country"), LESSER)
def test_what_an_office_is_not(title: str, country: str | None) -> None:
    """Deputies, former and elect holders, officials and heads of other bodies hold none of them."""
    assert not held_by_one(office_class(title, country))


@pytest.mark.parametrize(
    ("title", "portfolio"),
    [
        ("Foreign Minister", True),
        ("Trade Minister", True),
        ("Minister of Finance", True),
        ("army chief", True),
        ("deputy trade minister", False),
        ("minister", False),
        ("ambassador", False),
        ("senator", False),
        ("general", False),
    ],
)
def test_whether_a_state_has_one_such_office(title: str, portfolio: bool) -> None:
    """A class of its own, or a minister of something."""
    assert is_portfolio(office_class(title, "IDN")) == portfolio


@pytest.mark.parametrize(
    ("title", "words", "walk"),
    [
        ("army chief", "Asim Munir", "military"),
        ("", "General Asim Munir", "military"),
        ("ambassador", "Masood Khan", "diplomat"),
        ("senator", "Lindsey Graham", "legislator"),
        ("foreign minister", "Ishaq Dar", "minister"),
        ("head of state", "General Pervez Musharraf", None),
        ("", "Asim Munir", None),
    ],
)
def test_walks_of_life(title: str, words: str, walk: str | None) -> None:
    """Whom one does not easily confuse."""
    assert walk_of_life(title, words) == walk


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("the Secretary of Defense", "secretary of defence"),
        ("Acting  Foreign\nMinister", "foreign minister"),
        ("Pakistan’s national security advisor", "pakistan national security adviser"),
        ("", ""),
    ],
)
def test_a_title_in_one_spelling(title: str, plain: str) -> None:
    """Without the small words around it."""
    assert plain_title(title) == plain


@given(
    st.sampled_from([title for title, _, _ in CLASSES]), st.sampled_from(["the ", "acting ", ""])
)
@settings(max_examples=60, deadline=None)
def test_a_plain_title_is_plain(title: str, before: str) -> None:
    """Once more changes nothing."""
    plain = plain_title(before + title)
    assert plain_title(plain) == plain
