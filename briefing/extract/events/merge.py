"""One event told twice in an article is one event."""

from briefing.extract.events.base import MeetingDraft, VisitDraft
from briefing.extract.reading import Reading
from briefing.records.calendar import DateWords

_STRENGTH = {
    "held": 5,
    "under way": 4,
    "announced": 3,
    "postponed": 6,
    "cancelled": 6,
    "declined": 6,
    "denied": 6,
}
_FALLEN = frozenset({"postponed", "cancelled", "declined", "denied"})


def merge_meetings(reading: Reading, drafts: list[MeetingDraft]) -> list[MeetingDraft]:
    """Gather meetings of the same people at compatible times; order of the text is kept."""
    out: list[MeetingDraft] = []
    for draft in sorted(drafts, key=lambda d: (-len(d.participants), d.evidence[0])):
        twin = next((m for m in out if _same_meeting(reading, m, draft)), None)
        if twin is None:
            out.append(draft)
            continue
        _absorb(twin, draft)
        twin.mode = twin.mode if twin.mode != "unknown" else draft.mode
        twin.place, twin.country = twin.place or draft.place, twin.country or draft.country
    return sorted(out, key=lambda m: m.evidence[0])


def _same_meeting(reading: Reading, one: MeetingDraft, other: MeetingDraft) -> bool:
    if not other.participants <= one.participants:
        return False
    if not _across(one, other):
        return False
    if (one.status in _FALLEN) != (other.status in _FALLEN):
        return False
    if "phone" in {one.mode, other.mode} and {one.mode, other.mode} - {"phone", "unknown"}:
        return False
    if {one.status, other.status} == {"held", "announced"} and one.when != other.when:
        return False
    if _history(reading, one, other):
        return False
    return _same_time(reading, one.when, other.when)


def _history(
    reading: Reading, one: MeetingDraft | VisitDraft, other: MeetingDraft | VisitDraft
) -> bool:
    """Whether one is told with a year of its own and the other without any date, apart from it."""
    dated = [d for d in (one, other) if d.when is not None]
    if len(dated) != 1 or reading.dates[dated[0].when or 0].year is None:
        return False
    gap = max(one.evidence[0][0], other.evidence[0][0]) - min(
        one.evidence[-1][1], other.evidence[-1][1]
    )
    return gap > 400


def _across(one: MeetingDraft, other: MeetingDraft) -> bool:
    """Whether the people of ``other`` sat on different sides in ``one`` too."""
    touched = sum(1 for side in one.sides if other.participants & set(side))
    return touched >= 2


def merge_visits(reading: Reading, drafts: list[VisitDraft]) -> list[VisitDraft]:
    """Gather journeys of the same traveller to the same country at compatible times."""
    out: list[VisitDraft] = []
    for draft in drafts:
        twin = next((v for v in reversed(out) if _same_visit(reading, v, draft)), None)
        if twin is None:
            out.append(draft)
            continue
        _absorb(twin, draft)
        twin.days = twin.days or draft.days
        twin.purpose = twin.purpose or draft.purpose
        twin.place = twin.place or draft.place
        twin.travellers += [n for n in draft.travellers if n not in twin.travellers]
    return out


def _same_visit(reading: Reading, one: VisitDraft, other: VisitDraft) -> bool:
    if not set(one.travellers) & set(other.travellers):
        return False
    if one.country != other.country or (one.country is None and one.place != other.place):
        return False
    if (one.status in _FALLEN) != (other.status in _FALLEN):
        return False
    if (
        {one.status, other.status} == {"held", "announced"}
        and one.when is not None
        and (other.when is not None and one.when != other.when)
    ):
        return False
    if _history(reading, one, other):
        return False
    return _same_time(reading, one.when, other.when)


def _absorb(twin: MeetingDraft | VisitDraft, draft: MeetingDraft | VisitDraft) -> None:
    twin.evidence += [e for e in draft.evidence if e not in twin.evidence]
    twin.when = twin.when if twin.when is not None else draft.when
    twin.confidence = max(twin.confidence, draft.confidence)
    if _STRENGTH[draft.status] > _STRENGTH[twin.status]:
        twin.status = draft.status


def _same_time(reading: Reading, one: int | None, other: int | None) -> bool:
    if one is None or other is None or one == other:
        return True
    a, b = reading.dates[one], reading.dates[other]
    return _key(a) == _key(b) or "vague" in {a.kind, b.kind}


def _key(words: DateWords) -> tuple[object, ...]:
    return (
        words.kind,
        words.year,
        words.month,
        words.day,
        words.unit,
        words.amount,
        words.direction,
    )


def without_headline_twins(reading: Reading, meetings: list[MeetingDraft]) -> list[MeetingDraft]:
    """Drop what the headline tells by office alone where the text tells it by name.

    ``Foreign Secretary meets Iraqi Foreign Minister`` is the meeting of the first sentence.
    """

    def is_twin(draft: MeetingDraft) -> bool:
        start = draft.evidence[0][0]
        if len(draft.evidence) > 1 or not reading.tokens.headline[reading.tokens.at(start)]:
            return False
        named = {n for n in draft.participants if not reading.cast.actors[n].nameless}
        return len(named) < len(draft.participants) and any(
            other is not draft and named <= other.participants for other in meetings
        )

    return [m for m in meetings if not is_twin(m)]


def inherit_dates(reading: Reading, meetings: list[MeetingDraft], visits: list[VisitDraft]) -> None:
    """A meeting held on a dated visit was held on those days, where no words of its own date it."""
    for met in meetings:
        if met.when is not None or met.mode in {"phone", "video", "message"}:
            continue
        dated = [
            v.when
            for v in visits
            if v.when is not None and v.status == met.status and _on_visit(reading, met, v)
        ]
        if len(set(dated)) == 1:
            met.when = dated[0]


def _on_visit(reading: Reading, met: MeetingDraft, visit: VisitDraft) -> bool:
    travellers = met.participants & set(visit.travellers)
    if not travellers or met.country not in {None, visit.country}:
        return False
    hosts = {reading.cast.actors[n].country for n in met.participants - travellers} - {None}
    return not hosts or visit.country in hosts
