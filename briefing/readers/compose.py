"""Text and metadata → Article: the body found, the date and the byline read."""

import re
from collections.abc import Iterable
from itertools import pairwise

from briefing.models import Article, SetAside, Span
from briefing.readers.base import Metadata
from briefing.readers.boilerplate import lay_out
from briefing.readers.publication_date import date_of
from briefing.text.date_expressions import find
from briefing.text.language import foreign_paragraphs, is_english, language_of
from briefing.text.name_particles import name_particles

_BYLINE = re.compile(r"\s*by\s+(\S.{2,120}?)\s*$", re.I)
_STAFF = re.compile(r"\b(?:staff|agency|agencies|desk|reporter|correspondent|bureau)\b", re.I)
_LONGEST_TITLE = 160


def compose(
    text: str,
    path: str,
    metadata: Metadata,
    body: tuple[Span, ...] | None = None,
    set_aside: Iterable[SetAside] = (),
    key: str = "",
) -> Article:
    """Build the article.

    Args:
        text: as it will be shown; offsets count its code points.
        path: relative to the opened folder.
        metadata: what is known from beside the text; it wins over what the text says.
        body: the article's ranges where they are known; found by its lines otherwise.
        set_aside: what is known not to be the article.
        key: what names it in its file, where its number may change.

    Returns:
        The article; body, what is set aside and white space make up its text.
    """
    known = tuple(sorted(set_aside, key=lambda part: part.start))
    body, found = (body, ()) if body else _laid_out(text, known)
    language = metadata.language or language_of(text, body)
    if is_english(language) and (foreign := foreign_paragraphs(text, body)):
        found = (*found, *foreign)
        body = tuple(
            piece for span in body for piece in _without(text, span, foreign) if piece.of(text)
        )
    aside = complete(text, body, (*known, *found))
    return Article(
        path=path,
        text=text,
        body=body,
        title=metadata.title or title_of(text, body),
        outlet=metadata.outlet,
        authors=metadata.authors or authors_of(text, body),
        published=date_of(metadata, text, body, path),
        url=metadata.url,
        language=language,
        set_aside=aside,
        key=key,
    )


def _laid_out(
    text: str, known: tuple[SetAside, ...]
) -> tuple[tuple[Span, ...], tuple[SetAside, ...]]:
    """Body and page, between ranges that are known to be neither."""
    if not known:
        layout = lay_out(text)
        return layout.body, layout.set_aside
    masked = list(text)
    for part in known:
        for i in range(part.start, part.end):
            if masked[i] != "\n":
                masked[i] = " "
    layout = lay_out("".join(masked))
    body = tuple(
        piece for span in layout.body for piece in _without(text, span, known) if piece.of(text)
    )
    return body or (Span(0, 0),), layout.set_aside


def _without(text: str, span: Span, known: tuple[SetAside, ...]) -> Iterable[Span]:
    """A range less what is set aside of it."""
    start = span.start
    for part in known:
        if start <= part.start < span.end:
            yield _trimmed(text, start, part.start)
            start = part.end
    if start < span.end:
        yield _trimmed(text, start, span.end)


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    first = start + len(words) - len(words.lstrip())
    return Span(first, max(first, start + len(words.rstrip())))


def complete(text: str, body: tuple[Span, ...], known: Iterable[SetAside]) -> tuple[SetAside, ...]:
    """What is set aside, with every other word outside the body: nothing is lost untold.

    Args:
        text: of the article.
        body: its ranges.
        known: ranges set aside; those that lie in the body are the body's.
    """
    kept = [part for part in known if not any(span.overlaps(_span(part)) for span in body)]
    taken = sorted([*body, *map(_span, kept)])
    edges = [Span(0, 0), *taken, Span(len(text), len(text))]
    gaps = (
        _trimmed(text, before.end, after.start)
        for before, after in pairwise(edges)
        if before.end < after.start
    )
    rest = [SetAside(gap.start, gap.end, "around the article") for gap in gaps if gap.of(text)]
    return tuple(sorted([*kept, *rest], key=lambda part: part.start))


def _span(part: SetAside) -> Span:
    return Span(part.start, part.end)


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
        names = names_in(match.group(1))
        if names and all(_is_name(name) for name in names):
            return tuple(names)
    return ()


def names_in(byline: str) -> list[str]:
    """The names that a byline joins by commas and ``and``."""
    return [name.strip() for name in re.split(r",|\band\b|&", byline) if name.strip()]


def _is_name(words: str) -> bool:
    parts = words.split()
    return (
        2 <= len(parts) <= 5
        and not _STAFF.search(words)
        and all(part[0].isupper() or part.lower() in name_particles() for part in parts)
    )
