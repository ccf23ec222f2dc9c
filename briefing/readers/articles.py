"""A document → its articles: one, or several where it is a compilation."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha1

from briefing.models import Article, Leftover, SetAside, Span
from briefing.readers.base import Metadata
from briefing.readers.compilations import Compilation, compilation_of
from briefing.readers.compose import compose
from briefing.readers.document import Document, Entry, Found, KeyRing


def articles_of(document: Document, path: str, metadata: Metadata) -> Found:
    """The articles of a document, and the words that belong to none of them.

    Args:
        document: the file as text.
        path: of the file; articles of a compilation are ``PATH#1``, ``PATH#2`` …
        metadata: from beside the file; it wins over what the document says. Of a compilation it is
            about the file, so that title and date are the articles' own.
    """
    form = compilation_of(document.text) if document.body is None else None
    entries = tuple(form.split(document.text)) if form else ()
    if form is None or not entries:
        known = metadata.over(document.metadata)
        yield compose(document.text, path, known, document.body, document.set_aside)
        return
    shared = replace(metadata.over(document.metadata), title=None, date=None, url=None)
    yield from _entries(document, entries, path, shared)
    yield from _between(document.text, entries, form)


def _entries(
    document: Document, entries: tuple[Entry, ...], path: str, shared: Metadata
) -> Iterator[Article]:
    keys = KeyRing()
    for number, entry in enumerate(entries, 1):
        text = document.text[entry.start : entry.end]
        inside = (p for p in document.set_aside if entry.start <= p.start and p.end <= entry.end)
        aside = _shifted((*entry.fields, *inside), entry.start)
        body = _disjoint(
            tuple(Span(s.start - entry.start, s.end - entry.start) for s in entry.body), aside
        )
        article = compose(
            text,
            f"{path}#{number}",
            entry.metadata.over(shared),
            body or (Span(0, 0),),
            aside,
            keys.unused(entry.key or _key(entry.metadata, text, body)),
        )
        yield replace(article, at=entry.start)


def _shifted(parts: Iterable[SetAside], by: int) -> tuple[SetAside, ...]:
    moved = (replace(p, start=p.start - by, end=p.end - by) for p in parts if p.start < p.end)
    return tuple(sorted(moved, key=lambda part: part.start))


def _disjoint(body: tuple[Span, ...], aside: tuple[SetAside, ...]) -> tuple[Span, ...]:
    """Ranges of the body less the fields that stand within them."""
    pieces: list[Span] = []
    for span in sorted(body):
        start = span.start
        for part in aside:
            if start <= part.start < span.end:
                pieces.append(Span(start, part.start))
                start = max(start, part.end)
        if start < span.end:
            pieces.append(Span(start, span.end))
    return tuple(pieces)


def _key(metadata: Metadata, text: str, body: tuple[Span, ...]) -> str:
    """What names an article wherever it stands in its file."""
    first = body[0].of(text)[:200] if body else ""
    named = "|".join((metadata.outlet or "", metadata.date or "", metadata.title or "", first))
    return sha1(named.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()[:10]


def _between(text: str, entries: tuple[Entry, ...], form: Compilation) -> Iterator[Leftover]:
    """What stands before, between and behind the articles."""
    at = 0
    for start, end in [*((e.start, e.end) for e in entries), (len(text), len(text))]:
        words = text[at:start].strip()
        if words:
            yield Leftover(words, f"cover or list of the download ({form.name})", "metadata")
        at = max(at, end)
