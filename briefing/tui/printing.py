"""Reports as plain text: no terminal program is started."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len

from briefing.models import Problem
from briefing.tui.controllers.news import NewsController
from briefing.tui.labels import selection_title
from briefing.tui.reports.report import Report, ReportContext
from briefing.tui.rows import Row, clip
from briefing.tui.selection import SelectionModel
from briefing.workspace.workspace import Workspace


def printed(
    report: Report, workspace: Workspace, problems: Sequence[Problem], width: int
) -> Iterator[str]:
    """The lines of a report, below its title, with what stands beside where that is the report.

    Args:
        report: which.
        workspace: brought up to date.
        problems: what could not be read.
        width: cells of a line.
    """
    selection = SelectionModel(workspace.snapshot)
    context = ReportContext(workspace, selection, NewsController(workspace), problems)
    yield f"{report.title} · {workspace.root.resolve().name}"
    yield clip(report.about, width)
    yield ""
    made = report.lines(context, width)
    head = "".join(cell.text for cell in made.head).rstrip()
    if head:
        yield clip(head, width)
    yield from _plain(made.rows, width)
    for row in made.rows if report.prints_details else ():
        if row.target is not None:
            yield ""
            yield clip(selection_title(selection, row.target) or row.words.strip(), width)
            yield from _plain(report.detail(context, row, width), width)


def _plain(rows: Iterable[Row], width: int) -> Iterator[str]:
    for row in rows:
        yield plain(row, width)


def plain(row: Row, width: int) -> str:
    """A row as text of a width, cut with an ellipsis where space is short."""
    right = row.right.text if row.right else ""
    room = width - (cell_len(right) + 1 if right else 0)
    left = clip("".join(cell.text for cell in row.cells).rstrip(), room)
    gap = " " * max(1, width - cell_len(left) - cell_len(right)) if right else ""
    return (left + gap + right).rstrip()
