"""ProQuest downloads: ``Document 1 of 2`` between rules, fields with a colon, ``Full text:``."""

import re
from collections.abc import Iterator

from briefing.models import SetAside, Span
from briefing.readers.compilations.base import (
    Line,
    day_in,
    field,
    lines_of,
    metadata_of,
    names,
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
_TEXT = "Full text"


class ProQuest:
    """Numbered records."""

    name = "ProQuest"

    def claims(self, head: str, text: str) -> bool:
        """A record is numbered, and fields of this database are there."""
        return bool(_NUMBER.search(head)) and "ProQuest" in text

    def split(self, text: str) -> Iterator[Entry]:
        """One entry a number."""
        for start, end in sections(text, _NUMBER.finditer(text)):
            yield _entry(lines_of(text, start, end))


def _entry(lines: list[Line]) -> Entry:
    values: dict[str, str] = {}
    named: list[SetAside] = [field(lines[0], "number of the document")]
    title: list[Line] = []
    body: list[Line] = []
    name = ""
    for line in lines[1:]:
        match = _FIELD.match(line.text)
        if match:
            name = match[1]
            at = match.start(2)
            value = Line(line.start + at, line.end, line.text[at:])
            if name == _TEXT:
                body.append(value)
                start = line.span.start
                named.append(SetAside(start, start + len(match[1]) + 1, "field name", "metadata"))
                continue
            values.setdefault(name, value.words)
        if not line.words:
            continue
        if name == _TEXT and not _RULE.match(line.text):
            body.append(line)
        elif not name and not line.words.startswith("http"):
            title.append(line)
        else:
            named.append(field(line, "rule" if _RULE.match(line.text) else name or "address"))
            if line.words.startswith("http"):
                values.setdefault("url", line.words)
    spans = _spans(title), _spans(body)
    metadata = metadata_of(
        " ".join(line.words for line in title) or values.get("Title"),
        values.get("Publication title", values.get("Publication info", "")).partition(";")[0],
        day_in(values.get("Publication date", "")) or day_in(values.get("Publication info", "")),
        names(values.get("Author", values.get("Authors", ""))),
        values.get("Document URL") or values.get("url"),
    )
    key = values.get("ProQuest document ID", "")
    return Entry(lines[0].start, lines[-1].end, metadata, sum(spans, ()), tuple(named), key)


def _spans(lines: list[Line]) -> tuple[Span, ...]:
    """The range of some lines; ``Full text:`` may be empty."""
    filled = [line.span for line in lines if line.words]
    return (Span(filled[0].start, filled[-1].end),) if filled else ()


FORM = ProQuest()
