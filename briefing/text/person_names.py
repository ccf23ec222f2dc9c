"""Names of persons compared: may two be one person's?"""

import re
from collections import Counter
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from briefing.resources import word_list
from briefing.text.given_names import FAMILY_FIRST
from briefing.text.normalisation import fold

_LEFT_OUT = word_list("person_names", "left_out")
_SUFFIXES = word_list("person_names", "suffixes")


def _folded(words: list[str]) -> list[str]:
    return [w for w in (re.sub(r"[^\w]", "", fold(word)) for word in words) if w]


@lru_cache(maxsize=16384)
def name_key(name: str) -> tuple[str, ...]:
    """Folded parts of a name, particles and suffixes left out where something remains."""
    parts = _folded(name.replace("-", " ").replace(".", ". ").split())
    core = [
        p
        for i, p in enumerate(parts)
        if p not in _SUFFIXES and (p not in _LEFT_OUT or (i == 0 and p == "ben"))
    ]
    return tuple(core or parts)


def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names may be one person's.

    One is the last word of the other, or part of it in the same order with the last word shared,
    or they differ only by initials. ``Qamar Javed Bajwa`` and ``Qamar Bashir`` are two.
    """
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if not short:
        return False
    if len(short) == 1:
        word = short[0]
        if len(word) == 1:
            return False
        return word in long[1:] or (word == long[0] and (len(long) <= 3 or word in FAMILY_FIRST))
    if len(short) == len(long) and short[-1] == long[-1] and len(short) == 2:
        return _initial(short[0], long[0]) or _short_form(short[0], long[0])
    if short[-1] == long[-1] and one_given_name(short[0], long[0]):
        middle = long[1:-1]
        return not middle or all(any(one_given_name(s, w) for w in middle) for s in short[1:-1])
    # Counted, so that it does not matter which of two names comes first.
    return not Counter(short) - Counter(long)


def misspelt_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names of several parts differ by one or two letters of one part alone.

    ``Oskar Lindqvist`` and ``Oskar Lindquist``; both must begin alike and be long enough.
    """
    if len(a) != len(b) or len(a) < 2:
        return False
    apart = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if len(apart) != 1:
        return False
    x, y = apart[0]
    most = 1 if min(len(x), len(y)) < 8 else 2
    return (
        min(len(x), len(y)) >= 5
        and x[0] == y[0]
        and DamerauLevenshtein.distance(x, y, score_cutoff=most) <= most
    )


def _initial(a: str, b: str) -> bool:
    return (len(a) == 1 or len(b) == 1) and a[0] == b[0]


def one_given_name(a: str, b: str) -> bool:
    """Whether two folded given names may be one: equal, an initial, or a short form."""
    return a == b or _initial(a, b) or _short_form(a, b)


_SHORT_FORMS = sorted(word_list("person_names", "short_forms"))
_FORMS: dict[str, frozenset[int]] = {
    word: frozenset(n for n, forms in enumerate(_SHORT_FORMS) if word in forms.split())
    for word in " ".join(_SHORT_FORMS).split()
}
"""The rows of short forms that each of them stands in."""


def _short_form(a: str, b: str) -> bool:
    return a in _FORMS and b in _FORMS and not _FORMS[a].isdisjoint(_FORMS[b])


_GENERATION = re.compile(
    r"\b(jr|junior|filho|hijo|sr|senior|the younger|the elder)\b", re.IGNORECASE
)
_YOUNGER = word_list("person_names", "younger")


def generation(name: str) -> str | None:
    """``younger`` or ``elder``, where a name says so (``Jr.``, ``the elder``)."""
    found = _GENERATION.search(name.replace(".", ""))
    if not found:
        return None
    return "younger" if found[1].lower() in _YOUNGER else "elder"
