"""The journey that a meeting belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from briefing.link.events.event_features import gap
from briefing.link.events.event_mentions import Event, latest_first
from briefing.link.events.status_history import standing
from briefing.models import Visit
from briefing.models.enums import APART, DID_NOT_HAPPEN
from briefing.models.extraction import MeetingFound


class VisitAssignment:
    """Journeys by their travellers.

    Args:
        visits: events with their records.
        countries: the states that actors serve.
    """

    def __init__(
        self, visits: Iterable[tuple[Event, Visit]], countries: Mapping[str, str | None]
    ) -> None:
        self._countries = countries
        self._of: dict[str, list[tuple[Event, Visit]]] = defaultdict(list)
        for event, visit in visits:
            for traveller in visit.travellers:
                self._of[traveller].append((event, visit))

    def of(self, meeting: Event) -> str | None:
        """The journey on which a traveller met somebody of the country gone to; None for none."""
        founds = [t.found for t in latest_first(meeting) if isinstance(t.found, MeetingFound)]
        if any(found.mode in APART for found in founds):
            return None
        place = next((found.country for found in founds if found.country), None)
        fallen = standing(meeting.event_mentions) in DID_NOT_HAPPEN
        people = meeting.people
        seen: dict[str, tuple[Event, Visit]] = {
            visit.id: (event, visit) for actor in sorted(people) for event, visit in self._of[actor]
        }
        best: tuple[int, str] | None = None
        for event, visit in seen.values():
            if (visit.status in DID_NOT_HAPPEN) != fallen:
                continue
            score = self._score(meeting, people, place, event, visit)
            if score and (best is None or score > best[0]):
                best = score, visit.id
        return best[1] if best else None

    def _score(
        self, meeting: Event, people: frozenset[str], place: str | None, event: Event, visit: Visit
    ) -> int:
        """How well a meeting fits a journey; 0 where it does not."""
        if visit.country is None:
            return 0
        hosts = {self._countries.get(a) for a in people - set(visit.travellers)}
        shared = len(meeting.sources & event.sources)
        unknown = bool(shared) and hosts <= {None}
        if place not in {None, visit.country}:
            return 0
        if place is None and visit.country not in hosts and not unknown:
            return 0
        windows = [
            (t.window, v.window) for t in meeting.event_mentions for v in event.event_mentions
        ]
        near = any(a and b and gap(a, b) <= 3 for a, b in windows)
        exact = [
            gap(t.days, v.days)
            for t in meeting.event_mentions
            for v in event.event_mentions
            if t.exact and v.exact and t.days and v.days
        ]
        if exact and min(exact) > 7:
            return 0
        return 4 * shared + 2 * near + (place == visit.country) if shared or near else 0
