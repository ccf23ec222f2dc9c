"""The order of linking: sources, actors, events, issues, positions, quotes, dates."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha1, sha256

from briefing.link.actors import Cast, link_actors
from briefing.link.dates import DateTable
from briefing.link.events import link_events
from briefing.link.statements import link_dates, link_issues, link_positions, link_quotes
from briefing.records import Article, Briefing, Extraction, Ref, Source, Span


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article with what was found in it."""

    article: Article
    extraction: Extraction

    @property
    def id(self) -> str:
        """The id of the source, made of its path."""
        return source_id(self.article.path)

    def ref(self, span: Span) -> Ref:
        """Evidence: the words of a span."""
        return Ref(self.id, span.start, span.end, span.of(self.article.text))


def digest(text: str) -> str:
    """The SHA-256 of a text, in hexadecimal."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def source_id(path: str) -> str:
    """The id of the source at a path, the same on every machine."""
    return "s-" + sha1(path.encode(), usedforsecurity=False).hexdigest()[:10]


def link(articles: Sequence[ReadArticle]) -> Briefing:
    """Put together what many articles tell.

    Args:
        articles: in any order; the result depends on their paths and contents alone.

    Returns:
        The briefing: one record an actor, a visit, a meeting and an issue, with all its evidence.
    """
    ordered = sorted(articles, key=lambda a: a.article.path)
    sources = _with_duplicates([_source(a) for a in ordered])
    dates = DateTable(ordered)
    cast: Cast = link_actors(ordered, dates)
    issues = link_issues(ordered)
    visits, meetings = link_events(ordered, cast, dates, issues)
    return Briefing(
        sources=sources,
        actors=cast.actors(),
        visits=visits,
        meetings=meetings,
        issues=issues.records(),
        positions=link_positions(ordered, cast, dates, issues),
        quotes=link_quotes(ordered, cast),
        dates=link_dates(ordered, dates),
    )


def _with_duplicates(sources: list[Source]) -> tuple[Source, ...]:
    """Sources of the same text name one another."""
    same: dict[str, list[str]] = defaultdict(list)
    for source in sources:
        same[source.text_sha256].append(source.id)
    return tuple(
        replace(s, near_duplicates=tuple(i for i in same[s.text_sha256] if i != s.id))
        for s in sources
    )


def _source(read: ReadArticle) -> Source:
    article = read.article
    return Source(
        id=read.id,
        path=article.path,
        title=article.title,
        outlet=article.outlet,
        authors=article.authors,
        published=article.published,
        url=article.url,
        language=article.language,
        body=article.body,
        text_sha256=digest(article.text),
        sentences=read.extraction.sentences,
    )
