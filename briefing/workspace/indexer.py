"""The indexer: reads, extracts and links a folder into its store, while a terminal shows it.

It runs as a process of its own, ``python -m briefing.workspace.indexer``, so that neither the time
nor the memory of linking is taken from the screen. JSON lines: first an ``IndexerConfig``, then the
commands ``read`` and ``link``; out come ``IndexerEvent``. It ends when standard input does.
"""

from __future__ import annotations

import queue
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

import msgspec

from briefing.config import Settings
from briefing.errors import BriefingError
from briefing.ipc import JsonLinesProcess, write_line
from briefing.models import Problem

if TYPE_CHECKING:
    from briefing.workspace.sync import Progress
    from briefing.workspace.workspace import Workspace

Command = Literal["read", "link"]
_PATIENCE = 2.0
"""Seconds in which the process may end by itself."""


class IndexerConfig(msgspec.Struct, frozen=True):
    """Which folder is kept, where, and with which model."""

    root: str
    store: str
    model: str


class IndexerEvent(msgspec.Struct, frozen=True):
    """What the indexer tells.

    Attributes:
        what: ``progress`` (an article more), ``linked`` (another state of the briefing is in the
            store), ``done`` (a command has been carried out), ``failed``.
        done, total, path: how far reading has come.
        problems: what could not be read, with ``done``.
        notices: sentences for the user, with ``done``.
        busy: whether the indexer holds what it linked, so that the next linking is quick.
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


Tell = Callable[[IndexerEvent], None]


def failure(error: str, sentence: str, remedy: str) -> IndexerEvent:
    """The event of an error, by the name of its class."""
    return IndexerEvent("failed", error=error, sentence=sentence, remedy=remedy)


def serve(
    workspace: Workspace, commands: Iterator[Command], tell: Tell, cancelled: threading.Event
) -> None:
    """Carry out commands until there are no more.

    Args:
        workspace: of the folder.
        commands: as they come.
        tell: is called in this thread.
        cancelled: set it to stop reading; what was read until then is kept.
    """
    for command in commands:
        try:
            _carry_out(workspace, command, tell, cancelled)
        except BriefingError as error:
            tell(failure(type(error).__name__, error.what, error.remedy))
        except Exception as error:  # whatever it is, the user must not wait for nothing
            what = f"Reading ended with an unexpected fault ({type(error).__name__}: {error})."
            tell(failure("BriefingError", what, "What was read until then is kept."))


def _carry_out(
    workspace: Workspace, command: Command, tell: Tell, cancelled: threading.Event
) -> None:
    if command == "link":
        changed, problems = workspace.relink(), workspace.problems()
    else:

        def progress(p: Progress) -> None:
            if p.briefing is not None:
                tell(IndexerEvent("linked"))
            tell(IndexerEvent("progress", p.done, p.total, p.path))

        report = workspace.refresh(progress, cancelled)
        changed, problems = report.changed, report.problems
    if changed:
        tell(IndexerEvent("linked"))
    notices = tuple(workspace.notices)
    workspace.notices.clear()
    tell(IndexerEvent("done", problems=problems, notices=notices, busy=workspace.caches_links))


class Indexer(Protocol):
    """Somebody who keeps a store up to date."""

    def ask(self, command: Command) -> None:
        """Have something done; what comes of it is told."""

    def rest(self) -> None:
        """Give up what is only held to be quick next time."""

    def stop(self) -> None:
        """End, at once."""


class ChildIndexer:
    """An indexer in a process of its own, started when it is first asked.

    Args:
        config: which folder it indexes.
        tell: is called in a thread.
        log: where its standard error goes; None for nowhere.
    """

    def __init__(self, config: IndexerConfig, tell: Tell, log: Path | None) -> None:
        self._config = config
        self._tell = tell
        self._log = log
        self._process: JsonLinesProcess[IndexerEvent] | None = None
        self._open = 0
        self._guard = threading.Lock()

    def ask(self, command: Command) -> None:
        """Have something done; the process is started where none runs."""
        try:
            with self._guard:
                if self._process is None or self._process.poll() is not None:
                    self._process = self._start()
                self._open += 1
                self._process.send(command)  # the thread that listens tells of its end
        except OSError as error:
            what = f"The process that reads cannot be started ({error.strerror or error})."
            self._tell(failure("BriefingError", what, "Try again."))

    def rest(self) -> None:
        """Let the process end, where it has nothing to do."""
        with self._guard:
            if self._process is not None and not self._open:
                self._process.close()
                self._process = None

    def stop(self) -> None:
        """End the process and all that it started."""
        process, self._process = self._process, None
        if process is not None:
            process.stop(_PATIENCE)

    def _start(self) -> JsonLinesProcess[IndexerEvent]:
        process = JsonLinesProcess("briefing.workspace.indexer", IndexerEvent, log=self._log)
        process.send(self._config)
        self._open = 0
        threading.Thread(target=self._listen, args=(process,), daemon=True).start()
        return process

    def _listen(self, process: JsonLinesProcess[IndexerEvent]) -> None:
        for event in process:
            if event.what in {"done", "failed"}:
                with self._guard:
                    self._open -= 1
            self._tell(event)
        with self._guard:
            died = process is self._process and self._open > 0
            self._open = 0 if died else self._open
        if died:
            what, remedy = "The process that reads has ended.", "Start again; the log says why."
            self._tell(failure("BriefingError", what, remedy))


class ThreadIndexer:
    """A indexer in a thread of this process, for a library that is there already.

    Args:
        library: which it keeps.
        tell: is called in the thread.
    """

    def __init__(self, workspace: Workspace, tell: Tell) -> None:
        self._commands: queue.SimpleQueue[Command | None] = queue.SimpleQueue()
        self._cancelled = threading.Event()
        commands = iter(self._commands.get, None)
        self._thread = threading.Thread(
            target=serve, args=(workspace, commands, tell, self._cancelled), daemon=True
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
    config = msgspec.json.decode(sys.stdin.buffer.readline(), type=IndexerConfig)
    commands: queue.SimpleQueue[Command | None] = queue.SimpleQueue()
    cancelled = threading.Event()

    def listen() -> None:
        for line in sys.stdin.buffer:
            commands.put(msgspec.json.decode(line, type=Command))
        cancelled.set()
        commands.put(None)

    def tell(event: IndexerEvent) -> None:
        try:
            write_line(out, event)
        except BrokenPipeError:
            cancelled.set()

    threading.Thread(target=listen, daemon=True).start()
    from briefing.storage import Store
    from briefing.workspace.workspace import Workspace

    settings = Settings(model=config.model)
    with Workspace(Path(config.root), settings, Store(Path(config.store))) as workspace:
        workspace.prepare()
        serve(workspace, iter(commands.get, None), tell, cancelled)


if __name__ == "__main__":
    main()
