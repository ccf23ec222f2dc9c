"""Whether what a verb tells is a fact: held, to come, fallen through, denied, doubted, imagined."""

from typing import Any

from briefing.extract.matching import syntax
from briefing.models.enums import Status
from briefing.resources import load, word_list, words

FATES: dict[str, Status] = {
    lemma: fate for fate in load("status")["fates"] for lemma in words("status", "fates", fate)
}
"""What a verb says of the event that hangs on it, by its lemma (``call_off``)."""
_HEADS = FATES.keys() | words("status", "nothing", "verbs")
_PLANS = word_list("factuality", "plans")
_DEMANDED = word_list("factuality", "demanded")
_BEGINS = word_list("factuality", "begins")
_PROMPT = word_list("factuality", "prompt")
_MOVES = word_list("factuality", "moves")
_DOUBT = word_list("factuality", "doubt")
_ONLY_CHARGED = word_list("factuality", "only_charged")
"""Verbs before what somebody may have done, must not do or did not do."""


def only_charged(verb: Any) -> bool:
    """``accused Iran of supporting``, ``kept Iran from joining``: nobody says that it was done."""
    word = verb
    while word.dep_ in {"conj", "xcomp", "advcl"} and word.head.pos_ in {"VERB", "AUX"}:
        word = word.head
    if word.dep_ != "pcomp" or word.head.lower_ not in syntax.OF_THE_OBJECT | {"with"}:
        return False
    base = word.head.head
    if base.pos_ in {"NOUN", "PROPN", "PRON"}:  # the parse hung the phrase on the object
        base = base.head
    return base.lemma_ in _ONLY_CHARGED


def status(verb: Any) -> Status | None:
    """What has become of what the verb tells; None where it is denied, doubted or imagined.

    Args:
        verb: the head of the clause, or of a noun's light verb.
    """
    if _no_longer_will(verb):
        return "cancelled"
    if _of_denied_report(verb):
        return "denied"
    if syntax.negated(verb) or _conditional(verb) or only_charged(verb):
        return None
    if verb.dep_ in {"ccomp", "xcomp", "pcomp", "dobj"} and verb.head.lemma_ in _HEADS:
        return FATES.get(verb.head.lemma_)
    if verb.dep_ == "ccomp" and verb.tag_ in {"VB", "VBP"} and verb.head.lemma_ in _DEMANDED:
        return None
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    if "would" in auxiliaries and _reported(verb) and not _first_person(verb):
        return "announced"
    if auxiliaries & _DOUBT:
        return None
    if auxiliaries & {"will", "shall", "'ll", "’ll"}:
        return "announced"
    if "to" in auxiliaries or (verb.dep_ == "xcomp" and verb.tag_ == "VB"):
        return _infinitive(verb)
    if verb.tag_ == "VBG":
        return _progressive(verb, auxiliaries)
    if verb.dep_ in {"conj", "advcl", "ccomp"} and verb.tag_ == "VB" and verb.head != verb:
        return status(verb.head)
    return "held"


def _of_denied_report(verb: Any) -> bool:
    """``denied reports that he had met X``, ``rumours that they met are untrue``."""
    if _of_untruth(verb):
        return True
    report = verb.head
    if verb.dep_ not in {"acl", "ccomp", "relcl"} or report.lemma_.lower() not in _REPORTS:
        return False
    if report.dep_ in syntax.SUBJECTS:
        return any(c.dep_ == "acomp" and c.lower_ in _UNTRUE for c in report.head.children)
    teller = report.head
    if report.dep_ == "pobj" and teller.lower_ == "as":
        teller = teller.head  # dismissed as false a report that
    elif report.dep_ != "dobj":
        return False
    told = teller.lemma_
    return FATES.get(told) in {"denied", "declined"} or told in _DISMISSES


def _of_untruth(verb: Any) -> bool:
    """``It is not true that A met B``."""
    word = verb.head
    be = word if word.lemma_ == "be" else word.head
    true = [c for c in be.children if c.dep_ == "acomp" and c.lower_ == "true"]
    return verb.dep_ in {"ccomp", "csubj", "advcl"} and bool(true) and syntax.negated(be)


_UNTRUE = word_list("factuality", "untrue")
_DISMISSES = word_list("factuality", "dismisses")


_REPORTS = word_list("factuality", "reports")


def _first_person(verb: Any) -> bool:
    """``I would meet him any day``: a wish, not what somebody said he would do."""
    return any(c.lower_ in {"i", "we"} for c in verb.children if c.dep_ in syntax.SUBJECTS)


def _no_longer_will(verb: Any) -> bool:
    """``will no longer travel``."""
    below = [c.lower_ for c in verb.children] + [
        g.lower_ for c in verb.children for g in c.children
    ]
    return "longer" in below and "no" in below and "will" in below


def _reported(verb: Any) -> bool:
    """``said that he would meet``: the future as it was seen when it was said."""
    word = verb
    while word.dep_ in {"conj", "xcomp", "relcl"} and word.head != word:
        word = word.head
    return bool(word.dep_ == "ccomp" and word.head.lemma_ in TELLS)


TELLS = word_list("factuality", "tells")
"""Verbs of telling; who tells of an event may have been there."""


def _infinitive(verb: Any) -> Status | None:
    head = verb.head
    if head == verb:
        return "announced"
    if (copula := _of_ordinal(verb)) is not None:
        return status(copula)
    if _came_to_nothing(head) or (head.lower_ in {"was", "were"} and _perfect(verb)):
        return "cancelled"
    if FATES.get(head.lemma_) == "declined":
        return "declined"
    if head.lemma_ in _BEGINS and verb.dep_ == "xcomp":
        return status(head)
    if head.lower_ in _PROMPT and head.dep_ == "acomp":
        return status(head.head)
    if verb.dep_ in {"advcl", "xcomp"} and (head.lemma_ in _MOVES or head.lemma_ == "meet"):
        return status(head)
    if head.tag_ == "VBG" and any(c.lower_ in {"is", "are"} for c in head.children):
        return "announced"  # is staying at home to welcome
    if head.lemma_ in _PLANS or head.lemma_ == "be" or verb.dep_ in {"acl", "relcl"}:
        return None if syntax.negated(head) else "announced"
    if verb.dep_ == "conj":
        return status(head)
    return None


def _of_ordinal(verb: Any) -> Any | None:
    """``is the first minister to visit X``: the verb that says whether he did."""
    be = verb.head if verb.head.lemma_ == "be" else None
    if be is not None and any(syntax.is_ordinal(c) for c in be.children if c.dep_ == "attr"):
        return be
    return syntax.copula_of_ordinal(verb)


def _came_to_nothing(head: Any) -> bool:
    """``had been due to meet``, ``was to have met``: it did not happen."""
    was = head if head.lemma_ == "be" else head.head if head.lemma_ in {"due", "set"} else head
    if head.lemma_ not in {"due", "schedule", "plan", "set", "expect", "be", "suppose"}:
        return False
    own = {c.lower_ for c in was.children if c.dep_ in {"aux", "auxpass"}}
    return "had" in own and "been" in own | {was.lower_}


def _perfect(verb: Any) -> bool:
    """``to have visited``: behind ``was``, what was planned and did not happen."""
    return verb.tag_ == "VBN" and any(c.lower_ == "have" for c in verb.children)


def _progressive(verb: Any, auxiliaries: set[str]) -> Status | None:
    if auxiliaries & {"is", "are", "am", "was", "were", "'s", "be", "been"}:
        if {"be"} & auxiliaries and auxiliaries & {"will"}:
            return "announced"
        return "under way"
    if (
        verb.head != verb
        and verb.head.pos_ in {"VERB", "AUX"}
        and verb.dep_ in {"advcl", "xcomp", "conj"}
    ):
        return status(verb.head)
    return "held"


def _conditional(verb: Any) -> bool:
    word = verb
    had = [c.i for c in verb.children if c.dep_ == "aux" and c.lower_ in {"had", "should", "were"}]
    doers = [c.i for c in verb.children if c.dep_ in syntax.SUBJECTS]
    if had and doers and had[0] < doers[0]:
        return True  # had they met, …
    for _ in range(3):
        if any(c.dep_ == "mark" and c.lower_ in {"if", "whether", "unless"} for c in word.children):
            return True
        if word.head == word or word.dep_ not in {"conj", "ccomp", "xcomp"}:
            return False
        word = word.head
    return False
