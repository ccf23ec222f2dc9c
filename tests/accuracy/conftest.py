"""What the tests of this folder are given: the export of the sample articles, made once."""

from pathlib import Path

import pytest

from tests.accuracy.making import GOLD, SEEDS, Made, export, figures


@pytest.fixture(scope="session")
def made() -> Made:
    """The sample articles with what is known of them from beside their text."""
    return export(SEEDS)


@pytest.fixture(scope="session")
def score(made: Made, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, float]]:
    """The table of ``tests/gold/score.py``."""
    file = tmp_path_factory.mktemp("score") / "export.json"
    file.write_text(made.written, encoding="utf-8")
    return figures(file, GOLD / "seeds", SEEDS)


@pytest.fixture(scope="session")
def written_score(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, float]]:
    """The table for the articles written for measuring."""
    file = tmp_path_factory.mktemp("written") / "export.json"
    file.write_text(export(GOLD / "written" / "text").written, encoding="utf-8")
    return figures(file, GOLD / "written" / "gold", GOLD / "written" / "text")


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The sample articles alone, without ``sources.toml``."""
    folder: Path = tmp_path_factory.mktemp("bare")
    for file in SEEDS.glob("*.txt"):
        (folder / file.name).write_bytes(file.read_bytes())
    return export(folder)
