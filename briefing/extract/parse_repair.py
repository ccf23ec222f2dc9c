"""What the parser gets wrong since names stand as one word in the copy that it reads.

It hangs ``on Sunday`` on the name before it, which no day belongs to: every day that hangs on a
person is given to the verb above him. It takes a name behind a day for part of it (``In Muscat on
16 January A met B``), or for one more of a list (``In Muscat, A and B agreed``): who stands
straight before a main verb without a subject is its subject. And a name of a place passes for a
verb (``a trip to Oslo over the row``).
"""

from typing import Any

from briefing.resources import word_list
from briefing.text.date_expressions import MONTHS, WEEKDAYS

_DAYS = frozenset(WEEKDAYS) | word_list("parse_repair", "days")
_PERIODS = word_list("parse_repair", "periods")
_BARE = frozenset({"npadvmod", "appos", "nmod", "compound", "advmod", "dep"})


def repair(
    doc: Any, persons: frozenset[int], places: frozenset[int], closed: frozenset[int]
) -> None:
    """Mend a parse in place.

    Args:
        doc: the parse; its heads are changed.
        persons: the words of it that stand for persons.
        places: those that stand for places.
        closed: those that a comma closes in the text.
    """
    give_partners(doc, persons & closed)
    give_places(doc, places)
    join_places(doc, places)
    give_guests(doc, persons)
    give_subjects(doc, persons, places)
    give_days_to_verbs(doc, persons)


def give_places(doc: Any, places: frozenset[int]) -> None:
    """``a visit to Oslo``, where the parse took ``to Oslo`` for something that one does.

    Args:
        doc: the parse; its heads are changed.
        places: the words of it that stand for places.
    """
    for link in doc:
        place = link.head
        if link.lower_ != "to" or link.dep_ != "aux" or place.i not in places:
            continue
        if place.head == place or place.i != link.i + 1:
            continue
        link.head, link.dep_ = place.head, "prep"
        place.head, place.dep_ = link, "pobj"


def give_partners(doc: Any, persons: frozenset[int]) -> None:
    """``spoke with A of X, assuring him``: A is whom he spoke with, and who spoke assures.

    The comma that closes a name with its office is no word of the copy, so that the parse reads
    ``with A assuring``.

    Args:
        doc: the parse; its heads are changed.
        persons: the words of it that stand for persons, a comma behind them.
    """
    for person in doc:
        verb, link = person.head, person.nbor(-1) if person.i else person
        hung = person.i in persons and person.dep_ == "nsubj" and link.dep_ == "prep"
        if not hung or verb.tag_ != "VBG" or verb.dep_ != "pcomp" or verb.head != link:
            continue
        person.head, person.dep_ = link, "pobj"
        verb.head, verb.dep_ = link.head, "advcl"


def join_places(doc: Any, places: frozenset[int]) -> None:
    """``the ministers of Peru and Ghana``, where the parse took Ghana for one of the ministers.

    Args:
        doc: the parse; its heads are changed.
        places: the words of it that stand for places.
    """
    for place in doc:
        if place.i not in places or place.dep_ != "conj" or place.head.tag_ != "NNS":
            continue
        before = place.i - 2
        beside = before in places and doc[place.i - 1].lower_ == "and"
        if beside and doc[before].dep_ == "pobj" and doc[before].head.head == place.head:
            place.head = doc[before]


def give_days_to_verbs(doc: Any, persons: frozenset[int]) -> None:
    """Hang words of time that the parser hung on a person on the verb above.

    Args:
        doc: the parse; its heads are changed.
        persons: the words of it that stand for persons.
    """
    for token in doc:
        if token.head.i not in persons or token.head == token:
            continue
        if token.dep_ == "prep" and _leads_to_day(token):
            _move(token, "prep")
        elif token.dep_ in _BARE and _is_day(token):
            _move(token, "npadvmod")


def give_subjects(doc: Any, persons: frozenset[int], places: frozenset[int]) -> None:
    """Make a person straight before a main verb without a subject the one who acts.

    Args:
        doc: the parse; its heads are changed.
        persons: the words of it that stand for persons.
        places: those that stand for places.
    """
    for verb in doc:
        before = verb.i - 1
        main = verb.dep_ == "ROOT" and verb.tag_ in {"VBD", "VBZ", "VBP"}
        if not main or before not in persons or doc[before].sent != verb.sent:
            continue
        subject = _first_of_list(doc[before], persons, places)
        if any(c.dep_ in _SUBJECTS for c in verb.children) or subject.is_ancestor(verb):
            continue
        listed = subject.dep_ in {"conj", "appos"} and subject.head.i in places
        if listed or subject.dep_ in {"pobj", "npadvmod", "compound", "nmod"}:
            dated = [c for c in subject.lefts if c.dep_ in _BARE | {"nummod"} and _of_date(c)]
            subject.head, subject.dep_ = verb, "nsubj"
            for word in dated:
                word.head, word.dep_ = verb, "npadvmod"


def _first_of_list(person: Any, persons: frozenset[int], places: frozenset[int]) -> Any:
    """``In Muscat, A and B``: the first of several persons whom the parse hung on a place."""
    first = person
    while first.dep_ == "conj" and first.head.i in persons:
        first = first.head
    hung = first.dep_ in {"conj", "appos"} and first.head.i in places
    return first if hung and first.head.i < first.i else person


def give_guests(doc: Any, persons: frozenset[int]) -> None:
    """``At the invitation of A, B, accompanied by C, paid a visit``: B is who acts.

    Args:
        doc: the parse; its heads are changed.
        persons: the words of it that stand for persons.
    """
    for verb in doc:
        will = any(c.lower_ in {"will", "shall"} for c in verb.children)
        if verb.dep_ != "ROOT" or not (verb.tag_ in {"VBD", "VBZ", "VBP"} or will):
            continue
        before = [t for t in verb.sent if t.i < verb.i]
        named = [t for t in before if t.i in persons]
        invited = next((t for t in before[:4] if t.lower_ == "invitation"), None)
        if invited is None or any(c.dep_ in _SUBJECTS and c.i in persons for c in verb.children):
            continue
        guests = [t for t in named if t.i > invited.i and not _comes_along(t, persons)]
        if guests and not guests[-1].is_ancestor(verb):
            guests[-1].head, guests[-1].dep_ = verb, "nsubj"
            _give_company(guests[-1], verb)


def _give_company(guest: Any, verb: Any) -> None:
    """``B, accompanied by C, paid …``: C comes along with B, not with the invitation."""
    for word in guest.doc[guest.i + 1 : min(guest.i + 4, verb.i)]:
        if word.tag_ == "VBN" and any(c.dep_ == "agent" for c in word.children):
            word.head, word.dep_ = guest, "acl"
            return


_NO_GUESTS = word_list("parse_repair", "no_guests")
"""Words before the name of a host, or of one who only comes along."""


def _comes_along(person: Any, persons: frozenset[int]) -> bool:
    """``of A``, ``accompanied by C and D``: a host, or one who is only taken along."""
    i = person.i - 1
    while i >= person.sent.start and (i in persons or person.doc[i].lower_ in _BETWEEN):
        i -= 1
    return i >= person.sent.start and person.doc[i].lower_ in _NO_GUESTS


_BETWEEN = frozenset({"the", "and", "his", "her"})


_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


def _leads_to_day(preposition: Any) -> bool:
    if preposition.lower_ not in {"on", "in", "at", "during", "since", "until"}:
        return False
    return any(c.dep_ == "pobj" and _is_time(c) for c in preposition.children)


def _is_day(word: Any) -> bool:
    beside = any(c.lower_ in _DAYS for c in word.children)
    return word.lower_ in _DAYS or (word.lower_ in _PERIODS and (beside or _pointed(word)))


def _is_time(word: Any) -> bool:
    if word.lower_ in MONTHS or _is_day(word):
        return True
    year = word.text.isdigit() and len(word.text) == 4
    return year or (word.lower_ in _PERIODS and any(c.lower_ in MONTHS for c in word.children))


def _of_date(word: Any) -> bool:
    return word.lower_ in MONTHS or word.text.isdigit() or _is_day(word)


def _pointed(word: Any) -> bool:
    """``last week``, ``the same evening``."""
    return any(c.lower_ in {"last", "this", "next", "same", "that"} for c in word.children)


def _move(token: Any, dep: str) -> None:
    """Give a word to the verb above the name it hangs on; the name's own place is kept."""
    above = token.head
    while above.head != above and above.pos_ not in {"VERB", "AUX"}:
        above = above.head
    if above.pos_ in {"VERB", "AUX"} and above.sent == token.sent:
        token.head, token.dep_ = above, dep
