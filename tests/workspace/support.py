"""What tests of several packages share: private folders, a fake reading process, the sample."""

import os
import shlex
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

from briefing import paths
from briefing.errors import ModelError
from briefing.extract.worker import Answer
from briefing.models import Article, Briefing
from briefing.workspace import Report, Workspace
from tests.workspace.fake_worker import MISSING, answer

PROJECT = Path(__file__).resolve().parents[2]
PYTHON = sys.executable
VARIABLES = ("BRIEFING_CACHE", "BRIEFING_STATE", "BRIEFING_CONFIG", "BRIEFING_DATA")


@contextmanager
def folders_below(base: Path) -> Iterator[Mapping[str, str]]:
    """The user's three folders below ``base``, for this process and its children."""
    names = {variable: str(base / variable.partition("_")[2].lower()) for variable in VARIABLES}
    with pytest.MonkeyPatch.context() as patch:
        for variable, folder in names.items():
            patch.setenv(variable, folder)
        paths.user_folder.cache_clear()
        yield names
    paths.user_folder.cache_clear()


@pytest.fixture(autouse=True)
def private_folders(tmp_path: Path) -> Iterator[Path]:
    """Nothing of the person who runs the tests is read or written."""
    with folders_below(tmp_path / "home"):
        yield tmp_path / "home"


class FakeWorker:
    """A reading process without a language model, and what it was given."""

    def __init__(self) -> None:
        self._lines: list[str] = []

    @property
    def lines(self) -> list[str]:
        """``start`` for each start, and the path of each article."""
        return list(self._lines)

    @property
    def starts(self) -> int:
        """How often a process was started."""
        return self.lines.count("start")

    @property
    def articles(self) -> list[str]:
        """The articles given to a process since ``forget``."""
        return [line for line in self.lines if line != "start"]

    def forget(self) -> None:
        """Begin the log anew."""
        self._lines.clear()

    def begin(self, model: str, log: Path | None) -> "_Reading":
        """In place of ``briefing.extract.workers.Worker``."""
        if model == MISSING.model:
            raise ModelError(MISSING.what, MISSING.remedy)
        self._lines.append("start")
        return _Reading(self._lines)


class _Reading:
    """One such process, within this one."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines

    def extract(self, article: Article) -> Answer | None:
        """What the process would answer."""
        self._lines.append(article.path)
        return answer(article)

    def stop(self) -> None:
        """There is nothing to stop."""


class FakeProcess(FakeWorker):
    """The same as a process of its own, which can also crash, stumble and wait at a gate."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.log = base / "worker.log"
        self.program = base / "worker"
        script = PROJECT / "tests" / "workspace" / "fake_worker.py"
        self.program.write_text(
            f'#!/bin/sh\nexec {shlex.quote(PYTHON)} {shlex.quote(str(script))} "$@"\n',
            encoding="utf-8",
        )
        self.program.chmod(0o755)
        self._gate: int | None = None

    @property
    def lines(self) -> list[str]:
        """As the process noted them."""
        return self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []

    def forget(self) -> None:
        """Begin the log anew."""
        self.log.unlink(missing_ok=True)

    def shut_gate(self) -> None:
        """Make articles with the word GATE wait."""
        gate = Path(f"{self.log}.gate")
        os.mkfifo(gate)
        self._gate = os.open(gate, os.O_RDWR)

    def open_gate(self) -> None:
        """Let one of them through."""
        assert self._gate is not None
        os.write(self._gate, b".")

    def close(self) -> None:
        """Give the gate back."""
        if self._gate is not None:
            os.close(self._gate)


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch) -> FakeWorker:
    """In place of the language model, within this process."""
    fake = FakeWorker()
    monkeypatch.setattr("briefing.extract.workers.Worker", fake.begin)
    return fake


@pytest.fixture
def process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeProcess]:
    """In place of the language model, as a process of its own."""
    fake = FakeProcess(tmp_path)
    monkeypatch.setattr(sys, "executable", str(fake.program))
    monkeypatch.setenv("BRIEFING_TEST_LOG", str(fake.log))
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))
    yield fake
    fake.close()


def written(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """A folder with these files."""
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def state_of(folder: Path) -> dict[str, tuple[str, int, int]]:
    """Contents, size and time of everything in a folder, itself included."""
    return {
        str(path.relative_to(folder)): (
            sha256(path.read_bytes()).hexdigest() if path.is_file() else "",
            path.stat().st_size,
            path.stat().st_mtime_ns,
        )
        for path in [folder, *sorted(folder.rglob("*"))]
    }


@dataclass(frozen=True)
class Sample:
    """The bundled articles, read with the language model."""

    root: Path
    home: Path
    before: dict[str, tuple[str, int, int]]
    report: Report
    briefing: Briefing
    texts: Mapping[str, str]

    @property
    def environment(self) -> dict[str, str]:
        """For a child process that is to find them read already."""
        home = {v: str(self.home / v.partition("_")[2].lower()) for v in VARIABLES}
        return {**os.environ, **home}


@cache
def sample_below(base: Path) -> Sample:
    """Read the bundled articles, once a process."""
    root = paths.seeds()
    before = state_of(root)
    with folders_below(base), Workspace(root) as workspace:
        report = workspace.refresh()
        texts = {s.id: workspace.text(s.id) for s in workspace.briefing.sources}
        return Sample(root, base, before, report, workspace.briefing, texts)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """The bundled articles, read with the language model once for all tests."""
    return sample_below(tmp_path_factory.getbasetemp() / "sample")
