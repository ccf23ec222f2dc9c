"""How an event stood, step by step: announced, under way, held, postponed, cancelled, declined."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from briefing.link.events.event_mentions import EventMention
from briefing.models import Meeting, Step, Visit, When
from briefing.models.enums import CALLED_OFF, Status
from briefing.text.date_expressions import parse_iso

_RANK: dict[Status, int] = {
    "announced": 1,
    "postponed": 2,
    "under way": 3,
    "held": 4,
    "cancelled": 5,
    "declined": 6,
    "denied": 6,
}
"""The order of things where no dates tell it."""


_WAIT = 60
"""Days after which an announcement without a date has come to nothing as far as one can see."""


def status_history(event_mentions: Sequence[EventMention]) -> tuple[Step, ...]:
    """The history of one event, oldest first.

    Mentions of dated articles stand by their dates; undated ones stand with the dated telling of
    the same status, else where the usual order of things puts them. Neighbours that say the same
    are one step, with all their sources; a new date for a planned event is a step of its own.
    """
    dated = sorted(
        (t for t in event_mentions if t.said),
        key=lambda t: (t.said, t.version, _RANK[t.status], t.place),
    )
    undated = sorted(
        (t for t in event_mentions if not t.said), key=lambda t: (_RANK[t.status], t.place)
    )
    steps: list[list[EventMention]] = []
    for mention in dated:
        if steps and _same(steps[-1][-1], mention):
            steps[-1].append(mention)
        else:
            steps.append([mention])
    for mention in undated:
        alike = next((s for s in steps if s[0].status == mention.status), None)
        if alike:
            alike.append(mention)
        else:
            later = (n for n, s in enumerate(steps) if _RANK[s[0].status] > _RANK[mention.status])
            steps.insert(next(later, len(steps)), [mention])
    return tuple(_step(step) for step in steps)


def _same(one: EventMention, other: EventMention) -> bool:
    if one.status != other.status:
        return False
    planned = one.status in {"announced", "postponed"}
    moved = one.exact and other.exact and one.days != other.days
    return not (planned and moved)


def _step(event_mentions: list[EventMention]) -> Step:
    first = event_mentions[0]
    said = first.said[0].isoformat() if first.said and first.said[0] == first.said[1] else None
    if first.said and said is None:
        said = first.said[0].isoformat()[:7]
    when = next((t.when for t in event_mentions if t.when and t.when.start), None)
    refs = dict.fromkeys(ref for t in event_mentions for ref in t.evidence)
    return Step(first.status, said, when or first.when, tuple(refs))


def standing(event_mentions: Sequence[EventMention]) -> Status:
    """How an event stands in the end: what took place did, else what was said last holds."""
    steps = status_history(event_mentions)
    happened = [s.status for s in steps if s.status in {"held", "under way"}]
    last = steps[-1].status
    if happened and last not in CALLED_OFF:
        return "held" if "held" in happened else "under way"
    return last


def best_when(event_mentions: Sequence[EventMention], status: Status) -> When | None:
    """The words that date an event best: of its final state, said last, the finest."""
    grain = {"day": 0, "month": 1, "year": 2, None: 3}
    known = [t for t in event_mentions if t.when]
    own = [t for t in known if t.status == status]
    if not own and not any(t.status == "postponed" for t in event_mentions):
        own = known  # a plan that nobody put off
    first = {"stated": 0, "resolved": 1, "inferred": 2}
    chosen = min(
        own,
        key=lambda t: (
            grain[t.when.precision] if t.when else 9,
            _length(t.when),
            first.get(t.when.basis, 3) if t.when else 9,
            -(t.said[0].toordinal() if t.said and status == "announced" else 0),
            -t.version,
        ),
        default=None,
    )
    return chosen.when if chosen else None


def _length(when: When | None) -> int:
    """Days from the first to the last; a week says less than a day."""
    if when is None:
        return 0
    start, end = parse_iso(when.start or ""), parse_iso(when.end or "")
    return (end.end - start.start).days if start and end else 0


def never_seen(event: Visit | Meeting, newest: str | None) -> bool:
    """Whether an event was announced for a time that is past, and no source saw it happen.

    Args:
        event: from ``link``.
        newest: ISO date of the newest source; None where none is dated.
    """
    if event.status != "announced":
        return False
    end = event.when.end if event.when else None
    if end:
        return newest is None or end < newest
    said = max((s.said for s in event.steps if s.said), default="")
    known = parse_iso(said) if said else None
    if known is None or newest is None:
        return True
    return (date.fromisoformat(newest) - known.end).days > _WAIT
