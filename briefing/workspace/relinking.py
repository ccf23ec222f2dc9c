"""From what is kept of a folder, and the reader's judgements, to its briefing."""

import sqlite3
from collections.abc import Collection
from pathlib import Path

from briefing.errors import DamagedStore
from briefing.judgements import JudgementFile, apply_judgements
from briefing.judgements.refit import Refit
from briefing.link import ReadArticle, link
from briefing.link.memo_cache import MemoCache, without_collection
from briefing.link.tenures import Tenure, own_rows
from briefing.models import Article, Briefing, Extraction, Problem
from briefing.models.article import text_digest
from briefing.models.decisions import Decisions
from briefing.models.judgement import Outcome
from briefing.models.news import NewsItem
from briefing.storage import Store, link_fingerprint
from briefing.storage.search import index_briefing
from briefing.workspace.arrivals import Arrivals
from briefing.workspace.news_between import news_between
from briefing.workspace.read_model_builder import listing
from briefing.workspace.refitting import kept_refit
from briefing.workspace.since import Since

_Known = list[tuple[str, Article, str]]
"""Each article with its source and the fingerprint of its extraction."""


class Relinker:
    """The linking of one folder.

    Args:
        root: the folder, or one file.
        store: where its articles and extractions are kept.
        judgements: the reader's.
        arrivals: where it is written down when each article came in.

    Attributes:
        problems: as found when linking last: mistakes in the reader's own table of tenures, and
            articles in which linking failed.
    """

    def __init__(
        self, root: Path, store: Store, judgements: JudgementFile, arrivals: Arrivals
    ) -> None:
        self._root = root
        self._folder = root if root.is_dir() else root.parent
        self._store = store
        self._judgements = judgements
        self._arrivals = arrivals
        self.problems: tuple[Problem, ...] = ()
        self._cache = MemoCache()
        self._read: dict[str, tuple[str, Article, Extraction]] = {}
        self._linked: dict[str, ReadArticle] = {}
        self._refit: tuple[Refit, str] = Refit(), ""

    def run(self, *, final: bool) -> tuple[Briefing, bool]:
        """Link what has been extracted.

        Args:
            final: whether nothing more is to come: then the briefing is kept and made searchable.

        Returns:
            The briefing, and whether it is another one than was kept.
        """
        with without_collection():
            return self._run(final=final)

    def prime(self) -> None:
        """Link what is known, so that what comes in next is linked quickly; nothing is kept."""
        if self._linked:
            return
        with without_collection():
            known = self._store.articles()
            applied = apply_judgements(
                self._extracted(known), self._judgements.read().judgements.values()
            )
            self._linked = {source: self._same(source, a, e) for source, a, e in applied.articles}
            if self._linked:
                tenures = self._own_tenures()[0]
                self._link(list(self._linked.values()), applied.decisions, tenures)

    def _run(self, *, final: bool) -> tuple[Briefing, bool]:
        known = self._store.articles()
        if final:
            self._arrivals.note((source, article) for source, article, _ in known)
        tenures, table = self._own_tenures()
        self._take_refit()
        fingerprint = link_fingerprint(
            (
                (article, f if self._store.has_extraction(f) else "not yet")
                for _, article, f in known
            ),
            self._judgements.text() + table + self._refit[1],
        )
        if final:
            kept = self._kept(fingerprint)
            if kept is not None:
                return kept, False
        applied = apply_judgements(
            self._extracted(known), self._judgements.read().judgements.values()
        )
        self._linked = {source: self._same(source, a, e) for source, a, e in applied.articles}
        briefing = self._link(list(self._linked.values()), applied.decisions, tenures)
        self._store.put_linked(fingerprint if final else "", briefing, listing(briefing))
        if final:
            texts = {source: article.text for source, article, _ in known}
            with self._store.transaction() as db:
                index_briefing(db, briefing, texts.get)
        return briefing, True

    def _take_refit(self) -> None:
        """The scores as the reader's judgements have adjusted them, where they have."""
        kept = kept_refit(self._root)
        if kept[1] != self._refit[1]:
            self._refit, self._read = kept, {}

    def news(self, since: Since, after: Briefing) -> tuple[NewsItem, ...]:
        """What came in since a moment, and what it changed.

        Args:
            since: the moment.
            after: the briefing as it was linked last.
        """
        known = self._store.articles()
        came = self._arrivals.of_articles((source, article) for source, article, _ in known)
        dated = {s.id: s.published.start or "" for s in after.sources if s.published}
        fresh = {
            s.id: came[s.id].at
            for s in after.sources
            if s.id in came and since.is_new(came[s.id], dated.get(s.id, ""))
        }
        if not fresh:
            return ()
        problems = self.problems
        with without_collection():
            before = self._without(known, fresh)
        self.problems = problems  # those of all articles, not of the earlier ones alone
        return news_between(before, after, fresh)

    def _without(self, known: _Known, left_out: Collection[str]) -> Briefing:
        """The briefing of all articles but some."""
        applied = apply_judgements(
            [e for e in self._extracted(known) if e[0] not in left_out],
            self._judgements.read().judgements.values(),
        )
        articles = [self._same(source, a, e) for source, a, e in applied.articles]
        return self._link(articles, applied.decisions, self._own_tenures()[0])

    def _link(
        self, articles: list[ReadArticle], decisions: Decisions, tenures: list[Tenure]
    ) -> Briefing:
        """Link; an article on which linking fails is left out and named.

        Raises:
            Exception: the fault lies in no single article.
        """
        try:
            return link(articles, decisions, tenures, self._cache)
        except Exception:
            faults = {a.article.path: why for a in articles if (why := _fault_of(a, tenures))}
            if not faults:
                raise
            self.problems += tuple(Problem(path, why) for path, why in faults.items())
            sound = [a for a in articles if a.article.path not in faults]
            self._cache = MemoCache()
            return link(sound, decisions, tenures, self._cache)

    def _extracted(self, known: _Known) -> list[tuple[str, Article, Extraction]]:
        """What was found in each article; what did not change is the same object as before."""
        found: dict[str, tuple[str, Article, Extraction]] = {}
        for source, article, fingerprint in known:
            before = self._read.get(source)
            if before and before[0] == fingerprint and before[1] == article:
                found[source] = before
                continue
            extraction = self._store.extraction(fingerprint)
            if extraction is not None:
                found[source] = fingerprint, article, self._refit[0].adjusted(extraction)
        self._read = found
        return [(source, article, e) for source, (_, article, e) in found.items()]

    def _same(self, source: str, article: Article, extraction: Extraction) -> ReadArticle:
        """The object that was linked before, where nothing of the article changed."""
        before = self._linked.get(source)
        if before and before.extraction is extraction and before.article is article:
            return before
        return ReadArticle(article, extraction)

    def _kept(self, fingerprint: str) -> Briefing | None:
        """The briefing that is kept, if it is the one of this fingerprint."""
        try:
            if self._store.linked_fingerprint() != fingerprint:
                return None
            kept = self._store.linked()
        except (DamagedStore, sqlite3.DatabaseError):
            return None
        return kept[1] if kept else None

    def _own_tenures(self) -> tuple[list[Tenure], str]:
        """The rows of the reader's own table beside the articles, and its text."""
        rows, text, wrong = own_rows(self._folder / "tenures.toml")
        self.problems = tuple(Problem("tenures.toml", what, fatal=False) for what in wrong)
        return rows, text

    @property
    def caches_links(self) -> bool:
        """Whether articles and what was linked of them are held."""
        return bool(self._linked)


def _fault_of(article: ReadArticle, tenures: list[Tenure]) -> str:
    """What goes wrong when an article is linked alone; empty where nothing does."""
    try:
        link([article], Decisions(), tenures, MemoCache())
    except Exception as error:  # whatever it is, the other articles are linked all the same
        return f"It could not be linked ({type(error).__name__}: {error}); it was left out."
    return ""


def outcomes(store: Store, judgements: JudgementFile) -> tuple[Outcome, ...]:
    """What has become of every judgement on the articles as they are now."""
    made = judgements.read().judgements.values()
    texts = {a.text for j in made for a in (*j.on, *j.to)}
    files = {a.file for j in made for a in (*j.on, *j.to)}
    read = [
        (source, article, extraction)
        for source, article, f in store.each_article()
        if article.path in files or text_digest(article.text) in texts
        if (extraction := store.extraction_to_read(f)) is not None
    ]
    return apply_judgements(read, made).outcomes
