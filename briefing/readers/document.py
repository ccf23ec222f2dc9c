"""A file as text, before it is known how many articles it holds."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from briefing.models import Article, Leftover, Problem, SetAside, Span
from briefing.readers.base import Metadata


@dataclass(frozen=True, slots=True)
class Document:
    """What a format makes of a file.

    Args:
        text: all its words, as they will be shown.
        metadata: what the format's own fields say.
        set_aside: ranges that the format knows to be no article (running heads, a table of links).
        body: the article's ranges, where the format knows them.
        doubts: sentences on what could not be read, or read only so.
    """

    text: str
    metadata: Metadata = field(default_factory=Metadata)
    set_aside: tuple[SetAside, ...] = ()
    body: tuple[Span, ...] | None = None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of a compilation: its range of the text, and what stands in its fields.

    Args:
        start, end: its part of the document; entries follow each other and never overlap.
        metadata: from its fields.
        body: ranges of headline and text.
        fields: ranges of its fields, by what they are.
        key: what names it in this file; by default its outlet, date and headline do.
    """

    start: int
    end: int
    metadata: Metadata
    body: tuple[Span, ...]
    fields: tuple[SetAside, ...] = ()
    key: str = ""


Found = Iterator[Article | Problem | Leftover]


@dataclass(slots=True)
class KeyRing:
    """Names of the articles of one file, each given once."""

    seen: dict[str, int] = field(default_factory=dict)

    def unused(self, key: str) -> str:
        """The key, with a number behind it where an entry before bears it too."""
        unique = key
        while unique in self.seen:
            self.seen[key] += 1
            unique = f"{key}~{self.seen[key]}"
        self.seen[unique] = 1
        return unique
