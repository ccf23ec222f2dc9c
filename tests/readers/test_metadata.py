"""``sources.toml``: what is known of articles from beside them."""

import os

import pytest

from briefing.readers import read
from briefing.readers.base import Metadata
from briefing.readers.metadata import checked, metadata_for
from tests.readers.conftest import Put
from tests.readers.samples import ARTICLE, HEADLINE

ENTRY = """["a.txt"]
title = "Talks"
outlet = "The Example"
date = 2024-03-13
url = "https://example.org/x"
authors = ["Ann Example", "Bob Sample"]
language = "en-GB"
"""
AS_ROOT = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)


def test_metadata_wins_over_the_text(put: Put) -> None:
    """What stands in ``sources.toml`` wins over front matter and text."""
    put("sources.toml", "\ufeff" + ENTRY)
    result = read(put("a.txt", f"---\ntitle: Other\ndate: 2020-01-01\n---\n{ARTICLE}"))
    assert result.problems == ()
    (article,) = result.articles
    assert (article.title, article.outlet, article.language) == ("Talks", "The Example", "en-GB")
    assert (article.url, article.authors) == (
        "https://example.org/x",
        ("Ann Example", "Bob Sample"),
    )
    assert article.published
    assert (article.published.date, article.published.basis) == ("2024-03-13", "metadata")


def test_other_files_are_not_meant(put: Put) -> None:
    """An entry is for the file of its name in its own folder."""
    put("sources.toml", ENTRY)
    for name in ("b.txt", "sub/a.txt"):
        assert metadata_for(put(name, ARTICLE)) == (Metadata(), [])


def test_metadata_over() -> None:
    """The stronger source is completed by the weaker."""
    strong, weak = Metadata("A", date="2024"), Metadata("B", "The Example", authors=("Ann",))
    assert strong.over(weak) == Metadata("A", "The Example", "2024", authors=("Ann",))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('["a.txt"]\ndate = soon\n', "is not valid TOML"),
        ('["a.txt"\n', "is not valid TOML"),
        ('["a.txt"]\n["a.txt"]\n', "is not valid TOML"),
        (ENTRY.encode("utf-16"), "is not valid TOML"),
        ('"a.txt" = 3\n', "no table"),
        pytest.param(f"a = {'[' * 5000}\n", "is not valid TOML", id="deep"),
    ],
)
def test_a_bad_file_does_no_harm(put: Put, content: str | bytes, words: str) -> None:
    """A bad ``sources.toml`` is a note, and the article is read all the same."""
    put("sources.toml", content)
    result = read(put("a.txt", ARTICLE))
    assert [article.title for article in result.articles] == [HEADLINE]
    (note,) = result.problems
    assert not note.fatal
    assert note.path == "a.txt"
    assert "sources.toml" in note.what
    assert words in note.what
    assert "not used" in note.what


@AS_ROOT
def test_unreadable(put: Put) -> None:
    """A ``sources.toml`` without permission is a note."""
    put("sources.toml", ENTRY).chmod(0)
    result = read(put("a.txt", ARTICLE))
    assert len(result.articles) == 1
    assert "may not be read" in result.problems[0].what


def test_a_folder_of_that_name(put: Put) -> None:
    """A folder called ``sources.toml`` is a note."""
    put("sources.toml/x", "")
    result = read(put("a.txt", ARTICLE))
    assert len(result.articles) == len(result.problems) == 1


def test_a_change_is_seen(put: Put) -> None:
    """A new version of the file is read, not the remembered one."""
    article = put("a.txt", ARTICLE)
    for title, stamp in (("First", 10**9), ("Second", 2 * 10**9)):
        os.utime(put("sources.toml", f'["a.txt"]\ntitle = "{title}"\n'), ns=(stamp, stamp))
        assert metadata_for(article)[0].title == title


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-03-13", "2024-03-13"),
        ('"2024-03-13"', "2024-03-13"),
        ('"2024-03"', "2024-03"),
        ('"2024"', "2024"),
        ("2024", "2024"),
        ("2024-03-13T22:30:00", "2024-03-13"),
        ("2024-03-13T22:30:00+05:00", "2024-03-13"),
        ('"2024-03-13T22:30:00Z"', "2024-03-13"),
        ('" 2024-03-13"', "2024-03-13"),
    ],
)
def test_dates(put: Put, value: str, expected: str) -> None:
    """A date may be written as TOML or as text, to the day, month or year."""
    put("sources.toml", f'["a.txt"]\ndate = {value}\n')
    metadata, notes = metadata_for(put("a.txt", ARTICLE))
    assert (metadata.date, notes) == (expected, [])


@pytest.mark.parametrize(
    ("entry", "kept", "wrong"),
    [
        ({"title": 7, "outlet": "The Example"}, Metadata(outlet="The Example"), ["title"]),
        ({"date": "soon", "url": ["x"]}, Metadata(), ["date", "url"]),
        ({"date": True}, Metadata(), ["date"]),
        ({"date": "2023-02-29"}, Metadata(), ["date"]),
        ({"authors": ["Ann", 1]}, Metadata(), ["authors"]),
        ({"authors": {"first": "Ann"}}, Metadata(), ["authors"]),
        ({"authors": "Ann Example"}, Metadata(authors=("Ann Example",)), []),
        ({"title": "", "url": None}, Metadata(), []),
        ({"unknown": 1}, Metadata(), []),
        ({}, Metadata(), []),
    ],
)
def test_wrong_types(entry: dict[str, object], kept: Metadata, wrong: list[str]) -> None:
    """Sound keys are kept; a sentence names each that is not."""
    metadata, notes = checked(entry, lambda _: "here")
    assert metadata == kept
    assert [note.split("”")[0] for note in notes] == [f"here: “{key}" for key in wrong]
    assert all(note.endswith("it was not used.") for note in notes)


@pytest.mark.parametrize("entry", [3, "x", ["x"], None])
def test_no_table(entry: object) -> None:
    """An entry that is no table is refused as a whole."""
    assert checked(entry, lambda _: "here") == (
        Metadata(),
        ["here is no table of keys; it was not used."],
    )


def test_a_mistake_is_told_with_its_line(put: Put) -> None:
    """In the table beside the articles, in a front matter, and of an entry that is none."""
    put("sources.toml", '["b.txt"]\nurl = 3\n\n["a.txt"]\ntitle = "T"\nurl = 4\n')
    _, notes = metadata_for(put("a.txt", ARTICLE))
    assert notes == ["sources.toml, line 6: “url” is not valid (4); it was not used."]
    put("sources.toml", '"a.txt" = 3\n')
    _, (note,) = metadata_for(put("a.txt", ARTICLE))
    assert note.startswith("sources.toml, line 1 is no table")
    result = read(put("c.txt", f"---\ntitle: Talks\ndate: soon\n---\n{ARTICLE}"))
    (problem,) = result.problems
    assert problem.what.startswith("front matter, line 3: “date”")
