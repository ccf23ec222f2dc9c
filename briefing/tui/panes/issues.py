"""Issue cards: each side's position in its own words, with date and source."""

from collections.abc import Sequence

from briefing.models import Position
from briefing.models.read_models import IssueLine
from briefing.presentation.dates import published_short
from briefing.presentation.wording import WITHDRAWN, plural
from briefing.storage.line_queries import first_of_sides
from briefing.text.normalisation import one_line
from briefing.tui.issue_order import OtherIssues
from briefing.tui.labels import count_label, source_label, surname
from briefing.tui.rows import (
    BLANK,
    Cell,
    RecordRef,
    Row,
    Rows,
    blocks,
    clip,
    heading,
    joined,
    note,
    wrapped,
)
from briefing.tui.selection import SelectionModel

_SHORT = 2
"""Positions shown of an issue that is not the chosen one."""
_MOST = 60
"""Positions shown of the chosen one; the screen that compares sides shows them all."""
_OPEN = 40
"""So many issues of other articles show positions; where there are more, they are one line each."""


class IssuesPane:
    """The issues on which somebody takes a side, those of the chosen event first."""

    name = "issues"
    title = "Issues"
    about = "Each issue with its sides: who stands where, in their own words."

    def rows(self, selection: SelectionModel, width: int) -> Sequence[Row]:
        """A card an issue, the chosen one in full."""
        near, others = selection.issue_order()
        if not near and not others:
            return [note("No positions found.")]
        cards = _cards(selection, near, width)
        if not others:
            return cards
        between = [BLANK, heading("Other articles", str(len(others)))] if near else []
        if len(others) <= _OPEN:
            return joined(cards, between, _cards(selection, list(others), width))
        return joined(cards, between, *_closed(selection, others, width))

    def current(self, selection: SelectionModel) -> RecordRef | None:
        """The chosen position, else the chosen issue."""
        record = selection.current.record
        if record and record.kind == "position":
            return record
        return RecordRef("issue", selection.current.issue) if selection.current.issue else None


def _cards(selection: SelectionModel, lines: list[IssueLine], width: int) -> Rows:
    """Cards, made as they come into view."""
    at = {line.id: n for n, line in enumerate(lines)}
    chosen = next((line for line in lines if line.id == selection.current.issue), None)
    full = _card(selection, chosen, width) if chosen else []

    def make(number: int) -> list[Row]:
        line = lines[number]
        return full if line is chosen else _card(selection, line, width)

    def find(target: RecordRef) -> int | None:
        if target.kind == "position" and target.id in selection.positions:
            return at.get(selection.positions[target.id].issue)
        return at.get(target.id)

    return blocks([len(full) if line is chosen else _height(line) for line in lines], make, find)


def _height(line: IssueLine) -> int:
    """Lines of the card of an issue that is not chosen."""
    shown = min(_SHORT, line.sides)
    return 1 + shown + (line.positions > shown)


def _closed(selection: SelectionModel, lines: OtherIssues, width: int) -> list[Sequence[Row]]:
    """Many issues, a line each; the chosen one among them is open."""
    chosen = selection.snapshot.line(IssueLine, selection.current.issue or "")
    at = lines.index_of(chosen) if chosen else None
    if at is None or chosen is None:
        return [_titles(selection, lines, 0, len(lines))]
    before, after = _titles(selection, lines, 0, at), _titles(selection, lines, at + 1, len(lines))
    return [before, _card(selection, chosen, width), after]


def _titles(selection: SelectionModel, lines: OtherIssues, first: int, last: int) -> Rows:
    def find(target: RecordRef) -> int | None:
        line = selection.snapshot.line(IssueLine, target.id)
        at = lines.index_of(line) if line else None
        return at - first if at is not None and first <= at < last else None

    return Rows(last - first, lambda n: _title(lines[first + n], chosen=False), find)


def _title(line: IssueLine, *, chosen: bool) -> Row:
    told = count_label(line.articles, line.origins)
    sign = Cell("▾ " if chosen else "▸ ", "dim")
    drawer = (Cell(f"  {line.heading}", "dim"),) if line.heading not in {"", line.name} else ()
    return Row(
        (sign, Cell(line.name, "issue"), *drawer),
        Cell(f"{plural(line.sides, 'side')} · {told}", "dim"),
        RecordRef("issue", line.id),
    )


def _card(selection: SelectionModel, line: IssueLine, width: int) -> list[Row]:
    chosen = line.id == selection.current.issue
    if chosen:
        shown = selection.positions_on(line.id, _MOST)
    else:
        shown = [
            selection.positions[p] for p in first_of_sides(selection.snapshot, line.id, _SHORT)
        ]
    rows = [_title(line, chosen=chosen)]
    for position in shown:
        rows += _position(selection, position, width, 3 if chosen else 1)
    if line.positions > len(shown):
        rows.append(Row((Cell(f"  … {line.positions - len(shown)} more", "dim"),)))
    return rows + (_unsure(selection, line, width) if chosen and line.unsure else [])


def _unsure(selection: SelectionModel, line: IssueLine, width: int) -> list[Row]:
    """How many positions are kept back; they themselves where the reader wants to see them."""
    key = "H hides them" if selection.with_unsure else "H shows them"
    rows = [Row((Cell(f"  {line.unsure} unsure · {key}", "dim"),))]
    if selection.with_unsure:
        for position in selection.unsure_on(line.id, _MOST):
            first, *rest = _position(selection, position, width, 3)
            lead = Cell(f"  ? {position.probability or 0:.0%} ", "dim")
            rows += [first._replace(cells=(lead, *first.cells)), *rest]
    return rows


def _position(selection: SelectionModel, position: Position, width: int, most: int) -> list[Row]:
    side, holder = selection.side_of(position), position.holder
    ref = position.evidence[0]
    source = selection.sources[ref.source]
    name = surname(selection, side)
    who = name if side == holder else f"{name}, {surname(selection, holder)}"
    told = f"{source_label(source)} {published_short(source)}"
    sign = f"{WITHDRAWN} " if position.correction else ""
    lead = (Cell(f"  {sign}{clip(who, 24)} ", "side"), Cell(f"{position.stance} ", "stance"))
    indent = 4 if most > 1 else sum(len(c.text) for c in lead)
    if most == 1:
        return wrapped(
            lead,
            f"“{one_line(ref.text)}”",
            "quote",
            width - len(source_label(source)) - 1,
            1,
            indent=indent,
            target=RecordRef("position", position.id),
            refs=position.evidence,
            right=Cell(source_label(source), "dim"),
        )
    rows = [Row(lead, Cell(told, "dim"), RecordRef("position", position.id), position.evidence)]
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
