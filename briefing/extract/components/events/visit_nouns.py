"""Visits told by a noun: his six-day visit to, the trip of, X's travel to."""

from collections.abc import Iterator
from typing import Any

from briefing.extract.components.dates import date_of
from briefing.extract.components.event_status import noun_status
from briefing.extract.components.events.destinations import (
    Destination,
    destinations,
    guests,
    journey_goals,
    named_places,
    travellers,
)
from briefing.extract.components.events.event_drafts import (
    Draft,
    VisitDraft,
    is_spoken,
    length,
    planned_now,
    set_ahead,
    to_the_right,
)
from briefing.extract.document import ParsedArticle
from briefing.extract.matching import participants, syntax
from briefing.models.enums import Status
from briefing.resources import word_list

_NOUNS = word_list("visit_nouns", "nouns")
_BEFORE = frozenset({"ahead", "before"})
_LEAD = 500
"""Code points from the beginning in which a dateline says where things happen."""
_PARTS = word_list("visit_nouns", "parts")
_AROUND = word_list("visit_nouns", "around")


class JourneyRule:
    """``his six-day visit to X``, ``the visit of A to X``, ``A paid a visit to X``."""

    name = "journey"

    def find(self, parsed: ParsedArticle) -> Iterator[Draft]:
        """Yield each visit that a noun tells."""
        for noun in parsed.nouns:
            if noun.lemma_.lower() not in _NOUNS or noun.pos_ not in {"NOUN", "PROPN"}:
                continue
            if is_spoken(parsed, noun) or any(c.lower_ in {"no", "any"} for c in noun.children):
                continue
            status = self._status(noun)
            verb = syntax.governor(noun)
            if verb == noun and noun.dep_ == "pobj":
                verb = syntax.first_verb_above(noun) or noun
            status = planned_now(parsed, verb, status)
            things = self._places(noun)
            places = named_places(parsed, things)
            inside = [w for word in (noun, *things) for w in syntax.after(word, "in", "on")]
            places = places or destinations(parsed, inside)
            if not places and noun.dep_ == "pobj" and noun.head.lower_ in {"during", "on"}:
                places = destinations(parsed, syntax.after(verb, "in"))  # said in X on a visit
            places = places or self._before(parsed, noun) or self._host(parsed, noun)
            from_scene = not places
            places = places or self._scene(parsed, noun)
            if status is None or not places:
                continue
            for who in self._parties(parsed, noun):
                if from_scene and not _is_known(parsed, who):
                    continue
                for place in journey_goals(parsed, who, places):
                    yield self._draft(parsed, noun, who, place, status)

    def _status(self, noun: Any) -> Status | None:
        if noun.dep_ == "pobj" and noun.head.lower_ in _BEFORE:
            verb = syntax.first_verb_above(noun)
            return (
                "held"
                if verb is not None
                and verb.tag_ in {"VBD", "VBN"}
                and (noun.head.lower_ == "before")
                else "announced"
            )
        return noun_status(noun)

    def _places(self, noun: Any) -> list[Any]:
        found = syntax.after(noun, "to")
        verb = syntax.governor(noun)
        if not found and verb != noun and noun.dep_ == "dobj":
            found = syntax.after(verb, "to")
        if not found and noun.lemma_.lower() == "visit":
            found = syntax.after(noun, "in")
        if not found and noun.lemma_.lower() == "tour":
            found = syntax.after(noun, "of")
        if not found and noun.lemma_.lower() == "swing":
            found = syntax.after(noun, "through")
        if not found and noun.lemma_.lower() in {"stay", "stopover"}:
            found = syntax.after(noun, "in", "at")
        if not found and noun.lemma_.lower() == "arrival":
            found = syntax.after(noun, "in", "at")
        if not found and noun.lemma_.lower() == "return":
            return syntax.after(noun, "from")
        return found or to_the_right(noun, "to")

    def _before(self, parsed: ParsedArticle, noun: Any) -> list[Destination]:
        """``the army chief's USA visit``."""
        before = [c for c in noun.children if c.dep_ in {"compound", "nmod", "amod"}]
        return [d for d in destinations(parsed, before) if not d.is_seat]

    def _host(self, parsed: ParsedArticle, noun: Any) -> list[Destination]:
        """``the king's state visit to his friend, President B``: the country of the host."""
        return [
            Destination(actor.country, None)
            for word in syntax.after(noun, "to")
            for number in participants.actors(parsed, word)
            if (actor := parsed.cast.actors[number]).kind == "person" and actor.country
        ][:1]

    def _scene(self, parsed: ParsedArticle, noun: Any) -> list[Destination]:
        """``on the first day of his visit``, told from where it takes place, says the dateline."""
        scene, owned = parsed.scene, any(c.dep_ == "poss" for c in noun.children)
        far = parsed.start(noun.i) > _LEAD and not _fallen(syntax.governor(noun))
        if scene is None or scene.entry.code is None or not owned or far:
            return []
        if noun.lemma_ not in {"visit", "trip", "tour"}:
            return []
        return [Destination(scene.entry.code, None)]

    def _parties(self, parsed: ParsedArticle, noun: Any) -> list[list[int]]:
        """The travellers; those who accompanied them are a party of their own."""
        owned = [c for c in noun.children if c.dep_ == "poss"]
        owned += [w for w in syntax.after(noun, "of", "by") if not parsed.words[w.i].place]
        who = travellers(parsed, owned)
        verb = syntax.governor(noun)
        verb = verb if verb != noun else syntax.first_verb_above(noun)
        if verb is not None and verb.dep_ == "prep":
            verb = verb.head  # visited A following a stay in B
        doers: list[int] = []
        if verb is not None and noun.dep_ in {"dobj", "pobj"} and not syntax.is_passive(verb):
            doers = travellers(parsed, syntax.subjects(verb))
        if verb is not None and verb.lemma_ == "accompany":
            led = travellers(parsed, syntax.objects(verb)) or who
            return [p for p in (doers, led) if p]
        if who:
            return [who]
        if any(w.dep_ == "poss" for w in owned):
            return []  # the airline's flight
        day = noun.head.head if noun.head.lower_ == "of" else noun
        around = noun.head.lower_ in _AROUND or (
            day.lemma_.lower() in _PARTS and day.head.lower_ in _AROUND
        )
        near = verb is not None and (noun.dep_ == "dobj" or around or _fallen(verb))
        return [doers] if doers and near else []

    def _draft(
        self, parsed: ParsedArticle, noun: Any, who: list[int], place: Destination, status: Status
    ) -> VisitDraft:
        verb = syntax.governor(noun)
        first, last = syntax.clause(verb) if verb != noun else (noun.left_edge.i, noun.right_edge.i)
        if last - first > 60:
            first, last = noun.left_edge.i, noun.right_edge.i
        own = parsed.text(noun.left_edge.i, noun.i)
        when = date_of(parsed, noun, min(first, noun.left_edge.i), max(last, noun.right_edge.i))
        if status == "announced":
            set_ahead(parsed, when)
        return VisitDraft(
            guests(parsed, who, place),
            place.country,
            place.name,
            status,
            when,
            length(own),
            None,
            [(parsed.start(first), parsed.end(last))],
            SPOKEN_OF if _is_topic(noun) else "journey",
            0.85,
        )


def _is_topic(noun: Any) -> bool:
    """``spoke about his trip to X``: nothing tells whether it is past or to come."""
    outer = noun
    while outer.dep_ in {"appos", "conj"}:
        outer = outer.head
    verb = syntax.first_verb_above(outer)
    about = outer.dep_ == "pobj" and outer.head.lower_ in {"about", "on"}
    return bool(about and verb is not None and verb.lemma_ in _SPEAKS)


_SPEAKS = word_list("visit_nouns", "speaks")
SPOKEN_OF = "journey-spoken-of"


def _fallen(verb: Any) -> bool:
    """``pulled out of a trip``, ``cancelled his trip``."""
    return verb.lemma_ in {"pull", "cancel", "scrap", "postpone", "withdraw", "drop", "shelve"}


def _is_known(parsed: ParsedArticle, who: list[int]) -> bool:
    """Whether the travellers' state is known: they may be at home where the dateline says."""
    return any(parsed.cast.actors[n].country for n in who)


RULE = JourneyRule()
