"""A terminal that is closed ends the program."""

import os
import pty
import signal
import subprocess
import threading
from pathlib import Path

import pytest

from briefing import paths
from briefing.tui.hangup import closed
from tests.workspace.support import PYTHON


def test_it_is_told() -> None:
    """When the other end goes, not before."""
    outer, inner = pty.openpty()
    told: list[bool] = []
    thread = threading.Thread(target=lambda: told.append(closed(inner)), daemon=True)
    thread.start()
    os.write(outer, b"j")
    assert not told
    os.close(outer)
    thread.join(20)
    os.close(inner)
    assert told == [True]


@pytest.mark.slow
@pytest.mark.parametrize("ignored", [False, True], ids=["", "under nohup"])
def test_without_a_signal_too(tmp_path: Path, ignored: bool) -> None:
    """As under a program that waits for it: nothing but the terminal says that it is gone."""
    start = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN); " if ignored else ""
    start += "import runpy; runpy.run_module('briefing', run_name='__main__', alter_sys=True)"
    outer, inner = pty.openpty()
    with subprocess.Popen(
        [PYTHON, "-c", start, "open", str(paths.seeds())],
        stdin=inner,
        stdout=inner,
        stderr=inner,
        start_new_session=True,
        env={**os.environ, "HOME": str(tmp_path), "XDG_STATE_HOME": "", "TERM": "xterm-256color"},
    ) as process:
        os.close(inner)
        drawn = b""
        while b"Visits" not in drawn:
            drawn += os.read(outer, 65536)
        os.close(outer)
        try:
            # On a busy machine the program sees the end of its input before the signal comes.
            ends = {signal.SIGTERM} if ignored else {signal.SIGHUP, signal.SIGTERM}
            assert -process.wait(60) in ends
        finally:
            process.kill()
