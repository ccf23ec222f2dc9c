"""Sides as a trained reader hears them, sentence by sentence, beside what the rules found.

The rules keep saying who holds a side, about what and on whose behalf; the reader says whether a
sentence takes one, and which. How likely a position is right is then scored from both.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefing.extract.components.stances.proof_head import head_between
from briefing.extract.components.stances.stance_drafts import LONGEST, PositionDraft, Sides
from briefing.extract.components.tellers import according_to, another_teller, tells
from briefing.extract.document import ParsedArticle
from briefing.extract.matching import participants, syntax
from briefing.extract.scoring.position_scorer import score
from briefing.extract.scoring.side_reader import STANCES, SideReading, side_reader
from briefing.models.enums import Stance
from briefing.resources import words

_LEAST = 0.25
"""Probability of a side from which a sentence that no rule reads is looked at."""
_TRUST = 0.6
"""What the stance of a rule weighs against the reader's probabilities."""
_WITHOUT_TRUST = frozenset(
    {"quotation", "statement", "read", "read-quotation", "read-told", "read-within"}
)
"""Rules that say who speaks, not which side."""


def read_sides(sides: Sides) -> None:
    """Correct the stances of what the rules found, add what they missed, score everything."""
    reader = side_reader()
    if reader is None:
        return
    sentences = list(_sentences(sides))
    readings = reader.read([text for _, _, text in sentences])
    kept: list[PositionDraft] = []
    for (first, last, _), reading in zip(sentences, readings, strict=True):
        sides.vectors[first] = reading.vector
        own = _found_in(sides, first, last)
        if not own and reading.side >= _LEAST:
            _add(sides, first, last, reading)
            own = _found_in(sides, first, last)
        told = {d.head: d.stance for d in own if d.rule not in _WITHOUT_TRUST}
        for draft in own:
            read = draft.stance if draft.rule not in _WITHOUT_TRUST else told.get(draft.head)
            _settle(sides, draft, reading, len(own), read)
        kept += own
    sides.found[:] = kept


def _sentences(sides: Sides) -> Iterator[tuple[int, int, str]]:
    """First and last word, and the text, of each sentence."""
    parsed = sides.parsed
    for sentence in parsed.doc.sents:
        first, last = sentence.start, sentence.end - 1
        start, end = parsed.start(first), parsed.end(last)
        if end > start and _holds_party(parsed, first, last):
            yield first, last, " ".join(parsed.view.text[start:end].split())


def _holds_party(parsed: ParsedArticle, first: int, last: int) -> bool:
    """Whether a sentence names anybody, in a word or a pronoun, or stands in a quotation."""
    for word in parsed.words[first : last + 1]:
        if word.actor is not None or word.office is not None or word.place is not None:
            return True
    inside = parsed.doc[first : last + 1]
    if any(t.tag_ in {"PRP", "PRP$", "NNPS"} or t.lower_ in _groups() for t in inside):
        return True
    start, end = parsed.start(first), parsed.end(last)
    return any(q_start < end and start < q_end for q_start, q_end, _ in parsed.quoted)


def _groups() -> frozenset[str]:
    return words("speech", "holders", "groups") | words("speech", "holders", "bodies")


def _found_in(sides: Sides, first: int, last: int) -> list[PositionDraft]:
    """The drafts whose proof has its middle in a sentence."""
    start, end = sides.parsed.start(first), sides.parsed.end(last)
    return [p for p in sides.found if start <= (p.start + p.end) // 2 < end]


def _add(sides: Sides, first: int, last: int, reading: SideReading) -> None:
    """A side that no rule has read: whose it is, and about what, must still be plain."""
    parsed = sides.parsed
    if parsed.end(last) - parsed.start(first) > LONGEST:
        return
    head = head_between(parsed.doc, first, last)
    holder, rule = _holder(sides, head, first, last)
    if holder is None or parsed.cast.actors[holder].source:
        return
    issue = sides.topics.told_in(head, first, last, holder)
    best = max(range(len(STANCES)), key=lambda n: reading.stances[n])
    sides.add(head, holder, STANCES[best], (first, last), issue, rule, 0.5)


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
        subjects = [s for s in syntax.agents(verb) if not _somebody(parsed, s)]
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


def _somebody(parsed: ParsedArticle, word: Any) -> bool:
    """``The special envoy said …``: somebody named before, and nobody can tell who."""
    own = parsed.words[word.i]
    if own.office is None or not any(c.lower_ in {"the", "this"} for c in word.children):
        return False
    return not participants.actors(parsed, word)


def _settle(
    sides: Sides, draft: PositionDraft, reading: SideReading, beside: int, told: Stance | None
) -> None:
    """The stance that rule and reader make together, and how likely the position is right.

    Args:
        sides: the article.
        draft: its stance and probability are changed.
        reading: of its sentence.
        beside: how many sides the sentence takes.
        told: the stance of the word that takes the side, by a rule that reads words.
    """
    said = draft.stance
    weights = [p + _TRUST * (s == told) for s, p in zip(STANCES, reading.stances, strict=True)]
    best = max(range(len(STANCES)), key=lambda n: weights[n])
    draft.stance = STANCES[best]
    draft.heading = reading.heading
    draft.probability = score(sides, draft, reading, said, beside)
