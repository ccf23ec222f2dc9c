"""Nexis Uni and Lexis+ downloads: a line ``Body`` before each text, ``End of Document`` behind."""

import re
from collections.abc import Iterator

from briefing.models import SetAside
from briefing.readers.compilations.base import (
    COPYRIGHT,
    Line,
    day_in,
    field,
    lines_of,
    metadata_of,
    names,
    paragraphs_span,
)
from briefing.readers.document import Entry

_END = re.compile(r"^[ \t]*End of Document[ \t]*$", re.M | re.I)
_BODY = re.compile(r"^[ \t]*Body[ \t]*$", re.M | re.I)
_FIELD = re.compile(
    r"^\s*(Section|Length|Byline|Dateline|Highlight|Graphic|Load-Date|Language|Publication-Type|"
    r"Journal Code|Subject|Industry|Person|Geographic|Company|Organization|Ticker|Credit|Series|"
    r"Notes|Correction|URL)\s*:\s*(.*)$",
    re.I,
)
_PAGE = re.compile(r"^\s*(?:Page \d+ of \d+|Link to (?:Image|PDF).*|https?://\S+)\s*$", re.I)
_BEHIND = re.compile(r"^\s*(?:Classification\s*$|Load-Date\s*:|Graphic\s*(?::|$)|Notes\s*$)", re.I)
_COVER = re.compile(
    r"^\s*(?:\|?\s*About LexisNexis|User Name|Date and Time|Job Number|Documents?\s*\(\d+\)|"
    r"Client/Matter|Search Terms|Search Type|Narrowed by|Content Type|\d+\.\s)",
    re.I,
)


class NexisUni:
    """Records that end with a line of their own."""

    name = "Nexis Uni"
    downloaded = True

    def claims(self, head: str, text: str) -> bool:
        """A text between the two lines."""
        return bool(_BODY.search(text)) and bool(_END.search(text))

    def split(self, text: str) -> Iterator[Entry]:
        """One entry up to each ``End of Document``; the cover page in front belongs to none."""
        start = 0
        for match in _END.finditer(text):
            body = _BODY.search(text, start, match.start())
            if body:
                yield _entry(text, _head_start(text, start, body.start()), body, match)
            start = match.end()


def _head_start(text: str, start: int, body: int) -> int:
    """Where the headline of a record begins: behind the cover page, where there is one."""
    lines = lines_of(text, start, body)
    cover = [i for i, line in enumerate(lines) if _COVER.match(line.text)]
    if not cover:
        return start
    i = cover[-1] + 1
    while i < len(lines) and lines[i].words and not day_in(lines[i].words):
        if _in_order(lines, i):
            break
        i += 1  # the last entry of the list may run over lines
    return lines[i].start if i < len(lines) else start


def _in_order(lines: list[Line], i: int) -> bool:
    """Whether a line is a headline: the outlet and the day follow it."""
    behind = [line for line in lines[i + 1 :] if line.words and not _PAGE.match(line.text)][:3]
    return any(day_in(line.words) for line in behind[1:3])


def _entry(text: str, start: int, body: re.Match[str], end: re.Match[str]) -> Entry:
    head = [line for line in lines_of(text, start, body.start()) if line.words]
    values, named = _fields(head)
    plain = [li for li in head if not _FIELD.match(li.text) and not _PAGE.match(li.text)]
    named += [field(line, "page of the download") for line in head if _PAGE.match(line.text)]
    plain = _before_first_field(plain, head)
    plain = _told_once(plain)
    dated = next((i for i, line in enumerate(plain) if i and day_in(line.words)), None)
    if dated is None:
        title, outlet, date = plain[:1], "", None
    else:
        title, outlet = plain[: max(1, dated - 1)], plain[dated - 1].words if dated > 1 else ""
        date = day_in(plain[dated].words)
    named += [field(line, _rule(line)) for line in plain if line not in title]
    after = lines_of(text, body.end(), end.start())
    behind = next((i for i, line in enumerate(after) if _BEHIND.match(line.text)), len(after))
    named += [field(line, _rule(line)) for line in after[behind:] if line.words]
    values |= _fields(after[behind:])[0]
    named += [
        field(line, "mark of the download") for line in lines_of(text, body.start(), body.end())
    ]
    named += [
        field(line, "mark of the download") for line in lines_of(text, end.start(), end.end())
    ]
    metadata = metadata_of(
        " ".join(line.words for line in title), outlet, date, names(values.get("byline", ""))
    )
    named += _pages(after[:behind], " ".join(line.words for line in title))
    spans = (*paragraphs_span(title), *paragraphs_span(after[:behind]))
    return Entry(start, end.end(), metadata, spans, tuple(named))


def _before_first_field(plain: list[Line], head: list[Line]) -> list[Line]:
    first = next((line.start for line in head if _FIELD.match(line.text)), None)
    return plain if first is None else [line for line in plain if line.start < first]


def _told_once(lines: list[Line]) -> list[Line]:
    """The lines of a head without what the next page of the download repeats."""
    seen: set[str] = set()
    kept = []
    for line in lines:
        if line.words not in seen:
            kept.append(line)
        seen.add(line.words)
    return kept


def _pages(lines: list[Line], title: str) -> list[SetAside]:
    """Marks of the download's pages in a text, with the headline that runs over them."""
    found = []
    for i, line in enumerate(lines):
        above = next((x for x in reversed(lines[:i]) if x.words), None)
        running = above is not None and _PAGE.match(above.text) and line.words == title
        if _PAGE.match(line.text) or running:
            found.append(field(line, "page of the download"))
    return found


def _fields(lines: list[Line]) -> tuple[dict[str, str], list[SetAside]]:
    values: dict[str, str] = {}
    found: list[SetAside] = []
    for line in lines:
        match = _FIELD.match(line.text)
        if match:
            values[match[1].lower()] = match[2].strip()
            found.append(field(line, match[1].capitalize()))
    return values, found


def _rule(line: Line) -> str:
    match = _FIELD.match(line.text)
    if match:
        return match[1].capitalize()
    if COPYRIGHT.match(line.text):
        return "copyright line"
    return "date" if day_in(line.words) else "field of the record"


FORM = NexisUni()
