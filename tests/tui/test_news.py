"""What is new on the screen: marked, counted, stepped through, filtered, and seen."""

from briefing.models.news import NewsItem
from briefing.tui.controllers.news import CHANGED, NEW
from briefing.tui.controllers.watching import save_search
from briefing.tui.rows import RecordRef
from briefing.tui.screens.report import ReportScreen
from briefing.tui.widgets.line_list import LineList
from briefing.workspace import Workspace
from briefing.workspace.seen import SeenNews
from tests.tui.fresh import SINCE, with_news
from tests.tui.terminal import MEDIUM, NARROW, Size, Terminal, every_size, opened


def seen(workspace: Workspace) -> SeenNews:
    """What the reader has seen, as it is kept."""
    return SeenNews(workspace.root, workspace.settings.reader_name)


def look(terminal: Terminal, times: int) -> None:
    """So many seconds pass."""
    for _ in range(times):
        terminal.app.look_outside()


def marks(terminal: Terminal) -> dict[RecordRef, str]:
    """The marks on the screen."""
    return dict(terminal.main.news.marks)


@every_size
async def test_news_are_counted_above_and_marked(workspace: Workspace, size: Size) -> None:
    items = with_news(workspace)
    async with opened(workspace, size, sample=False) as terminal:
        header = terminal.lines()[0]
        if size == NARROW:
            assert header.rstrip().endswith("±1 +1 m +1 p new")
        else:
            assert "+1 meeting, 1 changed, 1 position from 1 new article" in header
        assert marks(terminal)[RecordRef("visit", items[0].record)] == CHANGED
        assert marks(terminal)[RecordRef("meeting", items[1].record)] == NEW
        row = next(line for line in terminal.lines() if " ± " in line)
        assert "→" in row


async def test_an_issue_is_marked_with_its_new_position(workspace: Workspace) -> None:
    items = with_news(workspace)
    issue = workspace.snapshot.positions[items[2].record].issue
    async with opened(workspace, MEDIUM) as terminal:
        assert marks(terminal)[RecordRef("issue", issue)] == NEW


async def test_what_stays_on_the_screen_for_two_seconds_is_seen(workspace: Workspace) -> None:
    items = with_news(workspace)
    target = RecordRef("visit", items[0].record)
    async with opened(workspace, MEDIUM) as terminal:
        look(terminal, 2)
        assert target in marks(terminal)
        look(terminal, 1)
        assert marks(terminal).get(target) != CHANGED  # its meeting may still be new
        assert RecordRef("source", items[3].record) in marks(terminal)  # on no list here
    assert seen(workspace).is_seen(items[0])
    assert not seen(workspace).is_seen(items[3])
    assert seen(workspace).since == SINCE


async def test_what_leaves_the_screen_in_time_is_not_seen(workspace: Workspace) -> None:
    items = with_news(workspace)
    async with opened(workspace, MEDIUM) as terminal:
        look(terminal, 2)
        await terminal.press("5", "z", "z")  # the source text alone
        look(terminal, 3)
        assert RecordRef("visit", items[0].record) in marks(terminal)


async def test_the_next_one_is_gone_to(workspace: Workspace) -> None:
    items = with_news(workspace)
    wanted = [RecordRef(i.kind, i.record) for i in items]
    async with opened(workspace, MEDIUM) as terminal:
        for target in [*wanted, wanted[0]]:
            await terminal.press("r")
            assert terminal.selection.current.record == target
        assert terminal.selection.current.refs == items[0].new


async def test_only_what_is_new_is_listed(workspace: Workspace) -> None:
    items = with_news(workspace)
    async with opened(workspace, MEDIUM) as terminal:
        before = len(terminal.selection.visits_list)
        await terminal.press("R")
        assert [terminal.selection.event_at(0).id] == [items[0].record]
        assert len(terminal.selection.visits_list) == 1
        assert "Visits · new" in terminal.text()
        await terminal.press("R")
        assert len(terminal.selection.visits_list) == before


async def test_all_are_marked_as_read_and_one_is_unread_again(workspace: Workspace) -> None:
    items = with_news(workspace)
    async with opened(workspace, MEDIUM, sample=False) as terminal:
        await terminal.press("D")
        assert marks(terminal) == {}
        assert "new article" not in terminal.lines()[0]
        assert terminal.toasts()[-1] == "4 pieces of news marked as read."
        terminal.main.go(RecordRef("visit", items[0].record))
        await terminal.press("I")
        assert marks(terminal) == {RecordRef("visit", items[0].record): CHANGED}
        await terminal.press("D")
    assert seen(workspace).since > SINCE  # nothing was left: what comes in later is news


async def test_without_news(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        for key in ("r", "R"):
            await terminal.press(key)
            assert terminal.toasts()[-1] == "Nothing is new."
        await terminal.press("M")
        await terminal.settle()
        terminal.find("Nothing has come in since you last looked.")
    assert seen(workspace).since


@every_size
async def test_the_report(workspace: Workspace, size: Size) -> None:
    with_news(workspace)
    async with opened(workspace, size) as terminal:
        await terminal.press("M")
        await terminal.settle()
        assert isinstance(terminal.app.screen, ReportScreen)
        text = terminal.text()
        assert text.index("WATCHED") < text.index("NEW MEETINGS") < text.index("NEW POSITIONS")
        terminal.find("before  announced")
        terminal.find("now     held")
        await terminal.press("a")
        assert marks(terminal) == {}
        await terminal.press("u")
        assert len(marks(terminal)) == 1
        await terminal.press("enter")
        assert terminal.at_main


async def test_another_moment(workspace: Workspace) -> None:
    """``since monday`` among the commands."""
    with_news(workspace)
    async with opened(workspace, MEDIUM) as terminal:
        await terminal.press("colon")
        await terminal.type("since 2024-06-01")
        terminal.find("news since 2024-06-01")
        await terminal.press("enter")
        await terminal.settle()
        assert marks(terminal) == {}
        assert terminal.main.context.workspace.since.endswith("2024-06-01")
        await terminal.press("colon")
        await terminal.type("since never")
        await terminal.press("enter")
        assert "names no day" in terminal.toasts()[-1]
    assert seen(workspace).since == SINCE  # one that was only shown is not kept


async def test_watching(workspace: Workspace) -> None:
    """An actor by name; a second time takes it back."""
    async with opened(workspace, MEDIUM) as terminal:
        actor = terminal.selection.actors[terminal.selection.current.actor or ""]
        terminal.main.go(RecordRef("actor", actor.id))
        await terminal.press("W")
        file = terminal.main.context.workspace.judgement_file
        assert file.read().searches == {actor.name: f'actor:"{actor.name}"'}
        save_search(terminal.main.context, actor.name, "as it was")
        assert file.read().searches == {}
        assert terminal.toasts()[-1] == f"Watched no more: {actor.name}."


async def test_hits_are_marked(workspace: Workspace) -> None:
    with_news(workspace)
    async with opened(workspace, MEDIUM) as terminal:
        await terminal.press("slash")
        await terminal.type("kind:visit")
        await terminal.settle()
        hits = terminal.app.screen.query_one("#hits", LineList)
        drawn = [hits.render_line(y).text for y in range(hits.size.height)]
        assert sum(" ± " in line for line in drawn) == 1


async def test_a_search_is_watched(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        await terminal.press("slash")
        await terminal.type("place:washington")
        await terminal.press("ctrl+s")
        file = terminal.main.context.workspace.judgement_file
        assert file.read().searches == {"place:washington": "place:washington"}


def test_an_item_names_itself() -> None:
    """By its record and what changed about it."""
    assert NewsItem("visit", "v", "date", "").key == "visit:v:date"
