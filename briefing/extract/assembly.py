"""Drafts → records: numbers of actors closed up, ranges grounded."""

from collections import defaultdict
from collections.abc import Callable

from briefing.extract.components.entities import Actor
from briefing.extract.components.events.event_drafts import MeetingDraft, VisitDraft
from briefing.extract.components.office_words import OfficePhrase
from briefing.extract.components.quotations import QuotationDraft
from briefing.extract.components.stances import PositionDraft
from briefing.extract.components.standing_issues import heading_of
from briefing.extract.components.topics import TopicFinder
from briefing.extract.document import ParsedArticle
from briefing.extract.grounding import Grounding
from briefing.models import Span
from briefing.models.extraction import (
    Entity,
    IssueFound,
    MeetingFound,
    Mention,
    OfficeClaim,
    PositionFound,
    QuoteFound,
    VisitFound,
)


class Numbering:
    """New numbers for the actors that are kept.

    Args:
        used: numbers of the cast, in order.
    """

    def __init__(self, used: list[int]) -> None:
        self.used = used
        self._new = {old: new for new, old in enumerate(used)}

    def __call__(self, old: int) -> int:
        return self._new[old]

    def maybe(self, old: int | None) -> int | None:
        """The new number, or None for None and for actors that are not kept."""
        return None if old is None else self._new.get(old)


def entities(parsed: ParsedArticle, ground: Grounding, number: Numbering) -> tuple[Entity, ...]:
    """The actors with their mentions and offices."""
    return tuple(_entity(parsed, ground, parsed.cast.actors[old]) for old in number.used)


def _entity(parsed: ParsedArticle, ground: Grounding, actor: Actor) -> Entity:
    mentions = {
        (ground.span(start, end), form) for start, end, form in actor.mentions if end > start
    }
    claims: dict[tuple[str, str | None], OfficeClaim] = {}
    for office in actor.offices:
        if office.kind != "counterpart":
            claim = _claim(parsed, ground, office, actor)
            claims.setdefault((claim.title.lower(), claim.country), claim)
    return Entity(
        actor.kind,
        actor.name,
        actor.country,
        tuple(Mention(span, form) for span, form in sorted(mentions)),
        tuple(claims.values()),
        actor.nameless,
    )


def _claim(
    parsed: ParsedArticle, ground: Grounding, office: OfficePhrase, actor: Actor
) -> OfficeClaim:
    tokens = parsed.tokens
    return OfficeClaim(
        " ".join(office.title.split()),
        office.organisation,
        office.country or actor.country,
        office.acting,
        office.former,
        ground.span(tokens.starts[office.start], tokens.ends[office.end - 1]),
    )


def meetings(
    ground: Grounding, number: Numbering, drafts: list[MeetingDraft]
) -> tuple[MeetingFound, ...]:
    """Meetings as records."""
    return tuple(
        MeetingFound(
            ground.spans(d.evidence),
            d.rule,
            d.confidence,
            tuple(tuple(number(n) for n in side) for side in d.sides),
            d.mode,
            d.status,
            d.when,
            d.country,
            d.place,
            tuple(d.issues),
            d.reasons,
        )
        for d in drafts
    )


def visits(
    ground: Grounding, number: Numbering, drafts: list[VisitDraft]
) -> tuple[VisitFound, ...]:
    """Visits as records."""
    return tuple(
        VisitFound(
            ground.spans(d.evidence),
            d.rule,
            d.confidence,
            tuple(number(n) for n in d.travellers),
            d.country,
            d.place,
            d.status,
            d.when,
            d.days,
            d.purpose,
            tuple(d.issues),
            d.reasons,
        )
        for d in drafts
    )


def quotations(
    ground: Grounding, number: Numbering, drafts: list[QuotationDraft]
) -> tuple[QuoteFound, ...]:
    """Quotations and statements as records."""
    return tuple(
        QuoteFound(
            (ground.span(d.start, d.end),),
            d.rule,
            d.confidence,
            number.maybe(d.speaker),
            d.speaker_text,
            d.direct,
        )
        for d in drafts
    )


def positions(
    ground: Grounding, number: Numbering, drafts: list[PositionDraft]
) -> tuple[PositionFound, ...]:
    """Positions as records."""
    return tuple(
        PositionFound(
            (ground.span(d.start, d.end),),
            d.rule,
            d.confidence,
            d.issue,
            number(d.holder),
            d.stance,
            number.maybe(d.on_behalf_of),
            number.maybe(d.target),
            number.maybe(d.reported_by),
            d.when,
            d.probability,
            heading_of(d.issue) or d.heading,
            d.reasons,
        )
        for d in drafts
    )


def issues(
    parsed: ParsedArticle,
    ground: Grounding,
    topics: TopicFinder,
    drafts: list[PositionDraft],
    parent_of: Callable[[str], str | None],
) -> tuple[IssueFound, ...]:
    """Standing issues where they are named, and the matters of positions in their own words."""
    spans: dict[str, list[Span]] = defaultdict(list)
    tokens = parsed.tokens
    for topic, name in zip(topics.topics, topics.names, strict=True):
        spans[name].append(ground.span(tokens.starts[topic.start], tokens.ends[topic.end - 1]))
    for draft in drafts:
        if draft.issue not in spans:
            spans[draft.issue].append(ground.span(draft.start, draft.end))
    return tuple(
        IssueFound(name, parent_of(name), tuple(sorted(set(found))))
        for name, found in spans.items()
    )
