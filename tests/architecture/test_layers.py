"""Who may import whom, and what a start does not load."""

import json
import subprocess
import sys
import tomllib

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from tests.architecture.sources import PROJECT

HEAVY = ("spacy", "thinc", "numpy", "pydantic", "briefing.extract.engine")
LOADED = """
import importlib, json, sys
importlib.import_module(sys.argv[1])
print(json.dumps(sorted(sys.modules)))
"""


def test_the_contracts_hold() -> None:
    """Those of pyproject.toml."""
    config = str(PROJECT / "pyproject.toml")
    assert lint_imports(config_filename=config, no_cache=True) == EXIT_STATUS_SUCCESS


def test_the_contracts_are_there() -> None:
    """Layers, spaCy in extract alone, the terminal's libraries in tui and cli alone."""
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (layers,) = (c["layers"] for c in contracts if c["type"] == "layers")
    order = [name.strip() for layer in layers for name in layer.split("|")]
    packages = {
        path.stem
        for path in (PROJECT / "briefing").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert set(order) == packages - {"__init__", "__main__"}
    assert [name for name in order if name in {"cli", "tui", "library", "store", "records"}] == [
        "cli",
        "tui",
        "library",
        "store",
        "records",
    ]
    forbidden = [set(c["forbidden_modules"]) for c in contracts if c["type"] == "forbidden"]
    assert {"spacy"} in forbidden
    assert {"textual", "rich", "click"} in forbidden


def loaded(module: str) -> set[str]:
    """The modules that importing one brings along, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, module],
        capture_output=True,
        text=True,
        check=True,
        cwd=PROJECT,
    )
    return set(json.loads(done.stdout))


@pytest.mark.parametrize(
    ("module", "without"),
    [
        ("briefing", ("briefing.records", "msgspec", "platformdirs", "click", "textual", *HEAVY)),
        ("briefing.library", ("textual", "click", *HEAVY)),
        ("briefing.cli.main", ("textual", *HEAVY)),
        ("briefing.tui.app", HEAVY),
        ("briefing.extract.worker", ("textual", "click", *HEAVY)),
    ],
)
def test_what_a_start_does_not_load(module: str, without: tuple[str, ...]) -> None:
    """Nothing makes the reader wait."""
    modules = loaded(module)
    assert module in modules
    assert modules.isdisjoint(without)


def test_the_contract_is_loaded_by_those_who_check_it() -> None:
    """It alone brings pydantic, and nothing of the program."""
    modules = loaded("briefing.export.contract")
    assert "pydantic" in modules
    assert "briefing.library" not in modules
