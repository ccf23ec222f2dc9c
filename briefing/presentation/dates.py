"""Dates in words: with their precision, and never more certain than they are."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from briefing.models import Meeting, Source, Visit, When
from briefing.models.article import ISO_LENGTH


class Shown(NamedTuple):
    """A date to show: ``sort`` orders, ``year`` groups, ``text`` is short.

    ``reported`` says that no words date the event: the date is that of the sources that tell it.
    ``last`` is the last day that is meant.
    """

    sort: str
    year: str
    text: str
    reported: bool = False
    last: str = ""


UNDATED = Shown("", "", "—")
BOUNDS = "bounds"
"""The year of what is only known to lie between two days; it has a heading of its own."""
_ABOUT = 45
"""Days up to which a time between bounds is told as about a month."""


def shown_when(when: When | None) -> Shown | None:
    """Date words that could be worked out; None where they could not."""
    if when is None or not when.start or when.precision is None:
        return None
    day = date.fromisoformat(when.start)
    last = when.end or when.start
    end = date.fromisoformat(last)
    if when.basis == "inferred" and when.start != when.end:
        if (end - day).days > _ABOUT:
            return Shown(when.start, BOUNDS, _between(day, end), reported=True, last=last)
        month = "~" + _short(day, "month")
        return Shown(when.start, str(day.year), month, reported=True, last=last)
    if when.precision == "day" and end > day:
        return Shown(when.start, str(day.year), short_range(day, end), last=last)
    return Shown(when.start, str(day.year), _short(day, when.precision), last=last)


def with_year(text: str, year: str) -> str:
    """``14 Dec 2023``; a text that names its year, or stands between two, as it is."""
    return text if year in text or year == BOUNDS else f"{text} {year}"


def short_range(first: date, last: date) -> str:
    """``1–7 Jan``, ``29 Jan–4 Feb``."""
    month = "" if (first.year, first.month) == (last.year, last.month) else f" {first:%b}"
    return f"{first.day}{month}–{last.day} {last:%b}"


def _between(first: date, last: date) -> str:
    """``between Nov 2022 and Jan 2025``, ``between Mar and Aug 2022``."""
    year = f" {first.year}" if first.year != last.year else ""
    return f"between {first:%b}{year} and {last:%b} {last.year}"


def _short(day: date, precision: str) -> str:
    if precision == "day":
        return f"{day.day} {day:%b}"
    return f"{day:%b}" if precision == "month" else str(day.year)


def shown_meeting(meeting: Meeting, sources: Mapping[str, Source]) -> Shown:
    """The date of a meeting: its own words, else when its sources appeared."""
    return shown_when(meeting.when) or _reported(
        [sources[r.source] for r in meeting.evidence if r.source in sources]
    )


def shown_visit(
    visit: Visit, meetings: Mapping[str, Meeting], sources: Mapping[str, Source]
) -> Shown:
    """The date of a visit: its own words, else its meetings', else when its sources appeared."""
    own = shown_when(visit.when)
    if own:
        return own
    held = [
        shown for m in visit.meetings if m in meetings and (shown := shown_when(meetings[m].when))
    ]
    if held:
        return min(held, key=lambda s: (s.year == BOUNDS, s.sort))
    return _reported([sources[r.source] for r in visit.evidence if r.source in sources])


def _reported(sources: Iterable[Source]) -> Shown:
    known = sorted(
        (s.published.start, s.published.precision, s.published.end or s.published.start)
        for s in sources
        if s.published and s.published.start and s.published.precision
    )
    if not known:
        return UNDATED
    start, precision, last = known[0]
    day = date.fromisoformat(start)
    grain = "month" if precision == "day" else precision
    return Shown(start, str(day.year), "~" + _short(day, grain), reported=True, last=last)


def long_when(when: When | None) -> str:
    """``Thursday 14 December 2023``, ``14–16 December 2023``, ``“last month”, date unknown``."""
    if when is None:
        return "date unknown"
    if not when.start or not when.end or when.precision is None:
        return f"“{when.text}”, date unknown"
    start, end = date.fromisoformat(when.start), date.fromisoformat(when.end)
    if when.basis == "inferred" and start != end:
        return f"between {start.day} {start:%b %Y} and {end.day} {end:%b %Y}"
    if when.precision == "year":
        return str(start.year)
    if when.precision == "month":
        return f"{start:%B %Y}"
    if start == end:
        return f"{start:%A} {start.day} {start:%B %Y}"
    return f"{start.day} {start:%B} – {end.day} {end:%B %Y}"


def iso_when(when: When | None) -> str:
    """``2023-12-14``, ``2023-12``, ``2023-12-01/2023-12-31``, ``—``; at least ten cells."""
    if when is None or not when.start or not when.end:
        return f"{'—':<10}"
    if when.basis == "inferred" and when.start != when.end:
        return f"{when.start}/{when.end}"
    length = ISO_LENGTH[when.precision or "year"]
    return f"{when.start[:length]:<10}"


def published_words(source: Source) -> str | None:
    """``15 December 2023``, ``July 2019 (inferred)``; None where it is not known."""
    published = source.published
    if published is None or published.start is None or published.date is None:
        return None
    day = date.fromisoformat(published.start)
    words = {
        "day": f"{day.day} {day:%B %Y}",
        "month": f"{day:%B %Y}",
        "year": f"{day.year}",
        None: "",
    }[published.precision]
    return f"{words} (inferred)" if published.basis == "inferred" else words


def published_and_basis(source: Source) -> str:
    """``15 December 2023 (stated)``, ``date unknown``."""
    words = published_words(source)
    if words is None or source.published is None:
        return "date unknown"
    return f"{words} ({source.published.basis})" if "inferred" not in words else words


def published_short(source: Source) -> str:
    """``15 Dec 2023``, ``Dec 2023``, ``2023``, ``after 15 Jul 2019``, ``undated``."""
    known = source.published
    if known is not None and known.start and known.precision is None:
        day = date.fromisoformat(known.start)
        return f"after {day.day} {day:%b %Y}"
    if known is None or known.start is None or known.precision is None:
        return "undated"
    day = date.fromisoformat(known.start)
    words = {"day": f"{day.day} {day:%b %Y}", "month": f"{day:%b %Y}", "year": str(day.year)}
    inferred = "~" if known.basis == "inferred" else ""
    return inferred + words[known.precision]
