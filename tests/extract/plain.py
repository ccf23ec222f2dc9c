"""Texts read without a language model: spaCy's words, and names marked by hand."""

from functools import cache
from typing import Any

from briefing.extract.components.entities import Actor, EntityTable
from briefing.extract.components.mentions import Recognised, recognise
from briefing.extract.matching.tokens import Tokens


@cache
def _words_of_english() -> Any:
    import spacy

    return spacy.blank("en")


def tokens_of(text: str, *persons: str, bodies: tuple[str, ...] = ()) -> Tokens:
    """The words of a text; what a model would call a person or a body is given by its words."""
    doc = _words_of_english()(text)
    spans = []
    for label, names in (("PERSON", persons), ("ORG", bodies)):
        for name in names:
            begin = text.index(name)
            found = doc.char_span(begin, begin + len(name), label=label)
            assert found is not None, f"{name!r} is not made of whole words"
            spans.append(found)
    doc.ents = spans
    return Tokens.from_doc(doc)


def recognised(text: str, *persons: str, bodies: tuple[str, ...] = ()) -> Recognised:
    """What is named in a text."""
    return recognise(tokens_of(text, *persons, bodies=bodies))


def cast_of(text: str, *persons: str, bodies: tuple[str, ...] = ()) -> list[Actor]:
    """Who is named in a text, each once."""
    return EntityTable(recognised(text, *persons, bodies=bodies)).actors
