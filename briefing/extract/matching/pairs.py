"""Words for two or more who were named together: ``they``, ``the two leaders``, ``both sides``."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from briefing.extract.matching.description_match import LEADERS
from briefing.resources import word_list

THEY = word_list("pairs", "they")
PAIRS = word_list("pairs", "pairs")
_PLAIN_PAIRS = word_list("pairs", "plain_pairs")
_TWO = frozenset({"two", "2", "both"})
_COUNTS = {"three": 3, "3": 3, "four": 4, "4": 4, "five": 5, "5": 5}


def counted(token: Any) -> int | None:
    """How many ``the three leaders`` are; None for two, or where no number is said."""
    return next((_COUNTS[c.lower_] for c in token.children if c.lower_ in _COUNTS), None)


def means_two(token: Any, *, two_known: bool) -> bool:
    """Whether a word of ``PAIRS`` means two who are known from before.

    Args:
        token: the word.
        two_known: whether two were named together, so that ``the leaders`` may mean them.
    """
    before = {c.lower_ for c in token.children}
    if before & _TWO or (token.lower_ == "two" and token.dep_ == "nsubj"):
        return True
    return two_known and token.lower_ in _PLAIN_PAIRS and before == {"the"}


def two_of_office(token: Any, heads: Collection[str]) -> bool:
    """``the two foreign ministers``, ``both advisers``: a pair told by its office.

    Args:
        token: a noun.
        heads: nouns of offices.
    """
    lower = token.lower_
    number = {c.lower_ for c in token.children} & _TWO
    return bool(number) and lower.endswith("s") and lower[:-1] in heads and lower not in PAIRS


def two_holders(token: Any, actors: Sequence[Any], numbers: Iterable[int]) -> tuple[int, ...]:
    """``the two presidents``: the last two of two states who are said to hold that office.

    Args:
        token: the plural of an office.
        actors: of the article.
        numbers: of those named, the last first.

    Returns:
        Their numbers, as they were named; empty where there are no two.
    """
    beside = {c.lower_ for c in token.children if c.dep_ in {"amod", "compound"}}
    office = {token.lower_[:-1], *(beside - _TWO)}
    held = [
        n
        for n in dict.fromkeys(numbers)
        if actors[n].kind == "person" and any(office <= o.words for o in actors[n].offices)
    ]
    states = {actors[n].likely_state for n in held[:2]}
    return tuple(reversed(held[:2])) if len(states) == 2 else ()


def two_heads(actors: Sequence[Any], numbers: Iterable[int]) -> tuple[int, ...]:
    """``the two Heads of State``: the leaders of two states spoken of last.

    Args:
        actors: of the article.
        numbers: of those spoken of, the last one first.

    Returns:
        Both, in the order in which they were named; nobody where they are more or fewer.
    """
    found: dict[str, int] = {}
    for number in numbers:
        state = actors[number].likely_state
        if state and any(office.kind in LEADERS for office in actors[number].offices):
            found.setdefault(state, number)
    pair = tuple(reversed(found.values()))
    return pair if len(pair) == 2 else ()
