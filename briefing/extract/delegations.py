"""Who belongs to the delegation of an article."""

from typing import Any

from briefing.extract import grammar, parties
from briefing.extract.reading import Reading


def members_of_delegation(reading: Reading) -> list[int]:
    """The persons named as members of a delegation (``the delegation comprised A, B and C``)."""
    found: list[int] = []
    for token in reading.doc:
        subject = token.dep_ in {"nsubj", "nsubjpass"}
        if token.lower_ not in {"delegation", "team"}:
            continue
        found += _leaders(reading, token)
        if token.dep_ == "dobj" and token.head.lemma_ in {"lead", "head"}:
            found += [n for s in grammar.subjects(token.head) for n in parties.actors(reading, s)]
        if not subject:
            continue
        if token.head.lemma_ in {"comprise", "include", "consist", "compose", "lead", "head"}:
            named = (reading.words[w.i].actor for w in token.head.subtree if w.i > token.i)
            found += [n for n in named if n is not None]
    persons = (n for n in found if reading.cast.actors[n].kind == "person")
    return list(dict.fromkeys(persons))


def _leaders(reading: Reading, delegation: Any) -> list[int]:
    """``a delegation led by A``, ``a delegation headed by A``."""
    return [
        number
        for verb in delegation.children
        if verb.dep_ in {"acl", "relcl"} and verb.lemma_ in {"lead", "head"}
        for word in grammar.after(verb, "by")
        for number in parties.actors(reading, word)
    ]
