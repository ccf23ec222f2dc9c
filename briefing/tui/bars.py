"""The line above and the line below."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text

from briefing.models.news import NewsCounts
from briefing.models.read_models import Facts
from briefing.presentation.wording import news_in_words, plural
from briefing.text.normalisation import one_line
from briefing.tui.keys import with_keymap
from briefing.tui.labels import selection_title
from briefing.tui.panes import PANES
from briefing.tui.rows import clip
from briefing.tui.selection import SelectionModel
from briefing.workspace.indexer import IndexerEvent

HINT = " First time here: ? what you can do · : every command · esc closes this line"
MOST_KEYS = 7


class ReadingState(NamedTuple):
    """How far reading the folder has come.

    Attributes:
        root: the folder in a word.
        sample: whether that is the bundled sample.
        progress: an article being read; None where none is.
        finished: what was told when reading ended last; None before.
    """

    root: str
    sample: bool
    progress: IndexerEvent | None
    finished: IndexerEvent | None


def header(known: Facts, state: ReadingState, news: NewsCounts, width: int) -> Text:
    """Folder, number of articles and years; at the right what is being read, or what is new."""
    facts = [state.root, plural(known.articles, "article")]
    if known.first_year:
        one = known.first_year == known.last_year
        facts.append(known.first_year if one else f"{known.first_year}–{known.last_year}")
    text = Text(no_wrap=True, end="")
    text.append(" briefing ", "bold reverse")
    room = width - cell_len(text.plain) - 2
    right = _words_of(state, width) or _news(news, width)
    kept = cell_len(right) + 2 if news.articles and width >= _ROOMY else 0
    text.append("  " + clip(" · ".join(facts), room - kept))
    return _justify(text, right, width)


_ROOMY = 60


def _news(found: NewsCounts, width: int) -> str:
    """``+3 visits, 2 changed, 11 positions from 14 new articles``, shorter where space is short."""
    whole = news_in_words(found)
    if not whole:
        return ""
    if len(whole) + 4 <= width // 2:
        return f"+{whole} "
    signs = [f"±{found.changed}"] if found.changed else []
    told = ((found.visits, "v"), (found.meetings, "m"), (found.positions, "p"))
    signs += [f"+{count} {letter}" for count, letter in told if count]
    return f"{' '.join(signs) or '+' + str(found.articles)} new "


def _words_of(state: ReadingState, width: int) -> str:
    progress, finished = state.progress, state.finished
    if progress and progress.done < progress.total:
        name = clip(one_line(progress.path), max(12, width // 4))
        return f"reading {progress.done + 1}/{progress.total} {name} "
    problems = [p for p in (finished.problems if finished else ()) if p.fatal]
    if problems:
        return f"{plural(len(problems), 'file')} not read: briefing check says why "
    if state.sample:
        return "your own: briefing FOLDER "
    if finished is None:
        return "looking for changes "
    return ""


def footer(selection: SelectionModel, keymap: Mapping[str, str], width: int) -> Text:
    """At most seven keys, and where one stands in the list."""
    here, count = selection.place_of_event()
    text = Text(no_wrap=True, end="")
    for key in [k for k in with_keymap(keymap) if k.footer][:MOST_KEYS]:
        if cell_len(text.plain) + len(key.shown) + len(key.footer) + 3 > width:
            break
        action = key.action if key.action.startswith("app.") else f"screen.{key.action}"
        begin = len(text)
        text.append(f" {key.shown}", "bold")
        text.append(f" {key.footer} ")
        text.apply_meta({"@click": action}, begin, len(text))
    refs = len(selection.current.refs)
    place = f"{here} of {count} " if count else ""
    if refs > 1:
        place = f"evidence {selection.current.at + 1}/{refs}  {place}"
    return _justify(text, place, width)


_MOST_CRUMBS = 6


def crumbs(selection: SelectionModel, width: int) -> Text:
    """Where one came from, the last step first; a click goes back there."""
    text = Text(no_wrap=True, end="")
    history = selection.history[-_MOST_CRUMBS:]
    if not history:
        return text
    for steps, current in enumerate(reversed(history), 1):
        begin = len(text)
        text.append(f" ‹ {clip(selection_title(selection, current.record) or 'start', 24)}", "dim")
        text.apply_meta({"@click": f"screen.crumb({steps})"}, begin, len(text))
        if cell_len(text.plain) > width - 12:
            break
    more = len(selection.history) - len(history)
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
