"""The list of visits, and of the meetings and calls that belong to none."""

from collections.abc import Sequence

from briefing.records import Visit
from briefing.records.listed import EventLine
from briefing.tui.desk import Desk
from briefing.tui.labels import MARKS, count_label, status_style
from briefing.tui.rows import BLANK, Cell, Row, Rows, Target, heading, note
from briefing.tui.visits_list import Group, VisitsList

_FALLEN = frozenset({"postponed", "cancelled", "declined", "denied"})


class VisitsPane:
    """Events by date, the newest first, the undated under a heading of their own."""

    name = "visits"
    title = "Visits"
    about = (
        "Visits by date, and meetings and calls that belong to no visit. ~ means: reported then."
    )

    def __init__(self) -> None:
        self._made: tuple[VisitsList, Rows] | None = None

    def rows(self, desk: Desk, width: int) -> Sequence[Row]:
        """A heading a group, a line an event; made as they come into view."""
        listed = desk.visits_list
        if not len(listed):
            return [note("Nothing matches." if desk.wanted else "Nothing yet.")]
        if self._made is None or self._made[0] is not listed:
            self._made = listed, self._rows(desk, listed)
        return self._made[1]

    def _rows(self, desk: Desk, listed: VisitsList) -> Rows:

        def make(line: int) -> Row:
            found = listed.at(line)
            if isinstance(found, Group):
                return heading(found.heading, str(found.size))
            try:
                return event_row(desk.shelf.event_at(listed.places[found]))
            except IndexError:  # the shelf was renewed, and this list is about to be
                return BLANK

        def find(target: Target) -> int | None:
            line = desk.shelf.line(EventLine, target.id)
            if line is None or line.place is None or line.kind != target.kind:
                return None
            index = listed.index(line.place)
            return None if index is None else listed.line_of(index)

        return Rows(listed.height, make, find)

    def current(self, desk: Desk) -> Target | None:
        """The chosen event."""
        event = desk.event
        if event is None:
            return None
        return Target("visit" if isinstance(event, Visit) else "meeting", event.id)


def event_row(line: EventLine, *, year: bool = False) -> Row:
    """An event on one line.

    Args:
        line: it.
        year: whether its year stands beside its date.
    """
    when = f"{line.text} {line.year}" if year and line.year not in line.text else line.text
    style = "fallen" if line.status in _FALLEN else ""
    count = count_label(line.articles, line.origins)
    return Row(
        (
            Cell(f"{MARKS[line.status]} ", status_style(line.status)),  # type: ignore[index]
            Cell(when.ljust(13 if year else 7), "dim"),
            Cell(line.title, style),
        ),
        Cell(f"{line.marks} {count}".strip(), "dim"),
        Target(line.kind, line.id),
    )


PANE = VisitsPane()
