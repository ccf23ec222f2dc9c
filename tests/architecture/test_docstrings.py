"""What a docstring says of arguments and attributes is so."""

import ast
import inspect
import re
from collections.abc import Iterator

import pytest

from tests.architecture.sources import NAMES, tree

Documented = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def entries(doc: str, section: str) -> Iterator[str]:
    """The names that a section of a docstring explains."""
    found = re.search(rf"^{section}:\n((?: .*\n|\n)*)", inspect.cleandoc(doc) + "\n", re.M)
    for line in found[1].splitlines() if found else ():
        named = re.match(r" {4}(\*{0,2}\w[\w*, ]*):", line)
        if named:
            yield from (name.strip().lstrip("*") for name in named[1].split(","))


def parameters(node: Documented) -> set[str]:
    """The names that an ``Args`` section may explain: of a function, of ``__init__``, of fields."""
    if isinstance(node, ast.ClassDef):
        made = [n for n in node.body if isinstance(n, ast.FunctionDef) and n.name == "__init__"]
        if not made:
            fields = (n.target for n in node.body if isinstance(n, ast.AnnAssign))
            return {target.id for target in fields if isinstance(target, ast.Name)}
        return parameters(made[0])
    a = node.args
    rest = [arg for arg in (a.vararg, a.kwarg) if arg]
    return {arg.arg for arg in (*a.posonlyargs, *a.args, *a.kwonlyargs, *rest)}


def explained(name: str) -> Iterator[tuple[Documented, str]]:
    """Everything in a file that has a docstring."""
    for node in ast.walk(tree(name)):
        if isinstance(node, Documented) and (doc := ast.get_docstring(node)):
            yield node, doc


@pytest.mark.parametrize("name", NAMES)
def test_arguments(name: str) -> None:
    """Each that is explained is one."""
    for node, doc in explained(name):
        assert set(entries(doc, "Args")) <= parameters(node), node.name


@pytest.mark.parametrize("name", NAMES)
def test_attributes(name: str) -> None:
    """Each that is explained stands in the class."""
    for node, doc in explained(name):
        if isinstance(node, ast.ClassDef):
            used = {n.attr for n in ast.walk(node) if isinstance(n, ast.Attribute)}
            used |= {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}
            used |= {n.name for n in node.body if isinstance(n, ast.FunctionDef)}
            assert set(entries(doc, "Attributes")) <= used, node.name


def test_what_a_section_explains() -> None:
    """Several names on one line, and none of the lines that go on below one."""
    doc = """It does.

    Args:
        one, two: both of them,
            that is: all.
        *rest: the others.

    Returns:
        three: nothing.
    """
    assert list(entries(doc, "Args")) == ["one", "two", "rest"]
