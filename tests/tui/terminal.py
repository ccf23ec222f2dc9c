"""The terminal under test: keys in, what stands on the screen out."""

import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from textual.pilot import Pilot
from textual.strip import Strip
from textual.worker import WorkerCancelled

from briefing.config import Settings
from briefing.library import Library
from briefing.tui.app import BriefingApp
from briefing.tui.desk import Desk
from briefing.tui.screens.main import MainScreen
from briefing.tui.widgets.lines import LineList

Size = tuple[int, int]
NARROW: Size = (80, 24)
MEDIUM: Size = (120, 40)
WIDE: Size = (200, 50)
SIZES = (NARROW, MEDIUM, WIDE)


def ids(size: Size) -> str:
    """``80x24``."""
    return f"{size[0]}x{size[1]}"


class Terminal:
    """A running ``BriefingApp`` without a terminal.

    Args:
        app: it.
        pilot: that drives it.
    """

    def __init__(self, app: BriefingApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def main(self) -> MainScreen:
        """The main screen, also where another lies over it."""
        return self.app._main

    @property
    def desk(self) -> Desk:
        """What is chosen."""
        return self.main.desk

    @property
    def focused(self) -> str | None:
        """The id of the focused widget."""
        widget = self.app.screen.focused
        return widget.id if widget else None

    def pane(self, name: str) -> LineList:
        """A pane that is a list."""
        return self.main.query_one(f"#{name}", LineList)

    async def settle(self) -> None:
        """Wait until the workers are done and everything has been drawn."""
        for worker in list(self.app.workers):
            with suppress(WorkerCancelled):
                await worker.wait()
        await self.pilot.pause()
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type a text and wait for what it sets off."""
        await self.pilot.press(*text)
        await self.settle()

    async def resize(self, width: int, height: int) -> None:
        """Make the terminal larger or smaller."""
        await self.pilot.resize_terminal(width, height)
        await self.pilot.pause()

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

    def toasts(self) -> list[str]:
        """What was notified."""
        return [notification.message for notification in self.app._notifications]


@asynccontextmanager
async def opened(
    library: Library,
    size: Size = MEDIUM,
    *,
    settings: Settings | None = None,
    sample: bool = True,
) -> AsyncIterator[Terminal]:
    """Open a library in a terminal of a size, and wait until it has been read."""
    app = BriefingApp(
        Path(library.root), settings or library.settings, sample=sample, library=library
    )
    app.animation_level = "none"
    async with app.run_test(size=size) as pilot:
        terminal = Terminal(app, pilot)
        await terminal.settle()
        yield terminal
