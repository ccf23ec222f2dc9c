"""Every file can be read by a newcomer: not too long, and nothing public without a word on it."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.sources import NAMES, PROJECT, tree

MOST_LINES = 400
Documented = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@pytest.mark.parametrize("name", NAMES)
def test_no_file_is_too_long(name: str) -> None:
    """What is longer is two things."""
    lines = (PROJECT / name).read_text(encoding="utf-8").count("\n")
    assert lines <= MOST_LINES


@pytest.mark.parametrize("name", NAMES)
def test_everything_public_is_explained(name: str) -> None:
    """Modules, classes, functions and methods."""
    module = tree(name)
    assert ast.get_docstring(module), "the module"
    assert [d.name for d in public(module) if not ast.get_docstring(d)] == []


def public(parent: ast.Module | ast.ClassDef) -> Iterator[Documented]:
    """Its public definitions; those of private classes are not."""
    for node in parent.body:
        if isinstance(node, Documented) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node)


def test_event_rules_never_import_one_another() -> None:
    """What they share is in a helper."""
    rules = ("meeting_verbs", "meeting_nouns", "calls", "visit_verbs", "visit_nouns", "invitations")
    for rule in rules:
        imported = set(imports(f"briefing/extract/components/events/{rule}.py"))
        assert imported.isdisjoint(
            f"briefing.extract.components.events.{other}" for other in rules
        ), rule


def imports(name: str) -> Iterator[str]:
    """The modules that a file imports, anywhere in it."""
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize(
    ("module", "allowed"),
    [
        ("multiprocessing", set()),
        ("socket", {"workspace"}),
        ("urllib.request", set()),
        ("http.client", set()),
        ("pickle", set()),
        ("sqlite3", {"workspace", "storage", "tui", "export"}),
        ("subprocess", {"ipc", "clipboard", "tui"}),
        ("spacy", {"extract"}),
        ("pydantic", {"export", "readers"}),
    ],
)
def test_where_a_module_is_used(module: str, allowed: set[str]) -> None:
    """No network, no pickles, and everything in its place."""
    users = {
        name.split("/")[1].removesuffix(".py")
        for name in NAMES
        if any(used == module or used.startswith(f"{module}.") for used in imports(name))
    }
    assert users <= allowed
