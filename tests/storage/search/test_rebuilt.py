"""An index that another version of the program wrote."""

from collections import Counter

import pytest

from briefing.storage import Store
from briefing.storage.search import find, index
from tests.storage.search.index import add, blinken, indexed, qamar


def kinds_of(store: Store, words: str) -> Counter[str]:
    """How many hits of each kind some words have."""
    with store.transaction() as db:
        return Counter({group.kind: len(group.hits) for group in find(db, words).groups})


def test_it_is_written_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Records that are as before too; else the rows of both would answer half."""
    with monkeypatch.context() as older:
        older.setattr(index, "index_fingerprint", lambda: "older code")
        store = indexed(blinken(), qamar())
        with store.transaction() as db:  # which wrote the words of meetings without their kind
            rows = "SELECT row FROM documents WHERE kind = 'meeting'"
            for (row,) in db.execute(rows).fetchall():
                db.execute("UPDATE documents SET tags = '' WHERE row = ?", (row,))
            db.execute("INSERT INTO hits (hits) VALUES ('delete-all')")
    assert not kinds_of(store, "kind:meeting munir")
    add(store, blinken(), qamar())
    assert kinds_of(store, "kind:meeting munir") == {"meeting": 1}
    assert kinds_of(store, "washington")["sentence"] == 1
    fresh = indexed(blinken(), qamar())
    for words in ("munir", "afghan", "china", "kind:issue trade"):
        assert kinds_of(store, words) == kinds_of(fresh, words)
    store.close()
    fresh.close()


def test_its_own_index_is_kept() -> None:
    """Nothing is written where nothing has changed."""
    store = indexed(blinken(), qamar())
    with store.transaction() as db:
        before = db.total_changes
    add(store, blinken(), qamar())
    with store.transaction() as db:
        assert db.total_changes == before
    store.close()
