"""What a pane can do now, and what was looked for where nothing was found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from briefing.models import Problem
from briefing.models.read_models import Facts
from briefing.presentation.wording import plural
from briefing.text.normalisation import one_line
from briefing.tui.keys import GROUPS, LIST_KEYS, REPORT_KEYS, SOURCE_KEYS, shown, with_keymap
from briefing.tui.labels import MARKS
from briefing.tui.panes import PANES
from briefing.tui.rows import RecordRef
from briefing.tui.selection import SelectionModel

if TYPE_CHECKING:
    from briefing.tui.reports.report import Report

_MARKS = (
    ("✓ ✎ ✐ ⚑", "confirmed, corrected, noted on, pinned by you"),
    ("≠ ★", "sources disagree; marked"),
    ("⊗", "corrected or withdrawn by its source"),
    ("+ ±", "new, changed since you last closed the folder"),
)
_HIGHLIGHTS = (
    ("▌", "the words that prove what is chosen"),
    ("▪ ■ ∙", "at the right: all evidence, that in view, places found"),
)


class Situation(NamedTuple):
    """What decides whether an action can do anything now.

    Attributes:
        selection: what is chosen.
        target: the record that keys act on.
        bookmarked: whether anything bears a bookmark.
        has_others: whether another article tells of the chosen event.
        has_news: whether anything is new.
        has_lines: whether any line that leads somewhere is in view.
    """

    selection: SelectionModel
    target: RecordRef | None
    bookmarked: bool
    has_others: bool
    has_news: bool
    has_lines: bool


def keys_of(pane: int, keymap: Mapping[str, str], situation: Situation) -> tuple[str, Text]:
    """Title and words of the help for the focused pane.

    Args:
        pane: its number.
        keymap: the keys that the user has changed.
        situation: as things stand.
    """
    text = Text()
    is_list = pane < len(PANES)
    title = PANES[pane].title if is_list else "Source"
    about = PANES[pane].about if is_list else "The article, with what was found in it."
    text.append(about + "\n\n")
    _section(text, "In this pane", LIST_KEYS if is_list else SOURCE_KEYS)
    keys = with_keymap(keymap)
    for group in GROUPS:
        text.append(f"{group}\n", "bold")
        for key in (k for k in keys if k.group == group):
            why = why_not(situation, key.action)
            text.append(f"  {key.shown:<16}", "dim" if why else "bold")
            text.append(key.does, "dim" if why else "")
            text.append(f"  not now: {why}\n" if why else "\n", "dim")
        text.append("\n")
    if pane == 0:
        statuses = tuple((mark, status) for status, mark in MARKS.items())
        _section(text, "Marks", (*statuses, *_MARKS))
    if not is_list:
        _section(text, "Highlights", _HIGHLIGHTS)
    return f"{title}: keys", text


def keys_of_report(report: Report) -> tuple[str, Text]:
    """Title and words of the help for a screen of lines."""
    text = Text()
    text.append(report.about + "\n\n")
    if report.keys:
        own = tuple((" ".join(map(shown, k.split(","))), does) for k, _, does in report.keys)
        _section(text, "On this screen", own)
    _section(text, "On all screens of lines", REPORT_KEYS)
    return f"{report.title}: keys", text


def why_not(situation: Situation, action: str) -> str:
    """Why an action can do nothing now; empty where it can."""
    selection, target = situation.selection, situation.target
    name = action.partition("(")[0]
    match name:
        case "step_event" if not len(selection.visits_list):
            return "there are no visits"
        case "step_evidence" if len(selection.current.refs) < 2:
            return "there is one piece of evidence"
        case "cite" | "cite_as" | "quote" | "outside" if selection.current.ref is None:
            return "no words are in view"
        case "back" if not selection.history:
            return "this is where you began"
        case "forward" if not selection.ahead:
            return "there is nothing ahead"
        case "next_news" | "only_news" | "read_all" if not situation.has_news:
            return "nothing is new"
        case "next_mark" if not situation.bookmarked:
            return "nothing is marked"
        case "decide" | "confirm" | "reject" if not _can_judge(target):
            return "choose a visit, a meeting, somebody, a position or a quotation"
        case "beside" if not situation.has_others:
            return "no other article tells of this event"
        case "jump" if not situation.has_lines:
            return "no line is in view"
    return ""


def _can_judge(target: RecordRef | None) -> bool:
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
