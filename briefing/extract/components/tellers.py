"""Verbs that only somebody can do, and who says it by the words ``according to``."""

from typing import Any

from briefing.extract.components.stances.stance_words import verb_stance
from briefing.extract.document import ParsedArticle
from briefing.extract.matching import participants, syntax
from briefing.resources import word_list, words

_SAYS = word_list("tellers", "says")
_FIRST = word_list("position_holders", "first")


def tells(verb: Any) -> bool:
    """Whether only somebody can do what a verb says: tell, demand, refuse."""
    return verb.lemma_.lower() in _SAYS or verb_stance(verb) is not None


def according_to(parsed: ParsedArticle, sentence: Any) -> int | None:
    """``according to the UN``: who says what a sentence tells."""
    for token in sentence:
        before = token.nbor(-1).lower_ if token.i > sentence.start else ""
        if token.lower_ == "to" and before == "according":
            for word in token.children:
                found = participants.actors(parsed, word, people=True)
                if word.dep_ == "pobj" and found:
                    return found[0]
    return None


def another_teller(
    parsed: ParsedArticle, head: Any, span: tuple[int, int], speaker: int
) -> list[int] | None:
    """Whose words a sentence in somebody's mouth only passes on: ``the minister told me that …``.

    Args:
        parsed: the article.
        head: the word that takes the side.
        span: first and last word of what the speaker says.
        speaker: who says the sentence.

    Returns:
        The actors who are told to have said it, none where nobody can tell who that is; None where
        the sentence is the speaker's own.
    """
    said = head if any(c.dep_ == "ccomp" for c in head.children) else None
    if head.dep_ == "ccomp" and span[0] <= head.head.i <= span[1]:
        said = head.head
    if said is None or said.lemma_.lower() not in words("speech", "indirect"):
        return None
    subjects = [] if syntax.is_passive(said) else syntax.subjects(said)
    if not subjects or any(s.lower_ in _FIRST for s in subjects):
        return None
    found = [n for s in subjects for n in participants.actors(parsed, s, people=True)]
    return None if speaker in found else found
