"""Hostile articles: no control character reaches the terminal, no markup is obeyed, nothing fails.

Everything that an article, its metadata, its file's name or the folder's can hold is hostile here,
at once. What is checked is what Textual would write to a terminal: the bytes of every change.
"""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual._compositor import CompositorUpdate

from briefing.models import Briefing, Problem, When
from briefing.models.copy_with import replace
from briefing.storage import Store
from briefing.text.normalisation import escape_terminal
from briefing.tui.app import BriefingApp
from briefing.tui.rows import RecordRef
from briefing.tui.widgets.line_list import LineList
from briefing.tui.widgets.source import SourceView
from briefing.workspace import Progress, Report, Workspace
from tests.tui.hand import Hand
from tests.tui.stored import shelve
from tests.tui.terminal import MEDIUM, NARROW, SIZES, Size, Terminal, ids, opened

pytestmark = pytest.mark.slow

MARKUP = "[/b][EU][@click=app.quit]x[/][link=http://x]y[/link][[]]\\[$x]"
CONTROL = (
    "\x1b[31mred\x1b[0m\x1b[2J\x1b[H"  # CSI: colours, clear the screen, go home
    "\x1b]52;c;aGVsbG8=\x07\x1b]0;title\x1b\\"  # OSC: the clipboard, the title
    "\x1b]8;;http://evil\x1b\\link\x1b]8;;\x1b\\"  # OSC 8: a link
    "\x1bP1;1|x\x1b\\\x1bc"  # DCS, full reset
    "\x07\x00\x08\x0b\x0c\r\x7f"
    "\x9b31m\x9d52;c;aGVsbG8=\x9c\x85"  # the same, in one character each
)
INVISIBLE = (
    "\u202egnp.exe\u202c\u202d\u2066\u2067\u2068\u2069\u061c\u200e\u200f"
    "\u200b\u200c\u200d\u2060\u2063\ufeff\u2028\u2029\ufff9\U000e0041"
)
HOSTILE = CONTROL + INVISIBLE + MARKUP

FORBIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc"
    "\U000e0000-\U000e007f]"
)
OWN_SEQUENCES = re.compile(r"\x1b\[[\d;]*[mH]")
"""What Textual itself writes while it draws: colours and places."""


def hostile() -> Hand:
    """A briefing in which every text is hostile."""
    hand = Hand()
    words = [
        f"{kind}{HOSTILE}" for kind in ("Munir", "Blinken", "State", "trade", "visited", "met")
    ]
    munir, blinken, state, trade, visited, met = words
    text = " ".join([*words, f"“said{HOSTILE}”", f"for{HOSTILE}", f"against{HOSTILE}"])
    hand.source(
        f"{text}\n\n{HOSTILE}\n{HOSTILE * 9}",
        f"a.jsonl#{HOSTILE}",
        title=f"Title{HOSTILE}",
        outlet=f"Outlet{HOSTILE}",
        authors=(f"Author{HOSTILE}", HOSTILE),
        url=f"https://example.org/{HOSTILE}",
    )
    hand.source(text, f"b.jsonl#{HOSTILE}", title=HOSTILE, date=None)
    one = hand.actor(
        munir, country="PAK", offices=(f"chief{HOSTILE}", HOSTILE), aliases=(HOSTILE, "x")
    )
    two = hand.actor(blinken, country="USA")
    side = hand.actor(state, "state", "USA")
    body = hand.actor(f"against{HOSTILE}", "organisation")
    issue = hand.issue(trade, trade, parent=f"parent{HOSTILE}")
    hand.position(issue, one, f"for{HOSTILE}", target=side, reported_by=body)
    hand.position(issue, body, f"against{HOSTILE}", "oppose")
    hand.position(issue, side, trade, "seek")
    hand.quote(one, f"said{HOSTILE}", f"speaker{HOSTILE}")
    hand.quote(None, trade, f"a source{HOSTILE}")
    undated = When(None, None, None, f"last{HOSTILE}")
    hand.meeting(
        one, two, met, visit="visit-0", time=undated, place=f"place{HOSTILE}", issues=(issue,)
    )
    hand.meeting(one, body, met, mode="phone")
    hand.visit(
        one,
        visited,
        None,
        place=f"there{HOSTILE}",
        purpose=f"purpose{HOSTILE}",
        time=undated,
        meetings=("meeting-0",),
        issues=(issue,),
    )
    return hand


def plain(hand: Hand) -> Hand:
    """The same with names that hold no markup, to come past the titles that obey it."""
    hand.actors = [replace(a, name=a.name.replace(MARKUP, "")) for a in hand.actors]
    hand.visits = [replace(v, place="there") for v in hand.visits]
    hand.issues = [replace(i, name=i.name.replace(MARKUP, "")) for i in hand.issues]
    return hand


class Tap:
    """What would have been written to a terminal."""

    def __init__(self) -> None:
        self.written: list[str] = []

    def check(self, terminal: Terminal) -> None:
        """Nothing that was written, and nothing on the screen or in a widget, can do harm."""
        output = "".join(self.written)
        assert output
        left = OWN_SEQUENCES.sub("", output)
        assert FORBIDDEN.findall(left.replace("\n", "")) == []
        for strip in terminal.strips():
            assert FORBIDDEN.findall(strip.text) == []
            for segment in strip:
                if segment.style:
                    assert segment.style.link is None
                    clicked = segment.style.meta.get("@click", "")
                    assert "[" not in str(clicked)
                    assert not terminal.at_main or allowed(str(clicked))
        for widget in terminal.app.screen.query(LineList):
            for y in range(widget.size.height):
                assert FORBIDDEN.findall(widget.render_line(y).text) == []
        for view in terminal.app.screen.query(SourceView):
            for y in range(view.size.height):
                assert FORBIDDEN.findall(view.render_line(y).text) == []
        assert not terminal.app._exit


def allowed(action: str) -> bool:
    """Whether the program itself made a click do this."""
    return not action or action.startswith("screen.") or action == "app.quit"


@asynccontextmanager
async def tapped(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, size: Size = MEDIUM, *, wait: bool = True
) -> AsyncIterator[tuple[Terminal, Tap]]:
    """A terminal whose output is caught."""
    tap = Tap()
    display = BriefingApp._display

    def caught(app: BriefingApp, screen: object, renderable: object) -> None:
        if isinstance(renderable, CompositorUpdate):
            tap.written.append(renderable.render_segments(app.console))
        display(app, screen, renderable)  # type: ignore[arg-type]

    monkeypatch.setattr(BriefingApp, "_display", caught)
    async with opened(workspace, size, sample=False, wait=wait, drawn=True) as terminal:
        yield terminal, tap


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a hostile name."""
    return tmp_path / f"clip{HOSTILE}".replace("/", "").replace("\x00", "")[:120]


@pytest.fixture
def workspace(folder: Path) -> Workspace:
    """The hostile briefing, with all its names."""
    hand = hostile()
    hand.write(folder)
    return shelve(folder, hand.briefing(), articles=hand.articles())


@pytest.fixture
def nameless(folder: Path) -> Workspace:
    """The hostile briefing, with names that hold no markup."""
    hand = plain(hostile())
    hand.write(folder)
    return shelve(folder, hand.briefing(), articles=hand.articles())


def test_the_hostile_text_is_hostile() -> None:
    assert len(set(FORBIDDEN.findall(HOSTILE))) > 25
    assert FORBIDDEN.findall(escape_terminal(HOSTILE)) == []
    assert "[@click=app.quit]x[/]" in escape_terminal(HOSTILE)


@pytest.mark.parametrize("size", SIZES, ids=ids)
async def test_every_pane(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, size: Size
) -> None:
    async with tapped(workspace, monkeypatch, size) as (terminal, tap):
        for number in range(1, 6):
            await terminal.press(str(number), "G")
            tap.check(terminal)
        await terminal.press("n", "]", "e")
        tap.check(terminal)
        assert "[EU]" in terminal.text()


async def test_every_record(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    async with tapped(workspace, monkeypatch) as (terminal, tap):
        selection = terminal.selection
        for kind, records in (
            ("actor", selection.actors),
            ("issue", selection.issues),
            ("position", selection.positions),
            ("quote", selection.quotes),
            ("meeting", selection.meetings),
            ("source", selection.sources),
        ):
            for record in list(records):
                terminal.main.go(RecordRef(kind, record))
                await terminal.pilot.pause()
        tap.check(terminal)


async def test_a_click_on_markup_does_nothing(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with tapped(workspace, monkeypatch, NARROW) as (terminal, tap):
        await terminal.press("5", "g")
        x, y = terminal.find("x[/]")
        await terminal.pilot.click(offset=(x, y))
        await terminal.pilot.pause()
        tap.check(terminal)


@pytest.mark.parametrize("size", SIZES, ids=ids)
async def test_search(workspace: Workspace, monkeypatch: pytest.MonkeyPatch, size: Size) -> None:
    async with tapped(workspace, monkeypatch, size) as (terminal, tap):
        await terminal.press("/")
        await terminal.type("munir")
        assert "Munir" in terminal.text()
        tap.check(terminal)
        for _ in range(12):
            await terminal.press("down")
        tap.check(terminal)
        await terminal.press("enter")
        tap.check(terminal)


async def test_search_for_markup(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    async with tapped(workspace, monkeypatch) as (terminal, tap):
        await terminal.press("/")
        await terminal.type("[@click=app.quit]x[/b] !x")
        tap.check(terminal)


@pytest.mark.xfail(
    strict=True, reason="Textual’s input shows control characters as they are pasted"
)
async def test_a_pasted_query(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    from textual.events import Paste

    async with tapped(workspace, monkeypatch) as (terminal, tap):
        await terminal.press("/")
        terminal.app.post_message(Paste(f"munir {HOSTILE}"))
        await terminal.settle()
        tap.check(terminal)


KINDS = ("visit", "meeting", "actor", "issue", "position", "quote")


def record_of(terminal: Terminal, kind: str) -> RecordRef:
    """The first record of a kind."""
    return RecordRef(kind, next(iter(getattr(terminal.selection, f"{kind}s"))))


@pytest.mark.parametrize("kind", KINDS)
async def test_why_a_record_with_hostile_words(
    nameless: Workspace, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    async with tapped(nameless, monkeypatch) as (terminal, tap):
        await terminal.press("5")
        terminal.main.go(record_of(terminal, kind))
        await terminal.press("w")
        tap.check(terminal)


@pytest.mark.parametrize("kind", KINDS)
async def test_why_a_record_with_a_hostile_name(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    async with tapped(workspace, monkeypatch, (400, 40)) as (terminal, tap):
        await terminal.press("5")
        terminal.main.go(record_of(terminal, kind))
        await terminal.press("5", "w")
        if kind not in {"position", "quote"}:
            assert "[31mred" in terminal.lines()[terminal.find("╭")[1]]
        tap.check(terminal)


async def test_help(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    async with tapped(workspace, monkeypatch) as (terminal, tap):
        await terminal.press("?")
        tap.check(terminal)


@pytest.mark.parametrize("key", ["c", "y", "o"])
async def test_copying_and_opening(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    async with tapped(workspace, monkeypatch) as (terminal, tap):
        await terminal.press(key)
        await terminal.settle()
        said = terminal.toasts()
        await terminal.until(said[0][:12])
        tap.check(terminal)


async def test_a_refused_citation(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    async with tapped(workspace, monkeypatch) as (terminal, tap):
        for file in workspace.root.iterdir():
            file.unlink()
        await terminal.press("c")
        await terminal.settle()
        assert "is gone" in terminal.toasts()[0]
        await terminal.until("is gone")
        tap.check(terminal)


async def test_nothing_found(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Torn(Workspace):
        def refresh(self, *_: object) -> Report:
            return Report(1, 0, (Problem(f"a{HOSTILE}.txt", HOSTILE),), changed=False)

    hand = Hand()
    hand.source(HOSTILE)
    hand.write(folder)
    workspace = shelve(folder, hand.briefing(), articles=hand.articles(), workspace=Torn)
    async with tapped(workspace, monkeypatch) as (terminal, tap):
        assert "Nothing was found" in terminal.text()
        tap.check(terminal)


async def test_an_empty_folder_with_a_hostile_name(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.mkdir()
    async with tapped(Workspace(folder, store=Store(None)), monkeypatch) as (terminal, tap):
        assert "Nothing to read" in terminal.text()
        tap.check(terminal)


async def test_progress_and_notices(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Telling(Workspace):
        def refresh(self, progress=None, _=None):  # type: ignore[no-untyped-def]
            progress(Progress(0, 2, f"a{HOSTILE}.txt"))
            return Report(0, 0, (), changed=False)

    folder.mkdir()
    workspace = shelve(folder, Briefing(), workspace=Telling)
    workspace.notices.append(f"A notice {MARKUP}")
    async with tapped(workspace, monkeypatch) as (terminal, tap):
        await terminal.until("A notice")
        tap.check(terminal)
