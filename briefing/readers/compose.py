"""Text and metadata → Article: the body found, the date and the byline read."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefing.models import Article, SetAside, Span
from briefing.readers.base import Metadata
from briefing.readers.boilerplate import lay_out, trimmed
from briefing.readers.headline import BYLINE, title_of
from briefing.readers.publication_date import date_of
from briefing.text.language import foreign_paragraphs, is_english, language_of
from briefing.text.name_particles import name_particles

_STAFF = re.compile(r"\b(?:staff|agency|agencies|desk|reporter|correspondent|bureau)\b", re.I)


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
        body = tuple(without(text, body, tuple(map(_span, foreign))))
    aside = complete(text, body, (*known, *found))
    return Article(
        path=path,
        text=text,
        body=body,
        title=metadata.title or title_of(text, body),
        outlet=metadata.outlet,
        authors=metadata.authors or authors_of(text, body),
        published=date_of(metadata, text, body, path, _stamps(text, aside)),
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
        masked[part.start : part.end] = [
            c if c == "\n" else " " for c in masked[part.start : part.end]
        ]
    layout = lay_out("".join(masked))
    ranges = tuple(map(_span, known))
    body = tuple(without(text, layout.body, ranges))
    aside = tuple(
        replace(part, start=piece.start, end=piece.end)
        for part in layout.set_aside
        for piece in without(text, (_span(part),), ranges)
    )
    return body, aside


def without(text: str, spans: Sequence[Span], taken: Sequence[Span]) -> Iterator[Span]:
    """Ranges less others, in order, without white space at their ends; empty ones are left out.

    Args:
        text: they count in.
        spans, taken: each in order and disjoint.
    """
    starts = [part.start for part in taken]
    for span in spans:
        at = span.start
        first = max(0, bisect_right(starts, span.start) - 1)
        for part in taken[first:]:
            if part.start >= span.end:
                break
            if part.end > at:
                yield from _pieces(text, at, part.start)
                at = max(at, part.end)
        yield from _pieces(text, at, span.end)


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    if start < end:
        piece = trimmed(text, start, end)
        if piece.start < piece.end:
            yield piece


def complete(text: str, body: tuple[Span, ...], known: Iterable[SetAside]) -> tuple[SetAside, ...]:
    """What is set aside, with every other word outside the body: nothing is lost untold.

    Args:
        text: of the article.
        body: its ranges.
        known: ranges set aside, the surest first; what lies in the body or in one before is left
            out of the later.

    Returns:
        Ranges in order that share no code point with each other or the body.
    """
    taken = sorted(body)
    kept: list[SetAside] = []
    ordered = sorted(known, key=lambda part: (part.start, -part.end))
    free = list(without(text, _disjoint(map(_span, ordered)), taken))
    owners = iter(ordered)
    owner = next(owners, None)
    for piece in free:
        at = piece.start
        while owner is not None and at < piece.end:
            if owner.end <= at:
                owner = next(owners, None)
                continue
            end = min(owner.end, piece.end)
            if owner.start <= at:
                kept.append(replace(owner, start=at, end=end))
                at = end
            else:
                break
    whole = (Span(0, len(text)),)
    covered = sorted([*taken, *map(_span, kept)])
    rest = [
        SetAside(gap.start, gap.end, "around the article") for gap in without(text, whole, covered)
    ]
    return tuple(sorted([*kept, *rest], key=lambda part: part.start))


def _disjoint(spans: Iterable[Span]) -> list[Span]:
    """Ranges in order, those that overlap joined."""
    found: list[Span] = []
    for span in spans:
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        elif span.start < span.end:
            found.append(span)
    return found


def _span(part: SetAside) -> Span:
    return Span(part.start, part.end)


def _stamps(text: str, aside: Iterable[SetAside]) -> list[str]:
    return [text[p.start : p.end] for p in aside if p.rule == "print stamp"]


def authors_of(text: str, body: tuple[Span, ...]) -> tuple[str, ...]:
    """Names of a line ``By …`` among the first lines of the body."""
    top = "\n".join(span.of(text) for span in body) or text
    for line in [line for line in top.split("\n") if line.strip()][:6]:
        match = BYLINE.match(line)
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
