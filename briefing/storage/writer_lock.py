"""One program at a time writes a store; the others read what it wrote."""

from pathlib import Path
from typing import IO


class WriterLock:
    """Held for as long as the program runs; given up by the system when it dies.

    Args:
        path: of the store; None (in memory) is always held.
    """

    def __init__(self, path: Path | None) -> None:
        self._file: IO[bytes] | None = None
        self.held = path is None or self._take(Path(f"{path}.lock"))

    def _take(self, path: Path) -> bool:
        try:
            import fcntl
        except ImportError:  # a system without it: the last writer wins
            return True
        try:
            self._file = path.open("ab")
        except OSError:  # somebody else's lock file: nothing to wait for
            return True
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def release(self) -> None:
        """Let another program write."""
        if self._file:
            self._file.close()
            self._file = None
