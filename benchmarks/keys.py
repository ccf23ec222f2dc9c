"""From key to paint: 100,000 visits and a source of 20,000 lines, beside empty panes, in one run.

    python benchmarks/keys.py [PRESSES]

The times are those at which Textual's driver writes to a pseudo-terminal, taken on one clock with
the moment the key was sent. *first* is the first paint after a key, *all* the last one: every pane
has followed. The empty app has the same layout and style sheet; what it moves is one character.
Last, a citation from a file of 6,000 articles: key to message, and how late a cursor key is that is
pressed while the file is read.
"""

import json
import os
import statistics
import sys
import tempfile
from pathlib import Path

from start import folders
from terminal import EMPTY, OURS, Watched

from briefing.models import Actor, Briefing, Issue, Position, Ref, Source, Span, Visit, When
from briefing.models.briefing import MentionRef
from briefing.paths import store_file
from briefing.readers import read
from briefing.storage import Store
from briefing.storage.writer_lock import WriterLock
from briefing.workspace.read_model_builder import listing

VISITS, LINES, ACTORS, ISSUES = 100_000, 20_000, 400, 200
MANY, WORDS = 6_000, 900
KEYS = {"move in the visits": b"j", "next visit": b"n", "next issue": b"]"}
_LINE = "Minister {0} travelled to the capital and said that trade matters a great deal to all.\n\n"


def text_of() -> str:
    """A source of so many lines, each naming somebody."""
    return "".join(_LINE.format(f"Person{n % ACTORS:03}") for n in range(LINES // 2))


def briefing_of(text: str) -> Briefing:
    """So many visits that one source tells."""
    step = len(_LINE.format("Person000"))

    def ref(n: int, words: int = 60) -> Ref:
        start = (n * step) % (len(text) - step)
        start -= start % step
        return Ref("s-1", start, start + words, text[start : start + words])

    whole = (Span(0, len(text)),)
    source = Source("s-1", "a.txt", "Long", None, (), None, None, "en", whole, "x", (), ())
    mentions: dict[int, list[MentionRef]] = {n: [] for n in range(ACTORS)}
    for n in range(LINES // 2):
        start = n * step + len("Minister ")
        name = text[start : start + 9]
        mentions[n % ACTORS].append(MentionRef("s-1", start, start + 9, name))
    actors = [
        Actor(f"person:{n}", "person", f"Person{n:03}", None, (), (), tuple(mentions[n]))
        for n in range(ACTORS)
    ]
    issues = [Issue(f"issue:{n}", f"Matter {n}", None, (ref(n),)) for n in range(ISSUES)]
    positions = [
        Position(
            f"position-{n}",
            f"issue:{n % ISSUES}",
            f"person:{n % ACTORS}",
            None,
            "support",
            None,
            None,
            None,
            (ref(n),),
            "said",
            0.9,
        )
        for n in range(5 * ISSUES)
    ]
    visits = [
        Visit(
            f"visit-{n}",
            (f"person:{n % ACTORS}",),
            "FRA",
            None,
            "held",
            When(day := f"{2000 + n % 25}-{1 + n % 12:02}-{1 + n % 28:02}", day, "day", "then"),
            None,
            None,
            (),
            (f"issue:{n % ISSUES}",),
            (ref(n), ref(n + 7)),
            "visit",
            0.9,
        )
        for n in range(VISITS)
    ]
    return Briefing(
        (source,), tuple(actors), tuple(visits), (), tuple(issues), tuple(positions), (), ()
    )


def write(root: Path) -> None:
    """The folder and its store, as if it had been read."""
    text = text_of()
    (root / "a.txt").write_text(text, encoding="utf-8")
    store = Store(store_file(root))
    made = briefing_of(text)
    store.put_linked("benchmark", made, listing(made))
    with store.transaction() as db:
        db.execute("INSERT INTO articles VALUES ('s-1', 'a.txt', 'a.txt', 'x', '', ?)", (text,))
    store.close()


def write_many(root: Path) -> None:
    """One file of many articles, the last of which tells a visit, as if it had been read."""
    file = root / "many.jsonl"
    text = "Ana Sample visited Oslo. " + "They talked of trade and fish. " * (WORDS // 6)
    at = 0
    with file.open("w", encoding="utf-8") as lines:
        for n in range(MANY):
            at = lines.tell()
            lines.write(json.dumps({"id": str(n), "text": text}) + "\n")
    article = next(a for a in read(file, root).articles if a.at == at)
    ref = Ref("s-1", 0, 24, text[:24])
    source = Source(
        "s-1", article.path, None, None, (), None, None, "en", article.body, "x", (), ()
    )
    actor = Actor("person:0", "person", "Ana Sample", None, (), (), ())
    visit = Visit(
        *("visit-0", ("person:0",), "NOR", None, "held", None, None, None, (), (), (ref,)),
        *("visit", 0.9),
    )
    made = Briefing((source,), (actor,), (visit,), (), (), (), (), ())
    store = Store(store_file(root))
    store.put_file("many.jsonl", "x", (), [("s-1", article, "x")])
    store.put_linked("benchmark", made, listing(made))
    store.close()


def cite(environment: dict[str, str], place: Path, presses: int) -> None:
    """Key to message for a citation in the large file, and a cursor key beside it."""
    root = place / "many"
    root.mkdir()
    write_many(root)
    lock = WriterLock(store_file(root))
    ours = Watched(OURS.format(path=str(root)), environment)
    ours.until("Sample")
    ours.quiet(2)
    told = [1000 * ours.press(b"c")[0] for _ in range(presses)]
    moved = [1000 * ours.press(b"cj")[0] for _ in range(presses)]
    size = (root / "many.jsonl").stat().st_size / 1e6
    print(f"citation in a file of {size:.0f} MB: message {percentile(told, 0.95):.1f} ms,", end=" ")
    print(f"a key beside it {percentile(moved, 0.95):.1f} ms (95th percentile)")
    ours.end()
    lock.release()


def percentile(values: list[float], part: float) -> float:
    """The value below which a part of them lies."""
    return statistics.quantiles(values, n=100)[round(part * 100) - 1]


def measure(program: Watched, key: bytes, presses: int) -> tuple[list[float], list[float]]:
    """Milliseconds to the first and to the last paint, of every press."""
    found = [program.press(key) for _ in range(presses)]
    return [1000 * first for first, _ in found], [1000 * last for _, last in found]


def main(presses: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as place:
        environment = folders(place)
        os.environ.update(environment)
        root = Path(place) / "articles"
        root.mkdir()
        write(root)
        empty = Watched(EMPTY, environment)
        empty.until("first screen")
        lock = WriterLock(store_file(root))  # so that nobody reads the folder anew
        ours = Watched(OURS.format(path=str(root)), environment)
        ours.until("Person")
        ours.quiet(2)
        empty.quiet(0.5)
        print(f"{'95th percentile, ms':24}{'first':>8}{'all':>8}{'empty':>8}{'more':>8}")
        for name, key in KEYS.items():
            _, still = measure(empty, key, presses)
            first, last = measure(ours, key, presses)
            a, b, c = (percentile(v, 0.95) for v in (first, last, still))
            print(f"{name:24}{a:>8.1f}{b:>8.1f}{c:>8.1f}{b - c:>8.1f}")
        print(f"memory: {ours.memory:.0f} MB, empty {empty.memory:.0f} MB")
        ours.end()
        empty.end()
        lock.release()
        cite(environment, Path(place), presses)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
