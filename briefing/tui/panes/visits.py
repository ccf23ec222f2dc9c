"""The list of visits, and of the meetings and calls that belong to none."""

from collections.abc import Sequence

from briefing.models import Visit
from briefing.models.enums import DID_NOT_HAPPEN
from briefing.models.read_models import EventLine
from briefing.presentation.dates import BOUNDS, with_year
from briefing.tui.event_list import Group, VisitsList
from briefing.tui.labels import MARKS, count_label, status_style
from briefing.tui.rows import BLANK, Cell, RecordRef, Row, Rows, heading, note
from briefing.tui.selection import SelectionModel


class VisitsPane:
    """Events by date, the newest first, the undated under a heading of their own."""

    name = "visits"
    title = "Visits"
    about = (
        "Visits by date, and meetings and calls that belong to no visit. ~ means: reported then; "
        "a dim title: a party without a name."
    )

    def __init__(self) -> None:
        self._made: tuple[VisitsList, Rows] | None = None

    def rows(self, selection: SelectionModel, width: int) -> Sequence[Row]:
        """A heading a group, a line an event; made as they come into view."""
        listed = selection.visits_list
        if not len(listed):
            return [note("Nothing matches." if selection.wanted else "Nothing yet.")]
        if self._made is None or self._made[0] is not listed:
            self._made = listed, self._rows(selection, listed)
        return self._made[1]

    def _rows(self, selection: SelectionModel, listed: VisitsList) -> Rows:

        def make(line: int) -> Row:
            found = listed.at(line)
            if isinstance(found, Group):
                return heading(found.heading, str(found.size))
            try:
                return event_row(selection.snapshot.event_at(listed.places[found]))
            except IndexError:  # the snapshot was renewed, and this list is about to be
                return BLANK

        def find(target: RecordRef) -> int | None:
            line = selection.snapshot.line(EventLine, target.id)
            if line is None or line.place is None or line.kind != target.kind:
                return None
            index = listed.index(line.place)
            return None if index is None else listed.line_of(index)

        return Rows(listed.height, make, find)

    def current(self, selection: SelectionModel) -> RecordRef | None:
        """The chosen event."""
        event = selection.event
        if event is None:
            return None
        return RecordRef("visit" if isinstance(event, Visit) else "meeting", event.id)


def event_row(line: EventLine, *, year: bool = False) -> Row:
    """An event on one line.

    Args:
        line: it.
        year: whether its year stands beside its date.
    """
    bounded = line.year == BOUNDS
    when = with_year(line.text, line.year) if year else line.text
    when = "" if bounded else when.ljust(13 if year else 7)
    style = "fallen" if line.status in DID_NOT_HAPPEN else "dim" if line.vague else ""
    count = count_label(line.articles, line.origins)
    return Row(
        (
            Cell(f"{MARKS[line.status]} ", status_style(line.status)),  # type: ignore[index]
            Cell(when if when.endswith(" ") or not when else f"{when} ", "dim"),
            Cell(line.title, style),
            *((Cell(f"  {line.text}", "dim"),) if bounded else ()),
        ),
        Cell(f"{line.marks} {count}".strip(), "dim"),
        RecordRef(line.kind, line.id),
    )


PANE = VisitsPane()
