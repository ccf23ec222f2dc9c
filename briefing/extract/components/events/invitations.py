"""Invitations: extended, accepted, declined. One declined is no visit held."""

from collections.abc import Iterator
from typing import Any

from briefing.extract.components.events.destinations import (
    Destination,
    destinations,
    is_home,
    travellers,
)
from briefing.extract.components.events.event_drafts import Draft, VisitDraft, is_spoken
from briefing.extract.document import ParsedArticle
from briefing.extract.matching import factuality, participants, syntax
from briefing.models.enums import Status
from briefing.resources import word_list

_DECLINED = word_list("invitations", "declined")
_ACCEPTED = frozenset(["accept", "acceptance", "take"])


class InvitationRule:
    """``B declined A's invitation to X``, ``A invited B to visit X``."""

    name = "invitation"

    def find(self, parsed: ParsedArticle) -> Iterator[Draft]:
        """Yield the journey that each invitation is to."""
        for word in (*parsed.verbs, *parsed.nouns):
            if not word.lemma_.lower().startswith("invit") or is_spoken(parsed, word):
                continue
            if word.lemma_.lower() == "invitation" and word.pos_ in {"NOUN", "PROPN"}:
                yield from self._noun(parsed, word)
            elif word.lemma_ == "invite" and word.pos_ == "VERB":
                yield from self._verb(parsed, word)

    def _noun(self, parsed: ParsedArticle, noun: Any) -> Iterator[Draft]:
        status = self._fate(noun)
        if status is None:
            return
        extended = [c for c in noun.children if c.dep_ in {"acl", "relcl"} and c.pos_ == "VERB"]
        givers = [w for v in extended for w in syntax.after(v, "by")] + syntax.after(
            noun, "from", "by"
        )
        givers += [c for c in noun.children if c.dep_ == "poss"]
        invited = [w for v in extended for w in syntax.after(v, "to")] + syntax.after(noun, "to")
        guests = [n for n in travellers(parsed, invited) if n not in travellers(parsed, givers)]
        if not guests:
            guests = self._decliners(parsed, noun)
        hosts = [n for w in givers for n in participants.actors(parsed, w)]
        yield from self._drafts(parsed, noun, guests, hosts, status)

    def _verb(self, parsed: ParsedArticle, verb: Any) -> Iterator[Draft]:
        if factuality.status(verb) is None:
            return
        passive = syntax.is_passive(verb)
        guests = travellers(parsed, syntax.subjects(verb) if passive else syntax.objects(verb))
        givers = syntax.agents(verb)
        hosts = [n for w in givers for n in participants.actors(parsed, w)]
        yield from self._drafts(parsed, verb, guests, hosts, "announced")

    def _fate(self, noun: Any) -> Status | None:
        above = [noun.head, noun.head.head]
        if syntax.within(above, _DECLINED):
            return "declined"
        if syntax.within(above, _ACCEPTED):
            return "announced"
        return (
            "announced"
            if noun.head.lemma_ in {"extend", "issue", "send", "convey", "hand"}
            else None
        )

    def _decliners(self, parsed: ParsedArticle, noun: Any) -> list[int]:
        verb = syntax.first_verb_above(noun)
        return travellers(parsed, syntax.subjects(verb)) if verb is not None else []

    def _drafts(
        self,
        parsed: ParsedArticle,
        trigger: Any,
        guests: list[int],
        hosts: list[int],
        status: Status,
    ) -> Iterator[Draft]:
        places = destinations(parsed, self._named_places(parsed, trigger))
        if not places:
            countries = {parsed.cast.actors[n].country for n in hosts} - {None}
            places = [Destination(code, None) for code in countries]
        if not guests or not places:
            return
        first, last = trigger.left_edge.i, trigger.right_edge.i
        head = syntax.governor(trigger)
        if head != trigger or trigger.dep_ == "pobj":
            first = min(first, trigger.head.left_edge.i, trigger.head.head.left_edge.i)
        for place in places:
            if not is_home(parsed, guests, place):
                yield VisitDraft(
                    guests,
                    place.country,
                    place.name,
                    status,
                    None,
                    None,
                    None,
                    [(parsed.start(first), parsed.end(last))],
                    "invitation",
                    0.8 if status == "declined" else 0.6,
                )

    def _named_places(self, parsed: ParsedArticle, trigger: Any) -> list[Any]:
        """Places behind ``to`` or ``to visit``, or owning what one is asked to attend."""
        found: list[Any] = syntax.after(trigger, "to") if trigger.pos_ == "NOUN" else []
        for word in trigger.subtree:
            if word.lemma_ in {"visit", "tour"} and word.pos_ in {"VERB", "NOUN"}:
                found += syntax.objects(word) + syntax.after(word, "to")
            elif word.lemma_ in {"attend", "join"} and word.pos_ == "VERB":
                for thing in syntax.objects(word):
                    found += [c for c in thing.children if c.dep_ == "poss"]
                    found += syntax.after(thing, "in", "of")
        return found


RULE = InvitationRule()
