"""Labels that say who speaks: ``Owen Reed (North Ward) (Lab):``, ``MINISTER REED:``, ``Q:``.

A text is a transcript where two paragraphs or more begin so. The names in labels are people's,
whatever else is known of them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefing.extract.components.names import Gender
from briefing.resources import word_list

_LABEL = re.compile(
    r"(?P<label>(?:[A-Z][\w.’'-]*|of|the|and|for|de|du|van|von|al|el|bin|ibn)"
    r"(?:,?\s(?:[A-ZÀ-Þ][\wÀ-ÿ.’'-]*|of|the|and|for|de|du|van|von|al|el|bin|ibn)){0,9})"
    r"(?P<brackets>(?:\s?\([^()\n]{2,60}\)){0,3})\s?:\s+(?=\S)"
)
_DOTTED = re.compile(r"(?P<label>[QA])\.\s+(?=[A-Z“\"‘'])")
"""``Q. Will you go?``"""
_ALONE = re.compile(r"(?P<label>[A-ZÀ-Þ][\w’'-]+)\s?:\s+(?=\S)")
"""``Reed: I will.``: a surname, or the paper that asks."""
_PARAGRAPH = re.compile(r"[^\n]+")
_NAME = re.compile(r"[A-ZÀ-Þ][\wÀ-ÿ.’'-]*(?:\s[A-ZÀ-Þ][\wÀ-ÿ.’'-]*){0,4}")
_LONGEST, _LEAST = 110, 2
_QUESTION, _ANSWER = frozenset({"q", "question"}), frozenset({"a", "answer"})


@dataclass(frozen=True, slots=True)
class SpeakerLabel:
    """A label at the beginning of a paragraph; offsets are code points of the view.

    ``name`` is the range of the person's name; empty for ``Q`` and ``A``, and for a paper that asks
    (``asking``). ``end`` is where what is said begins.
    """

    start: int
    end: int
    text: str
    name: tuple[int, int]
    asking: bool = False

    @property
    def asks(self) -> bool:
        """Whether it is ``Q:``, or stands before questions."""
        return self.asking or self.text.lower() in _QUESTION

    @property
    def answers(self) -> bool:
        """Whether it is ``A:``."""
        return self.text.lower() in _ANSWER


@lru_cache(maxsize=2)
def labels_of(text: str) -> tuple[SpeakerLabel, ...]:
    """The labels of a transcript, in order; none where the text (of a view) is not one.

    Several components ask for those of the article at hand.
    """
    ranges = [match.span() for match in _PARAGRAPH.finditer(text)]
    found = [label for start, end in ranges if (label := _label(text, start, end))]
    found = sorted([*found, *_alone(text, ranges, found)], key=lambda label: label.start)
    if not any(label.asks for label in found):  # ``A. Reed said``: an initial
        found = [label for label in found if text[label.start : label.end].rstrip() != "A."]
    return tuple(found) if len(found) >= _LEAST and _is_transcript(found) else ()


def _alone(
    text: str, ranges: list[tuple[int, int]], found: list[SpeakerLabel]
) -> Iterator[SpeakerLabel]:
    """Labels of one word, in a text in which two speakers come back."""
    known = {label.start for label in found}
    told: dict[str, list[tuple[re.Match[str], bool]]] = {}
    for start, end in ranges:
        match = _ALONE.match(text, start, end)
        if match and start not in known and _may_speak(match["label"]):
            asks = asks_at_end(text[start:end])
            told.setdefault(match["label"], []).append((match, asks))
    again = {label: lines for label, lines in told.items() if len(lines) >= _LEAST}
    askers = {n for n, lines in again.items() if 2 * sum(asks for _, asks in lines) > len(lines)}
    speakers = {*again, *(label.text for label in found)}
    if len(speakers) < _LEAST or not (askers or found):  # datelines of one paper come back too
        return
    for label, lines in again.items():
        for match, _ in lines:
            name = (match.start(), match.start()) if label in askers else match.span("label")
            yield SpeakerLabel(match.start(), match.end(), label, name, label in askers)


def asks_at_end(words: str) -> bool:
    """Whether words end in a question, be it before a closing mark."""
    return words.rstrip(' \n\t"”').endswith("?")


def _may_speak(word: str) -> bool:
    lists = ("offices", "titles", "never")
    return not any(word.lower() in word_list("speaker_labels", name) for name in lists)


def label_gender(titles: str) -> Gender:
    """What the titles of a label say: ``Mr.`` is a man, ``Dame`` a woman."""
    words = {word.lower().rstrip(".,") for word in titles.split()}
    if words & word_list("speaker_labels", "he"):
        return "m"
    return "f" if words & word_list("speaker_labels", "she") else ""


def _is_transcript(labels: list[SpeakerLabel]) -> bool:
    """Somebody speaks twice, or two people, or questions are answered."""
    people = [label for label in labels if label.name[1] > label.name[0]]
    return len(people) >= _LEAST or any(label.asks or label.answers for label in labels)


def _label(text: str, start: int, end: int) -> SpeakerLabel | None:
    match = _LABEL.match(text, start, min(end, start + _LONGEST)) or _DOTTED.match(text, start, end)
    if not match:
        return None
    words = match["label"]
    if words.lower() in _QUESTION | _ANSWER:
        return SpeakerLabel(start, match.end(), words, (start, start))
    name = _name(text, match)
    return SpeakerLabel(start, match.end(), words, name) if name else None


def _name(text: str, match: re.Match[str]) -> tuple[int, int] | None:
    """The name in a label: in brackets behind an office, else the label without its titles."""
    offices, titles = word_list("speaker_labels", "offices"), word_list("speaker_labels", "titles")
    never = word_list("speaker_labels", "never")
    words = match["label"].lower().replace(",", " ").split()
    if never.intersection(words):
        return None
    if offices.intersection(words):
        for inner in _NAME.finditer(text, match.start("brackets"), match.end("brackets")):
            return _without_titles(text, inner.start(), inner.end(), titles)
        if not match["label"].isupper():
            return None
    start, end = match.start("label"), match.end("label")
    found = _without_titles(text, start, end, titles | offices)
    if found is None:
        return None
    count = len(text[found[0] : found[1]].split())
    led = found[0] > start or match["label"].isupper()
    return found if (1 if led else 2) <= count <= 4 else None


def _without_titles(
    text: str, start: int, end: int, titles: frozenset[str]
) -> tuple[int, int] | None:
    """A range without the titles at its beginning; None where nothing is left."""
    for word in _words(text, start, end):
        if word.group().lower().rstrip(".,") not in titles:
            return word.start(), end
    return None


def _words(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    return re.compile(r"\S+").finditer(text, start, end)
