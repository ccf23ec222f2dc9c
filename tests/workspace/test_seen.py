"""What a reader has seen, from one start to the next; two readers apart."""

from pathlib import Path

import pytest

from briefing import paths
from briefing.models.news import NewsItem
from briefing.workspace.seen import SeenNews

ONE = NewsItem("visit", "v1", "new", "A → B", arrived="2024-05-02T08:00")
TWO = NewsItem("visit", "v1", "status", "A → B", "announced", "held", arrived="2024-05-02T09:00")
MORE = NewsItem("visit", "v1", "new", "A → B", arrived="2024-05-03T08:00")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder."""
    folder = tmp_path / "clippings"
    folder.mkdir()
    return folder


def test_at_first_nothing_is_new(root: Path) -> None:
    """Since there is no moment; the first time it is left makes one."""
    seen = SeenNews(root, "ana")
    assert seen.since == ""
    seen.keep((), "2024-05-01T10:00")
    assert SeenNews(root, "ana").since == "2024-05-01T10:00"


def test_seen_and_unseen_again(root: Path) -> None:
    """An item by itself; what was added to it later makes it news again."""
    seen = SeenNews(root, "ana")
    seen.see([ONE])
    assert seen.is_seen(ONE)
    assert not seen.is_seen(TWO)
    assert not seen.is_seen(MORE)
    seen.unsee([ONE])
    assert not seen.is_seen(ONE)


def test_what_was_left_unseen_is_news_the_next_time(root: Path) -> None:
    """And what was seen is not."""
    seen = SeenNews(root, "ana")
    seen.keep((), "2024-05-01")
    seen.see([ONE])
    seen.keep((ONE, TWO), "2024-05-09")
    again = SeenNews(root, "ana")
    assert again.since == "2024-05-01"
    assert again.is_seen(ONE)
    assert not again.is_seen(TWO)
    again.see([TWO])
    again.keep((ONE, TWO), "2024-05-10")
    assert SeenNews(root, "ana").since == "2024-05-10"


def test_two_readers(root: Path) -> None:
    """Each has news of its own."""
    ana, bo = SeenNews(root, "ana"), SeenNews(root, "bo")
    ana.keep((), "2024-05-01")
    bo.keep((), "2024-05-07")
    assert SeenNews(root, "ana").since == "2024-05-01"
    assert SeenNews(root, "bo").since == "2024-05-07"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"since": 5}', b"\xff"])
def test_a_damaged_file(root: Path, content: bytes) -> None:
    """It is as if there were none, and is written anew."""
    file = paths.seen_file(root, "ana")
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    seen = SeenNews(root, "ana")
    assert seen.since == ""
    seen.keep((), "2024-05-01")
    assert SeenNews(root, "ana").since == "2024-05-01"


def test_a_state_folder_that_cannot_be_written(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is kept, and nothing goes wrong."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("BRIEFING_STATE", str(tmp_path / "file"))
    paths.user_folder.cache_clear()
    SeenNews(root, "ana").keep((), "2024-05-01")
    assert SeenNews(root, "ana").since == ""
