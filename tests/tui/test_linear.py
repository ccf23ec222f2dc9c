"""The briefing line by line, as a screen reader tells it."""

import re

import pytest

from briefing.tui.linear import HELP, LinearBriefing, run, spoken_words
from briefing.workspace import Workspace

DRAWN = re.compile("[\u2500-\u27bf→–☎≠…“”·]")
"""Signs that a screen reader passes over or spells."""


def session(workspace: Workspace, *commands: str) -> list[str]:
    """What is told for some commands."""
    told: list[str] = []
    run(workspace, commands, told.append)
    return told


@pytest.fixture
def told(workspace: Workspace) -> LinearBriefing:
    """The seeds."""
    return LinearBriefing(workspace)


def test_the_beginning(workspace: Workspace) -> None:
    first, help_line, here = session(workspace)
    assert first == "Briefing of seeds: 5 articles, 8 visits and meetings."
    assert help_line == "h: help."
    assert here.startswith("Visits, line 1 of ")


def test_where_one_stands_is_told_in_words(told: LinearBriefing) -> None:
    (line,) = told.answer("n") or []
    assert re.fullmatch(r"Visits, line 2 of \d+: .*Munir to US.*", line)
    (line,) = told.answer("2") or []
    assert line == "Visit, line 1 of 14: Asim Munir to United States"
    assert told.answer("g 99") == ["No line there.", line]
    (line,) = told.answer("5") or []
    assert line.startswith("Source, line ")
    assert ": evidence: " in line


def test_no_sign_is_left(workspace: Workspace) -> None:
    """Neither in lists nor in what is found, why, or where one stands."""
    commands = ["l", "n", "2", "l", "3", "l", "4", "l", "w", "e", "/munir", "l", "f", "b", "h"]
    for line in session(workspace, *commands)[1:]:
        assert not DRAWN.search(line.partition("quote: ")[0]), line


def test_following_and_back(told: LinearBriefing) -> None:
    told.answer("n")
    told.answer("4")
    rows = told.answer("l") or []
    issue = next(n for n, row in enumerate(rows) if "side" in row)
    told.answer(f"g {issue}")
    (line,) = told.answer("f") or []
    assert line.startswith("Issues, line 1")
    assert (told.answer("b") or [""])[0] == "This is where you began."


def test_search(told: LinearBriefing) -> None:
    found, line = told.answer("/blinken") or []
    assert re.fullmatch(r"\d+ found\. f follows one\.", found)
    assert line.startswith("Search, line 1 of ")
    (there,) = told.answer("f") or []
    assert not there.startswith("Search")
    assert told.answer("/zzzzqqqq") == ["Nothing found for zzzzqqqq."]


def test_citing(told: LinearBriefing) -> None:
    told.answer("n")
    (citation,) = told.answer("c") or []
    assert "para. " in citation


def test_words_that_have_changed_are_not_cited(own: Workspace) -> None:
    """It is said, and the session goes on."""
    told = LinearBriefing(own)
    told.answer("n")
    for file in own.root.glob("*.txt"):
        file.write_text("Nothing.", encoding="utf-8")
    (line,) = told.answer("c") or []
    assert "has changed since it was read" in line
    assert (told.answer("n") or [""])[0].startswith("Visits, line 3")


def test_leaving_and_mistakes(workspace: Workspace) -> None:
    """After ``q`` nothing is told; a wrong command says so."""
    assert session(workspace, "what", "q", "n")[3:] == ["There is no command “what”. h: help."]
    assert session(workspace, "h")[3:] == HELP.splitlines()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("● 14 Dec Munir → US", "held, 14 Dec Munir to US"),
        ("1–7 Jan", "1 to 7 Jan"),
        ("Khan – Trump", "Khan with Trump"),
        ("☎ Wang – Bilawal ≠", "call, Wang with Bilawal sources disagree"),
        ("held · 2 articles", "held, 2 articles"),
    ],
)
def test_signs_are_words(words: str, expected: str) -> None:
    assert spoken_words(words) == expected
