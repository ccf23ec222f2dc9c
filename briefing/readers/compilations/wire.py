"""Agency items one below the other: ``ENDS`` behind each, takes joined by ``MORE``."""

import re
from collections.abc import Iterator
from itertools import pairwise

from briefing.models import SetAside, Span
from briefing.readers.compilations.base import Line, field, lines_of, metadata_of, paragraphs_span
from briefing.readers.document import Entry
from briefing.text.datelines import iter_datelines

_LONGEST_MARK = 80
_RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "end mark",
        re.compile(
            r"\(?(?:END|ends?|ENDS|End)\)?(?: [A-Z/]{2,8}| [a-z]{2,4}(?:/[a-z]{2,4})+)?|"
            r"(?i:end ?item|enditem|/end/|-\s?30\s?-)|#{3}|NNNN|==\w{3,12}"
        ),
    ),
    (
        "mark of a take",
        re.compile(
            r"[-(/=]{0,3}\s?(?:more|mf)(?: follows)?\s?[-)/=.]{0,3}|"
            r"(?:\d(?:st|nd|rd|th)\s?(?:take|add)|(?:first|second|third|take|add)\s(?:add|take|\d+)).*",
            re.I,
        ),
    ),
    (
        "priority",
        re.compile(
            r"URGENT|FLASH|BULLETIN|ALERT|SNAP|BREAKING|NEWS ALERT|ADVISORY|EDS?:.*|\^.*|"
            r"[a-z]{1,3}\d{3,4}(?: [a-z0-9]+){1,6}|\((?:RECASTS|ADDS|UPDATES|CORRECTS)\b.*\)"
        ),
    ),
    (
        "slug",
        re.compile(
            r"(?:BC-|AM-|PM-|[A-Z]{2}-)?[A-Z][\w’']*(?:[-/][A-Z0-9a-z][\w'’.]*){1,6}"
            r"(?:[,:]?\s*\(?(?:\d\w{1,2}\s+(?:LD|[Ll]ead|take|UPDATE|Add).*|URGENT|UPDATE.*|CORRECT.*|"
            r"[\d\s-]+)\)?)?|r i BC-.*"
        ),
    ),
)
_ENDS_LINE = re.compile(r"\s(?:Enditem|End Item|==\w{3,12})\s*$")
"""Marks that some agencies put behind the last sentence."""


class Wire:
    """Items that end with a mark of the agency."""

    name = "agency wire"
    downloaded = False

    def claims(self, head: str, text: str) -> bool:
        """At least two items end with a mark, each with a dateline or a slug in capitals."""
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        ends = sum(
            _rule(line) == "end mark" or bool(_ENDS_LINE.search(line[-20:])) for line in lines
        )
        if ends < 2:
            return len(_items_without_marks(text)) >= 2
        heads = sum(
            next(iter_datelines(line[:200]), None) is not None
            or (line.isupper() and _rule(line) == "slug")
            for line in lines
        )
        return heads >= 2

    def split(self, text: str) -> Iterator[Entry]:
        """One entry up to each mark; its takes are one text. Without marks, one a headline."""
        starts = _items_without_marks(text)
        if len(starts) >= 2 and not any(_rule(x.strip()) == "end mark" for x in text.split("\n")):
            for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
                yield _entry(lines_of(text, start, end))
            return
        held: list[Line] = []
        for line in lines_of(text):
            held.append(line)
            if _rule(line.words) == "end mark" or _ENDS_LINE.search(line.text[-20:]):
                if any(_is_text(li) for li in held):
                    yield _entry(held)
                held = []
        if any(_is_text(line) for line in held):
            yield _entry(held)


def _items_without_marks(text: str) -> list[int]:
    """Where items begin that are a headline over a dateline with its day; the first at the top."""
    lines = [line for line in lines_of(text) if line.words]
    starts = []
    for above, line in pairwise(lines):
        found = next(iter_datelines(line.words[:200]), None)
        dated = found is not None and re.search(r"\d", found.rest)
        headed = len(above.words) <= 140 and not re.search(r"[.!?:;,\"”]$", above.words)
        if dated and headed:
            starts.append(above.start)
    return starts if len(starts) >= 2 and starts[0] == lines[0].start else []


def _is_text(line: Line) -> bool:
    return bool(line.words) and not _rule(line.words)


def _rule(words: str) -> str:
    """What a line of its own is; empty for one of the text."""
    if not words or len(words) > _LONGEST_MARK:
        return ""
    return next((rule for rule, pattern in _RULES if pattern.fullmatch(words)), "")


def _entry(lines: list[Line]) -> Entry:
    named: list[SetAside] = []
    body: list[Span] = []
    run: list[Line] = []
    slug = ""
    for line in lines:
        rule = _rule(line.words)
        if rule:
            named.append(field(line, rule))
            slug = slug or (line.words if rule == "slug" else "")
            body += paragraphs_span(run)
            run = []
            continue
        run.append(line)
        mark = _ENDS_LINE.search(line.text)
        if mark:
            start = line.start + mark.start() + 1
            named.append(SetAside(start, line.span.end, "end mark", "metadata"))
    body += paragraphs_span(run)
    first = next((line for line in lines if line.words), lines[0])
    return Entry(first.start, lines[-1].end, metadata_of(), tuple(body), tuple(named), slug)


FORM = Wire()
