"""Judgements by key: what is asked, what is written, what is seen after; the boards."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import Input

from briefing import paths
from briefing.config import Settings
from briefing.models.judgement import Judgement
from briefing.tui.reports.boards import BOARDS
from briefing.tui.reports.report import Report
from briefing.tui.rows import RecordRef
from briefing.tui.screens.pick import AskScreen, PickScreen
from briefing.tui.screens.report import ReportScreen
from briefing.tui.screens.search import SearchScreen
from briefing.tui.widgets.line_list import LineList
from briefing.workspace import JudgementService, Workspace
from tests.tui.stored import events_of
from tests.tui.terminal import MEDIUM, NARROW, Size, Terminal, every_size, ids, opened
from tests.workspace.support import FakeWorker, written

one_size = pytest.mark.parametrize("size", [MEDIUM], ids=ids)
FILES = {
    "a.txt": "Ana Sample met Bo Example on 5 May 2020\nThey talked of trade.",
    "b.txt": "Once, Ana Sample met Bo Example on 5 May 2020\nThey sat in the old town hall.",
    "e.txt": "Ed Sample visited PAK on 3 March 2020\nHe talked of “water, and no end”.",
    "f.txt": "Flo River visited IND on 9 June 2021\nNothing else happened on the way.",
}


@pytest.fixture
def snapshot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """Four articles, read by a fake process, and a reader called ana."""
    monkeypatch.setenv("BRIEFING_DATA", str(tmp_path / "data"))
    monkeypatch.setattr("briefing.extract.workers.Worker", FakeWorker().begin)
    paths.user_folder.cache_clear()
    with Workspace(
        written(tmp_path / "press", FILES), Settings(model="fake", reader="ana")
    ) as found:
        found.refresh()
        yield found


def known(workspace: Workspace) -> list[Judgement]:
    """What stands in the file."""
    return sorted(workspace.judgement_file.read().judgements.values(), key=lambda j: j.made)


def path_of(workspace: Workspace) -> Path:
    """The file."""
    return Path(workspace.root) / "judgements.toml"


def the(workspace: Workspace, kind: str, number: int = 0) -> RecordRef:
    """A record."""
    return RecordRef(kind, getattr(workspace.briefing, f"{kind}s")[number].id)


async def at(terminal: Terminal, target: RecordRef) -> None:
    """Choose a record; the keys are about it, for the source text has the focus."""
    terminal.main.go(target)
    await terminal.press("5")
    assert terminal.selection.current.record == target


def asked(terminal: Terminal) -> list[str]:
    """The answers one may choose from."""
    assert isinstance(terminal.app.screen, PickScreen)
    lines = terminal.app.screen.query_one("#options", LineList)
    return ["".join(cell.text for cell in row.cells) for row in lines.rows]


# -- v, x, u, U


@one_size
async def test_confirm_reject_undo_redo(snapshot: Workspace, size: Size) -> None:
    """Each is written at once, said, and seen."""
    async with opened(snapshot, size) as terminal:
        events = len(terminal.selection.visits_list)
        target = the(snapshot, "visit")
        await at(terminal, target)
        await terminal.press("v")
        await terminal.settle()
        (confirmed,) = known(snapshot)
        assert (confirmed.action, confirmed.kind, confirmed.reader) == ("confirm", "visit", "ana")
        assert "confirmed the visit" in terminal.toasts()[-1]
        assert terminal.selection.judged[target.id].confirmed
        await at(terminal, target)
        await terminal.press("x")
        await terminal.settle()
        assert [j.action for j in known(snapshot)] == ["confirm", "reject"]
        assert len(terminal.selection.visits_list) == events - 1
        assert target.id not in {event.id for event in events_of(terminal.selection)}
        await terminal.press("u")
        await terminal.settle()
        assert [j.active for j in known(snapshot)] == [True, False]
        assert len(terminal.selection.visits_list) == events
        await terminal.press("u")
        await terminal.settle()
        assert not any(j.active for j in known(snapshot))
        assert not terminal.selection.judged
        await terminal.press("U", "U")
        await terminal.settle()
        assert all(j.active for j in known(snapshot))
        assert len(terminal.selection.visits_list) == events - 1
        assert tomllib.loads(path_of(snapshot).read_text(encoding="utf-8")).keys() == {
            j.id for j in known(snapshot)
        }


@one_size
async def test_nothing_to_undo(snapshot: Workspace, size: Size) -> None:
    """It is said, and nothing is written."""
    async with opened(snapshot, size) as terminal:
        await terminal.press("u", "U")
        assert terminal.toasts() == ["There is nothing to undo.", "There is nothing to redo."]
        assert not path_of(snapshot).exists()


@one_size
async def test_a_confirmed_record_is_marked(snapshot: Workspace, size: Size) -> None:
    """In the list of visits."""
    async with opened(snapshot, size) as terminal:
        await terminal.press("1")
        assert not any("✓" in line for line in terminal.lines())
        await terminal.press("v")
        await terminal.settle()
        await terminal.press("1")
        assert any("✓" in line for line in terminal.lines())


async def test_v_and_x_are_about_the_line_under_the_cursor(snapshot: Workspace) -> None:
    """In whatever pane."""
    async with opened(snapshot) as terminal:
        await at(terminal, the(snapshot, "meeting"))
        for number, name in ((1, "visits"), (2, "event"), (3, "actor")):
            await terminal.press(str(number))
            row = terminal.pane(name).row
            if not (row and row.target) or row.target.kind in {"issue", "source"}:
                continue
            await terminal.press("v")
            await terminal.settle()
            assert known(snapshot)[-1].kind == row.target.kind, name


# -- d


LETTERS = {
    "visit": "v x s d c l y m p n i z",
    "meeting": "v x s d c l o a m p n i 0 z",
    "quote": "v x w n i z",
    "actor": "v x r c k m p n i z",
}


@every_size
@pytest.mark.parametrize("kind", LETTERS)
async def test_what_may_be_decided(snapshot: Workspace, kind: str, size: Size) -> None:
    """Every answer has a letter of its own, and all are on the screen or can be scrolled to."""
    async with opened(snapshot, size) as terminal:
        await at(terminal, the(snapshot, kind))
        await terminal.press("d")
        lines = asked(terminal)
        letters = [line.split()[0] for line in lines]
        assert sorted(letters) == sorted(LETTERS[kind].split())
        assert f"Decide: this {kind}" in terminal.text()
        await terminal.press("G")
        assert lines[-1].split()[-1] in terminal.text()
        await terminal.press("escape")
        assert terminal.at_main
        assert not path_of(snapshot).exists()


@one_size
@pytest.mark.parametrize(("letter", "action"), [("v", "confirm"), ("x", "reject"), ("i", "pin")])
async def test_letters_that_act_at_once(
    snapshot: Workspace, letter: str, action: str, size: Size
) -> None:
    """Two keys, one judgement."""
    async with opened(snapshot, size) as terminal:
        await at(terminal, the(snapshot, "visit"))
        await terminal.press("d", letter)
        await terminal.settle()
        assert [(j.action, j.kind) for j in known(snapshot)] == [(action, "visit")]
        assert terminal.at_main


@one_size
@pytest.mark.parametrize(
    ("kind", "letter", "typed", "action", "field", "value"),
    [
        ("visit", "d", "2020-03-04", "set", "date", "2020-03-04"),
        ("visit", "c", "chn", "set", "country", "CHN"),
        ("visit", "l", "Lahore [x] “q” \\", "set", "place", "Lahore [x] “q” \\"),
        ("visit", "y", "6", "set", "days", "6"),
        ("visit", "n", "ask 外交部 [bold]", "note", "", "ask 外交部 [bold]"),
        ("meeting", "l", "Murree", "set", "place", "Murree"),
        ("quote", "w", "Ed Sample", "set", "speaker", "Ed Sample"),
        ("actor", "c", "FRA", "set", "country", "FRA"),
    ],
)
async def test_letters_that_ask(
    snapshot: Workspace,
    kind: str,
    letter: str,
    typed: str,
    action: str,
    field: str,
    value: str,
    size: Size,
) -> None:
    """The answer is typed; escape writes nothing."""
    async with opened(snapshot, size) as terminal:
        await at(terminal, the(snapshot, kind))
        await terminal.press("d", letter)
        assert isinstance(terminal.app.screen, AskScreen)
        await terminal.press("escape")
        assert terminal.at_main
        assert not path_of(snapshot).exists()
        await terminal.press("d", letter)
        await terminal.type(typed)
        await terminal.press("enter")
        await terminal.settle()
        (done,) = known(snapshot)
        assert (done.action, done.kind, done.field, done.value) == (action, kind, field, value)
        assert terminal.at_main


@pytest.mark.parametrize(
    ("kind", "letter", "typed"),
    [
        ("visit", "d", "yesterday"),
        ("visit", "c", "Pakistan"),
        ("visit", "y", "many"),
        ("visit", "n", " "),
    ],
)
async def test_a_wrong_answer(snapshot: Workspace, kind: str, letter: str, typed: str) -> None:
    """It is said what is wrong, and one may go on typing."""
    async with opened(snapshot, NARROW) as terminal:
        await at(terminal, the(snapshot, kind))
        await terminal.press("d", letter)
        await terminal.type(typed)
        await terminal.press("enter")
        assert isinstance(terminal.app.screen, AskScreen)
        assert str(terminal.app.screen.query_one("#wrong").render()).strip()
        assert not path_of(snapshot).exists()


@one_size
async def test_a_status_is_chosen(snapshot: Workspace, size: Size) -> None:
    """From a list."""
    async with opened(snapshot, size) as terminal:
        await at(terminal, the(snapshot, "visit"))
        await terminal.press("d", "s")
        values = asked(terminal)
        assert "cancelled" in values
        await terminal.press("g", *(["j"] * values.index("cancelled")), "enter")
        await terminal.settle()
        (done,) = known(snapshot)
        assert (done.field, done.value) == ("status", "cancelled")
        visit = terminal.selection.visits[the(snapshot, "visit").id]
        assert visit.status == "cancelled"


@one_size
async def test_rename(snapshot: Workspace, size: Size) -> None:
    """The old name stands there, to be changed."""
    async with opened(snapshot, size) as terminal:
        target = the(snapshot, "actor")
        name = terminal.selection.actors[target.id].name
        await at(terminal, target)
        await terminal.press("d", "r")
        assert terminal.app.screen.query_one(Input).value == name
        await terminal.press("end")
        await terminal.type(" Junior")
        await terminal.press("enter")
        await terminal.settle()
        assert known(snapshot)[0].value == f"{name} Junior"
        assert f"{name} Junior" in {a.name for a in terminal.selection.actors.values()}


@one_size
async def test_merge(snapshot: Workspace, size: Size) -> None:
    """The other one is searched for."""
    async with opened(snapshot, size) as terminal:
        flo = next(a for a in snapshot.briefing.actors if a.name == "Flo River")
        ed = next(a for a in snapshot.briefing.actors if a.name == "Ed Sample")
        await at(terminal, RecordRef("actor", flo.id))
        await terminal.press("d", "m")
        assert isinstance(terminal.app.screen, SearchScreen)
        await terminal.type("Ed Sample")
        rows = terminal.app.screen.query_one(LineList).rows
        targets = [r.target for r in rows if r.target]
        await terminal.press(*["down"] * targets.index(RecordRef("actor", ed.id)), "enter")
        await terminal.settle()
        (done,) = known(snapshot)
        assert (done.action, done.kind) == ("merge", "actor")
        assert {a.file for a in (*done.on, *done.to)} == {"e.txt", "f.txt"}
        assert len({t for v in terminal.selection.visits.values() for t in v.travellers}) == 1


@one_size
async def test_split(snapshot: Workspace, size: Size) -> None:
    """Sources are marked."""
    async with opened(snapshot, size) as terminal:
        await at(terminal, the(snapshot, "meeting"))
        assert len(terminal.selection.meetings) == 1
        await terminal.press("d", "p")
        assert len(asked(terminal)) == 2
        await terminal.press("space")
        assert sum("[x]" in line for line in asked(terminal)) == 1
        await terminal.press("enter")
        await terminal.settle()
        assert [j.action for j in known(snapshot)] == ["split"]
        assert len(terminal.selection.meetings) == 2


async def test_nothing_to_split(snapshot: Workspace) -> None:
    """It is said."""
    async with opened(snapshot, NARROW) as terminal:
        await at(terminal, the(snapshot, "visit"))
        await terminal.press("d", "p")
        assert terminal.at_main
        assert "nothing to split" in terminal.toasts()[-1]


@one_size
async def test_assign(snapshot: Workspace, size: Size) -> None:
    """The visit is searched for."""
    async with opened(snapshot, size) as terminal:
        await at(terminal, the(snapshot, "meeting"))
        await terminal.press("d", "a")
        assert isinstance(terminal.app.screen, SearchScreen)
        await terminal.type("visited PAK")
        screen = terminal.app.screen
        rows = screen.query_one(LineList).rows
        number = [r.target.kind for r in rows if r.target].index("visit")
        await terminal.press(*["down"] * number, "enter")
        await terminal.settle()
        (done,) = known(snapshot)
        assert done.action == "assign"
        (met,) = terminal.selection.meetings.values()
        assert met.visit in terminal.selection.visits


@one_size
async def test_the_source_in_view(snapshot: Workspace, size: Size) -> None:
    """It is hidden, and shown again."""
    async with opened(snapshot, size) as terminal:
        await at(terminal, the(snapshot, "visit"))
        visits = len(terminal.selection.visits)
        await terminal.press("d", "z")
        assert {line.split()[0] for line in asked(terminal)} == set("tdowehni")
        await terminal.press("h")
        await terminal.settle()
        assert [j.action for j in known(snapshot)] == ["hide"]
        assert len(terminal.selection.visits) == visits - 1
        await terminal.press("u")
        await terminal.settle()
        assert len(terminal.selection.visits) == visits


async def test_what_cannot_be_decided_on(snapshot: Workspace) -> None:
    """It is said what may be chosen."""
    async with opened(snapshot, NARROW) as terminal:
        for key in ("d", "v", "x"):
            terminal.main.target = lambda: RecordRef("issue", "issue:x")  # type: ignore[method-assign]
            await terminal.press(key)
            assert terminal.at_main
            assert terminal.toasts()[-1].startswith("Choose a visit")
        assert not path_of(snapshot).exists()


async def test_a_file_that_cannot_be_written(
    snapshot: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said, the program goes on, and nothing is shown as judged."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    async with opened(snapshot, NARROW) as terminal:
        await at(terminal, the(snapshot, "visit"))
        with monkeypatch.context() as patch:
            patch.setattr("briefing.judgements.file.os.fsync", full)
            await terminal.press("x")
            await terminal.settle()
        assert "No space" in terminal.toasts()[-1]
        terminal.app.look_outside()
        await terminal.settle()
        assert the(snapshot, "visit").id in terminal.selection.visits
        assert known(snapshot) == []


# -- another program


@one_size
async def test_judgements_of_another_program_appear(snapshot: Workspace, size: Size) -> None:
    """Without a key; a mistake in the file stops nothing."""
    async with opened(snapshot, size) as terminal:
        events = len(terminal.selection.visits_list)
        target = the(snapshot, "visit")
        with Workspace(Path(snapshot.root), Settings(model="fake")) as other:
            other.load()
            bo = JudgementService(other, "bo")
            done = bo.reject(target.id)
            terminal.app.look_outside()
            await terminal.settle()
            assert len(terminal.selection.visits_list) == events - 1
            assert target.id not in {event.id for event in events_of(terminal.selection)}
            bo.undo(done.id)
            terminal.app.look_outside()
            await terminal.settle()
            assert len(terminal.selection.visits_list) == events
        file = path_of(snapshot)
        file.write_text(file.read_text(encoding="utf-8") + "\n[j-x]\nkind = [", encoding="utf-8")
        terminal.app.look_outside()
        await terminal.settle()
        assert len(terminal.selection.visits_list) == events
        await open_board(terminal, "decided")
        assert "cannot be read" in terminal.text()


async def test_the_file_is_looked_at_again_and_again(snapshot: Workspace) -> None:
    """By itself, while nothing is pressed."""
    async with opened(snapshot, NARROW) as terminal:
        events = len(terminal.selection.visits_list)
        with Workspace(Path(snapshot.root), Settings(model="fake")) as other:
            other.load()
            JudgementService(other, "bo").reject(the(snapshot, "visit").id)
        await terminal._until(lambda: len(terminal.selection.visits_list) == events - 1)
        assert len(terminal.selection.visits_list) == events - 1


# -- boards


async def open_board(terminal: Terminal, name: str) -> LineList:
    """Open a board and wait for its lines."""
    await terminal.press("B")
    screen = terminal.app.screen
    assert isinstance(screen, ReportScreen)
    while screen.report.name != name:
        await terminal.press("]")
    await terminal.settle()
    return screen.query_one("#report", LineList)


@every_size
@pytest.mark.parametrize(
    "board",
    [
        pytest.param(board, id=board.name, marks=pytest.mark.slow if number else [])
        for number, board in enumerate(BOARDS)
    ],
)
async def test_every_board(snapshot: Workspace, size: Size, board: Report) -> None:
    """It says what it answers, and leads back."""
    JudgementService(snapshot, "ana").pin(the(snapshot, "visit").id)
    async with opened(snapshot, size) as terminal:
        lines = await open_board(terminal, board.name)
        assert board.about[:30] in terminal.text()
        assert lines.rows
        assert "".join(c.text for c in lines.rows[0].cells).split()[0] in terminal.text()
        for key in ("G", "g", "j", "k", "pagedown", "pageup"):
            await terminal.press(key)
        await terminal.press("escape")
        assert terminal.at_main


async def test_there_are_four_boards() -> None:
    """Each of another name."""
    assert len({b.name for b in BOARDS}) == len(BOARDS) == 4


@one_size
async def test_enter_goes_to_the_record(workspace: Workspace, size: Size) -> None:
    """And escape would have led back."""
    async with opened(workspace, size) as terminal:
        for board in BOARDS[:3]:
            row = (await open_board(terminal, board.name)).row
            if row is None or row.target is None:
                await terminal.press("escape")
                continue
            await terminal.press("enter")
            assert terminal.at_main
            chosen = terminal.selection.current
            assert row.target.id in {chosen.event, chosen.issue, chosen.actor} or (
                chosen.record == row.target
            )


@one_size
async def test_the_board_of_decisions(snapshot: Workspace, size: Size) -> None:
    """Who, when, what, and what has become of it; those that are lost too."""
    judge = JudgementService(snapshot, "ana")
    judge.reject(the(snapshot, "visit").id)
    judge.note(the(snapshot, "meeting").id, "hm [bold] \x1b[31m外")
    bo = JudgementService(snapshot, "bo")
    bo.undo(bo.pin(the(snapshot, "quote").id).id)
    lost = next(v for v in snapshot.briefing.visits if v.country == "IND")
    judge.confirm(lost.id)
    written(Path(snapshot.root), {"f.txt": "Now. " + FILES["f.txt"]})
    async with opened(snapshot, size) as terminal:
        rows = (await open_board(terminal, "decided")).rows
        leading = [r for r in rows if r.target]
        states = [r.cells[0].text.strip() for r in leading]
        assert sorted(states) == ["applied", "applied", "moved?", "undone"]
        assert {r.target.id for r in leading if r.target} == {j.id for j in known(snapshot)}
        said = terminal.text()
        for words in ("ana rejected", "ana noted", "bo pinned", "hm [bold]", "moved?"):
            assert words in said
        assert "\x1b" not in "".join(terminal.lines())


async def test_the_board_follows_undoing(snapshot: Workspace) -> None:
    """What is undone in the main screen is undone on the board."""
    async with opened(snapshot, MEDIUM) as terminal:
        await at(terminal, the(snapshot, "visit"))
        await terminal.press("v")
        await terminal.settle()
        await open_board(terminal, "decided")
        assert "applied" in terminal.text()
        await terminal.press("escape", "u")
        await terminal.settle()
        await open_board(terminal, "decided")
        assert "undone" in terminal.text()


async def test_u_on_the_board_undoes_and_redoes(snapshot: Workspace) -> None:
    """The decision under the cursor, whichever it is; the board shows it at once."""
    async with opened(snapshot, MEDIUM) as terminal:
        for number in (0, 1):
            await at(terminal, the(snapshot, "visit", number))
            await terminal.press("v")
            await terminal.settle()
        await open_board(terminal, "decided")
        await terminal.press("G", "u")
        await terminal.settle()
        assert [j.active for j in known(snapshot)] == [False, True]
        rows = terminal.app.screen.query_one("#report", LineList).rows
        states = {r.target.id: r.cells[0].text.strip() for r in rows if r.target}
        assert [states[j.id] for j in known(snapshot)] == ["undone", "applied"]
        await terminal.press("u")
        await terminal.settle()
        assert [j.active for j in known(snapshot)] == [True, True]
