"""Child processes: what they import, and from where."""

from pathlib import Path

import pytest

from briefing.ipc import JsonLinesProcess


def test_a_child_imports_nothing_from_the_folder_it_is_begun_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of clippings may hold a module named as one of the library."""
    (tmp_path / "colorsys.py").write_text("raise SystemExit(3)\n")
    monkeypatch.chdir(tmp_path)
    child = JsonLinesProcess("colorsys", str)
    child.close()
    assert list(child) == []
    assert child.wait(60) == 0
