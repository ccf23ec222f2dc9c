"""Text and metadata → Article: the body found, the date and the byline read."""

import re

from briefing.readers.base import Metadata
from briefing.readers.dating import date_of
from briefing.readers.furniture import body_of
from briefing.records import Article

_BYLINE = re.compile(
    r"^\s*(?:By|BY|by)\s+((?:[A-Z][\w.'’-]+\s+){1,4}?[A-Z][\w.'’-]+)"
    r"(?:\s*(?:and|,)\s*((?:[A-Z][\w.'’-]+\s+){1,3}[A-Z][\w.'’-]+))?\s*$"
)
_LONGEST_TITLE = 160


def compose(text: str, path: str, metadata: Metadata) -> Article:
    """Build the article.

    Args:
        text: as it will be shown; offsets count its code points.
        path: relative to the opened folder.
        metadata: what is known from beside the text; it wins over what the text says.
    """
    body = body_of(text)
    return Article(
        path=path,
        text=text,
        body=body,
        title=metadata.title or title_of(text),
        outlet=metadata.outlet,
        authors=metadata.authors or authors_of(text),
        published=date_of(metadata, text, body, path),
        url=metadata.url,
        language=metadata.language or "en",
    )


def title_of(text: str) -> str | None:
    """The first line, where it stands as a headline: short, unpunctuated, with text behind it."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) < 2:
        return None
    first = lines[0]
    if len(first) > _LONGEST_TITLE or re.search(r"[.!?,;:”\"]$", first) or first[0].islower():
        return None
    return first


def authors_of(text: str) -> tuple[str, ...]:
    """Names of a line ``By …`` among the first lines."""
    for line in [line for line in text.splitlines() if line.strip()][:6]:
        match = _BYLINE.match(line)
        if match:
            return tuple(name for name in match.groups() if name)
    return ()
