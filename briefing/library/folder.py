"""A folder as a screen shows it: what is in its store, and a keeper who brings that up to date.

Nothing here reads an article or links anything; that is the keeper's, in a process of its own.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import paths
from briefing.config import Settings
from briefing.errors import StoreError
from briefing.library.keeper import ChildKeeper, Command, Errand, Keeper, Tell, Told
from briefing.store.shelf import Shelf
from briefing.store.store import Store

if TYPE_CHECKING:
    from briefing.judgements import Broken, JudgementFile
    from briefing.library.citing import Citing
    from briefing.records.judgement import Outcome
    from briefing.search import Results


class Folder:
    """One folder of articles on the screen.

    Args:
        root: the folder, or one file.
        settings: the user's.
        store: where it is kept; by default the folder's file in the cache folder, a temporary one
            where that cannot be written.
        keeper: makes somebody who keeps the store, by default in a process of its own.

    Attributes:
        shelf: the briefing.
        notices: sentences for the user.
    """

    def __init__(
        self,
        root: Path,
        settings: Settings | None = None,
        store: Store | None = None,
        keeper: Callable[[Tell], Keeper] | None = None,
    ) -> None:
        self.root = root
        self.settings = settings or Settings()
        self.notices: list[str] = []
        self.store = store or self._open_store()
        if self.store.notice:
            self.notices.append(self.store.notice)
        self.shelf = Shelf(self.store)
        self._relay = _Relay()
        self._make_keeper = keeper or self._child
        self._keeper: Keeper | None = None
        self._judgements: JudgementFile | None = None
        self._judged_at = self._judgements_stamp()

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

    def _child(self, tell: Tell) -> Keeper:
        errand = Errand(str(self.root.absolute()), str(self.store.path), self.settings.model)
        return ChildKeeper(errand, tell, paths.log_file("keeper.log"))

    @property
    def citing(self) -> Citing:
        """The words of its sources as citations."""
        from briefing.library import citing

        shelf, style = self.shelf, self.settings.citation_style
        return citing.Citing(self.root, style, shelf.sources.__getitem__, shelf.text)

    # -- keeping

    @property
    def begun(self) -> bool:
        """Whether anybody has been asked to keep the store."""
        return self._keeper is not None

    def listen(self, tell: Tell) -> None:
        """Have what the keeper tells handed to this; it is called in another thread."""
        self._relay.open(tell)

    def ask(self, command: Command) -> None:
        """Have the folder read, or linked anew."""
        if self._keeper is None:
            self._keeper = self._make_keeper(self._relay)
        self._keeper.ask(command)

    def rest(self) -> None:
        """Let the keeper give up what it only holds to be quick next time."""
        if self._keeper:
            self._keeper.rest()

    def close(self) -> None:
        """Give up everything."""
        if self._keeper:
            self._keeper.stop()
        self.shelf.close()
        self.store.close()

    # -- looking

    def search(self, query: str, limit: int = 20) -> Results:
        """Search everything; safe to call from a thread of its own."""
        from briefing.search import find

        return find(self.store.reader(), query, limit)

    # -- judgements

    @property
    def judgement_file(self) -> JudgementFile:
        """The reader's judgements on the folder."""
        if self._judgements is None:
            from briefing.judgements import JudgementFile

            self._judgements = JudgementFile(*paths.judgements_file(self.root))
        return self._judgements

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
        from briefing.library.linking import outcomes

        return outcomes(self.store, self.judgement_file)

    def broken_judgements(self) -> list[Broken]:
        """Tables of the judgements' file that cannot be read, each with its line."""
        return self.judgement_file.read().broken


class _Relay:
    """Holds what is told until somebody listens."""

    def __init__(self) -> None:
        self._early: list[Told] = []
        self._tell: Tell | None = None
        self._guard = threading.Lock()

    def __call__(self, told: Told) -> None:
        with self._guard:
            if self._tell is None:
                self._early.append(told)
                return
        self._tell(told)

    def open(self, tell: Tell) -> None:
        with self._guard:
            early, self._early = self._early, []
            for told in early:
                tell(told)
            self._tell = tell
