"""Factiva downloads: two-letter field codes, or plain records that end with a document's number."""

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
_FIRST = ("HD", "SE", "CLM", "CR")
_NUMBER = re.compile(r"^[ \t]*Document [A-Z0-9]{4}[A-Za-z0-9]{8,40}[ \t]*$", re.M)
_WORDS = re.compile(r"^\s*[\d,]+ words\s*$")


class Factiva:
    """Fields by code; records end with ``AN``."""

    name = "Factiva"

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
    """The line that begins each record: its first field, at the latest its headline."""
    starts: list[int] = []
    seen_headline = True
    for i, line in enumerate(lines):
        match = _CODE.match(line.text)
        if not match or match[1] not in _FIRST:
            continue
        if seen_headline or match[1] == "HD":
            if seen_headline:
                starts.append(i)
            seen_headline = match[1] == "HD"
    return starts


def _entry(lines: list[Line]) -> Entry:
    values: dict[str, str] = {}
    parts: dict[str, list[Line]] = {}
    named: list[SetAside] = []
    code = ""
    for line in lines:
        match = _CODE.match(line.text)
        value = line
        if match and (not code or code not in {"LP", "TD"} or _is_code(line)):
            code = match[1]
            value = _value(line, match)
            label = SetAside(line.span.start, line.span.start + len(code), "field code", "metadata")
            named.append(label)
        parts.setdefault(code, []).append(value)
        values[code] = f"{values.get(code, '')} {value.words}".strip()
    for name, held in parts.items():
        if name not in {"HD", "LP", "TD"}:
            rule = _CODES.get(name, "field of the record")
            named += [field(line, rule) for line in held if line.words]
    body = tuple(s for name in ("HD", "LP", "TD") for s in paragraphs_span(parts.get(name, ())))
    metadata = metadata_of(
        values.get("HD"),
        values.get("SN"),
        day_in(values.get("PD", "")),
        names(values.get("BY", "")),
    )
    key = values.get("AN", "").removeprefix("Document ").strip()
    return Entry(lines[0].start, lines[-1].end, metadata, tuple(sorted(body)), tuple(named), key)


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
    head = [line for line in lines[:length] if line.words]
    byline = [line for line in head[1:] if re.match(r"\s*by\s", line.text, re.I)]
    title = [line for line in head if line not in byline]
    i = length + 1
    named = [field(lines[length], "length"), *(field(line, "author") for line in byline)]
    date, outlet = None, ""
    while i < len(lines) and not (
        lines[i].words and re.search(r"copyright|©|\(c\)", lines[i].text, re.I)
    ):
        words = lines[i].words
        if words:
            named.append(field(lines[i], "date" if day_in(words) else "field of the record"))
            if date is None and day_in(words):
                date = day_in(words)
            elif date and not outlet and not re.match(r"\d\d?:\d\d", words):
                outlet = words
        i += 1
        if i - length > 14:
            break
    body_from = min(i + 1, len(lines))
    named += [field(line, "copyright line") for line in lines[i:body_from] if line.words]
    named.append(field(lines[-1], "number of the document"))
    body = (*paragraphs_span(title), *paragraphs_span(lines[body_from:-1]))
    metadata = metadata_of(
        " ".join(line.words for line in title), outlet, date,
        names(byline[0].words if byline else ""),
    )  # fmt: skip
    start = head[0].start if head else lines[0].start
    key = number.group().replace("Document", "").strip()
    return Entry(start, lines[-1].end, metadata, body, tuple(named), key)


FORM = Factiva()
