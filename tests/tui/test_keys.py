"""Every key does what it says, in every layout."""

from itertools import chain

import pytest
from textual.events import Key
from textual.widgets import Static

from briefing.clipboard import Clipboard, Copied
from briefing.models import Briefing
from briefing.tui.keys import KEYS, LIST_KEYS, REPORT_KEYS, SOURCE_KEYS
from briefing.tui.rows import RecordRef
from briefing.tui.screens.notice import Notice
from briefing.tui.screens.panes import ORDER
from briefing.tui.screens.search import SearchScreen
from briefing.tui.widgets.source import SourceView
from briefing.workspace import Workspace
from tests.tui.stored import events_of, issues_of
from tests.tui.terminal import NARROW, Size, Terminal, every_size, ids, opened


def test_every_key_is_tested() -> None:
    here = {
        *("n", "p", "right_square_bracket", "left_square_bracket", "e", "E"),
        *("b", "alt+left", "F", "alt+right", "slash", "question_mark", "w"),
        *("c", "y", "o", "q", "1", "2", "3", "4", "5"),
        *("tab", "shift+tab", "l", "right", "h", "left"),
    }
    others = {
        "test_judging": {"d", "v", "x", "u", "U"},
        "test_jumping": {"semicolon"},
        "test_marks": {"m", "apostrophe"},
        "test_citing": {"C", "P"},
        "test_filtering": {"f", "s"},
        "test_reading": {"L", "a"},
        "test_unsure": {"H"},
        "test_report": {"M", "A", "T", "J", "N", "S", "K", "B"},
        "test_news": {"r", "R", "D", "I", "W"},
        "test_mouse": {"backslash"},
        "test_frames": {"z", "plus", "underscore", "greater_than_sign", "less_than_sign"},
        "test_palette": {"colon", "ctrl+p"},
    }
    known = [key for entry in KEYS for key in entry.keys.split(",")]
    assert sorted(known) == sorted([*here, *chain(*others.values())])
    assert [keys for keys, _ in LIST_KEYS] == ["↑ ↓ j k", "enter", "g G", "PgUp PgDn"]
    assert [keys for keys, _ in SOURCE_KEYS] == [
        *("↑ ↓ j k", "space PgUp PgDn", "g G"),
        *("{ }", "t", "i", "=", "shift+arrows"),  # test_reading
    ]
    assert [keys for keys, _ in REPORT_KEYS] == [  # test_report
        *("↑ ↓ j k", "tab", "enter", "f", "M A T J N S K B /", "esc 0"),
    ]


def test_every_key_of_the_table_says_what_it_does() -> None:
    assert all(entry.shown and entry.does and entry.action for entry in KEYS)
    assert len({entry.keys for entry in KEYS}) == len({entry.id for entry in KEYS}) == len(KEYS)


def first_line(terminal: Terminal, pane: str) -> str:
    """The first line of a pane, which may go on below."""
    rows = terminal.pane(pane).rows
    lines = [rows[0], *(row for row in rows[1:4] if row.owner)]
    return " ".join(" ".join(cell.text.strip() for cell in row.cells) for row in lines).strip()


def in_step(terminal: Terminal) -> None:
    """All panes on the screen show what is chosen."""
    selection, panes = terminal.selection, terminal.open_panes()
    assert selection.event
    assert panes
    if "visits" in panes:
        row = terminal.pane("visits").row
        assert row
        assert row.target
        assert row.target.id == selection.event.id
    if "event" in panes:
        assert first_line(terminal, "event").startswith(title_of(terminal))
    if "actor" in panes:
        name = selection.actors[selection.current.actor or ""].name[:16]
        assert first_line(terminal, "actor").startswith(name)
    source = terminal.main.query_one(SourceView)
    ref = selection.current.ref
    assert ref
    assert source.page.key == ref.source
    assert source.page.focus
    assert source.page.focus.of(source.page.text) == ref.text
    here, count = selection.place_of_event()
    assert terminal.lines()[-1].rstrip().endswith(f"{here} of {count}")


def title_of(terminal: Terminal) -> str:
    """The beginning of the chosen event's title."""
    selection = terminal.selection
    event = selection.event
    assert event
    ids = getattr(event, "travellers", ()) or event.sides[0]  # type: ignore[union-attr]
    return selection.actors[ids[0]].name[:16]


# -- what is chosen


@every_size
async def test_keys_that_choose(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        events = [event.id for event in events_of(terminal.selection)]
        in_step(terminal)
        first = terminal.selection.current

        await terminal.press("e")
        assert terminal.selection.current.ref == first.refs[1]
        assert f"evidence 2/{len(first.refs)}" in terminal.lines()[-1]
        in_step(terminal)
        await terminal.press("E", "E")
        assert terminal.selection.current.ref == first.refs[-1]

        await terminal.press("n")
        assert terminal.selection.current.event == events[1]
        in_step(terminal)
        order = issues_of(terminal.selection)
        at = order.index(terminal.selection.current.issue or "")
        await terminal.press("]")
        assert terminal.selection.current.issue == order[at + 1]
        if "issues" in terminal.open_panes():
            row = terminal.pane("issues").row
            assert row
            assert row.target == RecordRef("issue", order[at + 1])
            assert row.cells[0].text == "▾ "
        await terminal.press("[")
        assert terminal.selection.current.issue == order[at]

        await terminal.press("b", "alt+left", "b")
        assert terminal.selection.current.event == first.event
        in_step(terminal)
        await terminal.press("F", "alt+right")
        assert terminal.selection.current.issue == order[at + 1]
        await terminal.press("p")
        assert terminal.selection.current.event == first.event
        in_step(terminal)


async def test_stepping_to_either_end(workspace: Workspace) -> None:
    async with opened(workspace, NARROW) as terminal:
        events = [event.id for event in events_of(terminal.selection)]
        seen = []
        for _ in range(len(events) + 1):
            seen.append(terminal.selection.current.event)
            in_step(terminal)
            await terminal.press("n")
        assert seen == [*events, events[-1]]
        await terminal.press("p")
        assert terminal.selection.current.event == events[-2]


async def test_the_issues_are_stepped_through_in_order(workspace: Workspace) -> None:
    async with opened(workspace, NARROW) as terminal:
        order = issues_of(terminal.selection)
        at = order.index(terminal.selection.current.issue or "")
        for issue in order[at + 1 : at + 4]:
            await terminal.press("]")
            assert terminal.selection.current.issue == issue
            ref = terminal.selection.current.ref
            assert ref
            assert ref.text == terminal.selection.positions_on(issue)[0].evidence[0].text


async def test_the_evidence_goes_round(workspace: Workspace) -> None:
    async with opened(workspace, NARROW) as terminal:
        refs = terminal.selection.current.refs
        assert len(refs) == 3
        for at in (1, 2, 0):
            await terminal.press("e")
            assert terminal.selection.current.ref == refs[at]
            in_step(terminal)


async def test_either_end_of_the_way_back_is_said(workspace: Workspace) -> None:
    async with opened(workspace, NARROW) as terminal:
        await terminal.press("b", "n", "F")
        assert terminal.toasts() == ["This is where you began.", "There is nothing ahead."]


# -- keys that come faster than they are heeded


def typed(terminal: Terminal, keys: str) -> None:
    """Letters that are all there before the first of them has been heeded."""
    for key in keys:
        terminal.app.post_message(Key(key, key))


async def test_keys_typed_at_once_are_heeded_in_order(workspace: Workspace) -> None:
    async with opened(workspace, NARROW) as terminal:
        typed(terminal, "jjn")
        await terminal.settle()
        assert terminal.selection.place_of_event()[0] == 4
        typed(terminal, "kpp")
        await terminal.settle()
        assert terminal.selection.place_of_event()[0] == 1


async def test_what_is_copied_is_what_the_cursor_stands_on(workspace: Workspace) -> None:
    copied: list[str] = []
    async with opened(workspace, NARROW) as terminal:
        terminal.app.ladder = Ladder(copied)
        typed(terminal, "jy")
        await terminal.settle()
        ref = terminal.selection.current.ref
        assert ref
        assert copied == [" ".join(ref.text.split())]


# -- panes


@every_size
async def test_keys_that_go_to_panes(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        current = terminal.selection.current
        assert terminal.focused == "visits"
        steps = [("3", 2), ("5", 4), ("tab", 0), ("l", 1), ("right", 2), ("left", 1), ("h", 0)]
        for key, number in [*steps, ("shift+tab", 4), ("2", 1), ("4", 3), ("1", 0)]:
            await terminal.press(key)
            name = ORDER[number]
            assert terminal.focused == name, key
            assert name in terminal.open_panes()
            assert f"▸ {number + 1} " in terminal.text()
        assert terminal.selection.current == current


@pytest.mark.parametrize(("key", "back"), [("tab", "shift+tab"), ("right", "left")])
async def test_every_pane_is_come_by(workspace: Workspace, key: str, back: str) -> None:
    async with opened(workspace, NARROW) as terminal:
        seen = []
        for step in [key] * 5 + [back] * 5:
            seen.append(terminal.focused)
            await terminal.press(step)
        assert seen == [*ORDER, "visits", *reversed(ORDER[1:])]


# -- in a list


@every_size
async def test_keys_of_a_list(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        events = [event.id for event in events_of(terminal.selection)]
        for key, number in (("j", 1), ("down", 2), ("k", 1), ("up", 0), ("k", 0)):
            await terminal.press(key)
            assert terminal.selection.current.event == events[number], key
            in_step(terminal)

        await terminal.press("enter")
        assert terminal.focused == "event"
        meeting = terminal.selection.event.meetings[0]  # type: ignore[union-attr]
        while terminal.selection.current.meeting != meeting:
            await terminal.press("j")
        await terminal.press("enter")
        assert terminal.focused == "source"
        assert terminal.selection.current.record == RecordRef("meeting", meeting)
        words = terminal.selection.current.ref
        assert words
        assert any("▌" in line and words.text.split()[0] in line for line in terminal.lines())

        await terminal.press("4")
        pane = terminal.pane("issues")
        leading = [i for i, row in enumerate(pane.rows) if row.target]
        await terminal.press("G")
        assert pane.cursor == leading[-1]
        assert 0 < pane.max_scroll_y - 2 < pane.scroll_offset.y
        await terminal.press("pageup")
        above = pane.cursor
        assert leading[0] < above <= leading[-1] - pane.size.height + 4
        await terminal.press("pagedown")
        assert pane.cursor > above
        await terminal.press("g")
        assert pane.cursor == leading[0]
        assert pane.scroll_offset.y == 0


async def test_the_other_keys_of_a_list(workspace: Workspace) -> None:
    async with opened(workspace, NARROW) as terminal:
        await terminal.press("4", "home", "ctrl+f")
        pane = terminal.pane("issues")
        assert pane.cursor >= pane.size.height - 2
        await terminal.press("ctrl+b")
        assert pane.cursor <= 1
        await terminal.press("end")
        assert pane.cursor == max(i for i, row in enumerate(pane.rows) if row.target)


async def test_moving_in_every_list(workspace: Workspace) -> None:
    async with opened(workspace, NARROW) as terminal:
        for number, name in ((2, "event"), (3, "actor"), (4, "issues")):
            await terminal.press(str(number), "g")
            pane = terminal.pane(name)
            assert pane.cursor == 0
            await terminal.press("j")
            assert pane.cursor > 0
            row = pane.row
            assert row
            assert row.target == terminal.selection.current.record
            assert row.refs[0] == terminal.selection.current.ref


# -- in the source text


@every_size
async def test_keys_of_the_source(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        await terminal.press("n", "5", "g")
        source = terminal.main.query_one(SourceView)
        assert source.scroll_offset.y == 0
        screenful = max(1, source.size.height - 2)
        for key, line in (
            *(("j", 1), ("down", 2), ("k", 1), ("up", 0), ("k", 0)),
            *(("space", screenful), ("pagedown", 2 * screenful), ("pageup", screenful)),
            *(("G", source.max_scroll_y), ("g", 0)),
        ):
            await terminal.press(key)
            assert source.scroll_offset.y == line, key


async def test_the_other_keys_of_the_source(workspace: Workspace) -> None:
    async with opened(workspace, NARROW) as terminal:
        await terminal.press("n", "5", "home")
        source = terminal.main.query_one(SourceView)
        assert source.scroll_offset.y == 0
        screenful = source.size.height - 2
        for key, line in (("ctrl+f", screenful), ("ctrl+b", 0), ("end", source.max_scroll_y)):
            await terminal.press(key)
            assert source.scroll_offset.y == line, key


@pytest.mark.parametrize("size", [NARROW, (140, 12)], ids=ids)
async def test_the_evidence_is_scrolled_into_view(
    workspace: Workspace, stored: Briefing, size: Size
) -> None:
    async with opened(workspace, size) as terminal:
        await terminal.press("5")
        for position in stored.positions[:: len(stored.positions) // 12]:
            terminal.main.go(RecordRef("position", position.id))
            await terminal.pilot.pause()
            lines = [line for line in terminal.lines() if "▌" in line]
            assert lines
            assert position.evidence[0].text.split()[0] in lines[0]


# -- other screens


@every_size
async def test_keys_that_open_a_screen(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        await terminal.press("?")
        assert isinstance(terminal.app.screen, Notice)
        assert "Visits: keys" in terminal.text()
        await terminal.press("escape", "w")
        assert isinstance(terminal.app.screen, Notice)
        event = terminal.selection.event
        assert event
        assert title_of(terminal) in terminal.text()
        assert f"rule “{event.rule}”" in terminal.text()
        assert f"confidence {event.confidence:.0%}" in terminal.text()
        assert event.evidence[0].text.split()[0] in terminal.text()
        await terminal.press("w", "/")
        assert isinstance(terminal.app.screen, SearchScreen)
        assert terminal.focused == "query"
        await terminal.press("escape")
        assert terminal.at_main
        assert terminal.focused == "visits"


async def test_question_mark_explains_the_focused_pane(workspace: Workspace) -> None:
    async with opened(workspace, NARROW) as terminal:
        for number, title in enumerate(["Visits", "Visit", "Actor", "Issues", "Source"], 1):
            await terminal.press(str(number), "?")
            assert f"{title}: keys" in terminal.text()
            assert ("follow: go where the line leads" in terminal.text()) == (number < 5)
            await terminal.press("?")
            assert terminal.focused == ORDER[number - 1]


async def test_keys_that_close_a_notice(workspace: Workspace) -> None:
    async with opened(workspace, NARROW) as terminal:
        for key in ("escape", "q", "enter", "?", "w"):
            await terminal.press("?")
            assert isinstance(terminal.app.screen, Notice)
            await terminal.press(key)
            assert terminal.at_main
            assert not terminal.app._exit
            in_step(terminal)


async def test_a_long_notice_scrolls(workspace: Workspace) -> None:
    async with opened(workspace, (80, 24)) as terminal:
        await terminal.press("?")
        frame = terminal.app.screen.query_one("#notice")
        assert frame.max_scroll_y > 2
        for key, line in (("j", 1), ("down", 2), ("k", 1), ("up", 0)):
            await terminal.press(key)
            assert frame.scroll_offset.y == line


async def test_the_help_names_every_key(workspace: Workspace) -> None:
    async with opened(workspace, (120, 110)) as terminal:
        await terminal.press("?")
        for entry in KEYS:
            assert any(entry.shown in line and entry.does in line for line in terminal.lines()), (
                entry
            )


async def test_w_explains_every_kind_of_record(workspace: Workspace, stored: Briefing) -> None:
    async with opened(workspace, NARROW) as terminal:
        actor, issue = stored.actors[0], stored.issues[0]
        proofs = {
            RecordRef("actor", actor.id): next(m for m in actor.mentions if m.form == "name"),
            RecordRef("issue", issue.id): issue.evidence[0],
            RecordRef("position", stored.positions[0].id): stored.positions[0].evidence[0],
            RecordRef("quote", stored.quotes[0].id): stored.quotes[0].evidence[0],
            RecordRef("meeting", stored.meetings[0].id): stored.meetings[0].evidence[0],
        }
        for target, ref in proofs.items():
            terminal.main.go(target)
            await terminal.press("5", "w")
            shown = terminal.app.screen.query_one("#notice-text", Static)
            assert f"{ref.start}–{ref.end}" in str(shown.content), target
            await terminal.press("w")


# -- outside


class Ladder(Clipboard):
    """A clipboard that is a list.

    Args:
        copied: the list.
    """

    def __init__(self, copied: list[str]) -> None:
        super().__init__()
        self.copied = copied

    def copy(self, text: str) -> Copied:
        """Append."""
        self.copied.append(text)
        return Copied(True, "Done.")


@every_size
async def test_keys_that_lead_outside(
    workspace: Workspace, size: Size, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("subprocess.Popen", lambda arguments, **_: started.append(arguments))
    copied: list[str] = []
    async with opened(workspace, size) as terminal:
        terminal.app.ladder = Ladder(copied)
        ref = terminal.selection.current.ref
        assert ref
        await terminal.press("c", "y", "o")
        assert copied == [workspace.citation(ref), " ".join(ref.text.split())]
        file = workspace.citations.file_of(terminal.app.workspace.source(ref.source))
        assert started == [["xdg-open", str(file)]]
        assert terminal.toasts() == ["Citation. Done.", "Quotation. Done.", f"Opened {file}"]
        await terminal.pilot.press("q")
        await terminal.pilot.pause()
        assert terminal.app._exit
    assert terminal.app.return_code == 0
    assert terminal.app.failure is None


async def test_o_says_where_the_file_is_where_nothing_can_open_it(workspace: Workspace) -> None:
    async with opened(workspace) as terminal:
        ref = terminal.selection.current.ref
        assert ref
        await terminal.press("o")
        assert terminal.toasts()[0].startswith("No program to open it with")
        assert (
            str(workspace.citations.file_of(terminal.app.workspace.source(ref.source)))
            in terminal.toasts()[0]
        )


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+q"])
async def test_other_keys_that_quit(workspace: Workspace, key: str) -> None:
    async with opened(workspace, NARROW) as terminal:
        await terminal.press("5")
        await terminal.pilot.press(key)
        await terminal.pilot.pause()
        assert terminal.app._exit
    assert terminal.app.return_code == 0
