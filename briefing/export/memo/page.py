"""The page of a memo: its lines with the numbers of their footnotes."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class MemoScope:
    """What the memo is about: words of an actor's or issue's name, and the first day."""

    actor: str = ""
    issue: str = ""
    since: str = ""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A passage: its number, its words with what stands around them, where it stands."""

    number: int
    words: str
    before: str
    behind: str
    reference: str
    path: str


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the memo with the numbers of its footnotes; ``mark`` tells its status."""

    text: str
    notes: tuple[int, ...]
    mark: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class IssueBlock:
    """An issue with the latest word of each side, and how it moved."""

    name: str
    sides: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """Two who met, and how often."""

    one: str
    other: str
    count: int


@dataclass(slots=True)
class Memo:
    """The whole page."""

    title: str
    subtitle: str
    people: list[Line] = field(default_factory=list)
    held: list[Line] = field(default_factory=list)
    ahead: list[Line] = field(default_factory=list)
    fallen: list[Line] = field(default_factory=list)
    changed: list[Line] = field(default_factory=list)
    issues: list[IssueBlock] = field(default_factory=list)
    discrepancies: list[Line] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    footnotes: list[Footnote] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
