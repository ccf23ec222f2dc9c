"""What became of an event: announced, held, postponed … by the words around it."""

from typing import Any, Final, Literal

from briefing.extract.components.dates import frames
from briefing.extract.matching import factuality
from briefing.extract.matching import syntax as grammar
from briefing.models.enums import Status
from briefing.resources import word_list

_AHEAD = word_list("event_status", "ahead")


def is_planned(noun: Any) -> bool:
    """``the upcoming visit``, ``towards a meeting``: told as still to come."""
    before = {c.lower_ for c in noun.children if c.dep_ in {"amod", "compound"}}
    if before & _AHEAD:
        return True
    return (noun.dep_ == "pobj" and noun.head.lower_ in {"towards", "toward"}) or (
        noun.dep_ == "pobj"
        and noun.head.lower_ == "of"
        and noun.head.head.lower_ in {"ahead", "advance"}
    )


def noun_status(noun: Any) -> Status | None:
    """What has become of a visit or meeting that a noun tells; None where it is denied."""
    verb = grammar.governor(noun)
    told = (_by_verb(noun, verb) if verb != noun else None) or _by_surroundings(noun)
    if told == _NOT:
        return None
    return told or ("announced" if is_planned(noun) else "held")


STAYS = word_list("event_status", "stays")
"""Verbs of who is in talks, or on a visit."""
_NOT: Final = "did not happen"
Told = Status | Literal["did not happen"] | None
"""What became of an event; None where nothing is said of it."""


def _by_verb(noun: Any, verb: Any) -> Told:
    """What the verb that governs a noun says of the event."""
    lemma, denied = _with_particle(verb), grammar.negated(verb)
    if noun.dep_ in {"dobj", "nsubjpass"}:
        if lemma in factuality.FATES:
            return _NOT if denied else factuality.FATES[lemma]
        if lemma in _FORETOLD:
            return _NOT if denied else event_status(verb) or "announced"
    if noun.dep_ in grammar.SUBJECTS:
        if _is_foretold(verb):
            return _NOT if denied else event_status(verb) or "announced"
        if _happens(verb):
            return "cancelled" if denied else factuality.status(verb) or _NOT
        if _fell_through(verb):
            return _NOT if denied else "cancelled"
    if lemma in STAYS and noun.dep_ == "pobj" and noun.head.lower_ in {"on", "in"}:
        present = verb.tag_ in {"VBZ", "VBP"} and not denied
        return "under way" if present else factuality.status(verb) or _NOT
    if noun.dep_ in {"dobj", "nsubjpass"} and lemma in _LIGHT:
        return factuality.status(verb) or _NOT
    goal = noun.dep_ == "dobj" or (noun.dep_ == "pobj" and noun.head.lower_ in _GOALS)
    wished = verb.lemma_ in _WISHED and goal
    if wished or any(c.dep_ == "acomp" and c.lower_ in _UNCERTAIN for c in verb.children):
        return _NOT
    return None


def _by_surroundings(noun: Any) -> Told:
    """What the words around a noun say: ``pulled out of a meeting``, ``the ongoing visit``."""
    if noun.dep_ == "pobj":
        outer = noun.head.head
        if noun.head.lower_ == "for" and grammar.is_verb(outer):
            planned = factuality.status(outer)  # will visit X for talks
            if planned not in {None, "held"}:
                return planned
        if outer.dep_ == "xcomp" and outer.head.lemma_ == "fail":
            return "cancelled"  # failed to show up for a meeting
        if outer.lower_ in {"open", "ready", "willing"}:
            return _NOT
        if outer.lemma_ in {"abstain", "refrain", "shy"} or (
            outer.lower_ == "away" and outer.head.lemma_ in {"shy", "stay"}
        ):
            return _NOT
        if outer.lemma_ == "pull":
            return "cancelled"
        if outer.lower_ == "out":
            return "cancelled" if outer.head.lemma_ in {"pull", "back"} else _NOT
    if any(c.lower_ in {"ongoing", "current"} for c in noun.children):
        return "under way"
    return None


def _with_particle(verb: Any) -> str:
    """``call_off`` of ``was called off``."""
    particle = next((p for p in ("off", "down") if grammar.has_particle(verb, p)), None)
    return f"{verb.lemma_}_{particle}" if particle else str(verb.lemma_)


def event_status(verb: Any) -> Status | None:
    """``was due to visit X but cancelled``: what a second verb of the same subject tells counts.

    The verb must be about the event: it has no object, or one like ``the trip``; a subject of its
    own is the event (``but the visit was put off``). So does the verb of who ``was to visit X``.
    """
    told = [verb, *frames(verb), *([verb.head] if verb.dep_ == "xcomp" else [])]
    second = [c for v in told for c in v.children if c.dep_ == "conj"]
    second = [
        v
        for v in second
        if all(c.lemma_.lower() in _EVENTS for c in v.children if c.dep_ in grammar.SUBJECTS)
    ]
    second += [v.head.head for v in told if v.dep_ == "relcl" and v.head.dep_ in grammar.SUBJECTS]
    second += [c for v in second for c in v.children if c.dep_ == "xcomp"]
    lemmas = [_with_particle(v) for v in second if _of_event(v) and not grammar.negated(v)]
    return next((factuality.FATES[lemma] for lemma in lemmas if lemma in factuality.FATES), None)


def _of_event(verb: Any) -> bool:
    below = [c for c in verb.children if c.dep_ in {"dobj", "xcomp", "ccomp"}]
    return all(c.lemma_.lower() in _EVENTS for c in below)


_EVENTS = word_list("event_status", "events")


def _is_foretold(verb: Any) -> bool:
    """``is expected to begin``, ``are due to take place``, ``is expected next week``."""
    heads = [verb, *(c for c in verb.children if c.dep_ == "acomp")]
    if verb.lemma_ == "expect":
        return True
    if not any(h.lemma_ in _FORESEES for h in heads):
        return False
    below = [c for h in heads for c in h.children if c.dep_ == "xcomp"]
    return any(c.tag_ == "VB" or any(g.lower_ == "to" for g in c.children) for c in below)


_FORESEES = word_list("event_status", "foresees")


def _happens(verb: Any) -> bool:
    """``took place``, ``came off``, ``will go ahead``, ``did not materialise``."""
    beside = {c.lower_ for c in verb.children}
    return verb.lemma_ in _COMES_TRUE or any(
        verb.lemma_ == lemma and word in beside for lemma, word in _COMES_TRUE_WITH
    )


_COMES_TRUE = word_list("event_status", "comes_true")
_COMES_TRUE_WITH = frozenset(
    {("take", "place"), ("come", "off"), ("come", "about"), ("go", "ahead"), ("go", "forward")}
)


def _fell_through(verb: Any) -> bool:
    return verb.lemma_ == "fall" and any(c.lower_ == "through" for c in verb.children)


_WISHED = word_list("event_status", "wished")
_UNCERTAIN = word_list("event_status", "uncertain")
_FORETOLD = frozenset({"announce", "plan", "schedule"})
_GOALS = frozenset({"about", "for", "of", "on", "to", "toward", "towards", "upon"})
"""Prepositions before what somebody wants; before others stands when he said so."""
_LIGHT = word_list("event_status", "light")
