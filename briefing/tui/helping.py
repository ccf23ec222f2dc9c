"""What a pane can do now, and what was looked for where nothing was found."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from briefing.records import Problem
from briefing.records.folding import one_line
from briefing.records.listed import Facts
from briefing.tui.keys import GROUPS, LIST_KEYS, SHEET_KEYS, SOURCE_KEYS, shown, with_keymap
from briefing.tui.labels import MARKS, plural
from briefing.tui.panes import PANES
from briefing.tui.rows import Target
from briefing.tui.widgets.lines import LineList
from briefing.tui.widgets.source import SourceView

if TYPE_CHECKING:
    from briefing.tui.screens.main import MainScreen
    from briefing.tui.sheets.sheet import Sheet

_MARKS = (
    ("✓ ✎ ✐ ⚑", "confirmed, corrected, noted on, pinned by you"),
    ("≠ ★", "sources disagree; marked"),
)
_HIGHLIGHTS = (
    ("▌", "the words that prove what is chosen"),
    ("▪ ■ ∙", "at the right: all evidence, that in view, places found"),
)


def keys_of(screen: MainScreen) -> tuple[str, Text]:
    """Title and words of the help for the focused pane."""
    text = Text()
    is_list = screen.pane < len(PANES)
    title = PANES[screen.pane].title if is_list else "Source"
    about = PANES[screen.pane].about if is_list else "The article, with what was found in it."
    text.append(about + "\n\n")
    _section(text, "In this pane", LIST_KEYS if is_list else SOURCE_KEYS)
    keys = with_keymap(screen.app.keymap_of_user)  # type: ignore[attr-defined]
    for group in GROUPS:
        text.append(f"{group}\n", "bold")
        for key in (k for k in keys if k.group == group):
            why = why_not(screen, key.action)
            text.append(f"  {key.shown:<16}", "dim" if why else "bold")
            text.append(key.does, "dim" if why else "")
            text.append(f"  not now: {why}\n" if why else "\n", "dim")
        text.append("\n")
    if screen.pane == 0:
        statuses = tuple((mark, status) for status, mark in MARKS.items())
        _section(text, "Marks", (*statuses, *_MARKS))
    if not is_list:
        _section(text, "Highlights", _HIGHLIGHTS)
    return f"{title}: keys", text


def keys_of_sheet(sheet: Sheet) -> tuple[str, Text]:
    """Title and words of the help for a screen of lines."""
    text = Text()
    text.append(sheet.about + "\n\n")
    if sheet.keys:
        own = tuple((" ".join(map(shown, k.split(","))), does) for k, _, does in sheet.keys)
        _section(text, "On this screen", own)
    _section(text, "On all screens of lines", SHEET_KEYS)
    return f"{sheet.title}: keys", text


def why_not(screen: MainScreen, action: str) -> str:
    """Why an action can do nothing now; empty where it can."""
    desk = screen.desk
    name = action.partition("(")[0]
    target = screen.target()
    match name:
        case "step_event" if not len(desk.visits_list):
            return "there are no visits"
        case "step_evidence" if len(desk.choice.refs) < 2:
            return "there is one piece of evidence"
        case "cite" | "quote" | "outside" if desk.choice.ref is None:
            return "no words are in view"
        case "back" if not desk.history:
            return "this is where you began"
        case "forward" if not desk.ahead:
            return "there is nothing ahead"
        case "next_mark" if not screen.marks:
            return "nothing is marked"
        case "decide" | "confirm" | "reject" if not _can_judge(target):
            return "choose a visit, a meeting, somebody, a position or a quotation"
        case "beside" if not screen.reading.has_others:
            return "no other article tells of this event"
        case "jump" if not any(view.rows_in_view() for view in _views(screen)):
            return "no line is in view"
    return ""


def _views(screen: MainScreen) -> list[LineList | SourceView]:
    views: list[LineList | SourceView] = [*screen.lists(), screen.source]
    return [view for view in views if view.region.area]


def _can_judge(target: Target | None) -> bool:
    return target is not None and target.kind not in {"issue", "source"}


def _section(text: Text, title: str, entries: tuple[tuple[str, str], ...]) -> None:
    text.append(f"{title}\n", "bold")
    for key, does in entries:
        text.append(f"  {key:<16}", "bold")
        text.append(f"{does}\n")
    text.append("\n")


def nothing_found(root: Path, facts: Facts, problems: Sequence[Problem]) -> Text:
    """What was looked for in a folder in which nothing was found."""
    # Imported here: the readers are not needed to show what was read.
    from briefing.readers import FORMATS

    text = Text()
    text.append("Nothing was found\n\n", "bold")
    text.append(
        f"{plural(facts.articles, 'article')} in “{one_line(str(root))}”: no visit, no meeting, "
        "no position.\n\n"
    )
    text.append(
        "Looked for: persons with their offices; who met, called or received whom; visits, trips "
        "and invitations; quotations; who supports, opposes, demands or offers what. "
        "The articles must be English prose.\n\n"
    )
    for problem in problems[:8]:
        text.append(f"{one_line(problem.path)}: {one_line(problem.what)}\n", "dim")
    text.append(f"\nFormats read: {FORMATS}.  q quits.", "dim")
    return text
