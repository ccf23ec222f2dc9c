"""Ways to run the command line."""

import gc
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from click.testing import CliRunner

from briefing.cli.start import run
from tests.workspace.support import PROJECT, PYTHON, FakeProcess


@dataclass(frozen=True)
class Ran:
    """How a run ended, and what it wrote."""

    code: int
    out: str
    err: str


def here(*arguments: str) -> Ran:
    """In this process, without a terminal."""
    with pytest.MonkeyPatch.context() as patch, CliRunner().isolation() as (out, err, _):
        patch.setattr(sys, "argv", ["briefing", *arguments])
        code = 0
        try:
            run()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
        finally:
            gc.enable()  # a process that opens the terminal does without it until that is there
        sys.stdout.flush()
        sys.stderr.flush()
        return Ran(code, out.getvalue().decode(), err.getvalue().decode())


def child(
    *arguments: str,
    process: FakeProcess | None = None,
    environment: Mapping[str, str] | None = None,
    folder: str | None = None,
) -> Ran:
    """In a process of its own; with a fake reading process where one is given."""
    start = ["-m", "briefing"]
    if process:
        code = f"import sys; sys.executable = {str(process.program)!r}\n"
        start = ["-c", code + "from briefing.cli.start import run; run()"]
    return program(PYTHON, *start, *arguments, environment=environment, folder=folder)


def program(
    *arguments: str, environment: Mapping[str, str] | None = None, folder: str | None = None
) -> Ran:
    """Any program."""
    done = subprocess.run(
        arguments,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
        env=environment,
        cwd=folder or PROJECT,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
