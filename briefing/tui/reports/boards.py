"""Boards: one question asked of the whole briefing, answered in a list."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.models.read_models import EventLine
from briefing.presentation.wording import plural
from briefing.storage.line_queries import unseen_events
from briefing.text.normalisation import one_line
from briefing.tui.labels import surname
from briefing.tui.panes.event import variant_rows
from briefing.tui.panes.visits import event_row
from briefing.tui.reports.compare import move_rows
from briefing.tui.reports.report import Lines, Report, ReportContext
from briefing.tui.rows import BLANK, Cell, RecordRef, Row, note, wrapped
from briefing.tui.selection import SelectionModel
from briefing.workspace.comparison import line_of, moved_lines

_LINES = 60
"""Lines of drift that are shown: those that moved come first."""
_MOVES = 6
_DISAGREEMENTS = 300


class NeverSeen(Report):
    """Announced for a time that is past."""

    name = "never"
    title = "Never seen"
    key = "B"
    about = "Announced for a time that is past; no source saw it."
    beside = False

    def lines(self, context: ReportContext, width: int) -> Lines:
        """Events, the latest first."""
        selection = context.selection
        found = unseen_events(selection.snapshot)
        nothing = "Everything that was announced for a time now past was seen to happen."
        return Lines([event_row(line, year=True) for line in found] or [note(nothing)])


class Disagreements(Report):
    """What independent sources say differently."""

    name = "differ"
    title = "Disagreements"
    about = "What independent sources say differently."
    beside = False
    slow = True

    def lines(self, context: ReportContext, width: int) -> Lines:
        """An event, then each variant with who says it."""
        selection = context.selection
        rows: list[Row] = []
        every = list(selection.snapshot.discrepancies)
        for name in every[:_DISAGREEMENTS]:
            found = selection.snapshot.discrepancies[name]
            line = selection.snapshot.line(EventLine, found.record)
            if line is None:
                continue
            rows += [BLANK] if rows else []
            rows.append(event_row(line, year=True))
            rows += variant_rows(selection, found, width, "    ", 24)
        if len(every) > _DISAGREEMENTS:
            rows.append(note(f"… {len(every) - _DISAGREEMENTS} more"))
        nothing = "Independent sources do not contradict each other on any event."
        return Lines(rows or [note(nothing)])


class Drift(Report):
    """How each side's line moved."""

    name = "drift"
    title = "Drift"
    about = "How each side’s line moved: ⇄ turned, → changed, = the same."
    beside = False
    slow = True

    def lines(self, context: ReportContext, width: int) -> Lines:
        """Lines that moved, then the longest."""
        rows: list[Row] = []
        for issue, side in moved_lines(context.selection.snapshot, _LINES):
            rows += [BLANK] if rows else []
            rows += _line(context.selection, issue, side, width)
        return Lines(rows or [note("Nobody is on record twice on one issue.")])


def _line(selection: SelectionModel, issue: str, side: str, width: int) -> list[Row]:
    moves = line_of(selection.snapshot, issue, side, _MOVES)
    moved = any(move.change in {"changed", "turned"} for move in moves)
    name = one_line(selection.issues[issue].name)
    right = plural(moves[-1].of, "position") + ("  moved" if moved else "")
    rows = [
        Row(
            (Cell(surname(selection, side), "side"), Cell(f" on {name}", "issue")),
            Cell(right, "dim"),
            RecordRef("issue", issue),
        )
    ]
    if moves[-1].of > len(moves):
        rows.append(note(f"… {moves[-1].of - len(moves)} earlier"))
    for move in moves:
        rows += move_rows(selection, move, width)
    return rows


class Decisions(Report):
    """What was decided."""

    name = "decided"
    title = "Decisions"
    about = "What was decided, and what has become of it; u undoes or redoes it."
    beside = False
    slow = True
    keys = (("u", "turn", "undo or redo"),)

    def lines(self, context: ReportContext, width: int) -> Lines:
        """Judgements, the latest first."""
        from briefing.presentation.titles import judgement_line

        rows: list[Row] = []
        outcomes = context.workspace.outcomes()
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
                target=RecordRef("judgement", outcome.judgement.id),
                refs=(),
            )
        for broken in context.workspace.broken_judgements():
            rows.append(note(f"line {broken.line} of the file cannot be read: {broken.what}"))
        return Lines(rows or [note("Nothing decided yet: d on any record, then a letter.")])

    def act(self, context: ReportContext, what: str, row: Row | None) -> str:
        """Undo the decision under the cursor, or redo it."""
        if row is None or row.target is None or row.target.kind != "judgement":
            return ""
        return context.turn(row.target.id)


BOARDS: Sequence[Report] = (NeverSeen(), Disagreements(), Drift(), Decisions())
