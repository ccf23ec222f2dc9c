"""From key to paint: 100,000 visits and a source of 20,000 lines, beside empty panes, in one run.

    python benchmarks/keys.py [PRESSES]

The times are those at which Textual's driver writes to a pseudo-terminal, taken on one clock with
the moment the key was sent. *first* is the first paint after a key, *all* the last one: every pane
has followed. The empty app has the same layout and style sheet; what it moves is one character.
"""

import os
import statistics
import sys
import tempfile
from pathlib import Path

from start import folders
from terminal import EMPTY, OURS, Watched

from briefing.library.listing import listing
from briefing.paths import store_file
from briefing.records import Actor, Briefing, Issue, Position, Ref, Source, Span, Visit, When
from briefing.records.briefing import MentionRef
from briefing.store import Store
from briefing.store.lock import WriterLock

VISITS, LINES, ACTORS, ISSUES = 100_000, 20_000, 400, 200
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


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
