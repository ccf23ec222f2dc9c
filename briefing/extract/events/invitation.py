"""Invitations: extended, accepted, declined. One declined is no visit held."""

from collections.abc import Iterator
from typing import Any

from briefing.extract import grammar, parties
from briefing.extract.events.base import Draft, VisitDraft, is_spoken
from briefing.extract.events.destination import Destination, destinations, is_home, travellers
from briefing.extract.reading import Reading
from briefing.records.kinds import Status

_DECLINED = frozenset("""rejection refusal reject decline refuse declining turn snub""".split())
_ACCEPTED = frozenset(["accept", "acceptance", "take"])


class InvitationRule:
    """``B declined A's invitation to X``, ``A invited B to visit X``."""

    name = "invitation"

    def find(self, reading: Reading) -> Iterator[Draft]:
        """Yield the journey that each invitation is to."""
        for word in (*reading.verbs, *reading.nouns):
            if not word.lemma_.lower().startswith("invit") or is_spoken(reading, word):
                continue
            if word.lemma_.lower() == "invitation" and word.pos_ in {"NOUN", "PROPN"}:
                yield from self._noun(reading, word)
            elif word.lemma_ == "invite" and word.pos_ == "VERB":
                yield from self._verb(reading, word)

    def _noun(self, reading: Reading, noun: Any) -> Iterator[Draft]:
        status = self._fate(noun)
        if status is None:
            return
        extended = [c for c in noun.children if c.dep_ in {"acl", "relcl"} and c.pos_ == "VERB"]
        givers = [w for v in extended for w in grammar.after(v, "by")] + grammar.after(
            noun, "from", "by"
        )
        givers += [c for c in noun.children if c.dep_ == "poss"]
        invited = [w for v in extended for w in grammar.after(v, "to")] + grammar.after(noun, "to")
        guests = [n for n in travellers(reading, invited) if n not in travellers(reading, givers)]
        if not guests:
            guests = self._decliners(reading, noun)
        hosts = [n for w in givers for n in parties.actors(reading, w)]
        yield from self._drafts(reading, noun, guests, hosts, status)

    def _verb(self, reading: Reading, verb: Any) -> Iterator[Draft]:
        if grammar.status(verb) is None:
            return
        passive = grammar.is_passive(verb)
        guests = travellers(reading, grammar.subjects(verb) if passive else grammar.objects(verb))
        givers = grammar.after(verb, "by") if passive else grammar.subjects(verb)
        hosts = [n for w in givers for n in parties.actors(reading, w)]
        yield from self._drafts(reading, verb, guests, hosts, "announced")

    def _fate(self, noun: Any) -> Status | None:
        above = [noun.head, noun.head.head]
        if grammar.within(above, _DECLINED):
            return "declined"
        if grammar.within(above, _ACCEPTED):
            return "announced"
        return (
            "announced"
            if noun.head.lemma_ in {"extend", "issue", "send", "convey", "hand"}
            else None
        )

    def _decliners(self, reading: Reading, noun: Any) -> list[int]:
        verb = grammar.first_verb_above(noun)
        return travellers(reading, grammar.subjects(verb)) if verb is not None else []

    def _drafts(
        self, reading: Reading, trigger: Any, guests: list[int], hosts: list[int], status: Status
    ) -> Iterator[Draft]:
        places = destinations(reading, self._named_places(reading, trigger))
        if not places:
            countries = {reading.cast.actors[n].country for n in hosts} - {None}
            places = [Destination(code, None) for code in countries]
        if not guests or not places:
            return
        first, last = trigger.left_edge.i, trigger.right_edge.i
        head = grammar.governor(trigger)
        if head != trigger or trigger.dep_ == "pobj":
            first = min(first, trigger.head.left_edge.i, trigger.head.head.left_edge.i)
        for place in places:
            if not is_home(reading, guests, place):
                yield VisitDraft(
                    guests,
                    place.country,
                    place.name,
                    status,
                    None,
                    None,
                    None,
                    [(reading.start(first), reading.end(last))],
                    "invitation",
                    0.8 if status == "declined" else 0.6,
                )

    def _named_places(self, reading: Reading, trigger: Any) -> list[Any]:
        """Places behind ``to`` or ``to visit``, or owning what one is asked to attend."""
        found: list[Any] = grammar.after(trigger, "to") if trigger.pos_ == "NOUN" else []
        for word in trigger.subtree:
            if word.lemma_ in {"visit", "tour"} and word.pos_ in {"VERB", "NOUN"}:
                found += grammar.objects(word) + grammar.after(word, "to")
            elif word.lemma_ in {"attend", "join"} and word.pos_ == "VERB":
                for thing in grammar.objects(word):
                    found += [c for c in thing.children if c.dep_ == "poss"]
                    found += grammar.after(thing, "in", "of")
        return found


RULE = InvitationRule()
