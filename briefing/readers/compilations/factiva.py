"""Factiva downloads: two-letter field codes, or plain records that end with a document's number."""

import re
from collections.abc import Iterator
from itertools import groupby

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
)
from briefing.readers.document import Entry

_CODES = {
    "SE": "section", "HD": "headline", "CR": "credit", "BY": "author", "WC": "length", "PD": "date",
    "ET": "time", "SN": "outlet", "SC": "code of the outlet", "ED": "edition", "PG": "page",
    "LA": "language", "CY": "copyright line", "LP": "text", "TD": "text", "CT": "contact",
    "RF": "reference", "CO": "companies", "IN": "industries", "NS": "subjects", "RE": "regions",
    "IPC": "codes", "IPD": "descriptors", "PUB": "publisher", "AN": "number of the document",
    "CLM": "column", "VOL": "volume", "ART": "caption", "DS": "copyright line", "PUBC": "publisher",
}  # fmt: skip
_CODE = re.compile(
    rf"^\s{{0,3}}({'|'.join(sorted(_CODES, key=len, reverse=True))})(?:[ \t]+(.*)|$)"
)
_LEADS = frozenset({"SE", "CLM"})
_NUMBER = re.compile(r"^[ \t]*Document [A-Z0-9]{4}[A-Za-z0-9]{8,40}[ \t]*$", re.M)
_WORDS = re.compile(r"^[ \t]*[\d,]+ words[ \t]*$")


class Factiva:
    """Fields by code; records end with ``AN``."""

    name = "Factiva"
    downloaded = True

    def claims(self, head: str, text: str) -> bool:
        """Headline, date and text stand behind their codes, or numbered records with a length."""
        codes = {match[1] for line in head.split("\n") if (match := _CODE.match(line))}
        plain = _NUMBER.search(text) and re.search(_WORDS.pattern, text, re.M)
        return bool({"HD", "PD"} <= codes and codes & {"LP", "TD"}) or bool(plain)

    def split(self, text: str) -> Iterator[Entry]:
        """One entry a headline, or up to each document's number."""
        lines = lines_of(text)
        if sum(bool(re.match(r"\s{0,3}(?:HD|LP|TD)(?:\s|$)", line.text)) for line in lines) >= 2:
            yield from _coded(lines)
        else:
            yield from _plain(text)


def _coded(lines: list[Line]) -> Iterator[Entry]:
    starts = _starts(lines)
    for first, last in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield _entry(lines[first:last])


def _starts(lines: list[Line]) -> list[int]:
    """The line that begins each record: its headline, or a section or column that leads to it."""
    codes = [(i, m[1]) for i, line in enumerate(lines) if (m := _CODE.match(line.text))]
    starts = []
    for n, (i, code) in enumerate(codes):
        if code == "HD":
            led = n and codes[n - 1][1] in _LEADS and i - codes[n - 1][0] <= 3
            starts.append(codes[n - 1][0] if led else i)
    return starts


def _entry(lines: list[Line]) -> Entry:
    values: dict[str, str] = {}
    parts: list[tuple[str, Line]] = []
    named: list[SetAside] = []
    code = ""
    ended = len(lines)
    for i, line in enumerate(lines):
        match = _CODE.match(line.text)
        value = line
        if match and (code not in {"LP", "TD"} or _is_code(line)):
            code = match[1]
            value = _value(line, match)
            label = SetAside(line.span.start, line.span.start + len(code), "field code", "metadata")
            named.append(label)
        elif code == "AN" and line.words:
            ended = i
            break
        parts.append((code, value))
        values[code] = f"{values.get(code, '')} {value.words}".strip()
    body: list[Span] = []
    for name, run in groupby(parts, key=lambda part: part[0] in {"HD", "LP", "TD"}):
        held = [(c, line) for c, line in run if line.words]
        if name:
            body += [
                s
                for c, same in groupby(held, key=lambda x: x[0])
                for s in paragraphs_span(x[1] for x in same)
            ]
        else:
            named += [field(line, _CODES.get(c, "field of the record")) for c, line in held]
    metadata = metadata_of(
        values.get("HD"),
        values.get("SN"),
        day_in(values.get("PD", "")),
        names(values.get("BY", "")),
    )
    key = values.get("AN", "").removeprefix("Document ").strip()
    end = lines[ended - 1].end
    return Entry(lines[0].start, end, metadata, tuple(sorted(body)), tuple(named), key)


def _is_code(line: Line) -> bool:
    """Within a text, a code stands alone or well apart: ``IN`` may begin a line of capitals."""
    return bool(re.match(r"\s{0,3}[A-Z]{2,4}(?:[ \t]{2,}\S|[ \t]*$|[ \t]+\S)", line.text)) and (
        re.match(r"\s{0,3}(?:TD|CT|RF|CO|NS|RE|IPC|IPD|PUB|AN|ART)\b", line.text) is not None
    )


def _value(line: Line, match: re.Match[str]) -> Line:
    at = match.start(2) if match[2] is not None else len(line.text)
    return Line(line.start + at, line.end, line.text[at:])


def _plain(text: str) -> Iterator[Entry]:
    start = 0
    for match in _NUMBER.finditer(text):
        lines = lines_of(text, start, match.end())
        length = next((i for i, line in enumerate(lines) if _WORDS.match(line.text)), None)
        if length is not None:
            yield _plain_entry(lines, length, match)
        start = match.end()


def _plain_entry(lines: list[Line], length: int, number: re.Match[str]) -> Entry:
    """A record without codes: headline, byline and length, then lines of fields up to a gap."""
    named = [field(line, "page of the download") for line in lines if _PAGE.match(line.text)]
    named += [field(line, "search summary") for line in lines[:length] if _SUMMARY.match(line.text)]
    aside = {part.start for part in named}
    head = [line for line in lines[:length] if line.words and line.span.start not in aside]
    byline = [line for line in head[1:] if re.match(r"\s*by\s", line.text, re.I)]
    byline = byline or [
        line
        for line in head[-1:]
        if len(head) > 1 and names(line.words) and _JOB.search(line.words)
    ]
    own = {line.start for line in byline}
    title = [line for line in head if line.start not in own]
    if len(title) > 1 and len(title[0].words.split()) <= 2:
        named.append(field(title.pop(0), "section"))
    named += [field(lines[length], "length"), *(field(line, "author") for line in byline)]
    body_from = _plain_head_end(lines, length)
    date, outlet = None, ""
    for line in lines[length + 1 : body_from]:
        words = line.words
        if not words:
            continue
        day = day_in(words) if not COPYRIGHT.match(words) else None
        if date is None and day:
            date = day
        elif date and not outlet and not re.match(r"\d\d?:\d\d", words):
            outlet = words
        rule = (
            "copyright line" if COPYRIGHT.match(words) else "date" if day else "field of the record"
        )
        named.append(field(line, rule))
    named.append(field(lines[-1], "number of the document"))
    last = len(lines) - 1
    behind = next((line for line in reversed(lines[:last]) if line.words), None)
    if behind is not None and _is_publisher(behind.words) and behind.start > lines[body_from].start:
        last = lines.index(behind)
        named.append(field(behind, "publisher"))
    body = (*paragraphs_span(title), *paragraphs_span(lines[body_from:last]))
    metadata = metadata_of(
        " ".join(line.words for line in title),
        outlet,
        date,
        names(byline[0].words if byline else ""),
    )
    start = head[0].start if head else lines[0].start
    key = number.group().replace("Document", "").strip()
    return Entry(start, lines[-1].end, metadata, body, tuple(named), key)


def _is_publisher(words: str) -> bool:
    firm = re.search(r"\b(?:Inc|Ltd|LLC|Limited|Company|GmbH)\.?$", words)
    return bool(firm) or (len(words.split()) <= 6 and not re.search(r"[.!?,:;”\"]$", words))


def _plain_head_end(lines: list[Line], length: int) -> int:
    """The line behind the fields: behind the copyright, else where the first sentence begins."""
    for i in range(length + 1, min(length + 40, len(lines))):
        words = lines[i].words
        if COPYRIGHT.match(words):
            return i + 1
        if len(words.split()) >= 5 and (len(words) > 100 or re.search(r"[.!?]\S?$", words)):
            return i
    return min(length + 1, len(lines))


_SUMMARY = re.compile(
    r"^\s*(?:Search Summary|Text|Date|Source|Author|Company|Subject|Industry|Region|Language|"
    r"News Filters|Results Found|Timestamp)(?:\s*$|\t|\s{2,})"
)
_PAGE = re.compile(r"^\s*Page \d+ of \d+\b.{0,60}$|^\s*©.{0,10}Factiva.{0,60}$", re.I)
_JOB = re.compile(r"\b(?:editor|correspondent|reporter|writer)\b", re.I)
FORM = Factiva()
