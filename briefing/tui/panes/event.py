"""The chosen visit (or meeting): when, how it stands, its meetings, its sources."""

from briefing.models import Discrepancy, Meeting, Position, Quote, Ref, Visit
from briefing.models.read_models import EventLine
from briefing.presentation.dates import (
    BOUNDS,
    long_when,
    published_short,
    shown_meeting,
    with_year,
)
from briefing.presentation.wording import (
    CALL,
    CHANGED,
    CONFIRMED,
    DISPUTED,
    NOTED,
    PINNED,
    WITHDRAWN,
)
from briefing.text.normalisation import one_line
from briefing.tui.labels import MARKS, event_title, full_names, source_label, status_style, told_by
from briefing.tui.rows import BLANK, Cell, RecordRef, Row, clip, heading, note, wrapped
from briefing.tui.selection import SelectionModel


class EventPane:
    """One event in full."""

    name = "event"
    title = "Visit"
    about = "The chosen visit or meeting: its meetings and the sources that tell it."

    def rows(self, selection: SelectionModel, width: int) -> list[Row]:
        """Title, facts, meetings, sources."""
        event = selection.event
        if event is None:
            return [note("Choose a visit.")]
        rows = _head(selection, event, width)
        if isinstance(event, Visit):
            rows += _meetings(selection, event, width)
        rows += _ledger(selection, event, width) + _disputed(selection, event, width)
        return rows + _sources(selection, event, width)

    def current(self, selection: SelectionModel) -> RecordRef | None:
        """The chosen meeting."""
        return (
            RecordRef("meeting", selection.current.meeting) if selection.current.meeting else None
        )


def _head(selection: SelectionModel, event: Visit | Meeting, width: int) -> list[Row]:
    kind = "visit" if isinstance(event, Visit) else "meeting"
    target = RecordRef(kind, event.id)
    rows = wrapped(
        (),
        event_title(selection, event, short=False),
        "title",
        width,
        3,
        indent=0,
        target=target,
        refs=event.evidence,
    )
    facts = [_when(selection, event), event.status, told_by(selection, event.evidence)]
    if isinstance(event, Visit):
        facts[1:1] = [f"{event.days} days"] if event.days else []
    else:
        facts[1:1] = [event.mode] if event.mode != "unknown" else []
    rows += wrapped(
        (Cell(f"{MARKS[event.status]} ", status_style(event.status)),),
        " · ".join(facts),
        "dim",
        width,
        2,
        indent=2,
        target=None,
        refs=(),
    )
    place = event.place
    if place:
        rows.append(Row((Cell("at ", "dim"), Cell(one_line(place)))))
    if isinstance(event, Visit) and event.purpose:
        rows += wrapped((), event.purpose, "dim", width, 2, indent=0, target=None, refs=())
    rows += correction_rows(event, width)
    return rows + _settled(selection, event.id, width)


def correction_rows(record: Visit | Meeting | Position | Quote, width: int) -> list[Row]:
    """What its source says to correct a record, or to take it back."""
    ref = record.correction
    if ref is None:
        return []
    words = "withdrawn by its source" if record.withdrawn else "corrected by its source"
    lead = (Cell(f"{WITHDRAWN} ", "status-denied"),)
    told = f"{words}: “{one_line(ref.text)}”"
    target = RecordRef("source", ref.source)
    return wrapped(lead, told, "", width, 4, indent=2, target=target, refs=(ref,))


def _settled(selection: SelectionModel, record: str, width: int) -> list[Row]:
    """What the reader has settled about a record."""
    judged = selection.judged.get(record)
    if judged is None:
        return []
    words = [f"{CONFIRMED} confirmed"] if judged.confirmed else []
    words += [f"{PINNED} pinned"] if judged.pinned else []
    words += [f"{CHANGED} yours: {', '.join(judged.changed)}"] if judged.changed else []
    rows = [note(" · ".join(words))] if words else []
    for text in judged.notes:
        rows += wrapped(
            (Cell(f"{NOTED} ", "heading"),), text, "", width, 4, indent=2, target=None, refs=()
        )
    return rows


def _ledger(selection: SelectionModel, event: Visit | Meeting, width: int) -> list[Row]:
    """The history of an event, where it has more than one step."""
    if len(event.steps) < 2:
        return []
    rows = [BLANK, heading("Ledger", str(len(event.steps)))]
    kind = "visit" if isinstance(event, Visit) else "meeting"
    for step in event.steps:
        mark = Cell(f"{MARKS[step.status]} ", status_style(step.status))
        planned = f" for {long_when(step.when)}" if step.when and step.when.start else ""
        rows += wrapped(
            (mark, Cell(f"{step.said or 'undated':<11}", "dim")),
            f"{step.status}{planned} · {told_by(selection, step.evidence)}",
            "",
            width,
            2,
            indent=13,
            target=RecordRef(kind, event.id),
            refs=step.evidence,
        )
    return rows


def _disputed(selection: SelectionModel, event: Visit | Meeting, width: int) -> list[Row]:
    """What independent sources say differently, side by side."""
    found = selection.disagreements(event.id)
    if not found:
        return []
    rows = [BLANK, heading("Sources disagree", str(len(found)))]
    for one in found:
        rows += variant_rows(selection, one, width, f"{DISPUTED} ", 12)
    return rows


def variant_rows(
    selection: SelectionModel, found: Discrepancy, width: int, lead: str, most: int
) -> list[Row]:
    """What sources say differently of one matter, a variant a line, with who says it.

    Args:
        selection: the briefing.
        found: the disagreement.
        width: of the list, in cells.
        lead: stands before the matter.
        most: cells for the labels of the sources.
    """
    rows: list[Row] = []
    first = f"{lead}{found.matter:<8} "
    for variant in found.variants:
        labels = dict.fromkeys(source_label(selection.sources[r.source]) for r in variant.evidence)
        rows += wrapped(
            (Cell(first, "dim"),),
            variant.value,
            "",
            width - most,
            2,
            indent=len(first),
            target=RecordRef(found.kind, found.record),
            refs=variant.evidence,
            right=Cell(clip(", ".join(labels), most), "dim"),
        )
    return rows


def _when(selection: SelectionModel, event: Visit | Meeting) -> str:
    if event.when:
        return long_when(event.when)
    line = selection.snapshot.line(EventLine, event.id)
    if line is None or not line.sort:
        return "date unknown"
    words = with_year(line.text, line.year)
    return f"reported {words.lstrip('~')}" if line.reported else words


def _meetings(selection: SelectionModel, visit: Visit, width: int) -> list[Row]:
    if not visit.meetings:
        return [BLANK, heading("Meetings"), note("None told.")]
    lines = [found for m in visit.meetings if (found := selection.snapshot.line(EventLine, m))]
    named = [line.id for line in lines if not line.vague]
    vague = [line.id for line in lines if line.vague]
    rows = [BLANK, heading("Meetings", str(len(named)))]
    rows += _meeting_rows(selection, visit, named, width)
    if vague:
        rows += [BLANK, heading("With people not named", str(len(vague)))]
        rows += _meeting_rows(selection, visit, vague, width)
    return rows


def _meeting_rows(selection: SelectionModel, visit: Visit, ids: list[str], width: int) -> list[Row]:
    rows: list[Row] = []
    for meeting in (selection.meetings[m] for m in ids):
        others = tuple(a for a in meeting.participants if a not in visit.travellers)
        phone = f"{CALL} " if meeting.mode in {"phone", "video"} else ""
        shown = shown_meeting(meeting, selection.sources)
        unknown = shown.reported or not shown.sort or shown.year == BOUNDS
        day = "—" if unknown else shown.text
        rows += wrapped(
            (
                Cell(f"{MARKS[meeting.status]} ", status_style(meeting.status)),
                Cell(f"{day:<7}", "dim"),
            ),
            phone + full_names(selection, others or meeting.participants),
            "",
            width,
            2,
            indent=9,
            target=RecordRef("meeting", meeting.id),
            refs=meeting.evidence,
        )
    return rows


def _sources(selection: SelectionModel, event: Visit | Meeting, width: int) -> list[Row]:
    rows = [BLANK, heading("Told by", told_by(selection, event.evidence))]
    kind = "visit" if isinstance(event, Visit) else "meeting"
    for ref in event.evidence:
        rows += source_rows(selection, ref, width, RecordRef(kind, event.id), most=2)
    return rows


def source_rows(
    selection: SelectionModel, ref: Ref, width: int, target: RecordRef, *, most: int
) -> list[Row]:
    """A passage with the source it stands in, in the passage's own words."""
    source = selection.sources[ref.source]
    label = f"{source_label(source)} · {published_short(source)}  "
    return wrapped(
        (Cell(label, "dim"),),
        f"“{one_line(ref.text)}”",
        "quote",
        width,
        most,
        indent=min(len(label), max(4, width // 3)),
        target=target,
        refs=(ref,),
    )


PANE = EventPane()
