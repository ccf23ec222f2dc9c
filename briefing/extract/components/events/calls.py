"""Calls: phoned, telephoned, a phone call between, letters sent."""

from collections.abc import Iterator
from typing import Any

from briefing.extract.components.event_status import noun_status
from briefing.extract.components.events.event_drafts import Draft, is_spoken, meeting, people_of
from briefing.extract.document import ParsedArticle
from briefing.extract.matching import factuality, participants, syntax

_PHONE_VERBS = frozenset({"phone", "telephone", "ring"})
_NOUNS = frozenset({"call", "conversation"})
_BY_PHONE = frozenset({"phone", "telephone", "telephonic", "video"})


class CallRule:
    """``A telephoned B``, ``a phone call with B``, ``B's call to A``."""

    name = "call"

    def find(self, parsed: ParsedArticle) -> Iterator[Draft]:
        """Yield each call."""
        for word in (*parsed.verbs, *parsed.nouns):
            if word.pos_ == "VERB" and (word.lemma_ in _PHONE_VERBS or self._rang(parsed, word)):
                yield from self._phoned(parsed, word)
            elif (
                word.pos_ in {"NOUN", "PROPN"}
                and word.lemma_.lower() in _NOUNS
                and not is_spoken(parsed, word)
            ):
                yield from self._call(parsed, word)

    def _rang(self, parsed: ParsedArticle, verb: Any) -> bool:
        """``President A called President B today``: no name is given, nobody is asked to act."""
        if verb.lemma_ != "call" or syntax.is_passive(verb) or is_spoken(parsed, verb):
            return False
        if any(c.dep_ in {"oprd", "ccomp", "prt", "attr", "acomp"} for c in verb.children):
            return False
        if any(t.lower_ == "back" for t in verb.subtree):
            return False  # called him back to the capital
        people = [n for w in syntax.objects(verb) for n in participants.actors(parsed, w)]
        return bool(people) and all(parsed.cast.actors[n].kind == "person" for n in people)

    def _phoned(self, parsed: ParsedArticle, verb: Any) -> Iterator[Draft]:
        state = factuality.status(verb)
        if state is None:
            return
        sides = [
            people_of(parsed, syntax.subjects(verb)),
            people_of(parsed, syntax.objects(verb)),
        ]
        draft = meeting(parsed, verb, sides, "phone", status=state, confidence=0.9, mode="phone")
        if draft:
            yield draft

    def _call(self, parsed: ParsedArticle, noun: Any) -> Iterator[Draft]:
        before = {c.lower_ for c in noun.children if c.dep_ in {"compound", "amod"}}
        phone = bool(before & _BY_PHONE) or noun.lemma_.lower() == "call"
        between = syntax.after(noun, "between")
        partners = syntax.after(noun, "with")
        verb = syntax.governor(noun)
        if not partners and verb != noun and noun.dep_ == "dobj":
            partners = syntax.after(verb, "with")
            for way in ("from", "to"):
                partners = partners or syntax.after(noun, way) or syntax.after(verb, way)
        for received in (c for c in noun.children if c.dep_ == "acl" and not partners):
            partners = syntax.after(received, "from", "with")
        if syntax.after(noun, "for") and not before & _BY_PHONE:
            return  # issued a call for feedback
        if "courtesy" in before or syntax.after(noun, "on"):
            ways = ("on", "to", "from") if "courtesy" in before else ("on", "to")
            yield from self._courtesy(parsed, noun, ways)
            return
        if not phone or not (between or partners):
            return
        status = noun_status(noun)
        if status is None:
            return
        if between:
            sides = [[n] for n in people_of(parsed, between)]
        else:
            sides = [self._callers(parsed, noun), people_of(parsed, partners)]
        mode = "video" if "video" in before else "phone"
        draft = meeting(
            parsed,
            noun,
            sides,
            "call",
            status=status,
            confidence=0.85,
            mode="video" if mode == "video" else "phone",
        )
        if draft:
            yield draft

    def _courtesy(self, parsed: ParsedArticle, noun: Any, ways: tuple[str, ...]) -> Iterator[Draft]:
        """``paid a courtesy call on the president``, ``received a courtesy call from A``."""
        verb = syntax.governor(noun)
        called = [w for way in ways for w in syntax.after(noun, way)]
        called = called or [w for way in ways for w in syntax.after(verb, way)]
        state = factuality.status(verb) if verb != noun else "held"
        if state is None or not called:
            return
        sides = [people_of(parsed, syntax.subjects(verb)), people_of(parsed, called)]
        draft = meeting(
            parsed, noun, sides, "courtesy-call", status=state, confidence=0.9, mode="in person"
        )
        if draft:
            yield draft

    def _callers(self, parsed: ParsedArticle, noun: Any) -> list[int]:
        owned = [c for c in noun.children if c.dep_ in {"poss", "nmod"}]
        found = [n for c in owned for n in participants.actors(parsed, c, people=True)]
        if found:
            return found
        verb = syntax.first_verb_above(noun)
        return people_of(parsed, syntax.subjects(verb)) if verb is not None else []


RULE = CallRule()
