"""Words of names from other scripts, in one spelling for all that newspapers give them.

It keeps the vowels apart that tell names apart (``Zelenka``, ``Zelenko``).
"""

import re
from functools import cache, lru_cache

from briefing.resources import load

_GH = re.compile(r"(?<!n)gh")
"""Not where two syllables meet (``Kyunghoon``)."""
_OH = re.compile(r"oh(?=[bcdfgjklmnprstvwz])")
"""A long vowel (``Ohgaki``, ``Oogaki``)."""
_MOST_ROUNDS = 12
"""More rounds than any spelling takes to come to rest."""


@cache
def _families() -> dict[str, str]:
    """A spelling → the one that stands for it."""
    lines = [line.split() for line in load("transliteration")["families"]]
    return {word: line[0] for line in lines for word in line}


@cache
def _letters() -> tuple[tuple[str, str], ...]:
    return tuple((written, read) for written, read in load("transliteration")["letters"])


@lru_cache(maxsize=32768)
def sound(word: str) -> str:
    """A folded word of a name in one spelling for all its transliterations."""
    for _ in range(_MOST_ROUNDS):
        heard = _heard(_families().get(word, word))
        if heard == word:
            break
        word = heard
    return word


def _heard(word: str) -> str:
    word = _OH.sub("o", _GH.sub("g", word))
    for written, read in _letters():
        word = word.replace(written, read)
    word = re.sub(r"(.)\1+", r"\1", word)
    return word[:-1] if len(word) > 3 and word.endswith("h") else word
