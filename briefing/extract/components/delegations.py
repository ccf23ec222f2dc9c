"""Who belongs to the delegation of an article."""

from typing import Any

from briefing.extract.document import ParsedArticle
from briefing.extract.matching import participants, syntax


def members_of_delegation(parsed: ParsedArticle) -> list[int]:
    """The persons named as members of a delegation (``the delegation comprised A, B and C``)."""
    found: list[int] = []
    for token in parsed.doc:
        subject = token.dep_ in {"nsubj", "nsubjpass"}
        if token.lower_ not in {"delegation", "team"}:
            continue
        found += _leaders(parsed, token)
        if token.dep_ == "dobj" and token.head.lemma_ in {"lead", "head"}:
            found += [
                n for s in syntax.subjects(token.head) for n in participants.actors(parsed, s)
            ]
        if not subject:
            continue
        if token.head.lemma_ in {"comprise", "include", "consist", "compose", "lead", "head"}:
            named = (parsed.words[w.i].actor for w in token.head.subtree if w.i > token.i)
            found += [n for n in named if n is not None]
    persons = (n for n in found if parsed.cast.actors[n].kind == "person")
    return list(dict.fromkeys(persons))


def _leaders(parsed: ParsedArticle, delegation: Any) -> list[int]:
    """``a delegation led by A``, ``a delegation headed by A``."""
    return [
        number
        for verb in delegation.children
        if verb.dep_ in {"acl", "relcl"} and verb.lemma_ in {"lead", "head"}
        for word in syntax.after(verb, "by")
        for number in participants.actors(parsed, word)
    ]
