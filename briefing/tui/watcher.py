"""Follows the files of a folder while it is open."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from pathlib import Path

Changes = Iterable[tuple[object, str]]
LOOK_AGAIN = 5
"""Seconds between two looks at a folder whose changes nobody tells of."""
_OWN = frozenset({"judgements.toml"})
"""Files the program writes itself; they are looked at in another way."""


class Watcher:
    """Tells when files change; watchfiles gathers what changes within a moment.

    Args:
        root: the folder, or one file.
        tell: is called in a thread of the watcher's.
        look: look again every few seconds, where nobody tells of changes.
    """

    def __init__(self, root: Path, tell: Callable[[], object], *, look: bool = False) -> None:
        self._root = root
        self._tell = tell
        self._look = look
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

        try:
            self._follow(watch, look=self._look)
        except OSError:  # the system tells no more programs: look instead
            if not self._look:
                self._follow(watch, look=True)

    def _follow(self, watch: Callable[..., Iterable[Changes]], *, look: bool) -> None:
        for changes in watch(
            self._root,
            stop_event=self._stop,
            raise_interrupt=False,
            force_polling=look or None,
            poll_delay_ms=LOOK_AGAIN * 1000,
        ):
            if any(not _is_own(Path(path)) for _, path in changes):
                self._tell()


def _is_own(path: Path) -> bool:
    return path.name in _OWN or path.name.startswith((".", "judgements."))
