"""``ics``: announced visits and meetings with a known day, for a calendar (RFC 5545)."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from briefing.models import Briefing, Meeting, Source, Visit, When
from briefing.presentation.titles import Titles

_AHEAD = frozenset({"announced", "postponed", "cancelled"})
_WIDTH = 75
"""Bytes of a line; longer ones are folded."""


class CalendarFormat:
    """One event a record, whole days."""

    name = "ics"
    suffix = ".ics"

    def write(self, briefing: Briefing, texts: Mapping[str, str] | None) -> str:
        """The calendar; what was cancelled or postponed says so."""
        sources = {source.id: source for source in briefing.sources}
        titles = Titles(briefing)
        lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//briefing//EN", "CALSCALE:GREGORIAN"]
        records: list[Visit | Meeting] = [*briefing.visits, *briefing.meetings]
        for record in records:
            if record.status in _AHEAD and record.when and record.when.start:
                lines += _event(record, record.when, titles, sources)
        return "".join(
            f"{fold}\r\n" for line in [*lines, "END:VCALENDAR"] for fold in _folded(line)
        )


def _event(
    record: Visit | Meeting, when: When, titles: Titles, sources: Mapping[str, Source]
) -> Iterator[str]:
    first = date.fromisoformat(when.start or "")
    last = date.fromisoformat(when.end or when.start or "")
    source = sources.get(record.evidence[0].source) if record.evidence else None
    stamp = (source.published.start if source and source.published else None) or "1970-01-01"
    yield "BEGIN:VEVENT"
    yield f"UID:{record.id}@briefing"
    yield f"DTSTAMP:{stamp.replace('-', '')}T000000Z"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(' '.join(titles.of(record).split()))}"
    yield f"STATUS:{'CANCELLED' if record.status == 'cancelled' else 'TENTATIVE'}"
    if record.place:
        yield f"LOCATION:{_text(record.place)}"
    if record.evidence:
        where = f" ({source.path})" if source else ""
        yield f"DESCRIPTION:{_text(f'{record.status}: “{record.evidence[0].text}”{where}')}"
    yield "END:VEVENT"


def _text(words: str) -> str:
    words = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    for sign in "\\;,":
        words = words.replace(sign, f"\\{sign}")
    return words


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 bytes, never within a character."""
    piece = ""
    for character in line:
        if len((piece + character).encode("utf-8")) > _WIDTH:
            yield piece
            piece = " "
        piece += character
    yield piece


FORMAT = CalendarFormat()
