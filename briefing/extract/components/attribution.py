"""To whom the words around a quotation give it."""

from functools import cache
from typing import Any

from briefing.extract.document import ParsedArticle
from briefing.extract.matching import participants, syntax
from briefing.resources import word_list, words

Speaker = tuple[int | None, str | None, str, int | None]
"""Actor if known, the words used, the rule, the verb of saying."""


@cache
def speech_verbs() -> frozenset[str]:
    """Verbs that lead to somebody's words, by lemma."""
    return words("speech", "verbs")


def attribution(
    parsed: ParsedArticle, first: int, last: int, rule: str, *, near_first: bool
) -> Speaker | None:
    """Who speaks, by the verbs of saying between two words; a named one before a nameless.

    Args:
        parsed: the article.
        first, last: words.
        rule: the name that the finding gets.
        near_first: whether the first verb is the nearest to the quotation, else the last.
    """
    verbs = [
        t
        for t in parsed.doc[first : last + 1]
        if t.lemma_.lower() in speech_verbs() and t.pos_ in {"VERB", "AUX"}
    ]
    according = _according_to(parsed, first, last)
    nameless: Speaker | None = None
    for verb in verbs if near_first else reversed(verbs):
        found = speaker_of(parsed, verb)
        if found and found[0] is not None:
            return (*found, rule, verb.i)
        if found and nameless is None:
            nameless = (*found, rule, verb.i)
    if nameless:
        return nameless
    return (*according, rule, None) if according else None


def _according_to(
    parsed: ParsedArticle, first: int, last: int
) -> tuple[int | None, str | None] | None:
    for token in parsed.doc[first : last + 1]:
        if token.lower_ == "according":
            for noun in syntax.after(token, "to"):
                return named_by(parsed, noun)
    return None


def speaker_of(parsed: ParsedArticle, verb: Any) -> tuple[int | None, str | None] | None:
    """The actor and the words for him who does what a verb of saying says."""
    if verb.lemma_ in {"quote", "cite"}:
        quoted = syntax.objects(verb)
        if quoted and not syntax.is_passive(verb):
            return named_by(parsed, quoted[0])
    subjects = [c for c in verb.children if c.dep_ in syntax.SUBJECTS] or syntax.subjects(verb)
    if syntax.is_passive(verb):
        subjects = syntax.after(verb, "by") or subjects
    for subject in subjects:
        return named_by(parsed, subject)
    return None


def named_by(parsed: ParsedArticle, noun: Any) -> tuple[int | None, str | None]:
    """The actor that a noun phrase means, if it is known, and its words."""
    actors = participants.actors(parsed, noun)
    if not actors and noun.lemma_.lower() in _DOCUMENTS:
        actors = _authors(parsed, noun)
    left, right = noun.left_edge.i, noun.right_edge.i
    own = parsed.words[noun.i]
    if own.actor is not None or noun.pos_ == "PRON":
        text = parsed.tokens.join(own.start, own.end)
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
        text = parsed.text(left, max(noun.i, min(right, stop - 1)))
    return (actors[0] if actors else None), " ".join(text.split())


_DOCUMENTS = word_list("attribution", "documents")


def _authors(parsed: ParsedArticle, noun: Any) -> list[int]:
    """Whose statement it is: ``an ISPR press release``, ``the Pentagon issued a statement``."""
    for child in noun.children:
        if child.dep_ in {"poss", "compound", "nmod"}:
            found = participants.actors(parsed, child)
            if found:
                return found
    for word in syntax.after(noun, "by", "from", "of"):
        found = participants.actors(parsed, word)
        if found:
            return found
    verb = syntax.governor(noun)
    if verb != noun and noun.dep_ == "dobj":
        return [n for s in syntax.subjects(verb) for n in participants.actors(parsed, s)]
    return _authors_before(parsed, noun)


def _authors_before(parsed: ParsedArticle, noun: Any) -> list[int]:
    """``…, reads the statement``: of the statement that a sentence before told of."""
    for i in range(noun.sent.start - 1, max(-1, noun.sent.start - 90), -1):
        word = parsed.doc[i]
        if word.lemma_.lower() != noun.lemma_.lower():
            continue
        verb = syntax.first_verb_above(word)
        subjects = syntax.subjects(verb) if verb is not None else []
        return [n for s in subjects for n in participants.actors(parsed, s)]
    return []
