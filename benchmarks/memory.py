"""Whether extraction's memory stays flat: one process, many articles, its resident size as it goes.

    python benchmarks/memory.py FOLDER_OR_FILE [MOST]

Prints the resident size (MiB) every tenth of the way and the ratio of the last tenth to the second
(the first one still fills caches).
"""

import os
import sys
from pathlib import Path

from briefing.config import DEFAULT_MODEL
from briefing.extract import pipeline as engine
from briefing.extract.language_model import load_model
from briefing.readers import read, scan

TENTHS = 10


def resident() -> float:
    """MiB of this process in memory."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def main(folder: Path, most: int) -> None:
    """Extract, and print the size."""
    found = scan(folder)
    articles = [a for file in found.files for a in read(file, found.root).articles][:most]
    model = load_model(DEFAULT_MODEL)
    step = max(1, len(articles) // TENTHS)
    sizes = []
    for number, article in enumerate(articles, 1):
        engine.extract(article, model)
        if number % step == 0:
            sizes.append(resident())
            print(f"{number:>6} articles: {sizes[-1]:.0f} MiB", flush=True)
    print(f"last to second tenth: {sizes[-1] / sizes[min(1, len(sizes) - 1)]:.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 5000)
