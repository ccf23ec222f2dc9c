"""Visits told by where people are: ``A, in X for talks``, ``X, where A met B``."""

from collections.abc import Iterator
from typing import Any

from briefing.extract.components.events.destinations import (
    Destination,
    abroad,
    destinations,
    is_home,
    travellers,
)
from briefing.extract.components.events.event_drafts import Draft, is_spoken
from briefing.extract.components.events.visit_verbs import visit
from briefing.extract.components.events.visit_words import on_purpose, resides
from briefing.extract.document import ParsedArticle
from briefing.extract.matching import factuality, syntax
from briefing.models.enums import Status
from briefing.resources import word_list

_DONE_THERE = word_list("presence", "done_there")
_JOURNEYS = word_list("visit_nouns", "nouns")
_STOPS = frozenset({"destination", "stop", "stopover"})
_HOSTS = frozenset({"host", "receive"})
_TAKES = frozenset({"bring", "take"})
_VISITING = "visiting"
_JOURNEYS_TOLD = frozenset({"stops", "takes"})
"""Rules by a word for a journey; the others need to know that somebody is not at home."""


class PresenceRule:
    """Where people are, said beside what they do there."""

    name = "presence"

    def find(self, parsed: ParsedArticle) -> Iterator[Draft]:
        """Yield each visit that a place beside a person or a clause tells."""
        for verb in parsed.verbs:
            if is_spoken(parsed, verb):
                continue
            yield from self._where(parsed, verb)
            yield from self._beside(parsed, verb)
            yield from self._takes(parsed, verb)
            yield from self._hosted(parsed, verb)
            yield from self._visiting(parsed, verb)
            yield from self._stops(parsed, verb)

    def _where(self, parsed: ParsedArticle, verb: Any) -> Iterator[Draft]:
        """``Paris, where he met A``: he was in Paris."""
        where = any(c.lower_ == "where" for c in verb.children)
        if where and verb.dep_ == "relcl" and verb.lemma_.lower() in _DONE_THERE:
            yield from _drafts(parsed, verb, [verb.head], factuality.status(verb), "where", 0.65)

    def _beside(self, parsed: ParsedArticle, verb: Any) -> Iterator[Draft]:
        """``A, in Paris for talks, said``: a place with a purpose between commas."""
        for above in (verb, *syntax.subjects(verb)):
            for link in above.children:
                between = link.i > 0 and link.nbor(-1).text == "," and link.i < verb.i
                if link.lower_ != "in" or not between:
                    continue
                places = [c for c in link.children if c.dep_ == "pobj"]
                aimed = (link, *places, *([above] if above != verb else []))
                if any(on_purpose(word) for word in aimed):
                    yield from _drafts(parsed, verb, places, "under way", "beside", 0.75)

    def _takes(self, parsed: ParsedArticle, verb: Any) -> Iterator[Draft]:
        """``a tour that will take him to X, Y and Z``."""
        if verb.lemma_.lower() not in _TAKES:
            return
        before = verb.doc[verb.sent.start : verb.i]
        if not any(t.lemma_.lower() in _JOURNEYS for t in before):
            return
        who = travellers(parsed, syntax.objects(verb))
        places = syntax.after(verb, "to")
        yield from _drafts(parsed, verb, places, factuality.status(verb), "takes", 0.8, who)

    def _hosted(self, parsed: ParsedArticle, verb: Any) -> Iterator[Draft]:
        """``Denmark will host the Norwegian minister A``: A goes there."""
        if verb.lemma_.lower() not in _HOSTS or syntax.is_passive(verb):
            return
        who = travellers(parsed, syntax.objects(verb))
        known = [n for n in who if parsed.cast.actors[n].likely_state]
        for subject in syntax.subjects(verb):
            place = parsed.words[subject.i].place
            if place is not None and place.entry.kind == "name":
                yield from _drafts(
                    parsed, verb, [subject], factuality.status(verb), "hosted", 0.7, known
                )

    def _stops(self, parsed: ParsedArticle, verb: Any) -> Iterator[Draft]:
        """``A's next stop is Lima``, ``Lima will be A's first stop``."""
        if verb.lemma_ != "be":
            return
        sides = [c for c in verb.children if c.dep_ in {"nsubj", "attr"}]
        for stop in sides:
            owners = [c for c in stop.children if c.dep_ == "poss"]
            if stop.lemma_.lower() not in _STOPS or not owners:
                continue
            past = verb.tag_ == "VBD"
            status: Status | None = factuality.status(verb)
            status = status if past or status is None else "announced"
            who = travellers(parsed, owners)
            yield from _drafts(
                parsed, verb, [s for s in sides if s != stop], status, "stops", 0.75, who
            )

    def _visiting(self, parsed: ParsedArticle, verb: Any) -> Iterator[Draft]:
        """``the visiting Norwegian minister A told reporters in X``: where, else the dateline's."""
        named = [*syntax.subjects(verb), *syntax.objects(verb), *syntax.after(verb, "with", "by")]
        guests = [w for w in named if _is_visiting(parsed, w)]
        places = [w for w in syntax.after(verb, "in") if parsed.words[w.i].place]
        goals = destinations(parsed, places)
        if not goals and parsed.scene is not None:
            goals = [Destination(parsed.scene.entry.code, None)]
        for guest in guests:
            who = travellers(parsed, [guest])
            for place in goals[:1]:
                if who and not is_home(parsed, who, place):
                    yield visit(parsed, verb, who, place, "under way", "visiting", 0.75)


def _is_visiting(parsed: ParsedArticle, word: Any) -> bool:
    own = parsed.words[word.i]
    if own.actor is None or parsed.cast.actors[own.actor].kind != "person":
        return False
    inside = parsed.tokens.join(own.start, own.start + 1).lower() == _VISITING
    return inside or any(c.lower_ == _VISITING and c.i < word.i for c in word.children)


def _drafts(
    parsed: ParsedArticle,
    verb: Any,
    places: list[Any],
    status: Status | None,
    rule: str,
    confidence: float,
    who: list[int] | None = None,
) -> Iterator[Draft]:
    """A visit for each place abroad; where no word tells a journey, of those of a known state.

    Args:
        parsed: the article.
        verb: what tells it.
        places: the words for where they are.
        status: None where nothing took place.
        rule: its name.
        confidence: 0 to 1.
        who: who travels; those who do what the verb says, where it is None.
    """
    if who is None:
        who = travellers(parsed, syntax.subjects(verb))
    if status is None or not who or any(resides(parsed, n) for n in who):
        return
    told = rule in _JOURNEYS_TOLD
    if not told and not all(parsed.cast.actors[n].likely_state for n in who):
        return
    for place in abroad(parsed, who, places):
        yield visit(parsed, verb, who, place, status, rule, confidence)


RULE = PresenceRule()
