"""The indexer's own process: it reads, extracts and links a folder into its store.

Started as ``python -m briefing.workspace.indexer_process``. JSON lines: first an
``IndexerConfig``, then ``Command``; out come ``IndexerEvent``. It ends when standard input does.
"""

from __future__ import annotations

import queue
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec

from briefing.config import Settings
from briefing.errors import BriefingError
from briefing.ipc import write_line
from briefing.storage import Store
from briefing.workspace.indexer import Command, IndexerConfig, IndexerEvent, Tell, failure
from briefing.workspace.since import Since
from briefing.workspace.sync import Progress
from briefing.workspace.workspace import Workspace


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
    if command.what != "read":
        if command.what == "news":
            workspace.sync.since = Since.of_key(command.since)
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


_PATIENCE = 60.0
"""Seconds in which a thread ends what it does."""


class ThreadIndexer:
    """An indexer in a thread of this process, for a workspace that is there already.

    Args:
        workspace: which it keeps.
        tell: is called in the thread.
    """

    def __init__(self, workspace: Workspace, tell: Tell) -> None:
        self._commands: queue.SimpleQueue[Command | None] = queue.SimpleQueue()
        self._cancelled = threading.Event()
        commands = iter(self._commands.get, None)
        self.thread = threading.Thread(
            target=serve, args=(workspace, commands, tell, self._cancelled), daemon=True
        )
        self.thread.start()

    def ask(self, command: Command) -> None:
        """Have something done."""
        self._commands.put(command)

    def rest(self) -> None:
        """Nothing is held apart from the workspace."""

    def stop(self) -> None:
        """Stop reading; what is being done is ended first, for the store is closed after this."""
        self._cancelled.set()
        self._commands.put(None)
        if threading.current_thread() is not self.thread:
            self.thread.join(_PATIENCE)


def main() -> None:
    """Read a configuration and commands from standard input until it ends."""
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
    settings = Settings(model=config.model)
    with Workspace(Path(config.root), settings, Store(Path(config.store))) as workspace:
        workspace.sync.since = Since.of_key(config.since)
        workspace.prepare()
        serve(workspace, iter(commands.get, None), tell, cancelled)


if __name__ == "__main__":
    main()
