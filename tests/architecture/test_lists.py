"""What there is one of each: a new reader, rule, pane, format, style or command is a word here."""

import pytest

from briefing.cite import STYLES
from briefing.cli.main import COMMANDS
from briefing.export import FORMATS
from briefing.extract.events.rules import EVENT_RULES
from briefing.readers import READERS
from briefing.search.index import KINDS
from briefing.tui.panes.registry import PANES
from tests.architecture.sources import PACKAGE


def module_of(thing: object) -> str:
    """The last part of the name of the module that makes a thing."""
    return type(thing).__module__.rpartition(".")[2]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([module_of(r) for r in READERS], ["text", "jsonl"]),
        ([s for r in READERS for s in r.suffixes], [".txt", ".md", ".jsonl"]),
        (
            [module_of(r) for r in EVENT_RULES],
            ["meeting", "talks", "call", "letter", "visit", "journey", "invitation"],
        ),
        ([p.name for p in PANES], ["visits", "event", "actor", "issues"]),
        ([f.name for f in FORMATS], ["json"]),
        ([s.name for s in STYLES], ["markdown", "plain"]),
        ([c.name for c in COMMANDS], ["open", "build", "export", "check", "list", "judge"]),
        (
            list(KINDS),
            ["visit", "meeting", "actor", "issue", "position", "quote", "sentence"],
        ),
    ],
    ids=["readers", "endings", "rules", "panes", "formats", "styles", "commands", "kinds"],
)
def test_a_list(found: list[str], expected: list[str]) -> None:
    """In the order in which they are tried or shown."""
    assert found == expected


@pytest.mark.parametrize(
    ("folder", "members", "shared"),
    [
        ("cite", [module_of(s) for s in STYLES], {"passage", "styles"}),
        ("export", ["json_contract"], {"formats", "contract"}),
        ("cli", ["show", "build", "export", "check", "list", "judge"], {"common", "main"}),
        (
            "extract/events",
            [module_of(r) for r in EVENT_RULES],
            {"base", "fate", "rules", "merge", "destination", "attendants"},
        ),
        ("tui/panes", ["visits", "event", "actor", "issues"], {"registry"}),
    ],
)
def test_one_file_each(folder: str, members: list[str], shared: set[str]) -> None:
    """No file of the folder is forgotten in its list."""
    files = {f.stem for f in (PACKAGE / folder).glob("*.py") if not f.stem.startswith("__")}
    assert files == {*members, *shared}


@pytest.mark.parametrize("members", [STYLES, FORMATS, PANES, COMMANDS])
def test_names_are_unique(members: tuple[object, ...]) -> None:
    """They are typed by people."""
    names = [getattr(member, "name", None) for member in members]
    assert len(set(names)) == len(names)
