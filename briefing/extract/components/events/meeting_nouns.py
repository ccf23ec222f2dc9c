"""Meetings told by a noun: held talks with, the summit between, X's meeting with Y."""

from collections.abc import Iterator
from typing import Any

from briefing.extract.components.event_status import STAYS, noun_status
from briefing.extract.components.events.event_drafts import (
    Draft,
    MeetingDraft,
    doers,
    is_spoken,
    meeting,
    people_of,
    to_the_right,
)
from briefing.extract.document import ParsedArticle
from briefing.extract.matching import factuality, participants, syntax
from briefing.models.enums import Mode, Status
from briefing.resources import word_list

NOUNS = word_list("meeting_nouns", "nouns")
_HOLD = word_list("meeting_nouns", "hold")
_LEAD = word_list("meeting_nouns", "lead")
_MEALS = word_list("meeting_nouns", "meals")
_GIVE = word_list("meeting_nouns", "give")
_CONTACT = word_list("meeting_nouns", "contact")
_OF_TWO = word_list("meeting_nouns", "of_two")
"""What two hold with each other; anybody may speak at a summit."""
_AT = frozenset({"at", "during", "in", "after", "following"})
_BILATERALS = frozenset({"bilateral", "trilateral"})
"""Meetings that pass for adjectives: ``will hold a bilateral with A``."""
_TOLD_OF = frozenset({"nsubj", "nsubjpass"})
_HELD_BY_OBJECT = frozenset({"dobj", "nsubjpass", "pobj"})


class TalksRule:
    """``held talks with``, ``the meeting between … and …``, ``X's meeting with Y``."""

    name = "talks"

    def find(self, parsed: ParsedArticle) -> Iterator[Draft]:
        """Yield each meeting that a noun tells."""
        bilaterals = [t for t in parsed.doc if t.pos_ == "ADJ" and t.lower_ in _BILATERALS]
        for noun in (*parsed.nouns, *(t for t in bilaterals if t.dep_ in _HELD_BY_OBJECT)):
            if noun.lemma_.lower() not in (NOUNS | _CONTACT if _going_on(noun) else NOUNS):
                continue
            if is_spoken(parsed, noun) or _vague(noun):
                continue
            yield from self._told(parsed, noun)

    def _told(self, parsed: ParsedArticle, noun: Any) -> Iterator[Draft]:
        status = noun_status(noun)
        if status is None:
            return
        between = syntax.after(noun, "between", "among")
        between = between or [
            w for c in noun.children if c.dep_ == "acl" for w in syntax.after(c, "between")
        ]
        verb = syntax.governor(noun)
        if not between and noun.dep_ in syntax.SUBJECTS and verb != noun:
            between = syntax.after(verb, "between")  # talks took place between A and B
        if between:
            sides = [[n] for n in people_of(parsed, between)]
            owners, rule = self._owners(parsed, noun)
            holds = syntax.governor(noun).lemma_ in _HOLD
            if holds and rule == "hold-talks" and all(_named(parsed, n) for n in owners):
                sides = [[n] for n in owners if [n] not in sides] + sides  # a three-way talk
            yield from self._draft(parsed, noun, sides, "talks-between", status, 0.85)
            return
        partners = people_of(parsed, self._partners(noun) or self._given(parsed, noun))
        if not partners:
            yield from self._together(parsed, noun, status)
            return
        owners, rule = self._owners(parsed, noun)
        owners = [n for n in owners if n not in partners]
        confidence = 0.9 if rule == "hold-talks" else 0.75
        yield from self._draft(parsed, noun, [owners, partners], rule, status, confidence)

    def _given(self, parsed: ParsedArticle, noun: Any) -> list[Any]:
        """``hosted a dinner for B``, ``a lunch was given in honour of B``: who was the guest."""
        verb = syntax.governor(noun)
        if noun.lemma_.lower() not in _MEALS or verb.lemma_ not in _GIVE:
            return []
        honours = [*syntax.after(noun, "in"), *syntax.after(verb, "in")]
        honours = [w for w in honours if w.lower_ in {"honour", "honor"}]
        guests = [*syntax.after(noun, "for"), *syntax.after(verb, "for")]
        return guests + [w for h in honours for w in syntax.after(h, "of")]

    def _draft(
        self,
        parsed: ParsedArticle,
        noun: Any,
        sides: list[list[int]],
        rule: str,
        status: Status,
        confidence: float,
    ) -> Iterator[MeetingDraft]:
        if len(sides) == 2 and rule != "talks-between" and not _plausible(parsed, sides, rule):
            return
        sides = [*sides, *([hosts] if (hosts := self._hosts(parsed, noun)) else [])]
        mode: Mode | None = "unknown" if _going_on(noun) else None
        draft = meeting(parsed, noun, sides, rule, status=status, confidence=confidence, mode=mode)
        if draft:
            yield draft

    def _hosts(self, parsed: ParsedArticle, noun: Any) -> list[int]:
        """``talks …, which were hosted by Z``: Z sat with them."""
        return [
            number
            for verb in noun.sent
            if verb.lemma_ in {"host", "mediate", "moderate"} and verb.i > noun.i
            if syntax.is_passive(verb)
            for number in people_of(parsed, syntax.after(verb, "by"))
            if _named(parsed, number)
        ]

    def _together(self, parsed: ParsedArticle, noun: Any, status: Status) -> Iterator[MeetingDraft]:
        """``India and Nepal held talks``, ``A and B agreed at a meeting``: they met one another."""
        verb = syntax.governor(noun)
        if verb == noun:
            return
        holds = syntax.counted(noun).dep_ == "dobj" and verb.lemma_ in _HOLD
        led = verb.lemma_ in _LEAD and noun.dep_ in {"dobj", "nsubjpass"}
        inside = self._spoke_there(noun, verb)
        if not (holds or led or inside):
            return
        passive = noun.dep_ == "nsubjpass"
        both = people_of(parsed, syntax.after(verb, "by")) if passive else doers(parsed, verb)
        states = {parsed.cast.actors[n].country for n in both}
        if not holds and (len(states) < 2 or None in states):
            return
        kinds = {parsed.cast.actors[n].kind for n in both}
        if len(states - {None}) == 2 and all(parsed.cast.actors[n].nameless for n in both):
            kinds = {"person"}  # two office-holders, each of a state of his own
        if len(both) == 2 and kinds in ({"person"}, {"state"}, {"state", "organisation"}):
            sides = [[n] for n in both]
            yield from self._draft(parsed, noun, sides, "talks-between", status, 0.8)

    def _spoke_there(self, noun: Any, verb: Any) -> bool:
        """``A and B agreed at a meeting to …``: what only two hold, told with what they did."""
        return bool(
            noun.dep_ == "pobj"
            and noun.head.head == verb
            and noun.head.lower_ in _AT
            and noun.lemma_.lower() in _OF_TWO
        )

    def _partners(self, noun: Any) -> list[Any]:
        found = syntax.after(noun, "with")
        for child in noun.children:
            if not found and child.dep_ in {"acl", "relcl"}:
                found = syntax.after(child, "with")
            if not found and child.dep_ == "acl" and child.lemma_ == "involve":
                found = syntax.objects(child)
        verb = syntax.governor(noun)
        if not found and verb != noun and (verb.lemma_ in _HOLD or _going_on(noun)):
            found = syntax.after(verb, "with")
        return found or to_the_right(noun, "with")

    def _owners(self, parsed: ParsedArticle, noun: Any) -> tuple[list[int], str]:
        """Who met the partners: the subject of the light verb, the owner of the noun."""
        verb = syntax.governor(noun)
        holds = verb != noun and (verb.lemma_ in _HOLD | _GIVE or noun.dep_ == "dobj")
        if (holds or _going_on(noun)) and noun.dep_ in _HELD_BY_OBJECT:
            if syntax.is_passive(verb):
                found = people_of(parsed, syntax.after(verb, "by"))
            else:
                found = doers(parsed, verb)
            if found:
                return found, "hold-talks"
        owned = [c for c in noun.children if c.dep_ in {"poss", "compound", "nmod"}]
        found = [n for c in owned for n in self._owner(parsed, c)]
        if found:
            return found, "talks-of"
        return self._around(parsed, noun), "talks-nearby"

    def _owner(self, parsed: ParsedArticle, word: Any) -> list[int]:
        if word.lower_ in participants.GOVERNMENT:
            state = participants.owner_state(parsed, word)
            return [state] if state is not None else []
        own = parsed.words[word.i]
        return participants.actors(parsed, word, people=own.office is not None)

    def _around(self, parsed: ParsedArticle, noun: Any) -> list[int]:
        """``He spoke after talks with Y``: the subject of the clause around the noun."""
        verb = syntax.first_verb_above(noun)
        if verb is not None and noun.dep_ in _TOLD_OF and verb.dep_ == "ccomp":
            # said that talks had gone well
            told = verb.head.lemma_ in factuality.TELLS and not syntax.negated(verb)
            verb = verb.head if told else None
        elif noun.dep_ not in {"pobj", "dobj", "pcomp"}:
            return []
        if verb is None:
            return []
        return [n for n in people_of(parsed, syntax.subjects(verb)) if _human(parsed, n)]


def _vague(noun: Any) -> bool:
    """``any talks``, ``no meeting``: nothing that took place."""
    return any(c.lower_ in {"no", "any"} for c in noun.children)


def _going_on(noun: Any) -> bool:
    """``is in talks with``, ``stays in touch with``: nobody says whether they sat at one table."""
    inside = noun.dep_ == "pobj" and noun.head.lower_ == "in"
    return bool(inside and noun.head.head.lemma_ in STAYS)


def _named(parsed: ParsedArticle, number: int) -> bool:
    return parsed.cast.actors[number].kind == "person"


def _human(parsed: ParsedArticle, number: int) -> bool:
    actor = parsed.cast.actors[number]
    return actor.kind in {"person", "state"} or actor.nameless


def _plausible(parsed: ParsedArticle, sides: list[list[int]], rule: str) -> bool:
    """Whether each side is people or a state; who holds talks may do so with a body."""
    human = [any(_human(parsed, n) for n in side) for side in sides if side]
    return all(human) or (rule == "hold-talks" and any(human))


RULE = TalksRule()
