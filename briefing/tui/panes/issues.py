"""Issue cards: each side's position in its own words, with date and source."""

from briefing.records import Issue, Position
from briefing.records.folding import one_line
from briefing.tui.desk import Desk
from briefing.tui.labels import plural, side_of, source_label, surname
from briefing.tui.rows import BLANK, Cell, Row, Target, clip, heading, note, wrapped
from briefing.tui.times import published_short

_SHORT = 2
"""Positions shown of an issue that is not the chosen one."""


class IssuesPane:
    """The issues on which somebody takes a side, those of the chosen event first."""

    name = "issues"
    title = "Issues"
    about = "Each issue with its sides: who stands where, in their own words."

    def rows(self, desk: Desk, width: int) -> list[Row]:
        """A card an issue, the chosen one in full."""
        order = desk.issue_order()
        if not order:
            return [note("No positions found.")]
        rows: list[Row] = []
        elsewhere = False
        for issue in order:
            if not elsewhere and rows and not desk.is_of_event(issue):
                elsewhere = True
                rows += [BLANK, heading("Other articles")]
            rows += _card(desk, issue, width)
        return rows

    def current(self, desk: Desk) -> Target | None:
        """The chosen position, else the chosen issue."""
        record = desk.choice.record
        if record and record.kind == "position":
            return record
        return Target("issue", desk.choice.issue) if desk.choice.issue else None


def _card(desk: Desk, issue: Issue, width: int) -> list[Row]:
    positions = desk.by_issue[issue.id]
    sides = {side_of(desk, p).id for p in positions}
    chosen = issue.id == desk.choice.issue
    rows = [
        Row(
            (Cell("▾ " if chosen else "▸ ", "dim"), Cell(one_line(issue.name), "issue")),
            Cell(plural(len(sides), "side"), "dim"),
            Target("issue", issue.id),
            tuple(p.evidence[0] for p in positions),
        )
    ]
    shown = positions if chosen else _one_a_side(desk, positions)[:_SHORT]
    for position in shown:
        rows += _position(desk, position, width, 3 if chosen else 1)
    if len(positions) > len(shown):
        more = f"  … {len(positions) - len(shown)} more"
        rows.append(Row((Cell(more, "dim"),)))
    return rows


def _one_a_side(desk: Desk, positions: list[Position]) -> list[Position]:
    seen: dict[str, Position] = {}
    for position in positions:
        seen.setdefault(side_of(desk, position).id, position)
    return list(seen.values())


def _position(desk: Desk, position: Position, width: int, most: int) -> list[Row]:
    side, holder = side_of(desk, position), desk.actors[position.holder]
    ref = position.evidence[0]
    source = desk.sources[ref.source]
    who = surname(side) if side.id == holder.id else f"{surname(side)}, {surname(holder)}"
    told = f"{source_label(source)} {published_short(source)}"
    lead = (Cell(f"  {clip(who, 24)} ", "side"), Cell(f"{position.stance} ", "stance"))
    indent = 4 if most > 1 else sum(len(c.text) for c in lead)
    if most == 1:
        return wrapped(
            lead,
            f"“{one_line(ref.text)}”",
            "quote",
            width - len(source_label(source)) - 1,
            1,
            indent=indent,
            target=Target("position", position.id),
            refs=position.evidence,
            right=Cell(source_label(source), "dim"),
        )
    rows = [Row(lead, Cell(told, "dim"), Target("position", position.id), position.evidence)]
    text = wrapped(
        (Cell("    "),),
        f"“{one_line(ref.text)}”",
        "quote",
        width,
        most,
        indent=4,
        target=None,
        refs=position.evidence,
    )
    return rows + [Row(r.cells, None, None, r.refs, owner=n) for n, r in enumerate(text, 1)]


PANE = IssuesPane()
