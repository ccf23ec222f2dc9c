"""Plain text files: encodings, what cannot be read, front matter, the headline."""

import os
from pathlib import Path

import pytest

from briefing.models import Article, Problem
from briefing.readers import read
from briefing.readers.base import MOST_BYTES, Metadata
from briefing.readers.boilerplate import body_of
from briefing.readers.front_matter import split_front_matter
from briefing.readers.headline import title_of
from tests.readers.conftest import Put
from tests.readers.samples import ARTICLE, FIRST, HEADLINE, PROSE, SECOND

FRENCH = (
    "Les ministres des affaires étrangères des deux pays se sont réunis lundi à la frontière, où "
    "ils ont décidé d’ouvrir deux points de passage avant l’hiver. « Nous avons écouté », a "
    "déclaré le ministre après quatre heures de discussions, très satisfait de la journée."
)
GERMAN = "Ein Gespräch über die Brücke für Fußgänger könnte höchstens müde machen."
NAMES = (
    "The foreign minister, José Peña, met the mayor of São Example and the governor of Nuñoa in "
    "the border town on Monday. “We have listened,” he said at the Hôtel Général Michèle."
)
GUESS = pytest.mark.xfail(
    strict=True,
    reason="a Western text of over 5 % accents and quotes is guessed to be cp1250, and spoilt",
)
AS_ROOT = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)


def article_of(file: Path) -> Article:
    """The one article of a file without problems."""
    result = read(file)
    assert result.problems == ()
    (article,) = result.articles
    return article


def problem_of(file: Path) -> Problem:
    """The one fatal problem of a file without an article."""
    result = read(file)
    assert result.articles == ()
    (problem,) = result.problems
    assert problem.fatal
    assert problem.path == file.name
    return problem


@pytest.mark.parametrize("name", ["a.txt", "a.md", "A.TXT", "with blanks.txt", "ünï.txt"])
def test_formats(put: Put, name: str) -> None:
    """Text and Markdown files are one article each, whatever the case of their ending."""
    article = article_of(put(name, ARTICLE))
    assert (article.path, article.text.strip(), article.title) == (name, ARTICLE.strip(), HEADLINE)
    assert (article.language, article.published, article.authors) == ("en", None, ())


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE.encode("utf-8-sig"),
        b"\xef\xbb\xbf" + ARTICLE.encode("utf-8-sig"),
        ARTICLE.replace("\n", "\r\n").encode(),
        ARTICLE.replace("\n", "\r").encode(),
    ],
    ids=["mark", "two marks", "CRLF", "CR"],
)
def test_marks_and_line_ends(put: Put, data: bytes) -> None:
    """Byte-order marks are dropped and all line ends read alike, without a word about it."""
    assert article_of(put("a.txt", data)).text == ARTICLE


@pytest.mark.parametrize(
    ("text", "encoding", "named"),
    [
        (ARTICLE, "utf-16", "UTF-16"),
        ("\ufeff" + ARTICLE, "utf-16-le", "UTF-16"),
        ("\ufeff" + ARTICLE, "utf-16-be", "UTF-16"),
        (ARTICLE, "cp1252", "Windows-1252"),
        (FRENCH, "cp1252", "cp1252"),
        (FRENCH.replace("’", "'"), "latin-1", ""),
        (GERMAN, "latin-1", ""),
        pytest.param(NAMES, "cp1252", "cp1252", marks=GUESS),
        ("They met in São Example, he said.", "latin-1", ""),
    ],
)
def test_other_encodings(put: Put, text: str, encoding: str, named: str) -> None:
    """Another encoding is guessed, and a note says which."""
    result = read(put("a.txt", text.encode(encoding)))
    assert [article.text for article in result.articles] == [text.removeprefix("\ufeff")]
    (note,) = result.problems
    assert not note.fatal
    assert "is not UTF-8" in note.what
    assert named in note.what


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\t\r\n ", "only white space"),
        (b"\xef\xbb\xbf", "only white space"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "no readable text"),
        (bytes(range(1, 32)) * 20, "no readable text"),
        (bytes(range(128, 256)) * 4, "no readable text"),
        (ARTICLE.encode("utf-32"), "no readable text"),
    ],
    ids=["empty", "white space", "mark alone", "PNG", "controls", "high bytes", "UTF-32"],
)
def test_what_is_no_text(put: Put, data: bytes, words: str) -> None:
    """A file without text is one fatal problem that says so."""
    assert words in problem_of(put("a.txt", data)).what


def test_too_large(put: Put) -> None:
    """A file of more than four megabytes is refused."""
    file = put("a.txt", ARTICLE)
    os.truncate(file, MOST_BYTES + 1)
    assert "4 MB, too much" in problem_of(file).what


@AS_ROOT
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_unreadable(put: Put, name: str) -> None:
    """A file without permission is a problem that says what to do."""
    file = put(name, ARTICLE)
    file.chmod(0)
    assert "give yourself permission" in problem_of(file).what


@pytest.mark.parametrize("name", ["gone.txt", "gone.jsonl"])
def test_vanished(tmp_path: Path, name: str) -> None:
    """A file that was deleted after the scan is a problem."""
    assert "cannot be read" in problem_of(tmp_path / name).what


KNOWN = Metadata(
    "Talks: the sequel",
    "The Example",
    "2024-03-13",
    "https://example.org/x",
    ("Ann Example", "Bob Sample"),
    "en-GB",
)
TOML = """---
title = "Talks: the sequel"
outlet = "The Example"
date = 2024-03-13
url = "https://example.org/x"
authors = ["Ann Example", "Bob Sample"]
language = "en-GB"
unknown = 1
---
"""
LINES = """---
Title: Talks: the sequel
outlet: "The Example"
date: 2024-03-13
url: https://example.org/x
authors: [Ann Example, 'Bob Sample']
language: en-GB
unknown: 1
---
"""


@pytest.mark.parametrize("block", [TOML, LINES], ids=["TOML", "lines"])
def test_front_matter(put: Put, block: str) -> None:
    """Both forms of front matter are read and left out of the text."""
    assert split_front_matter(block + PROSE) == (PROSE, KNOWN, [])
    article = article_of(put("a.txt", block.replace("\n", "\r\n") + PROSE))
    assert (article.text, article.title, article.outlet) == (PROSE, KNOWN.title, KNOWN.outlet)
    assert (article.authors, article.url) == (KNOWN.authors, KNOWN.url)
    assert article.published
    assert (article.published.date, article.published.basis) == ("2024-03-13", "metadata")


def test_one_author(put: Put) -> None:
    """A single name needs no list."""
    assert article_of(put("a.txt", f"---\nauthors: Ann Example\n---\n{PROSE}")).authors == (
        "Ann Example",
    )


@pytest.mark.parametrize(
    ("block", "key"),
    [
        ("date = 13.5", "date"),
        ("date = 07:32:00", "date"),
        ("date: soon", "date"),
        ("title = true", "title"),
        ("authors = [1, 2]", "authors"),
        ("url = []", "url"),
    ],
)
def test_front_matter_of_the_wrong_make(block: str, key: str) -> None:
    """A value of the wrong make is left out, and a sentence names its key."""
    text, metadata, (note,) = split_front_matter(f"---\n{block}\n---\n{PROSE}")
    assert (text, metadata) == (PROSE, Metadata())
    assert f"“{key}” is not valid" in note


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"---\n{SECOND}\n---\n{FIRST}", id="prose"),
        pytest.param(f"---\nThe minister said: “No.”\n---\n{FIRST}", id="colon"),
        pytest.param(f'---\ntitle = "Talks\nurl = "https://e.org"\n---\n{FIRST}', id="bad TOML"),
    ],
)
def test_what_is_no_front_matter(text: str) -> None:
    """A block that is no front matter stays in the text, and a sentence says so."""
    kept, metadata, notes = split_front_matter(text)
    assert (kept, metadata) == (text, Metadata())
    assert notes == ["Its front matter is not valid; it was read as text."]


@pytest.mark.parametrize("text", [PROSE, f"--- a rule\n{PROSE}", f"{PROSE}\n---\nx: 1\n---\n"])
def test_no_front_matter(text: str) -> None:
    """Without a block at the very top nothing is looked for."""
    assert split_front_matter(text) == (text, Metadata(), [])


def test_front_matter_alone(put: Put) -> None:
    """Front matter with nothing behind it is no article."""
    assert "Behind its front matter" in problem_of(put("a.txt", TOML)).what


def test_deep_front_matter(put: Put) -> None:
    """Front matter nested without end is a problem, not a crash."""
    assert read(put("a.txt", f"---\na = {'[' * 5000}\n---\n{PROSE}")).problems


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ARTICLE, HEADLINE),
        (f"\n\n  {HEADLINE}  \n{PROSE}", HEADLINE),
        (PROSE, None),
        (HEADLINE, None),
        ("", None),
        (f"and so on\n{PROSE}", None),
        (f"Advertisement\n{ARTICLE}", HEADLINE),
        (f"Home\nNews\nWorld\nSport\nOpinion\nWeather\n\n{ARTICLE}", HEADLINE),
        (f"13 March 2024\n{PROSE}", None),
        (f"By Ann Example\n{PROSE}", None),
        (FIRST.replace(" on Monday ", " on Monday\n") + f"\n{SECOND}", None),
        (f"Ministers open the\nbridge\n\n{PROSE}", "Ministers open the bridge"),
        (f"OSLO, 13 March 2024 (PNI) -- The minister\nleft.\n\n{PROSE}", None),
        (f"Date: Wed, 30 Aug 2023\nSubject: A bridge\n\n{PROSE}", "A bridge"),
        (f"BC-Norway-Bridge, 1st Ld\n{ARTICLE}", HEADLINE),
        (f"14:05 Central European Time\n{ARTICLE}", HEADLINE),
    ],
    ids=[
        "headline",
        "indented",
        "prose",
        "alone",
        "nothing",
        "lower case",
        "advertisement",
        "menu",
        "date",
        "byline",
        "wrapped prose",
        "on two lines",
        "dateline",
        "mail",
        "slug",
        "time",
    ],
)
def test_title_of(text: str, expected: str | None) -> None:
    """Only a headline is a title: short, without a full stop, with the article behind it."""
    assert title_of(text, body_of(text)) == expected
