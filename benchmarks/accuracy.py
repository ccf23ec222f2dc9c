"""How much a careful reader would miss: one table over all measuring sets, and every miss.

    python benchmarks/accuracy.py [--data FOLDER] [--extra FOLDER]... [--base REVISION]

The seeds and the articles written for ``tests/gold`` (``written``; ``kept``, whose misses are not
read while rules are mended) are measured with the scorer there. The other sets stand outside the
repository, in ``--data``: ``gold/NAME`` with ``gold/NAME-text`` (annotated articles), ``corpus``
with ``eval`` (readouts, names and dates); ``--extra`` adds folders that hold ``gold`` and ``text``.
What is not there is left out and named. The table goes to standard output, each miss with the
sentence where it stands to ``build/accuracy/SET.txt``. With ``--base`` the same is done with the
program of another revision, and what was gained and lost since is listed case by case.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
OUT = ROOT / "build" / "accuracy"
KINDS = ("persons", "roles", "bodies", "visits", "meetings", "when", "quotes", "positions")
# numbers of actors and records differ from run to run: two cases are one without them
NUMBER = re.compile(r'"(?:id|source|start|end)": (?:"[^"]*"|\d+),? ?|\b[a-z]+\d+\b')
WORDS_SHOWN = 60


@dataclass(frozen=True)
class MeasuringSet:
    """Articles (a folder or a ``.jsonl`` file) and the commands that judge their export."""

    name: str
    articles: Path
    commands: tuple[tuple[str | Path, ...], ...]


@dataclass(frozen=True)
class Outcome:
    """What the commands said: the table's lines, and the misses."""

    table: tuple[str, ...]
    misses: tuple[str, ...]


def annotated(name: str, scorer: Path, gold: Path, texts: Path) -> MeasuringSet:
    """Articles with a gold file each: one run of the scorer for each kind of miss."""
    command = (scorer, "EXPORT", gold, "--text-dir", texts)
    return MeasuringSet(name, texts, tuple((*command, "--show", kind) for kind in KINDS))


def sets_of(data: Path, extra: list[Path]) -> Iterator[MeasuringSet]:
    """The sets that are there."""
    scorer = ROOT / "tests" / "gold" / "score.py"
    yield annotated("seeds", scorer, ROOT / "tests" / "gold" / "seeds", ROOT / "seeds")
    for name in ("written", "kept"):
        own = ROOT / "tests" / "gold" / name
        yield annotated(name, scorer, own / "gold", own / "text")
    yield annotated("dev", scorer, data / "gold" / "dev", data / "gold" / "dev-text")
    for folder in extra:
        yield annotated(folder.name, scorer, folder / "gold", folder / "text")
    for name, file, judge in (
        ("readouts", "whitehouse-dev.jsonl", "readouts.py"),
        ("wikinews", "wikinews.jsonl", "names_dates.py"),
    ):
        command = (data / "eval" / judge, "EXPORT", "--show", "100000")
        yield MeasuringSet(name, data / "corpus" / file, (command,))


def export(articles: Path, program: Path, target: Path) -> None:
    """The export of the articles by the program that stands in a folder, read afresh."""
    with tempfile.TemporaryDirectory() as cache:
        command = [sys.executable, "-m", "briefing", "export", str(articles), "--format", "json"]
        places = {"BRIEFING_CACHE": cache, "PYTHONPATH": str(program)}
        with target.open("wb") as stream:
            subprocess.run(
                command, cwd=program, env={**os.environ, **places}, stdout=stream, check=True
            )


def judged(measured: MeasuringSet, target: Path) -> Outcome:
    """Run the commands of a set over an export."""
    table: tuple[str, ...] = ()
    misses: list[str] = []
    for command in measured.commands:
        words = [target if word == "EXPORT" else word for word in command]
        done = subprocess.run(
            [sys.executable, *words], capture_output=True, text=True, check=True
        ).stdout.splitlines()
        # a row of the table ends with a figure, a miss does not stand in columns
        rows = tuple(
            line for line in done if re.search(r" {2,}\d+ +\d+ ", line) and "!" not in line
        )
        table = table or rows
        misses += [line.strip(" !") for line in done[1:] if line not in rows]
    return Outcome(table, tuple(misses))


def texts_of(articles: Path) -> dict[str, str]:
    """The articles' texts by the name that a miss begins with."""
    if articles.is_dir():
        return {f.name: f.read_text(encoding="utf-8") for f in articles.glob("*.txt")}
    import json

    rows = map(json.loads, articles.read_text(encoding="utf-8").splitlines())
    return {row["id"]: row["text"] for row in rows}


def sentence_of(miss: str, texts: dict[str, str]) -> str:
    """The sentence in which the longest part of a miss stands; empty if none is found."""
    text = next((t for name, t in texts.items() if name in miss), "")
    parts = re.findall(r"[\"']((?:[^\"'\\]|(?<=\w)'(?=\w)){6,})", miss) + re.split(
        r"missed |; ", miss
    )
    for part in sorted(parts, key=len, reverse=True):
        at = text.find(part.strip())
        if at >= 0 and part.strip():
            begin = max(text.rfind(". ", 0, at), text.rfind("\n", 0, at)) + 1
            ends = [e for e in (text.find(". ", at + len(part)), text.find("\n", at)) if e >= 0]
            return " ".join(text[begin : min(ends, default=len(text)) + 1].split()[:WORDS_SHOWN])
    return ""


def measure(sets: list[MeasuringSet], program: Path, folder: Path) -> dict[str, Outcome]:
    """Export and judge each set with the program of a folder."""
    found = {}
    for one in sets:
        target = folder / f"{one.name}.json"
        export(one.articles, program, target)
        found[one.name] = judged(one, target)
    return found


def write_misses(sets: list[MeasuringSet], outcomes: dict[str, Outcome]) -> None:
    """A file for each set: every miss, and under it the sentence."""
    for one in sets:
        texts = texts_of(one.articles)
        lines = [f"{miss}\n    {sentence_of(miss, texts)}\n" for miss in outcomes[one.name].misses]
        (OUT / f"{one.name}.txt").write_text("".join(lines), encoding="utf-8")


def compare(sets: list[MeasuringSet], now: dict[str, Outcome], before: dict[str, Outcome]) -> None:
    """Print what was gained and lost, case by case."""
    for one in sets:
        old, new = ({NUMBER.sub("", m): m for m in o[one.name].misses} for o in (before, now))
        gained = [m for key, m in old.items() if key not in new]
        lost = [m for key, m in new.items() if key not in old]
        print(f"\n{one.name}: {len(gained)} gained, {len(lost)} lost")
        print("".join([*(f"  + {m}\n" for m in gained), *(f"  - {m}\n" for m in lost)]), end="")


def _folder(words: str) -> Path:
    """As seen from here: the program runs in other folders."""
    return Path(words).resolve()


def main() -> None:
    """Measure, print, compare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=_folder, default=ROOT.parent / "shared")
    parser.add_argument("--extra", type=_folder, action="append", default=[])
    parser.add_argument("--base", metavar="REVISION")
    parser.add_argument("--only", action="append", default=[], metavar="SET")
    args = parser.parse_args()
    named = [s for s in sets_of(args.data, args.extra) if not args.only or s.name in args.only]
    sets = [s for s in named if s.articles.exists()]
    OUT.mkdir(parents=True, exist_ok=True)
    now = measure(sets, ROOT, OUT)
    for one in sets:
        print(f"\n{one.name}", *now[one.name].table, sep="\n")
    for one in named:
        if one not in sets:
            print(f"\n{one.name}: not measured, its articles are not here")
    write_misses(sets, now)
    print(f"\nevery miss with its sentence: {OUT.relative_to(ROOT)}")
    if args.base:
        with tempfile.TemporaryDirectory() as folder:
            other = Path(folder) / "program"
            command = ["git", "-C", str(ROOT), "worktree"]
            add = [*command, "add", "--quiet", "--detach", str(other), args.base]
            subprocess.run(add, check=True)
            try:
                compare(sets, now, measure(sets, other, Path(folder)))
            finally:
                subprocess.run([*command, "remove", "--force", str(other)], check=True)


if __name__ == "__main__":
    main()
