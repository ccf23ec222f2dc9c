"""``cite``, ``memo``, ``export`` into files, ``check --show-set-aside``."""

import json
from pathlib import Path

import pytest

from tests.cli.running import here
from tests.workspace.support import FakeWorker, written

ANA = "Ana Sample met Bo Example on 5 May 2020\nThey talked of trade."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One article."""
    return written(tmp_path / "folder", {"a.txt": ANA})


def first_id(folder: Path, kind: str) -> str:
    """The id of the first record of a kind."""
    ran = here("list", str(folder), kind)
    assert ran.code == 0
    return str(ran.out.split()[0])


def test_cite(folder: Path, worker: FakeWorker) -> None:
    """In the style asked for, on standard output or behind what a file holds."""
    name = first_id(folder, "meetings")
    ran = here("cite", str(folder), name, "--style", "csl-json")
    assert ran.code == 0
    assert json.loads(ran.out)[0]["type"] == "article-newspaper"
    file = folder.parent / "notes.md"
    for _ in range(2):
        assert here("cite", str(folder), name, "--copy-to", str(file)).code == 0
    assert file.read_text(encoding="utf-8").count("> “") == 2


def test_cite_refuses_what_has_changed(folder: Path, worker: FakeWorker) -> None:
    """And an id that is not there."""
    ran = here("cite", str(folder), "visit-nothing")
    assert ran.code != 0
    assert "no record" in ran.err


@pytest.mark.parametrize("form", ["csv", "sqlite"])
def test_a_format_that_needs_a_place(folder: Path, worker: FakeWorker, form: str) -> None:
    """It is said; with a place it is written."""
    assert "needs a place" in here("export", str(folder), "--format", form).err
    target = folder.parent / f"out.{form}"
    assert here("export", str(folder), "--format", form, "-o", str(target)).code == 0
    assert target.exists()


def test_memo(folder: Path, worker: FakeWorker) -> None:
    """As Markdown on standard output; a day that is none is refused."""
    ran = here("memo", str(folder))
    assert ran.code == 0
    assert ran.out.startswith("# Briefing memo\n")
    assert "is no day" in here("memo", str(folder), "--since", "soon").err


def test_what_was_not_read(folder: Path, worker: FakeWorker) -> None:
    """Told with its reason, its line and its words; the exit code says so."""
    rows = [
        "City         Day        Guest",
        "Exville      3 May      Ann",
        "Lima         4 May      Bob",
    ]
    table = "\n\n" + "\n".join(rows) + "\n"
    written(folder, {"t.txt": ANA + table})
    ran = here("check", str(folder), "--show-set-aside")
    assert ran.code == 1
    assert "not read: table" in ran.out
    assert "Exville 3 May Ann" in " ".join(ran.out.split())
