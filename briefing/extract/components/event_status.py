"""What became of an event: announced, held, postponed … by the words around it."""

from typing import Any

from briefing.extract.components.dates import frames
from briefing.extract.matching import syntax as grammar
from briefing.models.enums import Status

_AHEAD = frozenset(
    """upcoming planned forthcoming scheduled proposed possible expected future next
    potential""".split()
)


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


_FALLEN: dict[str, Status] = {
    "postpone": "postponed",
    "delay": "postponed",
    "defer": "postponed",
    "reschedule": "postponed",
    "cancel": "cancelled",
    "scrap": "cancelled",
    "abandon": "cancelled",
    "call_off": "cancelled",
    "put_off": "postponed",
    "decline": "declined",
    "refuse": "declined",
    "reject": "declined",
    "turn_down": "declined",
    "deny": "denied",
}


def noun_status(noun: Any) -> Status | None:
    """What has become of a visit or meeting that a noun tells; None where it is denied."""
    verb = grammar.governor(noun)
    if verb != noun:
        lemma = _with_particle(verb)
        if lemma in _FALLEN and noun.dep_ in {"dobj", "nsubjpass"}:
            return None if grammar.negated(verb) else _FALLEN[lemma]
        if noun.dep_ in {"dobj", "nsubjpass"} and lemma in _FORETOLD:
            return None if grammar.negated(verb) else event_status(verb) or "announced"
        if noun.dep_ in grammar.SUBJECTS and _is_foretold(verb):
            return None if grammar.negated(verb) else event_status(verb) or "announced"
        if noun.dep_ in grammar.SUBJECTS and _happens(verb):
            return "cancelled" if grammar.negated(verb) else grammar.status(verb)
        if noun.dep_ in grammar.SUBJECTS and _fell_through(verb):
            return None if grammar.negated(verb) else "cancelled"
        if lemma == "be" and noun.head.lower_ == "on" and verb.tag_ in {"VBZ", "VBP"}:
            return "under way"
        if noun.dep_ in {"dobj", "nsubjpass"} and lemma in _LIGHT:
            return grammar.status(verb)
        if verb.lemma_ in _WISHED and noun.dep_ in {"dobj", "pobj"}:
            return None
        if any(c.dep_ == "acomp" and c.lower_ in _UNCERTAIN for c in verb.children):
            return None
    if noun.dep_ == "pobj" and noun.head.head.lower_ in {"open", "ready", "willing"}:
        return None
    if noun.dep_ == "pobj" and noun.head.head.lemma_ == "pull":
        return "cancelled"  # pulled out of a meeting
    if noun.dep_ == "pobj" and noun.head.head.lower_ == "out":
        return "cancelled" if noun.head.head.head.lemma_ in {"pull", "back"} else None
    if any(c.lower_ in {"ongoing", "current"} for c in noun.children):
        return "under way"
    return "announced" if is_planned(noun) else "held"


def _with_particle(verb: Any) -> str:
    """``call_off`` of ``was called off``."""
    particle = next((p for p in ("off", "down") if grammar.has_particle(verb, p)), None)
    return f"{verb.lemma_}_{particle}" if particle else str(verb.lemma_)


def event_status(verb: Any) -> Status | None:
    """``was due to visit X but cancelled``: what a second verb of the same subject tells counts.

    The verb must be about the event: it has no object, or one like ``the trip``.
    """
    told = [verb, *frames(verb), *([verb.head] if verb.dep_ == "xcomp" else [])]
    second = [c for v in told for c in v.children if c.dep_ == "conj"]
    second = [v for v in second if not any(c.dep_ in grammar.SUBJECTS for c in v.children)]
    second += [c for v in second for c in v.children if c.dep_ == "xcomp"]
    lemmas = [_with_particle(v) for v in second if _of_event(v) and not grammar.negated(v)]
    return next((_FALLEN[lemma] for lemma in lemmas if lemma in _FALLEN), None)


def _of_event(verb: Any) -> bool:
    below = [c for c in verb.children if c.dep_ in {"dobj", "xcomp", "ccomp"}]
    return all(c.lemma_.lower() in _EVENTS for c in below)


_EVENTS = frozenset("""visit trip tour journey meeting talk encounter it plan summit""".split())


def _is_foretold(verb: Any) -> bool:
    """``is expected to begin``, ``are due to take place``, ``is expected next week``."""
    heads = [verb, *(c for c in verb.children if c.dep_ == "acomp")]
    if verb.lemma_ == "expect":
        return True
    if not any(h.lemma_ in _FORESEES for h in heads):
        return False
    below = [c for h in heads for c in h.children if c.dep_ == "xcomp"]
    return any(c.tag_ == "VB" or any(g.lower_ == "to" for g in c.children) for c in below)


_FORESEES = frozenset({"be", "due", "set", "slate", "schedule", "likely", "plan", "intend"})


def _happens(verb: Any) -> bool:
    """``took place``, ``came off``, ``will go ahead``, ``did not materialise``."""
    beside = {c.lower_ for c in verb.children}
    return verb.lemma_ in _COMES_TRUE or any(
        verb.lemma_ == lemma and word in beside for lemma, word in _COMES_TRUE_WITH
    )


_COMES_TRUE = frozenset({"happen", "occur", "materialise", "materialize", "proceed"})
_COMES_TRUE_WITH = frozenset(
    {("take", "place"), ("come", "off"), ("come", "about"), ("go", "ahead"), ("go", "forward")}
)


def _fell_through(verb: Any) -> bool:
    return verb.lemma_ == "fall" and any(c.lower_ == "through" for c in verb.children)


_WISHED = frozenset(
    """urge seek want foster encourage demand advocate promote support call suggest favour
    favor press push hope propose back mediate oppose discuss offer consider avoid rule
    request mull""".split()
)
_UNCERTAIN = frozenset({"possible", "unlikely", "likely", "doubtful", "uncertain"})
_FORETOLD = frozenset({"announce", "plan", "schedule"})
_LIGHT = frozenset(
    """hold have pay make undertake conduct begin start conclude complete finish end plan
    schedule undertake embark lead host cut_short attend convene announce""".split()
)
