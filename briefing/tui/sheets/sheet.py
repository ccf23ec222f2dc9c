"""What a screen of lines is made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefing.library.folder import Folder
from briefing.records import Problem
from briefing.tui.desk import Desk
from briefing.tui.rows import Cell, Row, Target
from briefing.tui.state import Clip, MarkedRecord


@dataclass(frozen=True, slots=True)
class Material:
    """What a sheet is made from, and what it may do.

    Attributes:
        folder: that is open.
        desk: its briefing, read through a shelf of the caller's thread.
        problems: what could not be read.
        marks, clips: what the reader marked and copied.
        copy: brings a text to the clipboard; what became of it.
        unmark: takes a mark away.
        turn: undoes or redoes a judgement by its id; what is wrong, or nothing.
    """

    folder: Folder
    desk: Desk
    problems: Sequence[Problem] = ()
    marks: Sequence[MarkedRecord] = ()
    clips: Sequence[Clip] = ()
    copy: Callable[[str], str] = str
    unmark: Callable[[Target], object] = str
    turn: Callable[[str], str] = str


@dataclass(frozen=True, slots=True)
class Lines:
    """A list as it is drawn.

    Attributes:
        rows: of the list.
        head: stands above it and does not scroll.
    """

    rows: Sequence[Row]
    head: tuple[Cell, ...] = ()


class Sheet:
    """A screen of lines.

    Attributes:
        name, title, key: of its tab.
        about: what it answers, in one line.
        beside: whether something stands beside the list.
        stacked: whether that stands below, in every layout.
        slow: whether its rows are made in a thread.
        keys: its own keys: (key, what ``act`` is called with, what it does).
    """

    name = ""
    title = ""
    key = ""
    about = ""
    beside = True
    stacked = False
    slow = False
    keys: tuple[tuple[str, str, str], ...] = ()

    def lines(self, material: Material, width: int) -> Lines:
        """The list, for a width in cells."""
        raise NotImplementedError

    def detail(self, material: Material, row: Row | None, width: int) -> Sequence[Row]:
        """What stands beside, for the row under the cursor."""
        return []

    def act(self, material: Material, what: str, row: Row | None) -> str:
        """Do what one of its keys does; a sentence where there is something to say."""
        return ""
