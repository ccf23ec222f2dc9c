"""What is kept comes back as it was, whole or not at all."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing.models import Article, Briefing, Extraction, Issue, Problem
from briefing.models.copy_with import replace
from briefing.models.read_models import IssueLine, Listing
from briefing.storage import KeptFile, Store
from tests.storage.samples import ARTICLE, BRIEFING, FOUND, PROBLEM, fill, renamed


@pytest.fixture(params=["in a file", "in a temporary one"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    opened = Store(tmp_path / "store.sqlite" if request.param == "in a file" else None)
    yield opened
    opened.close()


def test_an_empty_store(store: Store) -> None:
    """Nothing is there, and nothing is wrong."""
    assert store.notice == ""
    assert (store.files(), store.articles(), store.linked()) == ({}, [], None)
    assert (store.text("s-a"), store.extraction("x"), store.failures()) == (None, None, [])
    assert not store.has_extraction("x")


def test_everything_comes_back(store: Store) -> None:
    """Files, articles, extractions and the briefing, equal to what was put."""
    fill(store)
    assert store.files() == {"a.txt": KeptFile("read-1", (PROBLEM,))}
    assert store.articles() == [("s-a", ARTICLE, "extract-1")]
    assert store.articles("a.txt") == store.articles()
    assert store.articles("b.txt") == []
    assert store.text("s-a") == ARTICLE.text
    assert store.extraction("extract-1") == FOUND
    assert store.has_extraction("extract-1")
    assert store.linked() == ("link-1", BRIEFING)


def test_everything_comes_back_after_a_restart(tmp_path: Path) -> None:
    """The next program finds what this one kept."""
    first = Store(tmp_path / "store.sqlite")
    fill(first)
    first.close()
    second = Store(tmp_path / "store.sqlite")
    assert second.notice == ""
    assert second.articles() == [("s-a", ARTICLE, "extract-1")]
    assert second.extraction("extract-1") == FOUND
    assert second.linked() == ("link-1", BRIEFING)
    second.close()


def test_a_file_is_replaced_whole(store: Store) -> None:
    """What it yielded before is gone; what other files yielded stays."""
    store.put_file("b.txt", "b", (), [("s-b", renamed("b.txt"), "x")])
    store.put_file("a.jsonl", "1", (PROBLEM,), [(f"s-{n}", renamed(f"{n}"), "x") for n in "123"])
    store.put_file("a.jsonl", "2", (), [("s-2", renamed("2"), "y"), ("s-4", renamed("4"), "z")])
    assert {i: f for i, _, f in store.articles()} == {"s-2": "y", "s-4": "z", "s-b": "x"}
    assert store.files() == {"a.jsonl": KeptFile("2", ()), "b.txt": KeptFile("b", ())}


def test_articles_come_in_order_of_their_paths(store: Store) -> None:
    """Whatever the order in which they were kept."""
    for name in ("c.txt", "a.txt", "b.txt"):
        store.put_file(name, "", (), [(f"s-{name}", renamed(name), "x")])
    assert [a.path for _, a, _ in store.articles()] == ["a.txt", "b.txt", "c.txt"]


def test_files_are_dropped(store: Store) -> None:
    """With their articles; a file that is not there is no error."""
    fill(store)
    store.put_file("b.txt", "b", (), [("s-b", renamed("b.txt"), "x")])
    store.drop_files(["a.txt", "never.txt"])
    assert set(store.files()) == {"b.txt"}
    assert [i for i, _, _ in store.articles()] == ["s-b"]
    assert store.text("s-a") is None


def test_what_no_article_uses_is_forgotten(store: Store) -> None:
    """Extractions and failures alike."""
    fill(store)
    store.put_extraction("unused", FOUND)
    store.put_failure("failed", "It was too long.")
    store.forget_unused()
    assert store.has_extraction("extract-1")
    assert not store.has_extraction("unused")
    assert not store.has_extraction("failed")


def test_a_failure_is_kept_in_place_of_an_extraction(store: Store) -> None:
    """So that the article is not tried at each start."""
    store.put_file("a.txt", "1", (), [("s-a", renamed("a.txt"), "x")])
    store.put_file("b.txt", "1", (), [("s-b", renamed("b.txt"), "y")])
    store.put_failure("x", "It ended the process.")
    assert store.has_extraction("x")
    assert store.failures() == [("a.txt", "It ended the process.")]
    assert store.extraction("x") is None


def test_an_extraction_moves_to_another_fingerprint(store: Store) -> None:
    """Where the rules changed and the text did not."""
    fill(store)
    store.set_extract_fingerprint("s-a", "extract-2")
    assert [f for _, _, f in store.articles()] == ["extract-2"]


WRITES: tuple[tuple[str, Callable[[Store], None]], ...] = (
    ("an article", lambda s: s.put_file("a.txt", "2", (), [("s-a", _Unkept.of("a.txt"), "x")])),
    (
        "the second of two articles",
        lambda s: s.put_file(
            "a.txt", "2", (), [("s-1", renamed("a.txt#1"), "x"), ("s-2", _Unkept.of("2"), "x")]
        ),
    ),
    ("an extraction", lambda s: s.put_extraction("extract-1", object())),  # type: ignore[arg-type]
    ("a briefing", lambda s: s.put_linked("link-2", replace(BRIEFING, issues=(_issue(object()),)))),
    ("a list", lambda s: s.put_linked("link-2", Briefing(), Listing((_line(object()),)))),
)


def _issue(name: object) -> Issue:
    return Issue("issue:x", name, None, ())  # type: ignore[arg-type]


def _line(name: object) -> IssueLine:
    return IssueLine("issue:x", 0, name, 1, 1, 1, 1)  # type: ignore[arg-type]


class _Unkept(Article):
    """An article that no encoder takes."""

    @classmethod
    def of(cls, path: str) -> Article:
        return replace(ARTICLE, path=path, authors=(object(),))


@pytest.mark.parametrize("write", [w for _, w in WRITES], ids=[name for name, _ in WRITES])
def test_a_write_that_fails_leaves_all_as_it_was(
    store: Store, write: Callable[[Store], None]
) -> None:
    """Half an article is never kept, and the store goes on working."""
    fill(store)
    before = (store.files(), store.articles(), store.extraction("extract-1"), store.linked())
    with pytest.raises((TypeError, sqlite3.Error)):
        write(store)
    after = (store.files(), store.articles(), store.extraction("extract-1"), store.linked())
    assert after == before
    store.put_extraction("extract-2", Extraction())
    assert store.has_extraction("extract-2")


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, GeneratorExit])
def test_an_exception_inside_a_transaction_rolls_back(
    store: Store, error: type[BaseException]
) -> None:
    """Also one that ends the program."""

    def broken() -> None:
        with store.transaction() as db:
            db.execute("INSERT INTO failures VALUES ('x', 'y')")
            raise error

    with pytest.raises(error):
        broken()
    assert not store.has_extraction("x")
    with store.transaction() as db:
        db.execute("INSERT INTO failures VALUES ('x', 'z')")
    assert store.has_extraction("x")


def test_a_reader_sees_only_what_was_committed(tmp_path: Path) -> None:
    """And may not write."""
    store = Store(tmp_path / "store.sqlite")
    fill(store)
    with store.transaction() as db:
        db.execute("UPDATE articles SET text = 'half'")
        assert store.text("s-a") == ARTICLE.text
    assert store.text("s-a") == "half"
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        store.reader().execute("DELETE FROM articles")
    store.close()


def test_each_thread_reads_by_its_own_connection(tmp_path: Path) -> None:
    """SQLite's connections must not be shared."""
    store = Store(tmp_path / "store.sqlite")
    fill(store)
    texts: list[str | None] = []
    readers: list[sqlite3.Connection] = []

    def look() -> None:
        texts.append(store.text("s-a"))
        readers.append(store.reader())

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert texts == [ARTICLE.text] * 4
    assert len({id(r) for r in [*readers, store.reader()]}) == 5
    store.close()


def test_problems_keep_their_weight(store: Store) -> None:
    """A fatal one and a note."""
    problems = (Problem("a.txt", "Gone."), Problem("a.txt", "Odd.", fatal=False))
    store.put_file("a.txt", "1", problems, [])
    assert store.files()["a.txt"].problems == problems


def test_a_temporary_store() -> None:
    """A file of its own, which others may read while it is open; it goes when it is closed."""
    store = Store(None)
    other = Store(None)
    assert not store.keeps
    assert store.path.is_file()
    assert store.path != other.path
    fill(store)
    reader = store.connect_to_read()
    assert reader.execute("SELECT count(*) FROM articles").fetchone() == (1,)
    reader.close()
    store.close()
    assert not store.path.parent.exists()
    assert other.articles() == []
    other.close()


def test_a_store_in_a_file_stays(tmp_path: Path) -> None:
    """When it is closed."""
    store = Store(tmp_path / "store.sqlite")
    assert store.keeps
    store.close()
    assert store.path == tmp_path / "store.sqlite"
    assert store.path.is_file()


def test_articles_one_by_one(store: Store) -> None:
    """The same as all at once, through the connection for reading."""
    fill(store)
    store.put_file("b.txt", "b", (), [("s-b", renamed("b.txt"), "x")])
    assert list(store.each_article()) == store.articles()
    assert store.article("s-b") == (renamed("b.txt"), "x")
    assert store.article("s-c") is None
    assert store.extraction_to_read("extract-1") == FOUND
