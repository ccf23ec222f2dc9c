"""The service that terminal, command line and notebook share: one folder of articles.

Everything that a screen does not show is imported when it is first asked for, so that a warm start
pays for none of it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import paths
from briefing.config import DEFAULT_MODEL, Settings
from briefing.storage.opening import open_store
from briefing.storage.snapshot_reader import SnapshotReader
from briefing.storage.store import Store
from briefing.workspace.indexer import (
    ChildIndexer,
    Command,
    Indexer,
    IndexerConfig,
    IndexerEvent,
    Tell,
)

if TYPE_CHECKING:
    import pandas

    from briefing.judgements import Broken, JudgementFile
    from briefing.models import Briefing, Problem, Ref, Source
    from briefing.models.judgement import Outcome
    from briefing.models.news import NewsItem
    from briefing.storage.search import Results
    from briefing.workspace.citations import Citations
    from briefing.workspace.searching import Searching
    from briefing.workspace.seen import SeenNews
    from briefing.workspace.sync import FolderSync, Progress, Report


class Workspace:
    """One folder of articles: what was read of it, and the briefing linked from that.

    Args:
        root: the folder, or one file.
        settings: the user's; the model and the citation style are taken from them.
        store: where things are kept; by default the folder's file in the cache folder, a temporary
            one where that cannot be written.
        indexer: makes somebody who keeps the store up to date for a screen, by default a process
            of its own.

    Attributes:
        notices: sentences for the user on the state of the cache.
        since_words: the moment after which something is news, as typed; empty for when the folder
            was last closed.
    """

    def __init__(
        self,
        root: Path,
        settings: Settings | None = None,
        store: Store | None = None,
        indexer: Callable[[Tell], Indexer] | None = None,
    ) -> None:
        self.root = root
        self.settings = settings or Settings()
        self.store, self.notices = (store, []) if store else open_store(root)
        self._relay = _Relay()
        self._make_indexer = indexer or self.child_indexer
        self.indexer: Indexer | None = None
        self._sync: FolderSync | None = None
        self._snapshot: SnapshotReader | None = None
        self._judged_at = self._judgements_stamp()
        self._since = ""
        self.since_words = ""
        self._looked = ""

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give up everything, the right to write the store included."""
        if self.indexer:
            self.indexer.stop()
        if self._sync:
            self._sync.close()
        if self._snapshot:
            self._snapshot.close()
        self.store.close()

    # -- brought up to date by an indexer, for a screen

    def child_indexer(self, tell: Tell) -> Indexer:
        """An indexer of this folder in a process of its own."""
        config = IndexerConfig(
            str(self.root.absolute()), str(self.store.path), self.settings.model, self.since
        )
        return ChildIndexer(config, tell, paths.log_file("indexer.log"))

    @property
    def begun(self) -> bool:
        """Whether an indexer has been asked for anything."""
        return self.indexer is not None

    def listen(self, tell: Tell) -> None:
        """Have what the indexer tells handed to this; it is called in another thread."""
        self._relay.open(tell)

    def ask(self, command: Command) -> None:
        """Have the folder read, or linked anew."""
        if self.indexer is None:
            self.indexer = self._make_indexer(self._relay)
        self.indexer.ask(command)

    def rest(self) -> None:
        """Let the indexer give up what it only holds to be quick next time."""
        if self.indexer:
            self.indexer.rest()

    # -- news

    @cached_property
    def seen(self) -> SeenNews:
        """What the reader has seen of the news."""
        from briefing.workspace.seen import SeenNews

        return SeenNews(self.root, self.settings.reader_name)

    @property
    def since(self) -> str:
        """The key of the moment after which something is news to the screen; empty for none."""
        return self._since or self.seen.since

    @property
    def news(self) -> tuple[NewsItem, ...]:
        """What came in since then, as the store holds it, changes first."""
        return self.snapshot.news(self.since) if self.since else ()

    def show_news_since(self, words: str) -> None:
        """Have another moment be that after which something is news, in this run.

        Args:
            words: as ``parse_since`` takes them; empty for when the folder was last closed.

        Raises:
            SinceError: they name no moment.
        """
        from briefing.workspace.since import parse_since

        self._since = parse_since(words).key if words.strip() else ""
        self.since_words = words.strip()
        if self.since and self.begun:
            self.ask(Command("news", self.since))

    def looked(self) -> None:
        """The folder is up to date now: what comes in later has not been seen."""
        from briefing.workspace.arrivals import now

        self._looked = now()

    def keep_seen(self) -> None:
        """Write down what has been seen of what came in since the folder was closed.

        Nothing where the store holds the news of another moment, of another reader who has the
        folder open: what is new to this one was never on the screen.
        """
        since = self.seen.since
        shown = not since or self.snapshot.news_since == since
        if self._looked and shown and not self._since:
            self.seen.keep(self.news, self._looked)

    # -- brought up to date in this process

    @property
    def sync(self) -> FolderSync:
        """Who reads, extracts and links here; asking for it takes the right to write, if free."""
        if self._sync is None:
            from briefing.workspace.sync import FolderSync

            self._sync = FolderSync(self.root, self.settings, self.store, self.judgement_file)
            self._take_notices()
        return self._sync

    def _take_notices(self) -> None:
        if self._sync:
            self.notices += self._sync.notices
            self._sync.notices.clear()

    @property
    def reads_itself(self) -> bool:
        """Whether this process reads the folder; else another one does, and this one shows it."""
        return self.sync.held

    @property
    def caches_links(self) -> bool:
        """Whether what was linked is held, so that the next linking is quick."""
        return self.sync.caches_links

    @property
    def briefing(self) -> Briefing:
        """The briefing as linked last; empty before ``load`` or ``refresh``."""
        return self.sync.briefing

    def load(self) -> bool:
        """Take the briefing that was linked last from the store; False where there is none."""
        return self.sync.load()

    def prepare(self) -> None:
        """Begin to load the model where something is new, while the caller does other things."""
        self.sync.prepare()

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
        report = self.sync.refresh(progress, cancelled)
        self._take_notices()
        return report

    def relink(self) -> bool:
        """Link anew where judgements changed; nothing is read. False where nothing changed."""
        return self.sync.relink()

    def problems(self) -> tuple[Problem, ...]:
        """What could not be read, of all files and articles."""
        return self.sync.problems()

    # -- in a notebook

    def to_pandas(self, table: str = "visits") -> pandas.DataFrame:
        """The records of a kind as a data frame; see ``notebook.frame``.

        Args:
            table: ``visits``, ``meetings``, ``positions``, ``quotes``, ``actors``, ``sources`` …

        Raises:
            KeyError: there is no such table.
            ModuleNotFoundError: pandas is not installed.
        """
        from briefing.workspace.notebook import frame

        return frame(self.briefing, table)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from briefing.workspace.notebook import html

        return html(self.briefing, self.root.resolve().name)

    # -- looking

    @property
    def snapshot(self) -> SnapshotReader:
        """The briefing as the store holds it, record by record.

        Where another process writes the store, it stays as it was when it was first asked for,
        until it is refreshed.
        """
        if self._snapshot is None:  # not before it is asked for: it keeps the log from shrinking
            self._snapshot = SnapshotReader(self.store)
        elif self._sync:
            self._snapshot.refresh()
        return self._snapshot

    def source(self, source_id: str) -> Source:
        """A source by its id.

        Raises:
            KeyError: there is none.
        """
        return self.snapshot.sources[source_id]

    def text(self, source_id: str) -> str:
        """The text of a source; empty where there is none."""
        return self.store.text(source_id) or ""

    def search(self, query: str, limit: int = 20) -> Results:
        """Search everything; safe to call from a thread of its own."""
        return self.searching.find(query, limit)

    @cached_property
    def searching(self) -> Searching:
        """Searches of the folder: begun, completed while they are typed, saved, remembered."""
        from briefing.workspace.searching import Searching

        return Searching(self.store, paths.history_file(self.root), self.judgement_file)

    @cached_property
    def citations(self) -> Citations:
        """The words of its sources as citations."""
        from briefing.workspace.citations import Citations

        return Citations(self.root, self.settings, self.store)

    def citation(self, ref: Ref, style: str | None = None) -> str:
        """A passage with its source in a style, ready for the clipboard.

        Raises:
            QuotationChanged: the file no longer holds these words at this place.
        """
        note = self.note_on(ref)
        return self.citations.citation(self.source(ref.source), ref, style, note)

    def note_on(self, ref: Ref) -> str:
        """What its source says to correct words, or to take them back; empty where nothing."""
        from briefing.workspace.withdrawals import note_on

        return note_on(self.snapshot, ref)

    # -- judgements

    @cached_property
    def judgement_file(self) -> JudgementFile:
        """The reader's judgements on the folder."""
        from briefing.judgements import JudgementFile

        return JudgementFile(*paths.judgements_file(self.root))

    def judged_elsewhere(self) -> bool:
        """Whether the file of judgements changed since this was asked last."""
        before, self._judged_at = self._judged_at, self._judgements_stamp()
        return before != self._judged_at

    def _judgements_stamp(self) -> tuple[int, ...]:
        """Size and time of the file, and of the one beside the articles."""
        found: list[int] = []
        for file in paths.judgements_file(self.root):
            try:
                known = file.stat() if file else None
            except OSError:
                known = None
            found += [known.st_size, known.st_mtime_ns] if known else [-1, -1]
        return tuple(found)

    def outcomes(self) -> tuple[Outcome, ...]:
        """What has become of every judgement on the articles as they are now."""
        from briefing.workspace.relinking import outcomes

        return outcomes(self.store, self.judgement_file)

    def broken_judgements(self) -> list[Broken]:
        """Tables of the judgements' file that cannot be read, each with its line."""
        return self.judgement_file.read().broken


class _Relay:
    """Holds what is told until somebody listens."""

    def __init__(self) -> None:
        self._early: list[IndexerEvent] = []
        self._tell: Tell | None = None
        self._guard = threading.Lock()

    def __call__(self, event: IndexerEvent) -> None:
        with self._guard:
            if self._tell is None:
                self._early.append(event)
                return
        self._tell(event)

    def open(self, tell: Tell) -> None:
        with self._guard:
            early, self._early = self._early, []
            for event in early:
                tell(event)
            self._tell = tell


def open_folder(
    path: str | Path, *, model: str = DEFAULT_MODEL, settings: Settings | None = None
) -> Workspace:
    """A folder of articles (or one file) as a workspace that reads it itself; nothing is read yet.

    Args:
        path: the folder or file.
        model: an installed spaCy pipeline.
        settings: instead of the defaults; its model wins.
    """
    workspace = Workspace(Path(path), settings or Settings(model=model))
    assert workspace.sync  # the right to write is taken now, so that notices tell of it
    return workspace
