"""A folder brought up to date in this process: read what changed, extract what is new, link.

``Workspace`` uses it for the command line and a notebook; a terminal lets an ``Indexer`` do so.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import paths
from briefing.config import Settings
from briefing.errors import BriefingError, DamagedStore, FolderEmpty, StoreError
from briefing.extract.workers import extract_all, start_early
from briefing.judgements import JudgementFile
from briefing.link.read_article import source_id_of
from briefing.models import Article, Briefing, Extraction, Problem
from briefing.models.news import NewsItem
from briefing.readers import FORMATS, Scan, read, scan
from briefing.readers.folder import ReadFile, relative
from briefing.storage import Store, extract_fingerprint, file_fingerprint
from briefing.storage.decoding import is_damage
from briefing.storage.writer_lock import WriterLock
from briefing.text.language import is_english
from briefing.workspace.arrivals import Arrivals
from briefing.workspace.relinking import Relinker
from briefing.workspace.since import Since
from briefing.workspace.watching import Watch

if TYPE_CHECKING:
    from briefing.workspace.cluster import Cluster

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


Tell = Callable[[Progress], None]


class FolderSync:
    """Who reads, extracts and links one folder; the only one that writes its store.

    Args:
        root: the folder, or one file.
        settings: the user's; the model is taken from them.
        store: where everything is kept.
        judgements: the reader's.

    Attributes:
        briefing: as linked last; empty before.
        notices: sentences for the user.
        timings: processor seconds of each component of extraction, added up.
        scheduler: address of a cluster that reads and extracts; empty where this machine does.
        since: what came in after it is kept as news whenever the folder is linked; None for none.
    """

    def __init__(
        self, root: Path, settings: Settings, store: Store, judgements: JudgementFile
    ) -> None:
        self._root = root
        self._model = settings.model
        self._columns = settings.columns
        self._mapped = repr(sorted(settings.columns.items())) if settings.columns else ""
        self._store = store
        self._judgements = judgements
        self._lock = WriterLock(store.path if store.keeps else None)
        self._relinker = Relinker(root, store, judgements, Arrivals.of(root))
        self.since: Since | None = None
        self.briefing = Briefing()
        self.notices: list[str] = []
        self.timings: dict[str, float] = {}
        self.scheduler = ""
        if not self._lock.held:
            self.notices.append("Another briefing has this folder open; it does the reading.")

    @property
    def held(self) -> bool:
        """Whether this process may write; else another one does the reading."""
        return self._lock.held

    @property
    def caches_links(self) -> bool:
        """Whether it holds what it linked, so that the next linking is quick."""
        return self._relinker.caches_links

    def close(self) -> None:
        """Give up the right to write."""
        self._lock.release()

    def load(self) -> bool:
        """Take the briefing that was linked last from the store; False where there is none."""
        try:
            kept = self._store.linked()
        except (DamagedStore, sqlite3.DatabaseError):  # written by another program, or damaged
            return False
        if kept is None:
            return False
        self.briefing = kept[1]
        return True

    def prepare(self) -> None:
        """Begin to load the model where something is new, while the caller does other things."""
        try:
            found = scan(self._root)
            kept = self._store.files()
            sidecars: dict[Path, bytes] = {}
            known = all(
                (file := kept.get(relative(path, found.root))) is not None
                and file.fingerprint == file_fingerprint(path, sidecars, self._mapped)
                for path in found.files
            )
            linked = self._store.linked_fingerprint()
        except (BriefingError, sqlite3.DatabaseError):
            return  # refresh will say what is wrong
        if self._lock.held and found.files and not (known and linked):
            start_early(self._model, paths.log_file("extract.log"))

    # -- refreshing

    def refresh(self, progress: Tell | None, cancelled: threading.Event | None) -> Report:
        """Read what changed, extract what is new, link where anything differs.

        Args:
            progress: called in this thread after each article.
            cancelled: set it to stop; what was read until then is kept.

        Raises:
            PathMissing: there is nothing at the root.
            FolderEmpty: nothing there is of a format that is read.
            ModelError: articles are new and the model cannot be used.
        """
        found = scan(self._root)
        if not found.files:
            raise FolderEmpty(self._root, FORMATS)
        if not self._lock.held:
            self.load()
            return Report(0, 0, self.problems(), changed=False)
        try:
            return self._refresh(found, progress, cancelled)
        except DamagedStore:
            pass
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                what = f"The cache cannot be written ({error})."
                raise StoreError(what, "Make room or wait for the other program.") from error
        self._store.rebuild()  # damage behind the first look
        self.notices.append(self._store.notice)
        return self._refresh(found, progress, cancelled)

    def _refresh(
        self, found: Scan, progress: Tell | None, cancelled: threading.Event | None
    ) -> Report:
        with self._helpers() as helpers:
            files_read = self._read_changed(found, helpers)
            extracted = self._extract_new(progress, cancelled, helpers)
        changed = self.relink(final=True)
        if files_read or extracted:
            self._store.forget_unused()
        return Report(files_read, extracted, (*found.problems, *self.problems()), changed)

    @contextlib.contextmanager
    def _helpers(self) -> Iterator[Cluster | None]:
        """The cluster, where one was named."""
        if not self.scheduler:
            yield None
            return
        from briefing.workspace.cluster import cluster

        with cluster(self.scheduler) as helpers:
            yield helpers

    def _read_changed(self, found: Scan, helpers: Cluster | None) -> int:
        kept = self._store.files()
        seen: set[str] = set()
        changed: dict[Path, tuple[str, str]] = {}
        sidecars: dict[Path, bytes] = {}
        for file in found.files:
            path = relative(file, found.root)
            seen.add(path)
            fingerprint = file_fingerprint(file, sidecars, self._mapped)
            if path in kept and kept[path].fingerprint == fingerprint:
                continue
            changed[file] = path, fingerprint
        for file, result in self._read_files(list(changed), found.root, helpers):
            self._put_file(*changed[file], result)
        gone = sorted(set(kept) - seen)
        if gone:
            self._store.drop_files(gone)
        return len(changed) + len(gone)

    def _read_files(
        self, files: list[Path], root: Path, helpers: Cluster | None
    ) -> Iterator[tuple[Path, ReadFile]]:
        if helpers is None:
            yield from ((file, read(file, root, self._columns)) for file in files)
            return
        for file, found in helpers.read_all(files, root, dict(self._columns)):
            yield file, found or read(file, root, self._columns)

    def _put_file(self, path: str, fingerprint: str, result: ReadFile) -> None:
        articles = [
            (source_id_of(a), a, extract_fingerprint(a, self._model)) for a in result.articles
        ]
        self._store.put_file(path, fingerprint, result.problems, articles, result.leftovers)

    def _extract_new(
        self,
        progress: Tell | None,
        cancelled: threading.Event | None,
        helpers: Cluster | None,
    ) -> int:
        todo: dict[str, Article] = {}
        for source, article, kept in self._store.articles():
            fingerprint = extract_fingerprint(article, self._model)
            if fingerprint != kept:
                self._store.set_extract_fingerprint(source, fingerprint)
            if fingerprint in todo or self._store.has_extraction(fingerprint):
                continue
            if is_english(article.language):
                todo[fingerprint] = article
            else:  # listed, and said by ``check``; its words are read by nobody
                self._store.put_extraction(fingerprint, Extraction())
        return self._extract(todo, progress, cancelled, helpers) if todo else 0

    def _extract(
        self,
        todo: dict[str, Article],
        progress: Tell | None,
        cancelled: threading.Event | None,
        helpers: Cluster | None,
    ) -> int:
        tell = progress or (lambda _: None)
        tell(Progress(0, len(todo), next(iter(todo.values())).path))
        log = paths.log_file("extract.log")
        results = (
            helpers.extract_all(todo.items(), self._model, cancelled)
            if helpers
            else extract_all(
                todo.items(), self._model, log=log, cancelled=cancelled, timings=self.timings
            )
        )
        if progress:
            self._relinker.prime()  # while the processes load the model
        linked_at, cost, done = 0.0, 0.0, 0
        for done, (fingerprint, extraction, error) in enumerate(results, 1):
            self._keep(fingerprint, extraction, error)
            current: Briefing | None = None
            began = time.monotonic()
            due = began - linked_at > max(_RELINK_SECONDS, 10 * cost)
            if progress and due and done < len(todo):
                self.relink(final=False, news=False)
                current = self.briefing
                linked_at = time.monotonic()
                cost = linked_at - began
            tell(Progress(done, len(todo), todo[fingerprint].path, current))
        return done

    def _keep(self, fingerprint: str, extraction: Extraction | None, error: str) -> None:
        if extraction is None:
            self._store.put_failure(fingerprint, error)
        else:
            self._store.put_extraction(fingerprint, extraction)

    def relink(self, *, final: bool | None = None, news: bool = True) -> bool:
        """Link what has been extracted; False where nothing changed since the last time.

        Args:
            final: whether nothing more is to come; by default where this process may write.
            news: whether to find out what came in, which links all earlier articles once more.
        """
        final = self._lock.held if final is None else final
        self.briefing, changed = self._relinker.run(final=final)
        return (news and self._keep_news(anew=changed)) or changed

    def _keep_news(self, *, anew: bool) -> bool:
        """Keep what came in since the reader looked last; False where that is kept already."""
        if self.since is None:
            return False
        state = self.since.key, self._store.linked_fingerprint() or ""
        if not anew and self._store.news_state() == state:
            return False
        self._store.put_news(self.since.key, self.news(self.since))
        return True

    def news(self, since: Since) -> tuple[NewsItem, ...]:
        """What came in since a moment, and what it changed."""
        found = self._relinker.news(since, self.briefing)
        searches = self._judgements.read().searches
        return Watch(self.briefing, searches, self._store.reader()).marked(found) if found else ()

    # -- looking

    def problems(self) -> tuple[Problem, ...]:
        """What could not be read, of all files and articles."""
        found = [p for kept in self._store.files().values() for p in kept.problems]
        found += self._relinker.problems
        for broken in self._judgements.read().broken:
            where = f"{self._judgements.path.name}, line {broken.line}"
            told = f"{broken.what}. The rest applies; mend that table."
            found.append(Problem(where, told, fatal=False))
        found += [Problem(path, what) for path, what in self._store.failures()]
        return tuple(found)
