"""The indexer as a screen sees it: asked to read and link a folder, it tells how far it has come.

It runs as a process of its own (``indexer_process``), so that neither the time nor the memory of
linking is taken from the screen.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Literal, Protocol

import msgspec

from briefing.ipc import JsonLinesProcess
from briefing.models import Problem


class Command(msgspec.Struct, frozen=True):
    """What an indexer is asked to do.

    Attributes:
        what: ``read`` the folder, ``link`` it anew, or find the ``news``.
        since: with ``news``: after which moment, by its key; what is linked later keeps to it.
    """

    what: Literal["read", "link", "news"]
    since: str = ""


READ, LINK = Command("read"), Command("link")
_PATIENCE = 2.0
"""Seconds in which the process may end by itself."""


class IndexerConfig(msgspec.Struct, frozen=True):
    """Which folder is kept, where, with which model, and since when something is news."""

    root: str
    store: str
    model: str
    since: str = ""


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
        self.config = config
        self._tell = tell
        self._log = log
        self.process: JsonLinesProcess[IndexerEvent] | None = None
        self._open = 0
        self._guard = threading.Lock()

    def ask(self, command: Command) -> None:
        """Have something done; the process is started where none runs."""
        try:
            with self._guard:
                if self.process is None or self.process.poll() is not None:
                    self.process = self._start()
                self._open += 1
                self.process.send(command)  # the thread that listens tells of its end
        except OSError as error:
            what = f"The process that reads cannot be started ({error.strerror or error})."
            self._tell(failure("BriefingError", what, "Try again."))

    def rest(self) -> None:
        """Let the process end, where it has nothing to do."""
        with self._guard:
            if self.process is not None and not self._open:
                self.process.close()
                self.process = None

    def stop(self) -> None:
        """End the process and all that it started."""
        process, self.process = self.process, None
        if process is not None:
            process.stop(_PATIENCE)

    def _start(self) -> JsonLinesProcess[IndexerEvent]:
        process = JsonLinesProcess(
            "briefing.workspace.indexer_process", IndexerEvent, log=self._log
        )
        process.send(self.config)
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
            died = process is self.process and self._open > 0
            self._open = 0 if died else self._open
        if died:
            what, remedy = "The process that reads has ended.", "Start again; the log says why."
            self._tell(failure("BriefingError", what, remedy))
