"""A side taken, and what every rule that finds one is given."""

from dataclasses import dataclass, field
from typing import Any

from briefing.extract.components.dates import date_of
from briefing.extract.components.issue_candidates import IssueCandidates
from briefing.extract.components.position_holders import Speakers
from briefing.extract.components.quotations import QuotationDraft
from briefing.extract.components.stances.proof_head import head_between
from briefing.extract.components.stances.read_sentences import ReadSentences
from briefing.extract.components.topics import TopicFinder
from briefing.extract.document import ParsedArticle
from briefing.extract.matching import syntax as grammar
from briefing.extract.scoring.issue_ranker import ChosenIssue, best_issue
from briefing.models.enums import Stance

LONGEST = 600
"""Code points; words of proof are no longer."""


@dataclass(slots=True)
class PositionDraft:
    """A side taken; ``start`` and ``end`` are code points of the view."""

    issue: str
    holder: int
    stance: Stance
    target: int | None
    reported_by: int | None
    on_behalf_of: int | None
    when: int | None
    start: int
    end: int
    rule: str
    confidence: float
    head: int
    """The word of the parse that takes the side."""
    span: tuple[int, int]
    """First and last word of the proof."""
    said_issue: str
    """What the rule took the side to be about."""
    chosen: ChosenIssue
    """The same as it was chosen among the sentence's candidates."""
    named: float | None = None
    """How likely the sentence's words for the holder name who takes the side, 0 to 1; None where
    it is not named there."""
    heading: str = ""
    probability: float | None = None
    features: dict[str, float] = field(default_factory=dict)
    reasons: tuple[str, ...] = ()


@dataclass(slots=True)
class Sides:
    """One article while its positions are looked for.

    ``found`` grows; later rules leave alone what earlier ones have read.
    """

    parsed: ParsedArticle
    topics: TopicFinder
    speakers: Speakers
    said: list[QuotationDraft]
    found: list[PositionDraft] = field(default_factory=list)
    vectors: dict[int, bytes] = field(default_factory=dict)
    """What a sentence means, by its first word."""
    read: ReadSentences = field(init=False)
    candidates: IssueCandidates = field(init=False)

    def __post_init__(self) -> None:
        self.read = ReadSentences(self.parsed)
        names_issue = self.read.names_issue if self.read.known else None
        self.candidates = IssueCandidates(self.parsed, self.topics, names_issue)

    def add(
        self,
        head: Any,
        holder: int,
        stance: Stance,
        span: tuple[int, int],
        issue: str | None,
        rule: str,
        confidence: float,
        target: int | None = None,
    ) -> None:
        """Add a side, if it has an issue and its words are not too many.

        Args:
            head: the word that takes the side.
            holder: whose side it is.
            stance: the side.
            span: first and last word of the proof.
            issue: what it is about; where the rule knows none, the best that the sentence offers.
            rule: the rule's name.
            confidence: from 0 to 1.
            target: whom it is turned to or against.
        """
        start, end = self.parsed.start(span[0]), self.parsed.end(span[1])
        if end <= start or end - start > LONGEST:
            return
        heads = (head, head_between(self.parsed.doc, *span))
        chosen = best_issue(self.candidates, heads, span, rule, issue or "")
        if not chosen.name:
            return
        self.found.append(
            PositionDraft(
                chosen.name,
                holder,
                stance,
                target,
                self.speakers.reporter(head, holder),
                self.speakers.on_behalf(holder),
                date_of(self.parsed, head, *span) if grammar.is_verb(head) else None,
                start,
                end,
                rule,
                round(confidence, 2),
                head.i,
                span,
                issue or "",
                chosen,
            )
        )

    def hand_over(self, draft: PositionDraft, holder: int) -> None:
        """Give a position to another holder."""
        draft.holder = holder
        draft.reported_by = self.speakers.reporter(self.parsed.doc[draft.head], holder)
        draft.on_behalf_of = self.speakers.on_behalf(holder)

    def told(self, holder: int, start: int, end: int) -> bool:
        """Whether a side of the holder has already been read in a range of the view."""
        return any(p.holder == holder and p.start < end and start < p.end for p in self.found)
