"""A query, and for each of its words those of the index that it may mean."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefing.storage.search.fields import Field, column_of, tags_of
from briefing.storage.search.lexicon import MOST_STARTS, Lexicon
from briefing.storage.search.query import Query
from briefing.text.normalisation import tokens

EXACT, STARTS, NEAR, FAR = 0, 1, 2, 3
"""How well words match: as typed, begun so, nearly so, not at all."""


@dataclass(frozen=True)
class Word:
    """A word as typed.

    Attributes:
        known: some word of the index is this one or begins with it.
        starts: words that begin with it, the most frequent first.
        near: what it may mean where it is misspelt.
        alike: other spellings of a name.
        others: words that would do as well.
        ended: it stands in the index as it is, and others are typed behind it; words that only
            begin so are less likely meant.
    """

    typed: str
    known: bool
    starts: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    others: tuple[Word, ...] = ()
    ended: bool = False

    @property
    def meant(self) -> tuple[str, ...]:
        """What it is taken for: itself, or the nearest words where there is none like it."""
        return (self.typed,) if self.known else (*self.alike, *self.near)

    def options(self, closeness: int, *, whole: bool = False) -> list[str]:
        """The alternatives for the full-text search; none where it cannot match so closely."""
        found = [quoted(self.typed)] if self.known else []
        if closeness >= (NEAR if self.ended else STARTS) and self.known:
            found += [quoted(w) for w in self.starts[:MOST_STARTS]]
            if whole and len(self.starts) > MOST_STARTS:
                found = [quoted(self.typed) + "*"]
        if closeness >= STARTS or not self.known:
            found += [quoted(w) for w in self.alike]
        if closeness >= NEAR or not self.known:
            found += [quoted(w) for w in self.near]
        for other in self.others:
            found += other.options(closeness, whole=whole)
        return found

    def title_options(self, closeness: int) -> list[str]:
        """The same for titles, whose index knows how words begin."""
        found = [quoted(self.typed) + ("*" if closeness >= STARTS else "")] if self.known else []
        if closeness >= STARTS or not self.known:
            found += [quoted(w) for w in self.alike]
        if closeness >= NEAR or not self.known:
            found += [quoted(w) for w in self.near]
        for other in self.others:
            found += other.title_options(closeness)
        return found

    @property
    def is_cut(self) -> bool:
        """Whether more words begin so than are tried at first."""
        return len(self.starts) > MOST_STARTS or any(other.is_cut for other in self.others)

    def closeness(self, text: str) -> int:
        """How well the word is met by one of a text of ``words_of``; ``FAR`` where by none."""
        if self.known and f" {self.typed}" in text:
            return EXACT if f" {self.typed} " in text else STARTS
        meant = (*self.alike, *self.near)
        near = NEAR if any(f" {word} " in text for word in meant) else FAR
        return min([near, *(other.closeness(text) for other in self.others)])


@dataclass(frozen=True)
class Terms:
    """What a query may mean.

    Attributes:
        query: as parsed.
        words: in the order of the query's.
        restriction: the expression that its fields make; None where they let nothing pass.
        whole_restriction: the same with all words that begin as those of the fields.
        turned_away: the expression of what must not occur, empty where nothing is.
    """

    query: Query
    words: tuple[Word, ...]
    restriction: str | None = ""
    whole_restriction: str | None = ""
    turned_away: str = ""

    @property
    def meant(self) -> tuple[tuple[str, ...], ...]:
        """What each word is taken for."""
        return tuple(word.meant for word in self.words)

    @property
    def is_cut(self) -> bool:
        """Whether a word is so short that more begin so than are tried at first."""
        return any(word.is_cut for word in self.words)

    def rank(self, title: str, body: str) -> int:
        """How well a record matches: as typed before begun so before nearly so, each in its title
        before elsewhere.

        Args:
            title: its words, as ``words_of`` gives them.
            body: those of the rest.

        Returns:
            The lower the better, even where the title bears all words; ``2 * FAR`` and more where
            it does not match.
        """
        named = max((word.closeness(title) for word in self.words), default=FAR)
        both = title + body
        told = max((word.closeness(both) for word in self.words), default=EXACT)
        return min(2 * named, 2 * told + 1)

    def match(self, closeness: int, *, whole: bool = False, uncut: bool = False) -> str:
        """The expression for SQLite's full-text search; empty where nothing can match.

        Args:
            closeness: ``EXACT``, ``STARTS`` or ``NEAR``.
            whole: every word that begins so, however many they are.
            uncut: without the words of which more begin so than are tried.
        """
        restriction = self.whole_restriction if whole else self.restriction
        if restriction is None:
            return ""
        words = [word for word in self.words if not (uncut and word.is_cut)]
        parts = self._parts([word.options(closeness, whole=whole) for word in words])
        if parts is None:
            return ""
        found = [f"{{title body}} : ({' AND '.join(parts)})"] if parts else []
        found += [restriction] if restriction else []
        expression = " AND ".join(found)
        if expression and self.turned_away:
            return f"({expression}) NOT ({self.turned_away})"
        return expression

    def match_titles(self, closeness: int) -> str:
        """The expression for the index of titles; empty where it cannot answer."""
        if self.restriction or self.restriction is None or self.turned_away or not self.words:
            return ""
        parts = self._parts([word.title_options(closeness) for word in self.words])
        return " AND ".join(parts or ())

    def _parts(self, options: Sequence[Sequence[str]]) -> list[str] | None:
        """Of each word its alternatives, then the phrases; None where a word has none."""
        if not all(options):
            return None
        parts = [f"({' OR '.join(dict.fromkeys(some))})" for some in options]
        return parts + [quoted(p) for p in (*self.query.phrases, *self.query.exact)]

    @cached_property
    def _wanted(self) -> frozenset[str]:
        words = [w for word in self.words for one in (word, *word.others) for w in one.meant]
        words += [
            w
            for word in self.words
            for one in (word, *word.others)
            for w in (*one.alike, *one.near)
        ]
        words += self.query.exact
        words += [w for f in self.query.fields if column_of(f.name) for w in tokens(f.value)]
        return frozenset(words)

    @cached_property
    def _begun(self) -> tuple[str, ...]:
        begun = [one.typed for word in self.words for one in (word, *word.others)]
        return tuple(
            begun + [w for f in self.query.fields if column_of(f.name) for w in tokens(f.value)]
        )

    def marks(self, text: str) -> list[tuple[int, int]]:
        """Ranges of ``text`` that the query matches, for highlighting, in order."""
        found: list[tuple[int, int]] = []
        read: list[tuple[str, int, int]] = []
        for match in _WORD.finditer(text):
            parts = tokens(match.group())
            read += [(part, match.start(), match.end()) for part in parts]
            if any(part in self._wanted or part.startswith(self._begun) for part in parts):
                found.append(match.span())
        items = (one.typed for word in self.words for one in (word, *word.others))
        for phrase in (*self.query.phrases, *(item for item in items if " " in item)):
            found += _phrase_marks(phrase.split(), read)
        return sorted(set(found))


_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")


def _phrase_marks(
    words: Sequence[str], read: Sequence[tuple[str, int, int]]
) -> Iterable[tuple[int, int]]:
    """Where these words follow one another."""
    for at in range(len(read) - len(words) + 1):
        if all(read[at + n][0] == word for n, word in enumerate(words)):
            yield read[at][1], read[at + len(words) - 1][2]


class Resolver:
    """Finds what the words of a query may mean.

    Args:
        db: a reading connection to the store.
        lexicon: of the index.
    """

    def __init__(self, db: sqlite3.Connection, lexicon: Lexicon) -> None:
        self._db = db
        self._lexicon = lexicon

    def terms(self, query: Query, *, loose: bool = False) -> Terms:
        """What a query may mean.

        Args:
            query: as parsed.
            loose: whether words that are known may be misspelt all the same.
        """
        others: dict[int, list[Word]] = {}
        for number, other in query.others:
            others.setdefault(number, []).append(self._word(other))
        words = tuple(
            self._word(w, tuple(others.get(n, ())), loose=loose, ended=n + 1 < len(query.words))
            for n, w in enumerate(query.words)
        )
        away = " OR ".join(filter(None, (self._away(query.without), *self._away_fields(query))))
        narrow = self._restriction(query.fields)
        whole = self._restriction(query.fields, whole=True)
        return Terms(query, words, narrow, whole, away)

    def _word(
        self,
        typed: str,
        others: tuple[Word, ...] = (),
        *,
        loose: bool = False,
        ended: bool = False,
    ) -> Word:
        lexicon, db = self._lexicon, self._db
        if " " in typed:  # a phrase with alternatives
            return Word(typed, True, others=others)
        known = lexicon.known(db, typed)
        alike = lexicon.alike(db, typed)
        if known:
            near = tuple(w for _, w in lexicon.near(db, typed, loose=True)) if loose else ()
            starts = lexicon.starting(db, typed)
            return Word(typed, True, starts, near, alike, others, ended and known == typed)
        found = lexicon.near(db, typed, loose=loose)
        near = tuple(w for d, w in found if (loose or d == found[0][0]) and w not in alike)
        if not near and not alike:
            near = lexicon.near_start(db, typed)
        return Word(typed, False, (), near, alike, others)

    def _restriction(self, fields: tuple[Field, ...], *, whole: bool = False) -> str | None:
        parts = []
        for field in fields:
            column = column_of(field.name)
            if column:
                words = [self._word(w) for w in tokens(field.value)]
                options = [w.options(STARTS, whole=whole) for w in words]
            else:
                column = "tags"
                options = [[quoted(t) for t in tags_of(field, self._db)]]
            if not options or not all(options):
                return None
            joined = " AND ".join(f"({' OR '.join(o)})" for o in options)
            parts.append(f"{column} : ({joined})")
        return " AND ".join(parts)

    def _away(self, without: tuple[str, ...]) -> str:
        """What must not occur: phrases, words, and from three letters on those that begin so."""
        parts = []
        for word in without:
            if " " in word or len(word) < _LEAST_BEGUN:
                parts.append(quoted(word))
            else:
                one = Word(word, True, self._lexicon.starting(self._db, word))
                parts += one.options(STARTS)
        return f"{{title body}} : ({' OR '.join(parts)})" if parts else ""

    def _away_fields(self, query: Query) -> Iterator[str]:
        """The expressions of fields that must not hold; those that nothing meets are none."""
        for field in query.away:
            expression = self._restriction((field,))
            if expression:
                yield f"({expression})"


_LEAST_BEGUN = 3
"""Letters of a word that is turned away with all that begin so."""


def quoted(word: str) -> str:
    """A word as the full-text search reads it, whatever it holds."""
    return '"' + word.replace('"', '""') + '"'
