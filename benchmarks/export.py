"""Exports of 100,000 records, beside ``csv.writer`` of the same rows, in one run.

    python benchmarks/export.py [RECORDS]

Each format is written in a process of its own; *peak* is what that process took on top of the
briefing it was given. The peer writes the rows of the CSV export with nothing but ``csv.writer``.
Only the ratios mean something on another machine.
"""

import csv
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from briefing.export import FORMATS, FileFormat
from briefing.export.rows import TABLES, Rows
from briefing.models import Actor, Briefing, Issue, Position, Quote, Ref, Source, Span, When
from briefing.models.briefing import MentionRef

RECORDS = 100_000
_WORDS = (
    "The minister said that the treaty, =1+1, must hold for as long as “both” sides wish it to."
)


def briefing_of(records: int) -> Briefing:
    """So many positions and quotations, half of each, of a few hundred people."""
    text = (_WORDS + "\n\n") * 400
    step = len(_WORDS) + 2

    def ref(n: int) -> Ref:
        start = (n % 400) * step
        return Ref(f"s-{n % 500}", start, start + len(_WORDS), _WORDS)

    sources = tuple(
        Source(f"s-{n}", f"{n}.txt", f"Title {n}", "Outlet", ("Ana Lund",), None, None, "en",
               (Span(0, len(text)),), "x", (), ())
        for n in range(500)
    )  # fmt: skip
    named = (MentionRef("s-1", 0, 3, "The"),)
    actors = tuple(
        Actor(f"person:{n}", "person", f"Person {n}", "NOR", (), (), named)
        for n in range(300)
    )  # fmt: skip
    when = When("2024-05-03", "2024-05-03", "day", "on Friday")
    issues = tuple(Issue(f"issue:{n}", f"Issue {n}", None, (ref(n),)) for n in range(200))
    positions = tuple(
        Position(f"p-{n}", f"issue:{n % 200}", f"person:{n % 300}", None, "support", None, None,
                 when, (ref(n),), "rule", 0.9, 0.8)
        for n in range(records // 2)
    )  # fmt: skip
    quotes = tuple(
        Quote(f"q-{n}", f"person:{n % 300}", "she", True, _WORDS, (ref(n),), "rule", 0.9)
        for n in range(records - records // 2)
    )
    return Briefing(sources, actors, (), (), issues, positions, quotes)


def peer(briefing: Briefing, target: Path) -> None:
    """The rows with nothing but ``csv.writer``."""
    target.mkdir()
    rows = Rows(briefing)
    for table in TABLES:
        with (target / table.name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows.of(table.name))


def measured(name: str, records: int) -> None:
    """Write one format in this process; print seconds and MB."""
    briefing = briefing_of(records)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begin = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "out"
        if name == "peer":
            peer(briefing, target)
        else:
            form = next(f for f in FORMATS if f.name == name)
            if isinstance(form, FileFormat):
                form.write_to(briefing, None, target)
            else:
                pieces = getattr(form, "pieces", None)
                with target.open("w", encoding="utf-8") as file:
                    file.writelines(
                        pieces(briefing, None) if pieces else [form.write(briefing, None)]
                    )
    seconds = time.process_time() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(seconds, peak / 1024)


def main(records: int) -> None:
    """Every format in turn."""
    print(f"{records:,} records{'':8}seconds   to peer   peak MB")
    first = 0.0
    for name in ("peer", *(form.name for form in FORMATS)):
        command = [sys.executable, __file__, str(records), name]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        seconds, peak = (float(word) for word in done.stdout.split())
        first = first or seconds
        print(f"{name:22}{seconds:>8.2f}{seconds / first:>10.2f}{peak:>10.0f}")


if __name__ == "__main__":
    if len(sys.argv) > 2:
        measured(sys.argv[2], int(sys.argv[1]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else RECORDS)
