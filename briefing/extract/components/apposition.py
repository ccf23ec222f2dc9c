"""Offices between commas: whether they belong to the name before them."""

from briefing.extract.matching.tokens import Tokens
from briefing.resources import word_list

_COURTESIES = word_list("apposition", "courtesies")
_LONGEST_NAME = 6


def stands_behind_name(tokens: Tokens, start: int, ends: frozenset[int]) -> bool:
    """``A B, Ambassador to X, C D, …``: the office behind a name belongs to that name.

    ``ends``: where names end to which it does not.
    """
    i = start - 1
    while i > 0 and tokens.lower[i] in {"the", "a", "an"}:
        i -= 1
    if i < 2 or tokens.words[i] != "," or i in ends:
        return False
    if tokens.ner[i - 1] == "PERSON" and tokens.ner[i - 2] == "PERSON":
        return True
    return tokens.capital[i - 1] and _behind_courtesy(tokens, i - 1)


def _behind_courtesy(tokens: Tokens, last: int) -> bool:
    """``Mr. A B``: whether the name that ends at ``last`` has a courtesy before it."""
    i = last
    while i >= 0 and last - i < _LONGEST_NAME and tokens.capital[i]:
        if tokens.lower[i].rstrip(".") in _COURTESIES:
            return i < last
        i -= 1
    return False


BEFORE_OFFICE = word_list("apposition", "before_office")
"""Words between a comma and an office that tell nothing."""
_CLOSERS = frozenset(
    {*",.;)—–-”", "and", "who", "said", "from", "since", "until", "under", "told", "has", "was"}
)


def closes(tokens: Tokens, end: int) -> bool:
    """Whether what stands at ``end`` closes an apposition: a mark, ``and``, a verb."""
    behind = tokens.words[end] if end < len(tokens) else "."
    return behind in _CLOSERS or "\n" in behind
