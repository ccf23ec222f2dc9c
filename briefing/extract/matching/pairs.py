"""Words for two or more who were named together: ``they``, ``the two leaders``, ``both sides``."""

from typing import Any

from briefing.resources import word_list

THEY = word_list("pairs", "they")
PAIRS = word_list("pairs", "pairs")
_PLAIN_PAIRS = word_list("pairs", "plain_pairs")
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
    if before & {"two", "2", "both"} or (token.lower_ == "two" and token.dep_ == "nsubj"):
        return True
    return two_known and token.lower_ in _PLAIN_PAIRS and before == {"the"}
