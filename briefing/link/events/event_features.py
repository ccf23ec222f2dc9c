"""What speaks for and against a mention being of one event with others: a function a signal."""

from __future__ import annotations

import re
from datetime import timedelta

from briefing.link.events.event_mentions import Event, EventMention, Window
from briefing.models import Signal
from briefing.models.enums import CALLED_OFF
from briefing.models.extraction import MeetingFound, VisitFound
from briefing.text.normalisation import fold

ENOUGH = 2.0
STRONG = 2.5
"""Weight that a mention without any date needs."""

_SLACK = 3
"""Days by which two dated mentions of one event may differ."""
_MOVED = 150
"""Days by which a postponed event may lie later."""


def gap(one: Window, other: Window) -> int:
    """Days between two windows; 0 where they overlap."""
    return max(0, (max(one[0], other[0]) - min(one[1], other[1])).days)


def time(event: Event, mention: EventMention) -> Signal | None:
    """How well the days agree with those of the event's mentions; the worst of them counts.

    Plans that were put off count no more for a mention that is later than that.
    """
    others = event.event_mentions
    off = [t for t in others if _puts_off(t, mention)]
    if off or _put_off_by(mention, others):
        plans = [t for t in others if t.status in {"announced", "postponed"}]
        away = min((_days_between(t, mention) for t in plans), default=0)
        if away > _MOVED:
            return Signal("other time", -6.0, f"{away} days")
        others = [t for t in others if t not in plans]
        if not others:
            return Signal("put off to later", 1.75, "")
    known = [signal for t in others if (signal := _time(t, mention))]
    if not known:
        return None
    worst = min(known, key=lambda s: s.weight)
    return worst if worst.weight < 0 else max(known, key=lambda s: s.weight)


def _days_between(one: EventMention, other: EventMention) -> int:
    """Days between the windows of two mentions; 0 where either has none."""
    return gap(one.window, other.window) if one.window and other.window else 0


def _puts_off(one: EventMention, later: EventMention) -> bool:
    """Whether a mention puts off what a later one has taking place, or planned anew."""
    return bool(
        one.status == "postponed" and one.said and later.said and one.said[0] <= later.said[0]
    )


def _put_off_by(mention: EventMention, others: list[EventMention]) -> bool:
    """Whether a mention puts off what others had planned."""
    return mention.status == "postponed" and all(
        t.status in {"announced", "postponed"} for t in others
    )


def _time(one: EventMention, other: EventMention) -> Signal | None:
    if one.window is None or other.window is None:
        return None
    away = gap(one.window, other.window)
    if one.exact and other.exact:
        length = max(getattr(one.found, "days", None) or 0, getattr(other.found, "days", None) or 0)
        if away == 0:
            return Signal("same days", 3.0, "")
        if away <= max(_SLACK, length):
            return Signal("days close together", 2.0, f"{away} days")
        return Signal("other days", -6.0, f"{away} days")
    if away == 0 and one.days and other.days:
        return Signal("same month", 2.0, "")
    if away:
        return Signal("other time", -6.0 if away > 10 else -2.0, f"{away} days")
    return _reported(one, other)


def _reported(one: EventMention, other: EventMention) -> Signal | None:
    """Two mentions of which one at least is dated by nothing but its article."""
    if one.said is None or other.said is None:
        return Signal("times do not exclude each other", 0.0, "")
    first, second = (t.days if t.exact and t.days else t.said for t in (one, other))
    away = gap(first, second) if first and second else 0
    if "announced" in {one.status, other.status}:
        return Signal("announced for such a time", 2.0 - min(away, 120) / 120, f"{away} days")
    if away > 21:
        return Signal("reported weeks apart", -1.0, f"{away} days")
    return Signal("reported at one time", 2.0 - away / 21, f"{away} days")


def people(event: Event, mention: EventMention) -> Signal | None:
    """Travellers, or people at the table, in common."""
    shared = event.people & mention.people
    if not shared:
        return None
    whole = shared == mention.people or shared == event.people
    return Signal("same people" if whole else "somebody in common", 0.5 if whole else 0.25, "")


def partners(event: Event, mention: EventMention) -> Signal | None:
    """Meetings in common."""
    if not event.partners or not mention.partners:
        return None
    shared = event.partners & mention.partners
    if shared:
        return Signal(
            "met the same people", min(3.0, 1.25 * len(shared)), ", ".join(sorted(shared)[:3])
        )
    return Signal("met other people", -0.5, "")


def place(event: Event, mention: EventMention) -> Signal | None:
    """The town."""
    own = fold(mention.found.place or "")
    others = {fold(t.found.place) for t in event.event_mentions if t.found.place}
    if not own or not others:
        return None
    if own in others:
        return Signal("same place", 0.5, own)
    return Signal("other place", -0.5, f"{own}, {min(others)}")


def length(event: Event, mention: EventMention) -> Signal | None:
    """How long the stay was."""
    own = mention.found.days if isinstance(mention.found, VisitFound) else None
    others = {t.found.days for t in event.event_mentions if isinstance(t.found, VisitFound)} - {
        None
    }
    if own is None or not others:
        return None
    return Signal("same length", 0.75, f"{own} days") if own in others else None


def hosts(event: Event, mention: EventMention) -> Signal | None:
    """People of the country gone to whom both articles name; for what has no date of its own."""
    if mention.said or mention.exact:
        return None
    met = mention.partners & event.partners  # counted as such
    shared = mention.hosts & frozenset().union(*(t.hosts for t in event.event_mentions)) - met
    if not shared:
        return None
    return Signal("same hosts named", min(2.0, 1.0 * len(shared)), ", ".join(sorted(shared)[:3]))


def weekday(event: Event, mention: EventMention) -> Signal | None:
    """A weekday of an undated article that falls into the event's days."""
    if mention.said or mention.exact or mention.weekday is None:
        return None
    for other in event.event_mentions:
        if other.exact and other.days:
            length = max(other.found.days or 0, 1) if isinstance(other.found, VisitFound) else 1
            days = [other.days[0] + timedelta(days=n) for n in range(length)]
            if mention.weekday in {day.weekday() for day in days}:
                return Signal("the weekday fits", 0.5, "")
    return None


def origin(event: Event, mention: EventMention) -> Signal | None:
    """A copy of one text."""
    if any(t.origin == mention.origin for t in event.event_mentions):
        return Signal("copy of one text", 3.0, "")
    return None


def fate(event: Event, mention: EventMention) -> Signal | None:
    """What was declined or called off did not take place on the same days."""
    statuses = {t.status for t in event.event_mentions}
    over = CALLED_OFF
    done = {"held", "under way"}
    if (mention.status in over and statuses & done) or (mention.status in done and statuses & over):
        return Signal("called off and held", -3.5, "")
    return None


_ANEW = re.compile(
    r"\b(back in|back to|again|another|second|third|return(?:ed|s|ing)? to)\b", re.IGNORECASE
)


def anew(event: Event, mention: EventMention) -> Signal | None:
    """``was back in Hanoi``: another journey, unless the days are the same."""
    first = min((t.said for t in event.event_mentions if t.said), default=None)
    if first is None or mention.said is None or mention.said <= first:
        return None
    days = mention.days
    same = days is not None and any(t.days and gap(t.days, days) == 0 for t in event.event_mentions)
    if same or not any(_ANEW.search(ref.text) for ref in mention.evidence):
        return None
    if any(_ANEW.search(ref.text) for t in event.event_mentions for ref in t.evidence):
        return None
    return Signal("told as another one", -1.5, "")


def issues(event: Event, mention: EventMention) -> Signal | None:
    """Talks on the same matters."""
    shared = set(mention.found.issues) & {i for t in event.event_mentions for i in t.found.issues}
    return Signal("same issues", 0.25, ", ".join(sorted(shared)[:2])) if shared else None


def visit(event: Event, mention: EventMention) -> Signal | None:
    """A meeting of the same journey."""
    if any(t.visits & mention.visits for t in event.event_mentions):
        return Signal("on the same visit", 2.0, "")
    return None


def mode(event: Event, mention: EventMention) -> Signal | None:
    """A call is no meeting."""
    modes = {
        t.found.mode for t in (*event.event_mentions, mention) if isinstance(t.found, MeetingFound)
    } - {"unknown"}
    return Signal("other mode", -6.0, ", ".join(sorted(modes))) if len(modes) > 1 else None


VISIT_SIGNALS = (time, people, partners, hosts, weekday, place, length, origin, fate, anew, issues)
MEETING_SIGNALS = (time, people, place, origin, fate, issues, visit, mode)


def weigh_visit(event: Event, mention: EventMention) -> tuple[Signal, ...]:
    """What speaks for one journey."""
    return tuple(s for signal in VISIT_SIGNALS if (s := signal(event, mention)))


def weigh_meeting(event: Event, mention: EventMention) -> tuple[Signal, ...]:
    """What speaks for one meeting; the people are compared before."""
    return tuple(s for signal in MEETING_SIGNALS if (s := signal(event, mention)))
