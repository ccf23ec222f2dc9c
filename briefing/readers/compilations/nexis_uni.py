"""Nexis Uni and Lexis+ downloads: a line ``Body`` before each text, ``End of Document`` behind."""

import re
from collections.abc import Iterator

from briefing.models import SetAside
from briefing.readers.compilations.base import (
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
    r"Classification|Notes|Correction|URL)\s*:\s*(.*)$",
    re.I,
)
_PAGE = re.compile(r"^\s*(?:Page \d+ of \d+|\d+\. .*\(\d+\)|Link to (?:Image|PDF).*)\s*$", re.I)
_COPYRIGHT = re.compile(r"^\s*(?:Copyright\b|©|\(c\)\s|All Rights Reserved)", re.I)
_COVER = re.compile(
    r"^\s*(?:User Name|Date and Time|Job Number|Documents?\s*\(\d+\)|Client/Matter|Search Terms|"
    r"Search Type|Narrowed by|Content Type|\d+\.\s)",
    re.I,
)


class NexisUni:
    """Records that end with a line of their own."""

    name = "Nexis Uni"

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
    while i < len(lines) and lines[i].words:
        i += 1  # the last entry of the list may run over lines
    return lines[i].start if i < len(lines) else start


def _entry(text: str, start: int, body: re.Match[str], end: re.Match[str]) -> Entry:
    head = [line for line in lines_of(text, start, body.start()) if line.words]
    values, named = _fields(head)
    plain = [li for li in head if not _FIELD.match(li.text) and not _PAGE.match(li.text)]
    named += [field(line, "page of the download") for line in head if _PAGE.match(line.text)]
    plain = _before_first_field(plain, head)
    dated = next((i for i, line in enumerate(plain) if i and day_in(line.words)), None)
    if dated is None:
        title, outlet, date = plain[:1], "", None
    else:
        title, outlet = plain[: max(1, dated - 1)], plain[dated - 1].words if dated > 1 else ""
        date = day_in(plain[dated].words)
    named += [field(line, _rule(line)) for line in plain if line not in title]
    after = lines_of(text, body.end(), end.start())
    behind = next(
        (
            i
            for i, line in enumerate(after)
            if re.match(r"\s*(?:Classification|Load-Date)\b", line.text)
        ),
        len(after),
    )
    behind = min(behind, _graphic(after))
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
    spans = (*paragraphs_span(title), *paragraphs_span(_without_pages(after[:behind], named)))
    return Entry(start, end.end(), metadata, spans, tuple(named))


def _before_first_field(plain: list[Line], head: list[Line]) -> list[Line]:
    first = next((line.start for line in head if _FIELD.match(line.text)), None)
    return plain if first is None else [line for line in plain if line.start < first]


def _graphic(lines: list[Line]) -> int:
    return next(
        (i for i, li in enumerate(lines) if re.match(r"\s*Graphic\s*(?::|$)", li.text)), len(lines)
    )


def _without_pages(lines: list[Line], named: list[SetAside]) -> list[Line]:
    for line in lines:
        if _PAGE.match(line.text):
            named.append(field(line, "page of the download"))
    return lines


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
    if _COPYRIGHT.match(line.text):
        return "copyright line"
    return "date" if day_in(line.words) else "field of the record"


FORM = NexisUni()
