"""When each article first stood in the briefing: a log, one line for every reading that found some.

The log outlives the cache, which is rebuilt at will, and stands in the user's state folder: it says
what *this* reader has been able to see since when. An article is known by its text and by its
place: one that is moved, or put in order in its file, is no news.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from briefing import paths
from briefing.models import Article
from briefing.models.article import text_digest

_DIGITS = 16
"""Hexadecimal digits of a text's digest that tell it from others of one folder."""


class Batch(msgspec.Struct, frozen=True):
    """What one reading found.

    Attributes:
        at: when, ISO 8601 in UTC.
        articles: their ids and the first digits of their texts' digests, in turn.
    """

    at: str
    articles: tuple[str, ...]


class Arrival(msgspec.Struct, frozen=True):
    """When an article came in; ``first`` where it stood there at the first reading of all."""

    at: str
    first: bool


def now() -> str:
    """This moment as the log writes it."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


class Arrivals:
    """The log of one folder.

    Args:
        file: where it stands; it need not be there.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._size = -1
        self._of_source: dict[str, Arrival] = {}
        self._bearers: dict[str, list[str]] = {}

    @classmethod
    def of(cls, root: Path) -> Arrivals:
        """The log of the folder (or file) at ``root``."""
        return cls(paths.arrivals_file(root))

    def note(self, articles: Iterable[tuple[str, Article]], at: str | None = None) -> None:
        """Write down those that are new, as one batch; where that cannot be written, nothing.

        Args:
            articles: all of the folder, by the ids of their sources.
            at: when they were read; by default now.
        """
        self._read()
        every = dict(articles)
        fresh = {
            source: article
            for source, article in every.items()
            if source not in self._of_source and self._moved(article, every) is None
        }
        if not fresh or paths.usable_folder(self._file.parent) is None:
            return
        names = [name for s, a in fresh.items() for name in (s, _digest(a))]
        line = msgspec.json.encode(Batch(at or now(), tuple(names))) + b"\n"
        try:
            with self._file.open("ab") as log:
                log.write(line)
        except OSError:
            return

    def of_articles(self, articles: Iterable[tuple[str, Article]]) -> Mapping[str, Arrival]:
        """The arrival of each article of a folder, by its source.

        One whose file was moved came in when it stood at its old place; one that is not written
        down yet comes in now.
        """
        self._read()
        every = dict(articles)
        new = Arrival(now(), first=not self._of_source)
        return {
            source: self._of_source.get(source) or self._moved(article, every) or new
            for source, article in every.items()
        }

    def _moved(self, article: Article, every: Mapping[str, Article]) -> Arrival | None:
        before = self._bearers.get(_digest(article), ())
        return next((self._of_source[s] for s in before if s not in every), None)

    def _read(self) -> None:
        """Read the log where it has grown; a damaged line is passed over."""
        try:
            size = self._file.stat().st_size
            if size == self._size:
                return
            lines = self._file.read_bytes().splitlines()
        except OSError:
            size, lines = -1, []
        self._size, self._of_source, self._bearers = size, {}, {}
        for line in lines:
            try:
                batch = msgspec.json.decode(line, type=Batch)
            except msgspec.DecodeError:
                continue
            arrival = Arrival(batch.at, first=not self._of_source)
            for source, digest in zip(batch.articles[::2], batch.articles[1::2], strict=False):
                self._of_source.setdefault(source, arrival)
                self._bearers.setdefault(digest, []).append(source)


def _digest(article: Article) -> str:
    return text_digest(article.text)[:_DIGITS]
