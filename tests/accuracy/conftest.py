"""What the tests of this folder are given: the export of the sample articles, made once."""

import json
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
def found_score(
    made: Made, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, dict[str, float]]:
    """The same with the positions that are kept back: what was found at all."""
    return found_at_all(made, "seeds", SEEDS, tmp_path_factory)


@pytest.fixture(scope="session")
def written() -> Made:
    """The articles written for measuring."""
    return export(GOLD / "written" / "text")


@pytest.fixture(scope="session")
def written_score(
    written: Made, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, dict[str, float]]:
    """The table for the articles written for measuring."""
    file = tmp_path_factory.mktemp("written") / "export.json"
    file.write_text(written.written, encoding="utf-8")
    return figures(file, GOLD / "written" / "gold", GOLD / "written" / "text")


@pytest.fixture(scope="session")
def written_found(
    written: Made, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, dict[str, float]]:
    """The same with the positions that are kept back."""
    return found_at_all(written, "written/gold", GOLD / "written" / "text", tmp_path_factory)


def found_at_all(
    made: Made, gold: str, texts: Path, places: pytest.TempPathFactory
) -> dict[str, dict[str, float]]:
    """The table of an export in which nothing is kept back."""
    data = json.loads(made.written)
    for position in data["positions"]:
        position["shown"] = True
    file = places.mktemp("found") / "export.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    return figures(file, GOLD / gold, texts)


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The sample articles alone, without ``sources.toml``."""
    folder: Path = tmp_path_factory.mktemp("bare")
    for file in SEEDS.glob("*.txt"):
        (folder / file.name).write_bytes(file.read_bytes())
    return export(folder)
