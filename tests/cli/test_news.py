"""News, watch lists and printed reports on the command line."""

import json
from pathlib import Path

import pytest

from briefing.tui.reports import REPORTS
from tests.cli.running import Ran, here
from tests.workspace.growing_folder import add, extracted_once

__all__ = ["extracted_once"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The articles of the first day."""
    folder = tmp_path / "clippings"
    folder.mkdir()
    return add(folder, 1)


def test_no_news_is_an_exit_code(root: Path) -> None:
    """The first time nothing is new; the page says so, and what is coming."""
    ran = here("news", str(root))
    assert ran.code == 11
    assert "nothing new" in ran.out
    assert "What is coming" in ran.out
    assert "**Tuesday 14 May 2024** Ingrid Solheim → Estonia" in ran.out


def test_news(root: Path) -> None:
    """What changed with both sources, then what is new, then what is coming and passed unseen."""
    here("news", str(root))
    add(root, 2, 3, 4)
    ran = here("news", str(root))
    assert (ran.code, ran.err) == (0, "")
    parts = ["## Changed", "## New meetings", "## New articles", "## Announced and not seen"]
    assert [ran.out.index(part) for part in parts] == sorted(ran.out.index(part) for part in parts)
    assert "status: announced → held" in ran.out
    assert "before: “Norwegian Foreign Minister Ingrid Solheim will visit Estonia" in ran.out
    assert "now: “Norwegian Foreign Minister Ingrid Solheim arrived in Estonia" in ran.out


def test_news_as_json(root: Path) -> None:
    """Each item with its evidence before and now."""
    here("news", str(root))
    add(root, 2)
    made = json.loads(here("news", str(root), "--format", "json").out)
    assert made["summary"] == "1 changed from 1 new article"
    (change,) = (i for i in made["items"] if i["matter"] != "new")
    assert (change["before"], change["after"]) == ("announced", "postponed")
    for ref in (*change["evidence_before"], *change["evidence"]):
        text = (root / ref["path"]).read_text(encoding="utf-8")
        assert text[ref["start"] : ref["end"]] == ref["text"]
    assert {e["title"] for e in made["coming"]} == {"Ingrid Solheim – Kadri Tammik"}


def test_news_as_html(root: Path, tmp_path: Path) -> None:
    """A page that stands alone, with no script."""
    here("news", str(root))
    told = "Norwegian Foreign Minister Ingrid Solheim met <b>Danish</b> Prime Minister"
    (root / "bad.txt").write_text(
        f"A <script>alert(1)</script> visit\n\nOSLO, 9 May 2024 - {told} Lars Holmgaard in Oslo.\n",
        encoding="utf-8",
    )
    page = tmp_path / "news.html"
    assert here("news", str(root), "--format", "html", "-o", str(page)).code == 0
    html = page.read_text(encoding="utf-8")
    assert "<script" not in html
    assert "Ingrid Solheim – Lars Holmgaard" in html


def test_since_a_day(root: Path) -> None:
    """Of a folder that is read for the first time: what appeared then."""
    add(root, 2, 3)
    made = json.loads(here("news", str(root), "--since", "2024-05-08", "--format", "json").out)
    assert [i["title"] for i in made["items"] if i["kind"] == "source"] == [
        "Denmark now supports the fisheries quota"
    ]
    ran = here("news", str(root), "--since", "someday")
    assert ran.code == 2
    assert "“someday” names no day." in ran.err


def test_only_what_is_watched(root: Path) -> None:
    """By saved searches, which are listed and forgotten."""
    here("build", str(root))
    assert here("watch", str(root)) == Ran(0, "", "")
    assert here("watch", str(root), "issue:fisheries", "--name", "quotas") == Ran(0, "", "")
    assert here("watch", str(root)).out == "quotas: issue:fisheries\n"
    add(root, 2, 3)
    made = json.loads(here("news", str(root), "--only", "watched", "--format", "json").out)
    assert {i["watched"] for i in made["items"]} == {"quotas"}
    assert here("watch", str(root), "--name", "quotas", "--forget") == Ran(0, "", "")
    assert here("watch", str(root)).out == ""
    assert here("news", str(root), "--only", "watched").code == 11


@pytest.mark.parametrize("query", ["status:nonsense", '""', "date:soon"])
def test_a_search_that_cannot_be_watched(root: Path, query: str) -> None:
    ran = here("watch", str(root), query)
    assert ran.code == 2


def test_a_page_that_cannot_be_written(root: Path, tmp_path: Path) -> None:
    ran = here("news", str(root), "-o", str(tmp_path / "no" / "news.md"))
    assert ran.code == 2
    assert "cannot be written" in ran.err


def test_what_changed_in_a_memo(root: Path) -> None:
    """With a footnote for each side of the change."""
    here("build", str(root))
    add(root, 2)
    made = here("memo", str(root), "--since", "2024-05-07").out
    assert "## What changed" in made
    assert "Ingrid Solheim → Estonia: status, announced → postponed" in made


@pytest.mark.parametrize("name", [report.name for report in REPORTS])
def test_a_report_is_printed(name: str, root: Path) -> None:
    """As plain text of a width, with nothing that steers a terminal."""
    ran = here("report", name, str(root), "--width", "72")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0].endswith("· clippings")
    assert max(map(len, lines)) <= 72
    assert "\x1b" not in ran.out


def test_a_printed_report_holds_what_the_screen_shows(root: Path) -> None:
    """The line of an article, to its end."""
    out = here("report", "sources", str(root), "--width", "100").out
    assert "Denmark opposes new fisheries quota" in out
    assert "…" not in out.split("date▾")[1]
