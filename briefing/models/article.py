"""What a reader makes of a file."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

Precision = Literal["day", "month", "year"]
PublishedBasis = Literal["stated", "metadata", "inferred", "user"]
AsideKind = Literal["boilerplate", "metadata", "not read"]
ISO_LENGTH: dict[Precision, int] = {"day": 10, "month": 7, "year": 4}
"""Letters of an ISO date that are known at a precision."""


def text_digest(text: str) -> str:
    """The SHA-256 of a text, in hexadecimal."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, ``text[start:end]``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}, {self.end}")

    def of(self, text: str) -> str:
        """The words of ``text`` that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Published:
    """When an article appeared, as far as known.

    ``start`` and ``end`` are ISO dates, both inclusive, either None where only one bound is known.
    """

    start: str | None
    end: str | None
    precision: Precision | None
    basis: PublishedBasis

    @property
    def date(self) -> str | None:
        """``2019-07-24``, ``2019-07`` or ``2019``; None where only bounds are known."""
        if self.start is None or self.precision is None:
            return None
        return self.start[: ISO_LENGTH[self.precision]]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read, for the reader of the briefing.

    ``fatal`` means that the file yielded no article; otherwise it was read with this reservation.
    """

    path: str
    what: str
    fatal: bool = True


@dataclass(frozen=True, slots=True)
class SetAside:
    """A range of an article's text that is not the article, and the rule that says so.

    ``kind`` tells what stands around an article (``boilerplate``) from what is said of it
    (``metadata``) and from what could not be read as prose (``not read``).
    """

    start: int
    end: int
    rule: str
    kind: AsideKind = "boilerplate"


@dataclass(frozen=True, slots=True)
class Leftover:
    """Words of a file that belong to none of its articles."""

    text: str
    rule: str
    kind: AsideKind = "boilerplate"


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its text as shown, the ranges of its body, and what is known of its origin."""

    path: str
    """Relative to the folder that was opened; ``FILE#N`` for an article among many."""
    text: str
    body: tuple[Span, ...]
    """The article proper; with ``set_aside`` and white space it makes up the whole text."""
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: Published | None = None
    url: str | None = None
    language: str | None = "en"
    at: int = 0
    """Where its line begins in a file of lines; bytes."""
    set_aside: tuple[SetAside, ...] = ()
    """What is not the article, in order."""
    key: str = ""
    """What names it in a file where its number may change; empty where its path names it."""
