"""The headline of an article, where its text shows one."""

import re

from briefing.models import Span
from briefing.readers.boilerplate import rule_of_line
from briefing.text.date_expressions import find
from briefing.text.datelines import iter_datelines

BYLINE = re.compile(r"\s*by\s+(\S.{2,120}?)\s*$", re.I)
_SUBJECT = re.compile(r"subject:\s+(\S.*)", re.I)
_HEADER = re.compile(r"(?:date|from|to|cc|sent|reply-to):\s+\S", re.I)
_SLUG = re.compile(r"[A-Z]{2}-[\w-]+(?:,\s.{0,40})?$")
"""``BC-Jamaica-Norway, 1st Ld``: what agencies call a story among themselves."""
_TIME = re.compile(r"\d{1,2}[:.]\d{2}\b(?:\s?[A-Za-z ]{0,30})$")
_LONGEST = 160
_BROKEN = 80
"""Letters of a line of a headline that goes on in the next."""


def title_of(text: str, body: tuple[Span, ...]) -> str | None:
    """The first line of the body, where it is a headline: short, unpunctuated, on its own.

    Args:
        text: of the article.
        body: its ranges.

    Returns:
        The headline, lines that break it joined; that of a mail behind ``Subject:``; None where
        the text begins at once.
    """
    lines = [line.strip() for span in body for line in span.of(text).split("\n")]
    while lines and _is_head(lines[0]):
        subject = _SUBJECT.match(lines.pop(0))
        if subject:
            return subject[1]
    told = [line for line in lines if line]
    if len(told) < 2:
        return None
    first, second = told[:2]
    if not _may_be_one(first) or first[0].islower() or _dateline(first):
        return None
    alone = lines[1] == second and lines[2:3] == [""]
    if alone and max(len(first), len(second)) < _BROKEN and _may_be_one(second):
        return first if _dateline(second) else f"{first} {second}"
    return None if second[0].islower() else first


def _dateline(line: str) -> bool:
    return next(iter_datelines(f"{line}\n"), None) is not None


def _may_be_one(line: str) -> bool:
    return len(line) <= _LONGEST and not re.search(r"[.!?,;:”\"]$", line)


def _is_head(line: str) -> bool:
    """Whether a line stands before the headline."""
    if not line or BYLINE.match(line) or _SUBJECT.match(line) or _HEADER.match(line):
        return True
    beside = _SLUG.match(line) or _TIME.match(line) or _is_date(line)
    return bool(beside) or rule_of_line(line) is not None


def _is_date(line: str) -> bool:
    if len(line) > _LONGEST:
        return False
    found = [w for w in find(line) if w.kind == "calendar" and w.day]
    return bool(found) and len(line) - (found[0].span.end - found[0].span.start) <= 12
