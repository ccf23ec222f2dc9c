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
        self._sentences: list[ReadSentence] = []
        self._around: dict[int, ReadSentence] = {}
        self._pointed: dict[int, list[tuple[float, float]]] = {}
        self._reader = side_reader()
        self.known = self._reader is not None
        """Whether there is a reader here."""
        if self._reader is None:
            return
        spans = list(_spans(parsed))
        readings = self._reader.read([plain(parsed, *span) for span in spans])
        for (first, last), reading in zip(spans, readings, strict=True):
            sentence = ReadSentence(first, last, reading)
            self._sentences.append(sentence)
            self._around.update(dict.fromkeys(range(first, last + 1), sentence))

    def __iter__(self) -> Iterator[ReadSentence]:
        """In the order of the article."""
        return iter(self._sentences)

    def of_words(self, sentence: ReadSentence, span: tuple[int, int]) -> SideReading:
        """What is read of some words of a sentence alone, as if they were one.

        A sentence that takes several sides is read as one of them.
        """
        if self._reader is None or span == (sentence.first, sentence.last):
            return sentence.reading
        return self._reader.read([plain(self._parsed, *span)])[0]

    def names_holder(self, word: int) -> float:
        """How likely a word names who takes the side of its sentence, 0 to 1."""
        return self._shares(word)[0]

    def names_issue(self, word: int) -> float:
        """How likely a word names what the side of its sentence is about, 0 to 1."""
        return self._shares(word)[1]

    def _shares(self, word: int) -> tuple[float, float]:
        """What the reader says of a word: of its pieces the likeliest, for holder and issue."""
        sentence = self._around.get(word)
        if sentence is None:
            return 0.0, 0.0
        known = self._pointed.get(sentence.first)
        if known is None:
            places = places_in(self._parsed, sentence.first, sentence.last)
            known = [sentence.reading.named_between(*place) for place in places]
            self._pointed[sentence.first] = known
        return known[word - sentence.first]


def plain(parsed: ParsedArticle, first: int, last: int) -> str:
    """What is read of two words and those between them: their text with single spaces."""
    return " ".join(parsed.view.text[parsed.start(first) : parsed.end(last)].split())


def places_in(parsed: ParsedArticle, first: int, last: int) -> list[tuple[int, int]]:
    """Where each word from ``first`` to ``last`` stands in their plain text, half-open."""
    start = parsed.start(first)
    at = plain_offsets(parsed.view.text[start : parsed.end(last)])
    numbers = range(first, last + 1)
    return [(at[parsed.start(i) - start], at[parsed.end(i) - start]) for i in numbers]


def plain_offsets(text: str) -> list[int]:
    """Where each code point of a text, and its end, stands with single spaces for white space.

    White space at the beginning counts as none.
    """
    at, plain_at, shown = [0], 0, False
    for letter in text:
        if not letter.isspace():
            plain_at, shown = plain_at + 1, True
        elif shown:  # the first of several
            plain_at, shown = plain_at + 1, False
        at.append(plain_at)
    return at


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
