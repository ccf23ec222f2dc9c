"""The linked briefing as a screen reads it: a record when it is asked for, lists by the page.

A snapshot holds one state of the store until it is told to ``refresh``; whatever is written
meanwhile does not show, so that ids seen once can be followed.
"""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

import msgspec

from briefing.errors import DamagedStore
from briefing.models.read_models import EventLine, Facts, Highlight, PositionLine
from briefing.storage.decoding import RowDecoder
from briefing.storage.linked_records import decoder, facts_of
from briefing.storage.schema import line_table

if TYPE_CHECKING:
    from briefing.models import (
        Actor,
        Discrepancy,
        Issue,
        Join,
        Meeting,
        Position,
        Quote,
        ReviewState,
        Source,
        Visit,
    )
    from briefing.models.briefing import MentionRef
    from briefing.models.news import NewsItem
    from briefing.storage.store import Store

_KEPT = 4_000
"""Decoded records of a kind that are kept."""
T = TypeVar("T")
L = TypeVar("L")


class Table(Mapping[str, T], Generic[T]):
    """The records of one kind by their ids; decoded when first asked for.

    Args:
        snapshot: where they stand.
        kind: which they are.
    """

    def __init__(self, snapshot: SnapshotReader, kind: str) -> None:
        self._snapshot = snapshot
        self._kind = kind
        self._kept: OrderedDict[str, T] = OrderedDict()

    def __getitem__(self, name: str) -> T:
        if name in self._kept:
            self._kept.move_to_end(name)
            return self._kept[name]
        query = "SELECT data FROM records WHERE kind = ? AND id = ?"
        row = self._snapshot.db.execute(query, (self._kind, name)).fetchone()
        if row is None:
            raise KeyError(name)
        record: T = decoder(self._kind).decode(row[0])
        self._kept[name] = record
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return record

    def __contains__(self, name: object) -> bool:
        if name in self._kept:
            return True
        query = "SELECT 1 FROM records WHERE kind = ? AND id = ?"
        return self._snapshot.db.execute(query, (self._kind, name)).fetchone() is not None

    def __iter__(self) -> Iterator[str]:
        query = "SELECT id FROM records WHERE kind = ? ORDER BY place"
        return (name for (name,) in self._snapshot.db.execute(query, (self._kind,)))

    def __len__(self) -> int:
        query = "SELECT count(*) FROM records WHERE kind = ?"
        return int(self._snapshot.db.execute(query, (self._kind,)).fetchone()[0])

    def forget(self) -> None:
        """The store was written."""
        self._kept.clear()


class SnapshotReader:
    """One state of a store's briefing.

    Args:
        store: that is read, through a connection of the snapshot's own.

    Attributes:
        generation: counts the linkings; 0 where nothing has been linked.
        facts: the folder in numbers.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.sources: Table[Source] = Table(self, "source")
        self.actors: Table[Actor] = Table(self, "actor")
        self.visits: Table[Visit] = Table(self, "visit")
        self.meetings: Table[Meeting] = Table(self, "meeting")
        self.issues: Table[Issue] = Table(self, "issue")
        self.positions: Table[Position] = Table(self, "position")
        self.quotes: Table[Quote] = Table(self, "quote")
        self.judged: Table[ReviewState] = Table(self, "judged")
        self.discrepancies: Table[Discrepancy] = Table(self, "discrepancy")
        self._mentions: Table[tuple[MentionRef, ...]] = Table(self, "mentions")
        self._joins: Table[tuple[Join, ...]] = Table(self, "joins")
        self._marks: Table[tuple[Highlight, ...]] = Table(self, "marks")
        self._lines: dict[type, dict[str, Any]] = {}
        self._pages: OrderedDict[tuple[type, int], list[Any]] = OrderedDict()
        self._news: tuple[NewsItem, ...] | None = None
        self.db = self._begin()
        self._look()

    def _begin(self) -> sqlite3.Connection:
        db = self.store.connect_to_read()
        db.execute("BEGIN")
        return db

    def _look(self) -> None:
        self._file = self.store.file_number
        self.generation, self.facts = 0, Facts()
        try:
            row = self.db.execute("SELECT generation, facts FROM linked").fetchone()
            if row:
                self._try_each_kind()
                self.generation, self.facts = row[0], facts_of(row[1])
        except (DamagedStore, sqlite3.DatabaseError):
            pass  # damaged, or written by another version: it will be linked anew

    def _try_each_kind(self) -> None:
        query = "SELECT kind, data FROM records GROUP BY kind"
        for kind, data in self.db.execute(query):
            decoder(kind).decode(data)

    @property
    def name(self) -> tuple[str, int]:
        """Tells one state of one store from every other."""
        return str(self.store.path), self.generation

    def refresh(self) -> bool:
        """Show the newest state; False where it is the one on show."""
        fresh = self._begin()
        row = fresh.execute("SELECT generation FROM linked").fetchone()
        file = self.store.file_number
        if (row[0] if row else 0) == self.generation and file == self._file:
            fresh.close()
            return False
        self.db.close()
        self.db = fresh
        self._look()
        for table in vars(self).values():
            if isinstance(table, Table):
                table.forget()
        self._lines.clear()
        self._pages.clear()
        self._news = None
        return True

    def close(self) -> None:
        """Give up the connection."""
        self.db.close()

    # -- records

    def text(self, source: str) -> str:
        """The text of a source; empty where it is gone."""
        row = self.db.execute("SELECT text FROM articles WHERE id = ?", (source,)).fetchone()
        return row[0] if row else ""

    def mentions(self, actor: str) -> tuple[MentionRef, ...]:
        """Every place where an actor is meant."""
        return self._mentions.get(actor, ())

    def joins(self, actor: str) -> tuple[Join, ...]:
        """Why forms of name were taken for this actor."""
        return self._joins.get(actor, ())

    def marks(self, source: str) -> tuple[Highlight, ...]:
        """What is highlighted in a source."""
        return self._marks.get(source, ())

    def linked(self, name: str, one: str) -> list[str]:
        """What belongs to a record by a relation, in order.

        Args:
            name: of the relation, as ``positions of issue``.
            one: the id of the record.
        """
        query = "SELECT other FROM links WHERE name = ? AND id = ? ORDER BY place"
        return [other for (other,) in self.db.execute(query, (name, one))]

    def side(self, position: str) -> str | None:
        """The side of a position by its id."""
        line = self.line(PositionLine, position)
        return line.side if line else None

    def count(self, name: str, one: str) -> int:
        """How many records belong to a record by a relation."""
        query = "SELECT count(*) FROM links WHERE name = ? AND id = ?"
        return int(self.db.execute(query, (name, one)).fetchone()[0])

    def news(self, since: str) -> tuple[NewsItem, ...]:
        """What came in since a moment, changes first; none where others are kept.

        Args:
            since: ISO 8601, as it was given when the news were made.
        """
        if since != self.news_since:
            return ()
        if self._news is None:
            rows = self.db.execute("SELECT data FROM news ORDER BY place")
            self._news = tuple(_news_item(data) for (data,) in rows)
        return self._news

    @property
    def news_since(self) -> str:
        """The key of the moment of which news are kept; empty where none are."""
        row = self.db.execute("SELECT since FROM news_state").fetchone()
        return row[0] if row else ""

    # -- lines

    def line(self, cls: type[L], name: str) -> L | None:
        """The line of a record by its id; None where it has none."""
        kept = self._lines.setdefault(cls, {})
        if name not in kept:
            query = f"SELECT * FROM {line_table(cls)} WHERE id = ? LIMIT 1"
            row = self.db.execute(query, (name,)).fetchone()
            if len(kept) > 10 * _KEPT:
                kept.clear()
            kept[name] = cls(*row) if row else None
        found: L | None = kept[name]
        return found

    def lines(
        self, cls: type[L], where: str = "", values: Sequence[object] = (), order: str = "place"
    ) -> list[L]:
        """Lines of one class.

        Args:
            cls: of ``LINES``.
            where: a condition in SQL, made by the program and never of what a user typed.
            values: that stand in it.
            order: a column, or several.
        """
        query = f"SELECT * FROM {line_table(cls)}"
        query += (f" WHERE {where}" if where else "") + f" ORDER BY {order}"
        return [cls(*row) for row in self.db.execute(query, tuple(values))]

    def column(self, query: str, values: Iterable[object] = ()) -> list[Any]:
        """The first column of a query of the program's own."""
        return [row[0] for row in self.db.execute(query, tuple(values))]

    # -- lists by the page

    def at(self, cls: type[L], place: int) -> L:
        """The line at a place of its list; read by the page.

        Raises:
            IndexError: there is no such place.
        """
        page, within = divmod(place, _PAGE)
        if (cls, page) not in self._pages:
            first = page * _PAGE
            found = self.lines(cls, "place BETWEEN ? AND ?", (first, first + _PAGE - 1))
            self._pages[cls, page] = found
            if len(self._pages) > _PAGES:
                self._pages.popitem(last=False)
        line: L = self._pages[cls, page][within]
        return line

    def event_at(self, place: int) -> EventLine:
        """The line at a place of the list of visits."""
        return self.at(EventLine, place)

    def listed(self, cls: type[L]) -> Listed[L]:
        """All lines of a class, by their places."""
        return Listed(self, cls)


def _news_item(data: bytes) -> NewsItem:
    # Imported here: most starts have no news.
    from briefing.models.news import NewsItem

    return RowDecoder(msgspec.msgpack.Decoder(NewsItem)).decode(data)


class Listed(Sequence[L], Generic[L]):
    """The lines of a class; read by the page when they are asked for.

    Args:
        snapshot: where they stand.
        cls: of ``LINES``, with places from zero.
    """

    def __init__(self, snapshot: SnapshotReader, cls: type[L]) -> None:
        self._snapshot = snapshot
        self._cls = cls
        self._count = int(snapshot.column(f"SELECT count(*) FROM {line_table(cls)}")[0])

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> L: ...
    @overload
    def __getitem__(self, place: slice) -> list[L]: ...
    def __getitem__(self, place: int | slice) -> L | list[L]:
        if isinstance(place, slice):
            return [self[i] for i in range(*place.indices(self._count))]
        return self._snapshot.at(self._cls, place)


_PAGE, _PAGES = 256, 64
