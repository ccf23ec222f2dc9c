"""Calls: phoned, telephoned, a phone call between, letters sent."""

from collections.abc import Iterator
from typing import Any

from briefing.extract import grammar, parties
from briefing.extract.events.base import Draft, is_spoken, meeting, people_of
from briefing.extract.events.fate import noun_status
from briefing.extract.reading import Reading

_PHONE_VERBS = frozenset({"phone", "telephone", "ring"})
_NOUNS = frozenset({"call", "conversation"})


class CallRule:
    """``A telephoned B``, ``a phone call with B``, ``B's call to A``."""

    name = "call"

    def find(self, reading: Reading) -> Iterator[Draft]:
        """Yield each call."""
        for word in (*reading.verbs, *reading.nouns):
            if word.pos_ == "VERB" and (word.lemma_ in _PHONE_VERBS or self._rang(reading, word)):
                yield from self._phoned(reading, word)
            elif (
                word.pos_ in {"NOUN", "PROPN"}
                and word.lemma_.lower() in _NOUNS
                and not is_spoken(reading, word)
            ):
                yield from self._call(reading, word)

    def _rang(self, reading: Reading, verb: Any) -> bool:
        """``President A called President B today``: no name is given, nobody is asked to act."""
        if verb.lemma_ != "call" or grammar.is_passive(verb) or is_spoken(reading, verb):
            return False
        if any(c.dep_ in {"oprd", "ccomp", "prt", "attr", "acomp"} for c in verb.children):
            return False
        people = [n for w in grammar.objects(verb) for n in parties.actors(reading, w)]
        return bool(people) and all(reading.cast.actors[n].kind == "person" for n in people)

    def _phoned(self, reading: Reading, verb: Any) -> Iterator[Draft]:
        state = grammar.status(verb)
        if state is None:
            return
        sides = [
            people_of(reading, grammar.subjects(verb)),
            people_of(reading, grammar.objects(verb)),
        ]
        draft = meeting(reading, verb, sides, "phone", status=state, confidence=0.9, mode="phone")
        if draft:
            yield draft

    def _call(self, reading: Reading, noun: Any) -> Iterator[Draft]:
        before = {c.lower_ for c in noun.children if c.dep_ in {"compound", "amod"}}
        phone = (
            bool(before & {"phone", "telephone", "telephonic", "video"})
            or noun.lemma_.lower() == "call"
        )
        between = grammar.after(noun, "between")
        partners = grammar.after(noun, "with")
        verb = grammar.governor(noun)
        if not partners and verb != noun and noun.dep_ == "dobj":
            partners = grammar.after(verb, "with")
            for way in ("from", "to"):
                partners = partners or grammar.after(noun, way) or grammar.after(verb, way)
        for received in (c for c in noun.children if c.dep_ == "acl" and not partners):
            partners = grammar.after(received, "from", "with")
        if "courtesy" in before or grammar.after(noun, "on"):
            yield from self._courtesy(reading, noun)
            return
        if not phone or not (between or partners):
            return
        status = noun_status(noun)
        if status is None:
            return
        if between:
            sides = [[n] for n in people_of(reading, between)]
        else:
            sides = [self._callers(reading, noun), people_of(reading, partners)]
        mode = "video" if "video" in before else "phone"
        draft = meeting(
            reading,
            noun,
            sides,
            "call",
            status=status,
            confidence=0.85,
            mode="video" if mode == "video" else "phone",
        )
        if draft:
            yield draft

    def _courtesy(self, reading: Reading, noun: Any) -> Iterator[Draft]:
        """``paid a courtesy call on the president``: a meeting, not by phone."""
        verb = grammar.governor(noun)
        called = [w for way in ("on", "to") for w in grammar.after(noun, way)]
        called = called or [w for way in ("on", "to") for w in grammar.after(verb, way)]
        state = grammar.status(verb) if verb != noun else "held"
        if state is None or not called:
            return
        sides = [people_of(reading, grammar.subjects(verb)), people_of(reading, called)]
        draft = meeting(
            reading, noun, sides, "courtesy-call", status=state, confidence=0.9, mode="in person"
        )
        if draft:
            yield draft

    def _callers(self, reading: Reading, noun: Any) -> list[int]:
        owned = [c for c in noun.children if c.dep_ in {"poss", "nmod"}]
        found = [n for c in owned for n in parties.actors(reading, c, people=True)]
        if found:
            return found
        verb = grammar.first_verb_above(noun)
        return people_of(reading, grammar.subjects(verb)) if verb is not None else []


RULE = CallRule()
