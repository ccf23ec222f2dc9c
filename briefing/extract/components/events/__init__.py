"""One file a kind of event. ``EVENT_RULES`` names them; ``find_events`` runs and merges them."""

from briefing.extract.components.events.event_drafts import MeetingDraft, VisitDraft
from briefing.extract.components.events.event_rules import EVENT_RULES, find_events

__all__ = ["EVENT_RULES", "MeetingDraft", "VisitDraft", "find_events"]
