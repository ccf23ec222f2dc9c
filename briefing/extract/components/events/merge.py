"""One event told twice in an article is one event."""

import re
from itertools import pairwise

from briefing.extract.components.events.event_drafts import MeetingDraft, VisitDraft
from briefing.extract.document import ParsedArticle
from briefing.extract.matching import syntax
from briefing.models.date_words import DateWords
from briefing.models.enums import APART, DID_NOT_HAPPEN
from briefing.resources import word_list

_STRENGTH = {
    "held": 5,
    "under way": 4,
    "announced": 3,
    "postponed": 6,
    "cancelled": 6,
    "declined": 6,
    "denied": 6,
}

_SENTENCE_ENDS = frozenset('.!?”"')


def merge_meetings(parsed: ParsedArticle, drafts: list[MeetingDraft]) -> list[MeetingDraft]:
    """Gather meetings of the same people at compatible times; order of the text is kept."""
    out: list[MeetingDraft] = []
    for draft in sorted(drafts, key=lambda d: (-len(d.participants), d.evidence[0])):
        twin = next((m for m in out if _same_meeting(parsed, m, draft)), None)
        if twin is None:
            out.append(draft)
            continue
        _absorb(parsed, twin, draft)
        twin.mode = twin.mode if twin.mode != "unknown" else draft.mode
        twin.place, twin.country = twin.place or draft.place, twin.country or draft.country
    return sorted(out, key=lambda m: m.evidence[0])


def _same_meeting(parsed: ParsedArticle, one: MeetingDraft, other: MeetingDraft) -> bool:
    if not other.participants <= one.participants:
        return False
    if not _across(one, other):
        return False
    if not _one_fate(one, other):
        return False
    for apart in ("phone", "message"):
        if apart in {one.mode, other.mode} and {one.mode, other.mode} - {apart, "unknown"}:
            return False
    if {one.status, other.status} == {"held", "announced"} and one.when != other.when:
        return False
    if _history(parsed, one, other):
        return False
    return _same_time(parsed, one.when, other.when)


def _one_fate(one: MeetingDraft | VisitDraft, other: MeetingDraft | VisitDraft) -> bool:
    """Whether two states may be one event's: what was announced may have been cancelled since."""
    did_not_happen = [d for d in (one, other) if d.status in DID_NOT_HAPPEN]
    rest = [d for d in (one, other) if d.status not in DID_NOT_HAPPEN]
    return len(did_not_happen) != 1 or rest[0].status == "announced"


def _history(
    parsed: ParsedArticle, one: MeetingDraft | VisitDraft, other: MeetingDraft | VisitDraft
) -> bool:
    """Whether one is told with a year of its own and the other without any date, apart from it.

    Or as the last one before: ``They last met in May``.
    """
    if _looks_back(parsed, one) != _looks_back(parsed, other):
        return True
    dated = [d for d in (one, other) if d.when is not None]
    if len(dated) != 1:
        return False
    words = parsed.dates[dated[0].when or 0]
    if words.year is None:
        return False
    if words.day is None:
        return True  # ``in 2021``: nobody dates what has just happened by its year
    gap = max(one.evidence[0][0], other.evidence[0][0]) - min(
        one.evidence[-1][1], other.evidence[-1][1]
    )
    return gap > 120


def _looks_back(parsed: ParsedArticle, draft: MeetingDraft | VisitDraft) -> bool:
    first, last = parsed.word_at(draft.evidence[0][0]), parsed.word_at(draft.evidence[0][1] - 1)
    told = parsed.doc[first : last + 1]
    return any(
        word.lower_ == "last" and word.dep_ == "advmod" and syntax.is_verb(word.head)
        for word in told
    )


def _across(one: MeetingDraft, other: MeetingDraft) -> bool:
    """Whether the people of ``other`` sat on different sides in ``one`` too."""
    touched = sum(1 for side in one.sides if other.participants & set(side))
    return touched >= 2


def merge_visits(parsed: ParsedArticle, drafts: list[VisitDraft]) -> list[VisitDraft]:
    """Gather journeys of the same traveller to the same country at compatible times."""
    out: list[VisitDraft] = []
    for draft in drafts:
        twin = next((v for v in reversed(out) if _same_visit(parsed, v, draft)), None)
        if twin is None:
            out.append(draft)
            continue
        _absorb(parsed, twin, draft)
        twin.days = twin.days or draft.days
        twin.purpose = twin.purpose or draft.purpose
        twin.place = twin.place or draft.place
        twin.travellers += [n for n in draft.travellers if n not in twin.travellers]
    return out


def _same_visit(parsed: ParsedArticle, one: VisitDraft, other: VisitDraft) -> bool:
    if not set(one.travellers) & set(other.travellers):
        return False
    if one.country != other.country or (one.country is None and one.place != other.place):
        return False
    if not _one_fate(one, other):
        return False
    if (
        {one.status, other.status} == {"held", "announced"}
        and one.when is not None
        and (other.when is not None and one.when != other.when)
    ):
        return False
    if _history(parsed, one, other):
        return False
    return _same_time(parsed, one.when, other.when)


def _absorb(
    parsed: ParsedArticle, twin: MeetingDraft | VisitDraft, draft: MeetingDraft | VisitDraft
) -> None:
    firmer = _STRENGTH[draft.status] - _STRENGTH[twin.status]
    if firmer > 0 or (firmer == 0 and _opens_article(parsed, twin)):
        twin.status = draft.status  # the text knows whether it was called off or put off
    twin.evidence += [e for e in draft.evidence if e not in twin.evidence]
    twin.when = _finer(parsed, twin.when, draft.when)
    twin.confidence = max(twin.confidence, draft.confidence)


def _finer(parsed: ParsedArticle, one: int | None, other: int | None) -> int | None:
    if one is None or other is None:
        return one if one is not None else other
    finer, coarser = parsed.dates[other], parsed.dates[one]
    full = finer.day is not None and finer.month is not None and coarser.month is None
    return other if full or _is_within(finer, coarser) else one  # on 13 May, and on Thursday


def _same_time(parsed: ParsedArticle, one: int | None, other: int | None) -> bool:
    if one is None or other is None or one == other:
        return True
    a, b = parsed.dates[one], parsed.dates[other]
    return _key(a) == _key(b) or "vague" in {a.kind, b.kind} or _is_within(a, b) or _is_within(b, a)


def _is_within(day: DateWords, month: DateWords) -> bool:
    """Whether a day lies in a month: ``to visit in May`` and ``will arrive on 14 May``."""
    if not day.kind == month.kind == "calendar" or day.day is None or month.day is not None:
        return False
    return day.month == month.month and (day.year == month.year or None in {day.year, month.year})


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


def named_twins(parsed: ParsedArticle, meetings: list[MeetingDraft]) -> list[MeetingDraft]:
    """Give what is told by office alone to the meeting that is told by name.

    ``Norway’s trade envoy held talks with a Thai official Thursday`` is the meeting of those whom
    a later sentence names; so is most of what headlines tell.
    """
    out: list[MeetingDraft] = []
    for draft in meetings:
        twin = next((m for m in meetings if m is not draft and _names(parsed, m, draft)), None)
        if twin is None:
            out.append(draft)
        elif not _in_headline(parsed, draft):
            _absorb(parsed, twin, draft)
    return out


def _sides_of_states(parsed: ParsedArticle, draft: MeetingDraft) -> frozenset[str]:
    """The states of a meeting that is told as one of states alone (``talks between A and B``)."""
    actors = [parsed.cast.actors[n] for n in draft.participants]
    if any(a.kind != "state" for a in actors):
        return frozenset()
    return frozenset(a.country for a in actors if a.country)


def _in_headline(parsed: ParsedArticle, draft: MeetingDraft) -> bool:
    return parsed.tokens.headline[parsed.tokens.at(draft.evidence[0][0])]


def _opens_article(parsed: ParsedArticle, draft: MeetingDraft | VisitDraft) -> bool:
    """Whether it was told first in a headline, in title case or not."""
    start, end = parsed.view.paragraphs[0]
    headline = parsed.view.text[start:end].rstrip()
    return draft.evidence[0][1] <= end and headline[-1:] not in _SENTENCE_ENDS


def _near(one: MeetingDraft, other: MeetingDraft) -> bool:
    """Whether two are told within a paragraph or so, and had the same fate."""
    gap = max(one.evidence[0][0], other.evidence[0][0]) - min(
        one.evidence[0][1], other.evidence[0][1]
    )
    return one.status == other.status and gap < 300


def _names(parsed: ParsedArticle, named: MeetingDraft, bare: MeetingDraft) -> bool:
    """Whether ``named`` is the meeting of ``bare`` with names for its unnamed office-holders."""
    actors = parsed.cast.actors
    states = _sides_of_states(parsed, bare)
    if len(states) == 2 and _near(named, bare):
        persons = [actors[n] for n in named.participants if actors[n].kind == "person"]
        return len(persons) == 2 and {p.country for p in persons} == states
    nameless = {n for n in bare.participants if actors[n].nameless}
    if not nameless or (named.status != bare.status and not _in_headline(parsed, bare)):
        return False
    known = bare.participants - nameless
    free = [n for n in named.participants - known if actors[n].kind == "person"]
    if not known <= named.participants or len(free) < len(nameless):
        return False
    if known and _in_headline(parsed, bare):
        return True
    for number in nameless:
        suits = [n for n in free if actors[n].country in {None, actors[number].country}]
        if actors[number].kind != "organisation" or not suits:
            return False
        free.remove(suits[0])
    return not free or _in_headline(parsed, bare)


_THE_CALL = re.compile(
    r"\b(?:[Tt]he|[Tt]heir|[Tt]his|his|her|today[’']s|phone|telephone) (?:phone |telephone )?call\b"
    r"(?! (?:on|for|to action))|\b(?:phone|telephone) conversation\b"
)


def settle_modes(parsed: ParsedArticle, meetings: list[MeetingDraft]) -> None:
    """``A spoke with B``: by phone, if the article goes on to say ``during the call``."""
    if not _THE_CALL.search(parsed.view.text):
        return
    open_ones = [m for m in meetings if m.mode == "unknown" and m.status == "held"]
    for met in open_ones:
        if len(meetings) == len(open_ones) or not any(m.mode == "phone" for m in meetings):
            met.mode = "phone"


def inherit_dates(
    parsed: ParsedArticle, meetings: list[MeetingDraft], visits: list[VisitDraft]
) -> None:
    """Date what no words of its own date: by the visit it was held on, by what it follows.

    A meeting on a dated visit was held on those days. ``He also met Y`` goes on from the meeting
    told before, in the same paragraph or the next.
    """
    for met in meetings:
        if met.when is None and met.mode not in APART:
            dated = [
                v.when
                for v in visits
                if v.when is not None and _same_turn(v, met) and _on_visit(parsed, met, v)
            ]
            if len(set(dated)) > 1:
                dated = [
                    v.when
                    for v in visits
                    if v.when in dated and v.travellers and _names_place(parsed, met, v)
                ]
            if len(set(dated)) == 1:
                met.when = dated[0]
    for before, met in pairwise(sorted(meetings, key=lambda m: m.evidence[0])):
        if met.when is None and before.when is not None and _follows(parsed, before, met):
            met.when = before.when


def _names_place(parsed: ParsedArticle, met: MeetingDraft, visit: VisitDraft) -> bool:
    """Whether the sentence of a meeting names the country of a visit."""
    sentence = parsed.doc[parsed.word_at(met.evidence[0][0])].sent
    return any(
        place.entry.code == visit.country
        for word in parsed.words[sentence.start : sentence.end]
        if (place := word.place)
    )


def _same_turn(visit: VisitDraft, met: MeetingDraft) -> bool:
    return visit.status == met.status or {visit.status, met.status} <= {"held", "under way"}


def _follows(parsed: ParsedArticle, before: MeetingDraft, met: MeetingDraft) -> bool:
    """Whether a meeting is told as going on from another: ``also``, ``later``, ``then``."""
    if met.status != before.status or not met.participants & before.participants:
        return False
    start, end = met.evidence[0]
    gap = parsed.view.text[before.evidence[-1][1] : start]
    sentence = parsed.doc[parsed.word_at(start)].sent
    goes_on = {t.lower_ for t in sentence} & _GOING_ON
    return bool(goes_on) and gap.count("\n\n") <= 1 and len(gap) < 600 and end > start


_GOING_ON = word_list("merge", "going_on")


def _on_visit(parsed: ParsedArticle, met: MeetingDraft, visit: VisitDraft) -> bool:
    travellers = met.participants & set(visit.travellers)
    if not travellers or met.country not in {None, visit.country}:
        return False
    hosts = {parsed.cast.actors[n].country for n in met.participants - travellers} - {None}
    return not hosts or visit.country in hosts
