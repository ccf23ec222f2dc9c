"""Marks: set and taken away by m, gone through by ', seen in the lists and among the clips."""

from briefing.library import Library
from briefing.tui.rows import Target
from tests.tui.terminal import MEDIUM, NARROW, Size, Terminal, every_size, opened


def starred(terminal: Terminal, name: str) -> list[str]:
    """The lines of a pane with a star."""
    lines = terminal.pane(name)
    drawn = [lines.render_line(y).text for y in range(lines.content_region.height)]
    return [line for line in drawn if "★" in line]


@every_size
async def test_m_marks_the_line_under_the_cursor(library: Library, size: Size) -> None:
    async with opened(library, size) as terminal:
        await terminal.press("j")
        target = terminal.desk.choice.record
        await terminal.press("m")
        assert [mark.target for mark in terminal.main.marks] == [target]
        assert terminal.main.marks[0].title == "Biden → India"
        (line,) = starred(terminal, "visits")
        assert "Biden → India" in line
        await terminal.press("k", "j", "m")
        assert terminal.main.marks == []
        assert starred(terminal, "visits") == []
        assert "★" not in terminal.text()


async def test_every_kind_of_record_can_be_marked(library: Library) -> None:
    async with opened(library, MEDIUM) as terminal:
        desk = terminal.desk
        targets = [
            Target("visit", next(iter(desk.visits))),
            Target("meeting", next(iter(desk.meetings))),
            Target("actor", next(iter(desk.actors))),
            Target("issue", desk.choice.issue or ""),
            Target("position", next(iter(desk.positions))),
            Target("quote", next(iter(desk.quotes))),
            Target("source", next(iter(desk.sources))),
        ]
        for target in targets:
            terminal.main.go(target)
            await terminal.press("5", "m")
        assert [mark.target for mark in terminal.main.marks] == targets
        assert all(mark.title for mark in terminal.main.marks)


async def test_next_mark_goes_round(library: Library) -> None:
    async with opened(library, NARROW) as terminal:
        targets = []
        for _ in range(3):
            await terminal.press("m")
            targets.append(terminal.desk.choice.record)
            await terminal.press("j", "j")
        seen = []
        for _ in range(4):
            await terminal.press("'")
            seen.append(terminal.desk.choice.record)
        assert seen == [*targets, targets[0]]
        await terminal.press("b")
        assert terminal.desk.choice.record == targets[-1]


async def test_nothing_is_marked(library: Library) -> None:
    async with opened(library, NARROW) as terminal:
        choice = terminal.desk.choice
        await terminal.press("'")
        assert terminal.toasts() == ["Nothing is marked: m marks the record under the cursor."]
        assert terminal.desk.choice == choice


async def test_a_mark_shows_in_every_pane_that_lists_the_record(library: Library) -> None:
    async with opened(library, MEDIUM) as terminal:
        await terminal.press("2", "g")
        while terminal.desk.choice.record and terminal.desk.choice.record.kind != "meeting":
            await terminal.press("j")
        await terminal.press("m")
        target = terminal.main.marks[0].target
        assert target.kind == "meeting"
        for lines in terminal.main.lists():
            height = lines.content_region.height
            seen = [n for n in lines.rows_in_view() if n < lines.scroll_offset.y + height]
            listed = [n for n in seen if lines.rows[n].target == target]
            assert len(starred(terminal, lines.id or "")) == len(listed)
            assert listed or lines.id != "event"


async def test_a_mark_on_what_is_gone_leads_nowhere(library: Library) -> None:
    async with opened(library, NARROW) as terminal:
        await terminal.press("m")
        (mark,) = terminal.main.marks
        terminal.main.marks[:] = [type(mark)(Target("visit", "gone"), "Gone → Nowhere")]
        choice = terminal.desk.choice
        await terminal.press("'", "'", "K", "j", "enter")
        assert terminal.desk.choice == choice
