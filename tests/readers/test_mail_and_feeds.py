"""Mails, mailboxes and feeds."""

import pytest

from briefing.readers import read
from briefing.readers.mail import MAILBOX
from tests.readers import making
from tests.readers.conftest import Put
from tests.readers.samples import FIRST, HEADLINE, SECOND, THIRD

PAGE_MAIL = (
    "From: desk@example.org\nSubject: Talks\nDate: Wed, 13 Mar 2024 08:00:00 +0000\n"
    "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=m\n\n--m\n"
    "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    f"<html><body><table><tr><td><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></td></tr><tr><td>"
    "<p>You are receiving this email because you asked. <a href='x'>Unsubscribe</a></p></td></tr>"
    "</table></body></html>\n--m\nContent-Type: application/pdf\n"
    'Content-Disposition: attachment; filename="talks.pdf"\n\nx\n--m--\n'
)


def test_a_mail(put: Put) -> None:
    """Subject, sender and day are known; quotation and signature are none of it."""
    text = making.MAIL.replace("-- \n", "> An older mail said so.\n\n-- \n")
    (article,) = read(put("a.eml", text)).articles
    assert (article.title, article.outlet) == (HEADLINE, "The Example")
    assert article.published is not None
    assert article.published.date == "2024-03-13"
    assert [span.of(article.text) for span in article.body] == [f"{FIRST}\n\n{SECOND}\n\n{THIRD}"]
    assert {part.rule for part in article.set_aside} == {"quoted mail", "signature"}


def test_a_newsletter(put: Put) -> None:
    """The article without the line on leaving; an attachment is named as not read."""
    found = read(put("a.eml", PAGE_MAIL))
    (article,) = found.articles
    body = " ".join(" ".join(span.of(article.text) for span in article.body).split())
    assert body == f"{FIRST} {SECOND} {THIRD}"
    assert [(left.kind, "talks.pdf" in left.rule) for left in found.leftovers] == [
        ("not read", True)
    ]


def test_a_mailbox(put: Put) -> None:
    """A mail each; the key is its own, not its place."""
    second = making.MAIL.replace("<1@", "<2@").replace(HEADLINE, "Second thoughts")
    both = f"From a Wed\n{making.MAIL}\n>From here on nothing.\n\nFrom b Thu\n{second}"
    one, two = read(put("a.mbox", both)).articles
    assert (one.path, two.path) == ("a.mbox#1", "a.mbox#2")
    assert (one.title, two.title) == (HEADLINE, "Second thoughts")
    (alone,) = read(put("b.mbox", f"From b Thu\n{second}")).articles
    assert (alone.key, alone.path) == (two.key, "b.mbox#1")
    assert MAILBOX.suffixes == (".mbox",)


def test_a_feed(put: Put) -> None:
    """An article an entry, the feed's name as outlet; an undated entry has no day."""
    first, second = read(put("a.rss", making.FEED)).articles
    assert (first.title, first.outlet, first.url) == (
        HEADLINE,
        "The Example",
        "https://example.org/1",
    )
    assert first.text == f"{FIRST}\n\n{SECOND}"
    assert [a.published and a.published.date for a in (first, second)] == ["2024-03-13", None]
    assert first.key == "g1"


@pytest.mark.parametrize("day", ["2024-W11-3", "2024-073", "soon"])
def test_days_that_feedparser_takes_amiss(put: Put, day: str) -> None:
    """feedparser 6 makes a day of the running month of an ISO week: such a date is left unknown."""
    feed = making.FEED.replace("Wed, 13 Mar 2024 08:00:00 GMT", day)
    article, _ = read(put("a.rss", feed)).articles
    assert article.published is None


def test_other_xml(put: Put) -> None:
    """Is no feed."""
    (problem,) = read(put("a.xml", "<?xml version='1.0'?><notes><note/></notes>")).problems
    assert problem.fatal
    assert "no feed" in problem.what
