"""A workspace in a notebook: its records as tables, and as HTML that shows by itself."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from briefing.export.rows import TABLES, Rows
from briefing.models import Briefing, Meeting, Visit
from briefing.presentation.dates import long_when
from briefing.presentation.titles import event_in_words
from briefing.presentation.wording import kinds_in_words, plural

if TYPE_CHECKING:
    import pandas

_MOST = 50


def frame(briefing: Briefing, table: str) -> pandas.DataFrame:
    """The records of a kind as a data frame, its columns those of the CSV export.

    Args:
        briefing: linked.
        table: ``visits``, ``meetings``, ``positions``, ``quotes``, ``actors``, ``sources`` …

    Raises:
        KeyError: there is no such table.
        ModuleNotFoundError: pandas is not installed.
    """
    import pandas

    known = {t.name: t for t in TABLES}
    return pandas.DataFrame(list(Rows(briefing).of(table)), columns=list(known[table].columns))


def html(briefing: Briefing, title: str) -> str:
    """The visits and the meetings outside of them, the newest first, with what proves each."""
    actors = {a.id: a for a in briefing.actors}
    alone = [m for m in briefing.meetings if m.visit is None]
    every: list[Visit | Meeting] = [*briefing.visits, *alone]
    events = sorted(
        every,
        key=lambda e: (e.when.start or "" if e.when else "", e.id),
        reverse=True,
    )
    rows = "".join(
        f"<tr><td>{escape(long_when(e.when))}</td><td>{escape(e.status)}</td>"
        f"<td>{escape(event_in_words(e, actors))}</td>"
        f"<td><q>{escape(' '.join(e.evidence[0].text.split()))}</q></td></tr>"
        for e in events[:_MOST]
    )
    more = f"<p>… {len(events) - _MOST} more</p>" if len(events) > _MOST else ""
    facts = f"{plural(len(briefing.sources), 'article')}, {kinds_in_words(briefing)}"
    head = "<tr><th>when</th><th>status</th><th>who</th><th>words</th></tr>"
    return f"<h4>{escape(title)}</h4><p>{facts}</p><table>{head}{rows}</table>{more}"
