"""The other screens: how one comes there, goes through them and leaves, what each shows."""

from datetime import date
from pathlib import Path

import pytest

from briefing.models import Briefing
from briefing.tui.reports import REPORTS, report_named
from briefing.tui.reports.report import Report
from briefing.tui.reports.timeline import REPORT as TIMELINE
from briefing.tui.reports.timeline import Window, axis
from briefing.tui.rows import RecordRef
from briefing.tui.screens.notice import Notice
from briefing.tui.screens.report import ReportScreen
from briefing.tui.screens.search import SearchScreen
from briefing.tui.widgets.line_list import LineList
from briefing.workspace import Workspace
from tests.tui.hand import Hand, small, when
from tests.tui.stored import shelve
from tests.tui.terminal import MEDIUM, NARROW, WIDE, Size, Terminal, every_size, opened
from tests.tui.test_keys import Ladder

OFTEN = {"timeline", "drift"}
every_report = pytest.mark.parametrize(
    "report",
    [
        pytest.param(s, id=s.name, marks=[] if s.name in OFTEN else pytest.mark.slow)
        for s in REPORTS
    ],
)
"""One with a part beside it and one without; the others are among the slow tests."""
KEYS = {
    "M": "news",
    "A": "ahead",
    "T": "timeline",
    "J": "compare",
    "N": "network",
    "S": "sources",
    "K": "clips",
    "B": "never",
}


def screen_of(terminal: Terminal) -> ReportScreen:
    """The screen of lines."""
    screen = terminal.app.screen
    assert isinstance(screen, ReportScreen)
    return screen


def rows_of(terminal: Terminal) -> LineList:
    """The list of the screen of lines."""
    return screen_of(terminal).query_one("#report", LineList)


def beside(terminal: Terminal) -> LineList:
    """What stands beside the list."""
    return screen_of(terminal).query_one("#detail", LineList)


def words(lines: LineList) -> str:
    """All words of a list."""
    return "\n".join(row.words for row in lines.rows)


async def open_report(terminal: Terminal, name: str) -> LineList:
    """Open a report and wait for its lines."""
    terminal.main.action_report(name)
    await terminal.settle()
    assert screen_of(terminal).report.name == name
    return rows_of(terminal)


async def pressed(terminal: Terminal, *keys: str) -> None:
    """Press keys, and wait until what they set off is done."""
    await terminal.press(*keys)
    await terminal.settle()


@pytest.fixture
def hand(tmp_path: Path) -> Workspace:
    """The briefing made by hand."""
    made = small()
    return shelve(made.write(tmp_path / "clippings"), made.briefing(), articles=made.articles())


# -- there and back


def test_reports_by_name() -> None:
    assert [report_named(report.name) for report in REPORTS] == list(REPORTS)
    assert {report.key: report.name for report in REPORTS if report.key} == KEYS
    assert all(report.title and report.about for report in REPORTS)
    with pytest.raises(KeyError):
        report_named("nonsense")


@every_size
@pytest.mark.parametrize(
    "key", [pytest.param(k, marks=[] if k in "MT" else pytest.mark.slow) for k in KEYS]
)
async def test_its_key_opens_it_from_the_briefing(
    workspace: Workspace, size: Size, key: str
) -> None:
    async with opened(workspace, size) as terminal:
        before, current = terminal.lines(), terminal.selection.current
        for leave in ("escape", "q", *(["0"] if key != "T" else [])):
            await pressed(terminal, key)
            report = screen_of(terminal).report
            assert report.name == KEYS[key]
            assert terminal.focused == "report"
            assert " ".join(report.about.split())[:28] in terminal.text()
            assert f"{key} {report.title}" in terminal.lines()[0]
            assert all(len(line) == size[0] for line in terminal.lines())
            await pressed(terminal, leave)
            assert terminal.at_main
            assert terminal.selection.current == current
            assert terminal.lines() == before
            assert not terminal.app._exit


@every_size
@every_report
async def test_every_report_can_be_moved_in(
    workspace: Workspace, size: Size, report: Report
) -> None:
    async with opened(workspace, size) as terminal:
        lines = await open_report(terminal, report.name)
        assert len(lines.rows)
        for key in ("j", "G", "k", "g", "pagedown", "pageup", "end", "home", "down", "up"):
            await terminal.press(key)
        if any(row.target for row in lines.rows):
            leading = [n for n, row in enumerate(lines.rows) if row.target]
            await terminal.press("G")
            assert lines.cursor == leading[-1]
            await terminal.press("g")
            assert lines.cursor == leading[0]
        assert terminal.app.screen is screen_of(terminal)


async def test_from_report_to_report(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        await pressed(terminal, "T")
        names = [report.name for report in REPORTS]
        for step, key in ((1, "]"), (-1, "[")):
            for _ in names:
                at = names.index(screen_of(terminal).report.name)
                await pressed(terminal, key)
                assert screen_of(terminal).report.name == names[(at + step) % len(names)]
        for key, name in KEYS.items():
            await pressed(terminal, key)
            assert screen_of(terminal).report.name == name
        await pressed(terminal, "escape")
        assert terminal.at_main


@every_size
async def test_tabs_can_be_clicked(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        await pressed(terminal, "T")
        for report in reversed(REPORTS):
            label = report.key or report.title[:2]
            x = terminal.lines()[0].rindex(
                f" {label} "
                if size == NARROW
                else f"{label} {report.title}"
                if report.key
                else report.title
            )
            await terminal.pilot.click(offset=(x + 1, 0))
            await terminal.settle()
            assert screen_of(terminal).report is report
            assert report.title in terminal.lines()[0]


@every_report
async def test_tab_goes_to_what_stands_beside_and_back(
    workspace: Workspace, report: Report
) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        await open_report(terminal, report.name)
        for key in ("tab", "shift+tab"):
            await pressed(terminal, key)
            if report.beside:
                assert terminal.focused == "detail"
                await pressed(terminal, key)
                assert terminal.focused == "report"
            else:
                assert screen_of(terminal).report is not report
                await open_again(terminal, report)


async def open_again(terminal: Terminal, report: Report) -> None:
    """Back to a report."""
    screen_of(terminal).action_report(report.name)
    await terminal.settle()


@every_report
async def test_enter_goes_to_the_record(workspace: Workspace, report: Report) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        await pressed(terminal, "m", "c")
        lines = await open_report(terminal, report.name)
        await terminal.press("g")
        kinds = {"visit", "meeting", "actor", "issue", "position", "quote", "source"}
        while lines.row and lines.row.target and lines.row.target.kind not in kinds:
            before = lines.cursor
            await terminal.press("j")
            if lines.cursor == before:
                return
        if lines.row is None or lines.row.target is None:
            return
        target = lines.row.target
        await pressed(terminal, "enter")
        assert terminal.at_main
        assert terminal.selection.current.record == target
        await pressed(terminal, "b")
        assert terminal.at_main


@pytest.mark.parametrize(
    "name", [report.name for report in REPORTS if report.beside and report.name != "news"]
)
async def test_enter_beside_goes_there_too(workspace: Workspace, name: str) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        await pressed(terminal, "m")
        await open_report(terminal, name)
        await pressed(terminal, "tab", "g", "j")
        row = beside(terminal).row
        assert row
        assert row.target
        await pressed(terminal, "enter")
        assert terminal.at_main
        assert terminal.selection.current.record == row.target


@every_size
@pytest.mark.parametrize(
    ("name", "typed"), [("sources", "dawn"), ("compare", "afghanistan"), ("network", "bajwa")]
)
async def test_lists_are_filtered(workspace: Workspace, size: Size, name: str, typed: str) -> None:
    async with opened(workspace, size) as terminal:
        lines = await open_report(terminal, name)
        everything = len(lines.rows)
        await terminal.press("G", "f")
        await terminal.type(typed)
        assert 0 < len(lines.rows) < everything
        assert all(typed in row.words.lower() for row in lines.rows if row.target)
        assert f"filter: {typed}" in terminal.text()
        await pressed(terminal, "enter")
        assert terminal.focused == "report"
        assert screen_of(terminal).report.name == name
        await pressed(terminal, "f")
        await terminal.type(" zzzz")
        assert "Nothing matches." in terminal.text()
        await pressed(terminal, "escape")
        assert len(lines.rows) == everything
        assert terminal.focused == "report"
        assert screen_of(terminal).report.name == name


async def test_letters_are_typed_into_the_filter_not_heeded_as_keys(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        await open_report(terminal, "timeline")
        await terminal.press("f", "h", "l", "0", "T", "B", "+", "q", "]")
        assert screen_of(terminal).report.name == "timeline"
        assert screen_of(terminal).query_one("#filter").value == "hl0TB+q]"  # type: ignore[attr-defined]


@every_report
async def test_help_names_the_keys_of_the_report(workspace: Workspace, report: Report) -> None:
    async with opened(workspace, (120, 60)) as terminal:
        await open_report(terminal, report.name)
        await pressed(terminal, "?")
        assert isinstance(terminal.app.screen, Notice)
        assert f"{report.title}: keys" in terminal.text()
        for _, _, does in report.keys:
            assert does in terminal.text()
        assert "go to the record in the briefing" in terminal.text()
        await pressed(terminal, "?")
        assert screen_of(terminal).report is report


async def test_searching_from_a_report(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        await open_report(terminal, "network")
        await pressed(terminal, "/")
        assert isinstance(terminal.app.screen, SearchScreen)
        await pressed(terminal, "escape")
        assert screen_of(terminal).report.name == "network"
        await pressed(terminal, "/")
        await terminal.type("Blinken")
        hits = terminal.app.screen.query_one("#hits", LineList)
        assert hits.row
        target = hits.row.target
        await pressed(terminal, "enter")
        assert terminal.at_main
        assert terminal.selection.current.record == target


async def test_a_report_keeps_its_place(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        lines = await open_report(terminal, "sources")
        await pressed(terminal, "j", "j")
        target = lines.row.target if lines.row else None
        await pressed(terminal, "J", "S")
        assert rows_of(terminal).row
        assert rows_of(terminal).row.target == target  # type: ignore[union-attr]


@every_report
async def test_a_report_follows_the_size(workspace: Workspace, report: Report) -> None:
    async with opened(workspace, WIDE) as terminal:
        await open_report(terminal, report.name)
        for size in (NARROW, (60, 20), WIDE, MEDIUM):
            await terminal.resize(*size)
            assert all(len(line) == size[0] for line in terminal.lines())
            assert report.title in terminal.lines()[0]


@every_report
async def test_a_folder_without_anything(tmp_path: Path, report: Report) -> None:
    made = Hand()
    made.source("Nothing happened.")
    workspace = shelve(made.write(tmp_path / "clippings"), made.briefing())
    async with opened(workspace, MEDIUM, sample=False) as terminal:
        lines = await open_report(terminal, report.name)
        assert len(lines.rows)
        assert any(row.words.strip().endswith(".") or row.target for row in lines.rows)
        for key in ("G", "g", "enter", "tab", "+", "-", "left", "right", "u", "x", "y", "f"):
            await terminal.press(key)
        await pressed(terminal, "escape", "escape", "escape")


# -- the timeline


def test_windows() -> None:
    window = Window(date(2020, 1, 1), date(2020, 12, 30))
    middle = date(2020, 7, 1)
    assert window.days == 365
    nearer = window.zoomed(0.5, middle)
    assert nearer.days == 182
    assert window.first < nearer.first < middle < nearer.last < window.last
    assert nearer.zoomed(2, middle).days == 364
    assert window.zoomed(0.0001, middle).days == 14
    later = window.moved(0.25)
    assert (later.first - window.first).days == 91
    assert later.days == window.days
    assert later.moved(-0.25) == window
    assert window.column(window.first, 100) == 0
    assert window.column(window.last, 100) == 99
    assert window.column(date(2019, 12, 31), 100) < 0
    assert window.column(date(2021, 1, 1), 100) >= 100


@pytest.mark.parametrize(
    ("last", "there"),
    [(date(2030, 1, 1), "2025"), (date(2020, 7, 1), "Mar 2020"), (date(2020, 1, 20), "10 Jan")],
)
def test_the_axis_names_years_months_or_days(last: date, there: str) -> None:
    line = axis(Window(date(2020, 1, 1), last), 150)
    assert len(line) == 150
    assert there in line


@every_size
async def test_the_timeline_has_a_lane_an_actor(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        lines = await open_report(terminal, "timeline")
        assert lines.rows[0].words.startswith("everybody")
        names = [row.words[:20].strip() for row in lines.rows[1:]]
        assert "Bajwa" in names
        assert "Munir" in names
        assert "●" in lines.rows[0].words
        head = str(screen_of(terminal).query_one("#report-head").render())
        assert "2020" in head or "2021" in head
        assert "VISITS AND MEETINGS" in terminal.text()


@every_size
async def test_the_timeline_is_zoomed_and_moved(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        await open_report(terminal, "timeline")
        whole, axis_of_all = shown_days(terminal), head(terminal)
        days = [whole.days]
        for key in ("+", "=", "+", "-"):
            await pressed(terminal, key)
            days.append(shown_days(terminal).days)
            assert "●" in words(rows_of(terminal))  # towards what the lane shows
        assert days[1:4] == [days[0] // 2, days[1] // 2, days[2] // 2]
        assert days[4] in {days[2], days[2] - 1}
        assert head(terminal) != axis_of_all
        here = shown_days(terminal)
        for key, way in (("right", 1), ("left", -1), ("l", 1), ("h", -1), ("h", -1)):
            before = shown_days(terminal)
            await pressed(terminal, key)
            moved = (shown_days(terminal).first - before.first).days
            assert moved == way * (before.days // 4)
        assert shown_days(terminal).days == here.days
        await pressed(terminal, "0")
        assert shown_days(terminal) == whole
        assert head(terminal) == axis_of_all
        assert screen_of(terminal).report.name == "timeline"


def shown_days(terminal: Terminal) -> Window:
    """The days the timeline shows."""
    found = TIMELINE.window(terminal.selection)
    assert found
    return found


def head(terminal: Terminal) -> str:
    """The axis."""
    return str(screen_of(terminal).query_one("#report-head").render())


async def test_what_lies_in_the_window_stands_below(hand: Workspace) -> None:
    async with opened(hand, MEDIUM) as terminal:
        await open_report(terminal, "timeline")
        assert "Munir → US" in words(beside(terminal))
        assert "Bajwa → China" in words(beside(terminal))
        assert "STATEMENTS" in words(beside(terminal))
        lines = rows_of(terminal)
        while lines.row and not lines.row.words.startswith("Bajwa"):
            await pressed(terminal, "j")
        assert "Munir → US" not in words(beside(terminal))
        assert "Bajwa → China" in words(beside(terminal))
        await pressed(terminal, *["l"] * 12)
        assert "None in this time." in words(beside(terminal))
        await pressed(terminal, "0")


async def test_the_timeline_does_not_end(hand: Workspace) -> None:
    async with opened(hand, NARROW) as terminal:
        await open_report(terminal, "timeline")
        await pressed(terminal, *["-"] * 8, *["h"] * 4)
        report = screen_of(terminal).report
        for what in ["move -0.25"] * 4000:
            said = report.act(screen_of(terminal).report_context(), what, None)
            if said:
                break
        await pressed(terminal, "h", "+", "0")
        assert "everybody" in terminal.text()


async def test_an_interval_is_drawn_where_the_day_is_not_known(hand: Workspace) -> None:
    async with opened(hand, WIDE) as terminal:
        lines = await open_report(terminal, "timeline")
        bajwa = next(row.words for row in lines.rows if row.words.startswith("Bajwa"))
        assert bajwa.count("░") > 20  # some time in 2021
        assert "●" not in bajwa


# -- compare, network, sources


async def test_compare_has_the_sides_and_how_they_moved(tmp_path: Path) -> None:
    made = Hand()
    made.source("Pakistan supports talks.", "1.txt", date="2020-01-01")
    made.source("Pakistan opposes talks. India wants talks.", "2.txt", date="2021-01-01")
    made.source("Khan visited Delhi. India backs talks.", "3.txt", date="2022-01-01")
    pakistan, india = made.actor("Pakistan", "state", "PAK"), made.actor("India", "state", "IND")
    khan = made.actor("Khan", country="PAK")
    talks = made.issue("Talks", "talks")
    made.position(talks, pakistan, "Pakistan supports talks")
    made.position(talks, pakistan, "Pakistan opposes talks", "oppose")
    made.position(talks, india, "India wants talks", "seek")
    made.position(talks, india, "India backs talks")
    made.visit(khan, "Khan visited Delhi", "IND", time=when("2022-01-01"), issues=(talks,))
    workspace = shelve(made.write(tmp_path / "c"), made.briefing(), articles=made.articles())
    async with opened(workspace, WIDE) as terminal:
        lines = await open_report(terminal, "compare")
        assert lines.rows[0].words.startswith("Talks")
        assert "2 sides" in lines.rows[0].words
        text = words(beside(terminal))
        assert "BY VISIT" in text
        assert "⇄ 2021-01-01" in text
        assert "“Pakistan supports talks”" in text  # in the column of no visit
        text = text[text.index("PAKISTAN") :]
        assert "“Pakistan supports talks”" in text
        assert "2 positions · moved" in text
        assert text.index("“Pakistan supports talks”") < text.index("“Pakistan opposes talks”")


async def test_the_network_counts_meetings(hand: Workspace) -> None:
    async with opened(hand, WIDE) as terminal:
        lines = await open_report(terminal, "network")
        text = [row.words for row in lines.rows]
        assert text[0] == "everybody: the matrix"
        assert text[1].startswith("Munir")
        assert text[1].endswith("2 with 2")
        assert "MATRIX" in words(beside(terminal))
        assert "■" in words(beside(terminal))
        await pressed(terminal, "j")
        circle = words(beside(terminal))
        assert "ASIM MUNIR" in circle
        assert "Blinken" in circle
        assert "Austin" in circle
        assert "Lavrov" not in circle


async def test_sources_are_listed_with_what_was_drawn_from_them(
    workspace: Workspace, stored: Briefing
) -> None:
    async with opened(workspace, WIDE) as terminal:
        lines = await open_report(terminal, "sources")
        assert [row.target.kind for row in lines.rows if row.target] == ["source"] * 5
        for row in lines.rows:
            assert row.target
            source = terminal.selection.sources[row.target.id]
            assert source.path in words(beside(terminal))
            snapshot = terminal.selection.snapshot
            for title, kind in (("VISITS", "visits"), ("POSITIONS", "positions")):
                count = len(snapshot.linked(f"{kind} of source", source.id))
                assert (f"{title}{count}" in words(beside(terminal))) == bool(count)
            await pressed(terminal, "j")


# -- clips


async def test_marks_and_copies_are_among_the_clips(hand: Workspace) -> None:
    copied: list[str] = []
    async with opened(hand, MEDIUM) as terminal:
        terminal.app.ladder = Ladder(copied)
        lines = await open_report(terminal, "clips")
        assert "Nothing yet" in terminal.text()
        await pressed(terminal, "escape", "m", "c", "e", "y")
        assert len(copied) == 2
        lines = await open_report(terminal, "clips")
        kinds = [row.target.kind for row in lines.rows if row.target]
        assert kinds == ["visit", "clip", "clip"]
        assert "Munir → US" in terminal.text()
        await pressed(terminal, "j")
        assert copied[1] in words(beside(terminal))  # the newest first
        await pressed(terminal, "y")
        assert copied[2] == copied[1]
        await pressed(terminal, "j", "c")
        assert copied[3] == copied[0]
        await pressed(terminal, "enter")
        assert terminal.at_main
        ref = terminal.selection.current.ref
        assert ref
        assert ref.text == "General Asim Munir visited the United States"
        assert terminal.focused == "source"


async def test_x_takes_a_mark_away(hand: Workspace) -> None:
    async with opened(hand, MEDIUM) as terminal:
        await pressed(terminal, "m", "j", "m")
        lines = await open_report(terminal, "clips")
        targets = [row.target for row in lines.rows if row.target]
        assert len(targets) == 2
        await pressed(terminal, "g", "x")
        assert [row.target for row in lines.rows if row.target] == targets[1:]
        assert [mark.target for mark in terminal.app.context.bookmarks] == targets[1:]
        await pressed(terminal, "x", "x")
        assert terminal.app.context.bookmarks == []
        assert "Nothing yet" in terminal.text()
        await pressed(terminal, "escape")
        assert "★" not in terminal.text()


async def test_a_mark_is_not_copied(hand: Workspace) -> None:
    copied: list[str] = []
    async with opened(hand, MEDIUM) as terminal:
        terminal.app.ladder = Ladder(copied)
        await pressed(terminal, "m")
        await open_report(terminal, "clips")
        await pressed(terminal, "y")
        assert copied == []
        assert terminal.toasts()[-1] == "Go there with enter, then c copies a citation."
        await pressed(terminal, "enter")
        assert terminal.selection.current.record == RecordRef("visit", "visit-0")
