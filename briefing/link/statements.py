"""Issues, positions, quotes and dates of all articles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from briefing.link.actors.cast import Cast
from briefing.link.article import ReadArticle, short_hash
from briefing.link.dates import DateTable
from briefing.records import DateRecord, Issue, Position, Quote, Ref
from briefing.records.folding import fold


class Issues:
    """The issues of a briefing by name."""

    def __init__(self) -> None:
        self._refs: dict[str, list[Ref]] = defaultdict(list)
        self._names: dict[str, str] = {}
        self._parents: dict[str, str | None] = {}

    def add(self, name: str, parent: str | None, refs: Iterable[Ref]) -> None:
        """Note where an issue is named."""
        key = issue_id(name)
        self._names.setdefault(key, name)
        self._parents[key] = self._parents.get(key) or parent
        self._refs[key] += refs

    def ids(self, names: Iterable[str]) -> tuple[str, ...]:
        """The ids of issues, each once, in order."""
        return tuple(dict.fromkeys(issue_id(name) for name in names))

    def records(self) -> tuple[Issue, ...]:
        """All issues, the most often named first."""
        order = sorted(self._names, key=lambda k: (-len(self._refs[k]), k))
        return tuple(
            Issue(k, self._names[k], self._parents[k], tuple(self._refs[k])) for k in order
        )


def issue_id(name: str) -> str:
    """The id of an issue, made of its name."""
    return "issue:" + (re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-") or "x")


def link_issues(articles: Sequence[ReadArticle]) -> Issues:
    """The issues of all articles, by name."""
    issues = Issues()
    for article in articles:
        for found in article.extraction.issues:
            issues.add(found.name, found.parent, [article.ref(span) for span in found.spans])
    return issues


def link_positions(
    articles: Sequence[ReadArticle], cast: Cast, dates: DateTable, issues: Issues
) -> tuple[Position, ...]:
    """The positions of all articles, by issue and time."""
    found = [
        Position(
            id=statement_id("position", article.id, n),
            issue=issues.ids([p.issue])[0],
            holder=cast.id(article.id, p.holder),
            on_behalf_of=cast.maybe(article.id, p.on_behalf_of),
            stance=p.stance,
            target=cast.maybe(article.id, p.target),
            reported_by=cast.maybe(article.id, p.reported_by),
            when=dates.when(article.id, p.when),
            evidence=tuple(article.ref(span) for span in p.evidence),
            rule=p.rule,
            confidence=p.confidence,
        )
        for article in articles
        for n, p in enumerate(article.extraction.positions)
    ]
    return tuple(found)


def link_quotes(articles: Sequence[ReadArticle], cast: Cast) -> tuple[Quote, ...]:
    """The quotations and statements of all articles, in order."""
    return tuple(
        Quote(
            id=statement_id("quote", article.id, n),
            speaker=cast.maybe(article.id, q.speaker),
            speaker_text=q.speaker_text,
            direct=q.direct,
            text=q.evidence[0].of(article.article.text),
            evidence=tuple(article.ref(span) for span in q.evidence),
            rule=q.rule,
            confidence=q.confidence,
        )
        for article in articles
        for n, q in enumerate(article.extraction.quotes)
    )


def link_dates(articles: Sequence[ReadArticle], dates: DateTable) -> tuple[DateRecord, ...]:
    """Every date named, with its value under the publication date of its article."""
    return tuple(
        DateRecord(dates.value(article.id, words), (article.ref(words.span),))
        for article in articles
        for words in article.extraction.dates
        if words.kind != "vague" and words.span.end > words.span.start
    )


def statement_id(kind: str, source: str, number: int) -> str:
    """The id of a position or quote, the same as long as its article is read the same way."""
    return f"{kind}-{short_hash(source, number)}"
