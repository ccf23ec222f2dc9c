"""The program in a real terminal: tmux, a private server, private folders."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing import paths

pytestmark = [
    pytest.mark.slow,
    pytest.mark.model,
    pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed"),
]
_ROOT = Path(__file__).parents[2]
_PATIENCE = 60.0
"""Seconds until something that should appear is given up; the model is loaded within them."""


class Tmux:
    """A server of its own with one window, in which the program runs.

    Args:
        folder: for everything that is written.
        arguments: of the program.
        size: columns and lines.
        kept: where the program keeps what it knows, by default in the folder too.
    """

    def __init__(
        self,
        folder: Path,
        arguments: list[str],
        size: tuple[int, int],
        kept: Path | None = None,
    ) -> None:
        kept = kept or folder
        self._socket = folder / "tmux"
        self._code = folder / "code"
        home = folder / "home"
        home.mkdir(parents=True)
        self._environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "BRIEFING_CACHE": str(kept / "cache"),
            "BRIEFING_STATE": str(kept / "state"),
            "BRIEFING_CONFIG": str(kept / "config"),
            "BRIEFING_DATA": str(kept / "data"),
        }
        program = shlex.join([sys.executable, "-m", "briefing", *arguments])
        ended = f"echo $? > {shlex.quote(str(self._code))}; tmux wait-for -S ended; exec cat"
        width, height = size
        self.tmux(
            *("-f", "/dev/null", "new-session", "-d", "-s", "briefing", "-c", str(_ROOT)),
            *("-x", str(width), "-y", str(height), f"{program}; {ended}"),
        )

    def tmux(self, *arguments: str, patience: float = 10.0) -> str:
        """Run a command of tmux and return what it prints."""
        done = subprocess.run(
            ["tmux", "-S", str(self._socket), *arguments],
            env=self._environment,
            capture_output=True,
            timeout=patience,
            check=True,
        )
        return done.stdout.decode()

    def keys(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.tmux("send-keys", "-t", "briefing", *(["-l"] if len(key) == 1 else []), key)

    def screen(self) -> str:
        """What stands in the window."""
        return self.tmux("capture-pane", "-p", "-t", "briefing")

    def until(self, seen: str | Callable[[str], bool], patience: float = _PATIENCE) -> str:
        """Wait until words, or something else, can be seen in the window."""
        deadline = time.monotonic() + patience
        pause = threading.Event()
        while True:
            screen = self.screen()
            if seen in screen if isinstance(seen, str) else seen(screen):
                return screen
            if time.monotonic() > deadline:
                raise AssertionError(f"{seen!r} is not there:\n{screen}")
            pause.wait(0.05)

    def ended(self) -> int:
        """Wait for the program to end, and return its exit code."""
        self.tmux("wait-for", "ended", patience=_PATIENCE)
        return int(self._code.read_text())

    def close(self) -> None:
        """End the server."""
        subprocess.run(
            ["tmux", "-S", str(self._socket), "kill-server"],
            env=self._environment,
            capture_output=True,
            timeout=10,
            check=False,
        )


Open = Callable[..., Tmux]


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Open]:
    """Start the program in a window of a size."""
    running: list[Tmux] = []

    def start(*arguments: str, size: tuple[int, int] = (120, 40), kept: Path | None = None) -> Tmux:
        running.append(Tmux(tmp_path / f"tmux{len(running)}", list(arguments), size, kept))
        return running[-1]

    yield start
    for window in running:
        window.close()


def place(number: int) -> Callable[[str], bool]:
    """Whether the line below says that the event of this number is chosen."""
    return lambda screen: f" {number} of " in screen.rstrip().splitlines()[-1]


def read(window: Tmux) -> str:
    """Wait until the sample has been read, and go to the first visit."""
    window.until(lambda screen: "Munir → US" in screen and "your own:" in screen)
    window.keys("g")
    return window.until(place(1))


def test_the_sample(run: Open) -> None:
    window = run("--sample")
    read(window)
    window.keys("j")
    window.until(place(2))
    window.keys("n")
    window.until(place(3))
    window.keys("k")
    window.until(place(2))
    window.keys("p")
    window.until(place(1))
    window.keys("/")
    window.until("Type to search")
    window.keys(*"Blinkin")
    window.until("blinkin → blinken")
    window.keys("Enter")
    screen = window.until(lambda screen: "found" not in screen)
    assert "Antony Blinken" in screen
    window.keys("c")
    window.until("Copied to tmux")
    citation = window.tmux("show-buffer")
    name = next(p.name for p in paths.seeds().glob("002_*"))
    words = citation.partition("“")[2].partition("”")[0]
    text = " ".join((paths.seeds() / name).read_text(encoding="utf-8").split())
    assert "Blinken" in words
    assert words in text
    assert f"`{name}`" in citation
    assert "*Dawn*, 15 December 2023" in citation
    window.keys("q")
    assert window.ended() == 0


def test_the_sample_in_80_columns(run: Open) -> None:
    window = run("--sample", size=(80, 24))
    screen = read(window)
    assert " 1 Visits   2 Visit   3 Actor   4 Issues   5 Source" in screen
    window.keys("5")
    window.until("▌")
    window.keys("G")
    window.until(lambda screen: "▌" not in screen)
    window.keys("?")
    window.until("Source: keys")
    window.keys("Escape")
    window.until(lambda screen: "Source: keys" not in screen)
    window.keys("Tab", "q")
    assert window.ended() == 0


def test_a_pane_that_a_hit_brings_to_the_front(run: Open) -> None:
    """Its rows are made for the width it has then, not for the none it had while hidden."""
    window = run("--sample", size=(80, 24))
    read(window)
    window.keys("2")
    window.until("TOLD BY")
    window.keys("5")
    window.until("▌")
    window.keys("/")
    window.until("Type to search")
    window.keys(*"Blinken")
    window.until("Asim Munir – Antony Blinken")
    window.keys("Down", "Enter")
    window.until(lambda screen: "▸ 2 Visit" in screen and "Asim Munir → United States" in screen)
    window.keys("q")
    assert window.ended() == 0


def test_the_window_changes_its_size(run: Open) -> None:
    window = run("--sample")
    read(window)
    window.tmux("resize-window", "-t", "briefing", "-x", "20", "-y", "5")
    window.until("Too small")
    window.tmux("resize-window", "-t", "briefing", "-x", "80", "-y", "24")
    window.until("Munir → US")
    window.keys("n")  # of the screen: the pane may not have its focus back yet
    window.until(place(2))
    window.keys("q")
    assert window.ended() == 0


def test_quitting_while_it_reads(run: Open) -> None:
    window = run("--sample")
    window.until("briefing ")
    window.keys("q")
    assert window.ended() == 0
    assert "Traceback" not in window.screen()


def test_an_empty_folder(run: Open, tmp_path: Path) -> None:
    folder = tmp_path / "clippings"
    folder.mkdir()
    window = run(str(folder))
    window.until("Nothing to read")
    window.keys("q")
    assert window.ended() == 3
    # The terminal breaks a long line anywhere, in the middle of a word too.
    screen = "".join(window.screen().split())
    assert "briefing:“" in screen
    said = "holds no articles. Put clippings into it; the formats read are"
    assert "".join(said.split()) in screen


def test_a_folder_that_is_not_there(run: Open, tmp_path: Path) -> None:
    window = run(str(tmp_path / "gone"))
    assert window.ended() == 3
    assert "Thereisnofileorfolder" in "".join(window.screen().split())


def test_a_folder_of_ones_own_is_opened_again(run: Open, tmp_path: Path) -> None:
    folder = tmp_path / "clippings"
    folder.mkdir()
    text = "Prime Minister Imran Khan met US President Donald Trump in Washington on Monday."
    (folder / "a.txt").write_text(text, encoding="utf-8")
    window = run(str(folder))
    window.until(lambda screen: "Khan" in screen and "clippings · 1 article" in screen)
    window.keys("q")
    assert window.ended() == 0


def test_the_morning_after(tmp_path: Path, run: Open) -> None:
    """Closed, two articles more, opened again: marked, gone to, reported, read."""
    clippings = tmp_path / "clippings"
    clippings.mkdir()
    days = Path(__file__).parents[1] / "workspace" / "growing"
    shutil.copytree(days / "1", clippings, dirs_exist_ok=True)
    kept = tmp_path / "kept"
    evening = run(str(clippings), kept=kept)
    evening.until("2 articles · 2024")
    evening.until(
        lambda screen: "Solheim → Estonia" in screen and not re.search("reading|looking", screen)
    )
    evening.keys("q")
    assert evening.ended() == 0
    shutil.copytree(days / "2", clippings, dirs_exist_ok=True)
    shutil.copytree(days / "3", clippings, dirs_exist_ok=True)
    morning = run(str(clippings), kept=kept)
    morning.until("2 changed, 3 positions from 2 new articles")
    morning.keys("M")
    screen = morning.until("postponed")
    assert "announced" in screen
    morning.keys("a")
    morning.until("marked as read")
    morning.keys("Escape")
    morning.until("1 Visits")
    morning.keys("q")
    assert morning.ended() == 0
