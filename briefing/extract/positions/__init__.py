"""Sides taken on issues: by a verb, a noun that holds a stance, a predicate, one's own words."""

from briefing.extract.matters import Matters
from briefing.extract.positions.draft import PositionDraft, Sides
from briefing.extract.positions.nouns import by_nouns
from briefing.extract.positions.statements import by_statements
from briefing.extract.positions.verbs import by_verbs
from briefing.extract.quotes import QuoteDraft
from briefing.extract.reading import Reading
from briefing.extract.speakers import Speakers

__all__ = ["PositionDraft", "find_positions"]


def find_positions(
    reading: Reading, matters: Matters, said: list[QuoteDraft]
) -> list[PositionDraft]:
    """All sides taken in an article, in order, none told twice by the same words.

    Args:
        reading: the article.
        matters: its issues.
        said: its quotations and statements.
    """
    sides = Sides(reading, matters, Speakers(reading), said)
    for rule in (by_verbs, by_nouns, by_statements):
        rule(sides)
    return _distinct(sorted(sides.found, key=lambda p: (p.start, -p.confidence)))


def _distinct(drafts: list[PositionDraft]) -> list[PositionDraft]:
    out: list[PositionDraft] = []
    for draft in drafts:
        if not any(_same(draft, other) for other in out):
            out.append(draft)
    return out


def _same(one: PositionDraft, other: PositionDraft) -> bool:
    return (
        (one.holder, one.stance, one.issue) == (other.holder, other.stance, other.issue)
        and one.start < other.end
        and other.start < one.end
    )
