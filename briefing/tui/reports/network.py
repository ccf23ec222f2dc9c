"""The network: who met whom. A matrix of those who met most, and one actor's own circle."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.models.read_models import ActorLine, EventLine
from briefing.storage.line_queries import busiest_pairs, meetings_between, partners_of
from briefing.tui.panes.visits import event_row
from briefing.tui.reports.report import Lines, Report, ReportContext
from briefing.tui.rows import BLANK, Cell, RecordRef, Row, Rows, heading, note, pad
from briefing.tui.selection import SelectionModel

EVERYBODY = RecordRef("everybody", "")
_NAME = 16
_BAR = 12
_PARTNERS = 40
_MEETINGS = 40
_MATRIX = 40


class NetworkReport(Report):
    """Actors by the number of meetings; beside them the circle of the chosen one."""

    name = "network"
    title = "Network"
    key = "N"
    has_third = True
    prints_details = True
    about = "Who met whom, by the number of meetings; dim: without a name. First the matrix of all."

    def lines(self, context: ReportContext, width: int) -> Lines:
        """Everybody who met somebody, those with the most meetings first."""
        snapshot = context.selection.snapshot
        found = busiest_pairs(snapshot)
        if not found:
            return Lines([note("No meetings found.")])
        most = max(count for _, count, _ in found)
        at = {name: n + 1 for n, (name, _, _) in enumerate(found)}

        def make(number: int) -> Row:
            if number == 0:
                return Row((Cell("everybody: the matrix", "title"),), None, EVERYBODY)
            name, meetings, partners = found[number - 1]
            bar = _bar(meetings, most)
            line = snapshot.line(ActorLine, name)
            cells = (
                Cell(pad(line.short if line else name, _NAME) + " ", _style(line)),
                Cell(pad(line.country if line else "", 4), "dim"),
                Cell(bar, "side"),
            )
            return Row(cells, Cell(f"{meetings} with {partners}", "dim"), RecordRef("actor", name))

        def find(target: RecordRef) -> int | None:
            return 0 if target == EVERYBODY else at.get(target.id)

        return Lines(Rows(len(found) + 1, make, find))

    def detail(self, context: ReportContext, row: Row | None, width: int) -> Sequence[Row]:
        """The matrix, or the circle of the actor under the cursor."""
        if row is None or row.target is None:
            return []
        if row.target == EVERYBODY:
            return self.third(context, row, width)
        return _circle(context.selection, row.target.id, width)

    def detail_beside_third(
        self, context: ReportContext, row: Row | None, width: int
    ) -> Sequence[Row]:
        """The circle; of the busiest where no one is chosen, since the matrix stands beside."""
        busiest = busiest_pairs(context.selection.snapshot)
        if row is not None and row.target == EVERYBODY and busiest:
            return _circle(context.selection, busiest[0][0], width)
        return self.detail(context, row, width)

    def third(self, context: ReportContext, row: Row | None, width: int) -> Sequence[Row]:
        """The matrix of those with a name who met most."""
        snapshot = context.selection.snapshot
        named = [
            name
            for name, _, _ in busiest_pairs(snapshot)[:_MATRIX]
            if not ((line := snapshot.line(ActorLine, name)) and line.unnamed)
        ]
        return _matrix(context.selection, named, width)


def _style(line: ActorLine | None) -> str:
    return "dim" if line and line.unnamed else ""


def _bar(count: int, most: int) -> str:
    eighths = max(1, round(8 * _BAR * count / most))
    full, rest = divmod(eighths, 8)
    return "█" * full + (" ▏▎▍▌▋▊▉"[rest] if rest else "")


def _circle(selection: SelectionModel, actor: str, width: int) -> list[Row]:
    snapshot = selection.snapshot
    pairs = partners_of(snapshot, actor)
    line = selection.actor_line(actor)
    rows = [heading(line.name if line else actor, f"met {len(pairs)}")]
    most = max((pair.meetings for pair in pairs), default=1)
    for pair in pairs[:_PARTNERS]:
        other = selection.actor_line(pair.other)
        cells = (
            Cell(pad(other.short if other else pair.other, _NAME) + " ", _style(other)),
            Cell(pad(other.country if other else "", 4), "dim"),
            Cell(_bar(pair.meetings, most), "side"),
        )
        rows.append(Row(cells, Cell(str(pair.meetings), "dim"), RecordRef("actor", pair.other)))
    if len(pairs) > _PARTNERS:
        rows.append(note(f"… {len(pairs) - _PARTNERS} more"))
    named = (o for p in pairs if (o := selection.actor_line(p.other)) and not o.unnamed)
    near = [actor, *(other.id for other in named)]
    if len(near) > 2:
        rows += [BLANK, *_matrix(selection, near, width)]
    meetings = snapshot.linked("meetings of actor", actor)[:_MEETINGS]
    lines = [found for m in meetings if (found := snapshot.line(EventLine, m))]
    rows += [BLANK, heading("Meetings", str(len(lines)))]
    return rows + [event_row(one, year=True) for one in lines]


_COLUMN = 4


def _matrix(selection: SelectionModel, actors: list[str], width: int) -> list[Row]:
    """Who met whom how often, as many as there is room for."""
    room = max(2, (width - _NAME - 4) // _COLUMN)
    shown = actors[:room]
    if not shown:
        return []
    counts = meetings_between(selection.snapshot, shown)
    more = f"{len(shown)} of {len(actors)}" if len(actors) > len(shown) else ""
    rows = [heading("Matrix", more)]
    heads = "".join(str(n).rjust(_COLUMN) for n in range(1, len(shown) + 1))
    rows.append(Row((Cell(" " * (_NAME + 3)), Cell(heads, "dim"))))
    for number, one in enumerate(shown, 1):
        line = selection.actor_line(one)
        name = pad(line.short if line else one, _NAME - 1) + " "
        cells = [Cell(f"{number:>2} ", "dim"), Cell(name)]
        for other in shown:
            count = counts.get((one, other), 0)
            sign = "■" if one == other else str(count) if count else "·"
            cells.append(Cell(sign.rjust(_COLUMN), "dim" if not count else "side"))
        rows.append(Row(tuple(cells), None, RecordRef("actor", one)))
    return rows


REPORT = NetworkReport()
