"""Visits told by a noun: his six-day visit to, the trip of, X's travel to."""

from collections.abc import Iterator
from typing import Any

from briefing.extract import grammar
from briefing.extract.dates import date_of
from briefing.extract.events.base import Draft, VisitDraft, is_spoken, length, noun_status
from briefing.extract.events.destination import Destination, destinations, is_home, travellers
from briefing.extract.reading import Reading
from briefing.records.extraction import Status

_NOUNS = frozenset(
    {"visit", "trip", "tour", "journey", "travel", "mission", "arrival", "stopover", "stay"}
)
_BEFORE = frozenset({"ahead", "before"})
_AROUND = frozenset({"on", "during", "after", "for", "from", "following", "upon"})


class JourneyRule:
    """``his six-day visit to X``, ``the visit of A to X``, ``A paid a visit to X``."""

    name = "journey"

    def find(self, reading: Reading) -> Iterator[Draft]:
        """Yield each visit that a noun tells."""
        for noun in reading.doc:
            if noun.lemma_.lower() not in _NOUNS or noun.pos_ not in {"NOUN", "PROPN"}:
                continue
            if is_spoken(reading, noun) or any(c.lower_ in {"no", "any"} for c in noun.children):
                continue
            status = self._status(noun)
            places = destinations(reading, self._places(noun))
            places = places or self._before(reading, noun)
            if status is None or not places:
                continue
            for who in self._parties(reading, noun):
                for place in places:
                    if not is_home(reading, who, place):
                        yield self._draft(reading, noun, who, place, status)

    def _status(self, noun: Any) -> Status | None:
        if noun.dep_ == "pobj" and noun.head.lower_ in _BEFORE:
            verb = grammar.first_verb_above(noun)
            return (
                "held"
                if verb is not None
                and verb.tag_ in {"VBD", "VBN"}
                and (noun.head.lower_ == "before")
                else "announced"
            )
        return noun_status(noun)

    def _places(self, noun: Any) -> list[Any]:
        found = grammar.after(noun, "to")
        verb = grammar.governor(noun)
        if not found and verb != noun and noun.dep_ == "dobj":
            found = grammar.after(verb, "to")
        if not found and noun.lemma_.lower() == "tour":
            found = grammar.after(noun, "of")
        if not found and noun.lemma_.lower() == "arrival":
            found = grammar.after(noun, "in", "at")
        return found

    def _before(self, reading: Reading, noun: Any) -> list[Destination]:
        """``the army chief's USA visit``."""
        before = [c for c in noun.children if c.dep_ in {"compound", "nmod", "amod"}]
        return [d for d in destinations(reading, before) if not d.is_seat]

    def _parties(self, reading: Reading, noun: Any) -> list[list[int]]:
        """The travellers; those who accompanied them are a party of their own."""
        owned = [c for c in noun.children if c.dep_ == "poss"]
        owned += [w for w in grammar.after(noun, "of", "by") if not reading.words[w.i].place]
        who = travellers(reading, owned)
        verb = grammar.governor(noun)
        verb = verb if verb != noun else grammar.first_verb_above(noun)
        doers: list[int] = []
        if verb is not None and noun.dep_ in {"dobj", "pobj"} and not grammar.is_passive(verb):
            doers = travellers(reading, grammar.subjects(verb))
        if verb is not None and verb.lemma_ == "accompany":
            led = travellers(reading, grammar.objects(verb)) or who
            return [p for p in (doers, led) if p]
        if who:
            return [who]
        near = verb is not None and (noun.dep_ == "dobj" or noun.head.lower_ in _AROUND)
        return [doers] if doers and near else []

    def _draft(
        self, reading: Reading, noun: Any, who: list[int], place: Destination, status: Status
    ) -> VisitDraft:
        verb = grammar.governor(noun)
        first, last = (
            grammar.clause(verb) if verb != noun else (noun.left_edge.i, noun.right_edge.i)
        )
        if last - first > 60:
            first, last = noun.left_edge.i, noun.right_edge.i
        own = reading.text(noun.left_edge.i, noun.i)
        return VisitDraft(
            who,
            place.country,
            place.name,
            status,
            date_of(reading, noun, min(first, noun.left_edge.i), max(last, noun.right_edge.i)),
            length(own),
            None,
            [(reading.start(first), reading.end(last))],
            "journey",
            0.85,
        )


RULE = JourneyRule()
