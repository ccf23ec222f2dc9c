"""A fault in one article is that article's own: it is named, and nothing else is lost for it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import DamagedStore, StoreError
from briefing.link import link
from briefing.readers import plain_text
from briefing.storage import Store
from briefing.storage.decoding import is_damage
from briefing.workspace import Workspace, open_folder, relinking
from briefing.workspace.arrivals import now
from briefing.workspace.since import Since
from tests.workspace.support import FakeWorker, written

PAPERS = {
    "a.txt": "Ana Sample met Bo Example\nThey talked of fish.",
    "b.txt": "Cy Sample met Di Example\nThey talked of grain.",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder of two articles."""
    return written(tmp_path / "folder", PAPERS)


def extractions(workspace: Workspace) -> int:
    """How many articles' extractions are kept."""
    (count,) = workspace.store.reader().execute("SELECT count(*) FROM extractions").fetchone()
    return int(count)


def test_a_fault_in_reading(
    root: Path, worker: FakeWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is named, the other one is read, and what was kept before is kept."""
    with open_folder(root, model="fake") as workspace:
        workspace.refresh()
        sound = plain_text.READER.read

        def faulty(file: Path, *rest: Any) -> Any:
            if file.name == "b.txt":
                raise ValueError("a fault of ours")
            return sound(file, *rest)

        monkeypatch.setattr(type(plain_text.READER), "read", lambda _, *rest: faulty(*rest))
        (root / "b.txt").write_text(PAPERS["b.txt"] + " And oats.", encoding="utf-8")
        worker.forget()
        report = workspace.refresh()
        (problem,) = report.problems
        assert (problem.path, problem.fatal) == ("b.txt", True)
        assert "ValueError: a fault of ours" in problem.what
        assert [s.path for s in workspace.briefing.sources] == ["a.txt"]
        assert worker.lines == []
        assert workspace.notices == []


def test_a_fault_in_what_is_new(
    root: Path, worker: FakeWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is named also where news are made by linking what stood there before without it."""

    def faulty(articles: Any, *rest: Any) -> Any:
        if any(a.article.path == "c.txt" for a in articles):
            raise ValueError("not a date")
        return link(articles, *rest)

    with open_folder(root, model="fake") as workspace:
        workspace.refresh()
        workspace.sync.since = Since(now())
        monkeypatch.setattr(relinking, "link", faulty)
        written(root, {"c.txt": "Ed Sample met Flo Example", "d.txt": "Gus Sample met Hal Example"})
        report = workspace.refresh()
        assert [p.path for p in report.problems] == ["c.txt"]
        assert [i.kind for i in workspace.sync.news(workspace.sync.since) if i.kind == "meeting"]
        assert [p.path for p in workspace.problems()] == ["c.txt"]


def test_a_fault_in_linking(
    root: Path, worker: FakeWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The article is left out and named; nothing is extracted again, the cache is not rebuilt."""

    def faulty(articles: Any, *rest: Any) -> Any:
        if any(a.article.path == "b.txt" for a in articles):
            raise ValueError("not a date")
        return link(articles, *rest)

    monkeypatch.setattr(relinking, "link", faulty)
    with open_folder(root, model="fake") as workspace:
        report = workspace.refresh()
        assert [(p.path, "ValueError: not a date" in p.what) for p in report.problems] == [
            ("b.txt", True)
        ]
        assert [s.path for s in workspace.briefing.sources] == ["a.txt"]
        assert extractions(workspace) == 2
        assert workspace.notices == []


def test_a_fault_of_no_single_article(
    root: Path, worker: FakeWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is raised as it is; what was read and extracted is kept."""

    def faulty(articles: Any, *rest: Any) -> Any:
        if len(articles) > 1:
            raise ValueError("two are too many")
        return link(articles, *rest)

    monkeypatch.setattr(relinking, "link", faulty)
    with open_folder(root, model="fake") as workspace:
        with pytest.raises(ValueError, match="two are too many"):
            workspace.refresh()
        assert extractions(workspace) == 2
        assert workspace.notices == []


def test_a_damaged_row_is_an_error_of_its_own(root: Path, worker: FakeWorker) -> None:
    """Which is recognised where rows are decoded, and rebuilt from the articles."""
    with open_folder(root, model="fake") as workspace:
        workspace.refresh()
        with workspace.store.transaction() as db:
            db.execute("UPDATE articles SET article = '[]' WHERE path = 'a.txt'")
        with pytest.raises(DamagedStore):
            workspace.store.articles()
        assert workspace.refresh().extracted == 2
        assert any("damaged" in notice for notice in workspace.notices)


def test_a_full_disk_is_no_damage(root: Path, worker: FakeWorker) -> None:
    """It is said, and the cache stays."""
    with open_folder(root, model="fake") as workspace:
        workspace.refresh()
        with workspace.store.transaction() as db:
            (pages,) = db.execute("PRAGMA page_count").fetchone()
        workspace.store._db.execute(f"PRAGMA max_page_count = {pages}").fetchone()
        written(root, {"c.txt": "Ed Sample met Flo Example\n" + "They talked of tea. " * 50_000})
        with pytest.raises(StoreError, match="full"):
            workspace.refresh()
        assert workspace.notices == []
        assert extractions(workspace) == 2


@pytest.mark.parametrize(
    ("code", "damaged"),
    [
        (sqlite3.SQLITE_CORRUPT, True),
        (sqlite3.SQLITE_NOTADB, True),
        (sqlite3.SQLITE_FULL, False),
        (sqlite3.SQLITE_BUSY, False),
        (sqlite3.SQLITE_READONLY, False),
    ],
)
def test_which_errors_are_damage(code: int, damaged: bool) -> None:
    """Of those that SQLite raises."""
    error = sqlite3.DatabaseError("x")
    error.sqlite_errorcode = code
    assert is_damage(error) == damaged


def test_check_shows_it(
    root: Path, worker: FakeWorker, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """An article that could not be linked is told with the others that were not read."""
    monkeypatch.setattr(
        relinking,
        "link",
        lambda articles, *rest: (
            1 / 0 if any(a.article.path == "b.txt" for a in articles) else link(articles, *rest)
        ),
    )
    store = Store(None)
    with Workspace(root, store=store) as workspace:
        workspace.refresh()
        assert [p.path for p in workspace.problems()] == ["b.txt"]


def test_the_log_is_emptied_while_articles_come_in(root: Path, worker: FakeWorker) -> None:
    """Nobody holds an old state of the store meanwhile: its log does not grow with the folder."""
    left: list[int] = []

    def looked(_: object) -> None:
        with closing(sqlite3.connect(workspace.store.path)) as db:
            _, pages, written_back = db.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
            left.append(pages - written_back)

    with open_folder(root, model="fake") as workspace:
        workspace.refresh(looked)
    assert left
    assert set(left) == {0}
