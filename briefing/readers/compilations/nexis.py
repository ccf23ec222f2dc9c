"""LexisNexis downloads of the older kind: ``1 of 10 DOCUMENTS``, fields in capitals."""

import re
from collections.abc import Iterator

from briefing.models import SetAside, Span
from briefing.readers.compilations.base import (
    COPYRIGHT,
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
_HEAD_FIELDS = (
    "BYLINE|SECTION|LENGTH|DATELINE|HIGHLIGHT|HEADLINE|SOURCE|SHOW|GUESTS|ANCHORS|REPORTER|REPORTERS|"
    "TYPE|SERIES|COLUMN|EDITION|SERIAL|CONTACT|WORDS|DISTRIBUTION|COMPANY|SUBJECT|LANGUAGE|"
    "CORRECTION|CORRECTION-DATE|BODY|TEXT"
)
_FIELD = re.compile(rf"^[ \t]*({_HEAD_FIELDS}):[ \t]*(.*)$")
_SUPPLIED = re.compile(r"^[ \t]*(?:Supplied by|SHOW:|TRANSCRIPT:)\b.*$")
_RUNS_ON = frozenset({"HEADLINE", "BYLINE", "HIGHLIGHT", "DATELINE", "GUESTS", "SECTION"})
"""Fields that may run over lines."""
_BEHIND = re.compile(
    r"^[ \t]*(?:LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|GRAPHIC|SUBJECT|PERSON|ORGANIZATION|COMPANY|"
    r"CITY|STATE|COUNTRY|GEOGRAPHIC|TICKER|INDUSTRY|DISTRIBUTION|JOURNAL-CODE|ACC-NO|NOTES|"
    r"CORRECTION-DATE|URL|TYPE|DOCUMENT-TYPE|NAME|CATEGORIES|KEYWORDS|ENHANCEMENT|UPDATE|PUB-TYPE)"
    r"\b[A-Z -]{0,30}:"
)
_SURE = re.compile(r"^[ \t]*(?:LOAD-DATE|PUBLICATION-TYPE|JOURNAL-CODE|ACC-NO|PUB-TYPE)\s*:")
_TEXT = frozenset({"BODY", "TEXT"})
_PROSE = 60
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.I)
_EDITION = re.compile(r"\b(?:Edition|Editions|GMT|EST|Eastern Time)\b", re.I)


class Nexis:
    """Records between lines that number them."""

    name = "Nexis"
    downloaded = True

    def claims(self, head: str, text: str) -> bool:
        """A line numbers the first document, and fields of this database are there."""
        return bool(_NUMBER.search(head)) and bool(
            re.search(r"^[ \t]*(?:LENGTH|BYLINE|LOAD-DATE|HEADLINE|SECTION)[ \t]*:", text, re.M)
        )

    def split(self, text: str) -> Iterator[Entry]:
        """One entry behind each numbering line."""
        for start, end in sections(text, _NUMBER.finditer(text)):
            yield _entry(text, start, end)


def _entry(text: str, start: int, end: int) -> Entry:
    lines = lines_of(text, start, end)
    dated = next((i for i, line in enumerate(lines[:40]) if i and day_in(line.words)), 0)
    first_field = next(
        (i for i, line in enumerate(lines) if i > dated and _is_head_field(line)), len(lines)
    )
    head = [line for line in lines[1:first_field] if line.words]
    behind = _first_behind(lines, first_field)
    values, fields = _fields(lines[first_field:], behind - first_field)
    outlet, date, headline, rest = _head(head)
    headline = headline or values.get("HEADLINE", "")
    body_lines = _body(lines, first_field, behind)
    headed = [part for part in fields if part.rule == "Headline"]
    named = [field(lines[0], "number of the document"), *rest]
    named += [part for part in fields if part.rule != "Headline"]
    named += [field(line, _rule_behind(line)) for line in lines[behind:] if line.words]
    in_headline = set(headline.split("\n"))
    title_lines = [line for line in head if line.words in in_headline]
    metadata = metadata_of(
        headline.replace("\n", " "), outlet, date, names(values.get("BYLINE", "")),
        values.get("URL"),
    )  # fmt: skip
    told = tuple(_behind_label(text, part) for part in headed)
    body = (*paragraphs_span(title_lines), *told, *paragraphs_span(body_lines))
    return Entry(start, end, metadata, body, tuple(named))


def _behind_label(text: str, part: SetAside) -> Span:
    """The words of a field behind its name."""
    label = re.match(r"HEADLINE:\s*", text[part.start : part.end])
    return Span(part.start + (label.end() if label else 0), part.end)


def _is_head_field(line: Line) -> bool:
    return bool(_FIELD.match(line.text))


def _first_behind(lines: list[Line], at: int) -> int:
    """The first line of the fields behind the text: the block of them at the record's end."""
    last = len(lines)
    begin = last
    for i in range(last - 1, at - 1, -1):
        line = lines[i]
        if _BEHIND.match(line.text):
            begin = i
        elif line.words and not COPYRIGHT.match(line.text) and len(line.words) >= _PROSE:
            if begin < last:
                return begin
            break
    if begin < last and any(_SURE.match(line.text) for line in lines[begin:]):
        return begin
    while last > at and (not lines[last - 1].words or COPYRIGHT.match(lines[last - 1].text)):
        last -= 1
    return last


def _fields(lines: list[Line], until: int) -> tuple[dict[str, str], list[SetAside]]:
    """Values of the fields in front of the text, and their ranges; a field may run over lines."""
    values: dict[str, str] = {}
    found: list[SetAside] = []
    name = ""
    for line in lines[:until]:
        match = _FIELD.match(line.text)
        if match and match[1] in _TEXT:
            break
        if match:
            name = match[1]
            values[name] = match[2].strip()
        elif not line.words:
            name = ""
            continue
        elif name in _RUNS_ON:
            values[name] += " " + line.words
        else:
            break
        found.append(field(line, name.capitalize()))
    return values, found


def _body(lines: list[Line], at: int, behind: int) -> list[Line]:
    """The lines of the text: what follows the fields in front."""
    i = at
    name = ""
    while i < behind:
        match = _FIELD.match(lines[i].text)
        if match and match[1] in _TEXT:
            label = match.start(2)
            first = Line(lines[i].start + label, lines[i].end, lines[i].text[label:])
            return [first, *lines[i + 1 : behind]]
        if match:
            name = match[1]
        elif not lines[i].words:
            name = ""
        elif name not in _RUNS_ON:
            break
        i += 1
    return lines[i:behind]


def _head(lines: list[Line]) -> tuple[str, str | None, str, list[SetAside]]:
    """Outlet, date, headline and the ranges of what is no headline."""
    aside = [x for x in lines if COPYRIGHT.match(x.text) or _SUPPLIED.match(x.text)]
    named = [field(line, "copyright line") for line in aside]
    kept = [line for line in lines if line not in aside]
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
    return "copyright line" if COPYRIGHT.match(line.text) else "field of the record"


FORM = Nexis()
