"""Boards: one question asked of the whole briefing, answered in a list."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.library.compare import line_of, moved_lines
from briefing.records.folding import one_line
from briefing.records.listed import EventLine
from briefing.tui.desk import Desk
from briefing.tui.labels import plural, surname
from briefing.tui.panes.event import variant_rows
from briefing.tui.panes.visits import event_row
from briefing.tui.rows import BLANK, Cell, Row, Target, note, wrapped
from briefing.tui.sheets.compare import move_rows
from briefing.tui.sheets.sheet import Lines, Material, Sheet

_LINES = 60
"""Lines of drift that are shown: those that moved come first."""
_MOVES = 6
_DISAGREEMENTS = 300


class NeverSeen(Sheet):
    """Announced for a time that is past."""

    name = "never"
    title = "Never seen"
    key = "B"
    about = "Announced for a time that is past; no source saw it."
    beside = False

    def lines(self, material: Material, width: int) -> Lines:
        """Events, the latest first."""
        desk = material.desk
        found = desk.shelf.lines(EventLine, "unseen", order="end DESC, sort DESC, id")
        nothing = "Everything that was announced for a time now past was seen to happen."
        return Lines([event_row(line, year=True) for line in found] or [note(nothing)])


class Disagreements(Sheet):
    """What independent sources say differently."""

    name = "differ"
    title = "Disagreements"
    about = "What independent sources say differently."
    beside = False
    slow = True

    def lines(self, material: Material, width: int) -> Lines:
        """An event, then each variant with who says it."""
        desk = material.desk
        rows: list[Row] = []
        every = list(desk.shelf.discrepancies)
        for name in every[:_DISAGREEMENTS]:
            found = desk.shelf.discrepancies[name]
            line = desk.shelf.line(EventLine, found.record)
            if line is None:
                continue
            rows += [BLANK] if rows else []
            rows.append(event_row(line, year=True))
            rows += variant_rows(desk, found, width, "    ", 24)
        if len(every) > _DISAGREEMENTS:
            rows.append(note(f"… {len(every) - _DISAGREEMENTS} more"))
        nothing = "Independent sources do not contradict each other on any event."
        return Lines(rows or [note(nothing)])


class Drift(Sheet):
    """How each side's line moved."""

    name = "drift"
    title = "Drift"
    about = "How each side’s line moved: ⇄ turned, → changed, = the same."
    beside = False
    slow = True

    def lines(self, material: Material, width: int) -> Lines:
        """Lines that moved, then the longest."""
        rows: list[Row] = []
        for issue, side in moved_lines(material.desk.shelf, _LINES):
            rows += [BLANK] if rows else []
            rows += _line(material.desk, issue, side, width)
        return Lines(rows or [note("Nobody is on record twice on one issue.")])


def _line(desk: Desk, issue: str, side: str, width: int) -> list[Row]:
    moves = line_of(desk.shelf, issue, side, _MOVES)
    moved = any(move.change in {"changed", "turned"} for move in moves)
    name = one_line(desk.issues[issue].name)
    right = plural(moves[-1].of, "position") + ("  moved" if moved else "")
    rows = [
        Row(
            (Cell(surname(desk, side), "side"), Cell(f" on {name}", "issue")),
            Cell(right, "dim"),
            Target("issue", issue),
        )
    ]
    if moves[-1].of > len(moves):
        rows.append(note(f"… {moves[-1].of - len(moves)} earlier"))
    for move in moves:
        rows += move_rows(desk, move, width)
    return rows


class Decisions(Sheet):
    """What was decided."""

    name = "decided"
    title = "Decisions"
    about = "What was decided, and what has become of it; u undoes or redoes it."
    beside = False
    slow = True
    keys = (("u", "turn", "undo or redo"),)

    def lines(self, material: Material, width: int) -> Lines:
        """Judgements, the latest first."""
        from briefing.library.titles import judgement_line

        rows: list[Row] = []
        outcomes = material.folder.outcomes()
        for outcome in sorted(outcomes, key=lambda o: o.judgement.touched, reverse=True):
            style = "match" if outcome.state in {"orphaned", "moved?"} else "dim"
            line = one_line(judgement_line(outcome.judgement).split(" ", 1)[1])
            why = f"  ({one_line(outcome.why)})" if outcome.why else ""
            rows += wrapped(
                (Cell(f"{outcome.state:<9} ", style),),
                line + why,
                "",
                width,
                3,
                indent=10,
                target=Target("judgement", outcome.judgement.id),
                refs=(),
            )
        for broken in material.folder.broken_judgements():
            rows.append(note(f"line {broken.line} of the file cannot be read: {broken.what}"))
        return Lines(rows or [note("Nothing decided yet: d on any record, then a letter.")])

    def act(self, material: Material, what: str, row: Row | None) -> str:
        """Undo the decision under the cursor, or redo it."""
        if row is None or row.target is None or row.target.kind != "judgement":
            return ""
        return material.turn(row.target.id)


BOARDS: Sequence[Sheet] = (NeverSeen(), Disagreements(), Drift(), Decisions())
