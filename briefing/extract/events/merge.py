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
    return _same_time(reading, one.when, other.when)


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
