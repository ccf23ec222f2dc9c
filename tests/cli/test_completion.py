"""What a shell completes, and the manual page."""

import os
import runpy
from pathlib import Path

import pytest

from briefing.cli.registry import COMMANDS
from tests.cli.running import here, program
from tests.workspace.support import PYTHON

ROOT = Path(__file__).parents[2]


def completed(*words: str) -> list[str]:
    """The proposals for the last word, as bash is told them."""
    environment = {
        **os.environ,
        "_BRIEFING_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(["briefing", *words]),
        "COMP_CWORD": str(len(words)),
    }
    start = "import sys; sys.argv = ['briefing']; from briefing.cli.start import run; run()"
    return program(PYTHON, "-c", start, environment=environment).out.splitlines()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("ne",), ["plain,news", "file,ne"]),
        (("news", "--f"), ["plain,--format"]),
        (("news", "--format", "h"), ["plain,html"]),
        (("report", "net"), ["plain,network"]),
    ],
)
def test_completion(words: tuple[str, ...], expected: list[str]) -> None:
    """Commands and paths first, then options and their values."""
    assert completed(*words) == expected


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell(shell: str) -> None:
    ran = here("completion", shell)
    assert ran.code == 0
    assert "_BRIEFING_COMPLETE" in ran.out


def test_the_manual_page_is_that_of_the_commands() -> None:
    """``python docs/man.py`` writes it anew."""
    made = runpy.run_path(str(ROOT / "docs" / "man.py"))["page"]()
    assert (ROOT / "docs" / "briefing.1").read_text(encoding="utf-8") == made
    for command in COMMANDS:
        assert f"\n.SS\n{command} " in made


def test_no_line_of_the_page_is_a_request_by_chance() -> None:
    """Words that begin with a full stop or an apostrophe are escaped."""
    known = {".TH", ".SH", ".SS", ".PP", ".TP", ".B", ".br"}
    page = (ROOT / "docs" / "briefing.1").read_text(encoding="utf-8")
    for line in page.splitlines():
        assert not line.startswith(".") or line.split()[0] in known
        assert not line.startswith("'")
