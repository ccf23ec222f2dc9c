"""What is coming: announced visits and meetings by day, and what was announced and never seen."""

from __future__ import annotations

from datetime import date

from briefing.storage.line_queries import unseen_events
from briefing.tui.panes.visits import event_row
from briefing.tui.reports.event_rows import position_rows
from briefing.tui.reports.report import Lines, Report, ReportContext
from briefing.tui.rows import BLANK, Row, heading, note
from briefing.workspace.coming import DAYS, coming, first_day

_MOST_UNSEEN = 200


class Ahead(Report):
    """The next two weeks."""

    name = "ahead"
    title = "Ahead"
    key = "A"
    about = "What is announced for the next two weeks, with what each side last said of it."
    beside = False

    def lines(self, context: ReportContext, width: int) -> Lines:
        """A heading a day, a line an event, then what passed unseen."""
        selection = context.selection
        first = first_day(selection.snapshot)
        rows: list[Row] = []
        day: str | None = None
        for found in coming(selection.snapshot, first):
            if found.day != day:
                day = found.day
                rows += [BLANK] if rows else []
                rows.append(heading(_day(day)))
            rows.append(event_row(found.event, year=True))
            rows += [
                row._replace(target=None) if row.owner else row
                for row in position_rows(selection, found.said, width)
            ]
        if not rows:
            rows = [note(f"Nothing is announced for the {DAYS} days from {_day(str(first))}.")]
        unseen = unseen_events(selection.snapshot)
        if unseen:
            rows += [BLANK, heading("Announced and not seen", str(len(unseen)))]
            rows += [event_row(line, year=True) for line in unseen[:_MOST_UNSEEN]]
        return Lines(rows)


def _day(day: str) -> str:
    if not day:
        return "in these weeks"
    when = date.fromisoformat(day)
    return f"{when:%a} {when.day} {when:%B %Y}"


REPORT = Ahead()
