"""Sides taken on issues: by a verb, a noun that holds a stance, a predicate, one's own words."""

from briefing.extract.components.position_holders import Speakers
from briefing.extract.components.quotations import QuotationDraft
from briefing.extract.components.stances.side_sentences import read_sides
from briefing.extract.components.stances.stance_drafts import PositionDraft, Sides
from briefing.extract.components.stances.stance_nouns import by_nouns
from briefing.extract.components.stances.stance_verbs import by_verbs
from briefing.extract.components.stances.statements import by_statements
from briefing.extract.components.topics import TopicFinder
from briefing.extract.document import ParsedArticle
from briefing.extract.matching.questions import is_asked

__all__ = ["PositionDraft", "Sides", "find_positions"]


def find_positions(parsed: ParsedArticle, topics: TopicFinder, said: list[QuotationDraft]) -> Sides:
    """All sides taken in an article: ``found`` is in order, nothing told twice by the same words.

    Args:
        parsed: the article.
        topics: its issues.
        said: its quotations and statements.
    """
    sides = Sides(parsed, topics, Speakers(parsed), said)
    for rule in (by_verbs, by_nouns, by_statements, read_sides):
        rule(sides)
    told = [p for p in sides.found if not is_asked(parsed, p.start)]
    told.sort(key=lambda p: (p.start, -p.confidence))
    sides.found = sorted(_distinct(told), key=lambda p: p.start)
    return sides


def _distinct(drafts: list[PositionDraft]) -> list[PositionDraft]:
    """Of those that say the same by the same words the likeliest, else the first."""
    out: list[PositionDraft] = []
    for draft in sorted(drafts, key=lambda p: -(p.probability or 0.0)):
        if not any(_same(draft, other) for other in out):
            out.append(draft)
    return out


def _same(one: PositionDraft, other: PositionDraft) -> bool:
    return (
        (one.holder, one.stance, one.issue) == (other.holder, other.stance, other.issue)
        and one.start < other.end
        and other.start < one.end
    )
