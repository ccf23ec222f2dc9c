"""The profile of the chosen actor: offices by date, meetings, positions, quotes, aliases."""

from briefing.library.moments import shown_meeting
from briefing.library.wording import count_words, settled
from briefing.link.drift import change
from briefing.records import Actor, Office
from briefing.records.countries import state_name
from briefing.records.folding import one_line
from briefing.records.listed import PositionLine
from briefing.tui.desk import Desk
from briefing.tui.labels import CHANGES, MARKS, office, source_label, status_style, surname
from briefing.tui.rows import BLANK, Cell, Row, Target, heading, note, wrapped

_WIDE = 48
"""Cells from which the years of an office are shown with their months."""
_MOST = 40
"""Lines of one section; a profile is read, not searched."""


class ActorPane:
    """One actor."""

    name = "actor"
    title = "Actor"
    about = "Who this is: offices by date, meetings, positions, quotes, other names."

    def rows(self, desk: Desk, width: int) -> list[Row]:
        """Name, offices, then what the actor did and said."""
        actor = desk.actor(desk.choice.actor)
        if actor is None:
            return [note("Choose somebody.")]
        rows = _head(desk, actor, width) + _offices(desk, actor, width)
        rows += (
            _meetings(desk, actor) + _positions(desk, actor, width) + _quotes(desk, actor, width)
        )
        return rows + _aliases(desk, actor, width)

    def current(self, desk: Desk) -> Target | None:
        """The chosen record, where it is one of the actor's."""
        record = desk.choice.record
        return (
            record if record and record.kind in {"meeting", "position", "quote", "actor"} else None
        )


def _head(desk: Desk, actor: Actor, width: int) -> list[Row]:
    target = Target("actor", actor.id)
    rows = wrapped((), actor.name, "title", width, 2, indent=0, target=target, refs=())
    country = state_name(actor.country) if actor.country and actor.kind != "state" else ""
    line = desk.actor_line(actor.id)
    facts = [f for f in (actor.kind, country) if f]
    if line:
        facts += [f"named {line.mentions}×", count_words(line.articles, line.origins)]
    rows.append(note(" · ".join(facts)))
    judged = desk.judged.get(actor.id)
    marks = settled(judged, disputed=False)
    if judged and marks:
        rows.append(note(f"{marks} {', '.join((*judged.changed, *judged.notes))}"))
    return rows


def _offices(desk: Desk, actor: Actor, width: int) -> list[Row]:
    if not actor.roles:
        return []
    rows = [BLANK, heading("Offices")]
    indent = 16 if width >= _WIDE else 10
    for role in actor.roles:
        labels = dict.fromkeys(source_label(desk.sources[r.source]) for r in role.evidence)
        rows += wrapped(
            (Cell(_years(role, wide=width >= _WIDE).ljust(indent), "dim"),),
            office(role),
            "",
            width - 4,
            3,
            indent=indent,
            target=Target("actor", actor.id),
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


def _meetings(desk: Desk, actor: Actor) -> list[Row]:
    count = desk.shelf.count("meetings of actor", actor.id)
    if not count:
        return []
    rows = [BLANK, heading("Meetings", str(count))]
    for meeting in desk.meetings_of(actor.id, _MOST):
        own = next((side for side in meeting.sides if actor.id in side), ())
        others = [a for a in meeting.participants if a not in own]
        shown = shown_meeting(meeting, desk.sources)
        year = f" {shown.year[2:]}" if shown.year else ""
        rows.append(
            Row(
                (
                    Cell(f"{MARKS[meeting.status]} ", status_style(meeting.status)),
                    Cell(f"{shown.text}{year}".ljust(10), "dim"),
                    Cell(", ".join(surname(desk, o) for o in others)),
                ),
                None,
                Target("meeting", meeting.id),
                meeting.evidence,
            )
        )
    return rows


def _positions(desk: Desk, actor: Actor, width: int) -> list[Row]:
    """By issue and date, with what changed from one to the next."""
    count = desk.shelf.count("positions of actor", actor.id)
    if not count:
        return []
    rows = [BLANK, heading("Positions", str(count))]
    before: PositionLine | None = None
    for line in desk.position_lines("holder = ?", (actor.id,))[:_MOST]:
        same = before is not None and before.issue == line.issue
        mark = CHANGES[change(before.stance, line.stance)] if before and same else " "
        position = desk.positions[line.id]
        rows += wrapped(
            (Cell(f"{mark} {line.stance:<8} ", "stance"),),
            "″" if same else desk.issues[line.issue].name,
            "",
            width - 11,
            2,
            indent=11,
            target=Target("position", line.id),
            refs=position.evidence,
            right=Cell(line.day, "dim"),
        )
        before = line
    return rows


def _quotes(desk: Desk, actor: Actor, width: int) -> list[Row]:
    count = desk.shelf.count("quotes of actor", actor.id)
    if not count:
        return []
    rows = [BLANK, heading("Quotes", str(count))]
    for quote in desk.quotes_of(actor.id, _MOST):
        rows += wrapped(
            (),
            f"“{one_line(quote.text)}”",
            "quote",
            width,
            2,
            indent=1,
            target=Target("quote", quote.id),
            refs=quote.evidence,
        )
    return rows


def _aliases(desk: Desk, actor: Actor, width: int) -> list[Row]:
    described = (m for m in desk.shelf.mentions(actor.id) if m.form == "description")
    forms = dict.fromkeys([*actor.aliases, *(one_line(m.text) for m in described)])
    if not forms:
        return []
    rows = [BLANK, heading("Also called")]
    rows += wrapped(
        (), ", ".join(list(forms)[:12]), "dim", width, 4, indent=0, target=None, refs=()
    )
    return rows


PANE = ActorPane()
