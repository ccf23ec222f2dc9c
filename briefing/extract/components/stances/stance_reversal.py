"""Sides given up: ``ended its support for``, ``dropped its objection to``, ``the end of its aid``.

Who ends a side of his own holds it no longer: the end of support, of an offer or of a commitment
is opposition; the end of any other side is no side.
"""

from typing import Any

from briefing.extract.components.position_holders import Speakers
from briefing.extract.components.stances.stance_words import noun_stance
from briefing.extract.matching import syntax as grammar
from briefing.models.enums import Stance
from briefing.resources import word_list, words

_OWN = word_list("stance_reversal", "own")
_LEAVES = frozenset({"from", "on", "off"})
_KEPT = frozenset({"support", "offer", "commit"})


def ended(speakers: Speakers, noun: Any) -> bool:
    """Whether a noun that holds a side is what its holder gives up."""
    first = noun
    while first.dep_ == "conj":
        first = first.head
    above = first.head
    if first.dep_ == "pobj" and above.lower_ in {"of", "to"}:
        return above.head.lemma_.lower() in words("stances", "ends", "nouns")
    if first.dep_ == "pobj" and above.lower_ in _LEAVES:
        above = above.head
        return above.lemma_ in words("stances", "ends", "leaves") and _own(speakers, above, first)
    return _is_end_of(speakers, above, first) and not grammar.negated(above)


def _is_end_of(speakers: Speakers, verb: Any, noun: Any) -> bool:
    if verb.lemma_ not in words("stances", "ends", "verbs"):
        return False
    return noun.dep_ == "nsubjpass" or (noun.dep_ == "dobj" and _own(speakers, verb, noun))


def _own(speakers: Speakers, verb: Any, noun: Any) -> bool:
    """Whether the side is that of the verb's doer: another's support may be ended too."""
    owners = [c for c in noun.children if c.dep_ == "poss"]
    if not owners or owners[0].lower_ in _OWN:
        return True
    return speakers.owner(noun) in speakers.holders(verb, grammar.subjects(verb))


def side_of_the_end(speakers: Speakers, verb: Any) -> tuple[bool, Stance | None]:
    """Whether a verb gives up (or does not give up) a side of its doer, and the side it takes."""
    for noun in grammar.objects(verb):
        stance = noun_stance(noun)
        if stance is not None and _is_end_of(speakers, verb, noun):
            goes = stance in _KEPT and not grammar.negated(verb)
            return True, "oppose" if goes else None
    return False, None
