"""LexisNexis downloads of the older kind: ``1 of 10 DOCUMENTS``, fields in capitals."""

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
    sections,
)
from briefing.readers.document import Entry

_NUMBER = re.compile(r"^[ \t\f]*(?:Document\s+)?\d+\s+of\s+\d+\s+DOCUMENTS?[ \t]*$", re.M)
_FIELD = re.compile(r"^\s*([A-Z][A-Z-]{2,30}(?: [A-Z]+){0,2}):\s*(.*)$")
_BEHIND = re.compile(
    r"^\s*(?:LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|GRAPHIC|SUBJECT|PERSON|ORGANIZATION|COMPANY|CITY|"
    r"STATE|COUNTRY|GEOGRAPHIC|TICKER|INDUSTRY|DISTRIBUTION|JOURNAL-CODE|ACC-NO|NOTES|CORRECTION-DATE|"
    r"URL|TYPE|DOCUMENT-TYPE|NAME|CATEGORIES|KEYWORDS|ENHANCEMENT|UPDATE|PUB-TYPE)\b[A-Z -]*:"
)
_COPYRIGHT = re.compile(r"^\s*(?:Copyright\b|©|\(c\)\s|All Rights Reserved)", re.I)
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.I)
_EDITION = re.compile(r"\b(?:Edition|Editions|GMT|EST|Eastern Time)\b", re.I)


class Nexis:
    """Records between lines that number them."""

    name = "Nexis"

    def claims(self, head: str, text: str) -> bool:
        """A line numbers the first document, and fields of this database are there."""
        return bool(_NUMBER.search(head)) and bool(
            re.search(r"^\s*(?:LENGTH|BYLINE|LOAD-DATE|HEADLINE|SECTION)\s*:", text, re.M)
        )

    def split(self, text: str) -> Iterator[Entry]:
        """One entry behind each numbering line."""
        for start, end in sections(text, _NUMBER.finditer(text)):
            yield _entry(text, start, end)


def _entry(text: str, start: int, end: int) -> Entry:
    lines = lines_of(text, start, end)
    first_field = next((i for i, li in enumerate(lines) if i and _is_head_field(li)), len(lines))
    head = [line for line in lines[1:first_field] if line.words]
    behind = _first_behind(lines, first_field)
    values, fields = _fields(lines[first_field:], behind - first_field)
    outlet, date, headline, rest = _head(head)
    headline = headline or values.get("HEADLINE", "")
    body_lines = _body(lines, first_field, behind)
    named = [field(lines[0], "number of the document"), *rest, *fields]
    named += [field(line, _rule_behind(line)) for line in lines[behind:] if line.words]
    title_lines = [line for line in head if line.words and line.words in headline.split("\n")]
    metadata = metadata_of(
        headline.replace("\n", " "), outlet, date, names(values.get("BYLINE", "")),
        values.get("URL"),
    )  # fmt: skip
    body = (*paragraphs_span(title_lines), *paragraphs_span(body_lines))
    return Entry(start, end, metadata, body, tuple(named))


def _is_head_field(line: Line) -> bool:
    match = _FIELD.match(line.text)
    return bool(match) and not _COPYRIGHT.match(line.text)


def _first_behind(lines: list[Line], at: int) -> int:
    """The first line of the fields behind the text."""
    for i in range(at, len(lines)):
        if _BEHIND.match(lines[i].text):
            return i
    last = len(lines)
    while last > at and (not lines[last - 1].words or _COPYRIGHT.match(lines[last - 1].text)):
        last -= 1
    return last


def _fields(lines: list[Line], until: int) -> tuple[dict[str, str], list[SetAside]]:
    """Values of the fields in front of the text, and their ranges; a field may run over lines."""
    values: dict[str, str] = {}
    found: list[SetAside] = []
    name = ""
    for line in lines[:until]:
        match = _FIELD.match(line.text)
        if match:
            name = match[1]
            values[name] = match[2].strip()
        elif not line.words:
            name = ""
            continue
        elif name:
            values[name] += " " + line.words
        else:
            break
        found.append(field(line, name.capitalize()))
    return values, found


def _body(lines: list[Line], at: int, behind: int) -> list[Line]:
    """The lines of the text: what follows the fields in front."""
    i = at
    in_field = False
    while i < behind:
        if _FIELD.match(lines[i].text):
            in_field = True
        elif not lines[i].words:
            in_field = False
        elif not in_field:
            break
        i += 1
    return lines[i:behind]


def _head(lines: list[Line]) -> tuple[str, str | None, str, list[SetAside]]:
    """Outlet, date, headline and the ranges of what is no headline."""
    kept = [line for line in lines if not _COPYRIGHT.match(line.text)]
    named = [field(line, "copyright line") for line in lines if _COPYRIGHT.match(line.text)]
    dated = next((i for i, line in enumerate(kept) if day_in(line.words)), None)
    if dated is None:
        outlet = kept[0].words if len(kept) > 1 else ""
        headline = kept[1:] if len(kept) > 1 else kept
        return outlet, None, "\n".join(li.words for li in headline), named
    outlet = " ".join(line.words for line in kept[:dated])
    named += [field(line, "outlet") for line in kept[:dated]]
    named.append(field(kept[dated], "date"))
    rest = kept[dated + 1 :]
    while rest and (_EDITION.search(rest[0].words) or _WEEKDAY.fullmatch(rest[0].words)):
        named.append(field(rest.pop(0), "edition"))
    return outlet, day_in(kept[dated].words), "\n".join(line.words for line in rest), named


def _rule_behind(line: Line) -> str:
    match = _FIELD.match(line.text)
    if match:
        return match[1].capitalize()
    return "copyright line" if _COPYRIGHT.match(line.text) else "field of the record"


FORM = Nexis()
