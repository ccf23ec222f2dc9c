"""Parties without a name: ``key US officials``, ``top US leadership``, ``foreign minister``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from briefing.models import Actor, Meeting, Visit


def unnamed(actors: Iterable[Actor]) -> frozenset[str]:
    """The ids of those whom no source names; a state always has a name."""
    return frozenset(
        a.id for a in actors if a.kind != "state" and not any(m.form == "name" for m in a.mentions)
    )


def is_vague(event: Visit | Meeting, without_name: Collection[str]) -> bool:
    """Whether nobody of a side of a meeting, or no traveller, has a name."""
    sides = (event.travellers,) if isinstance(event, Visit) else event.sides
    return any(side and all(actor in without_name for actor in side) for side in sides)


def repeated_meetings(meetings: Iterable[Meeting], without_name: Collection[str]) -> frozenset[str]:
    """Vague meetings that tell once more what an article tells of somebody with a name.

    ``met key US officials`` beside ``met Antony Blinken``, in the same article and on the same day
    where both are dated: it is shown, and counts as no meeting of its own.

    Args:
        meetings: of a briefing.
        without_name: the ids of parties without a name.
    """
    named: dict[tuple[str, str], list[Meeting]] = defaultdict(list)
    vague: list[Meeting] = []
    for meeting in meetings:
        if is_vague(meeting, without_name):
            vague.append(meeting)
            continue
        for source in {ref.source for ref in meeting.evidence}:
            for actor in meeting.participants:
                named[source, actor].append(meeting)
    return frozenset(m.id for m in vague if _is_told(m, named, without_name))


def _is_told(
    vague: Meeting, named: dict[tuple[str, str], list[Meeting]], without_name: Collection[str]
) -> bool:
    known = [actor for actor in vague.participants if actor not in without_name]
    sources = {ref.source for ref in vague.evidence}
    return any(
        _may_be_one_day(vague, meeting)
        for source in sources
        for actor in known
        for meeting in named.get((source, actor), ())
    )


def _may_be_one_day(one: Meeting, other: Meeting) -> bool:
    a, b = one.when, other.when
    if not (a and b and a.start and a.end and b.start and b.end):
        return True
    return a.start <= b.end and b.start <= a.end
