"""The terminal under test: keys in, what stands on the screen out."""

import re
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, nullcontext, suppress
from pathlib import Path
from time import monotonic
from typing import Any
from unittest.mock import patch

import pytest
from textual._compositor import Compositor
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets import Input
from textual.worker import WorkerCancelled

from briefing.config import Settings
from briefing.paths import view_file
from briefing.tui import view_state
from briefing.tui.app import BriefingApp
from briefing.tui.screens.main import MainScreen
from briefing.tui.screens.panes import ORDER
from briefing.tui.selection import SelectionModel
from briefing.tui.widgets.line_list import LineList
from briefing.workspace.indexer import Command, IndexerEvent, Tell
from briefing.workspace.indexer_process import ThreadIndexer
from briefing.workspace.workspace import Workspace

Size = tuple[int, int]
NARROW: Size = (80, 24)
MEDIUM: Size = (120, 40)
WIDE: Size = (200, 50)
SIZES = (NARROW, MEDIUM, WIDE)


def ids(size: Size) -> str:
    """``80x24``."""
    return f"{size[0]}x{size[1]}"


every_size = pytest.mark.parametrize(
    "size",
    [pytest.param(s, id=ids(s), marks=[] if s == MEDIUM else pytest.mark.slow) for s in SIZES],
)
"""Of the three sizes the one in the middle, and the others among the slow tests."""


class Terminal:
    """A running ``BriefingApp`` without a terminal.

    Args:
        app: it.
        pilot: that drives it.
    """

    def __init__(self, app: BriefingApp, pilot: Pilot[None]) -> None:
        self.app = app
        self._said = [notification.message for notification in app._notifications]
        self._notify = app.notify
        app.notify = self._noted  # type: ignore[method-assign]
        self.pilot = pilot

    @property
    def main(self) -> MainScreen:
        """The main screen, also where another lies over it."""
        return self.app.main

    @property
    def at_main(self) -> bool:
        """Whether nothing lies over the main screen."""
        return self.app.screen is self.main

    @property
    def selection(self) -> SelectionModel:
        """What is chosen."""
        return self.main.selection

    @property
    def focused(self) -> str | None:
        """The id of the focused widget."""
        widget = self.app.screen.focused
        return widget.id if widget else None

    def open_panes(self) -> list[str]:
        """The panes that have a place on the screen."""
        return [name for name in ORDER if self.main.query_one(f"#{name}").region.area]

    def pane(self, name: str) -> LineList:
        """A pane that is a list."""
        return self.main.query_one(f"#{name}", LineList)

    async def settle(self) -> None:
        """Wait until indexer and workers are done and everything has been drawn."""
        await self.pilot.pause()
        await self._until(lambda: not keepers_at_work(self.app.workspace))
        await self.pilot.pause()
        for worker in list(self.app.workers):
            with suppress(WorkerCancelled):
                await worker.wait()
        await self.pilot.pause()
        await self.pilot.pause()

    async def until(self, words: str) -> None:
        """Wait until words stand on the screen, while a worker is held up."""
        await self._until(lambda: words in self.text())
        self.find(words)

    async def press(self, *keys: str) -> None:
        """Press keys, and wait after each until all that it set off has been done."""
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()
            await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type a text, all but its last letter at once, and wait for what it sets off."""
        field = self.app.screen.query_one(Input)
        with field.prevent(Input.Changed):
            field.value += text[:-1]
            field.cursor_position = len(field.value)
        await self.pilot.press(text[-1])
        await self.settle()

    async def resize(self, width: int, height: int) -> None:
        """Make the terminal larger or smaller; Textual waits a moment before it heeds that."""
        await self.pilot.resize_terminal(width, height)
        await self._until(lambda: self.app.screen.size == (width, height))
        await self.settle()

    async def _until(self, reached: Callable[[], bool]) -> None:
        deadline = monotonic() + 20
        while not reached() and monotonic() < deadline:
            await self.pilot.pause(0.005)

    def strips(self) -> Sequence[Strip]:
        """What stands on the screen, line by line."""
        return self.app.screen._compositor.render_strips()

    def lines(self) -> list[str]:
        """The words on the screen, without their styles."""
        return [strip.text for strip in self.strips()]

    def text(self) -> str:
        """The whole screen with single spaces, to look for words in it."""
        return re.sub(r"\s+", " ", "\n".join(self.lines()))

    def find(self, words: str) -> tuple[int, int]:
        """Column and row of the first place where words stand on the screen."""
        for y, line in enumerate(self.lines()):
            if words in line:
                return line.index(words), y
        raise AssertionError(f"{words!r} is not on the screen:\n" + "\n".join(self.lines()))

    async def click(self, words: str, times: int = 1) -> None:
        """Click on words, where they stand on the screen."""
        await self.pilot.click(offset=self.find(words), times=times)
        await self.pilot.pause()

    def _noted(self, message: str, **how: Any) -> None:
        self._said.append(message)
        self._notify(message, **how)

    def toasts(self) -> list[str]:
        """What was notified, also what has been taken off the screen since."""
        return self._said


class Counting(ThreadIndexer):
    """An indexer in a thread, of whom one can ask whether it is at work."""

    def __init__(self, workspace: Workspace, tell: Tell) -> None:
        self.open = 0

        def counted(told: IndexerEvent) -> None:
            tell(told)
            self.open -= told.what in {"done", "failed"}

        super().__init__(workspace, counted)

    def ask(self, command: Command) -> None:
        """Have something done."""
        self.open += 1
        super().ask(command)


def keepers_at_work(workspace: Workspace) -> bool:
    """Whether what was asked of the folder's indexer has not been done yet."""
    return isinstance(workspace.indexer, Counting) and workspace.indexer.open > 0


@asynccontextmanager
async def opened(
    workspace: Workspace,
    size: Size = MEDIUM,
    *,
    settings: Settings | None = None,
    sample: bool = True,
    wait: bool = True,
    drawn: bool = False,
    new: bool = False,
) -> AsyncIterator[Terminal]:
    """Open a library in a terminal of a size.

    Args:
        library: the folder.
        size: columns and lines.
        settings: the user's; by default the library's.
        sample: whether this is the bundled sample.
        wait: until it has been read.
        drawn: whether every change is drawn, and notices pop up. Without a terminal, Textual throws
            the drawing away; ``lines`` draws what it needs, and the tests take half the time.
        new: whether the hint of the first start is shown.
    """
    root, settings = Path(workspace.root), settings or workspace.settings
    shown = Workspace(root, settings, workspace.store, lambda tell: Counting(workspace, tell))
    shown.notices += workspace.notices
    workspace.notices.clear()
    if not new and not view_file(root).exists():
        view_state.save(root, view_state.View(greeted=True))
    app = BriefingApp(root, settings, sample=sample, workspace=shown)
    app.animation_level = "none"
    drawing = nullcontext() if drawn else patch.object(Compositor, "render_update", _not_drawn)
    with drawing:
        async with app.run_test(size=size, notifications=drawn) as pilot:
            terminal = Terminal(app, pilot)
            if wait:
                await terminal.settle()
            yield terminal


def _not_drawn(compositor: Compositor, **_: object) -> None:
    """What takes the place of drawing."""
    compositor._dirty_regions.clear()
