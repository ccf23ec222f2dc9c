"""Issue cards: each side's position in its own words, with date and source."""

from collections.abc import Sequence

from briefing.library.moments import published_short
from briefing.records import Position
from briefing.records.folding import one_line
from briefing.records.listed import IssueLine
from briefing.tui.desk import Desk, Others
from briefing.tui.labels import count_label, plural, source_label, surname
from briefing.tui.rows import (
    BLANK,
    Cell,
    Row,
    Rows,
    Target,
    blocks,
    clip,
    heading,
    joined,
    note,
    wrapped,
)

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

    def rows(self, desk: Desk, width: int) -> Sequence[Row]:
        """A card an issue, the chosen one in full."""
        near, others = desk.issue_order()
        if not near and not others:
            return [note("No positions found.")]
        cards = _cards(desk, near, width)
        if not others:
            return cards
        between = [BLANK, heading("Other articles", str(len(others)))] if near else []
        if len(others) <= _OPEN:
            return joined(cards, between, _cards(desk, list(others), width))
        return joined(cards, between, *_closed(desk, others, width))

    def current(self, desk: Desk) -> Target | None:
        """The chosen position, else the chosen issue."""
        record = desk.choice.record
        if record and record.kind == "position":
            return record
        return Target("issue", desk.choice.issue) if desk.choice.issue else None


def _cards(desk: Desk, lines: list[IssueLine], width: int) -> Rows:
    """Cards, made as they come into view."""
    at = {line.id: n for n, line in enumerate(lines)}
    chosen = next((line for line in lines if line.id == desk.choice.issue), None)
    full = _card(desk, chosen, width) if chosen else []

    def make(number: int) -> list[Row]:
        line = lines[number]
        return full if line is chosen else _card(desk, line, width)

    def find(target: Target) -> int | None:
        if target.kind == "position" and target.id in desk.positions:
            return at.get(desk.positions[target.id].issue)
        return at.get(target.id)

    return blocks([len(full) if line is chosen else _height(line) for line in lines], make, find)


def _height(line: IssueLine) -> int:
    """Lines of the card of an issue that is not chosen."""
    shown = min(_SHORT, line.sides)
    return 1 + shown + (line.positions > shown)


def _closed(desk: Desk, lines: Others, width: int) -> list[Sequence[Row]]:
    """Many issues, a line each; the chosen one among them is open."""
    chosen = desk.shelf.line(IssueLine, desk.choice.issue or "")
    at = lines.index_of(chosen) if chosen else None
    if at is None or chosen is None:
        return [_titles(desk, lines, 0, len(lines))]
    before, after = _titles(desk, lines, 0, at), _titles(desk, lines, at + 1, len(lines))
    return [before, _card(desk, chosen, width), after]


def _titles(desk: Desk, lines: Others, first: int, last: int) -> Rows:
    def find(target: Target) -> int | None:
        line = desk.shelf.line(IssueLine, target.id)
        at = lines.index_of(line) if line else None
        return at - first if at is not None and first <= at < last else None

    return Rows(last - first, lambda n: _title(lines[first + n], chosen=False), find)


def _title(line: IssueLine, *, chosen: bool) -> Row:
    told = count_label(line.articles, line.origins)
    return Row(
        (Cell("▾ " if chosen else "▸ ", "dim"), Cell(line.name, "issue")),
        Cell(f"{plural(line.sides, 'side')} · {told}", "dim"),
        Target("issue", line.id),
    )


def _card(desk: Desk, line: IssueLine, width: int) -> list[Row]:
    chosen = line.id == desk.choice.issue
    if chosen:
        shown = desk.positions_on(line.id, _MOST)
    else:
        shown = [desk.positions[p] for p in desk.first_of_sides(line.id, _SHORT)]
    rows = [_title(line, chosen=chosen)]
    for position in shown:
        rows += _position(desk, position, width, 3 if chosen else 1)
    if line.positions > len(shown):
        rows.append(Row((Cell(f"  … {line.positions - len(shown)} more", "dim"),)))
    return rows


def _position(desk: Desk, position: Position, width: int, most: int) -> list[Row]:
    side, holder = desk.side_of(position), position.holder
    ref = position.evidence[0]
    source = desk.sources[ref.source]
    name = surname(desk, side)
    who = name if side == holder else f"{name}, {surname(desk, holder)}"
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
