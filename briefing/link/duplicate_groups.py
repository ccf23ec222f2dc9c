"""Independent origins: wire copies of one text count once.

Extraction keeps a MinHash signature of each text (over its shingles, see ``records.shingles``).
Signatures that agree in one band name candidates (locality-sensitive hashing, after Broder 1997 and
Indyk and Motwani 1998); whether two texts are copies is then decided on their shingles themselves,
so that a copy with a cut tail is found and a text that only quotes another is not.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import combinations, pairwise

from briefing.link.memo_cache import IdentityKey, MemoCache
from briefing.link.read_article import ReadArticle
from briefing.models.article import text_digest
from briefing.text.minhash import BAND, shingles

_SHARED = 0.6
"""Share of the shorter text's shingles that the longer one must hold."""
_LENGTHS = 0.3
"""The shorter text must be at least so long, measured by the longer."""
_LEAST = 12
"""Shingles below which texts are copies only where they are the same."""


def duplicate_groups(
    articles: Sequence[ReadArticle], cache: MemoCache
) -> dict[str, tuple[str, ...]]:
    """Gather articles of one origin.

    Args:
        articles: in the order of their paths; the first of a group names it.
        cache: of shingles that were made before.

    Returns:
        Source id → ids of all sources of its origin, itself among them, in order.
    """
    leader = {read.id: read.id for read in articles}

    def root(source: str) -> str:
        while leader[source] != source:
            leader[source] = leader[leader[source]]
            source = leader[source]
        return source

    order = {read.id: number for number, read in enumerate(articles)}
    for one, other in _copies(articles, cache):
        first, second = sorted((root(one), root(other)), key=order.__getitem__)
        leader[second] = first
    groups: dict[str, list[str]] = defaultdict(list)
    for read in articles:
        groups[root(read.id)].append(read.id)
    return {source: tuple(group) for group in groups.values() for source in group}


def _copies(articles: Sequence[ReadArticle], cache: MemoCache) -> Iterator[tuple[str, str]]:
    """Pairs of sources that are copies of one text; enough of them to gather every group."""
    same: dict[str, str] = {}
    first: list[ReadArticle] = []
    for read in articles:
        known = same.setdefault(text_digest(read.article.text), read.id)
        if known == read.id:
            first.append(read)
        else:
            yield known, read.id
    for one, other in _candidates(first):
        parts, others = (
            cache.recall(("shingles", IdentityKey(r)), partial(shingles, r.article))
            for r in (one, other)
        )
        if _one_text(parts, others):
            yield one.id, other.id


def _candidates(articles: Sequence[ReadArticle]) -> Iterator[tuple[ReadArticle, ReadArticle]]:
    """Pairs whose signatures agree in a band, each once."""
    bands: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for number, read in enumerate(articles):
        signature = read.extraction.signature
        for at in range(0, len(signature) - BAND + 1, BAND):
            bands[at, *signature[at : at + BAND]].append(number)
    seen: set[tuple[int, int]] = set()
    for members in bands.values():
        for pair in _pairs(members):
            if pair not in seen:
                seen.add(pair)
                yield articles[pair[0]], articles[pair[1]]


def _pairs(members: list[int]) -> Iterator[tuple[int, int]]:
    """All pairs of a small band; in a large one each with the next, enough to chain them."""
    if len(members) <= 8:
        yield from combinations(members, 2)
    else:
        yield from pairwise(members)


def _one_text(one: frozenset[int], other: frozenset[int]) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) < _LEAST or len(short) < _LENGTHS * len(long):
        return False
    return len(short & long) >= _SHARED * len(short)
