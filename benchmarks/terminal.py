"""A program in a pseudo-terminal, watched: when it paints, how much memory it takes.

Every program is run by ``traced``, which notes the time of each write of Textual's driver, on the
clock that this process reads too; nothing passes through Pilot.
"""

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path

SIZE = (120, 40)
_TRACE = """
import os, sys, time
from textual.drivers.linux_driver import LinuxDriver
_log = open(os.environ["BRIEFING_TRACE"], "w", buffering=1)
_write = LinuxDriver.write
def write(self, data):
    _write(self, data)
    _log.write(f"{time.monotonic()} {len(data)}\\n")
LinuxDriver.write = write
"""


class Watched:
    """A program that runs in a pseudo-terminal.

    Args:
        code: Python that runs it.
        environment: added to this process's own.
        size: columns and lines.
    """

    def __init__(
        self, code: str, environment: dict[str, str], size: tuple[int, int] = SIZE
    ) -> None:
        handle, self._log = tempfile.mkstemp()
        os.close(handle)
        self.begun = time.monotonic()
        self._pid, self._terminal = pty.fork()
        if self._pid == 0:
            os.environ.update(environment, BRIEFING_TRACE=self._log, TERM="xterm-256color")
            os.execv(sys.executable, [sys.executable, "-c", _TRACE + code])
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self.seen = b""

    def until(self, words: str, seconds: float = 60) -> float:
        """Seconds from the start to the write that brought some words; they stand on one line."""
        deadline = time.monotonic() + seconds
        while words.encode() not in self.seen:
            if time.monotonic() > deadline:
                raise TimeoutError(words)
            self._read(0.2)
        return time.monotonic() - self.begun

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._terminal], [], [], seconds)
        if ready:
            try:
                self.seen += os.read(self._terminal, 1 << 16)
            except OSError:
                return False
        return bool(ready)

    def quiet(self, seconds: float) -> None:
        """Wait until nothing has been painted for so long."""
        while self._read(seconds):
            pass

    def press(self, key: bytes, rest: float = 0.12) -> tuple[float, float]:
        """Press a key: seconds to the first paint after it, and to the last."""
        before = len(self.writes())
        begin = time.monotonic()
        os.write(self._terminal, key)
        self.quiet(rest)
        painted = [at - begin for at, size in self.writes()[before:] if size > 8]
        return (painted[0], painted[-1]) if painted else (0.0, 0.0)

    def writes(self) -> list[tuple[float, int]]:
        """When the driver wrote, and how much."""
        lines = Path(self._log).read_text().splitlines()
        return [(float(at), int(size)) for at, size in (line.split() for line in lines)]

    @property
    def memory(self) -> float:
        """Resident memory of the program's process, in MB."""
        status = Path(f"/proc/{self._pid}/status").read_text()
        line = next(x for x in status.splitlines() if x.startswith("VmRSS"))
        return int(line.split()[1]) / 1024

    def end(self) -> None:
        """End it, and what it has started."""
        os.kill(self._pid, signal.SIGTERM)
        self.quiet(0.2)
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._terminal)
        Path(self._log).unlink()


BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("first screen")
Bare().run()
"""

EMPTY = """
from textual.app import App
from textual.containers import Container
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Input, Static
from rich.segment import Segment
from briefing.paths import styles
from briefing.tui.themes import DARK
class Pane(ScrollView, can_focus=True):
    BINDINGS = [("j", "step", "step"), ("n", "step", "step"), ("right_square_bracket", "step", "")]
    cursor = 0
    def action_step(self):
        self.cursor += 1
        self.refresh()
    def render_line(self, y):
        return Strip.blank(self.size.width) if y != self.cursor % 20 else Strip([Segment(">")])
class MainScreen(Screen):
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (84, "-medium"), (140, "-wide")]
    def compose(self):
        yield Static("header", id="header")
        with Container(id="panes"):
            with Container(id="left"):
                yield Pane(id="visits", classes="pane")
                yield Pane(id="actor", classes="pane")
            with Container(id="rest"):
                with Container(id="middle"):
                    yield Pane(id="event", classes="pane")
                    yield Pane(id="issues", classes="pane")
                with Container(id="right"):
                    yield Pane(id="source", classes="pane")
                    yield Static("legend", id="legend")
        yield Static("first screen", id="footer")
    def on_mount(self):
        self.query_one("#visits").focus()
class Empty(App):
    CSS_PATH = [styles() / "briefing.tcss"]
    def get_theme_variable_defaults(self):
        return dict(DARK.variables)
    def on_mount(self):
        self.register_theme(DARK)
        self.theme = "briefing-dark"
        self.push_screen(MainScreen())
Empty().run()
"""

OURS = """
import sys
sys.argv = ["briefing", {path!r}]
from briefing.cli.start import run
run()
"""
