"""Visits told by a verb: visited, travelled to, arrived in, is in … for talks."""

from collections.abc import Iterator
from typing import Any

from briefing.extract import grammar, parties
from briefing.extract.dates import date_of
from briefing.extract.events.base import Draft, VisitDraft, is_spoken, length
from briefing.extract.events.destination import Destination, destinations, is_home, travellers
from briefing.extract.reading import Reading
from briefing.records.extraction import Status

_DIRECT = frozenset({"visit", "tour"})
_TO = frozenset("""travel fly go head journey trip proceed come drive return""".split())
_IN = frozenset({"arrive", "land", "touch"})
_FOR = frozenset({"leave", "depart", "embark"})


class VisitRule:
    """``A visited X``, ``A arrived in X``, ``A is in X for talks``."""

    name = "visit"

    def find(self, reading: Reading) -> Iterator[Draft]:
        """Yield each visit that a verb tells."""
        for verb in reading.doc:
            if verb.pos_ not in {"VERB", "AUX"} or is_spoken(reading, verb):
                continue
            lemma = verb.lemma_.lower()
            if lemma in _DIRECT:
                places = self._visited(reading, verb)
                yield from self._to(reading, verb, places, "visit", 0.9)
            elif lemma in _TO and lemma != "return":
                yield from self._to(reading, verb, grammar.after(verb, "to"), "travel-to", 0.8)
            elif lemma in {"lead", "head"}:
                yield from self._led(reading, verb)
            elif lemma in _IN:
                yield from self._to(reading, verb, grammar.after(verb, "in", "at"), "arrive", 0.85)
            elif lemma in {"leave", "depart"} and _ends_visit(verb):
                places = [*grammar.objects(verb), *grammar.after(verb, "from")]
                yield from self._to(reading, verb, places, "leave", 0.75)
            elif lemma in _FOR:
                yield from self._to(reading, verb, grammar.after(verb, "for"), "leave-for", 0.75)
            elif lemma == "be":
                yield from self._is_in(reading, verb)

    def _led(self, reading: Reading, verb: Any) -> Iterator[Draft]:
        """``led a delegation to Qatar``."""
        parties_led = [
            w for w in grammar.objects(verb) if w.lemma_ in {"delegation", "mission", "team"}
        ]
        places = [w for party in parties_led for w in grammar.after(party, "to")]
        if parties_led:
            yield from self._to(
                reading, verb, [*places, *grammar.after(verb, "to")], "lead-to", 0.8
            )

    def _visited(self, reading: Reading, verb: Any) -> list[Any]:
        """What was visited, else where it stands: ``visited the tomb … in Ramallah``."""
        things = grammar.objects(verb)
        if destinations(reading, things):
            return things
        inside = [w for thing in things for w in grammar.after(thing, "in", "at", "of")]
        inside += grammar.after(verb, "in", "at")
        deeper = [w for thing in things for w in thing.subtree if w.dep_ in {"pobj", "appos"}]
        return next(([w] for w in [*inside, *deeper] if destinations(reading, [w])), things)

    def _to(
        self, reading: Reading, verb: Any, places: list[Any], rule: str, sure: float
    ) -> Iterator[Draft]:
        status = grammar.status(verb)
        who = travellers(reading, grammar.subjects(verb))
        if status is None or not who or grammar.is_passive(verb):
            return
        if rule == "leave":
            status = "held"
        if rule == "leave-for" and status == "held":
            status = "under way"
        for place in destinations(reading, places):
            if not is_home(reading, who, place):
                yield visit(reading, verb, who, place, status, rule, sure)

    def _is_in(self, reading: Reading, verb: Any) -> Iterator[Draft]:
        """``is in France for talks``, ``is in Japan on a three-day visit``."""
        if verb.tag_ not in {"VBZ", "VBP", "VB"} or grammar.negated(verb):
            return
        purpose = {w.lemma_ for w in grammar.after(verb, "for", "on")}
        if not purpose & {"talk", "visit", "meeting", "tour", "trip", "summit", "mission"}:
            return
        who = travellers(reading, grammar.subjects(verb))
        for place in destinations(reading, grammar.after(verb, "in")):
            if who and not is_home(reading, who, place):
                yield visit(reading, verb, who, place, "under way", "is-in", 0.85)


def _ends_visit(verb: Any) -> bool:
    """``left Greece following a visit``: the end of a journey that the sentence names."""
    return any(t.lemma_ in {"visit", "trip", "tour", "talk"} for t in verb.subtree) and not (
        grammar.after(verb, "for")
    )


def visit(
    reading: Reading,
    trigger: Any,
    who: list[int],
    place: Destination,
    status: Status,
    rule: str,
    sure: float,
) -> VisitDraft:
    """A visit told by a verb; companions named with it travel too."""
    first, last = grammar.clause(trigger)
    who = [*who, *(n for n in _companions(reading, trigger) if n not in who)]
    return VisitDraft(
        who,
        place.country,
        place.name,
        status,
        date_of(reading, trigger, first, last),
        length(reading.text(first, last)),
        purpose_of(reading, trigger),
        [(reading.start(first), reading.end(last))],
        rule,
        sure,
    )


def _companions(reading: Reading, trigger: Any) -> list[int]:
    """``travelled with President B``, ``alongside B``."""
    return [
        n
        for noun in grammar.after(trigger, "with", "alongside")
        for n in parties.actors(reading, noun)
        if reading.cast.actors[n].kind == "person"
    ]


def purpose_of(reading: Reading, trigger: Any) -> str | None:
    """What a journey is for: its clause of purpose, in the article's words."""
    for child in trigger.children:
        if (
            child.dep_ in {"advcl", "xcomp", "acl"}
            and child.tag_ == "VB"
            and any(c.lower_ == "to" for c in child.children)
        ):
            first, last = child.left_edge.i, child.right_edge.i
            if last - first <= 40:
                return " ".join(reading.text(first, last).split()).rstrip(".,;")
    return None


RULE = VisitRule()
