"""The word that the proof of a side hangs on."""

from typing import Any

from briefing.resources import word_list


def head_between(doc: Any, first: int, last: int) -> Any:
    """The verb, else the word, that all others between two words hang on."""
    inside = doc[first : last + 1]
    tops = [t for t in inside if t.head == t or not first <= t.head.i <= last]
    verbs = [t for t in tops if t.pos_ in {"VERB", "AUX"}]
    head = (verbs or tops or [doc[first]])[0]
    while head.lemma_ in _OPINES:
        inner = [c for c in head.children if c.dep_ == "ccomp" and first <= c.i <= last]
        if not inner:
            break
        head = inner[0]
    return head


_OPINES = word_list("proof_head", "opines")
