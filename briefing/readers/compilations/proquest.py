"""ProQuest downloads: ``Document 1 of 2`` between rules, fields with a colon, ``Full text:``."""

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

_NUMBER = re.compile(r"^[ \t]*Document \d+ of \d+[ \t]*$", re.M)
_RULE = re.compile(r"^\s*_{10,}\s*$")
_FIELD = re.compile(
    r"^\s*(Abstract|Accession number|Author|Authors|Author affiliation|Business indexing term|"
    r"Classification|Column|Company / organization|Copyright|Correspondence author|"
    r"Country of publication|Credit|Database|Dateline|Document ?URL|Document feature|Document type|"
    r"e-ISSN|Edition|First page|Full text|Full text availability|Identifier / keyword|ISSN|Issue|"
    r"Language of publication|Last updated|Links|Location|Number of pages|Pages|People|"
    r"Place of publication|ProQuest document ID|Publication date|Publication info|"
    r"Publication subject|Publication title|Publication year|Publisher|Section|Source type|Subject|"
    r"Title|Volume|Year|Publication history)\s*:[ \t]*(.*)$"
)
_HEADING = re.compile(r"^\s*(ABSTRACT|FULL TEXT|DETAILS|Abstract|Full Text|Details)\s*$")
_LINK = re.compile(r"^\s*(?:https?://\S+|ProQuest document link|Link to .{2,60})\s*$")
_CITATION = re.compile(
    r"^(?:(?P<authors>[^.]{2,120}?)\.\s)?(?P<outlet>[A-Z][^;[\]]{2,80}?)(?:;[^[\]]{0,80})?\.?\s"
    r"(?:\[[^\]]{0,80}\]\.?\s?)?(?P<day>\d{1,2}\s\w{3,9}\s\d{4})\b.{0,40}$"
)
_DETAILS = re.compile(r"^\s*(?:DETAILS|Details)\s*$")
_FOOT = re.compile(
    r"^\s*(?:Database copyright|Copyright|©|Terms and Conditions|Contact ProQuest)", re.I
)
_PROSE = 60


class ProQuest:
    """Numbered records."""

    name = "ProQuest"
    downloaded = True

    def claims(self, head: str, text: str) -> bool:
        """A record is numbered, and fields of this database are there."""
        return bool(_NUMBER.search(head)) and "ProQuest" in text

    def split(self, text: str) -> Iterator[Entry]:
        """One entry a number."""
        for start, end in sections(text, _NUMBER.finditer(text)):
            yield _entry(lines_of(text, start, end))


def _entry(lines: list[Line]) -> Entry:
    begin, first = _text_begins(lines)
    behind = _fields_behind(lines, begin)
    head = _Head()
    head.named.append(field(lines[0], "number of the document"))
    for line in lines[1:begin]:
        head.take(line)
    body = [first, *lines[begin + 1 : behind]] if first is not None else []
    if first is not None and first.start > lines[begin].start:
        label = lines[begin].span.start
        head.named.append(SetAside(label, label + len("Full text:"), "field name", "metadata"))
    elif first is not None:
        body = body[1:]
        head.named.append(field(lines[begin], "field name"))
    head.name = "field of the record"
    for line in lines[max(begin, behind) :]:
        head.take(line)
    title, values = head.title, head.values
    outlet = values.get("Publication title") or values.get("Publication info") or head.outlet
    metadata = metadata_of(
        " ".join(line.words for line in title) or values.get("Title"),
        outlet.partition(";")[0],
        day_in(values.get("Publication date", ""))
        or day_in(values.get("Publication info", ""))
        or head.day,
        names(values.get("Author", values.get("Authors", head.authors))),
        values.get("Document URL") or values.get("url"),
    )
    spans = (*paragraphs_span(title), *paragraphs_span(body))
    key = values.get("ProQuest document ID", "")
    return Entry(lines[0].start, lines[-1].end, metadata, spans, tuple(head.named), key)


class _Head:
    """Gathers the fields of a record, line by line."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self.named: list[SetAside] = []
        self.title: list[Line] = []
        self.name = ""
        self.authors = self.outlet = ""
        self.day: str | None = None

    def take(self, line: Line) -> None:
        """Take a line for what it is: a field, its continuation, a citation, the headline."""
        words = line.words
        if not words:
            return
        match, heading = _FIELD.match(line.text), _HEADING.match(line.text)
        if _RULE.match(line.text):
            self.named.append(field(line, "rule"))
        elif match:
            self.name = match[1]
            self.values.setdefault(self.name, match[2].strip())
            self.named.append(field(line, self.name))
        elif heading:
            self.name = heading[1].capitalize()
            self.named.append(field(line, "heading of the record"))
        elif _LINK.match(line.text):
            if words.startswith("http"):
                self.values.setdefault("url", words)
            self.named.append(field(line, "address"))
        elif self.title and not self.name and (cited := _CITATION.match(words)):
            self.authors, self.outlet = cited["authors"] or "", cited["outlet"]
            self.day = day_in(cited["day"])
            self.named.append(field(line, "citation"))
        elif self.name:
            self.named.append(field(line, self.name))
        else:
            self.title.append(line)


def _text_begins(lines: list[Line]) -> tuple[int, Line | None]:
    """The line at which the text begins, and its first words; behind all lines where none does."""
    for i, line in enumerate(lines):
        match = _FIELD.match(line.text)
        if match and match[1] == "Full text":
            at = match.start(2)
            return i, Line(line.start + at, line.end, line.text[at:])
        heading = _HEADING.match(line.text)
        if heading and heading[1].lower() == "full text":
            return i, line
    return len(lines), None


def _fields_behind(lines: list[Line], begin: int) -> int:
    """The first line of the fields behind the text: the block of them at the record's end."""
    last = len(lines)
    details = next((i for i in range(begin + 1, last) if _DETAILS.match(lines[i].text)), None)
    if details is not None:
        return details
    found = last
    for i in range(last - 1, begin, -1):
        line = lines[i]
        if _FIELD.match(line.text) or _RULE.match(line.text) or _HEADING.match(line.text):
            found = i
        elif line.words and not _LINK.match(line.text) and not _FOOT.match(line.text):
            above = lines[i - 1] if i else line
            runs_on = len(line.words) < _PROSE and _FIELD.match(above.text)
            if not runs_on:
                break
    return found


FORM = ProQuest()
