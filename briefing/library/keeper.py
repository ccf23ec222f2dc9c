"""The keeper: reads, extracts and links a folder into its store, while a terminal shows it.

It runs as a process of its own, ``python -m briefing.library.keeper``, so that neither the time nor
the memory of linking is taken from the screen. JSON lines: first an ``Errand``, then the commands
``read`` and ``link``; out come ``Told``. It ends when standard input does.
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

import msgspec

from briefing.config import Settings
from briefing.errors import BriefingError
from briefing.records import Problem

if TYPE_CHECKING:
    from briefing.library.library import Library

Command = Literal["read", "link"]


class Errand(msgspec.Struct, frozen=True):
    """Which folder is kept, where, and with which model."""

    root: str
    store: str
    model: str


class Told(msgspec.Struct, frozen=True):
    """What the keeper tells.

    Attributes:
        what: ``progress`` (an article more), ``linked`` (another state of the briefing is in the
            store), ``done`` (a command has been carried out), ``failed``.
        done, total, path: how far reading has come.
        problems: what could not be read, with ``done``.
        notices: sentences for the user, with ``done``.
        busy: whether the keeper holds what it linked, so that the next linking is quick.
        error: the name of the error's class, with its two sentences.
    """

    what: Literal["progress", "linked", "done", "failed"]
    done: int = 0
    total: int = 0
    path: str = ""
    problems: tuple[Problem, ...] = ()
    notices: tuple[str, ...] = ()
    busy: bool = False
    error: str = ""
    sentence: str = ""
    remedy: str = ""


Tell = Callable[[Told], None]


def serve(
    library: Library, commands: Iterator[Command], tell: Tell, cancelled: threading.Event
) -> None:
    """Carry out commands until there are no more.

    Args:
        library: of the folder.
        commands: as they come.
        tell: is called in this thread.
        cancelled: set it to stop reading; what was read until then is kept.
    """
    for command in commands:
        try:
            _carry_out(library, command, tell, cancelled)
        except BriefingError as error:
            name = type(error).__name__
            tell(Told("failed", error=name, sentence=error.what, remedy=error.remedy))
        except Exception as error:  # whatever it is, the user must not wait for nothing
            what = f"Reading ended with an unexpected fault ({type(error).__name__}: {error})."
            remedy = "What was read until then is kept."
            tell(Told("failed", error="BriefingError", sentence=what, remedy=remedy))


def _carry_out(library: Library, command: Command, tell: Tell, cancelled: threading.Event) -> None:
    if command == "link":
        changed, problems = library.relink(), library.problems()
    else:

        def progress(p: object) -> None:
            linked = getattr(p, "briefing", None) is not None
            if linked:
                tell(Told("linked"))
            tell(Told("progress", p.done, p.total, p.path))  # type: ignore[attr-defined]

        report = library.refresh(progress, cancelled)
        changed, problems = report.changed, report.problems
    if changed:
        tell(Told("linked"))
    notices = tuple(library.notices)
    library.notices.clear()
    tell(Told("done", problems=problems, notices=notices, busy=library.remembers))


class Keeper(Protocol):
    """Somebody who keeps a store up to date."""

    def ask(self, command: Command) -> None:
        """Have something done; what comes of it is told."""

    def rest(self) -> None:
        """Give up what is only held to be quick next time."""

    def stop(self) -> None:
        """End, at once."""


class ChildKeeper:
    """A keeper in a process of its own, started when it is first asked.

    Args:
        errand: what it keeps.
        tell: is called in a thread.
        log: where its standard error goes; None for nowhere.
    """

    def __init__(self, errand: Errand, tell: Tell, log: Path | None) -> None:
        self._errand = errand
        self._tell = tell
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None
        self._open = 0
        self._guard = threading.Lock()

    def ask(self, command: Command) -> None:
        """Have something done; the process is started where none runs."""
        try:
            with self._guard:
                if self._process is None or self._process.poll() is not None:
                    self._process = self._start()
                self._open += 1
                self._say(command)
        except OSError as error:
            what = f"The process that reads cannot be started ({error.strerror or error})."
            self._tell(Told("failed", error="BriefingError", sentence=what, remedy="Try again."))

    def rest(self) -> None:
        """Let the process end, where it has nothing to do."""
        with self._guard:
            if self._process is not None and not self._open:
                self._close(self._process)
                self._process = None

    def stop(self) -> None:
        """End the process and all that it started."""
        process = self._process
        if process is None:
            return
        self._process = None
        self._close(process)
        try:
            process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            _kill(process)

    def _start(self) -> subprocess.Popen[bytes]:
        errors = self._log.open("ab") if self._log else subprocess.DEVNULL
        try:
            process = subprocess.Popen(
                [sys.executable, "-m", "briefing.library.keeper"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                start_new_session=True,
            )
        finally:
            if not isinstance(errors, int):
                errors.close()
        assert process.stdin
        process.stdin.write(msgspec.json.encode(self._errand) + b"\n")
        self._open = 0
        threading.Thread(target=self._listen, args=(process,), daemon=True).start()
        return process

    def _say(self, command: Command) -> None:
        assert self._process
        assert self._process.stdin
        try:
            self._process.stdin.write(msgspec.json.encode(command) + b"\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            pass  # the thread that listens tells of its end

    def _listen(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout
        for line in process.stdout:
            try:
                told = msgspec.json.decode(line, type=Told)
            except msgspec.DecodeError:  # a library's own words, or half a line of one that died
                continue
            if told.what in {"done", "failed"}:
                with self._guard:
                    self._open -= 1
            self._tell(told)
        process.stdout.close()
        if process is self._process and self._open:
            self._open = 0
            what, remedy = "The process that reads has ended.", "Start again; the log says why."
            self._tell(Told("failed", error="BriefingError", sentence=what, remedy=remedy))

    def _close(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin
        with contextlib.suppress(BrokenPipeError):
            process.stdin.close()


def _kill(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


class ThreadKeeper:
    """A keeper in a thread of this process, for a library that is there already.

    Args:
        library: which it keeps.
        tell: is called in the thread.
    """

    def __init__(self, library: Library, tell: Tell) -> None:
        self._commands: queue.SimpleQueue[Command | None] = queue.SimpleQueue()
        self._cancelled = threading.Event()
        commands = iter(self._commands.get, None)
        self._thread = threading.Thread(
            target=serve, args=(library, commands, tell, self._cancelled), daemon=True
        )
        self._thread.start()

    def ask(self, command: Command) -> None:
        """Have something done."""
        self._commands.put(command)

    def rest(self) -> None:
        """Nothing is held apart from the library."""

    def stop(self) -> None:
        """Stop reading."""
        self._cancelled.set()
        self._commands.put(None)


def main() -> None:
    """Read an errand and commands from standard input until it ends."""
    out = sys.stdout.buffer
    sys.stdout = sys.stderr
    errand = msgspec.json.decode(sys.stdin.buffer.readline(), type=Errand)
    commands: queue.SimpleQueue[Command | None] = queue.SimpleQueue()
    cancelled = threading.Event()

    def listen() -> None:
        for line in sys.stdin.buffer:
            commands.put(msgspec.json.decode(line, type=Command))
        cancelled.set()
        commands.put(None)

    def tell(told: Told) -> None:
        try:
            out.write(msgspec.json.encode(told) + b"\n")
            out.flush()
        except BrokenPipeError:
            cancelled.set()

    threading.Thread(target=listen, daemon=True).start()
    from briefing.library.library import Library
    from briefing.store import Store

    library = Library(Path(errand.root), Settings(model=errand.model), Store(Path(errand.store)))
    library.prepare()
    serve(library, iter(commands.get, None), tell, cancelled)
    library.close()


if __name__ == "__main__":
    main()
