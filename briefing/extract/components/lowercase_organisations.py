"""Bodies that papers write small: ``the Chinese embassy``, ``Cuba’s foreign ministry``."""

from collections.abc import Iterator

from briefing.extract.components.gazetteer import Place
from briefing.extract.matching.tokens import POSSESSIVES, Tokens
from briefing.resources import word_list, words

_NATIONAL = word_list("lowercase_organisations", "national")


def small_bodies(
    tokens: Tokens, places: list[Place], taken: set[int]
) -> Iterator[tuple[int, int, str, str | None]]:
    """Yield first token, one behind the last, name and state of each body written small.

    A body without a state before it needs an article and a word that says which
    (``the foreign ministry``).
    """
    ending = {p.end: p for p in places if p.entry.kind in _NATIONAL}
    for i, word in enumerate(tokens.lower):
        if word not in words("bodies", "small", "heads") or i in taken:
            continue
        start = _kind_before(tokens, i)
        owner = _owner(tokens, ending, start)
        if any(k in taken for k in range(start, i + 1)):
            continue
        if owner is not None and owner.start not in taken:
            name = f"{tokens.join(owner.start, owner.end)} {tokens.join(start, i + 1)}"
            yield owner.start, i + 1, name, owner.entry.code
        elif start < i and start > 0 and tokens.lower[start - 1] == "the":
            yield start, i + 1, tokens.join(start, i + 1), None


def governments(tokens: Tokens, places: list[Place]) -> Iterator[tuple[int, int, str]]:
    """Yield first token, one behind the last and state of each ``Chinese government``."""
    for place in places:
        if place.entry.kind not in {"name", "demonym"} or not place.entry.code:
            continue
        i = place.end
        if i < len(tokens) and tokens.lower[i] in POSSESSIVES:
            i += 1
        if i < len(tokens) and tokens.lower[i] == "government":
            yield place.start, i + 1, place.entry.code


def _kind_before(tokens: Tokens, head: int) -> int:
    """The first of the words that say which body it is: ``external affairs`` of the ministry."""
    i = head
    while i > 0 and tokens.lower[i - 1] in words("bodies", "small", "kinds"):
        i -= 1
    return i


def _owner(tokens: Tokens, ending: dict[int, Place], start: int) -> Place | None:
    if start > 0 and tokens.lower[start - 1] in POSSESSIVES:
        return ending.get(start - 1)
    return ending.get(start)
