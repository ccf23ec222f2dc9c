"""Extraction beside the bare spaCy pipeline with the same components, in one run.

    python benchmarks/extraction.py [FOLDER] [ROUNDS]

Both read the same articles one by one in one process, in turn; the ratio is the speed of extraction
over that of the bare pipeline (1.0: the rules cost nothing).
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from briefing.config import DEFAULT_MODEL
from briefing.extract import pipeline as engine
from briefing.extract.language_model import load_model
from briefing.models import Article
from briefing.paths import seeds
from briefing.readers import read, scan
from briefing.text.aligned_view import view_of

MOST = 500


def articles_of(folder: Path) -> list[Article]:
    """The articles of a folder or file, at most ``MOST``."""
    found = scan(folder)
    return [a for file in found.files for a in read(file, found.root).articles][:MOST]


def timed(work: Callable[[], object]) -> float:
    """Processor seconds of one call: what else the machine does is not counted."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def main(folder: Path, rounds: int) -> None:
    """Measure and print."""
    import spacy

    articles = articles_of(folder)
    model = load_model(DEFAULT_MODEL)
    bare = spacy.load(DEFAULT_MODEL)
    bare.max_length = 5_000_000
    texts = [view_of(a).text for a in articles]
    ratios = []
    for _ in range(rounds):
        plain = timed(lambda: [bare(text) for text in texts])
        ours = timed(lambda: [engine.extract(a, model) for a in articles])
        ratios.append(plain / ours)
        print(f"{len(articles)} articles: bare {plain:.2f} s, extraction {ours:.2f} s")
    print(f"speed of extraction to the bare pipeline: {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    main(
        Path(arguments[0]) if arguments else seeds(), int(arguments[1]) if len(arguments) > 1 else 3
    )
