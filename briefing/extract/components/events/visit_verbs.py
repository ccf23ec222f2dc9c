"""Visits told by a verb: visited, travelled to, arrived in, is in … for talks."""

from collections.abc import Callable, Iterator
from typing import Any

from briefing.extract.components.dates import date_of
from briefing.extract.components.event_status import event_status
from briefing.extract.components.events.destinations import (
    Destination,
    abroad,
    destinations,
    guests,
    is_home,
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
from briefing.extract.components.events.visit_words import (
    arrives,
    back_to,
    dated,
    ends_visit,
    flew_in,
    for_days,
    given_up,
    on_purpose,
    resides,
    told_aside,
)
from briefing.extract.document import ParsedArticle
from briefing.extract.matching import factuality, participants, syntax
from briefing.models.enums import Status
from briefing.resources import word_list

_DIRECT = frozenset({"visit", "tour"})
_REACH = frozenset({"reach", "enter"})
_TO = word_list("visit_verbs", "to")
_INTO = word_list("visit_verbs", "into")
_STOP = frozenset({"stop", "stopover"})
_ATTEND = word_list("visit_verbs", "attend")
_STAYS = word_list("visit_verbs", "stays")
_FOR = frozenset({"leave", "depart", "embark"})


_Goals = Callable[[Any], list[Any]]
_GOALS: dict[str, tuple[_Goals, str, float]] = {
    **dict.fromkeys(_REACH, (syntax.objects, "reach", 0.75)),
    **dict.fromkeys(_INTO - _TO, (lambda verb: syntax.after(verb, "into"), "travel-to", 0.75)),
    "pass": (lambda verb: syntax.after(verb, "through"), "stop", 0.7),
    **dict.fromkeys(_STOP, (lambda verb: syntax.after(verb, "in", "at"), "stop", 0.75)),
    **dict.fromkeys(_FOR, (lambda verb: syntax.after(verb, "for"), "leave-for", 0.75)),
}
"""Verbs whose goal stands in one place: where it is found, the rule, and its confidence."""


class VisitRule:
    """``A visited X``, ``A arrived in X``, ``A is in X for talks``."""

    name = "visit"

    def find(self, parsed: ParsedArticle) -> Iterator[Draft]:
        """Yield each visit that a verb tells."""
        for verb in parsed.verbs:
            if verb.pos_ in {"VERB", "AUX"} and not is_spoken(parsed, verb):
                yield from self._while_in(parsed, verb)
                yield from self._on_the_way(parsed, verb)
                yield from self._told(parsed, verb, verb.lemma_.lower())

    def _told(self, parsed: ParsedArticle, verb: Any, lemma: str) -> Iterator[Draft]:
        """What a verb tells by its own meaning; the first that fits."""
        if lemma in {"lead", "head"} and syntax.objects(verb):
            yield from self._led(parsed, verb)
        elif lemma in _TO and lemma != "return":
            yield from self._went(parsed, verb, lemma)
        elif lemma in {"leave", "depart"} and not syntax.after(verb, "for"):
            yield from self._left(parsed, verb)
        elif lemma in _GOALS:
            goals, rule, confidence = _GOALS[lemma]
            yield from self._to(parsed, verb, goals(verb), rule, confidence)
        elif arrives(verb, lemma):
            yield from self._to(parsed, verb, self._arrived(verb), "arrive", 0.85)
        elif lemma in _ATTEND:
            yield from self._attended(parsed, verb)
        else:
            yield from self._otherwise(parsed, verb, lemma)

    def _otherwise(self, parsed: ParsedArticle, verb: Any, lemma: str) -> Iterator[Draft]:
        """Verbs that tell a visit only with the right words around them."""
        match lemma:
            case _ if lemma in _DIRECT:
                yield from self._to(parsed, verb, self._visited(parsed, verb), "visit", 0.9)
            case "return":
                yield from self._returned(parsed, verb)
            case "spend":
                yield from self._stayed(parsed, verb)
            case "make":
                yield from self._made_stop(parsed, verb)
            case "be":
                yield from self._is_in(parsed, verb)
            case "expect":
                yield from self._expected(parsed, verb)
            case "take" if any(w.lower_ == "part" for w in syntax.objects(verb)):
                yield from self._attended(parsed, verb)
            case "set" if syntax.has_particle(verb, "off") or syntax.has_particle(verb, "out"):
                yield from self._to(parsed, verb, syntax.after(verb, "for"), "leave-for", 0.75)

    def _went(self, parsed: ParsedArticle, verb: Any, lemma: str) -> Iterator[Draft]:
        """``travelled to X``, ``flew back to X``, ``came here``, ``slipped into X``."""
        places = syntax.after(verb, "to") or back_to(verb)
        places = places or syntax.after(verb, "to", "on") or to_the_right(verb, "to")
        if any(c.lower_ in {"home", "back"} for c in verb.children):
            yield from self._returned(parsed, verb)
        yield from self._to(parsed, verb, places, "travel-to", 0.8)
        if not places and flew_in(verb) and parsed.scene is not None:
            yield from self._here(parsed, verb)
        if lemma == "come" and any(c.lower_ == "here" for c in verb.children):
            yield from self._to(parsed, verb, self._arrived(verb), "come-here", 0.7)
        if lemma in _INTO:
            yield from self._to(parsed, verb, syntax.after(verb, "into"), "travel-to", 0.75)

    def _while_in(self, parsed: ParsedArticle, verb: Any) -> Iterator[Draft]:
        """``While in X, A met …``: A was there."""
        for mark in verb.children:
            if mark.lower_ != "while" or mark.i + 1 >= len(verb.doc):
                continue
            behind = verb.doc[mark.i + 1]
            if behind.lower_ in {"in", "visiting"}:
                places = [c for c in behind.children if c.dep_ in {"pobj", "dobj"}]
                yield from self._to(parsed, verb, places, "while-in", 0.75)

    def _on_the_way(self, parsed: ParsedArticle, verb: Any) -> Iterator[Draft]:
        """``stops in X en route to Y``, ``on her way to a conference in Y``: she goes to Y."""
        way = any(w.lower_ in {"way", "route"} for w in syntax.after(verb, "on", "en"))
        if not way or factuality.status(verb) is None:
            return
        goals = syntax.after(verb, "to")
        goals = [w for w in goals if destinations(parsed, [w])] or [
            w for goal in goals for w in syntax.after(goal, "in", "at")
        ]
        yield from self._to(parsed, verb, goals, "on-the-way", 0.6)

    def _left(self, parsed: ParsedArticle, verb: Any) -> Iterator[Draft]:
        """``left Greece following a visit``, ``left Manila on Friday``: the journey is over."""
        places = [*syntax.objects(verb), *syntax.after(verb, "from")]
        who = travellers(parsed, syntax.subjects(verb))
        known = all(parsed.cast.actors[n].likely_state and not resides(parsed, n) for n in who)
        if ends_visit(verb):
            yield from self._to(parsed, verb, places, "leave", 0.75)
        elif dated(parsed, verb) and who and known:
            yield from self._to(parsed, verb, places, "leave", 0.65)

    def _expected(self, parsed: ParsedArticle, verb: Any) -> Iterator[Draft]:
        """``is expected in Tbilisi on Thursday``: a visit to come."""
        who = travellers(parsed, syntax.subjects(verb))
        if not syntax.is_passive(verb) or syntax.negated(verb) or not who:
            return
        for place in abroad(parsed, who, syntax.after(verb, "in")):
            yield visit(parsed, verb, who, place, "announced", "expected-in", 0.75)

    def _arrived(self, verb: Any) -> list[Any]:
        """``arrived in X``, ``arrived here``, ``X, where he arrived``."""
        found = syntax.after(verb, "in", "at")
        found += [c for c in verb.children if c.lower_ == "here"]
        where = any(c.lower_ == "where" for c in verb.children)
        return found or ([verb.head] if where and verb.dep_ == "relcl" else [])

    def _made_stop(self, parsed: ParsedArticle, verb: Any) -> Iterator[Draft]:
        """``will make a stop in Malta``, ``made a stopover in Doha``."""
        stops = [w for w in syntax.objects(verb) if w.lemma_.lower() in {"stop", "stopover"}]
        for stop in stops:
            places = syntax.after(stop, "in", "at") or syntax.after(verb, "in", "at")
            yield from self._to(parsed, verb, places, "stop", 0.8)

    def _stayed(self, parsed: ParsedArticle, verb: Any) -> Iterator[Draft]:
        """``spent two days in Fiji``, ``Fiji, where she spent two days``."""
        stays = [w for w in syntax.objects(verb) if w.lemma_.lower() in _STAYS]
        if stays:
            places = self._arrived(verb) + [w for s in stays for w in syntax.after(s, "in", "at")]
            yield from self._to(parsed, verb, places, "stay", 0.75)

    def _attended(self, parsed: ParsedArticle, verb: Any) -> Iterator[Draft]:
        """``attended the summit in X``: presence abroad, where the traveller's state is known."""
        events = [*syntax.objects(verb), *syntax.after(verb, "in", "at")]
        places = [w for e in events for w in syntax.after(e, "in", "at")]
        places += syntax.after(verb, "in", "at")
        if not destinations(parsed, places):  # the meeting of the Group of Seven in X
            places = [
                w
                for e in events
                for w in e.subtree
                if w.dep_ == "pobj" and w.head.lower_ in {"in", "at"} and not told_aside(w, e)
            ]
        who = travellers(parsed, syntax.subjects(verb))
        who = [] if any(resides(parsed, n) for n in who) else who
        if who and all(parsed.cast.actors[n].likely_state for n in who):
            yield from self._to(
                parsed, verb, [p for p in places if parsed.words[p.i].place], "attend", 0.6
            )

    def _here(self, parsed: ParsedArticle, verb: Any) -> Iterator[Draft]:
        scene, who = parsed.scene, travellers(parsed, syntax.subjects(verb))
        status = factuality.status(verb)
        if scene is None or status is None or not who:
            return
        place = Destination(scene.entry.code, None)
        if not is_home(parsed, who, place):
            yield visit(parsed, verb, who, place, status, "fly-in", 0.7)

    def _was_in(self, parsed: ParsedArticle, verb: Any) -> Iterator[Draft]:
        """``was in Hanoi last week``, ``will be in Hanoi from the 11th``: presence with a date."""
        future = any(c.lower_ in {"will", "'ll"} and c.dep_ == "aux" for c in verb.children)
        had = any(c.lower_ in {"had", "'d", "has"} and c.dep_ == "aux" for c in verb.children)
        past = verb.tag_ == "VBD" or had
        if not (future or past) or not (
            dated(parsed, verb) or for_days(parsed, verb) or on_purpose(verb)
        ):
            return
        who = travellers(parsed, syntax.subjects(verb))
        status: Status = "announced" if future else "held"
        back = [c for c in verb.children if c.lower_ == "back"]
        places = [w for word in (verb, *back) for w in syntax.after(word, "in")]
        for place in abroad(parsed, who, places) if who else ():
            yield visit(parsed, verb, who, place, status, "was-in", 0.75)

    def _been_to(self, parsed: ParsedArticle, verb: Any) -> Iterator[Draft]:
        """``have been to London``: gone there and back."""
        if verb.tag_ == "VBN" and factuality.status(verb) == "held":
            yield from self._to(parsed, verb, syntax.after(verb, "to"), "been-to", 0.7)

    def _returned(self, parsed: ParsedArticle, verb: Any) -> Iterator[Draft]:
        """``returned from X``: the visit is over; ``returned to X``, abroad: another one."""
        who = travellers(parsed, syntax.subjects(verb))
        status = factuality.status(verb)
        if status is None or not who:
            return
        for place in abroad(parsed, who, syntax.after(verb, "from")):
            if status == "held":
                yield visit(parsed, verb, who, place, "held", "return", 0.75)
        if all(parsed.cast.actors[n].likely_state for n in who):
            for place in abroad(parsed, who, syntax.after(verb, "to")):
                yield visit(parsed, verb, who, place, status, "return-to", 0.7)

    def _led(self, parsed: ParsedArticle, verb: Any) -> Iterator[Draft]:
        """``led a delegation to Qatar``."""
        parties_led = [
            w for w in syntax.objects(verb) if w.lemma_ in {"delegation", "mission", "team"}
        ]
        places = [w for party in parties_led for w in syntax.after(party, "to")]
        if parties_led:
            places += syntax.after(verb, "to")
            if not destinations(parsed, places):  # to the session of the council in Riyadh
                places = [t for p in places for t in p.subtree if t.head.lower_ in {"in", "at"}]
            yield from self._to(parsed, verb, places, "lead-to", 0.8)

    def _visited(self, parsed: ParsedArticle, verb: Any) -> list[Any]:
        """What was visited, else where it stands: ``visited the tomb … in Ramallah``."""
        things = syntax.objects(verb)
        if destinations(parsed, things):
            return things
        inside = [w for thing in things for w in syntax.after(thing, "in", "at", "of")]
        inside += syntax.after(verb, "in", "at")
        deeper = [w for thing in things for w in thing.subtree if w.dep_ in {"pobj", "appos"}]
        behind = [w for w in verb.doc[verb.i : verb.sent.end] if w.head.lower_ in {"in", "at"}]
        near = [*inside, *deeper, *behind]
        return next(([w] for w in near if destinations(parsed, [w])), things)

    def _to(
        self, parsed: ParsedArticle, verb: Any, places: list[Any], rule: str, confidence: float
    ) -> Iterator[Draft]:
        status = factuality.status(verb) or given_up(verb)
        who = travellers(parsed, syntax.subjects(verb))
        if status is None or not who or syntax.is_passive(verb):
            return
        if rule == "leave":
            status = "held"
        if rule == "leave-for" and status == "held":
            status = "under way"
        for place in self._goals(parsed, who, places, rule):
            yield visit(parsed, verb, who, place, status, rule, confidence)

    def _goals(
        self, parsed: ParsedArticle, who: list[int], places: list[Any], rule: str
    ) -> list[Destination]:
        if rule in _TOURS:
            return journey_goals(parsed, who, named_places(parsed, places))
        return abroad(parsed, who, places)

    def _is_in(self, parsed: ParsedArticle, verb: Any) -> Iterator[Draft]:
        """``is in France for talks``, ``is in Japan on a three-day visit``."""
        if syntax.negated(verb) or verb.tag_ == "VBG":
            return
        yield from self._was_in(parsed, verb)
        yield from self._been_to(parsed, verb)
        if verb.tag_ not in {"VBZ", "VBP", "VB"}:
            return
        due = [c for c in verb.children if c.lower_ == "due" and c.dep_ == "acomp"]
        aims = any(
            c.dep_ in {"advcl", "xcomp"} and c.tag_ in {"VB", "VBG"} and c.lemma_ in _AIMS
            for c in verb.children
        )
        if not (aims or due or on_purpose(verb)):
            return
        status: Status = "announced" if due else "under way"
        who = travellers(parsed, syntax.subjects(verb))
        places = [w for word in (verb, *due) for w in syntax.after(word, "in")]
        for place in abroad(parsed, who, places) if who else ():
            yield visit(parsed, verb, who, place, status, "is-in", 0.85)


_AIMS = word_list("visit_verbs", "aims")
_TOURS = frozenset({"visit", "travel-to"})
"""Rules that tell a journey also within one's own country; others tell that somebody is home."""


def visit(
    parsed: ParsedArticle,
    trigger: Any,
    who: list[int],
    place: Destination,
    status: Status,
    rule: str,
    confidence: float,
) -> VisitDraft:
    """A visit told by a verb; companions named with it travel too."""
    first, last = syntax.clause(trigger)
    status = planned_now(parsed, trigger, status) or status
    if status == "announced":
        status = event_status(trigger) or status
    when = date_of(parsed, trigger, first, last)
    if status == "announced":
        set_ahead(parsed, when)
    who = [*who, *(n for n in _companions(parsed, trigger) if n not in who)]
    who = guests(parsed, who, place)
    return VisitDraft(
        who,
        place.country,
        place.name,
        status,
        when,
        length(parsed.text(first, last)),
        purpose_of(parsed, trigger),
        [(parsed.start(first), parsed.end(last))],
        rule,
        confidence,
    )


def _companions(parsed: ParsedArticle, trigger: Any) -> list[int]:
    """``travelled with President B``, ``alongside B``."""
    return [
        n
        for noun in syntax.after(trigger, "with", "alongside")
        for n in participants.actors(parsed, noun)
        if parsed.cast.actors[n].kind == "person"
    ]


def purpose_of(parsed: ParsedArticle, trigger: Any) -> str | None:
    """What a journey is for: its clause of purpose, in the article's words."""
    for child in trigger.children:
        if (
            child.dep_ in {"advcl", "xcomp", "acl"}
            and child.tag_ == "VB"
            and any(c.lower_ == "to" for c in child.children)
        ):
            first, last = child.left_edge.i, child.right_edge.i
            if last - first <= 40:
                return " ".join(parsed.text(first, last).split()).rstrip(".,;")
    return None


RULE = VisitRule()
