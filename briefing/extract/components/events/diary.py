"""Diaries of agencies: lists of what is to come, under the days on which it will.

Whatever tense its entries are written in, they are announced; the day of an entry is that of its
heading, and its place the one in capitals before it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from briefing.extract.components.events.event_drafts import Draft, MeetingDraft, VisitDraft
from briefing.extract.document import ParsedArticle
from briefing.models.date_words import DateWords
from briefing.resources import word_list

_NAMES = word_list("diary", "names")
_PAST = word_list("diary", "past")
_LEAST_DAYS = 2
_MOST_BESIDES = 3
"""Letters of a heading that are no part of its day."""
_UNTIL = re.compile(r"\((?:until|till|to|through|thru)\s+$", re.IGNORECASE)
_PLACE = re.compile(r"[\W_]*([A-Z][A-Z.'’ -]+?)(?:,[^-–—]{1,40})?\s+[-–—]\s")

_BEGINS = re.compile(
    r"(?:^|[\n.\d]\s*)([*•·]*\s*[A-Z][A-Z.'’ -]+[A-Z](?:,[^-–—\n]{1,40})?\s+[-–—]\s)"
)


class Entry(NamedTuple):
    """A paragraph under a day: where it stands in the view, and the number of the day's words."""

    start: int
    end: int
    day: int


def settle_diary(
    parsed: ParsedArticle, meetings: list[MeetingDraft], visits: list[VisitDraft]
) -> None:
    """Date and announce what a diary lists, and leave out what it only remembers."""
    entries = diary_entries(parsed)
    if not entries:
        return
    meetings[:] = [m for m in meetings if _is_to_come(parsed, entries, m)]
    visits[:] = [v for v in visits if _is_to_come(parsed, entries, v)]


def _is_to_come(parsed: ParsedArticle, entries: list[Entry], draft: Draft) -> bool:
    """Whether an event is told by no entry that only remembers it; its entry dates it."""
    entry = _entry_of(entries, draft)
    if entry is None:
        return True
    if _remembers(parsed, entry):
        return False
    _settle(parsed, entry, draft)
    return True


def diary_entries(parsed: ParsedArticle) -> list[Entry]:
    """The entries of a diary under their days; none where an article is no diary."""
    text, paragraphs = parsed.view.text, parsed.view.paragraphs
    title = f"{parsed.title} {text[: paragraphs[0][1]] if paragraphs else ''}".casefold()
    if not any(re.search(rf"\b{re.escape(name)}\b", title) for name in _NAMES):
        return []
    entries: list[Entry] = []
    days: set[int] = set()
    day: int | None = None
    for start, end in paragraphs:
        heading = _heading(parsed, start, end)
        if heading is not None:
            day = heading
            days.add(day)
        elif day is not None:
            entries += [Entry(first, last, day) for first, last in _parts(text, start, end)]
    return entries if len(days) >= _LEAST_DAYS else []


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A paragraph cut before each place that stands in capitals with a dash behind it."""
    begins = [m.start(1) for m in _BEGINS.finditer(text, start, end)]
    cuts = sorted({start, *begins})
    return list(zip(cuts, [*cuts[1:], end], strict=True))


def _heading(parsed: ParsedArticle, start: int, end: int) -> int | None:
    """The number of the day that a paragraph consists of."""
    inside = [
        (number, words)
        for number, words in parsed.dates_within(start, end)
        if words.day is not None and words.kind in {"calendar", "weekday"}
    ]
    dated = sum(words.span.end - words.span.start for _, words in inside)
    letters = sum(c.isalnum() for c in parsed.view.text[start:end])
    if not inside or letters > dated + _MOST_BESIDES + 9:
        return None  # nine: a weekday, or a year, that stands apart
    return min(inside, key=lambda found: found[1].kind != "calendar")[0]


def _entry_of(entries: list[Entry], draft: Draft) -> Entry | None:
    start, end = draft.evidence[0]
    middle = (start + end) // 2  # a sentence may begin with the hour of the entry before
    return next((entry for entry in entries if entry.start <= middle < entry.end), None)


def _remembers(parsed: ParsedArticle, entry: Entry) -> bool:
    words = parsed.view.text[entry.start : entry.end].casefold()
    return any(word in words for word in _PAST)


def _settle(parsed: ParsedArticle, entry: Entry, draft: Draft) -> None:
    if draft.status in {"held", "under way"}:
        draft.status = "announced"
    own = parsed.dates[draft.when] if draft.when is not None else None
    last = next(
        (n for n, w in parsed.dates_within(entry.start, entry.end) if _ends(parsed, w)), None
    )
    if last is not None and isinstance(draft, VisitDraft):
        parsed.dates[last] = _until(parsed.dates[entry.day], parsed.dates[last])
        draft.when = last
    elif own is None or not entry.start <= own.span.start < entry.end:
        draft.when = entry.day
    place = _PLACE.match(parsed.view.text[entry.start : entry.end])
    if place and draft.place is None and isinstance(draft, MeetingDraft):
        draft.place = place[1].strip().title()


def _ends(parsed: ParsedArticle, words: DateWords) -> bool:
    """``(to Sept 4)``: the last day of what begins on the day of the heading."""
    before = parsed.view.text[max(0, words.span.start - 12) : words.span.start]
    return words.kind == "calendar" and words.day is not None and bool(_UNTIL.search(before))


def _until(first: DateWords, last: DateWords) -> DateWords:
    """The words for the last day, with the day of the heading as their beginning."""
    if first.kind != "calendar" or first.month is None:
        return last
    return replace(
        last,
        year=first.year,
        month=first.month,
        day=first.day,
        end_month=last.month,
        end_day=last.day,
        tense="future",
    )
