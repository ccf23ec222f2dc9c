"""Names of persons compared across articles: one name in other letters, other order, other length.

Newspapers write names from other scripts as they hear them; ``text.transliteration`` gives the
spellings of one name the same letters.
"""

import re
from functools import lru_cache

from briefing.text.given_names import GENDER
from briefing.text.person_names import misspelt_person, name_key, one_given_name, same_person
from briefing.text.transliteration import sound

Key = tuple[str, ...]


@lru_cache(maxsize=32768)
def sounds(key: Key) -> Key:
    """All words of a name in one spelling; ``Benhammouda`` as ``Ben Hammouda``."""
    words = [sound(word) for word in key]
    if len(words) > 1 and len(words[-1]) >= 8:
        words[-1] = words[-1].removeprefix("ban")
    return tuple(words)


@lru_cache(maxsize=65536)
def compare(a: Key, b: Key) -> tuple[str, float] | None:
    """How two names may be one person's.

    Args:
        a, b: folded parts, as ``name_key`` gives them.

    Returns:
        What they have in common and its weight; None where they are two names.
    """
    a, b = sorted((a, b), key=lambda key: (len(key), key))  # whichever comes first
    if not a:
        return None
    if len(a) == 1:
        return _surname(a, b)
    if a == b:
        return "same name", 3.0
    if sorted(a) == sorted(b) or _one_word(a, b):
        return "same name, written otherwise", 2.8
    heard, other = sounds(a), sounds(b)
    if sorted(heard) == sorted(other) or _one_word(heard, other):
        return "same name, other spelling", 2.5
    if _ending_apart(heard, other) or _vowel_apart(heard, other):
        return "same name, other spelling", 2.0
    if same_person(a, b):
        return "part of the name or initials", 2.2
    if same_person(heard, other) or _within(heard, other) or _within(a, b):
        return "part of the name, other spelling", 2.0
    if _begins_alike(a, b):
        return "given name shortened", 0.9
    return ("a letter apart", 0.5) if _misspelt(a, b) else None


def _begins_alike(a: Key, b: Key) -> bool:
    """``Gergő`` and ``Gergely`` of one surname: a given name and its short form."""
    one, other = _without_initials(a), _without_initials(b)
    if len(one) < 2 or len(other) < 2 or one[-1] != other[-1]:
        return False
    short, long = sorted((one[0], other[0]), key=len)
    if len({GENDER.get(short), GENDER.get(long)} - {None}) > 1:
        return False
    return len(short) >= 4 and len(long) > len(short) and short[:4] == long[:4]


def _misspelt(a: Key, b: Key) -> bool:
    """Whether a letter or two is all that lies between two names, short forms taken as one."""
    one, other = _without_initials(a), _without_initials(b)
    return _letter_apart(one, other) or _letter_apart(sounds(one), sounds(other))


def _letter_apart(one: Key, other: Key) -> bool:
    if one and other and one_given_name(one[0], other[0]):
        one = (other[0], *one[1:])
    short, long = sorted((one, other), key=len)
    return misspelt_person(short, long[: len(short)])


def _without_initials(key: Key) -> Key:
    return tuple(word for word in key if len(word) > 1)


def _one_word(a: Key, b: Key) -> bool:
    """Whether two names differ by hyphens and order alone (``Kyung-hoon``, ``Kyunghoon``)."""
    whole = "".join(a)
    return len(whole) == sum(map(len, b)) and any(
        whole == "".join((*b[i:], *b[:i])) for i in range(len(b))
    )


def _ending_apart(a: Key, b: Key) -> bool:
    """Whether one long word of a name has a vowel more at its end (``Batsaikhany``)."""
    cannot_link = set(a) ^ set(b)
    if len(a) != len(b) or len(cannot_link) != 2:
        return False
    short, long = sorted(cannot_link, key=len)
    return len(short) >= 7 and long[:-1] == short and long[-1] in "aiu"


def _vowel_apart(a: Key, b: Key) -> bool:
    """Whether two names differ by a vowel inside one word (``Fahd``, ``Fahad``)."""
    if len(a) != len(b):
        return False
    pairs = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if len(pairs) != 1:
        return False
    x, y = pairs[0]
    bare, other = (_VOWEL.sub("", word) for word in (x, y))
    return bare == other and len(bare) >= 3 and x[-1] == y[-1] and x[0] == y[0]


def _within(a: Key, b: Key) -> bool:
    """Whether the shorter name is the longer one with parts left out or shortened.

    ``Toño Vega`` is ``José Antonio Vega Meza``: a given name, and a surname behind it.
    """
    short, long = sorted((a, b), key=len)
    if len(short) < 2 or len(short) == len(long):
        return False
    at = 0
    for number, word in enumerate(short):
        given = number < len(short) - 1 and len(word) > 1
        while at < len(long) and not (
            word == long[at] or (given and len(long[at]) > 1 and one_given_name(word, long[at]))
        ):
            at += 1
        at += 1
    return at <= len(long)


_VOWEL = re.compile("[aiu]")


def _surname(short: Key, long: Key) -> tuple[str, float] | None:
    if short == long:
        return "same surname alone", 1.0
    if same_person(short, long):
        return "surname", 1.0
    return ("surname, other spelling", 0.7) if same_person(sounds(short), sounds(long)) else None


__all__ = ["Key", "compare", "name_key", "sound", "sounds"]
