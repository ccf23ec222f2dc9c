"""``.rss``, ``.atom``, ``.xml``: each entry of a feed is an article."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from briefing.models import Problem
from briefing.readers.base import MOST_BYTES, Metadata
from briefing.readers.compilations.base import day_in
from briefing.readers.compose import compose
from briefing.readers.document import Found, KeyRing
from briefing.readers.markup import text_of_html

_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)[\s>]", re.I)

_DECLARED = re.compile(rb"<!DOCTYPE[^>\[]{0,1000}(?:\[.*?\]\s*)?>|<!ENTITY[^>]*>", re.I | re.S)


class FeedReader:
    """A feed as it was fetched."""

    suffixes = (".rss", ".atom", ".xml")

    def read(self, file: Path, path: str, metadata: Metadata) -> Found:
        """Yield an article an entry, ``FILE#1``, ``FILE#2`` …"""
        if file.stat().st_size > MOST_BYTES * 16:
            yield Problem(path, "The feed is too large; split it.")
            return
        data = file.read_bytes()
        if not _FEED.search(data[:20_000]):
            yield Problem(path, "The file is no feed; of XML only RSS and Atom are read.")
            return
        logging.getLogger("feedparser").setLevel(logging.CRITICAL)
        import feedparser

        # Entities that a feed declares itself may name files and grow without end.
        data = _DECLARED.sub(b"", data)
        feed: Any = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
        shared = replace(metadata, title=None, date=None, url=None)
        outlet = _words(feed.feed.get("title"))
        keys = KeyRing()
        for number, entry in enumerate(feed.entries, 1):
            text = _text(entry)
            if not text.strip():
                yield Problem(
                    f"{path}#{number}", "The entry holds no text; fetch its page.", fatal=False
                )
                continue
            known = _metadata(entry).over(shared).over(Metadata(outlet=outlet))
            key = keys.unused(_words(entry.get("id")) or known.url or known.title or str(number))
            yield compose(text, f"{path}#{number}", known, key=key)
        if not feed.entries:
            yield Problem(path, "The feed holds no entry.")


def _text(entry: Any) -> str:
    """The longest of content and summary, as text."""
    forms = [c.get("value", "") for c in entry.get("content", ())] + [entry.get("summary", "")]
    return max((text_of_html(form) for form in forms if form), key=len, default="").strip()


def _metadata(entry: Any) -> Metadata:
    link = _words(entry.get("link")) or ""
    authors = [_words(a.get("name")) for a in entry.get("authors", ()) if isinstance(a, dict)]
    source = entry.get("source")
    return Metadata(
        title=_words(text_of_html(entry.get("title", ""))),
        outlet=_words(source.get("title")) if isinstance(source, dict) else None,
        date=_date(entry),
        url=link if re.match(r"https?://", link) else None,
        authors=tuple(dict.fromkeys(a for a in authors if a and "@" not in a)),
    )


def _date(entry: Any) -> str | None:
    """The day of an entry from its own words: feedparser 6 takes ISO weeks amiss."""
    words = _words(entry.get("published") or entry.get("updated")) or ""
    try:
        return parsedate_to_datetime(words).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return day_in(words)


def _words(value: object) -> str | None:
    return " ".join(value.split())[:2000] or None if isinstance(value, str) else None


READER = FeedReader()
