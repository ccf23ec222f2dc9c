"""The line above and the line below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from briefing.records.folding import one_line
from briefing.tui.keys import with_keymap
from briefing.tui.labels import choice_title, plural
from briefing.tui.panes import PANES
from briefing.tui.rows import clip

if TYPE_CHECKING:
    from briefing.tui.screens.main import MainScreen

HINT = " First time here: ? what you can do · : every command · esc closes this line"
MOST_KEYS = 7


def header(screen: MainScreen) -> Text:
    """Folder, number of articles and years; at the right what is being read."""
    known = screen.desk.facts
    facts = [screen.describe_root(), plural(known.articles, "article")]
    if known.first_year:
        one = known.first_year == known.last_year
        facts.append(known.first_year if one else f"{known.first_year}–{known.last_year}")
    text = Text(no_wrap=True, end="")
    text.append(" briefing ", "bold reverse")
    room = screen.size.width - cell_len(text.plain) - 2
    text.append("  " + clip(" · ".join(facts), room))
    return _justify(text, _state(screen), screen.size.width)


def _state(screen: MainScreen) -> str:
    told, finished = screen.told, screen.finished
    if told and told.done < told.total:
        name = clip(one_line(told.path), max(12, screen.size.width // 4))
        return f"reading {told.done + 1}/{told.total} {name} "
    problems = [p for p in (finished.problems if finished else ()) if p.fatal]
    if problems:
        return f"{plural(len(problems), 'file')} not read: briefing check says why "
    if screen.sample:
        return "your own: briefing FOLDER "
    if finished is None:
        return "looking for changes "
    return ""


def footer(screen: MainScreen) -> Text:
    """At most seven keys, and where one stands in the list."""
    here, count = screen.desk.place_of_event()
    text = Text(no_wrap=True, end="")
    keymap = screen.app.keymap_of_user  # type: ignore[attr-defined]  # BriefingApp
    for key in [k for k in with_keymap(keymap) if k.footer][:MOST_KEYS]:
        if cell_len(text.plain) + len(key.shown) + len(key.footer) + 3 > screen.size.width:
            break
        action = key.action if key.action.startswith("app.") else f"screen.{key.action}"
        begin = len(text)
        text.append(f" {key.shown}", "bold")
        text.append(f" {key.footer} ")
        text.apply_meta({"@click": action}, begin, len(text))
    refs = len(screen.desk.choice.refs)
    place = f"{here} of {count} " if count else ""
    if refs > 1:
        place = f"evidence {screen.desk.choice.at + 1}/{refs}  {place}"
    return _justify(text, place, screen.size.width)


_MOST_CRUMBS = 6


def crumbs(screen: MainScreen) -> Text:
    """Where one came from, the last step first; a click goes back there."""
    text = Text(no_wrap=True, end="")
    history = screen.desk.history[-_MOST_CRUMBS:]
    if not history:
        return text
    for steps, choice in enumerate(reversed(history), 1):
        begin = len(text)
        text.append(f" ‹ {clip(choice_title(screen.desk, choice.record) or 'start', 24)}", "dim")
        text.apply_meta({"@click": f"screen.crumb({steps})"}, begin, len(text))
        if cell_len(text.plain) > screen.size.width - 12:
            break
    more = len(screen.desk.history) - len(history)
    if more > 0:
        text.append(f" ‹ +{more}", "dim")
    return text


def tabs(focused: int, width: int) -> Text:
    """The panes as tabs, for the narrow layout; only their keys where space is short."""
    text = Text(no_wrap=True, end="")
    titles = [*(pane.title for pane in PANES), "Source"]
    whole = sum(len(title) + 5 for title in titles) <= width
    for number, title in enumerate(titles):
        begin = len(text)
        style = "bold reverse" if number == focused else "dim"
        label = f"{number + 1} {title}" if whole or number == focused else f"{number + 1}"
        text.append(f" {label} ", style)
        text.apply_meta({"@click": f"screen.pane({number})"}, begin, len(text))
        text.append(" ")
    return text


def _justify(text: Text, right: str, width: int) -> Text:
    room = width - cell_len(text.plain) - cell_len(right)
    if right and room >= 1:
        text.append(" " * room)
        text.append(right, "dim")
    return text
