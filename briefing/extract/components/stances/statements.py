"""Sides heard in what somebody says, where no word of it takes a side by itself."""

from collections.abc import Iterator
from typing import Any

from briefing.extract.components.stances.stance_drafts import LONGEST, Sides
from briefing.extract.components.stances.statement_stance import statement_stance
from briefing.resources import word_list


def by_statements(sides: Sides) -> None:
    """Add the sides of quotations and reported statements, sentence by sentence."""
    for quote in sides.said:
        if quote.speaker is None or sides.parsed.cast.actors[quote.speaker].source:
            continue
        for first, last in _sentences(sides, quote.start, quote.end):
            rule = "quotation" if quote.direct else "statement"
            _sentence(sides, quote.speaker, first, last, rule)


def _sentences(sides: Sides, start: int, end: int) -> Iterator[tuple[int, int]]:
    """First and last word of each sentence of a range of the view."""
    parsed = sides.parsed
    at, stop = parsed.word_at(start), parsed.word_at(end - 1)
    while at <= stop:
        last = min(stop, parsed.doc[at].sent.end - 1)
        yield at, last
        at = last + 1


def _sentence(sides: Sides, speaker: int, first: int, last: int, rule: str) -> None:
    parsed = sides.parsed
    start, end = parsed.start(first), parsed.end(last)
    if sides.told(speaker, start, end) or end - start > LONGEST:
        return
    head = head_between(parsed.doc, first, last)
    stance, confidence = statement_stance(sides, head, speaker, first, last)
    if stance is None:
        return
    issue = sides.topics.told_in(head, first, last, speaker)
    sides.add(head, speaker, stance, (first, last), issue, rule, confidence)


def head_between(doc: Any, first: int, last: int) -> Any:
    """The verb, else the word, that all others between two words hang on."""
    inside = doc[first : last + 1]
    tops = [t for t in inside if t.head == t or not first <= t.head.i <= last]
    verbs = [t for t in tops if t.pos_ in {"VERB", "AUX"}]
    head = (verbs or tops or [doc[first]])[0]
    while head.lemma_ in _OPINES:
        inner = [c for c in head.children if c.dep_ == "ccomp" and first <= c.i <= last]
        if not inner:
            break
        head = inner[0]
    return head


_OPINES = word_list("statements", "opines")
