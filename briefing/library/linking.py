"""From what is kept of a folder, and the reader's judgements, to its briefing."""

import sqlite3
from pathlib import Path

from briefing.judgements import JudgementFile, decide
from briefing.link import ReadArticle, digest, link
from briefing.link.tenures import Tenure, own_rows
from briefing.records import Briefing, Problem
from briefing.records.judgement import Outcome
from briefing.search import index_briefing
from briefing.store import Store, link_fingerprint


class Linking:
    """The linking of one folder.

    Args:
        root: the folder, or one file.
        store: where its articles and extractions are kept.
        judgements: the reader's.

    Attributes:
        wrong_tenures: mistakes in the reader's own table of tenures, as seen last.
    """

    def __init__(self, root: Path, store: Store, judgements: JudgementFile) -> None:
        self._folder = root if root.is_dir() else root.parent
        self._store = store
        self._judgements = judgements
        self.wrong_tenures: tuple[Problem, ...] = ()

    def run(self, *, final: bool) -> tuple[Briefing, bool]:
        """Link what has been extracted.

        Args:
            final: whether nothing more is to come: then the briefing is kept and made searchable.

        Returns:
            The briefing, and whether it is another one than was kept.
        """
        known = self._store.articles()
        tenures, table = self._own_tenures()
        fingerprint = link_fingerprint(
            (
                (article, f if self._store.has_extraction(f) else "not yet")
                for _, article, f in known
            ),
            self._judgements.text() + table,
        )
        if final:
            kept = self._kept()
            if kept and kept[0] == fingerprint:
                return kept[1], False
        extracted = [
            (source, article, extraction)
            for source, article, f in known
            if (extraction := self._store.extraction(f)) is not None
        ]
        decided = decide(extracted, self._judgements.read().judgements.values())
        read_articles = [ReadArticle(article, found) for _, article, found in decided.articles]
        briefing = link(read_articles, decided.decisions, tenures)
        if final:
            texts = {source: article.text for source, article, _ in known}
            self._store.put_linked(fingerprint, briefing)
            with self._store.transaction() as db:
                index_briefing(db, briefing, texts.get)
        return briefing, True

    def _kept(self) -> tuple[str, Briefing] | None:
        try:
            return self._store.linked()
        except (ValueError, sqlite3.DatabaseError):
            return None

    def _own_tenures(self) -> tuple[list[Tenure], str]:
        """The rows of the reader's own table beside the articles, and its text."""
        rows, text, wrong = own_rows(self._folder / "tenures.toml")
        self.wrong_tenures = tuple(Problem("tenures.toml", what, fatal=False) for what in wrong)
        return rows, text

    def outcomes(self) -> tuple[Outcome, ...]:
        """What has become of every judgement on the articles as they are now."""
        judgements = self._judgements.read().judgements.values()
        texts = {a.text for j in judgements for a in (*j.on, *j.to)}
        files = {a.file for j in judgements for a in (*j.on, *j.to)}
        read = [
            (source, article, extraction)
            for source, article, f in self._store.articles()
            if digest(article.text) in texts or article.path in files
            if (extraction := self._store.extraction(f)) is not None
        ]
        return decide(read, judgements).outcomes
