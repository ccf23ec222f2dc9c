"""The words of a text as plain lists, so that the grammar of names needs no language model."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from briefing.resources import word_list

_STRAIGHT = str.maketrans({"’": "'", "‘": "'"})
POSSESSIVES = word_list("tokens", "possessives")


@dataclass
class Tokens:
    """Words with their places; ``ner[i]`` is the label of the statistical model, or empty.

    Attributes:
        text: the view's running text.
        words: one string a token.
        starts, ends: code points into ``text``.
        ner: ``PERSON``, ``ORG``, … of the span a token lies in.
        ner_spans: (first token, one behind the last, label).
        breaks: tokens that begin a paragraph.
    """

    text: str
    words: list[str]
    starts: list[int]
    ner: list[str] = field(default_factory=list)
    ner_spans: list[tuple[int, int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.lower = [word.lower().translate(_STRAIGHT) for word in self.words]
        self.ends = [s + len(w) for s, w in zip(self.starts, self.words, strict=True)]
        if not self.ner:
            self.ner = [""] * len(self.words)

    @classmethod
    def from_doc(cls, doc: Any) -> "Tokens":
        """The tokens of a spaCy ``Doc``, with its named entities."""
        spans = [
            (start, end, e.label_)
            for e in doc.ents
            for start, end in _within_paragraphs(doc, e.start, e.end)
        ]
        ner = [""] * len(doc)
        for start, end, label in spans:
            ner[start:end] = [label] * (end - start)
        return cls(doc.text, [t.text for t in doc], [t.idx for t in doc], ner, spans)

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def breaks(self) -> frozenset[int]:
        """Tokens that hold a paragraph break."""
        return frozenset(i for i, word in enumerate(self.words) if "\n" in word)

    @cached_property
    def straight(self) -> str:
        """The text with straight apostrophes, code point for code point."""
        return self.text.translate(_STRAIGHT)

    @cached_property
    def capital(self) -> list[bool]:
        """Whether each token begins with a capital letter."""
        return [word[:1].isupper() for word in self.words]

    def glued(self, i: int) -> bool:
        """Whether token ``i`` follows the one before without a space."""
        return i > 0 and self.starts[i] == self.ends[i - 1]

    def at(self, offset: int) -> int:
        """The token that holds the code point ``offset``, or the first behind it."""
        i = bisect_right(self.starts, offset) - 1
        return i if i >= 0 and offset < self.ends[i] else i + 1

    def upto(self, offset: int) -> int:
        """One behind the last token that begins before ``offset``."""
        return bisect_left(self.starts, offset)

    def join(self, start: int, end: int) -> str:
        """The text of tokens ``start`` to ``end``, as written."""
        if start >= end:
            return ""
        return self.text[self.starts[start] : self.ends[end - 1]]

    @cached_property
    def headline(self) -> list[bool]:
        """Whether each token stands in a line set in capitals or title case."""
        flags = [False] * len(self.words)
        for start, end in self._paragraphs():
            if self._is_headline(start, end):
                flags[start:end] = [True] * (end - start)
        return flags

    def _paragraphs(self) -> Iterable[tuple[int, int]]:
        start = 0
        for i in [*sorted(self.breaks), len(self.words)]:
            if i > start:
                yield start, i
            start = i + 1

    def _is_headline(self, start: int, end: int) -> bool:
        if end - start > 45 or re.search(r"[.!?][\"”’']?$", self.join(start, end).strip()):
            return False
        long = [w for w in self.words[start:end] if len(w) >= 4 and w.isalpha()]
        return len(long) >= 2 and sum(w[0].isupper() for w in long) >= 0.75 * len(long)


def _within_paragraphs(doc: Any, start: int, end: int) -> Iterable[tuple[int, int]]:
    """The parts of a span that a paragraph break cuts; no name goes on behind one."""
    first = start
    for i in range(start, end):
        if "\n" in doc[i].text:
            if i > first:
                yield first, i
            first = i + 1
    if end > first:
        yield first, end
