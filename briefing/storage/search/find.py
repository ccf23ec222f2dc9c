"""Query → hits, grouped by kind, the best of each first."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from briefing.storage.search.alike import alike_titles
from briefing.storage.search.documents import KINDS
from briefing.storage.search.facets import FacetCount, facet_counts
from briefing.storage.search.fields import kinds_of
from briefing.storage.search.lexicon import Lexicon
from briefing.storage.search.query import parse
from briefing.storage.search.rows import band, kind_of
from briefing.storage.search.terms import EXACT, FAR, NEAR, STARTS, Resolver, Terms
from briefing.text.normalisation import tokens

_STEPS = 2_000
"""Steps of SQLite between two looks at whether a search is still wanted; some microseconds."""
_AT_ONCE = 500
"""Rows that one statement asks for."""
_MOST_SIFTED = 150
"""Rows that are looked at one by one for a word of which hardly anything is typed."""
_MOST_FACETED = 100_000
"""Hits up to which each value that narrows them is counted."""
_PATIENCE = 0.12
"""Seconds after which a first page shows what it has."""
_NAMED = ("actor", "issue")
"""Kinds that are looked for by their names as a whole, where no word leads to one."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found. For a sentence ``record`` is ``start:end`` in ``source``."""

    kind: str
    record: str
    source: str
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Group:
    """The hits of one kind, the best of them; ``count`` is of all, or at least so many."""

    kind: str
    count: int
    hits: tuple[Hit, ...]
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Results:
    """What a query found.

    Attributes:
        terms: which words it was taken for.
        groups: by kind, in a fixed order.
        facets: what it can be narrowed by, with numbers; empty in a first page.
        mended: (typed, taken for) of every word that was misspelt or is spelt otherwise too.
        late: a first page that ran out of time; what it lacks follows with the numbers.
    """

    terms: Terms
    groups: tuple[Group, ...]
    facets: tuple[FacetCount, ...] = ()
    mended: tuple[tuple[str, str], ...] = ()
    late: bool = False

    @property
    def counted(self) -> bool:
        """Whether all numbers are those of all hits."""
        return not self.late and all(group.counted for group in self.groups)


def find(
    db: sqlite3.Connection, text: str, limit: int = 20, lexicon: Lexicon | None = None
) -> Results:
    """Search, with true numbers.

    Args:
        db: a reading connection to the store; ``interrupt()`` on it cancels the search.
        text: the query as typed.
        limit: the most hits shown of one kind.
        lexicon: of the index, kept from search to search.

    Returns:
        Groups in a fixed order; kinds without a hit are left out.
    """
    search = Search(db, text, limit, lexicon or Lexicon())
    return search.whole(search.page())


def matching_records(db: sqlite3.Connection, text: str, lexicon: Lexicon) -> list[tuple[str, str]]:
    """(kind, id) of all records, sentences apart, that a query finds, in no order."""
    expression = Resolver(db, lexicon).terms(parse(text)).match(NEAR, whole=True)
    if not expression:
        return []
    query = (
        "SELECT kind, record FROM documents WHERE row IN"
        " (SELECT rowid FROM hits WHERE hits MATCH ? AND rowid < ?)"
    )
    return db.execute(query, (expression, band("sentence")[0])).fetchall()


class Search:
    """One search: its first page at once, its numbers when there is time.

    Args:
        db: a reading connection to the store.
        text: the query as typed.
        limit: the most hits shown of one kind.
        lexicon: of the index.
        cancelled: asked now and then; once it says yes, ``SearchCancelled`` is raised.
    """

    def __init__(
        self,
        db: sqlite3.Connection,
        text: str,
        limit: int,
        lexicon: Lexicon,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        self._db = db
        self._limit = limit
        self._cancelled = cancelled
        self._lexicon = lexicon
        self._resolver = Resolver(db, lexicon)
        self._query = parse(text)
        self._read: dict[int, Hit] = {}
        self._ends = float("inf")
        self._late = False
        self._timed = False
        self._unwanted = False
        self._kinds = [
            kind for kind in KINDS if all(kind in kinds_of(f.name) for f in self._query.fields)
        ]

    def page(self) -> Results:
        """The best hits of each kind.

        Raises:
            SearchCancelled: nobody wants it any more.
        """
        self._ends = time.monotonic() + _PATIENCE
        with _Watched(self._db, self._is_over):
            return self._page()

    def whole(self, page: Results) -> Results:
        """A first page with the numbers of all hits, and what it can be narrowed by.

        Raises:
            SearchCancelled: nobody wants it any more.
        """
        self._late = False
        self._ends = float("inf")
        with _Watched(self._db, self._is_over):
            return replace(self._counted(page), late=False)

    def _is_over(self) -> bool:
        """Whether nobody wants it any more, or the first page has taken long enough."""
        if self._cancelled is not None and self._cancelled():
            self._unwanted = True
        return self._unwanted or (self._timed and time.monotonic() > self._ends)

    def _page(self) -> Results:
        terms = self._resolver.terms(self._query)
        if self._query.is_empty:
            return Results(terms, ())
        found = self._found(terms, STARTS)
        words = bool(self._query.words)
        if words and not self._late and sum(map(len, found.values())) < self._limit:
            found = self._found(terms, NEAR)
        if words and not self._late and not any(found.values()):
            terms = self._resolver.terms(self._query, loose=True)
            found = self._found(terms, NEAR)
        for kind in self._kinds:
            if kind in _NAMED and not self._late and not self._is_named(terms, found.get(kind, [])):
                alike = alike_titles(self._db, self._lexicon, terms, band(kind))
                found[kind] = list(dict.fromkeys([*alike, *found.get(kind, [])]))[: self._limit]
        self._ends = float("inf")  # what was found is read all the same
        shown = {kind: self._hits(rows) for kind, rows in found.items() if rows}
        sure = not (terms.is_cut or self._late)
        groups = [
            Group(kind, len(hits), hits, sure and len(hits) < self._limit)
            for kind, hits in shown.items()
        ]
        mended = _mended(terms, groups)
        return Results(terms, tuple(groups), mended=mended, late=self._late)

    def _found(self, terms: Terms, closest: int) -> dict[str, list[int]]:
        """The rows of the best hits of each kind: as typed before begun so, names before mentions.

        Few are ranked by their words; of many, those are looked for that match best.
        """
        broad = terms.match(closest)
        if not broad:
            return {}
        few = self._sifted(terms) if terms.is_cut else None
        if few is None:
            few = self._across(broad)
        return {kind: self._ordered(terms, kind, closest, few.get(kind)) for kind in self._kinds}

    def _ordered(self, terms: Terms, kind: str, closest: int, few: list[int] | None) -> list[int]:
        if few is None or len(few) > self._limit:
            return self._best(terms, kind, closest)
        self._hits(few)
        return [row for _, row in sorted((self._rank(terms, row), row) for row in few)]

    def _across(self, expression: str) -> dict[str, list[int]]:
        """The rows of each kind, where they are few; kinds that were not reached are left out."""
        most = (self._limit + 1) * len(KINDS)
        query = "SELECT rowid FROM hits WHERE hits MATCH ? ORDER BY rowid LIMIT ?"
        rows = self._rows(query, expression, most)
        found: dict[str, list[int]] = {kind: [] for kind in KINDS}
        for row in rows:
            found[kind_of(row)].append(row)
        if len(rows) < most and not self._late:
            return found
        if not rows:
            return {}
        last = KINDS.index(kind_of(rows[-1]))  # there are more of it, and behind it
        return {kind: found[kind] for kind in KINDS[:last]}

    def _sifted(self, terms: Terms) -> dict[str, list[int]] | None:
        """Rows that match a word of which hardly anything is typed: those of the rest, looked at.

        Returns:
            By kind, one more than is shown; None where too many would have to be looked at.
        """
        rest = terms.match(NEAR, uncut=True)
        if not rest:
            return None
        query = "SELECT rowid FROM hits WHERE hits MATCH ? ORDER BY rowid LIMIT ?"
        rows = self._rows(query, rest, _MOST_SIFTED)
        if len(rows) == _MOST_SIFTED:
            return None
        self._hits(rows)
        found: dict[str, list[int]] = {kind: [] for kind in KINDS}
        for row in rows:
            if self._rank(terms, row) < 2 * FAR:
                found[kind_of(row)].append(row)
        return found

    def _is_named(self, terms: Terms, rows: list[int]) -> bool:
        """Whether the first hit bears the words in its title, as typed or begun so."""
        return bool(rows) and self._rank(terms, rows[0]) in {2 * EXACT, 2 * STARTS}

    def _rank(self, terms: Terms, row: int) -> int:
        (hit,) = self._hits([row])
        return terms.rank(*(f" {' '.join(tokens(text))} " for text in (hit.title, hit.body)))

    def _best(self, terms: Terms, kind: str, closest: int) -> list[int]:
        rows: dict[int, None] = {}
        for closeness in range(EXACT, closest + 1):
            for table in ("titles", "hits"):
                if (table == "titles" and kind == "sentence") or len(rows) >= self._limit:
                    continue
                named = table == "titles"
                expression = terms.match_titles(closeness) if named else terms.match(closeness)
                if expression:
                    most = self._limit + len(rows)
                    rows.update(dict.fromkeys(self._matching(expression, kind, most, table)))
        return list(rows)[: self._limit]

    def _matching(self, expression: str, kind: str, most: int, table: str = "hits") -> list[int]:
        query = (
            f"SELECT rowid FROM {table} WHERE {table} MATCH ? AND rowid BETWEEN ? AND ?"
            " ORDER BY rowid LIMIT ?"
        )
        return self._rows(query, expression, *band(kind), most)

    def _rows(self, query: str, *values: object) -> list[int]:
        """The rows that a statement gives; those until then where the time is over."""
        rows: list[int] = []
        if time.monotonic() > self._ends:
            self._late = True
            return rows
        self._timed = True
        try:
            rows += (row for (row,) in self._db.execute(query, values))
        except sqlite3.OperationalError as error:
            if self._unwanted or "interrupted" not in str(error):
                raise
            self._late = True
        finally:
            self._timed = False
        return rows

    def _hits(self, rows: list[int]) -> tuple[Hit, ...]:
        """What stands in some rows; each is read once in a search."""
        missing = [row for row in rows if row not in self._read]
        for begin in range(0, len(missing), _AT_ONCE):
            some = missing[begin : begin + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            held = "row, kind, record, source, title, body"
            query = f"SELECT {held} FROM documents WHERE row IN ({marks})"
            self._read |= {row: Hit(*values) for row, *values in self._db.execute(query, some)}
        return tuple(self._read[row] for row in rows)

    def _counted(self, page: Results) -> Results:
        expression = page.terms.match(NEAR, whole=True)
        if not expression:
            return page
        if not page.counted or page.terms.is_cut:
            page = replace(page, groups=tuple(self._all_groups(page, expression)))
        total = sum(group.count for group in page.groups)
        facets = facet_counts(self._db, expression, self._kinds, counted=total <= _MOST_FACETED)
        return replace(page, facets=facets)

    def _all_groups(self, page: Results, expression: str) -> Iterator[Group]:
        """The groups with their numbers; also those of which the first page had no hit."""
        shown = {group.kind: group.hits for group in page.groups}
        for kind, count in self._counts(expression).items():
            hits = shown.get(kind, ())
            if not hits and count and kind in self._kinds:
                hits = self._hits(self._matching(expression, kind, self._limit))
            if hits:
                yield Group(kind, max(count, len(hits)), hits)

    def _counts(self, expression: str) -> dict[str, int]:
        ends = [band(kind)[1] for kind in KINDS]
        below = ", ".join("coalesce(sum(rowid <= ?), 0)" for _ in ends)
        query = f"SELECT {below} FROM hits WHERE hits MATCH ?"
        up_to = self._db.execute(query, (*ends, expression)).fetchone()
        counts = [n - before for n, before in zip(up_to, (0, *up_to), strict=False)]
        return dict(zip(KINDS, counts, strict=True))


def _mended(terms: Terms, groups: list[Group]) -> tuple[tuple[str, str], ...]:
    """What each word was taken for, of those that the hits hold."""
    wanted = {w for word in terms.words for w in (*word.alike, *word.near)}
    if not wanted:
        return ()
    seen = wanted.intersection(
        w for g in groups for hit in g.hits for w in tokens(f"{hit.title} {hit.body}")
    )
    told = [
        (word.typed, [w for w in (*word.alike, *word.near) if w in seen]) for word in terms.words
    ]
    return tuple((typed, ", ".join(meant)) for typed, meant in told if meant)


class SearchCancelled(Exception):
    """Nobody wants the answer any more."""


class _Watched:
    """One state of the index for all questions; they end when they are told to."""

    def __init__(self, db: sqlite3.Connection, is_over: Callable[[], bool]) -> None:
        self._db = db
        self._is_over = is_over
        self._begun = False

    def __enter__(self) -> None:
        self._begun = not self._db.in_transaction
        if self._begun:
            self._db.execute("BEGIN")
        self._db.set_progress_handler(self._is_over, _STEPS)

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        self._db.set_progress_handler(None, 0)
        if self._begun and self._db.in_transaction:
            self._db.execute("COMMIT")
        if isinstance(error, sqlite3.OperationalError) and "interrupted" in str(error):
            raise SearchCancelled from None
