"""A folder as a screen shows it: its store, and somebody who keeps it."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from briefing import paths
from briefing.config import Settings
from briefing.errors import QuotationChanged
from briefing.models.read_models import Facts
from briefing.storage import Store
from briefing.workspace import open_folder
from briefing.workspace.indexer import LINK, READ, ChildIndexer, Command, IndexerEvent, Tell
from briefing.workspace.indexer_process import ThreadIndexer
from briefing.workspace.workspace import Workspace
from tests.workspace.support import FakeWorker, state_of, written

FILES = {
    "a.txt": "Ana Sample met Bo Example\nThey talked of trade.",
    "b.txt": "Cy Sample visited PAK on 5 May 2020\nHe talked of water.",
}
WAIT = 20


class FakeKeeper:
    """Notes what is asked of it."""

    def __init__(self, tell: Tell) -> None:
        self.tell = tell
        self.asked: list[str] = []

    def ask(self, command: Command) -> None:
        """Note it."""
        self.asked.append(command.what)

    def rest(self) -> None:
        """Note it."""
        self.asked.append("rest")

    def stop(self) -> None:
        """Note it."""
        self.asked.append("stop")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two articles, not yet read."""
    return written(tmp_path / "folder", FILES)


@pytest.fixture
def read(root: Path, worker: FakeWorker) -> Path:
    """The same, read and linked."""
    with open_folder(root, model="fake") as workspace:
        workspace.refresh()
    return root


@pytest.fixture
def keepers() -> list[FakeKeeper]:
    """Those that were made."""
    return []


@pytest.fixture
def folder(root: Path, keepers: list[FakeKeeper]) -> Iterator[Workspace]:
    """With an indexer that does nothing."""

    def make(tell: Tell) -> FakeKeeper:
        keepers.append(FakeKeeper(tell))
        return keepers[-1]

    opened = Workspace(root, indexer=make)
    yield opened
    opened.close()


# -- opening


def test_a_folder_that_was_never_read(folder: Workspace, keepers: list[FakeKeeper]) -> None:
    """It is empty, and nobody has been asked to read it."""
    assert (folder.snapshot.generation, folder.snapshot.facts) == (0, Facts())
    assert folder.notices == []
    assert not folder.begun
    assert keepers == []
    assert folder.settings == Settings()


def test_a_folder_that_was_read(read: Path, worker: FakeWorker) -> None:
    """What is known is there at once; neither an article nor a model is read for that."""
    (read / "a.txt").unlink()
    worker.forget()
    with closing(Workspace(read)) as folder:
        assert folder.snapshot.facts.articles == 2
        assert [s.path for s in folder.snapshot.sources.values()] == ["a.txt", "b.txt"]
        assert len(folder.snapshot.meetings) == len(folder.snapshot.visits) == 1
        assert not folder.begun
    assert worker.lines == []


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    """Whoever reads it will say so."""
    with closing(Workspace(tmp_path / "nowhere")) as folder:
        assert folder.snapshot.generation == 0
        assert folder.notices == []


def test_opening_writes_nothing_beside_the_articles(read: Path) -> None:
    """Nor does looking and searching."""
    before = state_of(read)
    with closing(Workspace(read)) as folder:
        folder.search("Ana")
        folder.outcomes()
        folder.broken_judgements()
        folder.judged_elsewhere()
    assert state_of(read) == before


def test_a_cache_that_cannot_be_written(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sentence says so; a temporary store takes its place."""
    written(tmp_path, {"file": ""})
    monkeypatch.setenv("BRIEFING_CACHE", str(tmp_path / "file"))
    paths.user_folder.cache_clear()
    with closing(Workspace(root)) as folder:
        assert folder.notices == [
            f"“{tmp_path / 'file'}” cannot be written; nothing is kept between starts."
        ]
        assert not folder.store.keeps
        there = folder.store.path
        assert there.exists()
    assert not there.exists()


def test_a_damaged_cache(read: Path) -> None:
    """The same; the file is rebuilt."""
    paths.store_file(read).write_bytes(b"no database at all" * 100)
    with closing(Workspace(read)) as folder:
        assert folder.notices == ["The cache was damaged; it is being rebuilt from the articles."]
        assert folder.snapshot.generation == 0


def test_a_folder_in_place_of_the_cache(root: Path) -> None:
    """It cannot be replaced."""
    file = paths.store_file(root)
    file.mkdir(parents=True)
    with closing(Workspace(root)) as folder:
        (notice,) = folder.notices
        assert "cannot be" in notice
        assert not folder.store.keeps


def test_a_store_that_is_given(root: Path) -> None:
    """It is used, and closed with the folder."""
    store = Store(None)
    with closing(Workspace(root, store=store)) as folder:
        assert folder.store is store
    assert not store.path.exists()


# -- keeping


def test_a_keeper_is_made_when_it_is_first_asked(
    folder: Workspace, keepers: list[FakeKeeper]
) -> None:
    """And only one."""
    folder.rest()
    assert keepers == []
    folder.ask(READ)
    folder.ask(LINK)
    folder.rest()
    assert folder.begun
    (indexer,) = keepers
    assert indexer.asked == ["read", "link", "rest"]
    folder.close()
    assert indexer.asked[-1] == "stop"


def test_what_was_told_before_anybody_listened(
    folder: Workspace, keepers: list[FakeKeeper]
) -> None:
    """It is told first, in order; then everything as it comes."""
    heard: list[IndexerEvent] = []
    folder.ask(READ)
    early = [IndexerEvent("progress", n, 2, "a.txt") for n in range(3)]
    for told in early:
        keepers[0].tell(told)
    folder.listen(heard.append)
    assert heard == early
    keepers[0].tell(IndexerEvent("done"))
    assert heard == [*early, IndexerEvent("done")]


def test_listening_before_anything_is_asked(folder: Workspace, keepers: list[FakeKeeper]) -> None:
    """Nothing is held back."""
    heard: list[IndexerEvent] = []
    folder.listen(heard.append)
    folder.ask(READ)
    keepers[0].tell(IndexerEvent("linked"))
    assert heard == [IndexerEvent("linked")]


def test_nothing_is_lost_between_telling_and_listening(
    folder: Workspace, keepers: list[FakeKeeper]
) -> None:
    """Whichever comes first, in whichever thread."""
    heard: list[IndexerEvent] = []
    folder.ask(READ)
    every = [IndexerEvent("progress", n, 500) for n in range(500)]
    thread = threading.Thread(target=lambda: [keepers[0].tell(t) for t in every])
    thread.start()
    folder.listen(heard.append)
    thread.join(WAIT)
    assert heard == every


def test_the_keeper_of_a_folder(root: Path) -> None:
    """By default a process of its own, that is not started before it is asked."""
    with closing(Workspace(root, Settings(model="fake"))) as folder:
        indexer = folder.child_indexer(lambda _: None)
        assert isinstance(indexer, ChildIndexer)
        assert indexer.process is None
        config = indexer.config
        assert (config.root, config.store) == (str(root), str(paths.store_file(root)))
        assert config.model == "fake"


def test_a_folder_with_its_process(read: Path) -> None:
    """What it links shows when the snapshot is renewed."""
    ended, heard = threading.Event(), list[IndexerEvent]()

    def hear(told: IndexerEvent) -> None:
        heard.append(told)
        if told.what in {"done", "failed"}:
            ended.set()

    with closing(Workspace(read, Settings(model="fake"))) as folder:
        assert len(folder.snapshot.sources) == 2
        (read / "a.txt").unlink()
        folder.listen(hear)
        folder.ask(READ)
        assert ended.wait(WAIT)
        assert [t.what for t in heard] == ["linked", "done"]
        assert len(folder.snapshot.sources) == 2
        assert folder.snapshot.refresh()
        assert [s.path for s in folder.snapshot.sources.values()] == ["b.txt"]


def test_a_folder_with_a_library_beside_it(root: Path, worker: FakeWorker) -> None:
    """One store and no process: as in a test, or in a notebook."""
    ended = threading.Event()
    workspace = open_folder(root, model="fake")
    folder = Workspace(
        root, store=workspace.store, indexer=lambda tell: ThreadIndexer(workspace, tell)
    )
    assert folder.snapshot.facts.articles == 0
    folder.listen(lambda told: ended.set() if told.what == "done" else None)
    folder.ask(READ)
    assert ended.wait(WAIT)
    assert folder.snapshot.refresh()
    assert folder.snapshot.facts.articles == 2
    folder.close()


# -- looking


def test_searching(read: Path) -> None:
    """From any thread."""
    found: list[int] = []
    with closing(Workspace(read)) as folder:

        def look() -> None:
            found.append(len(folder.search("Sample").groups))

        thread = threading.Thread(target=look)
        thread.start()
        thread.join(WAIT)
        look()
    assert found[0] == found[1] > 0


def test_citing(read: Path) -> None:
    """Words as the file says them, in the style of the settings."""
    with closing(Workspace(read, Settings(citation_style="plain"))) as folder:
        (meeting,) = folder.snapshot.meetings.values()
        (ref,) = meeting.evidence
        assert folder.citations.file_of(folder.source(ref.source)) == read / "a.txt"
        assert folder.citation(ref).endswith("date unknown, para. 1, a.txt\n")
        assert folder.citation(ref, "markdown").startswith("> “Ana Sample met")
        (read / "a.txt").write_text("Other words.", encoding="utf-8")
        with pytest.raises(QuotationChanged):
            folder.citation(ref)


def test_citing_after_the_briefing_changed(read: Path, worker: FakeWorker) -> None:
    """What is cited is what is shown."""
    with closing(Workspace(read)) as folder:
        written(read, {"c.txt": "Ed Sample met Flo Example\nThey talked of trade."})
        with open_folder(read, model="fake") as workspace:
            workspace.refresh()
        folder.snapshot.refresh()
        ref = next(m for m in folder.snapshot.meetings.values() if "Flo" in m.evidence[0].text)
        assert "Flo Example" in folder.citation(ref.evidence[0])


# -- judgements


def test_judgements_made_elsewhere(folder: Workspace, root: Path) -> None:
    """It is told once for each change of the file: it comes, it changes, it goes."""
    file, _ = paths.judgements_file(root)
    assert not folder.judged_elsewhere()
    changes: list[Callable[[], object]] = [
        lambda: file.write_text("# One.\n", encoding="utf-8"),
        lambda: file.write_text("# Two, and more.\n", encoding="utf-8"),
        lambda: os.utime(file, (1, 1)),
        file.unlink,
    ]
    for change in changes:
        change()
        assert folder.judged_elsewhere()
        assert not folder.judged_elsewhere()


def test_broken_judgements(folder: Workspace, root: Path) -> None:
    """Each with its line."""
    assert folder.broken_judgements() == []
    file, _ = paths.judgements_file(root)
    file.write_text('[x]\naction = "dance"\n', encoding="utf-8")
    (broken,) = folder.broken_judgements()
    assert broken.line in {1, 2}
    assert folder.judgement_file.path == file
    assert folder.outcomes() == ()
