"""Journeys that are only spoken of: whether one is over, the meetings on it tell."""

from briefing.extract.components.events.event_drafts import MeetingDraft, VisitDraft
from briefing.extract.components.events.visit_nouns import SPOKEN_OF


def settle_spoken_of(meetings: list[MeetingDraft], visits: list[VisitDraft]) -> None:
    """Let a journey that somebody spoke about be to come where all meetings on it are.

    Args:
        meetings: of one article.
        visits: its visits; their status is changed.
    """
    for visit in visits:
        if visit.rule != SPOKEN_OF or visit.status != "held" or visit.country is None:
            continue
        there = [
            met
            for met in meetings
            if met.country == visit.country and met.participants & set(visit.travellers)
        ]
        if there and all(met.status == "announced" for met in there):
            visit.status = "announced"
            visit.when = visit.when if visit.when is not None else there[0].when
