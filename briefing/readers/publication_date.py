"""When an article appeared: metadata, its address, a dateline, a teaser, the file's name."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from briefing.models import Published, Span
from briefing.models.article import PublishedBasis
from briefing.models.copy_with import replace as copy_with
from briefing.models.date_words import Interval
from briefing.readers.base import Metadata
from briefing.text.date_expressions import find, iter_calendar, month_bounds, parse_iso, resolve
from briefing.text.datelines import iter_datelines

_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)/([01]\d)(?:/([0-3]\d))?(?:/|$)")
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_]?([01]\d)[-_]?([0-3]\d)(?!\d)")
_PUBLISHED_LINE = re.compile(r"^\s*(?:last\s+)?(?:published|updated|posted|date)\b", re.I)
_IS_STAMP = re.compile(r"^[^a-z]{0,40}$")
_DAY_OF_WEEK = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, "
_TOP_LINES = 4
_SIGNED = re.compile(r"\b(?:Done|Signed|Issued|Adopted)\s+(?:at|in)\s+[^.\n]{2,120}")


def date_of(
    metadata: Metadata, text: str, body: tuple[Span, ...], path: str, stamps: Iterable[str] = ()
) -> Published | None:
    """The publication date with its basis, or None where nothing says it.

    Args:
        metadata: from beside the text.
        text, body: the article.
        path: of its file.
        stamps: lines that were set aside as telling when it appeared.
    """
    if metadata.date:
        known = parse_iso(metadata.date)
        if known:
            return published(known, "metadata")
    return (
        _from_address(metadata.url)
        or _from_dateline(text, body)
        or _from_top(text, body)
        or _from_stamps(stamps)
        or _from_signing(text, body)
        or _from_name(path)
        or _from_furniture(text, body)
    )


def published(known: Interval, basis: PublishedBasis) -> Published:
    """A publication date out of resolved words."""
    return Published(known.start.isoformat(), known.end.isoformat(), known.precision, basis)


def _from_address(url: str | None) -> Published | None:
    match = _IN_ADDRESS.search(url or "")
    if not match:
        return None
    known = parse_iso("-".join(part for part in match.groups() if part))
    return published(known, "metadata") if known else None


def _from_dateline(text: str, body: tuple[Span, ...]) -> Published | None:
    """The day of the first dateline that has one with its year."""
    top = "\n\n".join(span.of(text) for span in body) or text
    for line in iter_datelines(top):
        for words in find(line.span.of(top)):
            if words.kind == "calendar" and words.month and words.day:
                year = words.year or line.year
                known = resolve(copy_with(words, year=year), None) if year else None
                if known:
                    return published(known, "stated")
    return None


def _from_stamps(stamps: Iterable[str]) -> Published | None:
    """``Last updated: March 13, 2024``, ``Published in The Example, March 13th, 2024``."""
    for line in stamps:
        for words in iter_calendar(line[:200]):
            known = resolve(words, None) if words.month and words.day else None
            if known:
                return published(known, "stated")
    return None


def _from_signing(text: str, body: tuple[Span, ...]) -> Published | None:
    """``Done at Geneva on 8 November 2018``: a communiqué is of the day on which it was signed."""
    end = "\n".join(span.of(text) for span in body)[-1500:]
    match = _SIGNED.search(end)
    for words in iter_calendar(match.group() if match else ""):
        known = resolve(words, None) if words.month and words.day else None
        if known:
            return published(known, "stated")
    return None


def _from_top(text: str, body: tuple[Span, ...]) -> Published | None:
    """A full date in a dateline or on a line of its own at the top."""
    top = "\n".join(span.of(text) for span in body) or text
    lines = [line for line in top.splitlines() if line.strip()][:_TOP_LINES]
    for line in lines:
        for words in iter_calendar(line[:160]):
            rest = (line[: words.span.start] + line[words.span.end :]).strip()
            before = line[: words.span.start]
            leads = words.span.start == 0 or re.match(r"^[^a-z]{2,40}$", before)
            stands_alone = len(rest) <= 12 or _IS_STAMP.match(rest) or _PUBLISHED_LINE.match(line)
            dateline = leads and re.match(r"\)?\s?[:–—-]", line[words.span.end :])
            named = words.span.start == 0 and words.year and re.match(_DAY_OF_WEEK, line)
            if words.month and words.day and (stands_alone or dateline or named):
                known = resolve(words, None)
                if known:
                    return published(known, "stated")
    return None


def _from_name(path: str) -> Published | None:
    match = _IN_NAME.search(PurePosixPath(path.split("#", 1)[0]).stem if "#" not in path else path)
    known = parse_iso("-".join(match.groups())) if match else None
    return published(known, "inferred") if known else None


def _from_furniture(text: str, body: tuple[Span, ...]) -> Published | None:
    """The month of a full date in the page around the article (a teaser, a stamp).

    The neighbouring post is near in time, not on the same day: the month is all that is inferred.
    """
    end = max((part.end for part in body), default=0)
    days = [w for w in find(text[end : end + 5000]) if w.kind == "calendar" and w.year and w.day]
    if not days or days[0].month is None or days[0].year is None:
        return None
    start, last = month_bounds(days[0].year, days[0].month)
    return Published(start.isoformat(), last.isoformat(), "month", "inferred")
