"""Sides taken by a verb (``rejects``), a predicate (``is concerned``), a promise (``will not``)."""

from typing import Any

from briefing.extract.components.stances.stance_drafts import LONGEST, Sides
from briefing.extract.components.stances.stance_reversal import side_of_the_end
from briefing.extract.components.stances.stance_words import (
    light_verbs,
    noun_stance,
    predicate_stance,
    verb_stance,
)
from briefing.extract.matching import factuality, participants, syntax
from briefing.models.enums import Stance
from briefing.resources import word_list

_CLAUSES = word_list("stance_verbs", "clauses")
_UNSURE = word_list("stance_verbs", "unsure")
_PURPOSES = word_list("stance_verbs", "purposes")
_LEADS_ON = word_list("stance_verbs", "leads_on")
_SUPPOSED = word_list("stance_verbs", "supposed")
_TURNED: dict[Stance, Stance] = {
    "support": "oppose",
    "oppose": "neutral",
    "commit": "deny",
    "offer": "oppose",
    "accuse": "neutral",
}


def by_verbs(sides: Sides) -> None:
    """Add what the verbs of an article say."""
    for verb in sides.parsed.verbs:
        if syntax.is_verb(verb) and _asserts(verb):
            _verb(sides, verb)


def _asserts(verb: Any) -> bool:
    """Whether the verb asserts something: neither a bare infinitive nor a mere possibility."""
    if verb.dep_ not in _CLAUSES or factuality.only_charged(verb):
        return False
    if verb.dep_ == "conj" and verb.tag_ == "VB" and verb.head.tag_ == "VB":
        return _asserts(verb.head)
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    if auxiliaries & _UNSURE:
        return False
    if "to" in auxiliaries and not _purpose(verb):
        return False
    if any(c.dep_ == "mark" and c.lower_ in {"if", "whether"} for c in verb.children):
        return False
    if _in_passing(verb):
        return False
    told = any(c.dep_ == "dobj" for c in verb.children) and verb.head.dep_ == "ROOT"
    return told or not (verb.tag_ == "VBN" and verb.dep_ == "acl")


def _in_passing(verb: Any) -> bool:
    """``as prepared for delivery``, ``when asked``: a passive of nobody in a word of time."""
    led = any(c.i < verb.i and c.lower_ in _PASSING for c in verb.children)
    return led and syntax.is_lone_participle(verb) and not syntax.after(verb, "by")


_PASSING = word_list("stance_verbs", "passing")


def _purpose(verb: Any) -> bool:
    """``continues to reject``, and what is done by doing it: ``spoke with X to express …``."""
    if verb.head.lemma_ in _LEADS_ON:
        return not syntax.negated(verb.head)
    if verb.head.lemma_ in _SUPPOSED and syntax.is_passive(verb.head):
        return True  # is believed to want
    return verb.dep_ in {"advcl", "xcomp", "relcl", "acl"} and verb.head.lemma_ in _PURPOSES


def _verb(sides: Sides, verb: Any) -> None:
    stance, rule, confidence = _stance(sides, verb)
    if stance is None:
        return
    if syntax.negated(verb) or _no_longer(verb):
        turned = _turned(verb, stance, rule)
        if turned is None:
            return
        stance, confidence = turned, confidence - 0.1
    passive = syntax.is_passive(verb) and rule == "stance-verb"
    words = syntax.after(verb, "by") if passive else syntax.subjects(verb)
    holders = sides.speakers.holders(verb, words)
    for number, holder in enumerate(holders[:2]):
        span = _evidence(sides, verb)
        sides.add(
            verb,
            holder,
            stance,
            span,
            sides.topics.of(verb, *span, holder),
            rule,
            confidence - 0.01 * number,
            _target(sides, verb, holder),
        )


def _turned(verb: Any, stance: Stance, rule: str) -> Stance | None:
    """The side of a verb that is denied: ``does not want``, ``will not provide``."""
    if rule == "stance-will":
        return "commit" if verb.lemma_ in _STANDS_FAST else "oppose"
    if stance in {"seek", "demand"}:
        return "oppose" if verb.lemma_ in {"want", "wish", "seek"} else None
    return _TURNED.get(stance)


_STANDS_FAST = word_list("stance_verbs", "stands_fast")


def _stance(sides: Sides, verb: Any) -> tuple[Stance | None, str, float]:
    if verb.lemma_ in {"be", "remain", "feel", "seem"}:
        return predicate_stance(verb), "stance-predicate", 0.75
    if verb.lemma_ in light_verbs():
        for noun in syntax.objects(verb):
            stance = noun_stance(noun)
            if stance:
                return stance, "stance-light-verb", 0.85
    ends, left = side_of_the_end(sides.speakers, verb)
    if ends:
        return left, "stance-verb", 0.75
    stance = verb_stance(verb)
    if stance and syntax.is_passive(verb) and not syntax.after(verb, "by"):
        return predicate_stance(verb), "stance-predicate", 0.75
    if stance:
        return stance, "stance-verb", 0.8
    predicate = predicate_stance(verb)
    if predicate:
        return predicate, "stance-predicate", 0.7
    if sides.speakers.promises(verb):
        return "commit", "stance-will", 0.65
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        shared = verb_stance(verb.head)
        if shared in {"offer", "oppose", "support"} and verb.tag_ == verb.head.tag_:
            return shared, "stance-shared", 0.5
    return None, "", 0.0


def _target(sides: Sides, verb: Any, holder: int) -> int | None:
    words = [
        *syntax.objects(verb),
        *syntax.after(verb, "on", "upon", "to", "against", "with", "of"),
    ]
    for word in words:
        for number in participants.actors(sides.parsed, word):
            if number != holder:
                return number
    return None


def _no_longer(verb: Any) -> bool:
    """``no longer supports``, ``supports neither side``."""
    below = [g for c in verb.children for g in (c, *c.children)]
    lower = [w.lower_ for w in below]
    return "neither" in lower or ("longer" in lower and "no" in lower)


def _evidence(sides: Sides, verb: Any) -> tuple[int, int]:
    """The words that prove a position: the clause, or from a participle to its end."""
    parsed = sides.parsed
    first, last = syntax.clause(verb, stop=frozenset())
    if verb.tag_ == "VBG" and verb.dep_ in {"advcl", "acl", "pcomp", "conj", "xcomp"}:
        first = min(verb.i, verb.left_edge.i)
    if parsed.end(last) - parsed.start(first) > LONGEST:
        first = verb.left_edge.i if verb.i - verb.left_edge.i < 30 else verb.i
        end = min(parsed.end(last), parsed.start(first) + LONGEST)
        last = max(first, parsed.word_at(end - 1) - 1)
    return first, last
