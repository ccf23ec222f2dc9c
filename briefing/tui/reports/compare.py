"""Compare: an issue, its sides, the visits; how each side's line moved, its wording compared."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.models.read_models import EventLine
from briefing.presentation.dates import with_year
from briefing.presentation.wording import plural
from briefing.storage.line_queries import issues_most_sided
from briefing.text.normalisation import one_line
from briefing.tui.labels import CHANGES, source_label, surname
from briefing.tui.reports.report import Lines, Report, ReportContext
from briefing.tui.rows import (
    BLANK,
    Cell,
    RecordRef,
    Row,
    Rows,
    clip,
    heading,
    note,
    pad,
    wrap,
    wrapped,
)
from briefing.tui.selection import SelectionModel
from briefing.workspace.comparison import Move, lines_on, table_on

_SIDE, _COLUMN = 14, 13
"""Cells for the name of a side, and the fewest for a visit."""
_MOVES = 12
"""Positions of one side that are shown, the latest."""


class CompareReport(Report):
    """The issues; beside them the chosen one, side by side."""

    name = "compare"
    title = "Compare"
    key = "J"
    roomy = True
    prints_details = True
    about = (
        "Each issue: its sides by visit, and how each line moved (⇄ turned, → changed, = the same)."
    )

    def lines(self, context: ReportContext, width: int) -> Lines:
        """Issues, those with the most sides first."""
        found = issues_most_sided(context.selection.snapshot)
        if not found:
            return Lines([note("No positions found.")])
        at = {line.id: n for n, line in enumerate(found)}

        def make(number: int) -> Row:
            line = found[number]
            right = f"{plural(line.positions, 'position')}, {plural(line.sides, 'side')}"
            return Row((Cell(line.name, "issue"),), Cell(right, "dim"), RecordRef("issue", line.id))

        return Lines(Rows(len(found), make, lambda target: at.get(target.id)))

    def detail(self, context: ReportContext, row: Row | None, width: int) -> Sequence[Row]:
        """The table of sides and visits, then each side's line."""
        if row is None or row.target is None:
            return []
        selection, issue = context.selection, row.target.id
        rows = _table(selection, issue, width)
        for side, moves in lines_on(selection.snapshot, issue, _MOVES):
            rows += [BLANK, *_line(selection, side, moves, width)]
        return rows


def _table(selection: SelectionModel, issue: str, width: int) -> list[Row]:
    sides, visits, cells = table_on(selection.snapshot, issue)
    if not visits:
        return [heading("By visit"), note("No position here was told with a visit.")]
    shown = visits[: max(1, (width - _SIDE) // _COLUMN - 1)]
    column = (width - _SIDE) // (len(shown) + 1)
    more = f"+{plural(len(visits) - len(shown), 'visit')}" if len(visits) > len(shown) else ""
    rows = [heading("By visit", more)]
    lines = [selection.snapshot.line(EventLine, visit) for visit in shown]
    for heads in (
        [*(line.title if line else "?" for line in lines), "no visit"],
        [*(with_year(line.text, line.year) if line else "" for line in lines), ""],
    ):
        cells_of = [Cell(pad(head, column - 1) + " ", "dim") for head in heads]
        rows.append(Row((Cell(" " * _SIDE), *cells_of)))
    for side in sides:
        columns = [cells.get((side, v), []) for v in (*shown, "")]
        rows += _side(selection, side, columns, column, with_words=width >= _ROOMY)
    return rows


_ROOMY, _LEAST, _WORDS = 110, 20, 4
"""Cells of the table, and of a column, from which it holds the words too; on how many lines."""


def _side(
    selection: SelectionModel,
    side: str,
    columns: list[list[str]],
    column: int,
    *,
    with_words: bool,
) -> list[Row]:
    """What a side said at each visit: its stances, in a roomy column with the latest words."""
    mine = [p for ids in columns for p in ids]
    if not mine:
        return []
    row = [Cell(pad(surname(selection, side), _SIDE - 1) + " ", "side")]
    words: list[list[str]] = []
    for ids in columns:
        found = dict.fromkeys(selection.positions[p].stance for p in ids)
        row.append(Cell(pad(", ".join(found) or "·", column - 1) + " ", "stance"))
        said = f"“{one_line(selection.positions[ids[-1]].evidence[0].text)}”" if ids else ""
        words.append(
            wrap(said, column - 2, _WORDS) if said and with_words and column >= _LEAST else []
        )
    refs = tuple(selection.positions[p].evidence[0] for p in mine)
    rows = [Row(tuple(row), None, RecordRef("position", mine[0]), refs)]
    for n in range(max(map(len, words), default=0)):
        cells = [Cell(pad(w[n] if n < len(w) else "", column), "quote") for w in words]
        rows.append(Row((Cell(" " * _SIDE), *cells), None, None, refs, owner=n + 1))
    return rows


def _line(selection: SelectionModel, side: str, moves: list[Move], width: int) -> list[Row]:
    count = moves[-1].of
    turned = any(move.change in {"changed", "turned"} for move in moves)
    notes = plural(count, "position") + (" · moved" if turned else "")
    rows = [heading(surname(selection, side), notes)]
    if count > len(moves):
        rows.append(note(f"… {count - len(moves)} earlier"))
    for move in moves:
        rows += move_rows(selection, move, width)
    return rows


def move_rows(selection: SelectionModel, move: Move, width: int) -> list[Row]:
    """A position beside the one before it: its words, and the words that came and went."""
    position = selection.positions[move.position]
    ref = position.evidence[0]
    lead = (
        Cell(f"{CHANGES[move.change]} {move.day or 'undated':<11}"),
        Cell(f"{position.stance:<8} ", "stance"),
        Cell(f"{clip(surname(selection, position.holder), 14)} ", "side"),
    )
    told = source_label(selection.sources[ref.source])
    rows = [Row(lead, Cell(told, "dim"), RecordRef("position", move.position), position.evidence)]
    rows += _below(f"“{one_line(ref.text)}”", "quote", width, 2, 1)
    gained, lost = move.wording(selection.positions)
    if gained or lost:
        words = " ".join([*(f"+{w}" for w in gained[:8]), *(f"−{w}" for w in lost[:8])])
        rows += _below(words, "dim", width, 2, len(rows))
    return rows


def _below(text: str, style: str, width: int, most: int, owner: int) -> list[Row]:
    lines = wrapped((Cell("  "),), text, style, width, most, indent=2, target=None, refs=())
    return [Row(line.cells, None, None, (), owner + n) for n, line in enumerate(lines)]


REPORT = CompareReport()
