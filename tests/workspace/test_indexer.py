"""Who keeps a store while a terminal shows it: what is told, and how it ends."""

import os
import queue
import shlex
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import msgspec
import pytest

from briefing import paths
from briefing.errors import FolderEmpty, ModelError, StoreError
from briefing.models import Briefing, Problem
from briefing.storage import SnapshotReader, Store
from briefing.workspace import Progress, Report, Workspace, open_folder
from briefing.workspace.indexer import (
    LINK,
    READ,
    ChildIndexer,
    Command,
    IndexerConfig,
    IndexerEvent,
)
from briefing.workspace.indexer_process import ThreadIndexer, serve
from tests.workspace.support import PYTHON, FakeWorker, written

ANA = {"a.txt": "Ana Sample met Bo Example\nThey talked."}
CY = {"b.txt": "Cy Sample met Di Example\nThey talked."}
PROBLEM = Problem("a.txt", "It is empty.")
LONG = 20
"""Seconds after which a test gives up; nothing waits for them where all is well."""


@dataclass
class FakeLibrary:
    """A library that does what it is told to."""

    steps: tuple[Progress, ...] = ()
    changed: bool = False
    error: Exception | None = None
    notices: list[str] = field(default_factory=list)
    caches_links: bool = False
    asked: list[str] = field(default_factory=list)

    def refresh(self, progress: Callable[[Progress], None], cancelled: threading.Event) -> Report:
        """Tell the steps."""
        self.asked.append("refresh")
        for step in self.steps:
            progress(step)
        self._fail()
        if cancelled.is_set():
            self.notices.append("Cancelled.")
        return Report(1, 1, (PROBLEM,), self.changed)

    def relink(self) -> bool:
        """As if judgements had changed."""
        self.asked.append("relink")
        self._fail()
        return self.changed

    def problems(self) -> tuple[Problem, ...]:
        """One."""
        return (PROBLEM,)

    def _fail(self) -> None:
        if self.error:
            raise self.error


def event(
    workspace: FakeLibrary, *commands: Command, cancelled: bool = False
) -> list[IndexerEvent]:
    """Everything that is told on commands."""
    said: list[IndexerEvent] = []
    stop = threading.Event()
    if cancelled:
        stop.set()
    serve(cast(Workspace, workspace), iter(commands), said.append, stop)
    return said


# -- serving


def test_nothing_is_asked() -> None:
    """Then nothing is done."""
    workspace = FakeLibrary()
    assert event(workspace) == []
    assert workspace.asked == []


@pytest.mark.parametrize(("command", "does"), [(READ, "refresh"), (LINK, "relink")])
@pytest.mark.parametrize("changed", [True, False])
@pytest.mark.parametrize("busy", [True, False])
def test_a_command(command: Command, does: str, changed: bool, busy: bool) -> None:
    """It is carried out; a new state of the briefing is told before the end."""
    workspace = FakeLibrary(changed=changed, caches_links=busy)
    *before, done = event(workspace, command)
    assert before == ([IndexerEvent("linked")] if changed else [])
    assert done == IndexerEvent("done", problems=(PROBLEM,), busy=busy)
    assert workspace.asked == [does]


def test_progress() -> None:
    """Each article; where it was linked meanwhile, that comes first."""
    steps = (
        Progress(0, 2, "a.txt"),
        Progress(1, 2, "a.txt", Briefing()),
        Progress(2, 2, "b.txt"),
    )
    assert event(FakeLibrary(steps, changed=True), READ) == [
        IndexerEvent("progress", 0, 2, "a.txt"),
        IndexerEvent("linked"),
        IndexerEvent("progress", 1, 2, "a.txt"),
        IndexerEvent("progress", 2, 2, "b.txt"),
        IndexerEvent("linked"),
        IndexerEvent("done", problems=(PROBLEM,)),
    ]


def test_notices_are_told_once() -> None:
    """With the end of the command in which they came."""
    workspace = FakeLibrary(notices=["The cache was damaged."])
    first, second = event(workspace, READ, READ)
    assert first.notices == ("The cache was damaged.",)
    assert second.notices == ()


def test_a_cancelled_command() -> None:
    """The library is told so."""
    (done,) = event(FakeLibrary(), READ, cancelled=True)
    assert done.notices == ("Cancelled.",)


ERRORS: dict[str, tuple[Exception, IndexerEvent]] = {
    "the model": (
        ModelError("There is none.", "Install it."),
        IndexerEvent("failed", error="ModelError", sentence="There is none.", remedy="Install it."),
    ),
    "the store": (
        StoreError("It is full."),
        IndexerEvent("failed", error="StoreError", sentence="It is full."),
    ),
    "a mistake": (
        KeyError("x"),
        IndexerEvent(
            "failed",
            error="BriefingError",
            sentence="Reading ended with an unexpected fault (KeyError: 'x').",
            remedy="What was read until then is kept.",
        ),
    ),
    "no room": (
        OSError(28, "No space left on device"),
        IndexerEvent(
            "failed",
            error="BriefingError",
            sentence="Reading ended with an unexpected fault "
            "(OSError: [Errno 28] No space left on device).",
            remedy="What was read until then is kept.",
        ),
    ),
}


@pytest.mark.parametrize(("error", "expected"), ERRORS.values(), ids=ERRORS.keys())
@pytest.mark.parametrize("command", [READ, LINK])
def test_a_command_that_fails(command: Command, error: Exception, expected: IndexerEvent) -> None:
    """Its sentences are told, and the next command is carried out all the same."""
    workspace = FakeLibrary(error=error)
    assert event(workspace, command, command) == [expected, expected]
    assert len(workspace.asked) == 2


def test_a_failure_behind_some_progress() -> None:
    """What was told before stands."""
    workspace = FakeLibrary((Progress(1, 2, "a.txt"),), error=ModelError("Gone."))
    assert [t.what for t in event(workspace, READ)] == ["progress", "failed"]


@pytest.mark.parametrize(
    "said",
    [
        IndexerEvent("progress", 1, 2, "a\n“b”.txt"),
        IndexerEvent("linked"),
        IndexerEvent("done", problems=(PROBLEM,), notices=("One.", "Two."), busy=True),
        ERRORS["a mistake"][1],
    ],
    ids=lambda said: said.what,
)
def test_what_is_told_is_one_line(said: IndexerEvent) -> None:
    """And comes back as it was."""
    line = msgspec.json.encode(said)
    assert b"\n" not in line
    assert msgspec.json.decode(line, type=IndexerEvent) == said


# -- in a thread


class Ears:
    """Hears what is told, in order."""

    def __init__(self) -> None:
        self._said: queue.Queue[IndexerEvent] = queue.Queue()

    def __call__(self, said: IndexerEvent) -> None:
        self._said.put(said)

    def next(self) -> IndexerEvent:
        """What is told next."""
        return self._said.get(timeout=LONG)

    def until_end(self) -> list[IndexerEvent]:
        """Everything up to the end of a command."""
        heard = [self.next()]
        while heard[-1].what not in {"done", "failed"}:
            heard.append(self.next())
        return heard

    def silent(self) -> bool:
        """Whether nothing more was told until now."""
        return self._said.empty()


@pytest.fixture
def ears() -> Ears:
    """Somebody who listens."""
    return Ears()


def test_a_thread(ears: Ears) -> None:
    """It does one thing after the other, and ends when it is stopped."""
    workspace = FakeLibrary(changed=True)
    indexer = ThreadIndexer(cast(Workspace, workspace), ears)
    for _ in range(2):
        indexer.ask(READ)
    indexer.ask(LINK)
    heard = [*ears.until_end(), *ears.until_end(), *ears.until_end()]
    assert [t.what for t in heard] == ["linked", "done"] * 3
    assert workspace.asked == ["refresh", "refresh", "relink"]
    indexer.rest()
    indexer.ask(LINK)
    assert ears.until_end()[-1].what == "done"
    indexer.stop()
    indexer.thread.join(LONG)
    assert not indexer.thread.is_alive()


def test_a_thread_that_is_stopped_while_it_reads(ears: Ears) -> None:
    """What it reads is cancelled, and has ended when it is stopped."""
    reached = threading.Event()

    class Slow(FakeLibrary):
        """One that waits."""

        def refresh(self, progress: Any, cancelled: threading.Event) -> Report:
            reached.set()
            assert cancelled.wait(LONG)
            return super().refresh(progress, cancelled)

    indexer = ThreadIndexer(cast(Workspace, Slow()), ears)
    indexer.ask(READ)
    assert reached.wait(LONG)
    indexer.stop()
    assert not indexer.thread.is_alive()
    assert ears.until_end()[-1].notices == ("Cancelled.",)


def test_a_thread_with_a_library(tmp_path: Path, worker: FakeWorker, ears: Ears) -> None:
    """All of it, without a process."""
    root = written(tmp_path / "folder", ANA)
    with (
        open_folder(root, model="fake") as workspace,
        closing(SnapshotReader(workspace.store)) as snapshot,
    ):
        indexer = ThreadIndexer(workspace, ears)
        indexer.ask(READ)
        assert [t.what for t in ears.until_end()] == ["progress", "progress", "linked", "done"]
        assert snapshot.refresh()
        assert [s.path for s in snapshot.sources.values()] == ["a.txt"]
        indexer.ask(READ)
        assert ears.until_end() == [IndexerEvent("done", busy=True)]
        indexer.stop()
        indexer.thread.join(LONG)


# -- in a process


Child = Callable[[Path], ChildIndexer]


@pytest.fixture
def child(ears: Ears, tmp_path: Path) -> Iterator[Child]:
    """Makes keepers of folders, in processes of their own; they are stopped at the end."""
    made: list[ChildIndexer] = []

    def make(root: Path) -> ChildIndexer:
        store = paths.store_file(root)
        paths.usable_folder(store.parent)
        config = IndexerConfig(str(root), str(store), "fake")
        made.append(ChildIndexer(config, ears, tmp_path / "indexer.log"))
        return made[-1]

    yield make
    for indexer in made:
        indexer.stop()


def read_before(root: Path) -> Path:
    """A folder whose articles are in the store."""
    with open_folder(root, model="fake") as workspace:
        workspace.refresh()
    return root


def test_an_empty_folder(tmp_path: Path, child: Child, ears: Ears) -> None:
    """It fails as the library does, and may be asked again."""
    root = tmp_path / "folder"
    root.mkdir()
    indexer = child(root)
    for _ in range(2):
        indexer.ask(READ)
        (failed,) = ears.until_end()
        assert (failed.what, failed.error) == ("failed", FolderEmpty.__name__)
        assert str(root) in failed.sentence
        assert "*.txt" in failed.remedy


def test_a_missing_folder(tmp_path: Path, child: Child, ears: Ears) -> None:
    """The same."""
    child(tmp_path / "nowhere").ask(READ)
    assert ears.until_end()[-1].error == "PathMissing"


def test_a_folder_that_is_known(
    tmp_path: Path, worker: FakeWorker, child: Child, ears: Ears
) -> None:
    """Nothing is read, nothing linked, and no model loaded."""
    root = read_before(written(tmp_path / "folder", ANA))
    indexer = child(root)
    indexer.ask(READ)
    assert ears.until_end() == [IndexerEvent("done")]
    indexer.ask(LINK)
    assert ears.until_end() == [IndexerEvent("done")]
    assert worker.starts == 1


def test_what_a_process_links_is_in_the_store(
    tmp_path: Path, worker: FakeWorker, child: Child, ears: Ears
) -> None:
    """A file is gone: it is told, and whoever looks sees it; then it is held for the next time."""
    root = read_before(written(tmp_path / "folder", {**ANA, **CY}))
    with (
        closing(Store(paths.store_file(root))) as store,
        closing(SnapshotReader(store)) as snapshot,
    ):
        assert len(snapshot.sources) == 2
        (root / "b.txt").unlink()
        child(root).ask(READ)
        assert ears.until_end() == [IndexerEvent("linked"), IndexerEvent("done", busy=True)]
        assert len(snapshot.sources) == 2
        assert snapshot.refresh()
        assert [s.path for s in snapshot.sources.values()] == ["a.txt"]


def test_judgements_that_changed(
    tmp_path: Path, worker: FakeWorker, child: Child, ears: Ears
) -> None:
    """It links anew; what is wrong in their file is told with the end."""
    root = read_before(written(tmp_path / "folder", ANA))
    indexer = child(root)
    indexer.ask(LINK)
    assert ears.until_end() == [IndexerEvent("done")]
    file, _ = paths.judgements_file(root)
    file.write_text('[x]\naction = "dance"\n', encoding="utf-8")
    indexer.ask(LINK)
    linked, done = ears.until_end()
    assert linked == IndexerEvent("linked")
    (problem,) = done.problems
    assert problem.path.startswith(f"{file.name}, line ")
    assert not problem.fatal


def test_two_commands_at_once(tmp_path: Path, worker: FakeWorker, child: Child, ears: Ears) -> None:
    """They are carried out one after the other."""
    indexer = child(read_before(written(tmp_path / "folder", ANA)))
    indexer.ask(READ)
    indexer.ask(LINK)
    assert [*ears.until_end(), *ears.until_end()] == [IndexerEvent("done"), IndexerEvent("done")]


def test_resting(tmp_path: Path, worker: FakeWorker, child: Child, ears: Ears) -> None:
    """The process ends; the next command starts another one."""
    indexer = child(read_before(written(tmp_path / "folder", ANA)))
    indexer.rest()
    indexer.ask(READ)
    assert ears.until_end() == [IndexerEvent("done")]
    first = indexer.process
    assert first
    indexer.rest()
    assert first.wait(LONG) == 0
    indexer.rest()
    indexer.ask(READ)
    assert ears.until_end() == [IndexerEvent("done")]
    assert ears.silent()


def test_stopping(tmp_path: Path, worker: FakeWorker, child: Child, ears: Ears) -> None:
    """Nothing is told of it, and it may be done twice; also where nothing was asked."""
    indexer = child(read_before(written(tmp_path / "folder", ANA)))
    indexer.stop()
    indexer.ask(READ)
    assert ears.until_end() == [IndexerEvent("done")]
    process = indexer.process
    assert process
    indexer.stop()
    indexer.stop()
    assert process.poll() == 0
    assert ears.silent()


def test_a_store_that_cannot_be_opened(tmp_path: Path, ears: Ears) -> None:
    """The process ends before it has done anything; that is told, and the log says why."""
    root = written(tmp_path / "folder", ANA)
    (tmp_path / "store").mkdir()
    log = tmp_path / "indexer.log"
    indexer = ChildIndexer(IndexerConfig(str(root), str(tmp_path / "store"), "fake"), ears, log)
    indexer.ask(READ)
    assert ears.until_end()[-1].what == "failed"
    indexer.stop()
    assert "StoreError" in log.read_text(encoding="utf-8")


# -- a process that misbehaves


class Puppet:
    """A program in place of the indexer, in the words of a shell; each start is a line in a log."""

    def __init__(self, base: Path, patch: pytest.MonkeyPatch) -> None:
        self._log = base / "starts"
        self._program = base / "puppet"
        patch.setattr("sys.executable", str(self._program))

    def does(self, script: str) -> None:
        """What it does at each start, behind reading its configuration."""
        log = shlex.quote(str(self._log))
        self._program.write_text(
            f"#!/bin/sh\necho $$ >> {log}\nread configuration\n{script}\n", encoding="utf-8"
        )
        self._program.chmod(0o755)

    @property
    def starts(self) -> list[int]:
        """The process of each start."""
        return [int(line) for line in self._log.read_text(encoding="utf-8").splitlines()]


ENDED = IndexerEvent(
    "failed",
    error="BriefingError",
    sentence="The process that reads has ended.",
    remedy="Start again; the log says why.",
)
DONE = 'echo \'{"what": "done"}\''


@pytest.fixture
def puppet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Puppet:
    """In place of the indexer."""
    return Puppet(tmp_path, monkeypatch)


@pytest.mark.parametrize(
    "script",
    [
        "exit 0",
        "exit 1",
        "read command; exit 3",
        "read command; kill -9 $$",
        'read command; printf \'{"what": "do\'',
        "read command; printf 'Segmentation fault'; exit 139",
    ],
)
def test_a_process_that_dies(
    tmp_path: Path, child: Child, ears: Ears, puppet: Puppet, script: str
) -> None:
    """It is told once; the next command starts another one."""
    puppet.does(script)
    indexer = child(tmp_path)
    indexer.ask(READ)
    assert ears.next() == ENDED
    process = indexer.process
    assert process
    process.wait(LONG)
    puppet.does(f"while read command; do {DONE}; done")
    indexer.ask(READ)
    assert ears.next() == IndexerEvent("done")
    assert len(puppet.starts) == 2
    assert ears.silent()


def test_a_process_that_is_killed_in_the_middle(
    tmp_path: Path, child: Child, ears: Ears, puppet: Puppet
) -> None:
    """As by a system that is short of memory."""
    puppet.does('read command; echo \'{"what": "progress", "done": 1}\'; read more')
    child(tmp_path).ask(READ)
    assert ears.next() == IndexerEvent("progress", done=1)
    os.kill(puppet.starts[0], signal.SIGKILL)
    assert ears.next() == ENDED


def test_a_process_that_dies_with_nothing_to_do(
    tmp_path: Path, child: Child, ears: Ears, puppet: Puppet
) -> None:
    """It is nobody's concern; the next command starts another one."""
    puppet.does(f"read command; {DONE}")
    indexer = child(tmp_path)
    for starts in (1, 2, 3):
        indexer.ask(READ)
        assert ears.next() == IndexerEvent("done")
        process = indexer.process
        assert process
        process.wait(LONG)
        assert len(puppet.starts) == starts
    assert ears.silent()


def test_a_process_that_prints_what_is_no_answer(
    tmp_path: Path, child: Child, ears: Ears, puppet: Puppet
) -> None:
    """As a library that writes to standard output; whatever comes of it, nobody waits for ever."""
    puppet.does(f"read command; echo 'Some library: hello'; {DONE}; while read c; do {DONE}; done")
    indexer = child(tmp_path)
    indexer.ask(READ)
    assert ears.until_end()
    indexer.ask(READ)
    assert ears.until_end()[-1].what == "done"


def test_a_process_that_will_not_end(
    tmp_path: Path, child: Child, ears: Ears, puppet: Puppet
) -> None:
    """It is ended, with all that it started."""
    puppet.does(f"read command; {DONE}; sleep 100 & echo $! >> {tmp_path}/starts; wait")
    indexer = child(tmp_path)
    indexer.ask(READ)
    assert ears.next() == IndexerEvent("done")
    process = indexer.process
    assert process
    indexer.stop()
    assert process.poll() == -signal.SIGKILL
    assert ears.silent()


def test_resting_waits_for_what_was_asked(
    tmp_path: Path, child: Child, ears: Ears, puppet: Puppet
) -> None:
    """A process that has something to do is left alone."""
    gate = tmp_path / "gate"
    os.mkfifo(gate)
    puppet.does(f"while read command; do read go < {shlex.quote(str(gate))}; {DONE}; done")
    indexer = child(tmp_path)
    indexer.ask(READ)
    indexer.rest()
    assert indexer.process
    with gate.open("w") as opened:
        opened.write("go\n")
    assert ears.next() == IndexerEvent("done")
    assert len(puppet.starts) == 1


def test_a_program_that_is_not_there(
    tmp_path: Path, child: Child, ears: Ears, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told like any failure: whoever asks is not to be thrown out of the terminal."""
    monkeypatch.setattr("sys.executable", str(tmp_path / "nowhere"))
    child(tmp_path).ask(READ)
    assert ears.until_end()[-1].what == "failed"


def test_what_goes_wrong_is_logged(
    tmp_path: Path, child: Child, ears: Ears, puppet: Puppet
) -> None:
    """One behind the other."""
    puppet.does("read command; echo 'It went wrong.' >&2")
    indexer = child(tmp_path)
    for _ in range(2):
        indexer.ask(READ)
        assert ears.next() == ENDED
        process = indexer.process
        assert process
        process.wait(LONG)
    assert (tmp_path / "indexer.log").read_text(encoding="utf-8") == "It went wrong.\n" * 2


def test_a_process_without_an_errand() -> None:
    """It ends; nothing is left behind."""
    ran = subprocess.run(
        [PYTHON, "-m", "briefing.workspace.indexer_process"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=LONG,
    )
    assert ran.stdout == b""
