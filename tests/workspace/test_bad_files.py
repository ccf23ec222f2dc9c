"""What cannot be read is reported in one sentence, and the rest is read."""

import json
import os
from pathlib import Path

import pytest

from briefing.models import Problem
from briefing.workspace import open_folder
from tests.workspace.support import FakeWorker, written

GOOD = "Ana Sample met Bo Example\nThey talked of trade."
LINE = json.dumps({"id": "one", "text": GOOD})

BAD: dict[str, tuple[str, bytes, str]] = {
    "empty": ("x.txt", b"", "empty"),
    "white space": ("x.txt", b" \n\t\n ", "only white space"),
    "binary": ("x.txt", bytes(range(256)) * 40, "no readable text"),
    "a picture": ("x.txt", b"\x89PNG\r\n\x1a\n" + bytes(500), "no readable text"),
    "UTF-16 cut in half": ("x.txt", b"\xff\xfe\x00", ""),
    "no JSON": ("x.jsonl", b"{not json}\n", "not valid JSON"),
    "no object": ("x.jsonl", b'["a", "b"]\n', "text"),
    "no text": ("x.jsonl", b'{"id": "1"}\n', "text"),
    "text of numbers": ("x.jsonl", b'{"text": 7}\n', "text"),
    "bytes that are no UTF-8": ("x.jsonl", b'{"text": "\xff\xfe"}\n', "not valid JSON"),
    "nested without end": ("x.jsonl", b"[" * 100_000 + b"\n", "not valid JSON"),
    "front matter alone": ("x.txt", b"---\ntitle: A\n---\n", "empty"),
    "empty lines": ("x.jsonl", b"\n\n \n", "no article"),
}


def problems(root: Path) -> tuple[Problem, ...]:
    """What a start reports; the good article must be there."""
    with open_folder(root, model="fake") as workspace:
        report = workspace.refresh()
        assert "a.txt" in {s.path for s in workspace.briefing.sources}
        assert workspace.problems() == report.problems
        return report.problems


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file(tmp_path: Path, worker: FakeWorker, kind: str) -> None:
    """Named, with a reason, and again at each start until it is mended."""
    name, content, reason = BAD[kind]
    root = written(tmp_path / "folder", {"a.txt": GOOD, name: content})
    first = problems(root)
    assert first
    assert all(p.path.startswith(name) for p in first)
    assert any(reason in p.what for p in first)
    assert any(p.fatal for p in first)
    worker.forget()
    assert problems(root) == first
    assert worker.lines == []
    written(root, {name: GOOD if name.endswith("txt") else LINE})
    assert problems(root) == ()


def test_a_file_of_fifty_megabytes(tmp_path: Path, worker: FakeWorker) -> None:
    """It is refused by its size, without being read."""
    root = written(tmp_path / "folder", {"a.txt": GOOD})
    with (root / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    (problem,) = problems(root)
    assert problem.path == "huge.txt"
    assert "50 MB" in problem.what
    assert worker.articles == ["a.txt"]


def test_a_bad_line_among_good_ones(tmp_path: Path, worker: FakeWorker) -> None:
    """It is named by its number; the lines around it are read."""
    other = json.dumps({"id": "two", "text": "Cy Sample met Di Example\nThey talked."})
    root = written(tmp_path / "folder", {"a.txt": GOOD, "x.jsonl": f"{LINE}\n{{oops\n{other}\n"})
    with open_folder(root, model="fake") as workspace:
        report = workspace.refresh()
        paths = {s.path for s in workspace.briefing.sources}
    assert paths == {"a.txt", "x.jsonl#one", "x.jsonl#two"}
    assert [p.path for p in report.problems] == ["x.jsonl, line 2"]


def test_a_bad_metadata_file(tmp_path: Path, worker: FakeWorker) -> None:
    """It is a note on the articles beside it, which are read without it."""
    root = written(tmp_path / "folder", {"a.txt": GOOD, "sources.toml": "[broken\n"})
    found = problems(root)
    assert found
    assert not any(p.fatal for p in found)
    assert all("sources.toml" in p.what for p in found)


def test_a_file_that_is_gone_before_it_is_read(
    tmp_path: Path, worker: FakeWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a link that leads nowhere."""
    root = written(tmp_path / "folder", {"a.txt": GOOD})
    (root / "link.txt").symlink_to(tmp_path / "nowhere.txt")
    found = problems(root)
    assert [p.path for p in found] == ["link.txt"]


SURROGATE = '{"id": "half", "text": "Half a pair \\ud800 of code units.", "title": "A \\udfff"}\n'


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("x.jsonl", SURROGATE, id="half a surrogate pair in JSON"),
        pytest.param("x.jsonl", '{"id": "\\ud800", "text": "Words."}\n', id="in its id"),
        pytest.param(os.fsdecode(b"caf\xe9.txt"), GOOD, id="a name that is no UTF-8"),
    ],
)
def test_what_is_no_unicode(tmp_path: Path, worker: FakeWorker, name: str, content: str) -> None:
    """It is read or reported; it never keeps the rest from being read."""
    root = written(tmp_path / "folder", {"a.txt": GOOD, name: content})
    with open_folder(root, model="fake") as workspace:
        report = workspace.refresh()
        assert "a.txt" in {s.path for s in workspace.briefing.sources}
        assert len(workspace.briefing.sources) + len(report.problems) >= 2


@pytest.mark.parametrize("name", ["a b.txt", "ä ö.txt", "日本.txt", "it's.txt", "new\nline.txt"])
def test_odd_names(tmp_path: Path, worker: FakeWorker, name: str) -> None:
    """A file may be called anything."""
    root = written(tmp_path / "folder", {name: GOOD})
    with open_folder(root, model="fake") as workspace:
        assert workspace.refresh().problems == ()
        (source,) = workspace.briefing.sources
        assert source.path == name
        assert workspace.citations.file_of(source) == root / name
        assert workspace.citation(workspace.briefing.meetings[0].evidence[0])
