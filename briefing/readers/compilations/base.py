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

COPYRIGHT = re.compile(r"^[ \t]*(?:Copyright\b|©|\(c\)\s|All Rights Reserved)", re.I)


class Compilation(Protocol):
    """One form of file that holds several articles."""

    @property
    def name(self) -> str:
        """How the form is named to a reader."""

    @property
    def downloaded(self) -> bool:
        """Whether such files are downloads, whose own day and title are nobody's."""

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
    for found in iter_calendar(words[:400]):
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


_JOB = re.compile(
    r"\b(?:editor|correspondent|reporter|writer|staff|bureau|desk|press|agency|news|post|times|"
    r"columnist|contributor|contributing|contributed|reporting|analyst|chief|service|journalist|"
    r"reuters|afp|associated|washington|international)\b",
    re.I,
)


def names(byline: str) -> tuple[str, ...]:
    """``BY JANE DOE IN PARIS and John Roe; Staff`` → the two names, in the order of reading.

    ``Wanjala, Esther`` is turned; what follows ``in`` or ``at`` is a place and left out, jobs and
    outlets likewise.
    """
    byline = re.sub(
        r"^\s*(?:\w+\s+)?(?:by\b:?|byline:)\s*", "", " ".join(byline.split()), flags=re.I
    )
    parts = [p for half in re.split(r"\s*;\s*", byline) for p in _people(half)]
    found = []
    for part in parts:
        name = re.split(r"\s+(?:in|at|for|with|IN|AT|FOR|WITH)\s+[A-Z]|\s*[|(]", part)[0].strip(
            " .,-"
        )
        words = name.split()
        plain = not re.search(r"\d|@|/|^(?:in|at|from)\b", name) and name[:1].isalpha()
        if 1 < len(words) <= 6 and plain and not _JOB.search(name):
            found.append(_cased(name))
    return tuple(dict.fromkeys(found))


def _people(half: str) -> list[str]:
    """Names joined by ``and`` and commas; one comma within a name turns it."""
    joined = re.split(r"\s+(?:and|AND)\s+|\s*&\s*", half)
    people: list[str] = []
    for part in joined:
        pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
        whole = [piece for piece in pieces if len(piece.split()) > 1 and not _JOB.search(piece)]
        if len(pieces) == 2 and not whole and not _JOB.search(part):
            people.append(f"{pieces[1]} {pieces[0]}")
        elif len(pieces) == 2 and len(whole) == 1 and len(pieces[0].split()) == 1:
            people.append(f"{pieces[1]} {pieces[0]}")  # Roe, Jane Ann
        else:
            people += pieces
    return people


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
