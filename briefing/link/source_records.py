"""Articles → sources: what is known of each, its origin, and bounds where it bears no date."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from briefing.link.read_article import ReadArticle
from briefing.link.undated import Bounds, Dating
from briefing.models import Published, Source
from briefing.models.article import text_digest
from briefing.text.normalisation import cut_at_word, one_line

_OPENING = 90
"""Characters of a first sentence that name an article without a headline ..."""
_READ = 1000
"""... of so many that are looked at."""


def link_sources(
    articles: Sequence[ReadArticle],
    origins: Mapping[str, tuple[str, ...]],
    dating: Dating,
    hidden: Collection[str],
) -> tuple[Source, ...]:
    """One source an article, in the order of their paths.

    Args:
        articles: all of them, the hidden ones too.
        origins: the sources of one origin, by each of their ids.
        dating: bounds of undated articles.
        hidden: ids of sources that take no part.
    """
    return tuple(
        _source(read, origins[read.id], dating.article(read.id), read.id in hidden)
        for read in articles
    )


def _source(read: ReadArticle, origin: tuple[str, ...], bounds: Bounds, hidden: bool) -> Source:
    article = read.article
    return Source(
        id=read.id,
        path=article.path,
        title=article.title,
        outlet=article.outlet,
        authors=article.authors,
        published=article.published or _not_before(bounds),
        url=article.url,
        language=article.language,
        body=article.body,
        text_sha256=text_digest(article.text),
        near_duplicates=tuple(i for i in origin if i != read.id),
        sentences=read.extraction.sentences,
        origin=origin[0],
        dated_by=bounds.why,
        hidden=hidden,
        set_aside=article.set_aside,
        opening="" if article.title else _opening(read),
    )


def _opening(read: ReadArticle) -> str:
    """The first sentence, or the first words of what is not read as sentences."""
    text, spans = read.article.text, read.extraction.sentences
    first = spans[0].of(text) if spans else next((s.of(text) for s in read.article.body), "")
    return cut_at_word(one_line(first[:_READ]), _OPENING)


def _not_before(bounds: Bounds) -> Published | None:
    """An article appears after the events it tells: only their first day bounds it."""
    if bounds.start is None:
        return None
    return Published(bounds.start.isoformat(), None, None, "inferred")
