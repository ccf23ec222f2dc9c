"""Lines that a page width broke: which run on into the next, and words divided at their end."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.resources import word_list

_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*$|[:;]$")
_LEAST_WIDTH, _LEAST_PAIRS, _FILLED = 28, 3, 0.75
_LONG, _USUAL = 70, 72
"""Letters of a line that may be full, and of what a page holds: for parts of a few lines."""
_ENTRY = re.compile(r"[*•]+\s\S|[*•]*\s?[A-ZÀ-Þ]{4,}(?:[ /][A-ZÀ-Þ]{2,}){0,3} ?(?:[-–—]|:) ")
"""What an entry of a diary begins with: ``HANOI - ``, ``*COLOMBO: ``."""
_WORD = re.compile(r"[^\W\d_]+")
_DIVIDED = re.compile(r"([^\W\d_]+)-$")
_REST = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not empty: where it begins, and whether an empty one stands before it."""

    at: int
    words: str
    after_blank: bool


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How the lines of a text were broken.

    Args:
        broken: by a page width rather than by their author.
        width: letters of a full line, where the breaks follow from it; else 0.
        known: words that stand whole in the text, in small letters.
    """

    broken: bool
    width: int = 0
    known: frozenset[str] = frozenset()

    def joins(self, before: str, after: str, *, blank: bool) -> bool:
        """Whether two lines, neither empty, are one sentence running on.

        Args:
            before, after: the two lines.
            blank: whether an empty line stands between them.
        """
        head, tail = before.strip(), after.strip()
        if tail[0] in ",.;:)]" and not tail.startswith("..."):
            return True
        if _ENDS_SENTENCE.search(head) or _ENTRY.match(tail):
            return False
        if tail[0].islower():
            return self.broken or not blank or len(head) >= 60
        prose = len(tail) >= _LONG or _ENDS_SENTENCE.search(tail)  # no byline below a headline
        if not self.width and not blank and len(head) >= _LONG and prose:
            return len(head) + 1 + len(tail.split(None, 1)[0]) > _USUAL
        if self.width and not blank:
            return _fills(head, tail, self.width) or len(head) >= 0.7 * self.width
        return self.broken and len(head) >= (60 if blank else 45)

    def divides_word(self, before: str, after: str) -> bool:
        """Whether the hyphen at a line's end divides one word, and is none of its own.

        It is one where the word stands whole elsewhere in the text, or where what precedes it is no
        word: ``gov-/ernment``, but ``trade-/related``.
        """
        first, rest = _DIVIDED.search(before.rstrip()[-60:]), _REST.match(after.lstrip()[:60])
        if not first or not rest or not rest.group()[0].islower():
            return False
        head, tail = first[1].lower(), rest.group().lower()
        if head + tail in self.known:
            return True
        if f"{head}-{tail}" in self.known or head in self.known:
            return False
        return head not in word_list("line_breaks", "first_parts") and len(tail) > 1


def wrapping_of(lines: Sequence[Line]) -> Wrapping:
    """How the lines of a part of an article were broken."""
    words = [line.words.strip() for line in lines]
    width = _page_width(lines)
    known: frozenset[str] = frozenset()
    if any(line.endswith("-") for line in words):
        text = " ".join(words).lower()
        whole = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*(?!-\s)", text)
        known = frozenset(whole)
    return Wrapping(bool(width) or _looks_broken(words), width, known)


def _looks_broken(lines: Sequence[str]) -> bool:
    long = [line for line in lines if 45 <= len(line) <= 110]
    open_ended = sum(1 for line in long if not _ENDS_SENTENCE.search(line))
    return len(long) >= 4 and open_ended >= 0.4 * len(lines)


def _page_width(lines: Sequence[Line]) -> int:
    """The width at which most lines that run on were filled; 0 where no width explains them."""
    inner = [(a.words.strip(), b.words.strip()) for a, b in pairwise(lines) if not b.after_blank]
    if len(inner) < _LEAST_PAIRS:
        return 0
    width = max(len(line.words.strip()) for line in lines)
    if not _LEAST_WIDTH <= width <= 110:
        return 0
    open_ended = [(a, b) for a, b in inner if not _ENDS_SENTENCE.search(a)]
    filled = sum(_fills(a, b, width) for a, b in open_ended)
    enough = filled >= _LEAST_PAIRS and 2 * len(open_ended) >= len(inner)
    return width if enough and filled >= _FILLED * len(open_ended) else 0


def _fills(line: str, after: str, width: int) -> bool:
    """Whether the next line's first word had no room on a line (or only just)."""
    first = after.split(None, 1)[0]
    return line.endswith("-") or len(line) + 1 + len(first) > width - 2
