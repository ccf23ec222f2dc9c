"""Which blocks of a web page are the article.

trafilatura votes first: its text, favouring precision, is found again in the blocks. The structure
of the page then mends the vote: the article is the smallest element that holds most of it, a
paragraph of the same make as the article's is one of it, and what stands elsewhere, repeats it or
is told by a rule as the page's is none. Measured in ``docs/accuracy.md`` on pages read by hand.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.readers.boilerplate import rule_of_line
from briefing.readers.page_blocks import Block

_WORD = re.compile(r"\w+")
_SHINGLE = 4
_MAIN = 0.8
"""Share of the voted words that the article's element holds."""
_SAME_MAKE, _SAME_KIND, _SAME_PARENT = 0.3, 0.25, 0.3
"""Shares of the voted words: in blocks of one make, anywhere and in the article; in a parent."""
_LONG, _VOTE, _COPY = 10, 0.5, 0.7
_GROWS = {"p", "blockquote", "li", "div", "h2", "h3", "h4", "tr", "section"}
_TEXTS = {"p", "blockquote", "li", "tr"}
_NOT_BODY = re.compile(
    r"\b(?:related|recirc\w*|promo\w*|newsletter\w*|subscri\w*|share\w*|social\w*|comments?|sidebar|"
    r"footer|nav|menu|outbrain|taboola|trending|popular|recommend\w*|more-?\w*|breadcrumbs?|byline|"
    r"author-?bio|tags?|advert\w*|cookie\w*|widget\w*|read-?more\w*)\b"
)
_CALL = re.compile(
    r"^(?:like this (?:story|article)\b|click here|sign up|subscribe|follow (?:us|him|her|@)|"
    r"share (?:it|this)|also on\b|read more|see also|get the .{0,30} app|tell us what|comments?$|"
    r"more from|updated at\b|copyright|©|all rights)|contributed to this (?:report|story)",
    re.I,
)
_CALL_WORDS, _MOST_COPIES = 30, 12


@dataclass(slots=True)
class _Page:
    """The blocks with the votes for them, counted once."""

    blocks: Sequence[Block]
    words: list[list[str]]
    voted: list[bool]
    total: int
    main: int
    make: Counter[tuple[str, str]]
    parents: Counter[int]
    first: int
    last: int

    def strong(self, block: Block) -> bool:
        """Whether blocks of its make hold a good part of the vote."""
        return self.make[_make(block)] >= _SAME_MAKE * self.total

    def in_main(self, block: Block) -> bool:
        return self.main in block.around


def article_blocks(blocks: Sequence[Block], told: str) -> list[bool]:
    """Say of each block whether it is the article's.

    Args:
        blocks: of the page, in order.
        told: the article as another program (trafilatura) tells it.

    Returns:
        One answer a block; all False where nothing of ``told`` is found again.
    """
    page = _page(blocks, told)
    if not any(page.voted):
        return [False] * len(blocks)
    kept = [
        _is_article(page, i, block) and not _is_pages(block, len(page.words[i]))
        for i, block in enumerate(blocks)
    ]
    return _without_copies(page, kept)


def main_element(blocks: Sequence[Block], kept: Sequence[bool]) -> int:
    """The number of the smallest element that holds most of the kept words; 0 for none."""
    words = [len(_WORD.findall(block.words)) for block in blocks]
    return _main(blocks, words, [i for i, keep in enumerate(kept) if keep])


def _page(blocks: Sequence[Block], told: str) -> _Page:
    words = [_words(block.words) for block in blocks]
    shingles = set(_shingles(_words(told)))
    lines = {" ".join(_words(line)) for line in told.split("\n")}
    voted = [_vote(w, shingles, lines) for w in words]
    long = [i for i, vote in enumerate(voted) if vote and len(words[i]) >= _LONG]
    long = long or [i for i, vote in enumerate(voted) if vote]
    make: Counter[tuple[str, str]] = Counter()
    parents: Counter[int] = Counter()
    for i in long:
        make[_make(blocks[i])] += len(words[i])
        parents[_parent(blocks[i])] += len(words[i])
    total = sum(len(words[i]) for i in long) or 1
    main = _main(blocks, [len(w) for w in words], long)
    first, last = (long[0], long[-1]) if long else (0, 0)
    return _Page(blocks, words, voted, total, main, make, parents, first, last)


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _shingles(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)]


def _vote(words: list[str], shingles: set[tuple[str, ...]], lines: set[str]) -> bool:
    if len(words) < _SHINGLE:
        return bool(words) and " ".join(words) in lines
    own = _shingles(words)
    return sum(s in shingles for s in own) >= _VOTE * len(own)


def _make(block: Block) -> tuple[str, str]:
    return block.tag, block.names[:200]


def _parent(block: Block) -> int:
    return block.around[1] if len(block.around) > 1 else 0


def _main(blocks: Sequence[Block], words: list[int], chosen: list[int]) -> int:
    share: Counter[int] = Counter()
    for i in chosen:
        for element in blocks[i].around:
            share[element] += words[i]
    every: Counter[int] = Counter()
    for count, block in zip(words, blocks, strict=True):
        for element in block.around:
            every[element] += count
    least = _MAIN * sum(words[i] for i in chosen)
    enough = [e for e, held in share.items() if held >= least]
    return min(enough, key=lambda element: (every[element], -element), default=0)


def _is_article(page: _Page, i: int, block: Block) -> bool:
    inside, strong, count = page.in_main(block), page.strong(block), len(page.words[i])
    if page.voted[i]:
        return inside or strong
    own = block.linked < 0.6 * len(block.words) and rule_of_line(block.words) is None
    if not inside:
        return strong and own and count >= _SHINGLE and block.tag in {"p", "blockquote", "li"}
    if block.tag == "blockquote" or "twitter-tweet" in _inner(block, 6):
        return count >= 3
    alike = page.make[_make(block)] >= _SAME_KIND * page.total
    alike = alike or page.parents[_parent(block)] >= _SAME_PARENT * page.total
    if not (alike and own and block.tag in _GROWS) or _NOT_BODY.search(_inner(block, 6)):
        return False
    if block.tag in {"h2", "h3", "h4"}:
        return page.first < i < page.last and count >= _SHINGLE
    return count >= _SHINGLE if block.tag in _TEXTS else count >= 8


def _inner(block: Block, names: int) -> str:
    return " ".join(block.names.split()[:names])


def _is_pages(block: Block, count: int) -> bool:
    """A headline, a line that a rule tells, a call to do something, a link in capitals."""
    if block.tag == "h1" or rule_of_line(block.words) is not None:
        return True
    if count < _CALL_WORDS and _CALL.search(block.words):
        return True
    return block.tag == "p" and block.words.isupper() and block.linked >= 0.8 * len(block.words)


def _without_copies(page: _Page, kept: list[bool]) -> list[bool]:
    """Leave out teasers that repeat the article: of two copies the one of the rarer make goes."""
    shingles = {i: set(_shingles(page.words[i])) for i, keep in enumerate(kept) if keep}
    counts: Counter[tuple[str, ...]] = Counter()
    holders: dict[tuple[str, ...], list[int]] = {}
    for i, own in shingles.items():
        counts.update(own)
        for shingle in own:
            holders.setdefault(shingle, []).append(i)
    kept = list(kept)
    for i, own in shingles.items():
        if len(own) < 3 or sum(counts[s] > 1 for s in own) < _COPY * len(own):
            continue
        near = {j for s in own for j in holders[s][:_MOST_COPIES] if j != i and kept[j]}
        if any(_goes_before(page, j, i) for j in near if _overlap(own, shingles[j])):
            kept[i] = False
            counts.subtract(own)
    return kept


def _overlap(one: set[tuple[str, ...]], other: set[tuple[str, ...]]) -> bool:
    return len(one & other) >= 0.5 * min(len(one), len(other))


def _goes_before(page: _Page, one: int, other: int) -> bool:
    a, b = page.make[_make(page.blocks[one])], page.make[_make(page.blocks[other])]
    return a > b or (a == b and one < other)
