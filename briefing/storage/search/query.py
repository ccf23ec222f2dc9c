"""What somebody typed → words to look for, misspellings mended by the words there are."""

import re
import sqlite3
from dataclasses import dataclass
from functools import cached_property

from briefing.storage.search.fields import FIELDS, Field, fault_of, title_words
from briefing.text.normalisation import fold


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at a place of a query; the rest is answered all the same."""

    at: int
    what: str


@dataclass(frozen=True)
class Query:
    """A query in its parts: all words must occur, none of ``without``, each phrase as it stands."""

    words: tuple[str, ...]
    phrases: tuple[str, ...]
    without: tuple[str, ...]
    fields: tuple[Field, ...] = ()
    exact: tuple[str, ...] = ()
    """Words that are meant letter by letter."""
    others: tuple[tuple[str, str], ...] = ()
    """(word, another one that would do as well): ``visit | trip``."""
    faults: tuple[Fault, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not (self.words or self.phrases or self.exact or self.fields)


@dataclass(frozen=True)
class Terms:
    """A query with, for each word, the words of the folder that it may mean."""

    query: Query
    meant: tuple[tuple[str, ...], ...]

    @cached_property
    def match(self) -> str:
        """The expression for SQLite's full-text search; empty where nothing can match."""
        told = self._others()
        pairs = zip(self.query.words, self.meant, strict=True)
        if any(not words and typed not in told for typed, words in pairs):
            return ""
        others = dict.fromkeys(self.query.words, ()) | self._others()
        parts = [
            "("
            + " OR ".join(
                _quoted(w) + ("*" if w == typed or w in others[typed] else "")
                for w in (*words, *others[typed])
            )
            + ")"
            for typed, words in zip(self.query.words, self.meant, strict=True)
        ]
        parts += [_quoted(phrase) for phrase in (*self.query.phrases, *self.query.exact)]
        parts += filter(None, map(_in_title, self.query.fields))
        expression = " AND ".join(parts)
        for word in self.query.without:
            star = "" if " " in word else "*"
            expression = f"({expression}) NOT {_quoted(word)}{star}" if expression else ""
        return expression

    def _others(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for word, other in self.query.others:
            found[word] = (*found.get(word, ()), other)
        return found

    def marks(self, text: str) -> list[tuple[int, int]]:
        """Ranges of ``text`` that the query matches, for highlighting."""
        wanted = {w for words in self.meant for w in words} | set(self.query.exact)
        wanted |= {other for _, other in self.query.others}
        for field in self.query.fields:
            wanted |= set(re.findall(r"[^\W_]+", fold(title_words(field))))
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
    """Read a query.

    Words are joined by AND; ``"a phrase"``, ``'exact``, ``-not`` (or ``!not``), ``this | that``,
    ``field:value`` and ``field:"some words"``.

    Args:
        text: as typed; case and accents do not matter.

    Returns:
        The query; what is wrong in it stands in its faults and is left out.
    """
    reader = _Reader()
    for match in _TOKEN.finditer(_printable(text[:_LONGEST])):
        reader.take(match)
    return reader.query()


class _Reader:
    """Takes a query token by token."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._phrases: list[str] = []
        self._without: list[str] = []
        self._exact: list[str] = []
        self._fields: list[Field] = []
        self._others: list[tuple[str, str]] = []
        self._faults: list[Fault] = []
        self._or = False

    def take(self, match: re.Match[str]) -> None:
        """A word, a phrase, a field, or ``|``."""
        phrase, word, name = match["phrase"], match["word"] or "", match["field"]
        if word == "|":
            self._or = bool(self._words)
            if not self._words:
                self._faults.append(Fault(match.start(), "“|” stands between two words."))
            return
        parts = re.findall(r"[^\W_]+", fold(phrase if phrase is not None else word))
        if name:
            self._field(
                Field(name[:-1], (phrase if phrase is not None else word).strip(), match.start())
            )
        elif match["not"]:
            self._without.append(" ".join(parts))
        elif phrase is not None:
            self._phrases.append(" ".join(parts))
        elif word.startswith("'") and len(parts) == 1:
            self._exact += parts
        elif self._or and parts:
            self._others.append((self._words[-1], parts[0]))
            self._words += parts[1:]
        else:
            self._words += parts
        self._or = False

    def _field(self, field: Field) -> None:
        fault = fault_of(field) if field.value else f"“{field.name}:” needs a value behind it."
        if fault:
            self._faults.append(Fault(field.at, fault))
        elif len(self._fields) < _MOST:
            self._fields.append(field)

    def query(self) -> Query:
        """What was taken."""
        return Query(
            tuple(self._words[:_MOST]),
            tuple(p for p in self._phrases[:_MOST] if p),
            tuple(w for w in self._without[:_MOST] if w),
            tuple(self._fields),
            tuple(self._exact[:_MOST]),
            tuple(pair for pair in self._others[:_MOST] if pair[0] in self._words[:_MOST]),
            tuple(self._faults),
        )


_LONGEST = 10_000
"""Letters of a query that are looked at."""
_TOKEN = re.compile(
    rf"(?P<not>(?:!|(?<!\S)-(?=[\w\"]))?)(?P<field>(?:{'|'.join(FIELDS)}):)?"
    r'(?:"(?P<phrase>[^"]*)(?:"|$)|(?P<word>[^\s"]+)|(?<=:)(?P<empty>(?=\s|$)))'
)
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


def _in_title(field: Field) -> str:
    """A name that the title of a record holds; its last word may be unfinished."""
    parts = re.findall(r"[^\W_]+", fold(title_words(field)))
    return "(" + " AND ".join(f"title : {_quoted(part)}*" for part in parts) + ")" if parts else ""


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'
