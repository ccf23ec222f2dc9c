"""``briefing serve``: what it says where nothing can be served."""

import tomllib
from pathlib import Path

import pytest

from briefing.errors import PathMissing, TerminalError
from tests.architecture.sources import PROJECT
from tests.cli.running import here


@pytest.fixture
def without_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library that serves is not installed."""
    monkeypatch.setattr("briefing.cli.serve.find_spec", lambda _: None)


@pytest.mark.parametrize("options", [(), ("--port", "9000")])
def test_a_missing_path(options: tuple[str, ...], without_extra: None) -> None:
    """It is said before anything else."""
    ran = here("serve", "no/such/folder", *options)
    assert (ran.code, ran.out) == (PathMissing.exit_code, "")
    assert ran.err.startswith("briefing: There is no file or folder “no/such/folder”.")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("path", [True, False])
def test_a_missing_extra(tmp_path: Path, without_extra: None, path: bool) -> None:
    """It is named, for a folder and for the sample."""
    ran = here("serve", *([str(tmp_path)] if path else []))
    assert (ran.code, ran.out) == (TerminalError.exit_code, "")
    assert ran.err == (
        "briefing: The browser needs the extra “web”. Install briefing[web], then try again.\n"
    )


@pytest.mark.parametrize("port", ["x", "", "8000.5"])
def test_a_port_that_is_none(port: str) -> None:
    """The command line is wrong."""
    ran = here("serve", "--port", port)
    assert (ran.code, ran.out) == (2, "")
    assert "--port" in ran.err


def test_the_extra_is_named_in_the_project() -> None:
    """So that it can be installed."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert any("textual-serve" in p for p in project["optional-dependencies"].get("web", ()))
