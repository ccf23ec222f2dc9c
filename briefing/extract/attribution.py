"""To whom the words around a quotation give it."""

from functools import cache
from typing import Any

from briefing.extract import grammar, parties
from briefing.extract.data import words
from briefing.extract.reading import Reading

Speaker = tuple[int | None, str | None, str, int | None]
"""Actor if known, the words used, the rule, the verb of saying."""


@cache
def speech_verbs() -> frozenset[str]:
    """Verbs that lead to somebody's words, by lemma."""
    return words("speech", "verbs")


def attribution(
    reading: Reading, first: int, last: int, rule: str, *, near_first: bool
) -> Speaker | None:
    """Who speaks, by the verbs of saying between two words; a named one before a nameless.

    Args:
        reading: the article.
        first, last: words.
        rule: the name that the finding gets.
        near_first: whether the first verb is the nearest to the quotation, else the last.
    """
    verbs = [
        t
        for t in reading.doc[first : last + 1]
        if t.lemma_.lower() in speech_verbs() and t.pos_ in {"VERB", "AUX"}
    ]
    according = _according_to(reading, first, last)
    nameless: Speaker | None = None
    for verb in verbs if near_first else reversed(verbs):
        found = speaker_of(reading, verb)
        if found and found[0] is not None:
            return (*found, rule, verb.i)
        if found and nameless is None:
            nameless = (*found, rule, verb.i)
    if nameless:
        return nameless
    return (*according, rule, None) if according else None


def _according_to(reading: Reading, first: int, last: int) -> tuple[int | None, str | None] | None:
    for token in reading.doc[first : last + 1]:
        if token.lower_ == "according":
            for noun in grammar.after(token, "to"):
                return named_by(reading, noun)
    return None


def speaker_of(reading: Reading, verb: Any) -> tuple[int | None, str | None] | None:
    """The actor and the words for him who does what a verb of saying says."""
    if verb.lemma_ in {"quote", "cite"}:
        quoted = grammar.objects(verb)
        if quoted and not grammar.is_passive(verb):
            return named_by(reading, quoted[0])
    subjects = [c for c in verb.children if c.dep_ in grammar.SUBJECTS] or grammar.subjects(verb)
    if grammar.is_passive(verb):
        subjects = grammar.after(verb, "by") or subjects
    for subject in subjects:
        return named_by(reading, subject)
    return None


def named_by(reading: Reading, noun: Any) -> tuple[int | None, str | None]:
    """The actor that a noun phrase means, if it is known, and its words."""
    actors = parties.actors(reading, noun)
    if not actors and noun.lemma_.lower() in _DOCUMENTS:
        actors = _authors(reading, noun)
    left, right = noun.left_edge.i, noun.right_edge.i
    own = reading.words[noun.i]
    if own.actor is not None or noun.pos_ == "PRON":
        text = reading.tokens.join(own.start, own.end)
    else:
        stop = next(
            (
                c.left_edge.i
                for c in noun.children
                if c.i > noun.i
                and c.dep_ in {"relcl", "punct", "appos", "cc", "conj", "acl", "advcl"}
            ),
            right + 1,
        )
        text = reading.text(left, max(noun.i, min(right, stop - 1)))
    return (actors[0] if actors else None), " ".join(text.split())


_DOCUMENTS = frozenset(
    """statement release communique communiqué readout message letter tweet post""".split()
)


def _authors(reading: Reading, noun: Any) -> list[int]:
    """Whose statement it is: ``an ISPR press release``, ``the Pentagon issued a statement``."""
    for child in noun.children:
        if child.dep_ in {"poss", "compound", "nmod"}:
            found = parties.actors(reading, child)
            if found:
                return found
    for word in grammar.after(noun, "by", "from", "of"):
        found = parties.actors(reading, word)
        if found:
            return found
    verb = grammar.governor(noun)
    if verb != noun and noun.dep_ == "dobj":
        return [n for s in grammar.subjects(verb) for n in parties.actors(reading, s)]
    return _authors_before(reading, noun)


def _authors_before(reading: Reading, noun: Any) -> list[int]:
    """``…, reads the statement``: of the statement that a sentence before told of."""
    for i in range(noun.sent.start - 1, max(-1, noun.sent.start - 90), -1):
        word = reading.doc[i]
        if word.lemma_.lower() != noun.lemma_.lower():
            continue
        verb = grammar.first_verb_above(word)
        subjects = grammar.subjects(verb) if verb is not None else []
        return [n for s in subjects for n in parties.actors(reading, s)]
    return []
