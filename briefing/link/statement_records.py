"""Issues, positions, quotes and dates of all articles."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import partial

from briefing.link.actors.actor_index import ActorIndex
from briefing.link.date_resolution import DateTable
from briefing.link.memo_cache import IdentityKey, MemoCache
from briefing.link.read_article import ReadArticle, short_hash
from briefing.models import DateRecord, Issue, Position, Quote, Ref
from briefing.text.normalisation import fold

SHOWN_FROM = 0.33
"""Probability from which a position is shown; what is under it is kept back, and counted."""


class Issues:
    """The issues of a briefing by name."""

    def __init__(self) -> None:
        self._refs: dict[str, list[Ref]] = defaultdict(list)
        self._names: dict[str, str] = {}
        self._parents: dict[str, str | None] = {}
        self._headings: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, name: str, parent: str | None, refs: Iterable[Ref]) -> None:
        """Note where an issue is named."""
        key = issue_id(name)
        self._names.setdefault(key, name)
        self._parents[key] = self._parents.get(key) or parent
        self._refs[key] += refs

    def under(self, name: str, heading: str, weight: float) -> None:
        """Note under which heading a position puts an issue, and how sure that is."""
        if heading:
            self._headings[issue_id(name)][heading] += weight  # type: ignore[assignment]

    def _heading(self, key: str) -> str:
        """The heading under which an issue was put most."""
        found = self._headings.get(key)
        return min(found, key=lambda h: (-found[h], h)) if found else ""

    def ids(self, names: Iterable[str]) -> tuple[str, ...]:
        """The ids of issues, each once, in order."""
        return tuple(dict.fromkeys(issue_id(name) for name in names))

    def records(self) -> tuple[Issue, ...]:
        """All issues, the most often named first."""
        order = sorted(self._names, key=lambda k: (-len(self._refs[k]), k))
        return tuple(
            Issue(k, self._names[k], self._parents[k], tuple(self._refs[k]), self._heading(k))
            for k in order
        )


def issue_id(name: str) -> str:
    """The id of an issue, made of its name."""
    return "issue:" + (re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-") or "x")


def link_issues(articles: Sequence[ReadArticle], cache: MemoCache) -> Issues:
    """The issues of all articles, by name."""
    issues = Issues()
    for article in articles:
        for name, parent, refs in cache.recall(
            ("issues", IdentityKey(article)), partial(_named, article)
        ):
            issues.add(name, parent, refs)
        for position in article.extraction.positions:
            issues.under(position.issue, position.heading, position.probability or 0.0)
    return issues


def _named(article: ReadArticle) -> list[tuple[str, str | None, tuple[Ref, ...]]]:
    found = [(i.name, i.parent, article.refs(i.spans)) for i in article.extraction.issues]
    named = {name for name, _, _ in found}
    return [
        *found,
        *(  # an issue that a reader has named
            (p.issue, None, article.refs(p.evidence))
            for p in article.extraction.positions
            if p.issue not in named
        ),
    ]


def link_positions(
    articles: Sequence[ReadArticle],
    cast: ActorIndex,
    dates: DateTable,
    issues: Issues,
    cache: MemoCache,
) -> tuple[Position, ...]:
    """The positions of all articles, in their order."""
    found: list[Position] = []
    for article in articles:
        key = "positions", IdentityKey(article), cast.ids(article)
        found += cache.recall(key, partial(_positions, article, cast, dates, issues))
    return tuple(found)


def _positions(
    article: ReadArticle, cast: ActorIndex, dates: DateTable, issues: Issues
) -> list[Position]:
    return [
        Position(
            id=statement_id("position", article.id, n),
            issue=issues.ids([p.issue])[0],
            holder=cast.id(article.id, p.holder),
            on_behalf_of=cast.maybe(article.id, p.on_behalf_of),
            stance=p.stance,
            target=cast.maybe(article.id, p.target),
            reported_by=cast.maybe(article.id, p.reported_by),
            when=dates.when(article.id, p.when),
            evidence=article.refs(p.evidence),
            rule=p.rule,
            confidence=p.confidence if p.probability is None else p.probability,
            probability=p.probability,
            reasons=p.reasons,
            shown=p.probability is None or p.probability >= SHOWN_FROM,
        )
        for n, p in enumerate(article.extraction.positions)
    ]


def link_quotes(
    articles: Sequence[ReadArticle], cast: ActorIndex, cache: MemoCache
) -> tuple[Quote, ...]:
    """The quotations and statements of all articles, in order."""
    found: list[Quote] = []
    for article in articles:
        key = "quotes", IdentityKey(article), cast.ids(article)
        found += cache.recall(key, partial(_quotes, article, cast))
    return tuple(found)


def _quotes(article: ReadArticle, cast: ActorIndex) -> list[Quote]:
    return [
        Quote(
            id=statement_id("quote", article.id, n),
            speaker=cast.maybe(article.id, q.speaker),
            speaker_text=q.speaker_text,
            direct=q.direct,
            text=q.evidence[0].of(article.article.text),
            evidence=article.refs(q.evidence),
            rule=q.rule,
            confidence=q.confidence,
        )
        for n, q in enumerate(article.extraction.quotes)
    ]


def link_dates(
    articles: Sequence[ReadArticle], dates: DateTable, cache: MemoCache
) -> tuple[DateRecord, ...]:
    """Every date named, with its value under the publication date of its article."""
    found: list[DateRecord] = []
    for article in articles:
        found += cache.recall(("dates", IdentityKey(article)), partial(_dates, article, dates))
    return tuple(found)


def _dates(article: ReadArticle, dates: DateTable) -> list[DateRecord]:
    return [
        DateRecord(dates.value(article.id, words), (article.ref(words.span),))
        for words in article.extraction.dates
        if words.kind != "vague" and words.span.end > words.span.start
    ]


def statement_id(kind: str, source: str, number: int) -> str:
    """The id of a position or quote, the same as long as its article is read the same way."""
    return f"{kind}-{short_hash(source, number)}"
