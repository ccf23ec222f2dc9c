"""Meetings told by a verb: met, received, called on, discussed with."""

from collections.abc import Iterator
from typing import Any

from briefing.extract.components.events.event_drafts import (
    PRESS,
    Draft,
    doers,
    is_spoken,
    meeting,
    people_of,
    place_in,
)
from briefing.extract.document import ParsedArticle
from briefing.extract.matching import factuality, participants, syntax
from briefing.models.enums import Mode
from briefing.resources import word_list

_MEET = word_list("meeting_verbs", "meet")
_RECEIVE = word_list("meeting_verbs", "receive")
_ONE_ANOTHER = frozenset({"other", "another", "one"})
_SEE = word_list("meeting_verbs", "see")
_SIGN = frozenset({"sign", "initial"})
_PACTS = word_list("meeting_verbs", "pacts")
_WITH_EACH_OTHER = word_list("meeting_verbs", "with_each_other")
_CREDENTIALS = word_list("meeting_verbs", "credentials")
_TIME_WITH = {
    "spend": frozenset({"hour", "hours", "minute", "minutes", "day", "days", "time"}),
    "shake": frozenset({"hand", "hands"}),
    "break": frozenset({"bread"}),
    "touch": frozenset({"base"}),
    "get": frozenset({"minute", "minutes", "hour", "hours", "time"}),
    "compare": frozenset({"note", "notes"}),
    "trade": frozenset({"view", "views"}),
    "share": frozenset({"view", "views"}),
}
"""Verbs that tell of a meeting with what their object is."""
_SIT = frozenset({"sit"})
_DISCUSS = word_list("meeting_verbs", "discuss")
_WITHOUT_MODE = word_list("meeting_verbs", "without_mode")
"""Verbs that leave open whether people sat in one room."""
_TOGETHER = word_list("meeting_verbs", "together")
_TITLES_OF_CALLS = ("call with", "’s call", "'s call", "phone call", "telephone", "calls with")


class MeetingRule:
    """``A met B``, ``B was received by A``, ``A called on B``, ``A discussed … with B``."""

    name = "meeting"

    def find(self, parsed: ParsedArticle) -> Iterator[Draft]:
        """Yield each meeting that a verb tells."""
        for verb in parsed.verbs:
            if verb.pos_ not in {"VERB", "AUX"}:
                continue
            lemma = verb.lemma_.lower()
            if lemma in _MEET:
                yield from self._met(parsed, verb)
            elif lemma in _RECEIVE:
                yield from self._received(parsed, verb)
            elif lemma in _SIGN:
                yield from self._signed(parsed, verb)
            elif lemma in _TIME_WITH:
                yield from self._time_with(parsed, verb)
            elif lemma in _SEE:
                yield from self._saw(parsed, verb)
            elif lemma == "present":
                yield from self._presented(parsed, verb)
            elif lemma in {"call", "wait"}:
                yield from self._called_on(parsed, verb)
            elif lemma in _DISCUSS or (lemma in _SIT and syntax.has_particle(verb, "down")):
                yield from self._discussed(parsed, verb)

    def _met(self, parsed: ParsedArticle, verb: Any) -> Iterator[Draft]:
        state = factuality.status(verb)
        if state is None or (is_spoken(parsed, verb) and not doers(parsed, verb)):
            return
        one = doers(parsed, verb)
        if any(w.lower_ in PRESS for w in syntax.objects(verb)):
            return
        partners = [
            w for w in [*syntax.objects(verb), *syntax.after(verb, "with", "by")] if _fit(w)
        ]
        other = [n for n in people_of(parsed, partners) if n not in one]
        other += [n for n in _afterthought(parsed, verb) if n not in [*one, *other]]
        if not other and not partners and len(one) == 1:
            other = [n for n in _next_person(parsed, verb) if n not in one]
        if other:
            separate = any(c.lower_ == "separately" for c in verb.children)
            yield from _drafts(parsed, verb, one, other, state, "meet", 0.95, separate=separate)
        elif not partners and len(one) >= 2:
            draft = meeting(
                parsed, verb, [[n] for n in one], "meet-each-other", status=state, confidence=0.85
            )
            if draft:
                yield draft

    def _received(self, parsed: ParsedArticle, verb: Any) -> Iterator[Draft]:
        state = factuality.status(verb)
        if state is None:
            return
        passive = syntax.is_passive(verb)
        hosts = people_of(parsed, syntax.after(verb, "by")) if passive else doers(parsed, verb)
        guests = people_of(parsed, syntax.subjects(verb) if passive else syntax.objects(verb))
        if not guests and not passive and not syntax.objects(verb):
            guests = _next_person(parsed, verb)
        guests = [n for n in guests if _can_sit(parsed, n)]
        if verb.lemma_ != "summon":  # which a state does too
            hosts = [n for n in hosts if _can_sit(parsed, n)]
        yield from _drafts(parsed, verb, hosts, guests, state, "receive", 0.9)

    def _time_with(self, parsed: ParsedArticle, verb: Any) -> Iterator[Draft]:
        """``spent two hours with``, ``got 20 minutes with``, ``compared notes with``."""
        things = {w.lemma_.lower() for w in syntax.objects(verb)}
        state = factuality.status(verb)
        if state is None or not things & _TIME_WITH[verb.lemma_.lower()]:
            return
        partners = syntax.after(verb, "with")
        partners += [w for o in syntax.objects(verb) for w in syntax.after(o, "with")]
        one = doers(parsed, verb)
        other = [n for n in people_of(parsed, partners) if n not in one]
        mode: Mode | None = "unknown" if verb.lemma_ == "compare" else None
        if any(_is_person(parsed, n) for n in other):
            mode = None if _says_how(verb) else mode
            yield from _drafts(parsed, verb, one, other, state, "time-with", 0.7, mode=mode)

    def _signed(self, parsed: ParsedArticle, verb: Any) -> Iterator[Draft]:
        """``A and B signed a treaty in X``: they sat at one table."""
        state = factuality.status(verb)
        things = {w.lemma_.lower() for w in syntax.objects(verb)}
        places = [
            w for word in (verb, *syntax.objects(verb)) for w in syntax.after(word, "in", "at")
        ]
        known = any(parsed.words[w.i].place for w in places)
        if state is None or not things & _PACTS or not known:
            return
        both = [n for w in syntax.subjects(verb) for n in participants.actors(parsed, w)]
        if all(_is_person(parsed, n) for n in both) and _two_sides(parsed, both):
            sides = [[n] for n in both]
            draft = meeting(parsed, verb, sides, "sign-together", status=state, confidence=0.7)
            if draft:
                yield draft

    def _saw(self, parsed: ParsedArticle, verb: Any) -> Iterator[Draft]:
        """``saw the minister A there``, ``saw each other``: people, and nothing they do."""
        if any(c.dep_ in {"ccomp", "xcomp", "prep"} and c.lower_ == "as" for c in verb.children):
            return
        if any(_seen_doing(c) for c in verb.children) or syntax.is_passive(verb):
            return
        state = factuality.status(verb)
        if state is None or is_spoken(parsed, verb):
            return
        one = doers(parsed, verb)
        if len(one) >= 2 and any(w.lower_ in _ONE_ANOTHER for w in syntax.objects(verb)):
            yield from _drafts(parsed, verb, one[:1], one[1:], state, "see-each-other", 0.75)
            return
        other = [n for w in syntax.objects(verb) for n in participants.actors(parsed, w)]
        other += [n for n in _afterthought(parsed, verb) if n not in [*one, *other]]
        if other and all(parsed.cast.actors[n].kind == "person" for n in [*one, *other]):
            yield from _drafts(parsed, verb, one, other, state, "see", 0.65)

    def _presented(self, parsed: ParsedArticle, verb: Any) -> Iterator[Draft]:
        """``presented his credentials to the president``."""
        things = {w.lemma_.lower() for w in syntax.objects(verb)}
        state = factuality.status(verb)
        if state is None or not things & _CREDENTIALS:
            return
        guests = doers(parsed, verb)
        hosts = people_of(parsed, syntax.after(verb, "to"))
        yield from _drafts(parsed, verb, guests, hosts, state, "credentials", 0.85)

    def _called_on(self, parsed: ParsedArticle, verb: Any) -> Iterator[Draft]:
        if not syntax.has_particle(verb, "on") or syntax.is_passive(verb):
            return
        called = syntax.after(verb, "on") or syntax.objects(verb)
        demand = any(
            w.tag_ == "VB" and any(c.lower_ == "to" for c in w.children) for w in verb.subtree
        )
        state = factuality.status(verb)
        if demand or state is None:
            return
        one = doers(parsed, verb)
        other = people_of(parsed, called)
        if any(_is_person(parsed, n) for n in other):
            yield from _drafts(parsed, verb, one, other, state, "call-on", 0.9)

    def _discussed(self, parsed: ParsedArticle, verb: Any) -> Iterator[Draft]:
        state = factuality.status(verb)
        if state is None or is_spoken(parsed, verb):
            return
        addressed = syntax.after(verb, "with", "to")
        if any(w.lower_ in PRESS for w in addressed):
            return
        partners = [w for w in addressed if _fit(w)]
        for noun in syntax.objects(verb):
            if verb.lemma_ in {"exchange", "discuss"}:
                partners += [w for w in syntax.after(noun, "with") if _fit(w)]
        one = doers(parsed, verb)
        other = [n for n in parties_of(parsed, partners) if n not in one]
        mode: Mode | None = None
        if verb.lemma_ in {"speak", "talk"} and _title_is_call(parsed):
            mode = "phone"
        elif verb.lemma_ in _WITHOUT_MODE and not _has_place(parsed, verb):
            mode = _spoken_mode(parsed, verb)
        if other and any(_can_sit(parsed, n) for n in other):
            yield from _drafts(
                parsed, verb, one, other, state, verb.lemma_ + "-with", 0.85, mode=mode
            )
        elif not partners and _together(verb) and _two_sides(parsed, _named(parsed, verb, one)):
            rule = f"{verb.lemma_}-together"
            sides = [[n] for n in one]
            draft = meeting(parsed, verb, sides, rule, status=state, confidence=0.8, mode=mode)
            if draft:
                yield draft


def _together(verb: Any) -> bool:
    """``A and B discussed …``, ``A and B spoke by phone``: with each other, not each to others."""
    if verb.lemma_ in {"speak", "talk"}:
        told = any(w.lower_ in _WITH_EACH_OTHER for w in verb.subtree)
        return told or (_about_something(verb) and not syntax.after(verb, *_BEFORE_OTHERS))
    return verb.lemma_ in _TOGETHER


def _about_something(verb: Any) -> bool:
    """``spoke today about the border``, ``spoke to reaffirm their ties``."""
    aims = any(c.dep_ in {"advcl", "xcomp"} and c.tag_ == "VB" for c in verb.children)
    return aims or bool(syntax.after(verb, "about", "on"))


_BEFORE_OTHERS = ("at", "before", "during", "in", "to")
"""Prepositions before where two only spoke one after the other."""


def _named(parsed: ParsedArticle, verb: Any, people: list[int]) -> list[int]:
    """Those whom the subject itself names, without who only leads or accompanies them."""
    own = [n for w in syntax.subjects(verb) for n in participants.actors(parsed, w, people=True)]
    return [n for n in people if n in own]


def _seen_doing(word: Any) -> bool:
    """What somebody was seen to do (``saw him leave``), not what one saw him for."""
    if word.dep_ == "xcomp":
        return not any(c.dep_ == "aux" and c.lower_ == "to" for c in word.children)
    return bool(word.dep_ == "ccomp")


def _says_how(verb: Any) -> bool:
    return any(t.lower_ in {"phone", "telephone", "video"} for t in verb.subtree)


def _next_person(parsed: ParsedArticle, verb: Any) -> list[int]:
    """The first name behind a verb whose object the parse has lost (``received on Sunday X``)."""
    for token in parsed.doc[verb.i + 1 : min(verb.i + 12, verb.sent.end)]:
        if token.pos_ in {"VERB", "AUX"} or token.text in {".", ";"}:
            return []
        number = parsed.words[token.i].actor
        if number is not None and parsed.cast.actors[number].kind == "person":
            return participants.actors(parsed, token)
    return []


def _afterthought(parsed: ParsedArticle, verb: Any) -> list[int]:
    """``met A and, separately, B``: a name that the parse hangs on the verb as if it were a day."""
    return [
        n
        for child in verb.children
        if child.dep_ in {"npadvmod", "conj"}
        and child.i > verb.i
        and any(w.dep_ == "cc" for w in verb.children)
        for n in participants.actors(parsed, child)
        if parsed.cast.actors[n].kind == "person"
    ]


def parties_of(parsed: ParsedArticle, partners: list[Any]) -> list[int]:
    """The partners of a talk; named ones and unnamed officials, never the press."""
    found: list[int] = []
    for word in partners:
        found += [n for n in participants.actors(parsed, word, people=True) if n not in found]
    return [n for n in found if not parsed.cast.actors[n].source]


def _drafts(
    parsed: ParsedArticle,
    verb: Any,
    one: list[int],
    other: list[int],
    state: Any,
    rule: str,
    confidence: float,
    *,
    separate: bool = False,
    mode: Mode | None = None,
) -> Iterator[Draft]:
    groups = [[n] for n in other] if separate else [other]
    for group in groups:
        draft = meeting(
            parsed, verb, [one, group], rule, status=state, confidence=confidence, mode=mode
        )
        if draft:
            yield draft


def _fit(word: Any) -> bool:
    return word.lower_ not in PRESS and word.ent_type_ != "DATE"


def _is_person(parsed: ParsedArticle, number: int) -> bool:
    actor = parsed.cast.actors[number]
    return actor.kind == "person" or actor.nameless


def _can_sit(parsed: ParsedArticle, number: int) -> bool:
    """Whether an actor can be met: a person, a delegation, a government."""
    return _is_person(parsed, number)


def _two_sides(parsed: ParsedArticle, actors: list[int]) -> bool:
    if len(actors) == 2 and all(parsed.cast.actors[n].kind == "state" for n in actors):
        return True
    persons = [n for n in actors if _is_person(parsed, n)]
    countries = {parsed.cast.actors[n].likely_state for n in persons}
    return len(persons) == 2 and (len(countries) == 2 or None in countries)


def _title_is_call(parsed: ParsedArticle) -> bool:
    title = (parsed.title or "").lower()
    return any(phrase in title for phrase in _TITLES_OF_CALLS)


def _has_place(parsed: ParsedArticle, verb: Any) -> bool:
    first, last = syntax.clause(verb)
    return place_in(parsed, verb, first, last) is not None


def _spoken_mode(parsed: ParsedArticle, verb: Any) -> Mode | None:
    words = {t.lower_ for t in verb.subtree}
    if "call" in words and not words & {"called"}:
        return "phone"  # in his first call to a foreign leader
    return None if words & {"phone", "telephone", "video"} else "unknown"


RULE = MeetingRule()
