"""The list of visits, and of the meetings and calls that belong to none."""

from briefing.records import Visit
from briefing.tui.desk import Desk
from briefing.tui.labels import MARKS, event_title, settled, sources_count
from briefing.tui.rows import Cell, Row, Target, heading, note


class VisitsPane:
    """Events by date, the newest first, the undated under a heading of their own."""

    name = "visits"
    title = "Visits"
    about = (
        "Visits by date, and meetings and calls that belong to no visit. ~ means: reported then."
    )

    def rows(self, desk: Desk, width: int) -> list[Row]:
        """A heading a year, a line an event."""
        rows: list[Row] = []
        year: str | None = None
        for shown, event in desk.events:
            if shown.year != year:
                year = shown.year
                rows.append(heading(year or "date unknown"))
            kind = "visit" if isinstance(event, Visit) else "meeting"
            count = sources_count(event)
            rows.append(
                Row(
                    (
                        Cell(f"{MARKS[event.status]} ", f"status-{event.status.replace(' ', '-')}"),
                        Cell(f"{shown.text:<7}", "dim"),
                        Cell(
                            event_title(desk, event, short=True),
                            "fallen" if _fallen(event.status) else "",
                        ),
                    ),
                    Cell(f"{settled(desk, event.id)} {count}".strip(), "dim"),
                    Target(kind, event.id),
                    event.evidence,
                )
            )
        return rows or [note("Nothing yet.")]

    def current(self, desk: Desk) -> Target | None:
        """The chosen event."""
        event = desk.event
        if event is None:
            return None
        return Target("visit" if isinstance(event, Visit) else "meeting", event.id)


def _fallen(status: str) -> bool:
    return status in {"postponed", "cancelled", "declined", "denied"}


PANE = VisitsPane()
