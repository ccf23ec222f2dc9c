"""Citing in another style, more than the words in view; a memo from the terminal."""

from pathlib import Path

import pytest

from briefing.tui.controllers.memo import scope_of
from briefing.tui.rows import RecordRef
from briefing.tui.screens.pick import PickScreen
from briefing.workspace import Workspace
from tests.tui.terminal import MEDIUM, Terminal, opened
from tests.tui.test_copying import to


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The file to which the copy command writes."""
    return tmp_path / "copied.txt"


@pytest.fixture(autouse=True)
def _copies_into_a_file(own: Workspace, copied: Path) -> None:
    own.settings = to(copied)


async def choose(terminal: Terminal, style: str, scope: str) -> None:
    """Press the keys that lead to a style and a scope."""
    await terminal.press("C")
    assert isinstance(terminal.app.screen, PickScreen)
    await terminal.press(style)
    await terminal.press(scope)
    await terminal.settle()


@pytest.mark.parametrize(
    ("style", "scope", "begin"),
    [("d", "b", "“"), ("d", "r", "["), ("h", "b", "@article{"), ("a", "q", "")],
    ids=["APA", "APA, source alone", "BibLaTeX", "the words alone"],
)
async def test_a_style_and_a_scope(
    own: Workspace, copied: Path, style: str, scope: str, begin: str
) -> None:
    async with opened(own, MEDIUM) as terminal:
        ref = terminal.selection.current.ref
        assert ref
        await choose(terminal, style, scope)
        text = copied.read_text(encoding="utf-8")
        assert text.startswith(begin)
        words = " ".join(ref.text.split())
        assert (words[:30] in text) == (scope != "r" or style == "h")


async def test_all_evidence_of_the_record(own: Workspace, copied: Path) -> None:
    async with opened(own, MEDIUM) as terminal:
        refs = terminal.selection.current.refs
        assert len(refs) > 1
        await choose(terminal, "b", "e")
        text = copied.read_text(encoding="utf-8")
        assert text.count("para. ") == len(set(refs))
        assert f"{len(set(refs))} passages." in terminal.toasts()[-1]


async def test_everything_that_is_marked(own: Workspace, copied: Path) -> None:
    async with opened(own, MEDIUM) as terminal:
        await terminal.press("m", "j", "m")
        await choose(terminal, "b", "m")
        assert copied.read_text(encoding="utf-8").count("para. ") == 2


async def test_what_a_memo_is_about(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        context, selection = terminal.main.context, terminal.selection
        actor = selection.actors[selection.current.actor or ""]
        event = terminal.selection.current.record
        assert scope_of(context, RecordRef("actor", actor.id)) == ("--actor", actor.name)
        assert scope_of(context, event) == ("--actor", "Asim Munir")
        issue = next(iter(selection.issues.values()))
        assert scope_of(context, RecordRef("issue", issue.id)) == ("--issue", issue.name)
        assert scope_of(context, None) is None


async def test_a_memo_asks_for_its_format_and_file(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        await terminal.press("P")
        terminal.find("HTML, which prints well")
        await terminal.press("m")
        terminal.find("memo-asim-munir.md")
        await terminal.press("escape")
        assert terminal.at_main
