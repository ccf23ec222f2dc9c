"""Tables, JSON, references: columns of any name, exports of reading lists."""

import json

import pytest

from briefing.readers import read
from tests.readers.conftest import Put
from tests.readers.samples import FIRST, HEADLINE, SECOND, THIRD

TEXT = f"{FIRST}\n\n{THIRD}"


def test_a_row_an_article(put: Put) -> None:
    """By the names that tables use; a row without a text is said."""
    table = (
        "ID;Headline;Full Text;Newspaper;Publication Date;Link;Byline\n"
        f'7;{HEADLINE};"{TEXT}";The Example;March 13, 2024;https://example.org/7;"By Ann Example"\n'
        "8;Nothing;;The Example;;;\n"
    )
    found = read(put("a.csv", table))
    (article,) = found.articles
    assert (article.path, article.title, article.outlet) == ("a.csv#7", HEADLINE, "The Example")
    assert (article.text, article.url, article.authors) == (
        TEXT,
        "https://example.org/7",
        ("Ann Example",),
    )
    assert article.published is not None
    assert article.published.date == "2024-03-13"
    assert [p.path for p in found.problems] == ["a.csv, row 3"]


def test_columns_of_ones_own(put: Put) -> None:
    """As the configuration names them."""
    table = f'Wortlaut,Kopf\n"{TEXT}",{HEADLINE}\n'
    assert "No column holds a text" in read(put("a.csv", table)).problems[0].what
    (article,) = read(put("a.csv", table), columns={"text": "Wortlaut", "title": "kopf"}).articles
    assert (article.text, article.title) == (TEXT, HEADLINE)
    line = json.dumps({"Wortlaut": TEXT, "Kopf": HEADLINE})
    (article,) = read(put("a.jsonl", line), columns={"text": "Wortlaut", "title": "Kopf"}).articles
    assert (article.text, article.title) == (TEXT, HEADLINE)


def test_highlights_of_one_article(put: Put) -> None:
    """Readwise keeps a row a highlight."""
    table = (
        "Highlight,Book Title,Book Author,Highlighted at\n"
        f'"{FIRST}",{HEADLINE},Ann Example,2024-06-01\n'
        f'"{THIRD}",{HEADLINE},Ann Example,2024-06-01\n'
        f'"{SECOND}",Second thoughts,Bob Sample,2024-06-02\n'
    )
    first, second = read(put("readwise.csv", table)).articles
    assert (first.text, first.title, first.authors) == (TEXT, HEADLINE, ("Ann Example",))
    assert second.title == "Second thoughts"
    assert first.published is None


def test_a_list_of_addresses(put: Put) -> None:
    """Pocket keeps no texts: it is said how to get them."""
    table = "title,url,time_added,tags,status\nTalks,https://example.org,1700000000,,unread\n"
    (problem,) = read(put("part_000000.csv", table)).problems
    assert "Pocket" in problem.what
    assert "briefing add" in problem.what


def test_zotero(put: Put) -> None:
    """CSL-JSON with an abstract, its date in parts; RIS with the same."""
    item = {
        "id": "ex1", "title": HEADLINE, "container-title": "The Example", "abstract": FIRST,
        "issued": {"date-parts": [["2024", 3, 13]]}, "URL": "https://example.org/1",
        "author": [{"family": "Example", "given": "Ann"}],
    }  # fmt: skip
    (article,) = read(put("a.json", json.dumps([item]))).articles
    assert (article.path, article.outlet, article.authors) == (
        "a.json#ex1",
        "The Example",
        ("Ann Example",),
    )
    assert article.published is not None
    assert article.published.date == "2024-03-13"
    ris = (
        f"TY  - NEWS\nTI  - {HEADLINE}\nAU  - Example, Ann\nT2  - The Example\nDA  - 2024/03/13\n"
        f"UR  - https://example.org/1\nN1  - {FIRST}\nER  - \nTY  - NEWS\nTI  - Bare\nER  - \n"
    )
    found = read(put("a.ris", ris))
    (article,) = found.articles
    assert (article.title, article.outlet, article.authors) == (
        HEADLINE,
        "The Example",
        ("Ann Example",),
    )
    assert article.published is not None
    assert article.published.date == "2024-03-13"
    assert ["carries no text" in p.what for p in found.problems] == [True]


def test_omnivore(put: Put) -> None:
    """A list of metadata with the pages beside it; a name never leads out of the folder."""
    put("content/talks.html", f"<html><body><p>{FIRST}</p><p>{THIRD}</p></body></html>")
    entries = [
        {"id": "1", "slug": "talks", "title": HEADLINE, "url": "https://example.org/1",
         "publishedAt": "2024-03-13T00:00:00Z", "savedAt": "2024-06-01T00:00:00Z"},
        {"id": "2", "slug": "../secret", "title": "Out"},
    ]  # fmt: skip
    found = read(put("metadata_0_to_20.json", json.dumps(entries)))
    (article,) = found.articles
    assert (article.title, article.url) == (HEADLINE, "https://example.org/1")
    assert article.published is not None
    assert article.published.date == "2024-03-13"


@pytest.mark.parametrize("text", ['a,"b\n', "\x00,\x00\n", "text\n" + "x" * 200, '"text"\n"un'])
def test_broken_tables(put: Put, text: str) -> None:
    """Never an exception."""
    found = read(put("a.csv", text))
    assert found.articles or found.problems
