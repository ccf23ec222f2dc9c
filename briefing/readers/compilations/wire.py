"""Agency items one below the other: ``ENDS`` behind each, takes joined by ``MORE``."""

import re
from collections.abc import Iterator

from briefing.models import SetAside, Span
from briefing.readers.compilations.base import Line, field, lines_of, metadata_of, paragraphs_span
from briefing.readers.document import Entry

_END = re.compile(
    r"^\s*(?:\(?\s*ends?\s*\)?(?:\s+\S{2,12})?|-\s?30\s?-|#{3}|\(?END\)?|/END/|NNNN)\s*$", re.I
)
_MORE = re.compile(r"^\s*[-(/=]*\s*(?:more|mf)\b(?:\s+follows)?\s*[-)/=.]*\s*$", re.I)
_TAKE = re.compile(
    r"^\s*(?:\d(?:st|nd|rd|th)\s+(?:take|add)|(?:first|second|third|take|add)\s+(?:add|take|\d+))\b.*$",
    re.I,
)
_PRIORITY = re.compile(
    r"^\s*(?:URGENT|FLASH|BULLETIN|ALERT|SNAP|BREAKING|NEWS ALERT|ADVISORY|EDS?:.*|\^.*|"
    r"[A-Z]{1,3}\d{3,4}\b.*)\s*$"
)
_SLUG = re.compile(
    r"^\s*(?:BC-|AM-|PM-|[A-Z]{2}-)?[A-Z][A-Z0-9]+(?:[-/][A-Z0-9][\w'’.]*){1,6}"
    r"(?:[,:]?\s*\(?(?:\d\w{1,2}\s+(?:LD|lead|take|UPDATE).*|URGENT|UPDATE.*|CORRECT.*|\d+)\)?)?\s*$"
)
_DATELINE = re.compile(r"^\s*[A-Z][A-Z .'’/-]{2,40},?\s.{0,60}?(?:--|[-–—]|\))\s*\S")


class Wire:
    """Items that end with a mark of the agency."""

    name = "agency wire"

    def claims(self, head: str, text: str) -> bool:
        """At least two items end with a mark, each with a dateline or a slug."""
        lines = text.split("\n")
        ends = sum(bool(_END.match(line)) for line in lines)
        heads = sum(bool(_SLUG.match(line) or _DATELINE.match(line)) for line in lines)
        return ends >= 2 and heads >= 2

    def split(self, text: str) -> Iterator[Entry]:
        """One entry up to each mark; its takes are one text."""
        lines = lines_of(text)
        first = 0
        for i, line in enumerate(lines):
            if _END.match(line.text):
                if any(li.words for li in lines[first:i]):
                    yield _entry(lines[first : i + 1])
                first = i + 1
        if any(line.words for line in lines[first:]):
            yield _entry(lines[first:])


def _entry(lines: list[Line]) -> Entry:
    named: list[SetAside] = []
    kept: list[Line] = []
    slug = ""
    for line in lines:
        rule = _rule(line, bool(kept))
        if rule:
            named.append(field(line, rule))
            slug = slug or (line.words if rule == "slug" else "")
        elif line.words:
            kept.append(line)
    filled = next((line for line in lines if line.words), lines[0])
    body: list[Span] = []
    run: list[Line] = []
    marks = {part.start for part in named}
    for line in lines:
        if line.span.start in marks and line.words:
            body += paragraphs_span(run)
            run = []
        else:
            run.append(line)
    body += paragraphs_span(run)
    return Entry(filled.start, lines[-1].end, metadata_of(), tuple(body), tuple(named), slug)


def _rule(line: Line, begun: bool) -> str:
    if _END.match(line.text):
        return "end mark"
    if _MORE.match(line.text) or _TAKE.match(line.text):
        return "mark of a take"
    if _PRIORITY.match(line.text):
        return "priority"
    if _SLUG.match(line.text) and not line.words.isdigit():
        return "slug"
    return ""


FORM = Wire()
