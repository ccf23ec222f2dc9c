"""The list of event rules, and how their drafts become one record an event."""

from briefing.extract.components.events import (
    calls,
    invitations,
    joint_appearances,
    letters,
    meeting_nouns,
    meeting_verbs,
    presence,
    visit_nouns,
    visit_verbs,
)
from briefing.extract.components.events.attendants import add_attendants, add_companions
from briefing.extract.components.events.diary import settle_diary
from briefing.extract.components.events.event_drafts import (
    Draft,
    EventRule,
    MeetingDraft,
    VisitDraft,
)
from briefing.extract.components.events.guests_received import visits_of_guests
from briefing.extract.components.events.journeys_spoken_of import settle_spoken_of
from briefing.extract.components.events.merge import (
    inherit_dates,
    merge_meetings,
    merge_visits,
    named_twins,
    settle_modes,
)
from briefing.extract.document import ParsedArticle
from briefing.extract.matching.questions import is_asked
from briefing.extract.scoring.event_scorer import score_events

EVENT_RULES: tuple[EventRule, ...] = (
    meeting_verbs.RULE,
    meeting_nouns.RULE,
    calls.RULE,
    letters.RULE,
    joint_appearances.RULE,
    visit_verbs.RULE,
    presence.RULE,
    visit_nouns.RULE,
    invitations.RULE,
)


def find_events(parsed: ParsedArticle) -> tuple[list[MeetingDraft], list[VisitDraft]]:
    """All events of an article; what is told twice is one event with two pieces of evidence."""
    drafts: list[Draft] = [draft for rule in EVENT_RULES for draft in rule.find(parsed)]
    drafts.sort(key=lambda d: d.evidence[0])
    told = [
        d for d in drafts if isinstance(d, MeetingDraft) and not is_asked(parsed, d.evidence[0][0])
    ]
    meetings = merge_meetings(parsed, told)
    visits = merge_visits(parsed, [d for d in drafts if isinstance(d, VisitDraft)])
    add_attendants(parsed, meetings)
    add_companions(parsed, visits)
    meetings = named_twins(parsed, meetings)
    inherit_dates(parsed, meetings, visits)
    settle_modes(parsed, meetings)
    visits += visits_of_guests(parsed, meetings, visits)
    settle_spoken_of(meetings, visits)
    settle_diary(parsed, meetings, visits)
    score_events(parsed, [*meetings, *visits])
    return meetings, visits
