"""A quotation leaves only while its file still says it."""

import json
import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from briefing.config import Settings
from briefing.errors import QuotationChanged
from briefing.models import Ref
from briefing.workspace import Workspace, open_folder
from tests.workspace.support import FakeWorker, written

SAYS = "Ana Sample met Bo Example\nThey talked of trade.\n"
MEETING = "Ana Sample met Bo Example"


@pytest.fixture
def workspace(tmp_path: Path, worker: FakeWorker) -> Iterator[Workspace]:
    """One article, read."""
    root = written(tmp_path / "folder", {"a.txt": SAYS})
    with open_folder(root, model="fake") as opened:
        opened.refresh()
        yield opened


def ref_of(workspace: Workspace, path: str = "a.txt") -> Ref:
    """What proves the meeting that a source tells."""
    source = next(s for s in workspace.briefing.sources if s.path == path)
    (ref,) = (r for m in workspace.briefing.meetings for r in m.evidence if r.source == source.id)
    return ref


@pytest.mark.parametrize(
    ("style", "citation"),
    [
        ("markdown", f"> “{MEETING}”\n>\n> — “{MEETING}”, date unknown, ¶ 1, `a.txt`\n"),
        ("plain", f"“{MEETING}” — “{MEETING}”, date unknown, para. 1, a.txt\n"),
    ],
)
def test_an_unchanged_file_is_cited(workspace: Workspace, style: str, citation: str) -> None:
    """In the style that is asked for, else in that of the settings."""
    ref = ref_of(workspace)
    assert workspace.citation(ref, style) == citation
    assert workspace.citation(ref, style) == citation
    root, settings = workspace.root, Settings(citation_style=style)
    workspace.close()
    with open_folder(root, settings=settings) as opened:
        opened.load()
        assert opened.citation(ref) == citation


def folder_in_place_of(file: Path) -> None:
    """The same name, nothing to read."""
    file.unlink()
    file.mkdir()


CHANGES: dict[str, Callable[[Path], object]] = {
    "other words": lambda file: file.write_text(SAYS.replace("Bo", "Cy"), encoding="utf-8"),
    "other words of another length": lambda file: file.write_text("Short.", encoding="utf-8"),
    "moved by a letter": lambda file: file.write_text("X" + SAYS, encoding="utf-8"),
    "moved by front matter": lambda file: file.write_text(
        "---\ntitle: A\n---\n " + SAYS, encoding="utf-8"
    ),
    "cut": lambda file: file.write_text(SAYS[:10], encoding="utf-8"),
    "empty": lambda file: file.write_bytes(b""),
    "binary": lambda file: file.write_bytes(bytes(range(256))),
    "gone": lambda file: file.unlink(),
    "a folder now": folder_in_place_of,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_changed_file_is_not(workspace: Workspace, change: Callable[[Path], object]) -> None:
    """The sentence says which file, and what to do."""
    ref = ref_of(workspace)
    change(workspace.citations.file_of(workspace.source(ref.source)))
    verify = partial(workspace.citations.verify, workspace.source(ref.source))
    for ask in (verify, workspace.citation):
        with pytest.raises(QuotationChanged) as error:
            ask(ref)
        assert "a.txt" in error.value.what
        assert error.value.remedy


def test_both_wordings_are_shown(tmp_path: Path, worker: FakeWorker) -> None:
    """That which was read and that which stands there now, around the first difference."""
    said = f"Ana Sample of {'the very old ' * 20}house met Bo Example"
    root = written(tmp_path / "folder", {"a.txt": f"{said}\nThey talked.\n"})
    with open_folder(root, model="fake") as workspace:
        workspace.refresh()
        written(root, {"a.txt": f"{said.replace('house', 'club!')}\nThey talked.\n"})
        (source,) = workspace.briefing.sources
        with pytest.raises(QuotationChanged) as error:
            workspace.citations.verify(source, Ref(source.id, 0, len(said), said))
    assert "very old house met Bo Example”, now “…" in error.value.what
    assert "very old club! met Bo Example” stands there." in error.value.what


UNCHANGED: dict[str, Callable[[Path], object]] = {
    "touched": lambda file: os.utime(file, (1, 1)),
    "written anew": lambda file: file.write_text(SAYS, encoding="utf-8"),
    "changed elsewhere": lambda file: file.write_text(SAYS + "More.", encoding="utf-8"),
    "other line ends": lambda file: file.write_bytes(SAYS.replace("\n", "\r\n").encode()),
    "a byte-order mark": lambda file: file.write_bytes(b"\xef\xbb\xbf" + SAYS.encode()),
    "metadata beside it": lambda file: written(file.parent, {"sources.toml": "x = 1\n"}),
}


@pytest.mark.parametrize("change", UNCHANGED.values(), ids=UNCHANGED.keys())
def test_a_file_that_still_says_it_is(
    workspace: Workspace, change: Callable[[Path], object]
) -> None:
    """The words count, not the bytes around them."""
    ref = ref_of(workspace)
    change(workspace.citations.file_of(workspace.source(ref.source)))
    workspace.citations.verify(workspace.source(ref.source), ref)
    assert MEETING in workspace.citation(ref)


def test_a_change_that_keeps_size_and_time(workspace: Workspace) -> None:
    """As a copy that restores the time; what is cited is compared with the file itself."""
    ref = ref_of(workspace)
    file = workspace.citations.file_of(workspace.source(ref.source))
    known = file.stat()
    file.write_text(SAYS.replace("Bo", "Cy"), encoding="utf-8")
    os.utime(file, ns=(known.st_atime_ns, known.st_mtime_ns))
    with pytest.raises(QuotationChanged):
        workspace.citation(ref)


def lines(*entries: tuple[str, str]) -> str:
    """A file of many articles."""
    return "".join(json.dumps({"id": i, "text": text}) + "\n" for i, text in entries)


OTHER = "Cy Sample met Di Example\nThey talked of peace.\n"


@pytest.mark.parametrize("ids", [("1", "2"), ("2019/1", "2020/1"), ("a#b", "a#c")])
def test_articles_of_one_file(tmp_path: Path, worker: FakeWorker, ids: tuple[str, str]) -> None:
    """Each by its own words, also where another line of the file has changed."""
    text = lines((ids[0], SAYS), (ids[1], OTHER))
    root = written(tmp_path / "folder", {"sub/x.jsonl": text})
    with open_folder(root, model="fake") as workspace:
        workspace.refresh()
        first, second = (ref_of(workspace, f"sub/x.jsonl#{i}") for i in ids)
        written(root, {"sub/x.jsonl": lines((ids[0], SAYS.replace("Bo", "Al")), (ids[1], OTHER))})
        assert "Cy Sample met Di Example" in workspace.citation(second)
        with pytest.raises(QuotationChanged):
            workspace.citation(first)
        written(root, {"sub/x.jsonl": lines((ids[0], SAYS))})
        assert MEETING in workspace.citation(first)
        with pytest.raises(QuotationChanged):
            workspace.citation(second)


def test_a_name_with_a_hash(tmp_path: Path, worker: FakeWorker) -> None:
    """The mark that divides a file from its article may stand in a file's own name."""
    root = written(tmp_path / "folder", {"Issue #4.txt": SAYS})
    with open_folder(root, model="fake") as workspace:
        workspace.refresh()
        ref = ref_of(workspace, "Issue #4.txt")
        assert workspace.citations.file_of(workspace.source(ref.source)) == root / "Issue #4.txt"
        assert MEETING in workspace.citation(ref)


def test_one_file_alone(tmp_path: Path, worker: FakeWorker) -> None:
    """Opened by itself, it is cited like one of a folder."""
    root = written(tmp_path / "folder", {"a.txt": SAYS})
    with open_folder(root / "a.txt", model="fake") as workspace:
        workspace.refresh()
        ref = ref_of(workspace)
        assert MEETING in workspace.citation(ref)
        written(root, {"a.txt": "Gone."})
        with pytest.raises(QuotationChanged):
            workspace.citation(ref)
