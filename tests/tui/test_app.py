"""The terminal as a whole: layouts, sizes, themes, the mouse, and how it starts."""

import asyncio
import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.color import Color

from briefing.config import Settings
from briefing.errors import FolderEmpty, ModelError, PathMissing
from briefing.models import Briefing, Problem
from briefing.models.copy_with import replace
from briefing.readers import FORMATS
from briefing.storage import Store
from briefing.tui.bars import MOST_KEYS
from briefing.tui.keys import KEYS
from briefing.tui.screens.notice import Notice
from briefing.tui.screens.panes import ORDER
from briefing.tui.screens.pick import PickScreen
from briefing.tui.screens.search import SearchScreen
from briefing.tui.widgets.source import SourceView
from briefing.workspace import Progress, Report, Workspace
from briefing.workspace.read_model_builder import listing
from tests.tui.hand import Hand, small
from tests.tui.stored import shelve
from tests.tui.terminal import MEDIUM, NARROW, WIDE, Size, Terminal, every_size, ids, opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder."""
    path = tmp_path / "clippings"
    path.mkdir()
    return path


# -- the first screen


@every_size
async def test_the_first_screen(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        lines = terminal.lines()
        assert len(lines) == size[1]
        assert all(len(line) == size[0] for line in lines)
        assert lines[0].startswith(" briefing   sample · 5 articles · 2019–2023")
        assert lines[0].endswith("your own: briefing FOLDER ")
        assert "Munir → US" in terminal.text()
        assert terminal.focused == "visits"
        assert terminal.toasts() == []


async def test_a_folder_of_ones_own_stands_there_by_its_name(workspace: Workspace) -> None:
    async with opened(workspace, sample=False) as terminal:
        assert terminal.lines()[0].startswith(" briefing   seeds · 5 articles · 2019–2023 ")
        assert "your own" not in terminal.lines()[0]


async def test_years_of_the_folder(folder: Path) -> None:
    hand = Hand()
    hand.source("Text.", date="2023-12-15")
    async with opened(shelve(hand.write(folder), hand.briefing())) as terminal:
        assert " · 1 article · 2023 " in terminal.lines()[0]
    hand = Hand()
    hand.source("Text.", date=None)
    async with opened(shelve(folder, hand.briefing())) as terminal:
        assert "· 1 article  " in terminal.lines()[0]


@every_size
async def test_the_footer_shows_at_most_seven_keys(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        footer = terminal.lines()[-1]
        shown = re.findall(r" (\S+) [a-z]+ ", footer.partition("evidence")[0])
        assert len(shown) <= MOST_KEYS == 7
        assert footer.startswith("".join(f" {k.shown} {k.footer} " for k in KEYS if k.footer))
        assert {"n", "]", "/", "c", "d", "?", "q"} <= set(shown)
        assert footer.rstrip().endswith(f"1 of {len(terminal.selection.visits_list)}")


def test_no_more_keys_are_meant_for_the_footer_than_it_shows() -> None:
    assert sum(bool(key.footer) for key in KEYS) <= MOST_KEYS


# -- layouts


async def test_narrow_shows_one_pane_and_the_tabs(workspace: Workspace) -> None:
    async with opened(workspace, NARROW) as terminal:
        tabs = " 1 Visits   2 Visit   3 Actor   4 Issues   5 Source "
        for number, name in enumerate(ORDER, 1):
            await terminal.press(str(number))
            assert terminal.lines()[1].startswith(tabs)
            assert terminal.open_panes() == [name]
            pane = terminal.main.query_one(f"#{name}")
            legend = name == "source"
            assert pane.region.size == (80, 24 - 3 - legend)
            assert ("● persons" in terminal.text()) == legend


@pytest.mark.parametrize("size", [(84, 24), MEDIUM, (139, 30), (140, 40), WIDE], ids=ids)
async def test_wider_layouts_show_all_panes(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        assert terminal.open_panes() == list(ORDER)
        regions = [terminal.main.query_one(f"#{name}").region for name in ORDER]
        for number, region in enumerate(regions):
            assert region.width >= 30
            assert region.height >= 5
            assert not any(region.overlaps(other) for other in regions[number + 1 :])
        assert " 1 Visits   2 Visit " not in terminal.text()
        source, visits = regions[-1], regions[0]
        assert (source.y == visits.y) == (size[0] >= 140)


async def test_the_layout_follows_the_width(workspace: Workspace) -> None:
    async with opened(workspace, WIDE) as terminal:
        await terminal.press("n", "4")
        current = terminal.selection.current
        wide = terminal.lines()
        for width, panes in ((83, ["issues"]), (84, list(ORDER)), (60, ["issues"])):
            await terminal.resize(width, 30)
            assert terminal.open_panes() == panes
            assert terminal.focused == "issues"
            assert all(len(line) == width for line in terminal.lines())
        await terminal.resize(*WIDE)
        assert [line[:36] for line in terminal.lines()] == [line[:36] for line in wide]
        assert terminal.selection.current == current
        row = terminal.pane("issues").row
        assert row
        assert row.cells[1].text in terminal.text()  # the cursor is still in view


@every_size
async def test_too_small_and_back(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        await terminal.press("n")
        before, current = terminal.lines(), terminal.selection.current
        for width, height in ((20, 5), (39, 30), (80, 7)):
            await terminal.resize(width, height)
            assert terminal.text().startswith(f"Too small: {width}×{height}. Make it 40×8.")
            assert terminal.open_panes() == []
        await terminal.press("n")  # keys still do what they say
        assert terminal.selection.place_of_event()[0] == 3
        await terminal.press("p")
        await terminal.resize(*size)
        assert terminal.selection.current == current
        assert terminal.lines()[0] == before[0]
        assert terminal.lines()[2:] == before[2:] or size == NARROW


@every_size
async def test_the_focus_comes_back_from_too_small(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        before, current = terminal.lines(), terminal.selection.current
        await terminal.resize(20, 5)
        await terminal.resize(*size)
        assert terminal.focused == "visits"
        assert terminal.lines() == before
        await terminal.press("j")
        assert terminal.selection.current != current


@pytest.mark.parametrize("size", [(1, 1), (3, 40), (300, 1)], ids=ids)
async def test_starting_too_small(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        assert len(terminal.lines()) == size[1]
        await terminal.resize(*NARROW)
        assert "Munir → US" in terminal.text()


async def test_the_smallest_size_works(workspace: Workspace) -> None:
    async with opened(workspace, (40, 8)) as terminal:
        for number, name in enumerate(ORDER, 1):
            await terminal.press(str(number))
            assert terminal.open_panes() == [name]
            assert terminal.main.query_one(f"#{name}").region.height == 5
        assert "▌" in terminal.text()


@pytest.mark.xfail(
    strict=True, reason="footer and tabs are cut in mid-word between 40 and 57 columns"
)
async def test_at_the_smallest_size_no_word_is_cut_silently(workspace: Workspace) -> None:
    async with opened(workspace, (40, 8)) as terminal:
        for line in (terminal.lines()[1], terminal.lines()[-1]):
            last = line.rstrip().split()[-1]
            whole = {"Visits", "Visit", "Actor", "Issues", "Source"}
            whole |= {key.footer for key in KEYS} | {str(len(terminal.selection.visits_list))}
            assert last in whole or last.endswith("…")


@pytest.mark.xfail(strict=True, reason="the line above is cut in mid-word, without an ellipsis")
async def test_a_long_name_of_a_folder_is_cut_with_an_ellipsis(tmp_path: Path) -> None:
    hand = small()
    root = hand.write(tmp_path / ("clippings-of-the-south-asia-desk-" * 4))
    async with opened(shelve(root, hand.briefing()), NARROW, sample=False) as terminal:
        assert "…" in terminal.lines()[0]
        assert "2 articles" in terminal.lines()[0]


# -- colours


def colours(terminal: Terminal) -> set[str]:
    """All colours on the screen."""
    found = set()
    for strip in terminal.strips():
        for segment in strip:
            for colour in (segment.style.color, segment.style.bgcolor) if segment.style else ():
                if colour is not None and colour.triplet is not None:
                    found.add(colour.triplet.hex)
    return found


def style_of_evidence(terminal: Terminal) -> tuple[Color, Color, bool]:
    """Foreground, background and weight of the words that prove what is chosen."""
    ref = terminal.selection.current.ref
    assert ref
    words = ref.text.split()[0]
    for strip in terminal.strips():
        segments = list(strip)
        begin = next((i for i, s in enumerate(segments) if s.text == "▌"), len(segments))
        for segment in segments[begin:]:
            if words in segment.text and segment.style:
                style = segment.style
                assert style.color
                assert style.bgcolor
                return (
                    Color.from_rich_color(style.color),
                    Color.from_rich_color(style.bgcolor),
                    bool(style.bold),
                )
    raise AssertionError(words)


@pytest.mark.parametrize(
    ("theme", "background"), [("briefing-dark", "#15171a"), ("briefing-light", "#fbfaf7")]
)
@every_size
async def test_themes(workspace: Workspace, size: Size, theme: str, background: str) -> None:
    settings = Settings(theme=theme)
    async with opened(workspace, size, settings=settings) as terminal:
        assert terminal.app.theme == theme
        assert background in colours(terminal)
        await terminal.press("5")
        front, back, bold = style_of_evidence(terminal)
        assert bold
        assert contrast(front, back) >= 7  # the evidence is the brightest thing on the screen
        shades = [c for strip in terminal.strips() for c in shades_of(strip)]
        assert min(contrast(front, back) for front, back in shades) >= 3


def shades_of(strip: object) -> list[tuple[Color, Color]]:
    """The colours of words of a line, against what they stand on; rules are left out."""
    return [
        (Color.from_rich_color(s.style.color), Color.from_rich_color(s.style.bgcolor))
        for s in strip  # type: ignore[attr-defined]
        if s.style and s.style.color and s.style.bgcolor and re.search(r"\w", s.text)
    ]


def contrast(one: Color, other: Color) -> float:
    """The ratio of the guidelines for accessible text; 4.5 is enough, 3 for large text."""

    def light(colour: Color) -> float:
        parts = [
            c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.normalized
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


async def test_a_theme_of_textual(workspace: Workspace) -> None:
    async with opened(workspace, settings=Settings(theme="dracula")) as terminal:
        assert terminal.app.theme == "dracula"
        assert "Munir → US" in terminal.text()


async def test_an_unknown_theme_is_the_dark_one(workspace: Workspace) -> None:
    async with opened(workspace, settings=Settings(theme="nonsense")) as terminal:
        assert terminal.app.theme == "briefing-dark"


async def test_the_theme_can_be_changed_while_it_runs(workspace: Workspace) -> None:
    async with opened(workspace, NARROW) as terminal:
        before = terminal.lines()
        terminal.app.theme = "briefing-light"
        await terminal.settle()
        assert terminal.lines() == before
        assert "#fbfaf7" in colours(terminal)
        assert "#15171a" not in colours(terminal)


@every_size
async def test_without_colour(
    workspace: Workspace, size: Size, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(workspace, size) as terminal:
        for colour in colours(terminal):
            assert colour[1:3] == colour[3:5] == colour[5:7], colour
        lines = "\n".join(terminal.lines())
        assert "● 13 Dec" in lines  # held, dated by words
        assert "✕ ~Dec" in lines  # declined, dated by its source
        await terminal.press("5")
        assert style_of_evidence(terminal)[2]


# -- the mouse


async def test_a_click_chooses_the_line_under_the_pointer(workspace: Workspace) -> None:
    async with opened(workspace, NARROW) as terminal:
        await terminal.click("Bajwa → China")
        visit = terminal.selection.visits[terminal.selection.current.event or ""]
        assert visit.country == "CHN"


@every_size
async def test_a_click_on_every_line_of_the_visits(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        pane = terminal.pane("visits")
        for number, row in reversed(list(enumerate(pane.rows))):
            if row.target:
                top = pane.content_region.offset
                await terminal.pilot.click(offset=(top.x + 4, top.y + number))
                await terminal.pilot.pause()
                assert terminal.selection.current.record == row.target
        assert terminal.focused == "visits"


async def test_a_second_click_follows_the_line(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        pane = terminal.pane("visits")
        top = pane.content_region.offset
        await terminal.pilot.click(offset=(top.x + 4, top.y + pane.cursor))
        await terminal.pilot.pause()
        assert terminal.focused == "event"


@every_size
async def test_two_clicks_at_once_follow_the_line(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        await terminal.click("Bajwa → China", times=2)
        visit = terminal.selection.visits[terminal.selection.current.event or ""]
        assert visit.country == "CHN"
        assert terminal.focused == "event"


async def test_a_click_on_a_line_that_goes_on_above(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        pane = terminal.pane("issues")
        number = next(i for i, row in enumerate(pane.rows) if row.owner == 1)
        top = pane.content_region.offset
        await terminal.pilot.click(offset=(top.x + 8, top.y + number))
        await terminal.pilot.pause()
        assert terminal.selection.current.record == pane.rows[number - 1].target


async def test_a_click_on_a_heading_chooses_nothing(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        current = terminal.selection.current
        await terminal.click(" 2022 ")
        assert terminal.selection.current == current


@every_size
async def test_the_keys_of_the_footer_can_be_clicked(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        await terminal.click("n next")
        assert terminal.selection.place_of_event()[0] == 2
        issue = terminal.selection.current.issue
        await terminal.click("] issue")
        assert terminal.selection.current.issue != issue
        await terminal.click("/ search")
        assert isinstance(terminal.app.screen, SearchScreen)
        await terminal.press("escape")
        await terminal.click("d fix")
        assert isinstance(terminal.app.screen, PickScreen)
        await terminal.press("escape")
        await terminal.click("? help")
        assert isinstance(terminal.app.screen, Notice)
        await terminal.press("escape")
        await terminal.click("c cite")
        await terminal.settle()
        assert terminal.toasts()[-1].startswith("Citation. ")
        await terminal.click("q quit")
        assert terminal.app._exit


async def test_tabs_can_be_clicked(workspace: Workspace) -> None:
    async with opened(workspace, NARROW) as terminal:
        for words, name in (("4 Issues", "issues"), ("5 Source", "source"), ("1 Visits", "visits")):
            await terminal.click(words)
            assert terminal.open_panes() == [name]
            assert terminal.focused == name


async def test_the_wheel_scrolls(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        source = terminal.main.query_one(SourceView)
        top = source.scroll_offset.y
        x, y = map(int, source.region.center)
        await terminal.pilot._post_mouse_events([events.MouseScrollDown], offset=(x, y))
        await terminal.settle()
        assert source.scroll_offset.y > top


# -- nothing to show


async def test_nothing_found_shows_what_was_looked_for(folder: Path) -> None:
    hand = Hand()
    hand.source("The weather was fine.")
    hand.actor("weather", "group")
    root = hand.write(folder)
    async with opened(shelve(root, hand.briefing()), sample=False) as terminal:
        text = terminal.text()
        assert "Nothing was found" in text
        assert f"1 article in “{root}”: no visit, no meeting, no position." in text
        for words in ("persons with their offices", "visits, trips", "quotations", "English prose"):
            assert words in text
        assert f"Formats read: {FORMATS}. q quits." in text
        assert terminal.open_panes() == []
        await terminal.press("n", "]", "e", "j", "enter", "w", "c", "y", "b", "f")
        await terminal.press("escape", "q")
        assert terminal.app._exit
    assert terminal.app.failure is None


async def test_what_could_not_be_read_is_named(folder: Path) -> None:
    class Torn(Workspace):
        def refresh(self, *_: object) -> Report:
            problem = Problem("a.jsonl, line 3", "The line is not valid JSON; mend it.")
            return Report(1, 0, (problem,), changed=False)

    with Torn(folder, store=Store(None)) as workspace:
        async with opened(workspace, sample=False) as terminal:
            assert "a.jsonl, line 3: The line is not valid JSON; mend it." in terminal.text()
            assert "1 file not read: briefing check says why" in terminal.lines()[0]


async def test_positions_alone_are_something(folder: Path) -> None:
    hand = Hand()
    hand.source("Pakistan supports trade.")
    pakistan = hand.actor("Pakistan", "state", "PAK")
    hand.position(hand.issue("Trade", "trade"), pakistan, "Pakistan supports trade")
    async with opened(shelve(hand.write(folder), hand.briefing())) as terminal:
        assert "Nothing was found" not in terminal.text()
        assert terminal.open_panes() == list(ORDER)
        await terminal.press("]")
        assert "“Pakistan supports trade”" in terminal.text()
        await terminal.press("n", "p", "4", "j", "enter", "w")
        assert "stance" in terminal.text()


@every_size
@pytest.mark.parametrize("key", ["escape", "q", "enter"])
async def test_an_empty_folder_has_its_sentence(folder: Path, size: Size, key: str) -> None:
    with Workspace(folder, store=Store(None)) as workspace:
        async with opened(workspace, size, sample=False) as terminal:
            assert isinstance(terminal.app.screen, Notice)
            assert "Nothing to read" in terminal.text()
            assert "holds no articles." in unwrapped(terminal)
            assert f"the formats read are {FORMATS}." in unwrapped(terminal)
            await terminal.pilot.press(key)
    assert isinstance(terminal.app.failure, FolderEmpty)
    assert terminal.app.failure.exit_code == 3


def unwrapped(terminal: Terminal) -> str:
    """The words of a notice, without its frame."""
    return re.sub(r"\s+", " ", re.sub(r"^.*?│|│.*$", " ", "\n".join(terminal.lines()), flags=re.M))


async def test_a_folder_that_is_gone(folder: Path) -> None:
    with Workspace(folder / "gone", store=Store(None)) as workspace:
        async with opened(workspace, sample=False) as terminal:
            assert "There is no file or folder" in terminal.text()
            await terminal.pilot.press("escape")
    assert isinstance(terminal.app.failure, PathMissing)


class Failing(Workspace):
    """Shows what it has, then fails."""

    error: Exception = ModelError("The model is gone.", "Install it.")

    def refresh(self, *_: object) -> Report:
        """Fail."""
        raise self.error


async def test_without_the_model_what_was_there_stays(folder: Path) -> None:
    hand = small()
    root = hand.write(folder)
    async with opened(shelve(root, hand.briefing(), workspace=Failing)) as terminal:
        assert terminal.toasts() == ["The model is gone. Install it."]
        assert "Munir → US" in terminal.text()
    assert terminal.app.failure is None


async def test_without_the_model_and_anything_to_show(folder: Path) -> None:
    async with opened(shelve(folder, Briefing(), workspace=Failing)) as terminal:
        assert "The model is gone. Install it." in terminal.text()
        await terminal.pilot.press("escape")
    assert isinstance(terminal.app.failure, ModelError)


async def test_an_unforeseen_failure_of_reading_is_said(folder: Path) -> None:
    class Broken(Failing):
        error = OSError("The disk is gone")

    hand = small()
    root = hand.write(folder)
    workspace = shelve(root, hand.briefing(), workspace=Broken)
    async with opened(workspace, sample=False) as terminal:
        shown = terminal.text() + " ".join(terminal.toasts())
        assert "The disk is gone" in shown
        assert "looking for changes" not in terminal.lines()[0]


# -- reading

Tell = Callable[[Progress], None] | None


class Slow(Workspace):
    """Reads one article a time, as the test lets it."""

    def __init__(self, *arguments: object, **others: object) -> None:
        super().__init__(*arguments, **others)  # type: ignore[arg-type]
        self.go = threading.Semaphore(0)
        self.part = self.whole = Briefing()
        self.was_cancelled = False
        self.ended = threading.Event()

    def forget(self) -> None:
        """Nothing is known yet."""
        self.hold(Briefing())

    def hold(self, briefing: Briefing) -> None:
        """This is in the store."""
        self.store.put_linked("", briefing, listing(briefing))

    def refresh(
        self,
        progress: Tell = None,
        cancelled: threading.Event | None = None,
    ) -> Report:
        """Tell, wait, tell, wait."""
        assert progress
        assert cancelled
        told = [
            Progress(0, 2, "000_first.txt"),
            Progress(1, 2, "001_second.txt", self.part),
            Progress(2, 2, "001_second.txt"),
        ]
        for step in told:
            if step.briefing is not None:
                self.hold(step.briefing)
            progress(step)
            while not cancelled.is_set() and not self.go.acquire(timeout=0.05):
                pass
            if cancelled.is_set():
                self.was_cancelled = True
                break
        else:
            self.hold(self.whole)
        self.ended.set()
        return Report(2, 2, (), changed=True)


@every_size
async def test_reading_shows_how_far_it_has_come(folder: Path, size: Size) -> None:
    hand = small()
    briefing = hand.briefing()
    workspace = shelve(hand.write(folder), briefing, workspace=Slow)
    assert isinstance(workspace, Slow)
    workspace.part, workspace.whole = replace(briefing, visits=briefing.visits[1:]), briefing
    workspace.forget()
    async with opened(workspace, size, wait=False, sample=False) as terminal:
        await terminal.until("reading 1/2 000_first.txt")
        assert "Nothing yet." in terminal.text()
        await terminal.press("n", "j", "e", "]", "w", "escape", "/", "escape", "c")
        workspace.go.release()
        await terminal.until("reading 2/2 001_second.txt")
        assert "Bajwa → China" in terminal.text()
        assert "Munir → US" not in terminal.text()
        await terminal.press("j")
        chosen = terminal.selection.current.event
        workspace.go.release(2)
        await terminal.settle()
        assert "reading" not in terminal.lines()[0]
        assert "Munir → US" in terminal.text()
        assert terminal.selection.current.event == chosen


async def test_a_long_name_of_a_file_is_cut_with_an_ellipsis(folder: Path) -> None:
    class Long(Slow):
        def refresh(
            self, progress: Tell = None, cancelled: threading.Event | None = None
        ) -> Report:
            assert progress
            progress(Progress(0, 1, "a-very-long-name-of-a-clipping" * 4 + ".txt"))
            self.go.acquire(timeout=30)
            return Report(1, 1, (), changed=True)

    workspace = shelve(folder, Briefing(), workspace=Long)
    assert isinstance(workspace, Long)
    async with opened(workspace, NARROW, wait=False, sample=False) as terminal:
        await terminal.until("reading 1/1 a-very-long-name-of…")
        workspace.go.release()
        await terminal.settle()


async def test_quitting_stops_the_reading(folder: Path) -> None:
    workspace = shelve(folder, Briefing(), workspace=Slow)
    assert isinstance(workspace, Slow)
    async with opened(workspace, wait=False) as terminal:
        await terminal.until("reading 1/2")
        await terminal.pilot.press("q")
    assert await asyncio.to_thread(workspace.ended.wait, 30)
    assert workspace.was_cancelled
    assert terminal.app.return_code == 0


async def test_reading_may_be_over_at_once(folder: Path) -> None:
    class Quick(Slow):
        def refresh(
            self, progress: Tell = None, cancelled: threading.Event | None = None
        ) -> Report:
            assert progress
            progress(Progress(0, 1, "a.txt"))
            progress(Progress(1, 1, "a.txt"))
            return Report(1, 1, (), changed=True)

    async with opened(shelve(folder, Briefing(), workspace=Quick), sample=False) as terminal:
        assert "Nothing was found" in terminal.text()


async def test_notices_of_the_library_are_told(folder: Path) -> None:
    hand = small()
    workspace = shelve(hand.write(folder), hand.briefing())
    notice = "Another briefing has this folder open; it does the reading."
    workspace.notices.append(notice)
    async with opened(workspace) as terminal:
        assert terminal.toasts() == [notice]


async def test_the_second_start_needs_no_model(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports: list[Report] = []
    refresh = Workspace.refresh

    def noted(*arguments: Any) -> Report:
        reports.append(refresh(*arguments))
        return reports[-1]

    monkeypatch.setattr(Workspace, "refresh", noted)
    async with opened(workspace, sample=False) as terminal:
        assert reports == [Report(0, 0, (), changed=False)]
        finished = terminal.main.finished
        assert finished
        assert (finished.what, finished.problems) == ("done", ())
        assert "looking for changes" not in terminal.lines()[0]
