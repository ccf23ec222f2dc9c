"""Search by meaning: 100 questions in other words than the sentence that answers them.

    python benchmarks/near_meaning.py CORPUS [ARTICLES]

CORPUS is a file of JSON lines with ``id``, ``date`` and ``text``; the articles of the questions
and, of the others, a fixed choice until there are ARTICLES are read. Printed are the recall at 10
and the mean reciprocal rank of the vectors and of words alone (any word of the question, as the
search ranks them), and the milliseconds of a query over all of them.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from briefing.extract.scoring.side_reader import SideReader
from briefing.models import Article, Extraction, Span
from briefing.resources import WEIGHTS
from briefing.storage import Store
from briefing.storage.search import Hit, Lexicon, Results, Search
from briefing.storage.search.documents import Document
from briefing.storage.search.meaning import find_by_meaning
from briefing.storage.search.rows import RowWriter

QUESTIONS = Path(__file__).parent / "meaning_questions.json"
_END = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])|\n+")


class Asked(NamedTuple):
    """A question, the hash of the article that answers it, and where in it."""

    question: str
    article: str
    answers: tuple[tuple[int, int], ...]


def chosen(corpus: Path, asked: Sequence[Asked], count: int) -> dict[str, str]:
    """Articles by the hash of their ids."""
    with corpus.open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    texts = {hashlib.sha256(r["id"].encode()).hexdigest()[:16]: r["text"] for r in rows}
    needed = {question.article for question in asked}
    others = random.Random(5).sample(sorted(texts.keys() - needed), max(0, count - len(needed)))
    return {name: texts[name] for name in (*sorted(needed), *others)}


def sentences_of(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text stand."""
    ends = [0, *(m.end() for m in _END.finditer(text)), len(text)]
    spans = [(a, a + len(text[a:b].rstrip())) for a, b in pairwise(ends)]
    return [(a, b) for a, b in spans if b - a > 25]


def indexed(texts: dict[str, str], reader: SideReader) -> Store:
    """All sentences with their vectors."""
    store = Store(None)
    for name, text in texts.items():
        spans = sentences_of(text)
        article = Article(name, text, (Span(0, len(text)),))
        store.put_file(name, name, (), [(name, article, name)])
        vectors = b"".join(
            n.to_bytes(2, "little") + reader.vector(text[a:b]) for n, (a, b) in enumerate(spans)
        )
        store.put_extraction(name, Extraction(vectors=vectors))
        with store.transaction() as db:
            writer = RowWriter(db)
            rows = writer.add(
                Document("sentence", f"{a}:{b}", name, "", text[a:b]) for a, b in spans
            )
            writer.flush()
            if rows:
                held = (name, rows[0], rows[-1], 0)
                db.execute("INSERT INTO sentences VALUES (?, ?, ?, ?)", held)
    return store


def place(asked: Asked, hits: Sequence[Hit]) -> int | None:
    """The place, from one, of the first hit that answers."""
    for number, hit in enumerate(hits, 1):
        start, _, end = hit.record.partition(":")
        right = any(int(start) < last and first < int(end) for first, last in asked.answers)
        if hit.source == asked.article and right:
            return number
    return None


def measured(asked: Sequence[Asked], find: Callable[[str], Results]) -> str:
    """Recall, rank and time of a way to search."""
    places, times = [], []
    for question in asked:
        begun = time.perf_counter()
        groups = find(question.question).groups
        times.append((time.perf_counter() - begun) * 1e3)
        hits = next((g.hits for g in groups if g.kind == "sentence"), ())
        places.append(place(question, hits[:10]))
    recall = sum(p is not None for p in places) / len(places)
    rank = sum(1 / p for p in places if p) / len(places)
    return f"recall at 10 {recall:.2f}   rank {rank:.3f}   median {statistics.median(times):.0f} ms"


def main() -> None:
    """Index, ask, print."""
    asked = [
        Asked(q["question"], q["article"], tuple((a, b) for a, b in q["answers"]))
        for q in json.loads(QUESTIONS.read_text(encoding="utf-8"))
    ]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    reader = SideReader(WEIGHTS)
    store = indexed(chosen(Path(sys.argv[1]), asked, count), reader)
    db, lexicon = store.reader(), Lexicon()

    def by_words(question: str) -> Results:
        words = [w for w in question.split() if len(w) > 3]
        return Search(db, " | ".join(words), 10, lexicon).page()

    (total,) = db.execute("SELECT count(*) FROM documents").fetchone()
    print(f"{count} articles, {total:,} sentences, {len(asked)} questions")
    by_meaning = lambda q: find_by_meaning(db, f"~ {q}", 10, reader.vector)  # noqa: E731
    print(f"  by meaning  {measured(asked, by_meaning)}")
    print(f"  by words    {measured(asked, by_words)}")
    store.close()


if __name__ == "__main__":
    main()
