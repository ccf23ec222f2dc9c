"""The lines above and below a screen of lines: tabs, the heads of columns, keys."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text

from briefing.tui.keys import shown
from briefing.tui.reports import REPORTS
from briefing.tui.reports.report import Report
from briefing.tui.rows import Cell


def tabs(report: Report, room: int) -> Text:
    """A tab a screen; only their keys where space is short. A click opens one.

    Args:
        report: on show.
        room: cells of the line.
    """
    text = Text(no_wrap=True, end="")
    cells = sum(len(one.title) + (2 if one.key else 0) + 2 for one in REPORTS)
    whole, gap = cells <= room, " " if cells + len(REPORTS) <= room else ""
    for one in REPORTS:
        begin = len(text)
        label = f"{one.key} {one.title}" if one.key else one.title
        if not whole and one is not report:
            label = one.key or one.title[:2]
        text.append(f" {label} ", "bold reverse" if one is report else "")
        text.apply_meta({"@click": f"screen.report({one.name!r})"}, begin, len(text))
        text.append(gap if whole else " ")
    return text


def foot(report: Report, room: int) -> Text:
    """The keys of a screen, as many as there is room for."""
    text = Text(no_wrap=True, end="")
    own = [(shown(keys.split(",")[0]), does) for keys, _, does in report.keys]
    fixed = [("enter", "go there"), ("tab", "beside"), ("f", "filter"), ("esc", "back")]
    for key, does in [*own, *fixed]:
        if cell_len(text.plain) + len(key) + len(does) + 3 > room:
            break
        text.append(f" {key}", "bold")
        text.append(f" {does} ")
    return text


def head(cells: tuple[Cell, ...]) -> Text:
    """The line above a list; a click on a column sorts by it."""
    text = Text(no_wrap=True, overflow="ellipsis")
    for cell in cells:
        begin = len(text)
        # Textual strips the spaces that a line begins with, unless they are not to be broken at.
        text.append(cell.text.replace(" ", "\u00a0"))
        if cell.style.startswith("sort:"):
            action = f"screen.sort({cell.style.removeprefix('sort:')!r})"
            text.apply_meta({"@click": action}, begin, len(text))
    return text
