"""Programs killed at any moment, users beside one another, clocks and files that change."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from briefing.judgements import JudgementFile
from briefing.models import Briefing
from briefing.storage import Store
from briefing.workspace import Progress, open_folder
from tests.workspace.support import PYTHON, FakeWorker, folders_below, private_folders, worker

__all__ = ["private_folders", "worker"]
pytestmark = pytest.mark.slow

_READS = """
import sys
from pathlib import Path
import briefing.extract.workers as workers
from tests.workspace.support import FakeWorker
workers.Worker = FakeWorker().begin
from briefing.workspace import Progress, open_folder
folder, number = Path(sys.argv[1]), sys.argv[2]
with open_folder(folder, model="fake") as workspace:
    print("open", flush=True)
    workspace.judgement_file.save_search(number, f"harbour {number}")
    print("saved", number, flush=True)
    workspace.refresh()
    print("done", flush=True)
"""


def articles(folder: Path, first: int, count: int) -> None:
    """So many clippings, each of its own people."""
    folder.mkdir(exist_ok=True)
    for number in range(first, first + count):
        words = f"Ana{number} Sample met Bo{number} Example in Tallinn\nThey talked of harbours.\n"
        (folder / f"{number:03}.txt").write_text(words, encoding="utf-8")


def read_by(folder: Path) -> Briefing:
    """The briefing of a program that nobody disturbs."""
    with open_folder(folder, model="fake") as workspace:
        workspace.refresh()
        return workspace.briefing


@pytest.fixture
def undisturbed(tmp_path: Path, worker: FakeWorker) -> Iterator[Briefing]:
    """What a folder of forty articles yields."""
    (tmp_path / "plain").mkdir()
    articles(tmp_path / "plain" / "folder", 0, 40)
    with folders_below(tmp_path / "plain-home"):
        yield read_by(tmp_path / "plain" / "folder")


@pytest.mark.parametrize("part", range(4))
def test_killed_at_any_moment(
    tmp_path: Path, undisturbed: Briefing, worker: FakeWorker, part: int
) -> None:
    """Fifty times each: no article lost, none twice, the store opens, what was saved is there."""
    folder = tmp_path / "folder"
    chance = random.Random(part)
    told: set[str] = set()
    for number in range(50):
        articles(folder, number * 40 // 50, 40 // 50 + 1)
        program = subprocess.Popen(
            [PYTHON, "-c", _READS, str(folder), str(number)],
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert program.stdout
        program.stdout.readline()
        limit = time.monotonic() + chance.uniform(0, 0.25)
        while time.monotonic() < limit and program.poll() is None:
            os.sched_yield()
        with contextlib.suppress(ProcessLookupError):  # it may have ended by itself
            os.killpg(program.pid, signal.SIGKILL)
        told |= {line.split()[1] for line in program.stdout if line.startswith("saved")}
        program.wait()
        program.stdout.close()
    file = JudgementFile(folder / "judgements.toml").read()
    assert file.broken == []
    assert told <= set(file.searches)
    articles(folder, 0, 40)
    found = read_by(folder)
    names = sorted(source.path for source in found.sources)
    assert names == sorted(source.path for source in undisturbed.sources)
    assert sorted(v.id for v in found.meetings) == sorted(v.id for v in undisturbed.meetings)
    assert sorted(a.name for a in found.actors) == sorted(a.name for a in undisturbed.actors)


def test_two_users_of_one_folder(tmp_path: Path) -> None:
    """Each with a home of their own; what both save stands in the file in the end."""
    folder = tmp_path / "shared"
    folder.mkdir()
    code = (
        "import sys; from pathlib import Path; from briefing.judgements import JudgementFile\n"
        "file = JudgementFile(Path(sys.argv[1]) / 'judgements.toml')\n"
        "for n in range(60): file.save_search(f'{sys.argv[2]} {n}', 'harbour')\n"
    )
    programs = []
    for user in ("ana", "bo", "cy"):
        with folders_below(tmp_path / user):
            command = [PYTHON, "-c", code, str(folder), user]
            programs.append(subprocess.Popen(command, env=dict(os.environ)))
    assert [program.wait() for program in programs] == [0, 0, 0]
    searches = JudgementFile(folder / "judgements.toml").read().searches
    assert len(searches) == 180
    assert [file.name for file in folder.iterdir()] == ["judgements.toml"]


@pytest.mark.parametrize(("mode", "rights"), [(0o755, 0o600), (0o775, 0o660)])
def test_whose_the_judgements_are(tmp_path: Path, mode: int, rights: int) -> None:
    """The reader's alone, or the group's where the folder is shared by one."""
    folder = tmp_path / "folder"
    folder.mkdir()
    folder.chmod(mode)
    JudgementFile(folder / "judgements.toml").save_search("a", "harbour")
    assert (folder / "judgements.toml").stat().st_mode & 0o777 == rights


def test_a_clock_set_back(
    tmp_path: Path, worker: FakeWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files from tomorrow, and a program that runs yesterday: nothing is lost or read twice."""
    folder = tmp_path / "folder"
    articles(folder, 0, 3)
    ahead = time.time() + 86_400
    os.utime(folder / "000.txt", (ahead, ahead))
    assert len(read_by(folder).sources) == 3
    monkeypatch.setattr(time, "time", lambda: ahead - 10 * 86_400)
    articles(folder, 3, 1)
    worker.forget()
    assert len(read_by(folder).sources) == 4
    assert worker.articles == ["003.txt"]


def test_a_file_that_changes_while_it_is_read(tmp_path: Path, worker: FakeWorker) -> None:
    """What stands in it in the end is what is shown in the end."""
    folder = tmp_path / "folder"
    articles(folder, 0, 5)
    with open_folder(folder, model="fake") as workspace:
        for turn in range(8):
            text = f"Dora{turn} Sample met Emil Example in Riga\nThey talked.\n" * (turn + 1)
            (folder / "002.txt").write_text(text, encoding="utf-8")
            workspace.refresh(partial(_append, folder / "002.txt", text))
        (folder / "002.txt").write_text("Finn Sample met Gus Example in Oslo\n", encoding="utf-8")
        workspace.refresh()
        texts = {s.path: workspace.text(s.id) for s in workspace.briefing.sources}
    assert texts["002.txt"].strip() == "Finn Sample met Gus Example in Oslo"
    assert len(texts) == 5


def _append(file: Path, text: str, _: Progress) -> None:
    """Somebody else writes on."""
    with file.open("a", encoding="utf-8") as out:
        out.write(text[:20])


@pytest.mark.parametrize("seed", range(20))
def test_flipped_bytes(tmp_path: Path, worker: FakeWorker, seed: int) -> None:
    """Anywhere in the store: it is shown as it was, or built anew; no article is lost."""
    folder = tmp_path / "folder"
    articles(folder, 0, 6)
    with open_folder(folder, model="fake") as workspace:
        workspace.refresh()
        whole = len(workspace.briefing.sources)
        store = workspace.store.path
    data = bytearray(store.read_bytes())
    chance = random.Random(seed)
    for _ in range(20):
        at = chance.randrange(100, len(data))
        data[at] ^= 1 << chance.randrange(8)
    store.write_bytes(data)
    with open_folder(folder, model="fake") as workspace:
        workspace.refresh()
        assert len(workspace.briefing.sources) == whole


def test_a_store_of_a_newer_program(tmp_path: Path, worker: FakeWorker) -> None:
    """It is not touched by halves: one sentence, and it is built anew."""
    folder = tmp_path / "folder"
    articles(folder, 0, 2)
    with open_folder(folder, model="fake") as workspace:
        workspace.refresh()
        path = workspace.store.path
    store = Store(path)
    with store.transaction() as db:
        db.execute("PRAGMA user_version = 123456")
    store.close()
    with open_folder(folder, model="fake") as workspace:
        assert any("of another version" in notice for notice in workspace.notices)
        workspace.refresh()
        assert len(workspace.briefing.sources) == 2
