"""Sentences and positions near in meaning to some words: ``~ import duties on metal``.

The vectors are those that the reader of sides made of each sentence that it read. All of them are
compared, by cosine, in parts (NumPy).
"""

import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

from briefing.storage.search.find import Group, Hit, Results
from briefing.storage.search.query import MEANING_MARK, Query
from briefing.storage.search.terms import Terms
from briefing.text.normalisation import tokens

_AT_ONCE = 500
"""Articles whose vectors are compared at once."""
_LEAST = 0.2
"""Cosine from which on a sentence is called near."""


def find_by_meaning(
    db: sqlite3.Connection, text: str, limit: int, vector: Callable[[str], bytes]
) -> Results:
    """The sentences nearest in meaning, and the positions that they hold.

    Args:
        db: a reading connection to the store.
        text: the query as typed, with its mark.
        limit: the most hits shown of a kind.
        vector: what words mean, as bytes from -127 to 127; empty where nobody can tell.

    Returns:
        Groups of positions and sentences, the nearest first; none without vectors.
    """
    words = text.lstrip().removeprefix(MEANING_MARK).strip()
    terms = Terms(Query((), (), ()), ())
    wanted = vector(words) if tokens(words) else b""
    if not wanted:
        return Results(terms, ())
    rows = _nearest(db, wanted, limit)
    query = "SELECT kind, record, source, title, body FROM documents WHERE row = ?"
    sentences = [Hit(*db.execute(query, (row,)).fetchone()) for row in rows]
    positions = list(dict.fromkeys(hit for s in sentences for hit in _positions(db, s)))[:limit]
    groups = [("position", positions), ("sentence", sentences)]
    return Results(terms, tuple(Group(k, len(hits), tuple(hits)) for k, hits in groups if hits))


def _nearest(db: sqlite3.Connection, wanted: bytes, limit: int) -> list[int]:
    """The rows of the nearest sentences."""
    import numpy

    asked = numpy.frombuffer(wanted, "int8").astype("float32")
    asked /= numpy.linalg.norm(asked)
    best: list[tuple[float, int]] = []
    for rows, data in _parts(db, len(wanted)):
        vectors = numpy.frombuffer(data, "int8").reshape(len(rows), -1)[:, 2:].astype("float32")
        near = vectors @ asked / (numpy.linalg.norm(vectors, axis=1) + 1e-6)
        some = numpy.argsort(-near)[:limit]
        best += [(float(near[n]), rows[n]) for n in some if near[n] >= _LEAST]
        best = sorted(best, key=lambda one: (-one[0], one[1]))[:limit]
    return [row for _, row in best]


def _parts(db: sqlite3.Connection, size: int) -> Iterator[tuple[list[int], bytes]]:
    """Rows of sentences and their vectors, those of some articles at once."""
    query = (
        "SELECT first, last, data FROM sentences"
        " JOIN articles ON id = source JOIN vectors USING (fingerprint)"
    )
    found: Any = db.execute(query)
    step = size + 2
    while part := found.fetchmany(_AT_ONCE):
        rows: list[int] = []
        kept = []
        for first, last, data in part:
            numbers = [data[at] | data[at + 1] << 8 for at in range(0, len(data), step)]
            if len(data) % step == 0 and first + max(numbers, default=0) <= last:
                rows += [first + number for number in numbers]
                kept.append(data)
        if rows:
            yield rows, b"".join(kept)


def _positions(db: sqlite3.Connection, sentence: Hit) -> list[Hit]:
    """The positions whose words stand in a sentence."""
    query = (
        "SELECT d.kind, d.record, d.source, d.title, d.body FROM position_line p"
        " JOIN listed l ON l.kind = 'position' AND l.record = p.id"
        " JOIN documents d ON d.row = l.row WHERE p.source = ?"
    )
    hits = [Hit(*row) for row in db.execute(query, (sentence.source,))]
    return [hit for hit in hits if hit.body and hit.body in sentence.body]
