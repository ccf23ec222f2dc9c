"""Sides heard in what somebody says, where no word of it takes a side by itself."""

from collections.abc import Iterator

from briefing.extract.components.stances.proof_head import head_between
from briefing.extract.components.stances.stance_drafts import LONGEST, Sides
from briefing.extract.components.stances.statement_stance import statement_stance
from briefing.extract.components.tellers import another_teller


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
    if another_teller(parsed, head, (first, last), speaker) is not None:
        return
    stance, confidence = statement_stance(sides, head, speaker, first, last)
    if stance is None:
        return
    issue = sides.topics.told_in(head, first, last, speaker)
    sides.add(head, speaker, stance, (first, last), issue, rule, confidence)
