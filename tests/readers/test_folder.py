"""Which files of a folder are read."""

import os
from pathlib import Path

import pytest

from briefing.errors import PathMissing
from briefing.readers import FORMATS, read, scan
from tests.readers.conftest import Put
from tests.readers.samples import ARTICLE

AS_ROOT = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)


def names(root: Path, files: tuple[Path, ...]) -> list[str]:
    """Paths below a folder."""
    return [file.relative_to(root).as_posix() for file in files]


def test_what_is_listed(put: Put, tmp_path: Path) -> None:
    """Known formats are read, others listed as ignored, hidden and foreign matter skipped."""
    for name in (
        "b.txt",
        "a.MD",
        "c.jsonl",
        "d.xyz",
        "i.jpg",
        "e",
        "sources.toml",
        ".hidden.txt",
        ".git/x.txt",
        "__pycache__/x.txt",
        "node_modules/x.txt",
        "sub/deep/f.txt",
        "sub/g.abc",
        "sub/sources.toml",
    ):
        put(name, ARTICLE)
    found = scan(tmp_path)
    assert found.root == tmp_path
    assert names(tmp_path, found.files) == ["a.MD", "b.txt", "c.jsonl", "sub/deep/f.txt"]
    assert names(tmp_path, found.ignored) == ["d.xyz", "e", "sub/g.abc"]
    assert names(tmp_path, found.wordless) == ["i.jpg"]
    assert found.problems == ()
    assert [read(file, tmp_path).articles[0].path for file in (found.files[0], found.files[3])] == [
        "a.MD",
        "sub/deep/f.txt",
    ]


def test_the_order_is_that_of_the_paths(put: Put, tmp_path: Path) -> None:
    """As ``Scan`` says, the files are in order of their paths."""
    for name in ("b.txt", "a/x.txt", "c/x.txt"):
        put(name, ARTICLE)
    assert names(tmp_path, scan(tmp_path).files) == ["a/x.txt", "b.txt", "c/x.txt"]


def test_an_empty_folder(tmp_path: Path) -> None:
    """An empty folder is scanned without complaint."""
    found = scan(tmp_path)
    assert (found.files, found.ignored, found.problems) == ((), (), ())


@pytest.mark.parametrize(("name", "known"), [("a.txt", True), ("a.jsonl", True), ("a.xyz", False)])
def test_a_single_file(put: Put, name: str, known: bool) -> None:
    """A file may be opened itself."""
    file = put(name, ARTICLE)
    found = scan(file)
    assert found.root == file.parent
    assert (found.files, found.ignored) == (((file,), ()) if known else ((), (file,)))


@pytest.mark.parametrize("name", ["nowhere", "nowhere/a.txt", "x" * 5000, "a\0b"])
def test_a_missing_path(tmp_path: Path, name: str) -> None:
    """Where there is nothing, the error says so and what to do."""
    with pytest.raises(PathMissing, match="There is no file or folder"):
        scan(tmp_path / name)


def test_a_format_that_is_not_read(put: Put, tmp_path: Path) -> None:
    """Reading another format is a problem that names the formats."""
    result = read(put("sub/a.xyz", ARTICLE), tmp_path)
    assert result.articles == ()
    (problem,) = result.problems
    assert (problem.path, problem.fatal) == ("sub/a.xyz", True)
    assert FORMATS in problem.what


@pytest.mark.parametrize("suffix", ["*.txt", "*.md", "*.jsonl"])
def test_formats(suffix: str) -> None:
    """The formats are named for the reader of a message."""
    assert suffix in FORMATS


def test_a_file_outside_the_folder(put: Put, tmp_path: Path) -> None:
    """The path of a file outside the opened folder is shown in full."""
    file = put("a.txt", ARTICLE)
    (article,) = read(file, tmp_path / "sub").articles
    assert article.path == file.as_posix()


@AS_ROOT
def test_a_folder_that_may_not_be_opened(put: Put, tmp_path: Path) -> None:
    """A locked sub-folder is a problem, and the rest is listed."""
    put("a.txt", ARTICLE)
    locked = put("sub/b.txt", ARTICLE).parent
    locked.chmod(0)
    try:
        found = scan(tmp_path)
    finally:
        locked.chmod(0o700)
    assert names(tmp_path, found.files) == ["a.txt"]
    (problem,) = found.problems
    assert problem.path.endswith("sub")
    assert "cannot be opened" in problem.what


def test_links(put: Put, tmp_path: Path) -> None:
    """A broken link is a problem; a link round in circles is not followed."""
    put("a.txt", ARTICLE)
    (tmp_path / "b.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    found = scan(tmp_path)
    assert names(tmp_path, found.files) == ["a.txt", "b.txt"]
    assert read(found.files[1], tmp_path).problems[0].fatal


def test_a_file_name_that_is_no_utf8(tmp_path: Path) -> None:
    """The path of every article can be written as UTF-8."""
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text(ARTICLE)
    except (OSError, UnicodeError):
        pytest.skip("the file system allows no such name")
    for file in scan(tmp_path).files:
        for article in read(file, tmp_path).articles:
            article.path.encode()
