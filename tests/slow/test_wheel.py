"""The wheel, built and installed into new environments, works from any folder."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheel")]
ROOT = Path(__file__).parents[2]
_PATHS = """
from briefing import paths
print(paths.seeds())
print((paths.styles() / "briefing.tcss").is_file())
"""
PYTHONS = ("python3.11", "python3.12", "python3.13")


def run(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command with its own folders for cache and state."""
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout."""
    target = tmp_path_factory.mktemp("wheel")
    built = run(
        sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", target, ROOT, cwd=target
    )
    assert built.returncode == 0, built.stdout + built.stderr
    return next(target.glob("*.whl"))


def find_python(name: str, cwd: Path) -> str | None:
    """A Python by its name: on the path, or installed beside the one that runs the tests."""
    beside = Path(sys.base_prefix).parent.glob(f"{name.removeprefix('python')}*/bin/{name}")
    for candidate in filter(None, (shutil.which(name), *map(str, beside))):
        if run(candidate, "--version", cwd=cwd).returncode == 0:
            return candidate
    return None


def install(python: str, wheel: Path, folder: Path) -> Path:
    """A new environment with the wheel in it; its folder of programs."""
    environment = folder / "env"
    made = run(python, "-m", "venv", environment, cwd=folder)
    assert made.returncode == 0, made.stderr
    programs = environment / "bin"
    constraints = ("-c", ROOT / "constraints.txt")
    if shutil.which("uv"):
        done = run(
            "uv", "pip", "install", "--python", programs / "python", *constraints, wheel, cwd=folder
        )
    else:
        done = run(programs / "python", "-m", "pip", "install", *constraints, wheel, cwd=folder)
    assert done.returncode == 0, done.stderr
    return programs


@pytest.mark.parametrize("python", PYTHONS)
def test_installed_wheel_exports_the_sample(python: str, wheel: Path, tmp_path: Path) -> None:
    """Styles and sample are in the wheel; the export is that of the checkout."""
    found = find_python(python, tmp_path)
    if found is None:
        pytest.skip(f"{python} is not on this machine")
    programs = install(found, wheel, tmp_path)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    folders = {
        f"BRIEFING_{name}": str(tmp_path / name) for name in ("CACHE", "STATE", "CONFIG", "DATA")
    }
    shown = run(
        programs / "python",
        "-c",
        _PATHS,
        cwd=elsewhere,
    )
    sample, has_styles = shown.stdout.split()
    assert has_styles == "True", shown.stderr
    assert Path(sample).is_relative_to(tmp_path)
    exported = run(programs / "briefing", "export", sample, cwd=elsewhere, **folders)
    assert exported.returncode == 0, exported.stderr
    data = json.loads(exported.stdout)
    assert data["schema"] == "briefing/1"
    assert len(data["sources"]) == 5
    assert len(data["visits"]) >= 6
