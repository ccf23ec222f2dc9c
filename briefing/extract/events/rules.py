"""The list of event rules, and how their drafts become one record an event."""

from briefing.extract.events import call, invitation, journey, letter, meeting, talks, visit
from briefing.extract.events.attendants import add_attendants, add_companions
from briefing.extract.events.base import Draft, EventRule, MeetingDraft, VisitDraft
from briefing.extract.events.merge import (
    inherit_dates,
    merge_meetings,
    merge_visits,
    named_twins,
    settle_modes,
)
from briefing.extract.reading import Reading

EVENT_RULES: tuple[EventRule, ...] = (
    meeting.RULE,
    talks.RULE,
    call.RULE,
    letter.RULE,
    visit.RULE,
    journey.RULE,
    invitation.RULE,
)


def find_events(reading: Reading) -> tuple[list[MeetingDraft], list[VisitDraft]]:
    """All events of an article; what is told twice is one event with two pieces of evidence."""
    drafts: list[Draft] = [draft for rule in EVENT_RULES for draft in rule.find(reading)]
    drafts.sort(key=lambda d: d.evidence[0])
    meetings = merge_meetings(reading, [d for d in drafts if isinstance(d, MeetingDraft)])
    visits = merge_visits(reading, [d for d in drafts if isinstance(d, VisitDraft)])
    add_attendants(reading, meetings)
    add_companions(reading, visits)
    meetings = named_twins(reading, meetings)
    inherit_dates(reading, meetings, visits)
    settle_modes(reading, meetings)
    return meetings, visits
