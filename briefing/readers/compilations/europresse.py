"""Europresse downloads as text: each article ends with ``news·20230503·LM·1234``."""

import re
from collections.abc import Iterator

from briefing.readers.compilations.base import (
    Line,
    day_in,
    field,
    iso_in,
    lines_of,
    metadata_of,
    names,
    paragraphs_span,
)
from briefing.readers.document import Entry

_NUMBER = re.compile(
    r"^[ \t]*(?:Document\s+)?(?:news|web|trad|bio)·(?:\d{8})·[A-Z0-9]+·\S+[ \t]*$", re.M
)
_FIELD = re.compile(
    r"^\s*(?:Nom de la source|Source name|Type de source|Source type|Périodicité|Periodicity|"
    r"Couverture géographique|Geographical coverage|Provenance|Origin|Lieu|Place|"
    r"p\.\s*\S+|•.*|\d[\d\s]* (?:mots|words)|Certificat émis.*|Certificate issued.*|"
    r"Tous droits réservés.*|All rights reserved.*|©.*|\(c\) .*|Copyright.*|"
    r"(?:Illustration|Note)\(?s?\)?\s*:.*|Référence.*|Reference.*)\s*$",
    re.I,
)
_NAME = re.compile(r"^\s*(?:Nom de la source|Source name)\s*:?\s*(.*)$", re.I)
_FOOT = re.compile(
    r"^\s*(?:©|\(c\) |Copyright|Tous droits|All rights|Le présent document|This document|"
    r"Certificat|Certificate|Date de |Cet article est paru|This article appeared|Page \d+).*$",
    re.I,
)
_DAY = re.compile(
    r"^(?=.*\b(?:19|20)\d\d\b)(?:.{0,40}\b(?:mots|words|UTC|p\. ?\w+)\b|.{0,60}\b(?:lundi|mardi|"
    r"mercredi|jeudi|vendredi|samedi|dimanche|\w+day)\b|"
    r"(?:\w+ )?\d{1,2} [a-zéû]+ \d{4}|\w+ \d{1,2}, \d{4})",
    re.I,
)
_NOTE = re.compile(r"^\s*(?:Cet article est paru dans|This article appeared in)\b.*$", re.I)


class Europresse:
    """Records that end with their number."""

    name = "Europresse"
    downloaded = True

    def claims(self, head: str, text: str) -> bool:
        """A number of this database ends an article."""
        return bool(_NUMBER.search(text))

    def split(self, text: str) -> Iterator[Entry]:
        """One entry up to each number."""
        start = 0
        for match in _NUMBER.finditer(text):
            lines = lines_of(text, start, match.end())
            while len(lines) > 1 and (not lines[0].words or _FOOT.match(lines[0].text)):
                lines.pop(0)  # the foot of the record before
            yield _entry(lines)
            start = match.end() + 1


def _entry(lines: list[Line]) -> Entry:
    number = lines[-1].words
    filled = [line for line in lines[:-1] if line.words]
    named = [field(lines[-1], "number of the document")]
    outlet = ""
    head_end = _head_end(filled)
    for i, line in enumerate(filled[:head_end]):
        match = _NAME.match(line.text)
        if match and not outlet:
            outlet = match[1] or (filled[i + 1].words if i + 1 < head_end else "")
    if not outlet and filled:
        outlet = re.split(r",|\s[-–]\s(?=\w+day\b)", filled[0].words)[0]
    named += [field(line, "field of the record") for line in filled[:head_end]]
    rest = filled[head_end:]
    behind = len(rest)
    while behind and (_FIELD.match(rest[behind - 1].text) or _NOTE.match(rest[behind - 1].text)):
        behind -= 1
    named += [field(line, "copyright line") for line in rest[behind:]]
    rest = rest[:behind]
    if len(rest) > 2 and len(rest[0].words.split()) <= 2 and not _is_byline(rest[1]):
        named.append(field(rest.pop(0), "section"))
    byline = rest[1:2] if len(rest) > 2 and _is_byline(rest[1]) else []
    named += [field(line, "author") for line in byline]
    body_from = 1 + len(byline)
    metadata = metadata_of(
        rest[0].words if rest else "", outlet, iso_in(number.replace("·", " ")) or _dated(filled),
        names(byline[0].words) if byline else (),
    )  # fmt: skip
    body = (*paragraphs_span(rest[:1]), *paragraphs_span(rest[body_from:]))
    start = filled[0].start if filled else lines[0].start
    return Entry(start, lines[-1].end, metadata, body, tuple(named), number)


def _head_end(lines: list[Line]) -> int:
    """The line behind the last of the fields in front, at least behind the one with the date."""
    last, dated = 0, False
    for i, line in enumerate(lines[:16]):
        day = bool(_DAY.search(line.words)) and len(line.words) < 90
        if _FIELD.match(line.text) or (day and not dated):
            last = i + 1
            dated = dated or bool(day)
        elif dated or len(line.words) > 160:
            break
    return last


def _dated(lines: list[Line]) -> str | None:
    return next((day for line in lines[:16] if (day := day_in(line.words))), None)


def _is_byline(line: Line) -> bool:
    words = line.words.removeprefix("By ").removeprefix("by ").split()
    return 1 < len(words) <= 6 and all(
        w[:1].isupper() or w in {"and", "et", "de", ";"} for w in words
    )


FORM = Europresse()
