"""No module of the package imports another one that leads back to it, not even for types."""

import ast
from collections import defaultdict
from collections.abc import Iterator

from tests.architecture.sources import NAMES, tree


def module_of(name: str) -> str:
    """The dotted name of a file."""
    return name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


MODULES = {module_of(name): name for name in NAMES}


def imported(name: str) -> Iterator[str]:
    """The modules of the package that a file names in any import, wherever it stands."""
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in MODULES else node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """Groups of modules that lead back to one another."""
    reach: dict[str, set[str]] = {}
    for start in graph:
        seen: set[str] = set()
        todo = [start]
        while todo:
            for other in graph[todo.pop()] - seen:
                seen.add(other)
                todo.append(other)
        reach[start] = seen
    found = {frozenset(b for b in reach[a] if a in reach[b]) for a in graph if a in reach[a]}
    return sorted(sorted(group) for group in found)


def test_what_a_circle_is() -> None:
    """Two that name each other, and none where one only names the other."""
    graph = {"a": {"b"}, "b": {"a", "c"}, "c": set[str]()}
    assert circles(graph) == [["a", "b"]]


def test_there_is_none() -> None:
    """In the whole package, imports for type checking included."""
    graph: dict[str, set[str]] = defaultdict(set)
    for module, name in MODULES.items():
        graph[module] = {m for m in imported(name) if m in MODULES and m != module}
    assert circles(dict(graph)) == []


def test_parts_of_the_terminal_know_neither_app_nor_screen() -> None:
    """Panes, widgets and controllers; controllers may open the small screens that ask something."""
    asking = {f"briefing.tui.screens.{name}" for name in ("pick", "notice", "why", "search")}
    for module, name in MODULES.items():
        part = module.split(".")[2] if module.startswith("briefing.tui.") else ""
        if part in {"panes", "widgets", "controllers", "reports"} or module.endswith(".context"):
            known = {m for m in imported(name) if m.startswith("briefing.tui.screens")}
            allowed = asking if part == "controllers" else set()
            assert known <= allowed, module
            assert "briefing.tui.app" not in set(imported(name)), module
