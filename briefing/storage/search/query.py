"""What somebody typed → words to look for, misspellings mended by the words there are."""

import re
import sqlite3
from dataclasses import dataclass
from functools import cached_property

from briefing.text.normalisation import fold


@dataclass(frozen=True)
class Query:
    """A query in its parts: all words must occur, none of ``without``, each phrase as it stands."""

    words: tuple[str, ...]
    phrases: tuple[str, ...]
    without: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not self.words and not self.phrases


@dataclass(frozen=True)
class Terms:
    """A query with, for each word, the words of the folder that it may mean."""

    query: Query
    meant: tuple[tuple[str, ...], ...]

    @cached_property
    def match(self) -> str:
        """The expression for SQLite's full-text search; empty where nothing can match."""
        if any(not words for words in self.meant):
            return ""
        parts = [
            "(" + " OR ".join(_quoted(w) + ("*" if w == typed else "") for w in words) + ")"
            for typed, words in zip(self.query.words, self.meant, strict=True)
        ]
        parts += [_quoted(phrase) for phrase in self.query.phrases]
        expression = " AND ".join(parts)
        for word in self.query.without:
            star = "" if " " in word else "*"
            expression = f"({expression}) NOT {_quoted(word)}{star}" if expression else ""
        return expression

    def marks(self, text: str) -> list[tuple[int, int]]:
        """Ranges of ``text`` that the query matches, for highlighting."""
        wanted = {w for words in self.meant for w in words}
        found = [
            m.span()
            for m in re.finditer(r"[^\W_]+", text)
            if any(
                (f := fold(m.group())) == w or (f.startswith(w) and w in self.query.words)
                for w in wanted
            )
        ]
        folded = fold(text) if self.query.phrases else ""
        for phrase in self.query.phrases:
            at = text.lower().find(phrase) if folded else -1
            if at >= 0:
                found.append((at, at + len(phrase)))
        return sorted(found)


def parse(text: str) -> Query:
    """Read a query: words joined by AND, ``"phrases"``, ``!without``.

    Args:
        text: as typed; case and accents do not matter.
    """
    words: list[str] = []
    phrases: list[str] = []
    without: list[str] = []
    for match in _TOKEN.finditer(_printable(text)):
        denied, phrase, word = match.group("not"), match.group("phrase"), match.group("word")
        parts = re.findall(r"[^\W_]+", fold(phrase if phrase is not None else word))
        if denied:
            without.append(" ".join(parts))
        elif phrase is not None:
            phrases.append(" ".join(parts))
        else:
            words += parts
    return Query(
        tuple(words[:_MOST]),
        tuple(p for p in phrases[:_MOST] if p),
        tuple(w for w in without[:_MOST] if w),
    )


_TOKEN = re.compile(r'(?P<not>!?)(?:"(?P<phrase>[^"]*)(?:"|$)|(?P<word>[^\s"]+))')
_MOST = 24
"""Words of one query; what is pasted by mistake must not be searched for hours."""


def _printable(text: str) -> str:
    return text.encode("utf-8", "ignore").decode("utf-8").replace("\x00", " ")


def mend(query: Query, db: sqlite3.Connection) -> Terms:
    """Find what each word may mean among the words there are.

    A word that some word begins with stands for itself; one that none does is taken for the
    nearest words (one letter off in four or five, two in more).
    """
    return Terms(query, tuple(_meanings(word, db) for word in query.words))


def _meanings(word: str, db: sqlite3.Connection) -> tuple[str, ...]:
    row = db.execute(
        "SELECT 1 FROM vocabulary WHERE term >= ? AND term < ? LIMIT 1", (word, word + "\U0010ffff")
    ).fetchone()
    if row or len(word) < 4:
        return (word,) if row else ()
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    most = 1 if len(word) <= 5 else 2
    near = db.execute(
        "SELECT term FROM vocabulary WHERE length(term) BETWEEN ? AND ?",
        (len(word) - most, len(word) + most),
    )
    found = process.extract(
        word,
        [term for (term,) in near],
        scorer=DamerauLevenshtein.distance,
        score_cutoff=most,
        limit=6,
    )
    best = min((distance for _, distance, _ in found), default=0)
    return tuple(term for term, distance, _ in found if distance == best)


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'
