"""Who may import whom, and what a start does not load."""

import json
import os
import subprocess
import sys
import tomllib
from contextlib import closing
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from briefing.link import source_id
from briefing.storage import Store
from briefing.workspace.read_model_builder import listing
from tests.architecture.sources import PROJECT
from tests.tui.hand import small

HEAVY = ("spacy", "thinc", "numpy", "pydantic", "briefing.extract.pipeline")
READING = (
    *("rensa", "trafilatura", "pypdfium2", "docx", "feedparser"),
    *(
        "briefing.extract",
        "briefing.readers",
        "briefing.link.linker",
        "briefing.workspace.sync",
    ),
)
"""Of those who read, extract and link: the indexer’s process alone needs them."""
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
    assert [name for name in order if name in {"cli", "tui", "workspace", "storage", "models"}] == [
        "cli",
        "tui",
        "workspace",
        "storage",
        "models",
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
        ("briefing", ("briefing.models", "msgspec", "platformdirs", "click", "textual", *HEAVY)),
        ("briefing.workspace", ("textual", "click", *HEAVY)),
        ("briefing.cli.main", ("textual", *HEAVY)),
        ("briefing.cli.start", ("textual", "click", "briefing.storage", "briefing.tui", *HEAVY)),
        ("briefing.cli.opening", ("textual", "click", *HEAVY, *READING)),
        ("briefing.workspace.workspace", ("textual", "click", *HEAVY, *READING)),
        ("briefing.workspace.indexer", ("textual", "click", *HEAVY, *READING)),
        ("briefing.workspace.comparison", ("textual", "click", *HEAVY, *READING)),
        ("briefing.storage", ("textual", "click", *HEAVY, *READING)),
        ("briefing.tui.app", ("click", *HEAVY, *READING)),
        ("briefing.extract.worker", ("textual", "click", *HEAVY)),
    ],
)
def test_what_a_start_does_not_load(module: str, without: tuple[str, ...]) -> None:
    """Nothing makes the reader wait."""
    modules = loaded(module)
    assert module in modules
    assert sorted(modules.intersection(without)) == []


WARM = """
import asyncio, json, sys
from pathlib import Path
from briefing.workspace.workspace import Workspace
from briefing.storage import Store
from briefing.tui.app import BriefingApp

class Indexer:
    ask = lambda self, command: None
    rest = stop = lambda self: None

async def look():
    store = Store(Path(sys.argv[2]))
    workspace = Workspace(Path(sys.argv[1]), store=store, indexer=lambda tell: Indexer())
    app = BriefingApp(Path(sys.argv[1]), workspace=workspace)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("n", "down", "tab", "enter", "right_square_bracket", "e")
        await pilot.pause()
        shown = workspace.snapshot.facts.events
        modules = sorted(sys.modules)
    return shown, modules

print(json.dumps(asyncio.run(look())))
"""


def test_what_a_warm_start_does_not_load(tmp_path: Path) -> None:
    """A folder that is known is shown, and moved about in, without any of those who read."""
    hand = small()
    root = hand.write(tmp_path / "folder")
    with closing(Store(tmp_path / "store.sqlite")) as store:
        for article in hand.articles():
            kept = (source_id(article.path), article, "x")
            store.put_file(article.path, "x", (), [kept])
        store.put_linked("x", hand.briefing(), listing(hand.briefing()))
    folders = ("CACHE", "STATE", "CONFIG", "DATA")
    done = subprocess.run(
        [sys.executable, "-c", WARM, str(root), str(tmp_path / "store.sqlite")],
        capture_output=True,
        text=True,
        check=False,
        cwd=PROJECT,
        env={**os.environ, **{f"BRIEFING_{name}": str(tmp_path / "home") for name in folders}},
    )
    assert done.returncode == 0, done.stderr
    events, modules = json.loads(done.stdout)
    assert events == 3
    assert "briefing.tui.panes.visits" in modules
    assert sorted({*HEAVY, *READING} & set(modules)) == []


def test_the_contract_is_loaded_by_those_who_check_it() -> None:
    """It alone brings pydantic, and nothing of the program."""
    modules = loaded("briefing.export.contract")
    assert "pydantic" in modules
    assert "briefing.workspace" not in modules
