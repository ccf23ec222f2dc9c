"""How the cost of linking grows with the number of articles, and what one article more costs.

    python benchmarks/linking.py FOLDER [COUNT …]

The folder is read and extracted first (once; kept in the cache folder). Then its first 500, 1,000,
2,000 and 6,000 articles are linked. Processor seconds; the ratio compares the cost of an article
with that of the smallest count, so that 1.0 throughout means that the cost is linear. The last
columns link one article more, with what is remembered of the run before.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from briefing.link import ReadArticle, link
from briefing.link.memo_cache import MemoCache
from briefing.workspace import Workspace

COUNTS = (500, 1000, 2000, 6000)


def read_all(folder: Path) -> list[ReadArticle]:
    """The articles of a folder with what was found in them."""
    with Workspace(folder) as workspace:
        workspace.refresh(lambda p: print(f"\r{p.done}/{p.total}", end="", file=sys.stderr))
        store = workspace.store
        return [
            ReadArticle(article, found)
            for _, article, fingerprint in store.articles()
            if (found := store.extraction(fingerprint)) is not None
        ]


def timed(work: Callable[[], object]) -> float:
    """Processor seconds of one call."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def main(folder: Path, counts: tuple[int, ...]) -> None:
    """Measure and print."""
    articles = read_all(folder)
    print(f"{len(articles)} articles in {folder.name}")
    print("articles   seconds   ms an article   ratio   one more (s)   of a whole run")
    first = 0.0
    for count in sorted({min(count, len(articles) - 1) for count in counts}):
        some, memory = articles[:count], MemoCache()
        whole = timed(lambda some=some, memory=memory: link(some, cache=memory))  # type: ignore[misc]
        more = articles[: count + 1]
        one = timed(lambda more=more, memory=memory: link(more, cache=memory))  # type: ignore[misc]
        each = whole / count
        first = first or each
        print(
            f"{count:>8}   {whole:>7.2f}   {1000 * each:>13.2f}   {each / first:>5.2f}"
            f"   {one:>12.2f}   {one / whole:>14.2f}"
        )


if __name__ == "__main__":
    given = tuple(int(argument) for argument in sys.argv[2:])
    main(Path(sys.argv[1]), given or COUNTS)
