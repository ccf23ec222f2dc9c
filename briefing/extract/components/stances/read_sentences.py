"""The sentences of an article as the trained reader hears them, word by word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.extract.document import ParsedArticle
from briefing.extract.scoring.side_reader import SideReading, side_reader
from briefing.resources import words


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence with what was read of it.

    Attributes:
        first, last: its first and last word.
        reading: of its text, with single spaces for all white space.
    """

    first: int
    last: int
    reading: SideReading


class ReadSentences:
    """The sentences of one article that may take a side, read once.

    Args:
        parsed: the article.
    """

    def __init__(self, parsed: ParsedArticle) -> None:
        self._parsed = parsed
        self._at: dict[int, ReadSentence] = {}
        reader = side_reader()
        self.known = reader is not None
        """Whether there is a reader here."""
        if reader is None:
            return
        spans = list(_spans(parsed))
        readings = reader.read([plain(parsed, *span) for span in spans])
        for (first, last), reading in zip(spans, readings, strict=True):
            self._at[first] = ReadSentence(first, last, reading)

    def __iter__(self) -> Iterator[ReadSentence]:
        """In the order of the article."""
        return iter(self._at.values())

    def names_holder(self, word: int) -> float:
        """How likely a word names who takes the side of its sentence, 0 to 1."""
        found = self._around(word)
        return found[0].holder_between(*found[1]) if found else 0.0

    def names_issue(self, word: int) -> float:
        """How likely a word names what the side of its sentence is about, 0 to 1."""
        found = self._around(word)
        return found[0].issue_between(*found[1]) if found else 0.0

    def _around(self, word: int) -> tuple[SideReading, tuple[int, int]] | None:
        """The reading of a word's sentence, and where the word stands in what was read."""
        sentence = self._at.get(self._parsed.doc[word].sent.start)
        if sentence is None:
            return None
        return sentence.reading, place_in(self._parsed, sentence.first, word)


def plain(parsed: ParsedArticle, first: int, last: int) -> str:
    """What is read of two words and those between them: their text with single spaces."""
    return " ".join(parsed.view.text[parsed.start(first) : parsed.end(last)].split())


def place_in(parsed: ParsedArticle, first: int, word: int) -> tuple[int, int]:
    """Where a word stands in the plain text that begins with ``first``, half-open."""
    text, start = parsed.view.text, parsed.start(first)
    return length(text[start : parsed.start(word)]), length(text[start : parsed.end(word)])


def length(text: str) -> int:
    """How many code points a text has with single spaces for all white space.

    White space at its end counts as one, at its beginning as none.
    """
    plain = " ".join(text.split())
    return len(plain) + bool(plain and text[-1].isspace())


def _spans(parsed: ParsedArticle) -> Iterator[tuple[int, int]]:
    """First and last word of each sentence worth reading."""
    for sentence in parsed.doc.sents:
        first, last = sentence.start, sentence.end - 1
        if parsed.end(last) > parsed.start(first) and _holds_party(parsed, first, last):
            yield first, last


def _holds_party(parsed: ParsedArticle, first: int, last: int) -> bool:
    """Whether a sentence names anybody, in a word or a pronoun, or stands in a quotation."""
    for word in parsed.words[first : last + 1]:
        if word.actor is not None or word.office is not None or word.place is not None:
            return True
    inside = parsed.doc[first : last + 1]
    if any(t.tag_ in {"PRP", "PRP$", "NNPS"} or t.lower_ in _groups() for t in inside):
        return True
    start, end = parsed.start(first), parsed.end(last)
    return any(q_start < end and start < q_end for q_start, q_end, _ in parsed.quoted)


def _groups() -> frozenset[str]:
    return words("speech", "holders", "groups") | words("speech", "holders", "bodies")
