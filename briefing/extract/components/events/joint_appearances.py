"""Meetings told by people who show themselves together: joined for lunch, stood alongside."""

from collections.abc import Iterator
from typing import Any

from briefing.extract.components.events.event_drafts import (
    Draft,
    doers,
    is_spoken,
    meeting,
    people_of,
)
from briefing.extract.components.events.meeting_nouns import NOUNS
from briefing.extract.document import ParsedArticle
from briefing.extract.matching import factuality, syntax
from briefing.resources import word_list

_STAND = word_list("joint_appearances", "stand")
_BESIDE = word_list("joint_appearances", "beside")
_CHAIR = frozenset({"chair", "cochair", "co-chair"})
_FOR = frozenset({"for", "in", "at"})


class JointAppearanceRule:
    """``A joined B for lunch``, ``A, standing alongside B, said``, ``A co-chaired it with B``."""

    name = "joint-appearance"

    def find(self, parsed: ParsedArticle) -> Iterator[Draft]:
        """Yield each meeting that a common appearance tells."""
        for verb in parsed.verbs:
            lemma = verb.lemma_.lower()
            if is_spoken(parsed, verb):
                continue
            if lemma == "join" and not syntax.is_passive(verb):
                yield from self._joined(parsed, verb)
            elif lemma in _CHAIR:
                things = syntax.objects(verb)
                beside = [w for v in (verb, *things) for w in syntax.after(v, "with")]
                yield from self._together(parsed, verb, doers(parsed, verb), beside)
            elif lemma in _STAND:
                beside = syntax.after(verb, *_BESIDE)
                yield from self._together(parsed, verb, doers(parsed, verb), beside)

    def _joined(self, parsed: ParsedArticle, verb: Any) -> Iterator[Draft]:
        """``joined B for lunch``, ``joined B in talks``."""
        shared = syntax.after(verb, *_FOR)
        shared += [w for o in syntax.objects(verb) for w in syntax.after(o, *_FOR)]
        if any(w.lemma_.lower() in NOUNS for w in shared):
            yield from self._together(parsed, verb, doers(parsed, verb), syntax.objects(verb))

    def _together(
        self, parsed: ParsedArticle, verb: Any, one: list[int], words: list[Any]
    ) -> Iterator[Draft]:
        """A meeting of people of two states; those of one appear together every day."""
        status = factuality.status(verb)
        other = [n for n in people_of(parsed, words) if n not in one]
        if status is None or not one or not other:
            return
        states = [{parsed.cast.actors[n].likely_state for n in side} for side in (one, other)]
        if None in states[0] | states[1] or states[0] & states[1]:
            return
        draft = meeting(parsed, verb, [one, other], "appear", status=status, confidence=0.7)
        if draft:
            yield draft


RULE = JointAppearanceRule()
