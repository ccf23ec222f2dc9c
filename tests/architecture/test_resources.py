"""Tables are data: every entry is used, none stands twice, nothing is said twice in one."""

import ast
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from briefing.extract.scoring.side_reader import HEADINGS
from briefing.resources import load, words
from tests.architecture.sources import NAMES, PACKAGE, tree

CALLS = {"words": "", "load": "", "word_list": "words/"}
WORDS = sorted((PACKAGE / "resources" / "words").glob("*.toml"))
TABLES = sorted((PACKAGE / "resources").glob("*.toml"))


@cache
def asked() -> frozenset[tuple[str, ...]]:
    """The entries that the program asks for by name."""
    found: set[tuple[str, ...]] = set()
    for name in NAMES:
        for node in ast.walk(tree(name)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                arguments = [str(a.value) for a in node.args if isinstance(a, ast.Constant)]
                if len(arguments) == len(node.args) > 0 and node.func.id in CALLS:
                    table, *keys = arguments
                    found.add((CALLS[node.func.id] + table, *keys))
    return frozenset(found)


def in_order(value: Any) -> list[str]:
    """The words of an entry as they stand there."""
    return value.split() if isinstance(value, str) else [str(v) for v in value]


@pytest.mark.parametrize("file", WORDS, ids=lambda file: file.stem)
def test_a_table_of_words(file: Path) -> None:
    """Each entry is a text or a list, is asked for by its module, and holds nothing twice."""
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    assert table
    for key, value in table.items():
        assert isinstance(value, (str, list)), key
        listed = in_order(value)
        assert listed, key
        assert sorted(set(listed)) == sorted(listed), key
        assert (f"words/{file.stem}", key) in asked(), key


def test_every_entry_asked_for_is_there() -> None:
    """And no module asks for one of another module by mistake."""
    for table, *keys in asked():
        if keys:
            assert words(table, *keys) is not None
        else:
            assert load(table)
    with pytest.raises(KeyError):
        words("speech", "nothing")


def test_a_table_of_words_belongs_to_one_module() -> None:
    """Whose name it bears."""
    stems = [Path(name).stem for name in NAMES]
    for file in WORDS:
        assert file.stem in stems, file.stem
    for table, key in (entry for entry in asked() if entry[0].startswith("words/")):
        assert key in load(table), (table, key)


def test_no_table_is_dead() -> None:
    """Each is loaded somewhere."""
    loaded = {entry[0] for entry in asked()}
    sources = "\n".join((PACKAGE.parent / name).read_text(encoding="utf-8") for name in NAMES)
    for file in TABLES:
        named = re.search(rf"""["']{file.stem}(\.toml)?["']""", sources)
        assert file.stem in loaded or named, file.stem


def test_the_headings() -> None:
    """Those of the table are those of the reader, in its order."""
    assert tuple(load("headings")) == HEADINGS
    assert len(set(load("headings").values())) == len(HEADINGS)


def test_each_state_has_a_name_and_words() -> None:
    """One table says what states are called, one by which words an article means them."""
    names, short = load("state_names")["names"], load("state_names")["short"]
    assert sorted(state["code"] for state in load("states")["state"]) == sorted(names)
    assert short.keys() <= names.keys()
    assert all(len(short.get(code, name)) <= 12 for code, name in names.items())
    assert all(short[code] != names[code] for code in short)


def test_the_headings_of_issues_are_known() -> None:
    """Each that the table of issues names is one of the thirty."""
    named = {i["heading"] for i in load("issues")["issue"] if "heading" in i}
    assert named <= load("headings").keys() == set(HEADINGS)
