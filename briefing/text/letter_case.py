"""Text in capitals as it would be written: small letters, and capitals where a name begins.

Words that English writes small become small, known abbreviations stay, all others are taken for
names. The text keeps its length, so that every code point stays where it was.
"""

import re
from functools import cache

from briefing.resources import load, word_list

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\n)[^\n]+)*")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_BEGINS = re.compile(r"(?:^|[.!?:]\s+|[“\"‘(]\s*|--?\s+|[–—]\s*)$")
_LEAST, _SHARE = 12, 0.85
_STATES = frozenset({"US", "UK", "UN", "EU", "UAE", "PM"})
"""Abbreviations that are meant even where a small word is written alike."""
_TITLES = frozenset({"dr", "jr", "mr", "mrs", "ms", "sr", "st"})


def in_small_letters(text: str) -> str:
    """The text with its paragraphs in capitals in small letters, code point for code point."""
    if not any(_is_capitals(match.group()) for match in _PARAGRAPH.finditer(text)):
        return text
    return _PARAGRAPH.sub(
        lambda m: _small(m.group()) if _is_capitals(m.group()) else m.group(), text
    )


def _is_capitals(paragraph: str) -> bool:
    letters = [c for c in paragraph if c.isalpha()]
    upper = sum(c.isupper() for c in letters)
    return len(letters) >= _LEAST and upper >= _SHARE * len(letters)


def _small(paragraph: str) -> str:
    out: list[str] = []
    at, before = 0, ""
    for match in _WORD.finditer(paragraph):
        out.append(paragraph[at : match.start()])
        begins = bool(_BEGINS.search(paragraph[: match.start()][-4:]))
        out.append(_word(match.group(), begins=begins, named=before == "THE"))
        at, before = match.end(), match.group()
    return "".join([*out, paragraph[at:]])


def _word(word: str, *, begins: bool, named: bool) -> str:
    """A word in its own letters.

    Args:
        word: in capitals.
        begins: whether a sentence begins with it.
        named: whether it stands behind an article: ``THE WHO`` is a body, ``WHO ARRIVED`` nobody.
    """
    head, mark, tail = word.partition("’") if "’" in word else word.partition("'")
    small = _lower(head)
    plain = small in word_list("letter_case", "small")
    if head in _abbreviations() and (named or not plain or head in _STATES):
        return head + mark + _lower(tail)
    if plain:
        first = head[:1] if begins else small[:1]
        return first + small[1:] + mark + _lower(tail)
    spoken = small in _TITLES or re.search(r"[AEIOUYaeiouy\u00c0-\u024f]", head)
    if not spoken and len(head) > 1:
        return word
    rest = _lower(tail) if len(tail) < 2 else tail[:1] + _lower(tail[1:])
    return head[:1] + small[1:] + mark + rest


def _lower(word: str) -> str:
    """In small letters; a letter whose small form is two stays as it is."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in word)


@cache
def _abbreviations() -> frozenset[str]:
    found = set()
    for row in load("bodies").values():
        found |= {name for name in _strings(row) if name.isupper() and len(name) > 1}
    return frozenset(found) | _STATES


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [s for v in (*value.keys(), *value.values()) for s in _strings(v)]
    return [s for v in value for s in _strings(v)] if isinstance(value, list) else []
