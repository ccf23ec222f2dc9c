"""Sides held by a noun: ``the refusal of the government to …``, ``US discontent regarding …``."""

from typing import Any

from briefing.extract.components.stances.stance_drafts import Sides
from briefing.extract.components.stances.stance_reversal import ended
from briefing.extract.components.stances.stance_words import light_verbs, noun_stance, verb_stance
from briefing.extract.matching import syntax as grammar
from briefing.models.enums import Stance
from briefing.resources import word_list

_TOWARD = word_list("stance_nouns", "toward")
_JOINT = word_list("stance_nouns", "joint")


def by_nouns(sides: Sides) -> None:
    """Add what the nouns of an article hold."""
    for noun in sides.parsed.nouns:
        if noun.pos_ == "NOUN":
            _noun(sides, noun)


def _noun(sides: Sides, noun: Any) -> None:
    stance = noun_stance(noun) or _intended(noun)
    if stance is None or not _has_matter(noun) or ended(sides.speakers, noun):
        return
    verb = grammar.governor(noun)
    owned = any(c.dep_ == "poss" for c in noun.children)
    if noun.dep_ == "dobj" and verb.lemma_ in light_verbs() and not owned:
        return
    holder = sides.speakers.owner(noun)
    if holder is None and noun.dep_ == "dobj" and noun.lemma_.lower() in _INTENTIONS:
        doers = sides.speakers.holders(verb, grammar.subjects(verb))
        holder = doers[0] if doers else None
    if holder is None:
        holder = _those_who_speak(sides, noun)
    if holder is None:
        return
    first, last = noun.left_edge.i, max(noun.right_edge.i, _phrase_end(noun))
    issue = sides.topics.of(noun, noun.i, last, holder)
    sides.add(noun, holder, stance, (first, last), issue, "stance-noun", 0.7)


def _intended(noun: Any) -> Stance | None:
    """``the ministry's plan to block …``: the side of what is intended, else of the intention."""
    side = _INTENTIONS.get(noun.lemma_.lower())
    if side is None:
        return None
    aims = [c for c in noun.children if c.dep_ in {"acl", "relcl"} and c.tag_ == "VB"]
    return next((s for verb in aims if (s := verb_stance(verb))), side if aims else None)


_INTENTIONS: dict[str, Stance] = {
    "attempt": "seek",
    "effort": "seek",
    "bid": "seek",
    "push": "seek",
    "campaign": "seek",
    "drive": "seek",
    "plan": "commit",
    "decision": "commit",
    "move": "commit",
    "threat": "oppose",
    "step": "support",
    "measure": "support",
}


_DONE_IN = word_list("stance_nouns", "done_in")
"""What something is done in (``voted in support of``); a refusal is what it leads to."""
_OUTCOMES = frozenset({"result", "end", "culminate"})


def _those_who_speak(sides: Sides, noun: Any) -> int | None:
    """``they discussed …, including the importance of …``: the side of those who talk."""
    verb = grammar.first_verb_above(noun)
    if verb is not None and noun.head.lower_ == "in" and noun.head.head == verb:
        if noun.lemma_.lower() not in _DONE_IN or verb.lemma_ in _OUTCOMES:
            return None
        found = sides.speakers.holders(verb, grammar.subjects(verb))  # in pursuit of a pact
        return found[0] if found else None
    if verb is None or noun.lemma_ not in {"importance", "need", "commitment", "support"}:
        return None
    while verb.dep_ in {"prep", "acl", "advcl", "conj"} and grammar.is_verb(verb.head):
        verb = verb.head
    if verb.lemma_ not in _JOINT or noun.dep_ == "dobj":
        return None
    found = sides.speakers.holders(verb, grammar.subjects(verb))
    return found[0] if found else None


def _has_matter(noun: Any) -> bool:
    behind = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    return behind.lower_ in _TOWARD or any(
        (c.dep_ == "prep" and c.lower_ in _TOWARD) or c.dep_ in {"acl", "relcl"}
        for c in noun.children
    )


def _phrase_end(noun: Any) -> int:
    """The end of a phrase of matter that the parse hung on the verb instead of the noun."""
    if noun.i + 1 >= len(noun.doc):
        return int(noun.i)
    behind = noun.nbor(1)
    return int(behind.right_edge.i) if behind.lower_ in _TOWARD else int(noun.i)
