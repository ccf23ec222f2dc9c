"""The words of a sentence that compete for naming who takes a side, and what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import measure
from annotated import Side, is_holder

from briefing.extract.components.stances import Sides
from briefing.extract.components.stances.read_sentences import place_in
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
    heads = {
        measure.fold(_BEHIND.split(name)[0].split()[-1])
        for side in taken
        for name in side.holders
        if name.split()
    }
    for word in sentence:
        actors = _actors(sides, word)
        noun = word.pos_ in {"NOUN", "PROPN"}
        if actors or noun:
            named = any(is_holder(parsed, n, side) for n in actors for side in taken)
            told = noun and measure.fold(word.text) in heads
            yield Word(*place_in(parsed, sentence.start, word.i), bool(taken) and (named or told))


def issue_words(sides: Sides, sentence: Any, taken: list[Side]) -> Iterator[Word]:
    """Every noun that names a matter; right are those whose name is accepted for a side taken."""
    labels = [label for side in taken for label in side.issues]
    for candidate in sides.candidates.between(sentence.start, sentence.end - 1, None):
        if candidate.noun is not None:
            right = bool(labels) and measure.same_issue(candidate.name, labels)
            yield Word(*place_in(sides.parsed, sentence.start, candidate.noun.i), right)


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
