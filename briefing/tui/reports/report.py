"""What a screen of lines is made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefing.models import Problem
from briefing.tui.controllers.news import NewsController
from briefing.tui.rows import Cell, RecordRef, Row
from briefing.tui.selection import SelectionModel
from briefing.tui.view_state import Bookmark, Clip
from briefing.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ReportContext:
    """What a report is made from, and what it may do.

    Attributes:
        workspace: that is open.
        selection: its briefing, read through a snapshot of the caller's thread.
        problems: what could not be read.
        marks, clips: what the reader marked and copied.
        copy: brings a text to the clipboard; what became of it.
        unmark: takes a mark away.
        news: what is new, and what of it was seen.
        turn: undoes or redoes a judgement by its id; what is wrong, or nothing.
    """

    workspace: Workspace
    selection: SelectionModel
    news: NewsController
    problems: Sequence[Problem] = ()
    marks: Sequence[Bookmark] = ()
    clips: Sequence[Clip] = ()
    copy: Callable[[str], str] = str
    unmark: Callable[[RecordRef], object] = str
    turn: Callable[[str], str] = str


@dataclass(frozen=True, slots=True)
class Lines:
    """A list as it is drawn.

    Attributes:
        rows: of the list.
        head: stands above it and does not scroll. A cell whose style begins with ``sort:`` sorts
            the list by what follows when it is clicked: ``act`` is called with ``sort NAME``.
    """

    rows: Sequence[Row]
    head: tuple[Cell, ...] = ()


class Report:
    """A screen of lines.

    Attributes:
        name, title, key: of its tab.
        about: what it answers, in one line.
        beside: whether something stands beside the list.
        stacked: whether that stands below, in every layout.
        has_third: whether something more stands beside that where a screen is very wide.
        roomy: whether what stands beside takes most of a very wide screen.
        prints_details: whether what stands beside is printed for every line.
        slow: whether its rows are made in a thread.
        marks_news: whether lines of new records bear the mark of what is new.
        keys: its own keys: (key, what ``act`` is called with, what it does).
    """

    name = ""
    title = ""
    key = ""
    about = ""
    beside = True
    stacked = False
    has_third = False
    roomy = False
    prints_details = False
    slow = False
    marks_news = True
    keys: tuple[tuple[str, str, str], ...] = ()

    def lines(self, context: ReportContext, width: int) -> Lines:
        """The list, for a width in cells."""
        raise NotImplementedError

    def detail(self, context: ReportContext, row: Row | None, width: int) -> Sequence[Row]:
        """What stands beside, for the row under the cursor."""
        return []

    def detail_beside_third(
        self, context: ReportContext, row: Row | None, width: int
    ) -> Sequence[Row]:
        """The same where the third part stands beside it."""
        return self.detail(context, row, width)

    def third(self, context: ReportContext, row: Row | None, width: int) -> Sequence[Row]:
        """What stands beside that on a very wide screen."""
        return []

    def act(self, context: ReportContext, what: str, row: Row | None) -> str:
        """Do what one of its keys does; a sentence where there is something to say."""
        return ""
