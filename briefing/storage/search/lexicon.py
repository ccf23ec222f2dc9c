"""The words that the index holds: which begin so, which are near, which sound alike."""

import sqlite3
import threading
from collections import defaultdict

from briefing.text.transliteration import sound

_LEAST_NEAR, _LEAST_LOOSE = 4, 3
"""Letters of a word that may be misspelt, alone and beside others."""
_LONG, _VERY_LONG = 6, 9
"""Letters from which on two, and three, may be wrong."""
_LEAST_HEARD = 4
MOST_STARTS = 24
"""Words tried for one that is unfinished, before all are counted."""


class Lexicon:
    """Looks up words; those of the index are read once, when a misspelt one is met.

    One object serves many threads, each with a connection of its own.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._state = -1
        self._by_length: dict[int, list[str]] = {}
        self._named: dict[int, list[str]] = {}

    def starting(self, db: sqlite3.Connection, prefix: str) -> tuple[str, ...]:
        """Words that begin so and are another, those of most documents first.

        Returns:
            At most one more than ``MOST_STARTS``.
        """
        query = "SELECT term FROM words WHERE term > ? AND term < ? ORDER BY docs DESC LIMIT ?"
        rows = db.execute(query, (prefix, prefix + "\U0010ffff", MOST_STARTS + 1))
        return tuple(term for (term,) in rows)

    def known(self, db: sqlite3.Connection, word: str) -> str:
        """The first word that is this one or begins with it; empty where there is none."""
        query = "SELECT term FROM words WHERE term >= ? AND term < ? LIMIT 1"
        found = db.execute(query, (word, word + "\U0010ffff")).fetchone()
        return found[0] if found else ""

    def alike(self, db: sqlite3.Connection, word: str) -> tuple[str, ...]:
        """Words of names that are another spelling of this one: ``mohammed``, ``muhammad``."""
        if len(word) < _LEAST_HEARD:
            return ()
        query = "SELECT term FROM words WHERE sound = ? AND term <> ? ORDER BY named DESC LIMIT 8"
        return tuple(term for (term,) in db.execute(query, (sound(word), word)))

    def near(
        self, db: sqlite3.Connection, word: str, *, loose: bool = False
    ) -> tuple[tuple[int, str], ...]:
        """Words that a misspelt one may mean.

        Args:
            db: a reading connection.
            word: folded.
            loose: one letter more may be wrong, in words of three letters too; only words of
                titles and names are meant then, since the others of the query must agree.

        Returns:
            (letters that are wrong, word), the nearest first; never the word itself.
        """
        if len(word) < (_LEAST_LOOSE if loose else _LEAST_NEAR):
            return ()
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        most = 1 if len(word) < _LONG else 2
        if loose:
            most = 1 if len(word) < _LEAST_NEAR else 3 if len(word) >= _VERY_LONG else 2
        self._read(db)
        known = self._named if loose else self._by_length
        found = [
            (round(distance), term)
            for length in range(len(word) - most, len(word) + most + 1)
            for term, distance, _ in process.extract(
                word,
                known.get(length, ()),
                scorer=OSA.distance,
                score_cutoff=most,
                limit=_MOST_LOOSE if loose else _MOST_NEAR,
            )
            if distance
        ]
        return tuple(sorted(found)[: _MOST_LOOSE if loose else _MOST_NEAR])

    def near_start(self, db: sqlite3.Connection, word: str) -> tuple[str, ...]:
        """Words of which a misspelt one may be the beginning, while it is being typed."""
        if len(word) < _LEAST_NEAR:
            return ()
        from rapidfuzz.distance import OSA

        most = 1 if len(word) < _LONG else 2
        query = (
            "SELECT term FROM words WHERE term >= ? AND term < ? AND length(term) > ?"
            " ORDER BY docs DESC LIMIT 2000"
        )
        rows = db.execute(query, (word[:2], word[:2] + "\U0010ffff", len(word))).fetchall()
        ranked = sorted(
            (distance, number, term)
            for number, (term,) in enumerate(rows)
            if (distance := OSA.distance(word, term[: len(word)], score_cutoff=most)) <= most
        )
        return tuple(term for distance, _, term in ranked[:_MOST_NEAR] if distance == ranked[0][0])

    def _read(self, db: sqlite3.Connection) -> None:
        (state,) = db.execute("SELECT changes FROM search_state").fetchone()
        with self._lock:
            if state == self._state:
                return
            words: dict[int, list[str]] = defaultdict(list)
            named: dict[int, list[str]] = defaultdict(list)
            for term, names in db.execute("SELECT term, named FROM words"):
                words[len(term)].append(term)
                if names:
                    named[len(term)].append(term)
            self._by_length, self._named, self._state = dict(words), dict(named), state


_MOST_NEAR, _MOST_LOOSE = 12, 32
