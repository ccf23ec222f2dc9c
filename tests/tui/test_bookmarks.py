"""Marks: set and taken away by m, gone through by ', seen in the lists and among the clips."""

from briefing.tui.rows import RecordRef
from briefing.workspace import Workspace
from tests.tui.terminal import MEDIUM, NARROW, Size, Terminal, every_size, opened


def starred(terminal: Terminal, name: str) -> list[str]:
    """The lines of a pane with a star."""
    lines = terminal.pane(name)
    drawn = [lines.render_line(y).text for y in range(lines.content_region.height)]
    return [line for line in drawn if "★" in line]


@every_size
async def test_m_marks_the_line_under_the_cursor(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        await terminal.press("j")
        target = terminal.selection.current.record
        await terminal.press("m")
        assert [mark.target for mark in terminal.app.context.bookmarks] == [target]
        assert terminal.app.context.bookmarks[0].title == "Biden → India"
        (line,) = starred(terminal, "visits")
        assert "Biden → India" in line
        await terminal.press("k", "j", "m")
        assert terminal.app.context.bookmarks == []
        assert starred(terminal, "visits") == []
        assert "★" not in terminal.text()


async def test_every_kind_of_record_can_be_marked(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        selection = terminal.selection
        targets = [
            RecordRef("visit", next(iter(selection.visits))),
            RecordRef("meeting", next(iter(selection.meetings))),
            RecordRef("actor", next(iter(selection.actors))),
            RecordRef("issue", selection.current.issue or ""),
            RecordRef("position", next(iter(selection.positions))),
            RecordRef("quote", next(iter(selection.quotes))),
            RecordRef("source", next(iter(selection.sources))),
        ]
        for target in targets:
            terminal.main.go(target)
            await terminal.press("5", "m")
        assert [mark.target for mark in terminal.app.context.bookmarks] == targets
        assert all(mark.title for mark in terminal.app.context.bookmarks)


async def test_next_mark_goes_round(workspace: Workspace) -> None:
    async with opened(workspace, NARROW) as terminal:
        targets = []
        for _ in range(3):
            await terminal.press("m")
            targets.append(terminal.selection.current.record)
            await terminal.press("j", "j")
        seen = []
        for _ in range(4):
            await terminal.press("'")
            seen.append(terminal.selection.current.record)
        assert seen == [*targets, targets[0]]
        await terminal.press("b")
        assert terminal.selection.current.record == targets[-1]


async def test_nothing_is_marked(workspace: Workspace) -> None:
    async with opened(workspace, NARROW) as terminal:
        current = terminal.selection.current
        await terminal.press("'")
        assert terminal.toasts() == ["Nothing is marked: m marks the record under the cursor."]
        assert terminal.selection.current == current


async def test_a_mark_shows_in_every_pane_that_lists_the_record(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        await terminal.press("2", "g")
        while (
            terminal.selection.current.record
            and terminal.selection.current.record.kind != "meeting"
        ):
            await terminal.press("j")
        await terminal.press("m")
        target = terminal.app.context.bookmarks[0].target
        assert target.kind == "meeting"
        for lines in terminal.main.lists():
            height = lines.content_region.height
            seen = [n for n in lines.rows_in_view() if n < lines.scroll_offset.y + height]
            listed = [n for n in seen if lines.rows[n].target == target]
            assert len(starred(terminal, lines.id or "")) == len(listed)
            assert listed or lines.id != "event"


async def test_a_mark_on_what_is_gone_leads_nowhere(workspace: Workspace) -> None:
    async with opened(workspace, NARROW) as terminal:
        await terminal.press("m")
        (mark,) = terminal.app.context.bookmarks
        terminal.app.context.bookmarks[:] = [
            type(mark)(RecordRef("visit", "gone"), "Gone → Nowhere")
        ]
        current = terminal.selection.current
        await terminal.press("'", "'", "K", "j", "enter")
        assert terminal.selection.current == current
