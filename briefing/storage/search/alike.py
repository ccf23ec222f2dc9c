"""Names that are like what was typed, as a whole: ``jhon kery`` is near ``John Kerry``."""

import sqlite3

from briefing.storage.search.lexicon import Lexicon
from briefing.storage.search.terms import Terms, Word, quoted
from briefing.text.normalisation import tokens

_HOLDING = (
    "SELECT rowid FROM titles WHERE titles MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid LIMIT ?"
)
_MOST_TITLES = 150
"""Titles of a kind that are compared."""
_SEEDS = 2
"""Words of which one, at least, must stand in a title that is compared."""
_LEAST_LIKE = 74
"""Of 100, for a title to be like a query."""
_LEAST_LETTERS = 6


def alike_titles(
    db: sqlite3.Connection, lexicon: Lexicon, terms: Terms, rows: tuple[int, int]
) -> list[int]:
    """Rows whose title is like a query of several words, the most alike first.

    Only titles that hold one of its rarest words, or one near to it, are compared
    (RapidFuzz, in their order and sorted).

    Args:
        db: a reading connection.
        lexicon: of the index.
        terms: of the query; none of fields, phrases or words turned away is answered.
        rows: from the first to the last that may be looked at.
    """
    query = terms.query
    typed = " ".join(query.words)
    alone = not (query.fields or query.phrases or query.without or query.exact or query.away)
    if len(terms.words) < 2 or len(typed) < _LEAST_LETTERS or not alone:
        return []
    from rapidfuzz import fuzz

    found: dict[int, None] = {}
    for seeds in _rarest(db, lexicon, terms.words):
        match = " OR ".join(quoted(word) for word in seeds)
        most = _MOST_TITLES - len(found)
        held = db.execute(_HOLDING, (match, *rows, most))
        found.update(dict.fromkeys(row for (row,) in held))
    likened = []
    for row in found:
        (title,) = db.execute("SELECT title FROM documents WHERE row = ?", (row,)).fetchone()
        plain = " ".join(tokens(title))
        like = max(
            fuzz.ratio(typed, plain, score_cutoff=_LEAST_LIKE),
            fuzz.token_sort_ratio(typed, plain, score_cutoff=_LEAST_LIKE),
        )
        if like:
            likened.append((-like, row))
    return [row for _, row in sorted(likened)]


def _rarest(db: sqlite3.Connection, lexicon: Lexicon, words: tuple[Word, ...]) -> list[list[str]]:
    """The words in titles of the fewest records first, each with those it may be meant for."""
    counted = []
    for word in words:
        found = _named(db, (word.typed, *word.alike, *word.near))
        if not found:  # a word of some text, and of no name
            near = lexicon.near(db, word.typed, loose=True)
            found = _named(db, tuple(w for d, w in near if d == near[0][0]))
        if found:
            counted.append((sum(count for _, count in found), [term for term, _ in found]))
    counted.sort(key=lambda one: one[0])
    return [terms for _, terms in counted[:_SEEDS]]


def _named(db: sqlite3.Connection, words: tuple[str, ...]) -> list[tuple[str, int]]:
    """Those of some words that stand in titles, with the number of these."""
    marks = ", ".join("?" * len(words))
    query = f"SELECT term, named FROM words WHERE term IN ({marks}) AND named > 0"
    return db.execute(query, words).fetchall()
