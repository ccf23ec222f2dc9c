"""Searches of a folder: begun, completed while they are typed, saved under names, remembered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from briefing import paths
from briefing.judgements import JudgementFile
from briefing.storage import Store
from briefing.storage.search import Lexicon, Results, Search
from briefing.storage.search.completion import completion
from briefing.storage.search.query import is_by_meaning

_MOST_REMEMBERED = 50
_LONGEST = 500
"""Letters of a query that is remembered."""


class Searching:
    """What one reader searches a folder for.

    Args:
        store: in which everything can be found.
        history: the file that remembers the last searches.
        judgements: the file that holds the saved ones.
    """

    def __init__(self, store: Store, history: Path, judgements: JudgementFile) -> None:
        self._store = store
        self._history = history
        self._judgements = judgements
        self._lexicon = Lexicon()

    def begin(
        self, query: str, limit: int = 20, cancelled: Callable[[], bool] | None = None
    ) -> Search:
        """A search, to be asked for its first page and then for the rest, in one thread.

        Args:
            query: as typed.
            limit: the most hits shown of one kind.
            cancelled: asked now and then whether it is still wanted.
        """
        return Search(self._store.reader(), query, limit, self._lexicon, cancelled)

    def by_meaning(self, query: str, limit: int = 20) -> Results:
        """What is near in meaning to the words behind ``~``; nothing where no reader can tell."""
        from briefing.extract.scoring.side_reader import side_reader
        from briefing.storage.search.meaning import find_by_meaning

        reader = side_reader()
        vector = reader.vector if reader else lambda _: b""
        return find_by_meaning(self._store.reader(), query, limit, vector)

    def find(self, query: str, limit: int = 20) -> Results:
        """The hits of a query, all of them counted."""
        if is_by_meaning(query):
            return self.by_meaning(query, limit)
        search = self.begin(query, limit)
        return search.whole(search.page())

    def completion(self, query: str) -> str:
        """What the last word of a query may go on with; empty for nothing."""
        return completion(self._store.reader(), query)

    @property
    def saved(self) -> dict[str, str]:
        """The queries of saved searches by their names."""
        return self._judgements.read().searches

    @property
    def last(self) -> list[str]:
        """The last queries that led somewhere, the newest first."""
        try:
            return msgspec.json.decode(self._history.read_bytes(), type=list[str])
        except (OSError, msgspec.DecodeError, ValueError):
            return []

    def remember(self, query: str) -> None:
        """A query has led somewhere."""
        words = query.strip()
        if not words or len(words) > _LONGEST:
            return
        known = [words, *(other for other in self.last if other != words)][:_MOST_REMEMBERED]
        paths.write_private(self._history, msgspec.json.encode(known))
