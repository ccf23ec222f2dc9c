"""Text and metadata → Article: the body found, the date and the byline read."""

import re

from briefing.models import Article, Span
from briefing.readers.base import Metadata
from briefing.readers.boilerplate import body_of
from briefing.readers.publication_date import date_of
from briefing.text.date_expressions import find
from briefing.text.name_particles import name_particles

_BYLINE = re.compile(r"\s*by\s+(\S.{2,120}?)\s*$", re.I)
_STAFF = re.compile(r"\b(?:staff|agency|agencies|desk|reporter|correspondent|bureau)\b", re.I)
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
        title=metadata.title or title_of(text, body),
        outlet=metadata.outlet,
        authors=metadata.authors or authors_of(text, body),
        published=date_of(metadata, text, body, path),
        url=metadata.url,
        language=metadata.language or "en",
    )


def title_of(text: str, body: tuple[Span, ...]) -> str | None:
    """The first line of the body, where it is a headline: short, unpunctuated, on its own."""
    lines = [line.strip() for span in body for line in span.of(text).split("\n") if line.strip()]
    while lines and (_BYLINE.match(lines[0]) or _is_date(lines[0])):
        lines.pop(0)
    if len(lines) < 2:
        return None
    first = lines[0]
    if len(first) > _LONGEST_TITLE or re.search(r"[.!?,;:”\"]$", first) or first[0].islower():
        return None
    return None if lines[1][0].islower() else first


def _is_date(line: str) -> bool:
    found = [w for w in find(line) if w.kind == "calendar" and w.day]
    return bool(found) and len(line) - (found[0].span.end - found[0].span.start) <= 12


def authors_of(text: str, body: tuple[Span, ...]) -> tuple[str, ...]:
    """Names of a line ``By …`` among the first lines of the body."""
    top = "\n".join(span.of(text) for span in body) or text
    for line in [line for line in top.split("\n") if line.strip()][:6]:
        match = _BYLINE.match(line)
        if not match:
            continue
        names = [name.strip() for name in re.split(r",|\band\b|&", match.group(1)) if name.strip()]
        if names and all(_is_name(name) for name in names):
            return tuple(names)
    return ()


def _is_name(words: str) -> bool:
    parts = words.split()
    return (
        2 <= len(parts) <= 5
        and not _STAFF.search(words)
        and all(part[0].isupper() or part.lower() in name_particles() for part in parts)
    )
