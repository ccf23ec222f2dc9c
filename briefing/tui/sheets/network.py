"""The network: who met whom. A matrix of those who met most, and one actor's own circle."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.records.listed import ActorLine, EventLine, PairLine
from briefing.tui.desk import Desk
from briefing.tui.panes.visits import event_row
from briefing.tui.rows import BLANK, Cell, Row, Rows, Target, heading, note, pad
from briefing.tui.sheets.sheet import Lines, Material, Sheet

EVERYBODY = Target("everybody", "")
_NAME = 16
_BAR = 12
_PARTNERS = 40
_MEETINGS = 40


class NetworkSheet(Sheet):
    """Actors by the number of meetings; beside them the circle of the chosen one."""

    name = "network"
    title = "Network"
    key = "N"
    about = "Who met whom, by the number of meetings. The first line is the matrix of all."

    def lines(self, material: Material, width: int) -> Lines:
        """Everybody who met somebody, those with the most meetings first."""
        shelf = material.desk.shelf
        query = "SELECT id, sum(meetings), count(*) FROM pair_line GROUP BY id ORDER BY 2 DESC, id"
        found: list[tuple[str, int, int]] = shelf.db.execute(query).fetchall()
        if not found:
            return Lines([note("No meetings found.")])
        most = found[0][1]
        at = {name: n + 1 for n, (name, _, _) in enumerate(found)}

        def make(number: int) -> Row:
            if number == 0:
                return Row((Cell("everybody: the matrix", "title"),), None, EVERYBODY)
            name, meetings, partners = found[number - 1]
            bar = _bar(meetings, most)
            line = shelf.line(ActorLine, name)
            cells = (
                Cell(pad(line.short if line else name, _NAME) + " "),
                Cell(pad(line.country if line else "", 4), "dim"),
                Cell(bar, "side"),
            )
            return Row(cells, Cell(f"{meetings} with {partners}", "dim"), Target("actor", name))

        def find(target: Target) -> int | None:
            return 0 if target == EVERYBODY else at.get(target.id)

        return Lines(Rows(len(found) + 1, make, find))

    def detail(self, material: Material, row: Row | None, width: int) -> Sequence[Row]:
        """The matrix, or the circle of the actor under the cursor."""
        if row is None or row.target is None:
            return []
        if row.target == EVERYBODY:
            query = "SELECT id FROM pair_line GROUP BY id ORDER BY sum(meetings) DESC, id LIMIT 40"
            return _matrix(material.desk, material.desk.shelf.column(query), width)
        return _circle(material.desk, row.target.id, width)


def _bar(count: int, most: int) -> str:
    eighths = max(1, round(8 * _BAR * count / most))
    full, rest = divmod(eighths, 8)
    return "█" * full + (" ▏▎▍▌▋▊▉"[rest] if rest else "")


def _circle(desk: Desk, actor: str, width: int) -> list[Row]:
    shelf = desk.shelf
    pairs = shelf.lines(PairLine, "id = ?", (actor,), order="meetings DESC, other")
    line = desk.actor_line(actor)
    rows = [heading(line.name if line else actor, f"met {len(pairs)}")]
    most = pairs[0].meetings if pairs else 1
    for pair in pairs[:_PARTNERS]:
        other = desk.actor_line(pair.other)
        cells = (
            Cell(pad(other.short if other else pair.other, _NAME) + " "),
            Cell(pad(other.country if other else "", 4), "dim"),
            Cell(_bar(pair.meetings, most), "side"),
        )
        rows.append(Row(cells, Cell(str(pair.meetings), "dim"), Target("actor", pair.other)))
    if len(pairs) > _PARTNERS:
        rows.append(note(f"… {len(pairs) - _PARTNERS} more"))
    near = [actor, *(pair.other for pair in pairs)]
    if len(pairs) > 1:
        rows += [BLANK, *_matrix(desk, near, width)]
    meetings = shelf.linked("meetings of actor", actor)[:_MEETINGS]
    lines = [found for m in meetings if (found := shelf.line(EventLine, m))]
    rows += [BLANK, heading("Meetings", str(len(lines)))]
    return rows + [event_row(one, year=True) for one in lines]


_COLUMN = 4


def _matrix(desk: Desk, actors: list[str], width: int) -> list[Row]:
    """Who met whom how often, as many as there is room for."""
    room = max(2, (width - _NAME - 4) // _COLUMN)
    shown = actors[:room]
    if not shown:
        return []
    counts = _counts(desk, shown)
    more = f"{len(shown)} of {len(actors)}" if len(actors) > len(shown) else ""
    rows = [heading("Matrix", more)]
    heads = "".join(str(n).rjust(_COLUMN) for n in range(1, len(shown) + 1))
    rows.append(Row((Cell(" " * (_NAME + 3)), Cell(heads, "dim"))))
    for number, one in enumerate(shown, 1):
        line = desk.actor_line(one)
        cells = [Cell(f"{number:>2} ", "dim"), Cell(pad(line.short if line else one, _NAME))]
        for other in shown:
            count = counts.get((one, other), 0)
            sign = "■" if one == other else str(count) if count else "·"
            cells.append(Cell(sign.rjust(_COLUMN), "dim" if not count else "side"))
        rows.append(Row(tuple(cells), None, Target("actor", one)))
    return rows


def _counts(desk: Desk, actors: list[str]) -> dict[tuple[str, str], int]:
    holes = ", ".join("?" * len(actors))
    query = f"SELECT * FROM pair_line WHERE id IN ({holes}) AND other IN ({holes})"
    return {(a, b): n for a, b, n in desk.shelf.db.execute(query, (*actors, *actors))}


SHEET = NetworkSheet()
