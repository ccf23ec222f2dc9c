"""Which command is meant, and which folder is opened."""

import json
from pathlib import Path

import pytest

from briefing import paths
from briefing.cli import opening, show
from tests.cli.running import Ran, child, here
from tests.workspace.support import FakeWorker, written

ANA = "Ana Sample met Bo Example on 5 May 2020\nThey talked of trade."
BOTH = {"a.txt": ANA, "b.txt": ANA + " And more."}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles."""
    return written(tmp_path / "folder", BOTH)


Opened = tuple[Path | None, bool, bool | None, str | None]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Opened]:
    """What was to be opened in the terminal: path, sample, watch, model."""
    seen: list[Opened] = []

    def note(
        path: Path | None = None,
        *,
        sample: bool = False,
        watch: bool | None = None,
        model: str | None = None,
        since: str = "",
    ) -> None:
        seen.append((path, sample, watch, model))

    monkeypatch.setattr(opening, "open_terminal", note)
    monkeypatch.setattr(show, "open_terminal", note)
    return seen


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), (None, False, None, None)),
        (("folder",), (Path("folder"), False, None, None)),
        (("./build",), (Path("build"), False, None, None)),
        (("./export",), (Path("export"), False, None, None)),
        (("check/",), (Path("check"), False, None, None)),
        (("/tmp/check",), (Path("/tmp/check"), False, None, None)),
        (("Check",), (Path("Check"), False, None, None)),
        (("open", "build"), (Path("build"), False, None, None)),
        (("open",), (None, False, None, None)),
        (("--sample",), (None, True, None, None)),
        (("--model", "m", "folder"), (Path("folder"), False, None, "m")),
        (("folder", "--model", "m"), (Path("folder"), False, None, "m")),
        (("--model=m",), (None, False, None, "m")),
        (("a folder",), (Path("a folder"), False, None, None)),
        (("--watch", "folder"), (Path("folder"), False, True, None)),
        (("folder", "--no-watch"), (Path("folder"), False, False, None)),
        (("./config",), (Path("config"), False, None, None)),
        (("./keys",), (Path("keys"), False, None, None)),
        (("./serve",), (Path("serve"), False, None, None)),
    ],
)
def test_a_path_is_opened(
    opened: list[Opened], arguments: tuple[str, ...], expected: Opened
) -> None:
    """Whatever is no command is a path."""
    assert here(*arguments) == Ran(0, "", "")
    assert opened == [expected]


@pytest.mark.parametrize("name", ["build", "export", "check"])
def test_a_folder_called_like_a_command(
    name: str, worker: FakeWorker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bare word is the command; with ``./`` before it, it is the folder."""
    written(tmp_path / name, BOTH)
    monkeypatch.chdir(tmp_path)
    assert here(name).code == 2
    assert here(f"./{name}").code == 8
    assert here(name, f"./{name}").code == 0
    assert here(name, name).code == 0
    assert worker.starts == 1


def test_such_a_folder_in_a_process_of_its_own(tmp_path: Path) -> None:
    """The same."""
    written(tmp_path / "build", BOTH)
    assert child("build", folder=str(tmp_path)).code == 2
    ran = child("./build", folder=str(tmp_path))
    assert (ran.code, ran.out) == (8, "")
    assert ran.err.startswith("briefing: There is no terminal to draw on.")


# -- which folder is opened


def test_without_a_path_nothing_is_known() -> None:
    """As long as nothing was opened before."""
    assert opening.recent_folders() == []


def test_the_folders_opened_last(folder: Path, tmp_path: Path) -> None:
    """The newest first, each once, as long as it is there."""
    other = written(tmp_path / "other", BOTH)
    opening.remember(folder)
    opening.remember(other)
    opening.remember(folder)
    assert opening.recent_folders() == [folder, other]
    other.rename(other.with_name("moved"))
    assert opening.recent_folders() == [folder]


def test_nine_folders_are_remembered(tmp_path: Path) -> None:
    """The oldest is forgotten."""
    folders = [written(tmp_path / str(n), BOTH) for n in range(11)]
    for folder in folders:
        opening.remember(folder)
    assert opening.recent_folders() == folders[:1:-1]


@pytest.mark.parametrize(
    "content", [b"", b"{", b"null", b"[]", b'{"last": 5}', b'{"last": null}', b"\xff", b'"x"']
)
def test_a_damaged_note_of_the_folder_opened_last(content: bytes) -> None:
    """It is as if there were none."""
    written(paths.state_folder(), {"last.json": content})
    assert opening.recent_folders() == []


def test_a_state_folder_that_cannot_be_written(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is remembered, and nothing goes wrong."""
    written(tmp_path, {"file": ""})
    monkeypatch.setenv("BRIEFING_STATE", str(tmp_path / "file"))
    paths.user_folder.cache_clear()
    opening.remember(folder)
    assert opening.recent_folders() == []


def test_the_note_is_replaced_whole(folder: Path, tmp_path: Path) -> None:
    """No draft stays behind."""
    opening.remember(folder)
    opening.remember(tmp_path)
    assert [f.name for f in paths.state_folder().iterdir()] == ["last.json"]
    assert json.loads((paths.state_folder() / "last.json").read_bytes()) == {
        "last": str(tmp_path),
        "before": [str(folder)],
    }
