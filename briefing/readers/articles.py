"""A document → its articles: one, or several where it is a compilation."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha1

from briefing.models import Article, Leftover, Problem, SetAside, Span
from briefing.readers.base import Metadata
from briefing.readers.compilations import Compilation, compilation_of
from briefing.readers.compose import compose, without
from briefing.readers.document import Document, Entry, Found, KeyRing

NOTHING = "Nothing in it reads as an article; “briefing check --show-set-aside” shows why."


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
        article = compose(document.text, path, known, document.body, document.set_aside)
        yield article
        if not article.body:
            yield Problem(path, NOTHING, fatal=False)
        return
    shared = replace(metadata.over(document.metadata), title=None, url=None)
    if form.downloaded or metadata.date:
        shared = replace(shared, date=None)  # the day of the download dates nobody
    else:
        shared = replace(shared, url=document.metadata.url)
    yield from _entries(document, entries, path, shared)
    yield from _between(document.text, entries, form)


def _entries(
    document: Document, entries: tuple[Entry, ...], path: str, shared: Metadata
) -> Iterator[Article | Problem]:
    keys = KeyRing()
    for number, entry in enumerate(entries, 1):
        text = document.text[entry.start : entry.end]
        inside = (p for p in document.set_aside if entry.start <= p.start and p.end <= entry.end)
        fields = (p for p in entry.fields if entry.start <= p.start and p.end <= entry.end)
        aside = _shifted((*fields, *inside), entry.start)
        spans = sorted(Span(s.start - entry.start, s.end - entry.start) for s in entry.body)
        body = tuple(without(text, spans, [Span(p.start, p.end) for p in aside]))
        key = keys.unused(entry.key or _key(entry.metadata, text, body))
        known = entry.metadata.over(shared)
        article = compose(text, f"{path}#{number}", known, body or None, aside, key)
        yield article
        if not article.body:
            yield Problem(article.path, NOTHING, fatal=False)


def _shifted(parts: Iterable[SetAside], by: int) -> tuple[SetAside, ...]:
    moved = [replace(p, start=p.start - by, end=p.end - by) for p in parts if p.start < p.end]
    moved.sort(key=lambda part: part.start)
    kept: list[SetAside] = []
    for part in moved:
        if not kept or part.start >= kept[-1].end:
            kept.append(part)
    return tuple(kept)


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
        if words and _is_prose(words) and not (form.downloaded and at == 0):
            yield Leftover(words, f"prose outside the records ({form.name})", "not read")
        elif words:
            yield Leftover(words, f"cover or list of the download ({form.name})", "metadata")
        at = max(at, end)


def _is_prose(words: str) -> bool:
    return any(
        len(line) >= 60 and line.rstrip().endswith((".", "!", "?", "”", '"'))
        for line in words.split("\n")
    )
