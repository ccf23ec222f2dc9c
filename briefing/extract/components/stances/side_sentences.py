"""Sides as a trained reader hears them, sentence by sentence, beside what the rules found.

The rules say who holds a side, about what and on whose behalf; the reader says whether a sentence
takes one, and which, and points at whose it is where no rule reads the word that takes it. How
likely a position is right is then scored from both.
"""

from __future__ import annotations

from typing import Any

from briefing.extract.components.stances.pointed_holders import (
    is_somebody,
    named_holder,
    pointed_holder,
)
from briefing.extract.components.stances.proof_head import head_between
from briefing.extract.components.stances.read_sentences import ReadSentence
from briefing.extract.components.stances.stance_drafts import LONGEST, PositionDraft, Sides
from briefing.extract.components.tellers import according_to, another_teller, tells
from briefing.extract.document import ParsedArticle
from briefing.extract.matching import participants, syntax
from briefing.extract.scoring.position_scorer import score
from briefing.extract.scoring.side_reader import STANCES, SideReading
from briefing.models.enums import Stance

_LEAST = 0.25
"""Probability of a side from which a sentence that no rule reads is looked at."""
_TRUST = 0.6
"""What the stance of a rule weighs against the reader's probabilities."""
_WITHOUT_TRUST = frozenset(
    ("quotation", "statement", "read", "read-quotation", "read-told", "read-within", "read-pointed")
)
"""Rules that say who speaks, not which side."""
_SPOKEN = frozenset({"quotation", "read-quotation"})
_NAMED = 0.3
"""How likely a word names the holder of a side that no rule gives to anybody."""
_CLEARLY = 0.25
"""How much likelier another word must name the holder than those of who was taken for it."""
_UNNAMED = 0.35
"""The same where who was taken for it is not named at all."""


def read_sides(sides: Sides) -> None:
    """Correct the stances of what the rules found, add what they missed, score everything."""
    if not sides.read.known:
        return
    kept: list[PositionDraft] = []
    for sentence in sides.read:
        first, last, reading = sentence.first, sentence.last, sentence.reading
        sides.vectors[first] = reading.vector
        own = _found_in(sides, first, last)
        if not own and reading.side >= _LEAST:
            _add(sides, sentence)
            own = _found_in(sides, first, last)
        for draft in own:
            _correct_holder(sides, draft, sentence)
        told = {d.head: d.stance for d in own if d.rule not in _WITHOUT_TRUST}
        apart = len({draft.span for draft in own}) > 1
        for draft in own:
            read = draft.stance if draft.rule not in _WITHOUT_TRUST else told.get(draft.head)
            heard = sides.read.of_words(sentence, draft.span) if apart else reading
            _settle(sides, draft, heard, len(own), read)
        kept += own
    sides.found[:] = kept


def _found_in(sides: Sides, first: int, last: int) -> list[PositionDraft]:
    """The drafts whose proof has its middle in a sentence."""
    start, end = sides.parsed.start(first), sides.parsed.end(last)
    return [p for p in sides.found if start <= (p.start + p.end) // 2 < end]


def _add(sides: Sides, sentence: ReadSentence) -> None:
    """A side that no rule has read: whose it is, and about what, must still be plain."""
    parsed, first, last = sides.parsed, sentence.first, sentence.last
    if parsed.end(last) - parsed.start(first) > LONGEST:
        return
    head = head_between(parsed.doc, first, last)
    holder, rule = _holder(sides, head, first, last)
    if holder is None:
        pointed = pointed_holder(sides, sentence)
        if pointed is None or pointed.share < _NAMED:
            return
        holder, rule = pointed.actor, "read-pointed"
    if parsed.cast.actors[holder].source:
        return
    issue = sides.topics.told_in(head, first, last, holder)
    best = max(range(len(STANCES)), key=lambda n: sentence.reading.stances[n])
    sides.add(head, holder, STANCES[best], (first, last), issue, rule, 0.5)


def _correct_holder(sides: Sides, draft: PositionDraft, sentence: ReadSentence) -> None:
    """Another holder, where the reader hears plainly that the words name one.

    A rule that reads the word which takes the side knows better whose it is, and a speaker who is
    not named in his own words keeps them.
    """
    draft.named = named_holder(sides, draft, sentence)
    if draft.rule not in _WITHOUT_TRUST:
        draft.named = draft.named or 0.0
        return
    if draft.named is None:
        if draft.rule in _SPOKEN:
            return
        draft.named = 0.0
    pointed = pointed_holder(sides, sentence)
    unnamed = _UNNAMED if not draft.named else 0.0
    if pointed is None or pointed.share < draft.named + unnamed + _CLEARLY:
        return
    if pointed.actor != draft.holder and not sides.parsed.cast.actors[pointed.actor].source:
        sides.hand_over(draft, pointed.actor)
        draft.named = pointed.share


def _holder(sides: Sides, head: Any, first: int, last: int) -> tuple[int | None, str]:
    """Who takes the side of a sentence, and the name of the rule by which that is known."""
    parsed = sides.parsed
    start, end = parsed.start(first), parsed.end(last)
    for quote in sides.said:
        common = min(quote.end, end) - max(quote.start, start)
        if quote.speaker is not None and common > 0.5 * min(end - start, quote.end - quote.start):
            span = max(first, parsed.word_at(quote.start)), parsed.word_at(quote.end - 1)
            others = another_teller(parsed, head, span, quote.speaker)
            if others is not None:
                return (others[0] if others else None), "read"
            return quote.speaker, "read-quotation" if quote.direct else "read"
    outer = head.sent.root
    for verb in (outer, head) if outer != head else (head,):
        subjects = [s for s in syntax.agents(verb) if not is_somebody(parsed, s)]
        named = [n for s in subjects for n in participants.actors(parsed, s, people=True)]
        if named:
            return named[0], "read"
        told = [n for s in subjects if (n := sides.speakers.described(s)) is not None]
        found = told or (sides.speakers.holders(verb, subjects) if verb == head else [])
        if found:
            return found[0], "read"
    return _told(sides, head, first, last)


def _told(sides: Sides, head: Any, first: int, last: int) -> tuple[int | None, str]:
    """Who tells it by other words than those of the main clause."""
    source = according_to(sides.parsed, head.sent)
    if source is not None:
        return source, "read-told"
    return _within(sides.parsed, first, last), "read-within"


def _within(parsed: ParsedArticle, first: int, last: int) -> int | None:
    """Who tells or wants something further inside a sentence, the first that is known."""
    for verb in parsed.doc[first : last + 1]:
        if not syntax.is_verb(verb) or not tells(verb):
            continue
        for word in syntax.agents(verb):
            found = participants.actors(parsed, word, people=True)
            if found:
                return found[0]
    return None


def _settle(
    sides: Sides, draft: PositionDraft, reading: SideReading, beside: int, told: Stance | None
) -> None:
    """The stance that rule and reader make together, and how likely the position is right.

    Args:
        sides: the article.
        draft: its stance and probability are changed.
        reading: of its sentence, or of its own words.
        beside: how many sides the sentence takes.
        told: the stance of the word that takes the side, by a rule that reads words.
    """
    said = draft.stance
    weights = [p + _TRUST * (s == told) for s, p in zip(STANCES, reading.stances, strict=True)]
    best = max(range(len(STANCES)), key=lambda n: weights[n])
    draft.stance = STANCES[best]
    draft.heading = reading.heading
    draft.probability = score(sides, draft, reading, said, beside)
