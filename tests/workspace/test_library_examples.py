"""The worked examples of the documentation, run as they stand."""

import re
from pathlib import Path

import pytest

from briefing.workspace import open_folder
from tests.workspace.growing_folder import add, extracted_once

__all__ = ["extracted_once"]
PAGE = Path(__file__).parents[2] / "docs" / "library.md"
EXAMPLES = re.findall(r"## (.+?)\n.*?```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)


@pytest.fixture
def clippings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of that name here."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "clippings"
    folder.mkdir()
    return add(folder, 1, 2, 3, 4)


def test_there_are_five() -> None:
    assert len(EXAMPLES) == 5


@pytest.mark.parametrize(("title", "code"), EXAMPLES, ids=[title for title, _ in EXAMPLES])
def test_an_example(
    clippings: Path, capsys: pytest.CaptureFixture[str], title: str, code: str
) -> None:
    """It runs, and prints what it promises."""
    if "to_pandas" in code:
        pytest.importorskip("pandas")
    exec(compile(code, title, "exec"), {})
    printed = capsys.readouterr().out
    expected = {
        "Who went where": "held Ingrid Solheim EST 2024-05-21",
        "Search, and cite what is found": "“We oppose the fisheries quota",
        "How each side's line moved": "support",
        "What came in, and what it changed": "Ingrid Solheim → Estonia status announced → held",
        "One article, and the export of a folder": "briefing/1",
    }[title]
    assert expected in printed


def test_a_notebook_shows_a_workspace(clippings: Path) -> None:
    """As a table, in which nothing of an article is markup."""
    with open_folder(clippings) as workspace:
        workspace.refresh()
        shown = workspace._repr_html_()
    assert "<td>Ingrid Solheim → Estonia</td>" in shown
    assert "<q>" in shown
