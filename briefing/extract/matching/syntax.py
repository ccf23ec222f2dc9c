"""Questions that every rule asks of a parse: who acts, on whom, is it a fact, where does it end."""

from collections.abc import Iterable, Iterator
from typing import Any

from briefing.models.enums import Status
from briefing.resources import load, word_list, words

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_RELATIVE = word_list("syntax", "relative")
_PLANS = word_list("syntax", "plans")
_DEMANDED = word_list("syntax", "demanded")
FATES: dict[str, Status] = {
    lemma: fate for fate in load("status")["fates"] for lemma in words("status", "fates", fate)
}
"""What a verb says of the event that hangs on it, by its lemma (``call_off``)."""
_HEADS = FATES.keys() | words("status", "nothing", "verbs")
_BEGINS = word_list("syntax", "begins")
_MOVES = word_list("syntax", "moves")
_WHEN = word_list("syntax", "when")
_STANDS = frozenset({"stand", "remain", "get"})
_OF_THE_OBJECT = word_list("syntax", "of_the_object")
"""Prepositions before what the object of a verb does (``accused Iran of``)."""
_WITH_OF_THE_OBJECT = word_list("syntax", "with_of_the_object")
_ONLY_CHARGED = word_list("syntax", "only_charged")
"""Verbs before what somebody may have done, must not do or did not do."""
_DOUBT = word_list("syntax", "doubt")


def is_verb(word: Any) -> bool:
    """Whether a word is a verb, auxiliaries included."""
    return word.pos_ in {"VERB", "AUX"}


def is_passive(verb: Any) -> bool:
    """Whether a verb form is passive, also without its auxiliary (``a pact signed by``)."""
    if any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children):
        return True
    if any(c.dep_ in {"aux", "dobj"} for c in verb.children) or goes_on(verb) is not None:
        return False
    return (verb.tag_ == "VBN" and verb.dep_ in {"acl", "relcl"}) or is_lone_participle(verb)


def goes_on(verb: Any) -> Any | None:
    """The verb of a list that a past form belongs to, where the parse hung it on a noun before.

    ``Fiji, where A spent two days, called on B``: behind a comma and a clause with a subject a
    participle no longer describes the noun.
    """
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or verb.i == 0 or verb.nbor(-1).text != ",":
        return None
    for earlier in reversed(verb.doc[verb.head.i + 1 : verb.i]):
        if is_verb(earlier) and any(c.dep_ in SUBJECTS for c in earlier.children):
            return earlier
    return None


def is_lone_participle(verb: Any) -> bool:
    """``when asked``, ``Asked for comment, …``, ``stands accused``: no subject of its own.

    An active past form needs a subject there; taggers do not tell the two forms apart.
    """
    if verb.tag_ not in {"VBN", "VBD"} or any(c.dep_ in SUBJECTS for c in verb.children):
        return False
    if verb.dep_ not in {"advcl", "relcl"}:
        return False
    led = any(c.i < verb.i and c.lower_ in _WHEN for c in verb.children)
    opens = verb.is_sent_start is True or (
        verb.nbor(-1) == verb.head and verb.head.lemma_ in _STANDS
    )
    return led or (verb.dep_ == "advcl" and opens)


def subjects(verb: Any, depth: int = 0) -> list[Any]:
    """The words that do (or, in the passive, undergo) what the verb says.

    Relative pronouns lead to their noun; verbs without a subject of their own borrow that of the
    verb they hang on.
    """
    own = [c for c in verb.children if c.dep_ in SUBJECTS]
    if own:
        first = own[0]
        if first.lower_ in _RELATIVE and verb.dep_ == "relcl":
            return [_antecedent(first, verb.head)]
        return own
    if verb.dep_ == "ROOT":
        return _stray_subject(verb)
    if (before := goes_on(verb)) is not None:
        return subjects(before, depth + 1)
    if depth > 6 or verb.head == verb:
        return []
    head = verb.head
    if verb.dep_ in {"conj", "advcl", "ccomp", "pcomp", "dep", "parataxis"}:
        return _borrowed(verb, depth)
    if verb.dep_ == "acomp":
        return subjects(head, depth + 1)
    if verb.dep_ == "xcomp":
        controlled = [c for c in head.children if c.dep_ == "dobj"]
        if controlled and head.lemma_ in {"ask", "urge", "tell", "invite", "allow", "let", "see"}:
            return controlled
        return subjects(head, depth + 1) if head.pos_ in {"VERB", "AUX", "ADJ"} else []
    if verb.dep_ in {"acl", "relcl"}:
        return [head]
    return []


def agents(verb: Any) -> list[Any]:
    """The words for who does what a verb says: its subjects, in the passive those behind ``by``."""
    return after(verb, "by") if is_passive(verb) else subjects(verb)


def _borrowed(verb: Any, depth: int) -> list[Any]:
    """The subject that a verb shares with the one it hangs on, or that one's object."""
    base = verb.head
    while base.pos_ == "ADP" and base.head != base:
        base = base.head
    if base.pos_ not in {"VERB", "AUX"}:
        return [base] if base.pos_ in {"NOUN", "PROPN"} and verb.dep_ != "conj" else []
    if verb.dep_ == "conj" and base.dep_ == "pcomp" and base.tag_ == "VBG" != verb.tag_:
        above = first_verb_above(base)  # thank you for coming and urge you to
        return subjects(above, depth + 1) if above is not None else []
    whom = [c for c in base.children if c.dep_ == "dobj"]
    if whom and _does_the_object(verb, base):
        return whom
    return subjects(base, depth + 1)


def _does_the_object(verb: Any, base: Any) -> bool:
    """``accused Iran of supporting``: whether the object of ``base`` is who does the verb."""
    if verb.dep_ != "pcomp" or verb.tag_ != "VBG":
        return False
    link = verb.head.lower_
    return link in _OF_THE_OBJECT or (link == "with" and base.lemma_ in _WITH_OF_THE_OBJECT)


def only_charged(verb: Any) -> bool:
    """``accused Iran of supporting``, ``kept Iran from joining``: nobody says that it was done."""
    word = verb
    while word.dep_ in {"conj", "xcomp", "advcl"} and word.head.pos_ in {"VERB", "AUX"}:
        word = word.head
    if word.dep_ != "pcomp" or word.head.lower_ not in _OF_THE_OBJECT | {"with"}:
        return False
    base = word.head.head
    if base.pos_ in {"NOUN", "PROPN", "PRON"}:  # the parse hung the phrase on the object
        base = base.head
    return base.lemma_ in _ONLY_CHARGED


def _antecedent(relative: Any, head: Any) -> Any:
    """What ``who`` stands for: the name before it, whatever the parse hung the clause on."""
    if relative.lower_ != "who" or relative.i == 0:
        return head
    before = relative.nbor(-1)
    if before.is_punct and before.i > 0:
        before = before.nbor(-1)
    return before if before.pos_ == "PROPN" and head.pos_ != "PROPN" else head


def _stray_subject(verb: Any) -> list[Any]:
    """A subject before the main verb that the parse gave to a participle between them."""
    stray = [
        t
        for t in verb.doc[verb.sent.start : verb.i]
        if t.dep_ in {"nsubj", "nsubjpass"} and t.head.dep_ in {"amod", "acl", "compound"}
    ]
    before = verb.nbor(-1) if verb.i > verb.sent.start else verb
    if not stray and before.pos_ == "PROPN" and before.dep_ == "pobj" and before.head.is_sent_start:
        return [before]  # In Turkey Smith met
    return stray[-1:]


def objects(verb: Any) -> list[Any]:
    """Direct and dative objects."""
    return [c for c in verb.children if c.dep_ in {"dobj", "dative", "oprd"} and c.dep_ != "prep"]


def after(word: Any, *prepositions: str) -> list[Any]:
    """What the given prepositions below ``word`` govern."""
    found = []
    for child in word.children:
        if (
            child.dep_ in {"prep", "agent", "dative", "prt", "advmod"}
            and child.lower_ in prepositions
        ):
            found += [c for c in child.children if c.dep_ in {"pobj", "pcomp"}]
            for deeper in child.children:
                if deeper.dep_ in {"prep", "conj"} and deeper.lower_ in prepositions:
                    found += [c for c in deeper.children if c.dep_ == "pobj"]
    return found


def has_particle(verb: Any, particle: str) -> bool:
    """Whether the verb has the particle or preposition (``call on``)."""
    return any(c.lower_ == particle and c.dep_ in {"prt", "prep"} for c in verb.children)


def coordinated(word: Any) -> Iterator[Any]:
    """The word and everything coordinated with it, in order."""
    yield word
    for child in word.children:
        if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "PRON", "ADJ", "X"}:
            yield from coordinated(child)
        elif child.dep_ == "appos" and child.pos_ == "PROPN" and word.pos_ == "NOUN":
            # the minister, A, and B: the parse gives B to A
            yield from (w for c in child.children if c.dep_ == "conj" for w in coordinated(c))


def negated(verb: Any) -> bool:
    """``did not meet``, ``never met``, ``without meeting``, ``neither of them met``."""
    doers = [c for c in verb.children if c.dep_ in SUBJECTS]
    if any(g.lower_ in {"neither", "nor"} for d in doers for g in (d, *d.children)):
        return True
    if any(c.dep_ == "neg" or c.lower_ in {"never", "not", "n't"} for c in verb.children):
        return True
    return bool(verb.dep_ == "pcomp" and verb.head.lower_ == "without")


def status(verb: Any) -> Status | None:
    """What has become of what the verb tells; None where it is denied, doubted or imagined.

    Args:
        verb: the head of the clause, or of a noun's light verb.
    """
    if _no_longer_will(verb):
        return "cancelled"
    if _of_denied_report(verb):
        return "denied"
    if negated(verb) or _conditional(verb) or only_charged(verb):
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
    """``denied reports that he had met X``."""
    report = verb.head
    if verb.dep_ not in {"acl", "ccomp", "relcl"} or report.lemma_.lower() not in _REPORTS:
        return False
    return report.dep_ == "dobj" and FATES.get(report.head.lemma_) in {"denied", "declined"}


_REPORTS = word_list("syntax", "reports")


def _first_person(verb: Any) -> bool:
    """``I would meet him any day``: a wish, not what somebody said he would do."""
    return any(c.lower_ in {"i", "we"} for c in verb.children if c.dep_ in SUBJECTS)


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


TELLS = word_list("syntax", "tells")
"""Verbs of telling; who tells of an event may have been there."""


def _infinitive(verb: Any) -> Status | None:
    head = verb.head
    if head == verb:
        return "announced"
    if _came_to_nothing(head):
        return "cancelled"
    if FATES.get(head.lemma_) == "declined":
        return "declined"
    if head.lemma_ in _BEGINS and verb.dep_ == "xcomp":
        return status(head)
    if verb.dep_ in {"advcl", "xcomp"} and (head.lemma_ in _MOVES or head.lemma_ == "meet"):
        return status(head)
    if head.tag_ == "VBG" and any(c.lower_ in {"is", "are"} for c in head.children):
        return "announced"  # is staying at home to welcome
    if head.lemma_ in _PLANS or head.lemma_ == "be" or verb.dep_ in {"acl", "relcl"}:
        return None if negated(head) else "announced"
    if verb.dep_ == "conj":
        return status(head)
    return None


def _came_to_nothing(head: Any) -> bool:
    """``had been due to meet``, ``was to have met``: it did not happen."""
    was = head if head.lemma_ == "be" else head.head if head.lemma_ in {"due", "set"} else head
    if head.lemma_ not in {"due", "schedule", "plan", "set", "expect", "be", "suppose"}:
        return False
    own = {c.lower_ for c in was.children if c.dep_ in {"aux", "auxpass"}}
    return "had" in own and "been" in own | {was.lower_}


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
    doers = [c.i for c in verb.children if c.dep_ in SUBJECTS]
    if had and doers and had[0] < doers[0]:
        return True  # had they met, …
    for _ in range(3):
        if any(c.dep_ == "mark" and c.lower_ in {"if", "whether", "unless"} for c in word.children):
            return True
        if word.head == word or word.dep_ not in {"conj", "ccomp", "xcomp"}:
            return False
        word = word.head
    return False


def clause(
    verb: Any, *, stop: frozenset[str] = frozenset({"advcl", "parataxis"})
) -> tuple[int, int]:
    """First and last word of the clause that the verb heads, its subject included.

    Args:
        verb: the head.
        stop: dependencies of subordinate clauses that are left out where they stand at the end.
    """
    parts = [verb]
    for child in verb.children:
        if child.dep_ in {"punct", "cc", "mark"}:
            continue
        if child.dep_ in stop and child.pos_ == "VERB":
            continue
        if child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"}:
            continue
        parts += list(child.subtree)
    for subject in subjects(verb):
        if subject.sent == verb.sent and not subject.is_ancestor(verb):
            parts += list(subject.subtree)
    indices = sorted({t.i for t in parts})
    first, last = indices[0], indices[-1]
    while last > first and verb.doc[last].is_punct and verb.doc[last].text not in {")", "”", '"'}:
        last -= 1
    return first, last


def governor(noun: Any) -> Any:
    """The verb that lends a noun its time (``paid`` in ``paid a visit``), or the noun itself."""
    head = noun.head
    if noun.dep_ in {"dobj", "nsubjpass", "attr", "nsubj", "pobj", "oprd"}:
        if head.pos_ in {"VERB", "AUX"}:
            return head
        if head.pos_ == "ADP" and head.head.pos_ in {"VERB", "AUX"}:
            return head.head
        if head.lower_ == "of" and head.head.lemma_ in _MEASURES:
            return governor(head.head)  # held several hours of talks
    return noun


_MEASURES = word_list("syntax", "measures")


def first_verb_above(word: Any) -> Any | None:
    """The nearest verb that the word hangs on."""
    while word.head != word:
        word = word.head
        if word.pos_ in {"VERB", "AUX"}:
            return word
    return word if word.pos_ in {"VERB", "AUX"} else None


def within(words: Iterable[Any], lemmas: frozenset[str]) -> bool:
    """Whether one of the words has one of the lemmas."""
    return any(w.lemma_.lower() in lemmas for w in words)
