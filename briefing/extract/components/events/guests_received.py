"""Visits told by nothing but a meeting in the host's own country."""

from collections.abc import Iterator, Sequence

from briefing.extract.components.events.event_drafts import MeetingDraft, VisitDraft
from briefing.extract.components.events.visit_words import resides
from briefing.extract.document import ParsedArticle
from briefing.models.enums import APART, DID_NOT_HAPPEN


def visits_of_guests(
    parsed: ParsedArticle, meetings: Sequence[MeetingDraft], visits: Sequence[VisitDraft]
) -> Iterator[VisitDraft]:
    """``In Ottawa, the Canadian minister A received the Latvian minister B``: B was in Canada.

    Args:
        parsed: the article.
        meetings: its meetings.
        visits: those told otherwise; whoever is known to have gone there is not sent twice.

    Yields:
        A journey of all whose state is known to be another one.
    """
    for met in meetings:
        if met.country is None or met.mode in APART or met.status in DID_NOT_HAPPEN:
            continue
        guests = _guests(parsed, met, met.country)
        gone = {n for v in visits if v.country == met.country for n in v.travellers}
        if guests and not gone.intersection(guests):
            yield VisitDraft(
                guests,
                met.country,
                met.place,
                met.status,
                met.when,
                None,
                None,
                list(met.evidence),
                "received",
                0.65,
            )


def _guests(parsed: ParsedArticle, met: MeetingDraft, country: str) -> list[int]:
    """The persons of other states, where one side of the table is at home."""
    actors = parsed.cast.actors
    at_home = [all(actors[n].likely_state == country for n in side) for side in met.sides]
    if not any(at_home):
        return []
    away = [n for side, home in zip(met.sides, at_home, strict=True) if not home for n in side]
    return [
        n
        for n in away
        if actors[n].kind == "person"
        and actors[n].likely_state not in {None, country}
        and not resides(parsed, n)
    ]
