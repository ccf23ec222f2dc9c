"""The profile of the chosen actor: offices by date, meetings, positions, quotes, aliases."""

from briefing.link.stance_change import change
from briefing.models import Actor, Meeting, Office
from briefing.models.read_models import PositionLine
from briefing.presentation.dates import shown_meeting
from briefing.presentation.wording import count_words, office, settled
from briefing.resources.countries import state_name
from briefing.storage.line_queries import meetings_of, positions_held
from briefing.text.normalisation import one_line
from briefing.tui.labels import CHANGES, MARKS, source_label, status_style, surname
from briefing.tui.rows import BLANK, Cell, RecordRef, Row, heading, note, wrapped
from briefing.tui.selection import SelectionModel

_WIDE = 48
"""Cells from which the years of an office are shown with their months."""
_MOST = 40
"""Lines of one section; a profile is read, not searched."""


class ActorPane:
    """One actor."""

    name = "actor"
    title = "Actor"
    about = "Who this is: offices by date, meetings, positions, quotes, other names."

    def rows(self, selection: SelectionModel, width: int) -> list[Row]:
        """Name, offices, then what the actor did and said."""
        actor = selection.actor(selection.current.actor)
        if actor is None:
            return [note("Choose somebody.")]
        rows = _head(selection, actor, width) + _offices(selection, actor, width)
        rows += (
            _meetings(selection, actor)
            + _positions(selection, actor, width)
            + _quotes(selection, actor, width)
        )
        return rows + _aliases(selection, actor, width)

    def current(self, selection: SelectionModel) -> RecordRef | None:
        """The chosen record, where it is one of the actor's."""
        record = selection.current.record
        return (
            record if record and record.kind in {"meeting", "position", "quote", "actor"} else None
        )


def _head(selection: SelectionModel, actor: Actor, width: int) -> list[Row]:
    target = RecordRef("actor", actor.id)
    rows = wrapped((), actor.name, "title", width, 2, indent=0, target=target, refs=())
    country = state_name(actor.country) if actor.country and actor.kind != "state" else ""
    line = selection.actor_line(actor.id)
    country += " (inferred)" if country and actor.inferred else ""
    facts = [f for f in (actor.kind, country) if f]
    if line:
        facts += [f"named {line.mentions}×", count_words(line.articles, line.origins)]
    rows.append(note(" · ".join(facts)))
    judged = selection.judged.get(actor.id)
    marks = settled(judged, disputed=False)
    if judged and marks:
        rows.append(note(f"{marks} {', '.join((*judged.changed, *judged.notes))}"))
    return rows


def _offices(selection: SelectionModel, actor: Actor, width: int) -> list[Row]:
    if not actor.roles:
        return []
    rows = [BLANK, heading("Offices")]
    indent = 16 if width >= _WIDE else 10
    for role in actor.roles:
        labels = dict.fromkeys(source_label(selection.sources[r.source]) for r in role.evidence)
        rows += wrapped(
            (Cell(_years(role, wide=width >= _WIDE).ljust(indent), "dim"),),
            office(role),
            "",
            width - 4,
            3,
            indent=indent,
            target=RecordRef("actor", actor.id),
            refs=role.evidence,
            right=Cell(",".join(list(labels)[:1]), "dim"),
        )
    return rows


def _years(role: Office, *, wide: bool) -> str:
    """First and last seen: ``2019-07–2022-10``, ``2019–2022`` where space is short."""
    if role.as_of is None:
        return "—"
    first, last = role.as_of, role.until or role.as_of
    if not wide and first[:4] != last[:4]:
        first, last = first[:4], last[:4]
    return first if first == last or (not wide and first[:4] == last[:4]) else f"{first}–{last}"


def _meetings(selection: SelectionModel, actor: Actor) -> list[Row]:
    rows: list[Row] = []
    for vague, title in ((False, "Meetings"), (True, "With people not named")):
        found = meetings_of(selection.snapshot, actor.id, vague=vague)
        if found:
            rows += [BLANK, heading(title, str(len(found)))]
            rows += _meeting_rows(selection, actor, found[:_MOST])
    return rows


def _meeting_rows(selection: SelectionModel, actor: Actor, ids: list[str]) -> list[Row]:
    meetings = [selection.meetings[m] for m in ids]
    days = [_day(selection, meeting) for meeting in meetings]
    column = max(_DAY, 1 + max(map(len, days)))
    rows: list[Row] = []
    for meeting, day in zip(meetings, days, strict=True):
        own = next((side for side in meeting.sides if actor.id in side), ())
        others = [a for a in meeting.participants if a not in own]
        rows.append(
            Row(
                (
                    Cell(f"{MARKS[meeting.status]} ", status_style(meeting.status)),
                    Cell(day.ljust(column), "dim"),
                    Cell(", ".join(surname(selection, o) for o in others)),
                ),
                None,
                RecordRef("meeting", meeting.id),
                meeting.evidence,
            )
        )
    return rows


_DAY = 10
"""Columns of a day; those of a week need more."""


def _day(selection: SelectionModel, meeting: Meeting) -> str:
    """``9 May 22``, ``16–22 May 22``."""
    shown = shown_meeting(meeting, selection.sources)
    return f"{shown.text} {shown.year[2:]}" if shown.year.isdigit() else shown.text


def _positions(selection: SelectionModel, actor: Actor, width: int) -> list[Row]:
    """By issue and date, with what changed from one to the next."""
    count = selection.snapshot.count("positions of actor", actor.id)
    if not count:
        return []
    rows = [BLANK, heading("Positions", str(count))]
    before: PositionLine | None = None
    for line in positions_held(selection.snapshot, actor.id)[:_MOST]:
        same = before is not None and before.issue == line.issue
        mark = CHANGES[change(before.stance, line.stance)] if before and same else " "
        position = selection.positions[line.id]
        rows += wrapped(
            (Cell(f"{mark} {line.stance:<8} ", "stance"),),
            "″" if same else selection.issues[line.issue].name,
            "",
            width - 11,
            2,
            indent=11,
            target=RecordRef("position", line.id),
            refs=position.evidence,
            right=Cell(line.day, "dim"),
        )
        before = line
    return rows


def _quotes(selection: SelectionModel, actor: Actor, width: int) -> list[Row]:
    count = selection.snapshot.count("quotes of actor", actor.id)
    if not count:
        return []
    rows = [BLANK, heading("Quotes", str(count))]
    for quote in selection.quotes_of(actor.id, _MOST):
        rows += wrapped(
            (),
            f"“{one_line(quote.text)}”",
            "quote",
            width,
            2,
            indent=1,
            target=RecordRef("quote", quote.id),
            refs=quote.evidence,
        )
    return rows


def _aliases(selection: SelectionModel, actor: Actor, width: int) -> list[Row]:
    described = selection.snapshot.linked("descriptions of actor", actor.id)
    forms = dict.fromkeys([*actor.aliases, *described])
    if not forms:
        return []
    rows = [BLANK, heading("Also called")]
    rows += wrapped(
        (), ", ".join(list(forms)[:12]), "dim", width, 4, indent=0, target=None, refs=()
    )
    return rows


PANE = ActorPane()
