"""The morning: a large folder that was read yesterday, and some articles that came in since.

    python benchmarks/morning.py FOLDER NEW [BASE]

FOLDER holds many articles, NEW the files that come in, BASE a checkout of an older build (``git
worktree``). Each program reads FOLDER first, into a cache of its own below ``build/morning`` (once;
that takes long), and is closed; then the new files lie there and it is opened in a
pseudo-terminal. *first* is the first new article counted on the screen, *all* the last of them,
linked and listed, both from the start; *report* the key ``M`` to its first and its last paint,
beside a key in an empty app of the same layout. Wall seconds; the ratios are of one run.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from start import folders
from terminal import EMPTY, OURS, Watched

KEPT = Path(__file__).parents[1] / "build" / "morning"
_COUNT = re.compile(rb" (\d+) articles \xc2\xb7")
"""In the bar at the top; a pane may tell of ``3 articles`` too."""
WAIT = 1200
READ = (0, 1)
"""Exit codes of a folder that was read; 1 says that something of it was not."""


def kept(name: str, folder: Path, environment: dict[str, str]) -> Path:
    """The folders of a program that has read the old articles and was closed."""
    place = KEPT / name
    if not place.is_dir():
        command = [sys.executable, "-m", "briefing", "build", str(folder)]
        ended = subprocess.run(command, env=os.environ | folders(str(place)) | environment)
        if ended.returncode not in READ:
            raise SystemExit(f"{name} could not read {folder} (exit code {ended.returncode})")
        program = Watched(OURS.format(path=str(folder)), folders(str(place)) | environment)
        program.until(" articles")
        program.quiet(3)
        program.press(b"q", 1)
        program.end()
    return place


def counted(program: Watched) -> int:
    """The number of articles on the screen, the last one painted."""
    found = _COUNT.findall(program.seen)
    return int(found[-1]) if found else 0


def until(program: Watched, least: int) -> float:
    """Seconds from the start until so many articles are counted."""
    deadline = time.monotonic() + WAIT
    while counted(program) < least:
        if time.monotonic() > deadline:
            raise TimeoutError(f"{least} articles")
        program.quiet(0.02)
    return time.monotonic() - program.begun


def morning(
    name: str, folder: Path, new: list[Path], old: int, environment: dict[str, str]
) -> tuple[float, float, tuple[float, float]]:
    """First and last new article of one program, and the paints of its report."""
    place = kept(name, folder, environment)
    fresh = KEPT / f"{name}-now"
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(place, fresh)
    for file in new:
        shutil.copy(file, folder)
    program = Watched(OURS.format(path=str(folder)), folders(str(fresh)) | environment)
    try:
        first, last = until(program, old + 1), until(program, old + len(new))
        program.quiet(3)
        return first, last, program.press(b"M", 0.5)
    finally:
        program.end()
        for file in new:
            (folder / file.name).unlink()


def main(source: Path, new: Path, base: Path | None) -> None:
    """Measure and print."""
    folder = KEPT / "clippings"
    if not folder.is_dir():
        shutil.copytree(source, folder)
    files = sorted(p for p in new.iterdir() if p.is_file())
    old = sum(1 for f in folder.glob("*.jsonl") for _ in f.open(encoding="utf-8"))
    old += sum(1 for f in folder.iterdir() if f.suffix != ".jsonl")
    programs: dict[str, dict[str, str]] = {"ours": {}}
    if base:
        programs["base"] = {"PYTHONPATH": str(base)}
    print(f"{old} articles, {len(files)} new")
    found = {name: morning(name, folder, files, old, e) for name, e in programs.items()}
    for name, (first, last, report) in found.items():
        painted = "  ".join(f"{1000 * seconds:.0f}" for seconds in report)
        print(f"{name:6} first {first:7.2f} s   all {last:7.2f} s   report {painted} ms")
    if base:
        print(f"all: {found['ours'][1] / found['base'][1]:.2f} of the older build's time")
    empty = Watched(EMPTY, {})
    empty.until("first screen")
    empty.quiet(1)
    presses = [empty.press(b"j")[1] for _ in range(9)]
    empty.end()
    print(f"empty app: a key to its paint {1000 * sorted(presses)[4]:.0f} ms")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]) if len(sys.argv) > 3 else None)
