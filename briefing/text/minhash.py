"""A text as its shingles, runs of words that copies of it share, and their MinHash signature."""

import re
from zlib import crc32

from briefing.models.article import Article

WORDS = 4
"""Words in a shingle."""
NUMBERS = 126
"""Numbers in a signature."""
BAND = 3
"""Numbers that must agree for two texts to be compared: half alike they are, 996 times in 1,000."""

_WORD = re.compile(r"\w+")


def _runs(article: Article) -> list[str]:
    words = _WORD.findall(" ".join(part.of(article.text) for part in article.body).casefold())
    return [" ".join(words[i : i + WORDS]) for i in range(len(words) - WORDS + 1)]


def shingles(article: Article) -> frozenset[int]:
    """The shingles of an article's body, each as a number of 32 bits."""
    return frozenset(crc32(run.encode("utf-8", "surrogatepass")) for run in _runs(article))


def signature(article: Article) -> tuple[int, ...]:
    """The MinHash signature of an article's body, empty for fewer words than a shingle has."""
    runs = _runs(article)
    if not runs:
        return ()
    # Imported here: only where articles are read anew is it needed.
    from rensa import RMinHash

    sketch = RMinHash(num_perm=NUMBERS, seed=1)
    sketch.update(runs)
    return tuple(sketch.digest())
