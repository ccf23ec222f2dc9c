"""Saved pages: the article, what the page says of it, and what stands around it."""

import pytest

from briefing.models import Article
from briefing.readers import read, scan
from briefing.readers.page_blocks import DEEPEST, blocks_of
from tests.readers.conftest import Put
from tests.readers.making import PAGE
from tests.readers.samples import FIRST, HEADLINE, SECOND, THIRD

P = "".join(f"<p>{words}</p>" for words in (FIRST, SECOND, THIRD))


def page(body: str, head: str = "") -> str:
    """A page with this article."""
    return f"<html><head><title>{HEADLINE}</title>{head}</head><body>{body}</body></html>"


def only(put: Put, text: str) -> Article:
    """The article of a page."""
    (article,) = read(put("a.html", text)).articles
    return article


def test_the_article_of_a_page(put: Put) -> None:
    """Paragraphs alone; menus, teasers and the footer are set aside where they stand."""
    article = only(put, PAGE)
    assert [span.of(article.text) for span in article.body] == [f"{FIRST}\n\n{SECOND}", THIRD]
    rules = {article.text[p.start : p.end]: p.rule for p in article.set_aside}
    assert rules["Home"] == "menu"
    assert rules[HEADLINE] == "headline"
    assert rules["Copyright 2024 The Example. All rights reserved."] == "copyright line"


def test_what_a_page_says_of_itself(put: Put) -> None:
    """Title without the outlet's name, outlet, day of publication, address."""
    article = only(put, PAGE)
    assert (article.title, article.outlet, article.url) == (
        HEADLINE,
        "The Example",
        "https://example.org/talks",
    )
    assert article.published is not None
    assert (article.published.date, article.published.basis) == ("2024-03-13", "metadata")


@pytest.mark.parametrize(
    ("head", "date", "authors"),
    [
        ('<meta name="pubdate" content="20240313">', "2024-03-13", ()),
        ('<meta name="author" content="By Ann Example and Bob Sample">', None,
         ("Ann Example", "Bob Sample")),
        ('<meta property="article:modified_time" content="2024-05-01">', None, ()),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x", '
         '"datePublished": "2024-03-13T08:00", "author": [{"name": "Ann Example"}]}</script>',
         "2024-03-13", ("Ann Example",)),
        ('<script type="application/ld+json">{"@type": [</script>', None, ()),
    ],
)  # fmt: skip
def test_meta_elements(put: Put, head: str, date: str | None, authors: tuple[str, ...]) -> None:
    """The day of a change, or broken data, dates nothing."""
    article = only(put, page(f"<article>{P}</article>", head))
    assert (article.published.date if article.published else None, article.authors) == (
        date,
        authors,
    )


def test_a_teaser_that_repeats_the_article(put: Put) -> None:
    """The same words in a box of another make are no second article."""
    box = f"<ul class='latest'><li>{HEADLINE} {FIRST}</li></ul>"
    more = "The ministry gave no further details of what the two had said to each other at table."
    article = only(put, page(f"{box}<div class='story'>{P}<p>{more}</p></div>{box}"))
    assert [span.of(article.text) for span in article.body] == [
        f"{FIRST}\n\n{SECOND}\n\n{THIRD}\n\n{more}"
    ]


def test_hidden_words(put: Put) -> None:
    """What a page never shows is no text of it."""
    hidden = (
        "<p style='display:none'>Nobody sees this sentence at all.</p><script>var x = 1</script>"
    )
    assert "Nobody" not in only(put, page(f"<article>{P}{hidden}</article>")).text


def test_a_deep_page() -> None:
    """Elements nested without end are read to a depth and never end in an error."""
    from lxml.html import fromstring

    tree = fromstring("<div>" * 200 + "deep" + "</div>" * 200)
    assert [block.words for block in blocks_of(tree)] == ["deep"]
    assert DEEPEST > 200


def test_addresses_alone(put: Put) -> None:
    """A list of bookmarks holds no article; it is said how to get them."""
    links = "<title>Pocket Export</title><ul><li><a href='https://example.org'>Talks</a></li></ul>"
    (problem,) = read(put("ril_export.html", f"<html><head>{links}</html>")).problems
    assert "briefing add" in problem.what


def test_the_folder_of_a_page(put: Put) -> None:
    """What a browser saved beside a page is part of it; a folder of that name alone is not."""
    file = put("Talks.html", PAGE)
    put("Talks_files/ad.html", PAGE)
    put("Other_files/real.txt", FIRST)
    assert [f.name for f in scan(file.parent).files] == ["real.txt", "Talks.html"]


def test_an_address_in_a_comment(put: Put) -> None:
    """Browsers note where a page came from."""
    saved = "<!-- saved from url=(0025)https://example.org/talk -->" + page(
        f"<article>{P}</article>"
    )
    assert only(put, saved).url == "https://example.org/talk"
