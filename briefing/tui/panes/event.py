"""The chosen visit (or meeting): when, how it stands, its meetings, its sources."""

from briefing.library.moments import long_when, published_short, shown_meeting
from briefing.records import Discrepancy, Meeting, Ref, Visit
from briefing.records.folding import one_line
from briefing.records.listed import EventLine
from briefing.tui.desk import Desk
from briefing.tui.labels import (
    CALL,
    CHANGED,
    CONFIRMED,
    DISPUTED,
    MARKS,
    NOTED,
    PINNED,
    event_title,
    full_names,
    source_label,
    status_style,
    told_by,
)
from briefing.tui.rows import BLANK, Cell, Row, Target, clip, heading, note, wrapped


class EventPane:
    """One event in full."""

    name = "event"
    title = "Visit"
    about = "The chosen visit or meeting: its meetings and the sources that tell it."

    def rows(self, desk: Desk, width: int) -> list[Row]:
        """Title, facts, meetings, sources."""
        event = desk.event
        if event is None:
            return [note("Choose a visit.")]
        rows = _head(desk, event, width)
        if isinstance(event, Visit):
            rows += _meetings(desk, event, width)
        rows += _ledger(desk, event, width) + _disputed(desk, event, width)
        return rows + _sources(desk, event, width)

    def current(self, desk: Desk) -> Target | None:
        """The chosen meeting."""
        return Target("meeting", desk.choice.meeting) if desk.choice.meeting else None


def _head(desk: Desk, event: Visit | Meeting, width: int) -> list[Row]:
    kind = "visit" if isinstance(event, Visit) else "meeting"
    target = Target(kind, event.id)
    rows = wrapped(
        (),
        event_title(desk, event, short=False),
        "title",
        width,
        3,
        indent=0,
        target=target,
        refs=event.evidence,
    )
    facts = [_when(desk, event), event.status, told_by(desk, event.evidence)]
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
    return rows + _settled(desk, event.id, width)


def _settled(desk: Desk, record: str, width: int) -> list[Row]:
    """What the reader has settled about a record."""
    judged = desk.judged.get(record)
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


def _ledger(desk: Desk, event: Visit | Meeting, width: int) -> list[Row]:
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
            f"{step.status}{planned} · {told_by(desk, step.evidence)}",
            "",
            width,
            2,
            indent=13,
            target=Target(kind, event.id),
            refs=step.evidence,
        )
    return rows


def _disputed(desk: Desk, event: Visit | Meeting, width: int) -> list[Row]:
    """What independent sources say differently, side by side."""
    found = desk.disagreements(event.id)
    if not found:
        return []
    rows = [BLANK, heading("Sources disagree", str(len(found)))]
    for one in found:
        rows += variant_rows(desk, one, width, f"{DISPUTED} ", 12)
    return rows


def variant_rows(desk: Desk, found: Discrepancy, width: int, lead: str, most: int) -> list[Row]:
    """What sources say differently of one matter, a variant a line, with who says it.

    Args:
        desk: the briefing.
        found: the disagreement.
        width: of the list, in cells.
        lead: stands before the matter.
        most: cells for the labels of the sources.
    """
    rows: list[Row] = []
    first = f"{lead}{found.matter:<8} "
    for variant in found.variants:
        labels = dict.fromkeys(source_label(desk.sources[r.source]) for r in variant.evidence)
        rows += wrapped(
            (Cell(first, "dim"),),
            variant.value,
            "",
            width - most,
            2,
            indent=len(first),
            target=Target(found.kind, found.record),
            refs=variant.evidence,
            right=Cell(clip(", ".join(labels), most), "dim"),
        )
    return rows


def _when(desk: Desk, event: Visit | Meeting) -> str:
    if event.when:
        return long_when(event.when)
    line = desk.shelf.line(EventLine, event.id)
    if line is None or not line.sort:
        return "date unknown"
    words = f"{line.text.lstrip('~')} {line.year}" if line.year not in line.text else line.text
    return f"reported {words.lstrip('~')}" if line.reported else words


def _meetings(desk: Desk, visit: Visit, width: int) -> list[Row]:
    if not visit.meetings:
        return [BLANK, heading("Meetings"), note("None told.")]
    rows = [BLANK, heading("Meetings", str(len(visit.meetings)))]
    for meeting in (desk.meetings[m] for m in visit.meetings if m in desk.meetings):
        others = tuple(a for a in meeting.participants if a not in visit.travellers)
        phone = f"{CALL} " if meeting.mode in {"phone", "video"} else ""
        shown = shown_meeting(meeting, desk.sources)
        day = "—" if shown.reported or not shown.sort else shown.text
        rows += wrapped(
            (
                Cell(f"{MARKS[meeting.status]} ", status_style(meeting.status)),
                Cell(f"{day:<7}", "dim"),
            ),
            phone + full_names(desk, others or meeting.participants),
            "",
            width,
            2,
            indent=9,
            target=Target("meeting", meeting.id),
            refs=meeting.evidence,
        )
    return rows


def _sources(desk: Desk, event: Visit | Meeting, width: int) -> list[Row]:
    rows = [BLANK, heading("Told by", told_by(desk, event.evidence))]
    kind = "visit" if isinstance(event, Visit) else "meeting"
    for ref in event.evidence:
        rows += source_rows(desk, ref, width, Target(kind, event.id), most=2)
    return rows


def source_rows(desk: Desk, ref: Ref, width: int, target: Target, *, most: int) -> list[Row]:
    """A passage with the source it stands in, in the passage's own words."""
    source = desk.sources[ref.source]
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
