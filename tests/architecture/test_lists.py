"""What there is one of each: a new reader, rule, pane, format, style or command is a word here."""

from importlib import import_module

import pytest

from briefing.cite import STYLES
from briefing.cli.registry import COMMANDS
from briefing.export import FORMATS
from briefing.extract.components.events.event_rules import EVENT_RULES
from briefing.models.read_models import LINES
from briefing.readers import READERS
from briefing.storage.linked_records import KINDS as KEPT
from briefing.storage.schema import line_table
from briefing.storage.search.documents import KINDS
from briefing.tui.keys import GROUPS, KEYS
from briefing.tui.panes.registry import PANES
from briefing.tui.reports import REPORTS, report_named
from briefing.tui.reports.boards import BOARDS
from briefing.tui.reports.report import Report
from tests.architecture.sources import PACKAGE

BOARD_NAMES = ["never", "differ", "drift", "decided"]


def module_of(thing: object) -> str:
    """The last part of the name of the module that makes a thing."""
    return type(thing).__module__.rpartition(".")[2]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (
            [module_of(r) for r in READERS],
            [
                *("plain_text", "markdown", "web_page", "web_archive", "pdf", "word_document"),
                *("open_document", "rich_text", "mail", "mail", "feed", "table", "jsonl"),
                *("json_export", "references", "archive"),
            ],
        ),
        (
            [s for r in READERS for s in r.suffixes],
            [
                *(".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".mhtml", ".mht"),
                *(".pdf", ".docx", ".odt", ".rtf", ".eml", ".mbox", ".rss", ".atom", ".xml"),
                *(".csv", ".tsv", ".jsonl", ".ndjson", ".json", ".ris", ".zip"),
            ],
        ),
        (
            [module_of(r) for r in EVENT_RULES],
            [
                *("meeting_verbs", "meeting_nouns", "calls", "letters", "joint_appearances"),
                *("visit_verbs", "presence", "visit_nouns", "invitations"),
            ],
        ),
        ([p.name for p in PANES], ["visits", "event", "actor", "issues"]),
        ([f.name for f in FORMATS], ["json", "csv", "sqlite", "ftm", "graphml", "ics", "parquet"]),
        (
            [s.name for s in STYLES],
            [
                *("markdown", "plain", "footnote", "apa", "chicago", "chicago-notes", "mla"),
                *("biblatex", "bibtex", "ris", "csl-json", "web-annotation", "address"),
            ],
        ),
        (
            list(COMMANDS),
            [
                *(
                    "open",
                    "add",
                    "build",
                    "export",
                    "check",
                    "list",
                    "search",
                    "cite",
                    "memo",
                    "news",
                ),
                *("report", "watch", "judge", "config", "keys", "serve"),
                "completion",
            ],
        ),
        (
            [s.name for s in REPORTS],
            ["news", "ahead", "timeline", "compare", "network", "sources", "clips", *BOARD_NAMES],
        ),
        ([b.name for b in BOARDS], BOARD_NAMES),
        (list(GROUPS), list(dict.fromkeys(key.group for key in KEYS))),
        (
            list(KEPT),
            [
                *("source", "actor", "visit", "meeting", "issue", "position", "quote", "date"),
                *("discrepancy", "judged", "mentions", "joins", "sentences", "marks"),
            ],
        ),
        (
            [line_table(cls) for cls in LINES],
            [
                *("event_line", "actor_line", "issue_line"),
                *("position_line", "source_line", "pair_line"),
            ],
        ),
        (
            list(KINDS),
            ["actor", "issue", "visit", "meeting", "position", "quote", "sentence"],
        ),
    ],
    ids=[
        "readers",
        "endings",
        "rules",
        "panes",
        "formats",
        "styles",
        "commands",
        "reports",
        "boards",
        "groups of keys",
        "records",
        "lines",
        "kinds",
    ],
)
def test_a_list(found: list[str], expected: list[str]) -> None:
    """In the order in which they are tried or shown."""
    assert found == expected


@pytest.mark.parametrize(
    ("folder", "members", "shared"),
    [
        (
            "cite",
            [module_of(s) for s in STYLES],
            {"passage", "styles", "authors_in_styles", "dates_in_styles", "titles_in_styles"},
        ),
        ("export", [module_of(f) for f in FORMATS], {"formats", "contract", "rows", "templating"}),
        ("cli", list(COMMANDS.values()), {"common", "main", "opening", "registry", "start"}),
        (
            "extract/components/events",
            [module_of(r) for r in EVENT_RULES],
            {"event_drafts", "event_rules", "merge", "destinations", "attendants", "visit_words"}
            | {"diary", "guests_received", "journeys_spoken_of"},
        ),
        ("tui/panes", ["visits", "event", "actor", "issues"], {"registry"}),
        (
            "tui/reports",
            list(dict.fromkeys(module_of(s) for s in REPORTS)),
            {"registry", "report", "event_rows"},
        ),
    ],
)
def test_one_file_each(folder: str, members: list[str], shared: set[str]) -> None:
    """No file of the folder is forgotten in its list."""
    files = {f.stem for f in (PACKAGE / folder).glob("*.py") if not f.stem.startswith("__")}
    assert files == {*members, *shared}


@pytest.mark.parametrize("members", [STYLES, FORMATS, PANES, REPORTS])
def test_names_are_unique(members: tuple[object, ...]) -> None:
    """They are typed by people."""
    names = [getattr(member, "name", None) for member in members]
    assert len(set(names)) == len(names)


def test_every_command_is_where_it_is_said_to_be() -> None:
    """Each module holds one command, of its name."""
    for name, module in COMMANDS.items():
        assert import_module(f"briefing.cli.{module}").command.name == name


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.name)
def test_a_report(report: Report) -> None:
    """It is found by its name and has a title and a line; its key is that of the table."""
    assert report_named(report.name) is report
    assert report.title
    assert report.about
    opens = [key.keys for key in KEYS if key.action == f"report('{report.name}')"]
    assert opens == ([report.key] if report.key else [])


def test_keys_are_named_once() -> None:
    """By their ids, which stand in people's configurations; none does two things."""
    assert len({key.id for key in KEYS}) == len(KEYS)
    each = [one for key in KEYS for one in key.keys.split(",")]
    assert len(set(each)) == len(each)


def test_a_report_that_is_not_there() -> None:
    """Is an error."""
    with pytest.raises(KeyError):
        report_named("nothing")
