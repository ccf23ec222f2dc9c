"""A store that cannot be used is built anew, with a sentence; never a traceback."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from briefing.errors import StoreError
from briefing.paths import store_file
from briefing.storage import Store
from briefing.storage.schema import VERSION
from briefing.workspace import Workspace
from tests.storage.samples import ARTICLE, fill
from tests.workspace.support import FakeWorker, written

Damage = Callable[[bytes], bytes]


def noise(count: int) -> bytes:
    """The same random bytes each time."""
    return random.Random(7).randbytes(count)


DAMAGED: dict[str, Damage] = {
    "random bytes": lambda _: noise(40_000),
    "text": lambda _: b"This is no database.\n" * 200,
    "random behind a sound header": lambda kept: kept[:100] + noise(40_000),
    "cut to half a header": lambda kept: kept[:50],
    "cut to a header": lambda kept: kept[:100],
    "cut to a page": lambda kept: kept[:4096],
    "cut in the middle": lambda kept: kept[: len(kept) // 2],
    "cut by one page": lambda kept: kept[:-4096],
}
OTHER_VERSIONS = [0, VERSION - 1, VERSION + 1, 99]


def filled(path: Path) -> Path:
    """A store that was closed."""
    store = Store(path)
    fill(store)
    store.close()
    return path


def works(store: Store) -> bool:
    """Whether a store can be filled and read."""
    fill(store)
    return store.articles() == [("s-a", ARTICLE, "extract-1")]


@pytest.mark.parametrize("damage", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_file_is_rebuilt(tmp_path: Path, damage: Damage) -> None:
    """With a sentence that says so."""
    path = filled(tmp_path / "store.sqlite")
    path.write_bytes(damage(path.read_bytes()))
    store = Store(path)
    assert "damaged" in store.notice
    assert store.notice.endswith("rebuilt from the articles.")
    assert store.articles() == []
    assert works(store)
    store.close()
    again = Store(path)
    assert again.notice == ""
    assert again.articles() == [("s-a", ARTICLE, "extract-1")]
    again.close()


def test_an_empty_file_is_a_new_store(tmp_path: Path) -> None:
    """As a program leaves it that was ended at once."""
    (tmp_path / "store.sqlite").touch()
    store = Store(tmp_path / "store.sqlite")
    assert store.notice == ""
    assert works(store)
    store.close()


@pytest.mark.parametrize("version", [v for v in OTHER_VERSIONS if v != VERSION])
def test_another_version_is_rebuilt(tmp_path: Path, version: int) -> None:
    """An older and a newer one; it holds nothing that cannot be read again."""
    path = filled(tmp_path / "store.sqlite")
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version = {version}")
    db.close()
    store = Store(path)
    assert "another version" in store.notice
    assert store.articles() == []
    assert works(store)
    store.close()


def test_a_foreign_database_is_rebuilt(tmp_path: Path) -> None:
    """One that has our version and none of our tables."""
    path = tmp_path / "store.sqlite"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE other (x)")
        db.execute(f"PRAGMA user_version = {VERSION}")
    db.close()
    store = Store(path)
    assert store.notice
    assert works(store)
    store.close()


def test_a_left_over_journal_does_no_harm(tmp_path: Path) -> None:
    """Of a program that died while it wrote."""
    path = filled(tmp_path / "store.sqlite")
    Path(f"{path}-wal").write_bytes(noise(5000))
    Path(f"{path}-shm").write_bytes(noise(5000))
    store = Store(path)
    assert works(store)
    store.close()


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    """It is an error with a sentence, which the library turns into a notice."""
    (tmp_path / "store.sqlite").mkdir()
    with pytest.raises(StoreError):
        Store(tmp_path / "store.sqlite")


PAPERS = {f"{n}.txt": f"Ana Sample met Bo Example\n{n}. " + "More words. " * 400 for n in "abcd"}


@pytest.mark.parametrize("table", ["files", "articles", "extractions", "linked", "hits_data"])
def test_damage_to_one_table(tmp_path: Path, worker: FakeWorker, table: str) -> None:
    """The folder is read and searched all the same, also where a file is new."""
    root = written(tmp_path / "folder", PAPERS)
    with Workspace(root) as workspace:
        workspace.refresh()
    spoil(store_file(root), table)
    (root / "e.txt").write_text("Cy Sample met Di Example\nAnd more.", encoding="utf-8")
    with Workspace(root) as workspace:
        workspace.refresh()
        assert len(workspace.briefing.sources) == 5
        assert workspace.search("Cy Sample").groups
        assert any("damaged" in notice for notice in workspace.notices)


def spoil(path: Path, table: str) -> None:
    """Write noise over the first page of a table."""
    db = sqlite3.connect(path)
    (page,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    (size,) = db.execute("PRAGMA page_size").fetchone()
    db.close()
    kept = bytearray(path.read_bytes())
    kept[(page - 1) * size : page * size] = noise(size)
    path.write_bytes(kept)


@pytest.mark.parametrize("damage", DAMAGED.values(), ids=DAMAGED.keys())
def test_the_library_passes_the_sentence_on(
    tmp_path: Path, worker: FakeWorker, damage: Damage
) -> None:
    """And reads the folder anew."""
    root = written(tmp_path / "folder", {"a.txt": "Ana Sample met Bo Example\nMore words."})
    with Workspace(root) as workspace:
        workspace.refresh()
        sound = workspace.briefing
    path = store_file(root)
    path.write_bytes(damage(path.read_bytes()))
    with Workspace(root) as workspace:
        assert any("rebuilt from the articles" in notice for notice in workspace.notices)
        assert not workspace.load()
        assert workspace.refresh().extracted == 1
        assert workspace.briefing == sound


NONSENSE = [b"", b"garbage", b"\x91\xa1x", b"\x81\xa2id\x07", b"\xff\x00"]
"""No msgpack, a list of a letter, a table with a number for an id."""


@pytest.mark.parametrize("kind", ["source", "actor", "mentions", "meeting"])
@pytest.mark.parametrize("data", NONSENSE)
def test_a_briefing_that_cannot_be_read(
    tmp_path: Path, worker: FakeWorker, data: bytes, kind: str
) -> None:
    """As another program kept it: it is linked anew from what is known, without extracting."""
    root = written(tmp_path / "folder", PAPERS)
    with Workspace(root) as workspace:
        workspace.refresh()
        sound = workspace.briefing
    with sqlite3.connect(store_file(root)) as db:
        db.execute("UPDATE records SET data = ? WHERE kind = ?", (data, kind))
    db.close()
    worker.forget()
    with Workspace(root) as workspace:
        assert not workspace.load()
        workspace.refresh()
        assert workspace.briefing == sound
    assert worker.lines == []
    with Workspace(root) as workspace:
        assert workspace.load()
        assert workspace.briefing == sound


@pytest.mark.parametrize("data", NONSENSE)
def test_numbers_that_cannot_be_read(tmp_path: Path, worker: FakeWorker, data: bytes) -> None:
    """The folder is shown all the same, and the numbers are there after the next reading."""
    root = written(tmp_path / "folder", PAPERS)
    with Workspace(root) as workspace:
        workspace.refresh()
    with sqlite3.connect(store_file(root)) as db:
        db.execute("UPDATE linked SET facts = ?", (data,))
    db.close()
    with closing(Workspace(root)) as folder, Workspace(root) as workspace:
        workspace.refresh()
        folder.snapshot.refresh()
        assert folder.snapshot.facts.articles == len(PAPERS)
