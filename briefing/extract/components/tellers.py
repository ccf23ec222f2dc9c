"""Verbs that only somebody can do, and who says it by the words ``according to``."""

from typing import Any

from briefing.extract.components.stances.stance_words import verb_stance
from briefing.extract.document import ParsedArticle
from briefing.extract.matching import participants
from briefing.resources import word_list

_SAYS = word_list("tellers", "says")


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
