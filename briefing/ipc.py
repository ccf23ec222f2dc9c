"""Child processes that speak JSON lines, each in a group of its own, ended with all it began.

``subprocess.Popen`` and never ``multiprocessing``, which breaks under Textual.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Generic, TypeVar, cast

import msgspec

T = TypeVar("T")


def python() -> list[str]:
    """How a child of this Python is begun: it imports nothing from the folder it is begun in.

    With ``-m`` alone Python looks there first, and a folder of clippings may hold a ``json.py``.
    """
    return [sys.executable, "-P"]


class JsonLinesProcess(Generic[T]):
    """A Python module as a child process; one JSON value a line goes in and comes out.

    Args:
        module: run as ``python -P -m MODULE``.
        answer: the type of the values that come out.
        *arguments: of the command line.
        log: where standard error is appended; None for nowhere.

    Raises:
        OSError: the process cannot be started.
    """

    def __init__(
        self, module: str, answer: type[T], *arguments: str, log: Path | None = None
    ) -> None:
        self._decode = msgspec.json.Decoder(answer).decode
        with contextlib.ExitStack() as stack:
            errors = stack.enter_context(log.open("ab")) if log else subprocess.DEVNULL
            self._process = subprocess.Popen(
                [*python(), "-m", module, *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                start_new_session=True,
            )
        self._in = cast(BinaryIO, self._process.stdin)
        self._out = cast(BinaryIO, self._process.stdout)

    def poll(self) -> int | None:
        """Its exit code; None while it runs."""
        return self._process.poll()

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end.

        Args:
            timeout: seconds.

        Returns:
            The exit code.

        Raises:
            subprocess.TimeoutExpired: it still runs.
        """
        return self._process.wait(timeout)

    def send(self, value: object) -> bool:
        """Write one value; False where nobody reads any more."""
        try:
            self._in.write(msgspec.json.encode(value) + b"\n")
            self._in.flush()
        except BrokenPipeError:
            return False
        return True

    def receive(self) -> T | None:
        """The next value; None where the process ended, or died in the middle of its answer."""
        line = self._out.readline()
        try:
            return self._decode(line) if line.strip() else None
        except msgspec.DecodeError:
            return None

    def __iter__(self) -> Iterator[T]:
        """All values until the process ends; other lines are a library's own words, left out."""
        for line in self._out:
            with contextlib.suppress(msgspec.DecodeError):
                yield self._decode(line)
        self._out.close()

    def close(self) -> None:
        """Say that nothing more will come; the process ends when it has done what it was asked."""
        with contextlib.suppress(BrokenPipeError):
            self._in.close()

    def stop(self, patience: float = 0.0) -> None:
        """End the process and all it started.

        Args:
            patience: seconds that it may take to end by itself once ``close`` told it to.
        """
        if patience:
            self.close()
            try:
                self._process.wait(timeout=patience)
                return
            except subprocess.TimeoutExpired:
                pass
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL if patience else signal.SIGTERM)
        self._process.wait()
        for stream in (self._in, self._out) if not patience else ():
            with contextlib.suppress(BrokenPipeError):
                stream.close()


def write_line(out: BinaryIO, value: object) -> None:
    """One value as a line, from inside a child.

    Raises:
        BrokenPipeError: nobody reads any more.
    """
    out.write(msgspec.json.encode(value) + b"\n")
    out.flush()
