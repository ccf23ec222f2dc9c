"""Who else sat in: ``the meeting was attended by A and B``, ``in the presence of C``."""

from typing import Any

from briefing.extract.components.events.event_drafts import MeetingDraft, VisitDraft, people_of
from briefing.extract.document import ParsedArticle
from briefing.extract.matching import factuality
from briefing.extract.matching import syntax as grammar
from briefing.resources import word_list

_MEETINGS = word_list("attendants", "meetings")


def add_attendants(parsed: ParsedArticle, meetings: list[MeetingDraft]) -> None:
    """Seat those who attended the meeting told before on the side of their own state.

    Whoever is of neither side's state, or of no known one, is left out: nothing says with whom.
    """
    for verb in parsed.verbs:
        if verb.lemma_ != "attend" or not grammar.is_passive(verb):
            continue
        told = [s for s in grammar.subjects(verb) if s.lemma_.lower() in _MEETINGS]
        before = [m for m in meetings if m.evidence[0][0] < parsed.start(verb.i)]
        if told and before:
            _seat(parsed, before[-1], people_of(parsed, grammar.after(verb, "by")), verb)


def add_companions(parsed: ParsedArticle, visits: list[VisitDraft]) -> None:
    """``The general will be accompanied by A and B``: they travel on his journeys told before."""
    for verb in parsed.verbs:
        if verb.lemma_ != "accompany" or not grammar.is_passive(verb):
            continue
        led = set(people_of(parsed, grammar.subjects(verb)))
        people = [
            n
            for n in people_of(parsed, grammar.after(verb, "by"))
            if parsed.cast.actors[n].kind == "person"
        ]
        for visit in visits:
            if led & set(visit.travellers) and visit.status == (factuality.status(verb) or "held"):
                visit.travellers += [n for n in people if n not in visit.travellers]


def _seat(parsed: ParsedArticle, met: MeetingDraft, people: list[int], verb: Any) -> None:
    actors = parsed.cast.actors
    for number in people:
        country = actors[number].country
        if number in met.participants or actors[number].kind != "person" or country is None:
            continue
        side = next((s for s in met.sides if any(actors[n].country == country for n in s)), None)
        if side is not None:
            side.append(number)
            first, last = grammar.clause(verb)
            span = (parsed.start(first), parsed.end(last))
            if span not in met.evidence:
                met.evidence.append(span)
