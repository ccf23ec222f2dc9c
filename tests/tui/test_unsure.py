"""Positions that are kept back: counted on the card, shown by a key."""

from pathlib import Path

from msgspec import structs

from briefing.cli.list import lines
from briefing.tui.panes.issues import PANE
from briefing.tui.rows import RecordRef
from tests.tui.hand import Hand
from tests.tui.stored import desk_of, shelve
from tests.tui.terminal import MEDIUM, opened

SURE = "Norway rejects the quota."
UNSURE = "Norway may want a larger quota."


def hand() -> Hand:
    """One issue with two positions, of which one is kept back."""
    made = Hand()
    made.source(f"{SURE} {UNSURE}", date="2023-05-04")
    state = made.actor("Norway", "state", "NOR")
    issue = made.issue("Fishing quotas", SURE)
    made.position(issue, state, SURE, "oppose")
    made.position(issue, state, UNSURE, "seek")
    made.positions[1] = structs.replace(made.positions[1], shown=False, probability=0.31)
    return made


def test_it_is_counted_and_not_listed() -> None:
    selection = desk_of(hand().briefing())
    selection.choose(RecordRef("issue", selection.issue_order()[1][0].id))
    words = "\n".join(row.words for row in PANE.rows(selection, 80))
    assert "rejects the quota" in words
    assert "larger quota" not in words
    assert "1 unsure · H shows them" in words
    selection.with_unsure = True
    words = "\n".join(row.words for row in PANE.rows(selection, 80))
    assert "? 31%" in words
    assert "larger quota" in words


def test_a_list_marks_it() -> None:
    listed = list(lines(hand().briefing(), "positions"))
    assert [line.endswith(" · unsure") for line in listed] == [False, True]


async def test_the_key_opens_and_closes_them(tmp_path: Path) -> None:
    made = hand()
    root = made.write(tmp_path / "folder")
    with shelve(root, made.briefing(), articles=made.articles()) as workspace:
        async with opened(workspace, MEDIUM) as terminal:
            await terminal.press("]", "4")
            terminal.find("1 unsure")
            await terminal.press("H")
            terminal.find("H hides them")
            await terminal.press("H")
            terminal.find("H shows them")
