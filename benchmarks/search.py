"""Search as one types, in an index of 10,000, 100,000 and a million records.

    python benchmarks/search.py CORPUS [SIZE ...]

CORPUS is a file of JSON lines, each an article with ``text`` and ``date``. Its sentences are
repeated, their names exchanged, until there are enough; three in ten rows are records (actors,
visits, meetings, positions, quotations) with a name of the corpus as their title. 200 queries are
typed key by key. *key* is the first page of an answer, *numbers* the time until all hits are
counted and the facets stand; *opening* the first answer of a new process, *memory* the most that
process held after 200 queries. Beside it, in the same run, the same queries over the same lines by
``fzf --filter`` (where it is installed) and ``rapidfuzz.process.extract``. Wall milliseconds.

Quality: 300 names, one or two letters of each changed; a hit is right where it holds the name.
"""

from __future__ import annotations

import json
import random
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import count, islice
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz, process

from briefing.storage import Store
from briefing.storage.search import Lexicon, Search
from briefing.storage.search.day_nodes import cover, tokens_of
from briefing.storage.search.documents import KINDS, Document, tag
from briefing.storage.search.rows import RowWriter
from briefing.text.date_expressions import parse_iso

KEPT = Path(__file__).parents[1] / "build" / "search"
_NAME = re.compile(r"\b[A-Z][a-z]{2,} [A-Z][a-z]{2,}\b")
_SENTENCE = re.compile(r"(?<=[.!?”])\s+(?=[A-Z“])|\n+")
_RECORDS = ("actor", "issue", "visit", "meeting", "position", "quote")
PEERS = 20
"""Queries that the slower programs are given."""


class Line(NamedTuple):
    """A sentence of the corpus and the day of its article."""

    day: str
    text: str


def lines_of(corpus: Path) -> list[Line]:
    """The sentences of the articles."""
    found = []
    with corpus.open(encoding="utf-8") as file:
        for article in map(json.loads, file):
            parts = _SENTENCE.split(article["text"])
            found += [Line(article["date"], part) for part in parts if len(part) > 25]
    return found


def varied(lines: Sequence[Line], names: Sequence[str], choose: random.Random) -> Iterator[Line]:
    """The sentences again and again, from the second time on with other names."""
    yield from lines
    while True:
        for line in lines:
            text = _NAME.sub(lambda _: choose.choice(names), line.text)
            yield Line(line.day, text)


def documents(lines: Sequence[Line], size: int) -> Iterator[Document]:
    """So many rows, the same for every run."""
    choose = random.Random(1)
    names = sorted({name for line in lines for name in _NAME.findall(line.text)})
    for number, line in zip(count(), islice(varied(lines, names, choose), size)):
        found = parse_iso(line.day)
        nodes = tokens_of(cover(found.start, found.end)) if found else ()
        facets: tuple[tuple[str, str], ...] = (("date", line.day[:4]),)
        tags = " ".join([tag("source", str(number // 40)), *nodes])
        back = 4_000_000 - (found.end.toordinal() if found else 0)
        if number % 10 < 7:
            yield Document(
                *("sentence", f"{number}:1", str(number // 40), "", line.text),
                tags=tags,
                facets=facets,
                rank=back << 3 if back << 3 < 1 << 25 else (1 << 25) - 1,
            )
            continue
        kind = _RECORDS[number // 10 % len(_RECORDS)]
        name = next(iter(_NAME.findall(line.text)), "") or choose.choice(names)
        extra = {"visit": ("status", "held"), "meeting": ("status", "announced")}.get(kind)
        facets = (*facets, extra) if extra else facets
        tags = f"{tags} {tag(*extra)}" if extra else tags
        yield Document(
            kind, str(number), "", name, line.text[:200], name, name, "", tags, facets, 1000
        )


def built(lines: Sequence[Line], size: int) -> Path:
    """The index of so many rows; made once."""
    path = KEPT / f"{size}.sqlite"
    if path.exists():
        return path
    KEPT.mkdir(parents=True, exist_ok=True)
    begun = time.perf_counter()
    store = Store(path)
    source = documents(lines, size)
    while part := list(islice(source, 20_000)):
        with store.transaction() as db:
            writer = RowWriter(db)
            writer.add(part)
            writer.flush()
    store.close()
    print(f"  built in {time.perf_counter() - begun:.0f} s, {path.stat().st_size / 1e6:.0f} MB")
    return path


def mistyped(word: str, errors: int, choose: random.Random) -> str:
    """A word with letters left out, doubled, changed or turned."""
    for _ in range(errors):
        at = choose.randrange(1, len(word) - 1)
        kind = choose.randrange(4)
        other = choose.choice("abcdefghijklmnopqrstuvwxyz")
        word = (
            word[:at] + word[at + 1 :]
            if kind == 0
            else word[:at] + other + word[at:]
            if kind == 1
            else word[:at] + other + word[at + 1 :]
            if kind == 2
            else word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        )
    return word


def queries(lines: Sequence[Line]) -> list[str]:
    """200 of all kinds."""
    choose = random.Random(2)
    names = sorted({name for line in lines for name in _NAME.findall(line.text)})
    words = [w for line in choose.sample(lines, 400) for w in re.findall(r"[a-z]{5,}", line.text)]
    found = choose.sample(names, 50)
    found += ["president", "the", "united states", "minister", "security", "in the", "to", "war"]
    found += choose.sample(words, 42)
    found += [mistyped(name, 1 + n % 2, choose) for n, name in enumerate(choose.sample(names, 40))]
    found += [f'"{" ".join(line.text.split()[2:5])}"' for line in choose.sample(lines, 20)]
    found += [f"date:{year} {w}" for year, w in zip(range(2015, 2025), words, strict=False)]
    found += [f"status:held {name}" for name in choose.sample(names, 10)]
    found += ["".join(choose.choices("qxzjkwv", k=7)) for _ in range(20)]
    return found


class Typed(NamedTuple):
    """Milliseconds of every keystroke: to the first page, and to all numbers."""

    page: list[float]
    whole: list[float]


def typed(path: Path, asked: Sequence[str], *, numbers: bool) -> Typed:
    """Type queries key by key."""
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    lexicon, pages, wholes = Lexicon(), [], []
    for query in asked:
        for end in range(1, len(query) + 1):
            begun = time.perf_counter()
            search = Search(db, query[:end], 20, lexicon)
            page = search.page()
            pages.append((time.perf_counter() - begun) * 1e3)
            if numbers and end % 3 == 0:
                search.whole(page)
                wholes.append((time.perf_counter() - begun) * 1e3)
    db.close()
    return Typed(pages, wholes)


_ALONE = r"""
import re, sqlite3, sys, time
begun = time.perf_counter()
from briefing.storage.search import Lexicon, Search
imported = time.perf_counter()
db = sqlite3.connect("file:" + sys.argv[1] + "?mode=ro", uri=True)
lexicon = Lexicon()
Search(db, sys.argv[2], 20, lexicon).page()
print((time.perf_counter() - imported) * 1e3)
for query in sys.argv[3:]:
    Search(db, query, 20, lexicon).page()
# Not ru_maxrss: it counts what the parent held when it started this process.
held = re.search(r"VmHWM:\s+(\d+)", open("/proc/self/status").read())
print(int(held[1]) / 1024)
"""


def alone(path: Path, asked: Sequence[str]) -> tuple[float, float]:
    """The first answer of a new process in milliseconds, and its memory in MB in the end."""
    command = [sys.executable, "-c", _ALONE, str(path), asked[0], *asked]
    first, memory = subprocess.run(
        command, capture_output=True, check=True, text=True
    ).stdout.split()
    return float(first), float(memory)


def of_peers(path: Path, asked: Sequence[str]) -> dict[str, list[float]]:
    """Milliseconds of each query by programs that look at every line."""
    db = sqlite3.connect(path)
    shown = [
        f"{title} {body}".strip() for title, body in db.execute("SELECT title, body FROM documents")
    ]
    db.close()
    text = "\n".join(line.replace("\n", " ") for line in shown).encode()
    found: dict[str, list[float]] = {"rapidfuzz extract": []}
    runs: dict[str, Callable[[str], object]] = {
        "rapidfuzz extract": lambda query: process.extract(query, shown, limit=20),
    }
    if shutil.which("fzf"):
        file = KEPT / "lines.txt"
        file.write_bytes(text)
        runs["fzf --filter"] = lambda query: _fzf(query, file)
        found["fzf --filter"] = []
    for query in asked:
        for name, run in runs.items():
            begun = time.perf_counter()
            run(query)
            found[name].append((time.perf_counter() - begun) * 1e3)
    return found


def _fzf(query: str, file: Path) -> None:
    with file.open("rb") as lines:
        subprocess.run(["fzf", "--filter", query], stdin=lines, capture_output=True, check=False)


def quality(path: Path, lines: Sequence[Line]) -> dict[str, list[int | None]]:
    """The place, from one, of the first of ten hits that holds the name; None for none."""
    db = sqlite3.connect(path)
    rows = db.execute("SELECT title FROM documents WHERE kind = 'actor'")
    titles = sorted({title for (title,) in rows})
    choose = random.Random(3)
    plain = sqlite3.connect(":memory:")
    plain.execute("CREATE VIRTUAL TABLE names USING fts5 (name)")
    plain.executemany("INSERT INTO names VALUES (?)", [(title,) for title in titles])
    found: dict[str, list[int | None]] = {"briefing": [], "plain FTS5": [], "WRatio": []}
    lexicon = Lexicon()
    for number, name in enumerate(choose.sample(titles, 300)):
        first, last = name.split()[0], " ".join(name.split()[1:])
        at = number % 3
        errors = (1, 1) if at == 0 else (0, 2 if len(last) > 5 else 1) if at == 1 else (0, 1)
        wrong = f"{mistyped(first, errors[0], choose)} {mistyped(last, errors[1], choose)}".lower()
        groups = Search(db, wrong, 10, lexicon).page().groups
        hits = [f"{hit.title} {hit.body}" for group in groups for hit in group.hits][:10]
        found["briefing"].append(_place(name, hits))
        match = " ".join(f'"{w}"' for w in wrong.split())
        query = "SELECT name FROM names WHERE names MATCH ? ORDER BY rank LIMIT 10"
        found["plain FTS5"].append(_place(name, [n for (n,) in plain.execute(query, (match,))]))
        near = process.extract(wrong, titles, scorer=fuzz.WRatio, processor=str.lower, limit=10)
        found["WRatio"].append(_place(name, [hit for hit, _, _ in near]))
    db.close()
    return found


def _place(name: str, hits: Sequence[str]) -> int | None:
    return next((n for n, hit in enumerate(hits, 1) if name in hit), None)


def p95(values: Sequence[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(values, n=20)[-1] if len(values) > 1 else values[0]


def report(path: Path, lines: Sequence[Line], size: int) -> None:
    """Measure and print."""
    asked = queries(lines)
    ours = typed(path, asked, numbers=True)
    first, memory = alone(path, asked)
    print(f"{size:,} rows: {len(ours.page):,} keys")
    print(f"  key       median {statistics.median(ours.page):7.1f}   p95 {p95(ours.page):7.1f}")
    print(f"  numbers   median {statistics.median(ours.whole):7.1f}   p95 {p95(ours.whole):7.1f}")
    print(f"  opening   {first:.0f} ms   memory {memory:.0f} MB")
    for name, times in of_peers(path, random.Random(4).sample(asked, PEERS)).items():
        ratio = statistics.median(times) / statistics.median(ours.page)
        worst = p95(times) / p95(ours.page)
        print(
            f"  {name:18} median {statistics.median(times):7.1f}  p95 {p95(times):7.1f}"
            f"   {ratio:.0f} and {worst:.0f} times ours"
        )


def main() -> None:
    """Build, measure, print."""
    lines = lines_of(Path(sys.argv[1]))
    sizes = [int(size) for size in sys.argv[2:]] or [10_000, 100_000, 1_000_000]
    for size in sizes:
        report(built(lines, size), lines, size)
    print(f"quality, 300 misspelt names, among {len(KINDS)} kinds of {sizes[0]:,} rows")
    for name, places in quality(built(lines, sizes[0]), lines).items():
        right = sum(place is not None for place in places) / len(places)
        mean = sum(1 / place for place in places if place) / len(places)
        print(f"  {name:12} recall at 10 {right:.3f}   mean reciprocal rank {mean:.3f}")


if __name__ == "__main__":
    main()
