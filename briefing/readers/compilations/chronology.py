"""Chronologies: entries that begin with a day, under headings that are a year."""

import re
from collections.abc import Iterator

from briefing.readers.compilations.base import Line, lines_of, metadata_of, paragraphs_span
from briefing.readers.document import Entry

_YEAR = re.compile(r"^\s*#{0,4}\s*\*{0,2}((?:19|20)\d\d)\*{0,2}\s*:?\s*$")
_MONTHS = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    "Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)
_ENTRY = re.compile(
    rf"^\s*(?:[-*•]\s*)?(?:(?:{_MONTHS})\.?\s+\d{{1,2}}|\d{{1,2}}\s+(?:{_MONTHS})|(?:{_MONTHS}))\b",
    re.I,
)
_LEAST = 2


class Chronology:
    """Years, each an article of its own: its heading gives the days their year."""

    name = "chronology"
    downloaded = False

    def claims(self, head: str, text: str) -> bool:
        """Two headings that are a year, and an entry with its day under most."""
        lines = text.split("\n")
        years = [i for i, line in enumerate(lines) if len(line) < 200 and _YEAR.match(line)]
        if len(years) < _LEAST:
            return False
        ends = [*years[1:], len(lines)]
        dated = sum(
            any(_ENTRY.match(line[:80]) for line in lines[a + 1 : b])
            for a, b in zip(years, ends, strict=True)
        )
        return dated * 2 > len(years)

    def split(self, text: str) -> Iterator[Entry]:
        """One entry a year; what stands before the first year belongs to it."""
        lines = lines_of(text)
        years = [i for i, line in enumerate(lines) if _YEAR.match(line.text)]
        head = [line for line in lines[: years[0]] if line.words]
        title = head[0].words if head else ""
        for number, (first, last) in enumerate(zip(years, [*years[1:], len(lines)], strict=True)):
            yield _year(lines[0 if number == 0 else first : last], lines[first], title)


def _year(lines: list[Line], heading: Line, title: str) -> Entry:
    match = _YEAR.match(heading.text)
    year = match[1] if match else ""
    name = f"{title}: {year}" if title else year
    body = paragraphs_span(lines)
    return Entry(lines[0].start, lines[-1].end, metadata_of(name, date=year), body, (), year)


FORM = Chronology()
