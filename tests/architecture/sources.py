"""The source files of the package."""

import ast
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PACKAGE = PROJECT / "briefing"
FILES = tuple(sorted(PACKAGE.rglob("*.py")))
NAMES = tuple(file.relative_to(PROJECT).as_posix() for file in FILES)


@cache
def tree(name: str) -> ast.Module:
    """A file, parsed."""
    return ast.parse((PROJECT / name).read_text(encoding="utf-8"))
