"""What the forms of compilations share: fields at the head of a record, records of a text."""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from briefing.models import SetAside, Span
from briefing.models.date_words import Interval
from briefing.readers.base import Metadata
from briefing.readers.document import Entry
from briefing.text.date_expressions import iter_calendar, resolve


class Compilation(Protocol):
    """One form of file that holds several articles."""

    @property
    def name(self) -> str:
        """How the form is named to a reader."""

    def claims(self, head: str, text: str) -> bool:
        """Whether a text is of this form; ``head`` is how it begins."""

    def split(self, text: str) -> Iterator[Entry]:
        """The articles of the text, in order; what lies between them is no article."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text with its range."""

    start: int
    end: int
    text: str

    @property
    def words(self) -> str:
        """Without white space at its ends."""
        return self.text.strip()

    @property
    def span(self) -> Span:
        """The range of its words."""
        lead = len(self.text) - len(self.text.lstrip())
        return Span(self.start + lead, self.start + max(lead, len(self.text.rstrip())))


def lines_of(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines of a part of a text."""
    found = []
    for words in text[start:end].split("\n"):
        found.append(Line(start, start + len(words), words))
        start += len(words) + 1
    return found


def sections(text: str, heads: Iterable[re.Match[str]]) -> list[tuple[int, int]]:
    """Ranges from each match to the next, the last to the end."""
    starts = [match.start() for match in heads]
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


def day_in(words: str) -> str | None:
    """The ISO form of the first calendar date with a day or a month and a year in some words."""
    for found in iter_calendar(words):
        if found.month and found.year:
            known: Interval | None = resolve(found, None)
            if known:
                whole = known.start.isoformat()
                return whole if found.day else whole[:7]
    return iso_in(words)


def iso_in(words: str) -> str | None:
    """A date written ``2023-05-03``, ``2023/05/03`` or ``20230503``."""
    match = re.search(r"(?<!\d)((?:19|20)\d\d)([-/.]?)([01]\d)\2([0-3]\d)(?!\d)", words)
    if not match:
        return None
    try:
        year, month, day = int(match[1]), int(match[3]), int(match[4])
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def names(byline: str) -> tuple[str, ...]:
    """``BY JANE DOE IN PARIS and John Roe; Staff`` → the two names, in the order of reading.

    ``Wanjala, Esther`` is turned; what follows ``in`` or ``at`` is a place and left out.
    """
    byline = re.sub(r"^\s*(?:by\b|byline:)\s*", "", byline.strip(), flags=re.I)
    parts = re.split(r"\s*;\s*|\s+and\s+|\s*&\s*", byline)
    found = []
    for part in parts:
        part = re.split(r"\s+(?:in|at|for|with)\s+[A-Z]|\s*[|(]", part)[0].strip(" .,-")
        turned = re.fullmatch(r"([^,\d]+),\s*([^,\d]+)", part)
        name = f"{turned[2]} {turned[1]}" if turned and len(turned[2].split()) <= 3 else part
        if 1 <= len(name.split()) <= 6 and not re.search(r"\d|@|/", name) and name[:1].isalpha():
            found.append(_cased(name))
    return tuple(dict.fromkeys(found))


def _cased(name: str) -> str:
    return name.title() if name.isupper() and len(name) > 4 else name


def field(line: Line, rule: str) -> SetAside:
    """A line that is a field of the record."""
    span = line.span
    return SetAside(span.start, span.end, rule, "metadata")


def paragraphs_span(lines: Iterable[Line]) -> tuple[Span, ...]:
    """The range from the first to the last of some lines; none where all are empty."""
    spans = [line.span for line in lines if line.words]
    return (Span(spans[0].start, spans[-1].end),) if spans else ()


def metadata_of(
    title: str | None = None,
    outlet: str | None = None,
    date: str | None = None,
    authors: Iterable[str] = (),
    url: str | None = None,
    language: str | None = None,
) -> Metadata:
    """Metadata with empty values as None."""
    return Metadata(
        (title or "").strip() or None,
        (outlet or "").strip(" ;,") or None,
        date,
        url,
        tuple(authors),
        language,
    )
