"""What ``import briefing`` promises, and that its papers agree on the version."""

import importlib.metadata
import re
import subprocess
import sys
import tomllib

import pytest

import briefing
from briefing.cli.registry import COMMANDS
from briefing.errors import BriefingError
from tests.architecture.sources import PACKAGE, PROJECT

USES = {
    "a folder": "briefing.open_folder",
    "a file": "briefing.read",
    "an article": "briefing.extract_article",
    "records": "briefing.models.Article",
    "an article, again": "(briefing.extract_article, briefing.extract_article)[1]",
    "an article, behind a folder": "(briefing.open_folder, briefing.extract_article)[1]",
    "a file, behind an article": "(briefing.extract_article, briefing.read)[1]",
}


@pytest.mark.parametrize("use", USES)
def test_a_public_name(use: str) -> None:
    """It can be called, whatever was used before it."""
    code = f"import briefing; assert callable({USES[use]})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0


def test_the_public_names() -> None:
    """They are listed, and nothing else is there."""
    assert set(briefing.__all__) == {
        "__version__",
        "extract_article",
        "open_folder",
        "read",
        "models",
    }
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        briefing.nothing  # noqa: B018


def errors(root: type[BriefingError]) -> list[type[BriefingError]]:
    """A class with all below it."""
    return [root, *(e for child in root.__subclasses__() for e in errors(child))]


@pytest.mark.parametrize("error", errors(BriefingError), ids=lambda e: e.__name__)
def test_the_tree_of_errors(error: type[BriefingError]) -> None:
    """Every one stands in the drawing, with a title and an exit code of its branch."""
    drawing = (PACKAGE / "errors.py").read_text(encoding="utf-8").split('"""')[1]
    assert error.__name__ in drawing
    assert error.title
    assert error.exit_code in range(2, 14)
    direct = [e.exit_code for e in BriefingError.__subclasses__()]
    assert len(set(direct)) == len(direct)
    if error in BriefingError.__subclasses__():
        line = next(line for line in drawing.splitlines() if f"── {error.__name__}" in line)
        assert f"exit {error.exit_code}" in line


def test_an_error_in_words() -> None:
    """What is wrong, and what to do."""
    assert str(BriefingError("It broke.", "Mend it.")) == "It broke. Mend it."
    assert str(BriefingError("It broke.")) == "It broke."


def project() -> dict[str, object]:
    """The table of pyproject.toml."""
    table: dict[str, object] = tomllib.loads(
        (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    )["project"]
    return table


def test_the_version_of_the_project() -> None:
    """That of the package."""
    assert project().get("version", briefing.__version__) == briefing.__version__


def test_the_version_installed() -> None:
    """The same, where it is installed."""
    try:
        installed = importlib.metadata.version("briefing")
    except importlib.metadata.PackageNotFoundError:
        pytest.skip("not installed")
    assert installed == briefing.__version__


def test_the_changelog() -> None:
    """Its newest entry is this version."""
    changelog = PROJECT / "CHANGELOG.md"
    if not changelog.exists():
        pytest.skip("not written yet")
    newest = re.search(r"^#+\s*\[?v?(\d+\.\d+\.\d+)", changelog.read_text(encoding="utf-8"), re.M)
    assert newest
    assert newest[1] == briefing.__version__


def test_the_readme() -> None:
    """A version it names is this one; it names every command."""
    text = (PROJECT / "README.md").read_text(encoding="utf-8")
    if not text.strip():
        pytest.skip("not written yet")
    named = set(re.findall(r"briefing[ =-]v?(\d+\.\d+\.\d+)", text))
    assert named <= {briefing.__version__}
    assert len(text.split()) <= 900
    assert "briefing check" in text
    pages = (PROJECT / "docs" / "configuration.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert command == "open" or f"briefing {command}" in pages, command


def test_the_python_that_is_asked_for() -> None:
    """The same for packaging, for ruff and for mypy."""
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = str(settings["project"]["requires-python"]).removeprefix(">=")
    assert settings["tool"]["mypy"]["python_version"] == asked
    assert settings["tool"]["ruff"]["target-version"] == "py" + asked.replace(".", "")
