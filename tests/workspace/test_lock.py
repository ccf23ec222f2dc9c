"""Two programs on one folder: one writes, the other shows what is there."""

import subprocess
from pathlib import Path

import pytest

from briefing import paths
from briefing.storage.writer_lock import WriterLock
from briefing.workspace import Report, Workspace, open_folder
from tests.workspace.support import PYTHON, FakeProcess, FakeWorker, written

ANA = {"a.txt": "Ana Sample met Bo Example\nThey talked."}
CY = {"b.txt": "Cy Sample met Di Example\nThey talked."}
SENTENCE = "Another briefing has this folder open; it does the reading."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One article."""
    return written(tmp_path / "folder", ANA)


def test_one_holder_at_a_time(tmp_path: Path) -> None:
    """Until it is released."""
    first = WriterLock(tmp_path / "store")
    assert first.held
    assert not WriterLock(tmp_path / "store").held
    assert WriterLock(tmp_path / "another").held
    first.release()
    first.release()
    assert WriterLock(tmp_path / "store").held


def test_in_memory_is_always_held() -> None:
    """Nobody else can see it."""
    assert WriterLock(None).held
    assert WriterLock(None).held


def test_a_dead_program_holds_nothing(tmp_path: Path) -> None:
    """The system gives its lock up, however it ended."""
    code = (
        "import os, sys; from pathlib import Path\n"
        "from briefing.storage.writer_lock import WriterLock\n"
        "print(WriterLock(Path(sys.argv[1])).held, flush=True); os.kill(os.getpid(), 9)"
    )
    done = subprocess.run(
        [PYTHON, "-c", code, str(tmp_path / "store")], capture_output=True, text=True, check=False
    )
    assert done.stdout == "True\n"
    assert done.returncode == -9
    assert WriterLock(tmp_path / "store").held


def test_the_second_program_does_not_write(folder: Path, worker: FakeWorker) -> None:
    """It shows what the first one kept, and says why it does not read."""
    with open_folder(folder, model="fake") as first:
        first.refresh()
        assert SENTENCE not in first.notices
        worker.forget()
        written(folder, CY)
        with open_folder(folder, model="fake") as second:
            assert SENTENCE in second.notices
            before = dump(first)
            assert second.refresh() == Report(0, 0, (), changed=False)
            assert second.briefing == first.briefing
            assert second.search("Sample").groups
            assert second.text(second.briefing.sources[0].id) == ANA["a.txt"]
            assert dump(first) == before
        assert worker.lines == []
        assert first.refresh().extracted == 1


def test_the_second_program_sees_what_the_first_one_adds(folder: Path, worker: FakeWorker) -> None:
    """As soon as it looks again."""
    with (
        open_folder(folder, model="fake") as first,
        open_folder(folder, model="fake") as second,
    ):
        second.refresh()
        assert second.briefing.sources == ()
        first.refresh()
        second.refresh()
        assert second.briefing == first.briefing


def test_the_next_program_writes(folder: Path, worker: FakeWorker) -> None:
    """Once the first one is closed."""
    with open_folder(folder, model="fake") as first:
        first.refresh()
    written(folder, CY)
    with open_folder(folder, model="fake") as second:
        assert second.notices == []
        assert second.refresh().extracted == 1


def dump(workspace: Workspace) -> list[str]:
    """The whole store in words."""
    assert workspace.store.path == paths.store_file(workspace.root)
    return list(workspace.store.reader().iterdump())


@pytest.mark.parametrize("where", ["a file", "below a file"])
def test_a_cache_folder_that_cannot_be_made(
    folder: Path, worker: FakeWorker, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, where: str
) -> None:
    """Everything is kept in memory, and a sentence says so."""
    written(tmp_path, {"file": "in the way"})
    place = tmp_path / "file" if where == "a file" else tmp_path / "file" / "cache"
    monkeypatch.setenv("BRIEFING_CACHE", str(place))
    paths.user_folder.cache_clear()
    with open_folder(folder, model="fake") as workspace:
        assert workspace.notices == [
            f"“{place}” cannot be written; nothing is kept between starts."
        ]
        assert workspace.refresh().extracted == 1
        assert workspace.search("Ana").groups
        assert workspace.citation(workspace.briefing.meetings[0].evidence[0])
        assert workspace.refresh().extracted == 0
    worker.forget()
    with open_folder(folder, model="fake") as workspace:
        assert workspace.refresh().extracted == 1


def test_a_cache_folder_that_may_not_be_written(
    folder: Path, worker: FakeWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same; the answer of the system is played, since tests may run as root."""
    monkeypatch.setattr("os.access", lambda *_: False)
    with open_folder(folder, model="fake") as workspace:
        assert any("nothing is kept between starts" in notice for notice in workspace.notices)
        assert workspace.refresh().extracted == 1


def test_a_state_folder_that_cannot_be_made(
    folder: Path, process: FakeProcess, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """There is no log then, and nothing else is missing."""
    written(tmp_path, {"file": "in the way"})
    monkeypatch.setenv("BRIEFING_STATE", str(tmp_path / "file"))
    paths.user_folder.cache_clear()
    with open_folder(folder, model="fake") as workspace:
        assert workspace.refresh().extracted == 1


def test_the_log_of_the_reading_process(folder: Path, process: FakeProcess) -> None:
    """It lies in the state folder."""
    with open_folder(folder, model="fake") as workspace:
        workspace.refresh()
    assert (paths.state_folder() / "extract.log").exists()


def test_a_cache_file_in_the_way(folder: Path, worker: FakeWorker) -> None:
    """A folder where the store should be: it goes on in memory, with a sentence."""
    paths.store_file(folder).mkdir(parents=True)
    with open_folder(folder, model="fake") as workspace:
        assert workspace.notices
        assert workspace.refresh().extracted == 1


def test_a_lock_in_the_way(folder: Path, worker: FakeWorker) -> None:
    """A folder where the lock should be is no reason to fail."""
    Path(f"{paths.store_file(folder)}.lock").mkdir(parents=True)
    with open_folder(folder, model="fake") as workspace:
        assert workspace.refresh().extracted in {0, 1}
