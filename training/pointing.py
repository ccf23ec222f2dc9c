"""The words of a sentence that compete for naming who takes a side, and what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import measure
from annotated import Side, is_holder

from briefing.extract.components.stances import Sides
from briefing.extract.components.stances.read_sentences import places_in, plain
from briefing.extract.matching import participants

_BEHIND = re.compile(r" (?:of|in|from|at|behind|to|for|on|who|with) ")
"""What follows these is not the head of a holder's name."""


class Word(NamedTuple):
    """A word of a sentence's text, and whether it is one of those looked for."""

    start: int
    end: int
    right: bool


def holder_words(sides: Sides, sentence: Any, taken: list[Side]) -> Iterator[Word]:
    """Every word that may name a holder; right are those that name one of the sides taken."""
    parsed = sides.parsed
    plain_text = plain(parsed, sentence.start, sentence.end - 1)
    marked = [place for side in taken for place in _places_of(side.named or "", plain_text)]
    unmarked = [side for side in taken if side.named is None]
    heads = {
        measure.fold(_BEHIND.split(name)[0].split()[-1])
        for side in unmarked
        for name in side.holders
        if name.split()
    }
    places = places_in(parsed, sentence.start, sentence.end - 1)
    for word, place in zip(sentence, places, strict=True):
        actors = _actors(sides, word)
        noun = word.pos_ in {"NOUN", "PROPN"}
        if actors or noun or (word.tag_ == "PRP" and len(unmarked) < len(taken)):
            named = any(is_holder(parsed, n, side) for n in actors for side in unmarked)
            told = noun and measure.fold(word.text) in heads
            inside = any(start < place[1] and place[0] < end for start, end in marked)
            yield Word(place[0], place[1], named or told or inside)


def holder_is_told(taken: list[Side], words: tuple[Word, ...]) -> bool:
    """Whether it is known which words name the holders of a sentence, be it none."""
    return any(word.right for word in words) or any(side.named == "" for side in taken)


def _places_of(words: str, text: str) -> list[tuple[int, int]]:
    """Where words stand in a text, as words of their own."""
    pattern = r"(?<!\w)" + re.escape(" ".join(words.split())) + r"(?!\w)"
    return [found.span() for found in re.finditer(pattern, text)] if words else []


def issue_words(sides: Sides, sentence: Any, taken: list[Side]) -> Iterator[Word]:
    """Every noun that names a matter; right are those whose name is accepted for a side taken."""
    labels = [label for side in taken for label in side.issues]
    places = places_in(sides.parsed, sentence.start, sentence.end - 1)
    for candidate in sides.candidates.between(sentence.start, sentence.end - 1, None):
        if candidate.noun is not None:
            right = bool(labels) and measure.same_issue(candidate.name, labels)
            start, end = places[candidate.noun.i - sentence.start]
            yield Word(start, end, right)


def _actors(sides: Sides, word: Any) -> list[int]:
    own = sides.parsed.words[word.i]
    known = own.actor is not None or own.place or own.office or word.i in sides.parsed.antecedents
    if not known and word.pos_ not in {"NOUN", "PROPN", "PRON"}:
        return []
    found = participants.own_actors(sides.parsed, word)
    if found or word.pos_ == "PRON":
        return found
    described = sides.speakers.described(word)
    return [described] if described is not None else []
