"""One program at a time changes a file, whoever's it is: the lock lies beside the file."""

import contextlib
import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from briefing.paths import state_folder, usable_folder


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of a file.

    It lies beside the file, so that several users of one folder exclude each other, and is gone
    when nobody holds it. Where it cannot be made there, that of the state folder excludes the
    programs of one user. A system without ``flock`` has none: the last writer wins.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    held = _take(path.with_name(f".{path.name}.lock"), fcntl)
    if held is None and (folder := usable_folder(state_folder())) is not None:
        name = sha256(str(path.resolve()).encode()).hexdigest()[:16]
        held = _take(folder / f"judgements-{name}.lock", fcntl)
    try:
        yield
    finally:
        if held is not None:
            handle, file = held
            with contextlib.suppress(OSError):
                file.unlink()  # while it is held: who waits for it sees that it is another
            os.close(handle)


def _take(file: Path, fcntl: object) -> tuple[int, Path] | None:
    """Open the lock and wait for it; None where it cannot be made."""
    while True:
        handle = _open(file)
        if handle is None:
            return None
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)  # type: ignore[attr-defined]
        except OSError:  # a share without locks
            os.close(handle)
            with contextlib.suppress(OSError):
                file.unlink()
            return None
        try:
            same = os.fstat(handle).st_ino == file.stat().st_ino
        except FileNotFoundError:
            same = False
        if same:
            return handle, file
        os.close(handle)  # whoever held it has taken it away


def _open(file: Path) -> int | None:
    for flags in (os.O_RDWR | os.O_CREAT, os.O_RDONLY):
        with contextlib.suppress(OSError):
            return os.open(file, flags | os.O_CLOEXEC, 0o666)
    return None
