"""What the tests of the terminal share: folders of their own, and the seeds as once extracted."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
import textual._wait

from briefing import paths
from briefing.models import Briefing
from briefing.tui.selection import SelectionModel
from briefing.workspace import Workspace
from tests.tui.stored import desk_of, shelve

FIXTURE = Path(__file__).with_name("briefing.json")
# Textual's pilot, besides waiting for every queue of messages to be empty, sleeps several times a
# key until the process has been idle for 20 ms. The queues count here; a short nap will do.
textual._wait.SLEEP_GRANULARITY = 0.004
textual._wait.SLEEP_IDLE = 0.0005


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing of the user's is read or written, and nothing of their desktop is seen."""
    for kind in ("CACHE", "STATE", "CONFIG", "DATA"):
        monkeypatch.setenv(f"BRIEFING_{kind}", str(tmp_path / kind.lower()))
    for name in ("TMUX", "DISPLAY", "WAYLAND_DISPLAY", "SSH_CONNECTION", "SSH_TTY", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")
    paths.user_folder.cache_clear()
    yield
    paths.user_folder.cache_clear()


@pytest.fixture(scope="session")
def stored() -> Briefing:
    """A briefing of the seeds, kept by hand in ``briefing.json``; its texts are in ``seeds/``."""
    return msgspec.json.decode(FIXTURE.read_bytes(), type=Briefing)


@pytest.fixture
def workspace(stored: Briefing) -> Iterator[Workspace]:
    """The seeds, read and linked."""
    with shelve(paths.seeds(), stored) as snapshot:
        yield snapshot


@pytest.fixture
def own(tmp_path: Path, stored: Briefing) -> Workspace:
    """The seeds in a folder that may be changed."""
    root = tmp_path / "clippings"
    shutil.copytree(paths.seeds(), root)
    return shelve(root, stored)


@pytest.fixture
def selection(stored: Briefing) -> SelectionModel:
    """The seeds on the desk, the first event chosen."""
    return desk_of(stored)
