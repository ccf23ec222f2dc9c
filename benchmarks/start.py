"""Time to the first full screen and memory, beside an empty app of the same layout, in one run.

    python benchmarks/start.py [RUNS] [FOLDER]

Whole processes in a pseudo-terminal, run in turn so that a noisy machine disturbs all alike; the
figures are medians. *bare* is a Textual app of one widget, *empty* the program's layout and style
report with empty panes, *warm* the program on the sample with nothing changed, *large* the same on
FOLDER (which must have been built), *cold* the sample into an empty cache, until the first article
is on the screen. Only the ratios mean something on another machine.
"""

import os
import statistics
import subprocess
import sys
import tempfile

from terminal import BARE, EMPTY, OURS, Watched

from briefing.paths import seeds

FIRST = "Munir"
"""Stands on the screen as soon as the sample has a visit."""


def run(code: str, words: str, environment: dict[str, str]) -> tuple[float, float]:
    """Seconds until some words are painted, and MB when all is quiet."""
    program = Watched(code, environment)
    try:
        seconds = program.until(words)
        program.quiet(0.5)
        return seconds, program.memory
    finally:
        program.end()


def build(path: str, environment: dict[str, str]) -> None:
    """Read a folder into the cache."""
    command = [sys.executable, "-m", "briefing", "build", path]
    subprocess.run(command, env=os.environ | environment, check=True, capture_output=True)


def folders(place: str) -> dict[str, str]:
    """The user's folders, all of them in one place."""
    return {f"BRIEFING_{kind}": place for kind in ("CACHE", "STATE", "CONFIG", "DATA")}


def main(runs: int, large: str | None) -> None:
    """Measure and print."""
    sample = str(seeds())
    found: dict[str, list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory() as kept:
        build(sample, folders(kept))
        for _ in range(runs):
            found.setdefault("bare", []).append(run(BARE, "first screen", {}))
            found.setdefault("empty", []).append(run(EMPTY, "first screen", {}))
            ours = OURS.format(path=sample)
            found.setdefault("warm", []).append(run(ours, FIRST, folders(kept)))
            if large:
                code = OURS.format(path=large)
                found.setdefault("large", []).append(run(code, " of ", {}))
            with tempfile.TemporaryDirectory() as fresh:
                found.setdefault("cold", []).append(run(ours, FIRST, folders(fresh)))
    empty = statistics.median(seconds for seconds, _ in found["empty"])
    print(f"{'':8}{'seconds':>9}{'to empty':>10}{'MB':>8}")
    for name, figures in found.items():
        seconds = statistics.median(s for s, _ in figures)
        memory = statistics.median(m for _, m in figures)
        print(f"{name:8}{seconds:>9.2f}{seconds / empty:>10.2f}{memory:>8.0f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5, sys.argv[2] if len(sys.argv) > 2 else None)
