"""What a reader decides about a record, tied to the words it stands on."""

import dataclasses
from dataclasses import dataclass
from typing import Literal

Action = Literal[
    "reject",
    "confirm",
    "set",
    "rename",
    "merge",
    "split",
    "assign",
    "hide",
    "note",
    "pin",
]
JudgedKind = Literal["actor", "visit", "meeting", "position", "quote", "source"]
State = Literal["applied", "idle", "orphaned", "moved?", "undone"]

ACTIONS: dict[str, tuple[Action, ...]] = {
    "visit": ("confirm", "reject", "set", "merge", "split", "note", "pin"),
    "meeting": ("confirm", "reject", "set", "assign", "merge", "split", "note", "pin"),
    "position": ("confirm", "reject", "set", "note", "pin"),
    "quote": ("confirm", "reject", "set", "note", "pin"),
    "actor": ("confirm", "reject", "rename", "set", "merge", "split", "note", "pin"),
    "source": ("set", "hide", "note", "pin"),
}
"""What can be done, by kind of record."""

FIELDS: dict[str, tuple[str, ...]] = {
    "actor": ("country", "kind"),
    "visit": ("status", "date", "country", "place", "days"),
    "meeting": ("status", "date", "country", "place", "mode"),
    "position": ("stance", "issue", "holder", "date"),
    "quote": ("speaker",),
    "source": ("date", "title", "outlet", "url", "authors"),
}
"""What can be set, by kind of record."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of one text.

    Attributes:
        file: path of the source when it was judged; for a person to read.
        text: SHA-256 of the whole text, in hexadecimal.
        start, end: code points.
        words: what stands there, cut after 200 code points.
        about: tells findings on the same words apart: who, and where to or on what.
    """

    file: str
    text: str
    start: int
    end: int
    words: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision with its history.

    Attributes:
        id: ``j-`` and ten hexadecimal digits.
        action, kind: what was done to which kind of record.
        on: where the record stands: one anchor for each article that tells it.
        to: the other record of a merge, what a split leaves behind, the visit of an assignment.
        field, value: what was set; the name, the note.
        record: a copy of a confirmed finding, by which it survives.
        log: ``TIME READER made|undone|redone``, oldest first.
    """

    id: str
    action: Action
    kind: JudgedKind
    on: tuple[Anchor, ...]
    to: tuple[Anchor, ...] = ()
    field: str = ""
    value: str = ""
    record: dict[str, str | list[str]] = dataclasses.field(default_factory=dict)
    log: tuple[str, ...] = ()

    @property
    def active(self) -> bool:
        """Whether it counts: it was not undone, or redone since."""
        return not (self.log and self.log[-1].endswith(" undone"))

    @property
    def made(self) -> str:
        """When it was made."""
        return self.log[0].split(" ", 1)[0] if self.log else ""

    @property
    def touched(self) -> str:
        """When it was last made, undone or redone."""
        return self.log[-1].split(" ", 1)[0] if self.log else ""

    @property
    def reader(self) -> str:
        """Who made it."""
        return self.log[0].split(" ", 1)[1].rpartition(" ")[0] if self.log else ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a judgement on the articles as they are."""

    judgement: Judgement
    state: State
    why: str = ""
