"""Questions that every rule asks of a parse: who acts, on whom, where does it end."""

from collections.abc import Iterable, Iterator
from typing import Any

from briefing.resources import word_list

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_RELATIVE = word_list("syntax", "relative")
_WHEN = word_list("syntax", "when")
_STANDS = frozenset({"stand", "remain", "get"})
OF_THE_OBJECT = word_list("syntax", "of_the_object")
"""Prepositions before what the object of a verb does (``accused Iran of``)."""
_WITH_OF_THE_OBJECT = word_list("syntax", "with_of_the_object")


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
        copula = copula_of_ordinal(verb)
        if copula is None:
            return [head]
        same = "attr" if head.dep_ == "nsubj" else "nsubj"
        return [c for c in copula.children if c.dep_ == same] or [head]
    return []


def copula_of_ordinal(verb: Any) -> Any | None:
    """``was`` of ``The last president to visit X was A``; None for any other infinitive."""
    noun = verb.head
    counted = noun.dep_ in {"nsubj", "attr"} and noun.head.lemma_ == "be" and is_ordinal(noun)
    return noun.head if counted and verb.dep_ in {"acl", "relcl"} else None


def is_ordinal(noun: Any) -> bool:
    """Whether a noun is one of a row: ``the first minister``, ``the only president``."""
    return any(c.lower_ in _ORDINALS for c in noun.children)


_ORDINALS = word_list("syntax", "ordinals")


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
    return link in OF_THE_OBJECT or (link == "with" and base.lemma_ in _WITH_OF_THE_OBJECT)


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
    outer = counted(noun)
    head = outer.head
    if outer.dep_ in {"dobj", "nsubjpass", "attr", "nsubj", "pobj", "oprd"}:
        if head.pos_ in {"VERB", "AUX"}:
            return head
        if head.pos_ == "ADP" and head.head.pos_ in {"VERB", "AUX"}:
            return head.head
    return outer


def counted(noun: Any) -> Any:
    """``round`` of ``a round of talks``, ``hours`` of ``hours of talks``; else the noun itself."""
    head = noun.head
    if noun.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_ in _MEASURES:
        return counted(head.head)
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
