"""Reading and extraction on a cluster: two workers, of which one is killed midway."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import distributed
import pytest

from briefing.errors import ClusterError
from briefing.export.json_contract import JsonFormat
from briefing.models import Briefing
from briefing.workspace import Progress, open_folder
from briefing.workspace.cluster import Cluster
from tests.workspace.support import PROJECT, folders_below

pytestmark = pytest.mark.slow
WRITTEN = PROJECT / "tests" / "gold" / "written" / "text"


def written(briefing: Briefing) -> str:
    """The whole of it."""
    return JsonFormat().write(briefing, None)


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Its address, and two workers of one process each."""
    file = tmp_path / "scheduler.json"
    environment = os.environ | {"DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "30s"}

    def start(module: str, *arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "distributed.cli." + module, *arguments]
        return subprocess.Popen(command, env=environment, cwd=tmp_path, stderr=subprocess.DEVNULL)

    head = start(
        "dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard",
        "--scheduler-file", str(file),
    )  # fmt: skip
    common = ("--scheduler-file", str(file), "--nthreads", "1", "--no-nanny", "--no-dashboard")
    workers = [start("dask_worker", *common) for _ in range(2)]
    client_of: Any = distributed.Client
    with client_of(scheduler_file=str(file), timeout="60s", set_as_default=False) as client:
        client.wait_for_workers(2, timeout=60)
        address = str(client.scheduler.address)
    yield address, workers
    for process in (*workers, head):
        process.kill()
        process.wait()


def test_the_same_as_on_one_machine(
    tmp_path: Path, scheduler: tuple[str, list[subprocess.Popen[bytes]]]
) -> None:
    """Byte for byte, though a worker is killed while it works."""
    folder = tmp_path / "folder"
    folder.mkdir()
    for file in sorted(WRITTEN.glob("*.txt"))[:16]:
        (folder / file.name).write_bytes(file.read_bytes())
    address, workers = scheduler
    with folders_below(tmp_path / "alone"), open_folder(folder) as workspace:
        workspace.refresh()
        alone = written(workspace.briefing)

    def kill(progress: Progress) -> None:
        if progress.done == 4:
            workers[0].send_signal(signal.SIGKILL)

    with folders_below(tmp_path / "together"), open_folder(folder) as workspace:
        workspace.sync.scheduler = address
        workspace.refresh(kill)
        together = written(workspace.briefing)
    assert workers[0].wait(timeout=30) == -signal.SIGKILL
    assert together == alone


def test_nobody_answers() -> None:
    """One sentence, and what to do."""
    begun = time.monotonic()
    with pytest.raises(ClusterError, match="No scheduler answers"):
        Cluster("tcp://127.0.0.1:1")
    assert time.monotonic() - begun < 60
