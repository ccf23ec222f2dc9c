"""Judgements by key: what is asked, what is written, what is seen after; the boards."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import Input

from briefing import paths
from briefing.config import Settings
from briefing.library import Judge, Library
from briefing.records.judgement import Judgement
from briefing.tui.rows import Target
from briefing.tui.screens.pick import AskScreen, PickScreen
from briefing.tui.screens.search import SearchScreen
from briefing.tui.screens.sheet import SheetScreen
from briefing.tui.sheets.boards import BOARDS
from briefing.tui.sheets.sheet import Sheet
from briefing.tui.widgets.lines import LineList
from tests.library.support import FakeWorker, written
from tests.tui.shelf import events_of
from tests.tui.terminal import MEDIUM, NARROW, Size, Terminal, every_size, ids, opened

one_size = pytest.mark.parametrize("size", [MEDIUM], ids=ids)
FILES = {
    "a.txt": "Ana Sample met Bo Example on 5 May 2020\nThey talked of trade.",
    "b.txt": "Once, Ana Sample met Bo Example on 5 May 2020\nThey sat in the old town hall.",
    "e.txt": "Ed Sample visited PAK on 3 March 2020\nHe talked of “water, and no end”.",
    "f.txt": "Flo River visited IND on 9 June 2021\nNothing else happened on the way.",
}


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """Four articles, read by a fake process, and a reader called ana."""
    monkeypatch.setenv("BRIEFING_DATA", str(tmp_path / "data"))
    monkeypatch.setattr("briefing.extract.pool.Worker", FakeWorker().begin)
    paths._user_folder.cache_clear()
    with Library(written(tmp_path / "press", FILES), Settings(model="fake", reader="ana")) as found:
        found.refresh()
        yield found


def known(library: Library) -> list[Judgement]:
    """What stands in the file."""
    return sorted(library.judgement_file.read().judgements.values(), key=lambda j: j.made)


def path_of(library: Library) -> Path:
    """The file."""
    return Path(library.root) / "judgements.toml"


def the(library: Library, kind: str, number: int = 0) -> Target:
    """A record."""
    return Target(kind, getattr(library.briefing, f"{kind}s")[number].id)


async def at(terminal: Terminal, target: Target) -> None:
    """Choose a record; the keys are about it, for the source text has the focus."""
    terminal.main.go(target)
    await terminal.press("5")
    assert terminal.desk.choice.record == target


def asked(terminal: Terminal) -> list[str]:
    """The answers one may choose from."""
    assert isinstance(terminal.app.screen, PickScreen)
    lines = terminal.app.screen.query_one("#options", LineList)
    return ["".join(cell.text for cell in row.cells) for row in lines.rows]


# -- v, x, u, U


@one_size
async def test_confirm_reject_undo_redo(shelf: Library, size: Size) -> None:
    """Each is written at once, said, and seen."""
    async with opened(shelf, size) as terminal:
        events = len(terminal.desk.visits_list)
        target = the(shelf, "visit")
        await at(terminal, target)
        await terminal.press("v")
        await terminal.settle()
        (confirmed,) = known(shelf)
        assert (confirmed.action, confirmed.kind, confirmed.reader) == ("confirm", "visit", "ana")
        assert "confirmed the visit" in terminal.toasts()[-1]
        assert terminal.desk.judged[target.id].confirmed
        await at(terminal, target)
        await terminal.press("x")
        await terminal.settle()
        assert [j.action for j in known(shelf)] == ["confirm", "reject"]
        assert len(terminal.desk.visits_list) == events - 1
        assert target.id not in {event.id for event in events_of(terminal.desk)}
        await terminal.press("u")
        await terminal.settle()
        assert [j.active for j in known(shelf)] == [True, False]
        assert len(terminal.desk.visits_list) == events
        await terminal.press("u")
        await terminal.settle()
        assert not any(j.active for j in known(shelf))
        assert not terminal.desk.judged
        await terminal.press("U", "U")
        await terminal.settle()
        assert all(j.active for j in known(shelf))
        assert len(terminal.desk.visits_list) == events - 1
        assert tomllib.loads(path_of(shelf).read_text(encoding="utf-8")).keys() == {
            j.id for j in known(shelf)
        }


@one_size
async def test_nothing_to_undo(shelf: Library, size: Size) -> None:
    """It is said, and nothing is written."""
    async with opened(shelf, size) as terminal:
        await terminal.press("u", "U")
        assert terminal.toasts() == ["There is nothing to undo.", "There is nothing to redo."]
        assert not path_of(shelf).exists()


@one_size
async def test_a_confirmed_record_is_marked(shelf: Library, size: Size) -> None:
    """In the list of visits."""
    async with opened(shelf, size) as terminal:
        await terminal.press("1")
        assert not any("✓" in line for line in terminal.lines())
        await terminal.press("v")
        await terminal.settle()
        await terminal.press("1")
        assert any("✓" in line for line in terminal.lines())


async def test_v_and_x_are_about_the_line_under_the_cursor(shelf: Library) -> None:
    """In whatever pane."""
    async with opened(shelf) as terminal:
        await at(terminal, the(shelf, "meeting"))
        for number, name in ((1, "visits"), (2, "event"), (3, "actor")):
            await terminal.press(str(number))
            row = terminal.pane(name).row
            if not (row and row.target) or row.target.kind in {"issue", "source"}:
                continue
            await terminal.press("v")
            await terminal.settle()
            assert known(shelf)[-1].kind == row.target.kind, name


# -- d


LETTERS = {
    "visit": "v x s d c l y m p n i z",
    "meeting": "v x s d c l o a m p n i 0 z",
    "quote": "v x w n i z",
    "actor": "v x r c k m p n i z",
}


@every_size
@pytest.mark.parametrize("kind", LETTERS)
async def test_what_may_be_decided(shelf: Library, kind: str, size: Size) -> None:
    """Every answer has a letter of its own, and all are on the screen or can be scrolled to."""
    async with opened(shelf, size) as terminal:
        await at(terminal, the(shelf, kind))
        await terminal.press("d")
        lines = asked(terminal)
        letters = [line.split()[0] for line in lines]
        assert sorted(letters) == sorted(LETTERS[kind].split())
        assert f"Decide: this {kind}" in terminal.text()
        await terminal.press("G")
        assert lines[-1].split()[-1] in terminal.text()
        await terminal.press("escape")
        assert terminal.app.screen is terminal.main
        assert not path_of(shelf).exists()


@one_size
@pytest.mark.parametrize(("letter", "action"), [("v", "confirm"), ("x", "reject"), ("i", "pin")])
async def test_letters_that_act_at_once(
    shelf: Library, letter: str, action: str, size: Size
) -> None:
    """Two keys, one judgement."""
    async with opened(shelf, size) as terminal:
        await at(terminal, the(shelf, "visit"))
        await terminal.press("d", letter)
        await terminal.settle()
        assert [(j.action, j.kind) for j in known(shelf)] == [(action, "visit")]
        assert terminal.app.screen is terminal.main


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
    shelf: Library,
    kind: str,
    letter: str,
    typed: str,
    action: str,
    field: str,
    value: str,
    size: Size,
) -> None:
    """The answer is typed; escape writes nothing."""
    async with opened(shelf, size) as terminal:
        await at(terminal, the(shelf, kind))
        await terminal.press("d", letter)
        assert isinstance(terminal.app.screen, AskScreen)
        await terminal.press("escape")
        assert terminal.app.screen is terminal.main
        assert not path_of(shelf).exists()
        await terminal.press("d", letter)
        await terminal.type(typed)
        await terminal.press("enter")
        await terminal.settle()
        (done,) = known(shelf)
        assert (done.action, done.kind, done.field, done.value) == (action, kind, field, value)
        assert terminal.app.screen is terminal.main


@pytest.mark.parametrize(
    ("kind", "letter", "typed"),
    [
        ("visit", "d", "yesterday"),
        ("visit", "c", "Pakistan"),
        ("visit", "y", "many"),
        ("visit", "n", " "),
    ],
)
async def test_a_wrong_answer(shelf: Library, kind: str, letter: str, typed: str) -> None:
    """It is said what is wrong, and one may go on typing."""
    async with opened(shelf, NARROW) as terminal:
        await at(terminal, the(shelf, kind))
        await terminal.press("d", letter)
        await terminal.type(typed)
        await terminal.press("enter")
        assert isinstance(terminal.app.screen, AskScreen)
        assert str(terminal.app.screen.query_one("#wrong").render()).strip()
        assert not path_of(shelf).exists()


@one_size
async def test_a_status_is_chosen(shelf: Library, size: Size) -> None:
    """From a list."""
    async with opened(shelf, size) as terminal:
        await at(terminal, the(shelf, "visit"))
        await terminal.press("d", "s")
        values = asked(terminal)
        assert "cancelled" in values
        await terminal.press("g", *(["j"] * values.index("cancelled")), "enter")
        await terminal.settle()
        (done,) = known(shelf)
        assert (done.field, done.value) == ("status", "cancelled")
        visit = terminal.desk.visits[the(shelf, "visit").id]
        assert visit.status == "cancelled"


@one_size
async def test_rename(shelf: Library, size: Size) -> None:
    """The old name stands there, to be changed."""
    async with opened(shelf, size) as terminal:
        target = the(shelf, "actor")
        name = terminal.desk.actors[target.id].name
        await at(terminal, target)
        await terminal.press("d", "r")
        assert terminal.app.screen.query_one(Input).value == name
        await terminal.press("end")
        await terminal.type(" Junior")
        await terminal.press("enter")
        await terminal.settle()
        assert known(shelf)[0].value == f"{name} Junior"
        assert f"{name} Junior" in {a.name for a in terminal.desk.actors.values()}


@one_size
async def test_merge(shelf: Library, size: Size) -> None:
    """The other one is searched for."""
    async with opened(shelf, size) as terminal:
        flo = next(a for a in shelf.briefing.actors if a.name == "Flo River")
        ed = next(a for a in shelf.briefing.actors if a.name == "Ed Sample")
        await at(terminal, Target("actor", flo.id))
        await terminal.press("d", "m")
        assert isinstance(terminal.app.screen, SearchScreen)
        await terminal.type("Ed Sample")
        rows = terminal.app.screen.query_one(LineList).rows
        targets = [r.target for r in rows if r.target]
        await terminal.press(*["down"] * targets.index(Target("actor", ed.id)), "enter")
        await terminal.settle()
        (done,) = known(shelf)
        assert (done.action, done.kind) == ("merge", "actor")
        assert {a.file for a in (*done.on, *done.to)} == {"e.txt", "f.txt"}
        assert len({t for v in terminal.desk.visits.values() for t in v.travellers}) == 1


@one_size
async def test_split(shelf: Library, size: Size) -> None:
    """Sources are marked."""
    async with opened(shelf, size) as terminal:
        await at(terminal, the(shelf, "meeting"))
        assert len(terminal.desk.meetings) == 1
        await terminal.press("d", "p")
        assert len(asked(terminal)) == 2
        await terminal.press("space")
        assert sum("[x]" in line for line in asked(terminal)) == 1
        await terminal.press("enter")
        await terminal.settle()
        assert [j.action for j in known(shelf)] == ["split"]
        assert len(terminal.desk.meetings) == 2


async def test_nothing_to_split(shelf: Library) -> None:
    """It is said."""
    async with opened(shelf, NARROW) as terminal:
        await at(terminal, the(shelf, "visit"))
        await terminal.press("d", "p")
        assert terminal.app.screen is terminal.main
        assert "nothing to split" in terminal.toasts()[-1]


@one_size
async def test_assign(shelf: Library, size: Size) -> None:
    """The visit is searched for."""
    async with opened(shelf, size) as terminal:
        await at(terminal, the(shelf, "meeting"))
        await terminal.press("d", "a")
        assert isinstance(terminal.app.screen, SearchScreen)
        await terminal.type("visited PAK")
        screen = terminal.app.screen
        rows = screen.query_one(LineList).rows
        number = [r.target.kind for r in rows if r.target].index("visit")
        await terminal.press(*["down"] * number, "enter")
        await terminal.settle()
        (done,) = known(shelf)
        assert done.action == "assign"
        (met,) = terminal.desk.meetings.values()
        assert met.visit in terminal.desk.visits


@one_size
async def test_the_source_in_view(shelf: Library, size: Size) -> None:
    """It is hidden, and shown again."""
    async with opened(shelf, size) as terminal:
        await at(terminal, the(shelf, "visit"))
        visits = len(terminal.desk.visits)
        await terminal.press("d", "z")
        assert {line.split()[0] for line in asked(terminal)} == set("tdowehni")
        await terminal.press("h")
        await terminal.settle()
        assert [j.action for j in known(shelf)] == ["hide"]
        assert len(terminal.desk.visits) == visits - 1
        await terminal.press("u")
        await terminal.settle()
        assert len(terminal.desk.visits) == visits


async def test_what_cannot_be_decided_on(shelf: Library) -> None:
    """It is said what may be chosen."""
    async with opened(shelf, NARROW) as terminal:
        for key in ("d", "v", "x"):
            terminal.main.target = lambda: Target("issue", "issue:x")  # type: ignore[method-assign]
            await terminal.press(key)
            assert terminal.app.screen is terminal.main
            assert terminal.toasts()[-1].startswith("Choose a visit")
        assert not path_of(shelf).exists()


async def test_a_file_that_cannot_be_written(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said, the program goes on, and nothing is shown as judged."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    async with opened(shelf, NARROW) as terminal:
        await at(terminal, the(shelf, "visit"))
        with monkeypatch.context() as patch:
            patch.setattr("briefing.judgements.file.os.fsync", full)
            await terminal.press("x")
            await terminal.settle()
        assert "No space" in terminal.toasts()[-1]
        terminal.app._look()
        await terminal.settle()
        assert the(shelf, "visit").id in terminal.desk.visits
        assert known(shelf) == []


# -- another program


@one_size
async def test_judgements_of_another_program_appear(shelf: Library, size: Size) -> None:
    """Without a key; a mistake in the file stops nothing."""
    async with opened(shelf, size) as terminal:
        events = len(terminal.desk.visits_list)
        target = the(shelf, "visit")
        with Library(Path(shelf.root), Settings(model="fake")) as other:
            other.load()
            bo = Judge(other, "bo")
            done = bo.reject(target.id)
            terminal.app._look()
            await terminal.settle()
            assert len(terminal.desk.visits_list) == events - 1
            assert target.id not in {event.id for event in events_of(terminal.desk)}
            bo.undo(done.id)
            terminal.app._look()
            await terminal.settle()
            assert len(terminal.desk.visits_list) == events
        file = path_of(shelf)
        file.write_text(file.read_text(encoding="utf-8") + "\n[j-x]\nkind = [", encoding="utf-8")
        terminal.app._look()
        await terminal.settle()
        assert len(terminal.desk.visits_list) == events
        await open_board(terminal, "decided")
        assert "cannot be read" in terminal.text()


async def test_the_file_is_looked_at_again_and_again(shelf: Library) -> None:
    """By itself, while nothing is pressed."""
    async with opened(shelf, NARROW) as terminal:
        events = len(terminal.desk.visits_list)
        with Library(Path(shelf.root), Settings(model="fake")) as other:
            other.load()
            Judge(other, "bo").reject(the(shelf, "visit").id)
        await terminal._until(lambda: len(terminal.desk.visits_list) == events - 1)
        assert len(terminal.desk.visits_list) == events - 1


# -- boards


async def open_board(terminal: Terminal, name: str) -> LineList:
    """Open a board and wait for its lines."""
    await terminal.press("B")
    screen = terminal.app.screen
    assert isinstance(screen, SheetScreen)
    while screen.sheet.name != name:
        await terminal.press("]")
    await terminal.settle()
    return screen.query_one("#sheet", LineList)


@every_size
@pytest.mark.parametrize("board", BOARDS, ids=lambda board: board.name)
async def test_every_board(shelf: Library, size: Size, board: Sheet) -> None:
    """It says what it answers, and leads back."""
    Judge(shelf, "ana").pin(the(shelf, "visit").id)
    async with opened(shelf, size) as terminal:
        lines = await open_board(terminal, board.name)
        assert board.about[:30] in terminal.text()
        assert lines.rows
        assert "".join(c.text for c in lines.rows[0].cells).split()[0] in terminal.text()
        for key in ("G", "g", "j", "k", "pagedown", "pageup"):
            await terminal.press(key)
        await terminal.press("escape")
        assert terminal.app.screen is terminal.main


async def test_there_are_four_boards() -> None:
    """Each of another name."""
    assert len({b.name for b in BOARDS}) == len(BOARDS) == 4


@one_size
async def test_enter_goes_to_the_record(library: Library, size: Size) -> None:
    """And escape would have led back."""
    async with opened(library, size) as terminal:
        for board in BOARDS[:3]:
            row = (await open_board(terminal, board.name)).row
            if row is None or row.target is None:
                await terminal.press("escape")
                continue
            await terminal.press("enter")
            assert terminal.app.screen is terminal.main
            chosen = terminal.desk.choice
            assert row.target.id in {chosen.event, chosen.issue, chosen.actor} or (
                chosen.record == row.target
            )


@one_size
async def test_the_board_of_decisions(shelf: Library, size: Size) -> None:
    """Who, when, what, and what has become of it; those that are lost too."""
    judge = Judge(shelf, "ana")
    judge.reject(the(shelf, "visit").id)
    judge.note(the(shelf, "meeting").id, "hm [bold] \x1b[31m外")
    bo = Judge(shelf, "bo")
    bo.undo(bo.pin(the(shelf, "quote").id).id)
    lost = next(v for v in shelf.briefing.visits if v.country == "IND")
    judge.confirm(lost.id)
    written(Path(shelf.root), {"f.txt": "Now. " + FILES["f.txt"]})
    async with opened(shelf, size) as terminal:
        rows = (await open_board(terminal, "decided")).rows
        leading = [r for r in rows if r.target]
        states = [r.cells[0].text.strip() for r in leading]
        assert sorted(states) == ["applied", "applied", "moved?", "undone"]
        assert {r.target.id for r in leading if r.target} == {j.id for j in known(shelf)}
        said = terminal.text()
        for words in ("ana rejected", "ana noted", "bo pinned", "hm [bold]", "moved?"):
            assert words in said
        assert "\x1b" not in "".join(terminal.lines())


async def test_the_board_follows_undoing(shelf: Library) -> None:
    """What is undone in the main screen is undone on the board."""
    async with opened(shelf, MEDIUM) as terminal:
        await at(terminal, the(shelf, "visit"))
        await terminal.press("v")
        await terminal.settle()
        await open_board(terminal, "decided")
        assert "applied" in terminal.text()
        await terminal.press("escape", "u")
        await terminal.settle()
        await open_board(terminal, "decided")
        assert "undone" in terminal.text()


async def test_u_on_the_board_undoes_and_redoes(shelf: Library) -> None:
    """The decision under the cursor, whichever it is; the board shows it at once."""
    async with opened(shelf, MEDIUM) as terminal:
        for number in (0, 1):
            await at(terminal, the(shelf, "visit", number))
            await terminal.press("v")
            await terminal.settle()
        await open_board(terminal, "decided")
        await terminal.press("G", "u")
        await terminal.settle()
        assert [j.active for j in known(shelf)] == [False, True]
        rows = terminal.app.screen.query_one("#sheet", LineList).rows
        states = {r.target.id: r.cells[0].text.strip() for r in rows if r.target}
        assert [states[j.id] for j in known(shelf)] == ["undone", "applied"]
        await terminal.press("u")
        await terminal.settle()
        assert [j.active for j in known(shelf)] == [True, True]
