"""Follows the files of a folder while it is open."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

_OWN = frozenset({"judgements.toml"})
"""Files the program writes itself; they are looked at in another way."""


class Watcher:
    """Tells when files change; watchfiles gathers what changes within a moment.

    Args:
        root: the folder, or one file.
        tell: is called in a thread of the watcher's.
    """

    def __init__(self, root: Path, tell: Callable[[], object]) -> None:
        self._root = root
        self._tell = tell
        self._stop = threading.Event()

    def start(self) -> None:
        """Begin to watch."""
        threading.Thread(target=self._run, daemon=True).start()

    def stop(self) -> None:
        """Watch no more."""
        self._stop.set()

    def _run(self) -> None:
        # Imported here: only a program that was asked to watch needs it.
        from watchfiles import watch

        for changes in watch(self._root, stop_event=self._stop, raise_interrupt=False):
            if any(not _is_own(Path(path)) for _, path in changes):
                self._tell()


def _is_own(path: Path) -> bool:
    return path.name in _OWN or path.name.startswith((".", "judgements."))
