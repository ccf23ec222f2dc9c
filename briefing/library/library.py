"""The service that the terminal, the command line and a notebook share.

A ``Library`` is one folder: what stands in it, what was read of it, and the briefing linked from
that. It joins what the packages below may not: readers, extraction, linking, store and search.
"""

import sqlite3
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from briefing import paths
from briefing.config import DEFAULT_MODEL, Settings
from briefing.errors import BriefingError, FolderEmpty, StoreError
from briefing.extract.pool import extract_all, start_early
from briefing.judgements import Broken, JudgementFile
from briefing.library.citing import Citing
from briefing.library.linking import Linking, outcomes
from briefing.link import source_id
from briefing.readers import FORMATS, Scan, read, scan
from briefing.readers.folder import relative
from briefing.records import Article, Briefing, Extraction, Problem, Ref, Source
from briefing.records.judgement import Outcome
from briefing.search import Results, find
from briefing.store import (
    KeptFile,
    Shelf,
    Store,
    extract_fingerprint,
    file_fingerprint,
)
from briefing.store.lock import WriterLock

_RELINK_SECONDS = 1.0
"""While articles come in, the briefing is linked anew at most this often, or rarer where linking
itself takes long."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far reading has come. ``briefing`` is set where it has just been linked anew."""

    done: int
    total: int
    path: str
    briefing: Briefing | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What a refresh did: files read anew, articles extracted, problems of all files."""

    files_read: int
    extracted: int
    problems: tuple[Problem, ...]
    changed: bool


class Library:
    """One folder of articles.

    Args:
        root: the folder, or one file.
        settings: the user's; the model and the citation style are taken from them.
        store: where to keep things; by default the folder's file in the cache folder, in memory
            where that cannot be written.

    Attributes:
        briefing: as linked last; empty before ``load`` or ``refresh``.
        notices: sentences for the user on the state of the cache.
    """

    def __init__(
        self, root: Path, settings: Settings | None = None, store: Store | None = None
    ) -> None:
        self.root = root
        self.settings = settings or Settings()
        self.notices: list[str] = []
        self.store = store or self._open_store()
        if self.store.notice:
            self.notices.append(self.store.notice)
        self._lock = WriterLock(self.store.path if self.store.keeps else None)
        if not self._lock.held:
            self.notices.append("Another briefing has this folder open; it does the reading.")
        self.judgement_file = JudgementFile(*paths.judgements_file(root))
        self._linking = Linking(root, self.store, self.judgement_file)
        self.briefing = Briefing()
        self._sources: dict[str, Source] = {}
        self._shelf: Shelf | None = None
        self.citing = Citing(root, self.settings.citation_style, self.source, self.text)

    def __enter__(self) -> "Library":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give up the store and the right to write it."""
        self._lock.release()
        if self._shelf:
            self._shelf.close()
        self.store.close()

    def _open_store(self) -> Store:
        file = paths.store_file(self.root)
        if paths.usable_folder(file.parent) is None:
            self.notices.append(
                f"“{file.parent}” cannot be written; nothing is kept between starts."
            )
            return Store(None)
        try:
            return Store(file)
        except StoreError as error:
            self.notices.append(str(error))
            return Store(None)

    # -- reading

    @property
    def reads_itself(self) -> bool:
        """Whether this program reads the folder; else another one does, and this one shows it."""
        return self._lock.held

    def load(self) -> bool:
        """Take the briefing that was linked last from the store; False where there is none."""
        try:
            kept = self.store.linked()
        except (ValueError, sqlite3.DatabaseError):  # written by another program, or damaged
            return False
        if kept is None:
            return False
        self._set(kept[1])
        return True

    def prepare(self) -> None:
        """Begin to load the model where something is new, while the caller does other things."""
        try:
            found = scan(self.root)
            kept = self.store.files()
            beside: dict[Path, bytes] = {}
            known = all(
                (file := kept.get(relative(path, found.root))) is not None
                and file.fingerprint == file_fingerprint(path, beside)
                for path in found.files
            )
        except (BriefingError, sqlite3.DatabaseError):
            return  # refresh will say what is wrong
        if self._lock.held and found.files and not (known and self.store.linked()):
            start_early(self.settings.model, paths.log_file("extract.log"))

    def refresh(
        self,
        progress: Callable[[Progress], None] | None = None,
        cancelled: threading.Event | None = None,
    ) -> Report:
        """Read what changed, extract what is new, link where anything differs.

        Args:
            progress: called in this thread after each article.
            cancelled: set it to stop; what was read until then is kept.

        Raises:
            PathMissing: there is nothing at the root.
            FolderEmpty: nothing there is of a format that is read.
            ModelError: articles are new and the model cannot be used.
        """
        found = scan(self.root)
        if not found.files:
            raise FolderEmpty(self.root, FORMATS)
        if not self._lock.held:
            self.load()
            return Report(0, 0, self.problems(), changed=False)
        try:
            return self._refresh(found, progress, cancelled)
        except (sqlite3.DatabaseError, ValueError):  # damage behind the first look
            self.store.rebuild()
            self.notices.append(self.store.notice)
            return self._refresh(found, progress, cancelled)

    def _refresh(
        self,
        found: Scan,
        progress: Callable[[Progress], None] | None,
        cancelled: threading.Event | None,
    ) -> Report:
        files_read = self._read_changed(found)
        extracted = self._extract_new(progress, cancelled)
        changed = self._link(final=True)
        if files_read or extracted:
            self.store.forget_unused()
        return Report(files_read, extracted, (*found.problems, *self.problems()), changed)

    def _read_changed(self, found: Scan) -> int:
        kept = self.store.files()
        seen: set[str] = set()
        count = 0
        beside: dict[Path, bytes] = {}
        for file in found.files:
            path = relative(file, found.root)
            seen.add(path)
            fingerprint = file_fingerprint(file, beside)
            if path in kept and kept[path].fingerprint == fingerprint:
                continue
            self._read_file(file, found.root, path, fingerprint)
            count += 1
        gone = sorted(set(kept) - seen)
        if gone:
            self.store.drop_files(gone)
        return count + len(gone)

    def _read_file(self, file: Path, root: Path, path: str, fingerprint: str) -> None:
        result = read(file, root)
        articles = [
            (source_id(a.path), a, extract_fingerprint(a, self.settings.model))
            for a in result.articles
        ]
        self.store.put_file(path, fingerprint, result.problems, articles)

    def _extract_new(
        self,
        progress: Callable[[Progress], None] | None,
        cancelled: threading.Event | None,
    ) -> int:
        articles = self.store.articles()
        todo: dict[str, Article] = {}
        for source, article, kept in articles:
            fingerprint = extract_fingerprint(article, self.settings.model)
            if fingerprint != kept:
                self.store.set_extract_fingerprint(source, fingerprint)
            if fingerprint not in todo and not self.store.has_extraction(fingerprint):
                todo[fingerprint] = article
        if not todo:
            return 0
        return self._extract(todo, progress, cancelled)

    def _extract(
        self,
        todo: dict[str, Article],
        progress: Callable[[Progress], None] | None,
        cancelled: threading.Event | None,
    ) -> int:
        tell = progress or (lambda _: None)
        tell(Progress(0, len(todo), next(iter(todo.values())).path))
        results = extract_all(
            todo.items(),
            self.settings.model,
            log=paths.log_file("extract.log"),
            cancelled=cancelled,
        )
        linked_at, cost, done = 0.0, 0.0, 0
        for done, (fingerprint, extraction, error) in enumerate(results, 1):
            self._keep(fingerprint, extraction, error)
            current: Briefing | None = None
            began = time.monotonic()
            if (
                progress
                and began - linked_at > max(_RELINK_SECONDS, 10 * cost)
                and done < len(todo)
            ):
                self._link(final=False)
                current = self.briefing
                linked_at = time.monotonic()
                cost = linked_at - began
            tell(Progress(done, len(todo), todo[fingerprint].path, current))
        return done

    def _keep(self, fingerprint: str, extraction: Extraction | None, error: str) -> None:
        if extraction is None:
            self.store.put_failure(fingerprint, error)
        else:
            self.store.put_extraction(fingerprint, extraction)

    def _link(self, *, final: bool) -> bool:
        """Link what has been extracted; False where nothing changed since the last time."""
        briefing, changed = self._linking.run(final=final)
        self._set(briefing)
        return changed

    def relink(self) -> bool:
        """Link anew where judgements changed; False where nothing did.

        The articles are neither read nor extracted.
        """
        return self._link(final=self._lock.held)

    def outcomes(self) -> tuple[Outcome, ...]:
        """What has become of every judgement on the articles as they are now."""
        return outcomes(self.store, self.judgement_file)

    def broken_judgements(self) -> list[Broken]:
        """Tables of the judgements' file that cannot be read, each with its line."""
        return self.judgement_file.read().broken

    def _set(self, briefing: Briefing) -> None:
        self.briefing = briefing
        self._sources = {source.id: source for source in briefing.sources}

    # -- looking

    def problems(self) -> tuple[Problem, ...]:
        """What could not be read, of all files and articles."""
        found = [p for kept in self.store.files().values() for p in kept.problems]
        found += self._linking.wrong_tenures
        for broken in self.broken_judgements():
            where = f"{self.judgement_file.path.name}, line {broken.line}"
            told = f"{broken.what}. The rest applies; mend that table."
            found.append(Problem(where, told, fatal=False))
        for _, article, fingerprint in self.store.articles():
            what = self.store.failure(fingerprint)
            if what:
                found.append(Problem(article.path, what))
        return tuple(found)

    def kept_files(self) -> dict[str, KeptFile]:
        """The files of the folder as they were read last."""
        return self.store.files()

    def source(self, source_id: str) -> Source:
        """A source by its id."""
        return self._sources[source_id]

    def text(self, source_id: str) -> str:
        """The text of a source."""
        return self.store.text(source_id) or ""

    def search(self, query: str, limit: int = 20) -> Results:
        """Search everything; safe to call from a thread of its own."""
        return find(self.store.reader(), query, limit)

    def citation(self, ref: Ref, style: str | None = None) -> str:
        """A passage with its source in a style, ready for the clipboard.

        Raises:
            QuotationChanged: the file no longer holds these words at this place.
        """
        return self.citing.citation(ref, style)

    @property
    def shelf(self) -> Shelf:
        """The briefing as the store holds it, record by record."""
        if self._shelf is None:
            self._shelf = Shelf(self.store)
        else:
            self._shelf.renew()
        return self._shelf

    @property
    def remembers(self) -> bool:
        """Whether it holds what it linked, so that the next linking is quick."""
        return self._linking.remembers


def open_folder(
    path: str | Path, *, model: str = DEFAULT_MODEL, settings: Settings | None = None
) -> Library:
    """A folder of articles (or one file) as a library, nothing read yet.

    Args:
        path: the folder or file.
        model: an installed spaCy pipeline.
        settings: instead of the defaults; its model wins.
    """
    return Library(Path(path), settings or Settings(model=model))
