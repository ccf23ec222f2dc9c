"""The delegations of an article, and who belongs to each."""

from collections.abc import Iterator
from typing import Any

from briefing.extract.document import Delegation, ParsedArticle
from briefing.extract.matching import participants, syntax
from briefing.extract.matching.tokens import POSSESSIVES


def delegations(parsed: ParsedArticle) -> list[Delegation]:
    """The delegations of which persons are named as members, in the order of the text.

    ``A delegation led by A`` is one of its own, ``the delegation comprised B`` the one before.
    """
    found: list[Delegation] = []
    for token in parsed.doc:
        if token.lower_ not in {"delegation", "team"}:
            continue
        persons = [n for n in _members(parsed, token) if parsed.cast.actors[n].kind == "person"]
        if not persons:
            continue
        state = participants.owner_state(parsed, token)
        country = parsed.cast.actors[state].country if state is not None else None
        apart = not found or (country and found[-1].country not in {None, country})
        if apart or participants.is_another(token):
            found.append(Delegation(token.i, list(dict.fromkeys(persons)), country))
        else:
            found[-1].members.extend(n for n in persons if n not in found[-1].members)
    return found


def _members(parsed: ParsedArticle, token: Any) -> Iterator[int]:
    """Whom the clause of a delegation names as its members."""
    yield from _leaders(parsed, token)
    if token.dep_ == "dobj" and token.head.lemma_ in {"lead", "head"}:
        for subject in syntax.subjects(token.head):
            yield from participants.actors(parsed, subject)
    subject = token.dep_ in {"nsubj", "nsubjpass"}
    if subject and token.head.lemma_ in _COMPRISES:
        behind = (w for w in token.head.subtree if w.i > token.i and not _owns(w))
        named = (parsed.words[w.i].actor for w in behind)  # B's counterpart, A: not B
        yield from (n for n in named if n is not None)


_COMPRISES = frozenset({"comprise", "include", "consist", "compose", "lead", "head"})


def _owns(word: Any) -> bool:
    """Whether a word owns what follows it, whatever the parse makes of the apostrophe."""
    behind = word.doc[word.i + 1].lower_ if word.i + 1 < len(word.doc) else ""
    return behind in POSSESSIVES


def _leaders(parsed: ParsedArticle, delegation: Any) -> list[int]:
    """``a delegation led by A``, ``a delegation headed by A``."""
    return [
        number
        for verb in delegation.children
        if verb.dep_ in {"acl", "relcl"} and verb.lemma_ in {"lead", "head"}
        for word in syntax.after(verb, "by")
        for number in participants.actors(parsed, word)
    ]
