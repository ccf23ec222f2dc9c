"""One ladder of ways to the clipboard, and an honest word on what is known of each.

The rungs: a command of the user's, tmux, a native tool where the session is local, OSC 52 written
to the terminal. Whatever happens, the text is kept in a ring and in the clips file.
"""

import os
import shlex
import shutil
import subprocess
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefing.errors import NotAdded
from briefing.paths import state_folder, usable_folder

MOST_BYTES = 74_994
"""More text than this is lost in terminals that understand OSC 52."""
_SECONDS = 3
_NATIVE: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("", "pbcopy", ("pbcopy",)),
    ("WAYLAND_DISPLAY", "wl-copy", ("wl-copy",)),
    ("DISPLAY", "xclip", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", "xsel", ("xsel", "--clipboard", "--input")),
)


@dataclass(frozen=True, slots=True)
class Copied:
    """What became of a text."""

    ok: bool
    message: str
    """One sentence for the user; it says ``copied`` only where that is known."""


@dataclass
class Clipboard:
    """The ladder.

    Attributes:
        command: the user's own command, or empty.
        terminal: hands a text to the terminal by OSC 52; None where there is none.
        environment: of the process.
        clips: the file that keeps what was copied; None keeps none.
        use: the rung that is used besides the user's command: ``auto`` tries them all.
        ring: what was copied last, newest first.
    """

    command: str = ""
    terminal: Callable[[str], None] | None = None
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    clips: Path | None = None
    use: str = "auto"
    ring: deque[str] = field(default_factory=lambda: deque(maxlen=100))
    _kept: bool = field(default=False, init=False)

    def copy(self, text: str) -> Copied:
        """Bring a text to the clipboard by the first rung that holds."""
        self.ring.appendleft(text)
        self._kept = self._keep(text)
        rungs = {"tmux": self._by_tmux, "native": self._by_native, "osc52": self._by_terminal}
        chosen = [rung for name, rung in rungs.items() if self.use in {"auto", name}]
        for rung in (self._by_command, *chosen):
            result = rung(text)
            if result:
                return result
        return Copied(False, f"No way to a clipboard was found.{self._where()}")

    def _where(self) -> str:
        return f" The text is kept in {self.clips}." if self._kept else ""

    def _keep(self, text: str) -> bool:
        if self.clips is None or usable_folder(self.clips.parent) is None:
            return False
        try:
            handle = os.open(self.clips, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            with os.fdopen(handle, "a", encoding="utf-8", errors="replace") as file:
                file.write(text.rstrip("\n") + "\n\n")
        except OSError:
            return False
        return True

    def _by_command(self, text: str) -> Copied | None:
        if not self.command.strip():
            return None
        try:
            arguments = shlex.split(self.command)
        except ValueError:
            return Copied(False, f"The copy command “{self.command}” cannot be read; mend it.")
        if _run(arguments, text):
            return Copied(True, f"Copied by {arguments[0]}.")
        return Copied(False, f"The copy command “{self.command}” failed.{self._where()}")

    def _by_tmux(self, text: str) -> Copied | None:
        if not self.environment.get("TMUX") or not shutil.which("tmux"):
            return None
        if _run(["tmux", "load-buffer", "-w", "-"], text):
            return Copied(True, "Copied to tmux’s buffer and sent to the terminal.")
        return None

    def _by_native(self, text: str) -> Copied | None:
        if self.environment.get("SSH_CONNECTION") or self.environment.get("SSH_TTY"):
            return None  # it would set the clipboard of the wrong machine
        for variable, name, arguments in _NATIVE:
            needed = not variable or self.environment.get(variable)
            if needed and shutil.which(name) and _run(list(arguments), text):
                return Copied(True, f"Copied by {name}.")
        return None

    def _by_terminal(self, text: str) -> Copied | None:
        if self.terminal is None:
            return None
        if len(text.encode()) > MOST_BYTES:
            return Copied(False, f"Too long for the terminal’s clipboard.{self._where()}")
        self.terminal(text)
        return Copied(True, "Sent to the terminal; whether it arrived is not known.")


_PASTE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("", ("pbpaste",)),
    ("WAYLAND_DISPLAY", ("wl-paste", "--no-newline")),
    ("DISPLAY", ("xclip", "-selection", "clipboard", "-o")),
    ("DISPLAY", ("xsel", "--clipboard", "--output")),
    ("TMUX", ("tmux", "save-buffer", "-")),
)


def paste(environment: Mapping[str, str] = os.environ) -> str:
    """The text on the clipboard, by the first tool that is there and answers.

    Args:
        environment: of the process.

    Raises:
        NotAdded: none does.
    """
    for variable, arguments in _PASTE:
        if (variable and not environment.get(variable)) or not shutil.which(arguments[0]):
            continue
        try:
            done = subprocess.run(arguments, capture_output=True, timeout=_SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired):
            continue
        if done.returncode == 0:
            return done.stdout.decode("utf-8", "replace")
    tools = ", ".join(arguments[0] for _, arguments in _PASTE)
    raise NotAdded("the clipboard", f"none of {tools} gives its text; pipe it into `add PATH -`")


def _run(arguments: list[str], text: str) -> bool:
    try:
        done = subprocess.run(
            arguments,
            input=text.encode(),
            timeout=_SECONDS,
            check=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def clips_file() -> Path:
    """Where copied texts are kept."""
    return state_folder() / "clips.md"
