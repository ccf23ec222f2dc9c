"""Notes of clippers and note-taking programs."""

import pytest

from briefing.models import Article
from briefing.readers import read
from briefing.readers.markdown import markdown_document
from tests.readers.conftest import Put
from tests.readers.samples import FIRST, HEADLINE, SECOND, THIRD

CLIPPER = f"""---
title: "{HEADLINE}"
source: "https://example.org/talks"
author:
  - "[[Ann Example]]"
  - "[[people/Bob Sample|Bob Sample]]"
published: 2024-03-13
created: 2024-06-01
description: "Two crossings: open before winter"
tags:
  - "clippings"
---
{FIRST}

> {SECOND}

![](https://example.org/a.jpg)

{THIRD}[^1]

[^1]: The ministry.
"""
LOGSEQ = f"""title:: {HEADLINE}
author:: [[Ann Example]]
url:: https://example.org/talks
date:: [[2024-03-13]]

- {FIRST}
- {THIRD}
"""
READWISE = f"""# {HEADLINE}

![rw-book-cover](https://example.org/a.jpg)

## Metadata
- Author: [[Ann Example]]
- Full Title: {HEADLINE}
- Category: #articles
- URL: https://example.org/talks

## Highlights
- {FIRST} ([View Highlight](https://example.org/h/1))
- {THIRD}
"""
JOPLIN = f"""---
title: {HEADLINE}
updated: 2024-06-02 10:00:00Z
created: 2024-06-01 10:00:00Z
source: https://example.org/talks
author: Ann Example
---

{FIRST}

{THIRD}
"""


def only(put: Put, text: str) -> Article:
    """The article of a note."""
    found = read(put("a.md", text))
    assert found.problems == ()
    (article,) = found.articles
    return article


@pytest.mark.parametrize(
    ("text", "date"),
    [(CLIPPER, "2024-03-13"), (LOGSEQ, "2024-03-13"), (READWISE, None), (JOPLIN, None)],
    ids=["Obsidian", "Logseq", "Readwise", "Joplin"],
)
def test_a_note(put: Put, text: str, date: str | None) -> None:
    """What the program wrote of the article is known; the day of the clipping dates nothing."""
    article = only(put, text)
    assert (article.title, article.url) == (HEADLINE, "https://example.org/talks")
    assert article.authors[0] == "Ann Example"
    assert (article.published.date if article.published else None) == date
    body = "\n\n".join(span.of(article.text) for span in article.body)
    assert FIRST in body
    assert THIRD in body
    assert "View Highlight" not in body
    assert "The ministry" not in body


def test_several_authors(put: Put) -> None:
    """Links of a vault are names."""
    assert only(put, CLIPPER).authors == ("Ann Example", "Bob Sample")


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("**Boch** *met* ~~him~~ her.", "Boch met him her."),
        ("[Boch](https://example.org) met.", "Boch met."),
        ("[[People/Ana Boch|Boch]] met [[Sampton]].", "Boch met Sampton."),
        ("# A head\n\nText.", "A head\n\nText."),
        ("Text.[^1] More.", "Text. More."),
        ("==Marked== words.", "Marked words."),
        ("- [ ] one\n- [x] two", "one\n\ntwo"),
        ("> Said.\n> More.", "Said.\nMore."),
        ("a\\*b", "a*b"),
        ("<b>Bold</b> words.", "Bold words."),
        ("<div>In a box.</div>", "In a box."),
        ("<!-- gone -->\n\nStays.", "Stays."),
    ],
)
def test_markup_is_no_text(markdown: str, words: str) -> None:
    """What a note would show is what is read."""
    assert markdown_document(markdown).text == words


def test_a_table_is_named(put: Put) -> None:
    """It is not read as prose."""
    article = only(put, f"{FIRST}\n\n| City | Day |\n|---|---|\n| Exville | 3 May |\n")
    assert {part.kind for part in article.set_aside} == {"not read"}
