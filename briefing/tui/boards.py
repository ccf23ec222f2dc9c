"""Boards: one question asked of the whole briefing, answered in a list. ``BOARDS`` names them.

Each is one function from the desk to rows; the screen draws them and follows their targets.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefing.library import Library
from briefing.library.titles import judgement_line
from briefing.library.views import count_of, never_seen
from briefing.link.drift import Line, Move, by_visit, lines
from briefing.records import Meeting, Visit
from briefing.records.folding import one_line
from briefing.tui.desk import Desk
from briefing.tui.labels import MARKS, event_title, source_label, surname
from briefing.tui.panes.event import variant_rows
from briefing.tui.rows import BLANK, Cell, Row, Target, clip, note, wrapped
from briefing.tui.times import shown_meeting, shown_visit

_MOST_LINES = 60
"""Lines of drift that are shown: those that moved come first."""
_MOST_ISSUES = 30


@dataclass(frozen=True, slots=True)
class Board:
    """A board.

    Attributes:
        name, title: of its tab.
        about: what it answers, in one line.
        rows: from the library, the desk and a width in cells.
    """

    name: str
    title: str
    about: str
    rows: Callable[[Library, Desk, int], list[Row]]


def _event_row(desk: Desk, event: Visit | Meeting) -> Row:
    kind = "visit" if isinstance(event, Visit) else "meeting"
    if isinstance(event, Visit):
        shown = shown_visit(event, desk.meetings, desk.sources)
    else:
        shown = shown_meeting(event, desk.sources)
    when = (
        f"{shown.text} {shown.year}" if shown.year and shown.year not in shown.text else shown.text
    )
    return Row(
        (
            Cell(f"{MARKS[event.status]} ", f"status-{event.status.replace(' ', '-')}"),
            Cell(f"{when:<13}", "dim"),
            Cell(event_title(desk, event, short=False)),
        ),
        Cell(count_of(desk.briefing, event.evidence), "dim"),
        Target(kind, event.id),
        event.evidence,
    )


def _never_seen(_: Library, desk: Desk, width: int) -> list[Row]:
    found = never_seen(desk.briefing)
    if not found:
        return [note("Everything that was announced for a time now past was seen to happen.")]
    return [_event_row(desk, event) for event in found]


def _disagreements(_: Library, desk: Desk, width: int) -> list[Row]:
    rows: list[Row] = []
    for found in desk.briefing.discrepancies:
        event = desk.visits.get(found.record) or desk.meetings.get(found.record)
        if event is None:
            continue
        if rows:
            rows.append(BLANK)
        rows.append(_event_row(desk, event))
        rows += variant_rows(desk, found, width, "    ", 24)
    return rows or [note("Independent sources do not contradict each other on any event.")]


def _drift(_: Library, desk: Desk, width: int) -> list[Row]:
    rows: list[Row] = []
    for line in [x for x in lines(desk.briefing) if len(x.moves) > 1][:_MOST_LINES]:
        if rows:
            rows.append(BLANK)
        rows += _line(desk, line, width)
    return rows or [note("Nobody is on record twice on one issue.")]


def _line(desk: Desk, line: Line, width: int) -> list[Row]:
    issue = desk.issues[line.issue]
    turned = "  moved" if line.turned else ""
    first = Row(
        (
            Cell(surname(desk.actors[line.side]), "side"),
            Cell(f" on {one_line(issue.name)}", "issue"),
        ),
        Cell(f"{len(line.moves)} positions{turned}", "dim"),
        Target("issue", line.issue),
        tuple(m.position.evidence[0] for m in line.moves),
    )
    rows = [first]
    for move in line.moves:
        rows += _move(desk, move, width)
    return rows


def _move(desk: Desk, move: Move, width: int) -> list[Row]:
    ref = move.position.evidence[0]
    mark = {"turned": "⇄", "changed": "→", "same": "=", "first": " "}[move.stance]
    holder = surname(desk.actors[move.position.holder])
    lead = (
        Cell(f"  {mark} {move.day or 'undated':<11}"),
        Cell(f"{move.position.stance:<8} ", "stance"),
        Cell(f"{clip(holder, 14)} ", "side"),
    )
    rows = wrapped(
        lead,
        f"“{one_line(ref.text)}”",
        "quote",
        width - 14,
        2,
        indent=24,
        target=Target("position", move.position.id),
        refs=move.position.evidence,
        right=Cell(source_label(desk.sources[ref.source]), "dim"),
    )
    if move.stance != "first" and (move.gained or move.lost):
        words = [*(f"+{w}" for w in move.gained[:8]), *(f"−{w}" for w in move.lost[:8])]
        rows.append(Row((Cell(" " * 24), Cell(" ".join(words), "dim")), owner=len(rows)))
    return rows


def _sides(_: Library, desk: Desk, width: int) -> list[Row]:
    """For each issue a line a side, a column a visit."""
    rows: list[Row] = []
    for issue in desk.issue_order()[:_MOST_ISSUES]:
        sides, visits, cells = by_visit(desk.briefing, issue.id)
        if not visits:
            continue
        column = max(12, min(22, (width - 20) // max(1, len(visits[:4]) + 1)))
        rows += [BLANK] if rows else []
        heads = [
            Cell(clip(event_title(desk, v, short=True), column - 1).ljust(column), "dim")
            for v in visits[:4]
        ]
        title = clip(one_line(issue.name), 19).ljust(20)
        rows.append(
            Row(
                (Cell(title, "issue"), *heads, Cell("no visit", "dim")),
                None,
                Target("issue", issue.id),
            )
        )
        for side in sides:
            row = [Cell(clip(surname(desk.actors[side]), 18).rjust(18) + "  ", "side")]
            for visit in [*(v.id for v in visits[:4]), ""]:
                found = dict.fromkeys(p.stance for p in cells.get((side, visit), ()))
                row.append(Cell(clip(", ".join(found) or "·", column - 1).ljust(column), "stance"))
            refs = tuple(p.evidence[0] for key, ps in cells.items() if key[0] == side for p in ps)
            rows.append(Row(tuple(row), None, Target("issue", issue.id), refs))
    return rows or [note("No positions belong to a visit.")]


def _decisions(library: Library, desk: Desk, width: int) -> list[Row]:
    rows: list[Row] = []
    outcomes = sorted(library.outcomes(), key=lambda o: o.judgement.touched, reverse=True)
    for outcome in outcomes:
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
    for broken in library.broken_judgements():
        rows.append(note(f"line {broken.line} of the file cannot be read: {broken.what}"))
    return rows or [note("Nothing decided yet: d on any record, then a letter.")]


BOARDS: tuple[Board, ...] = (
    Board(
        "never", "Never seen", "Announced for a time that is past; no source saw it.", _never_seen
    ),
    Board("differ", "Disagreements", "What independent sources say differently.", _disagreements),
    Board("drift", "Drift", "How each side’s line moved: ⇄ turned, → changed, = the same.", _drift),
    Board("sides", "Sides", "Each issue: the sides by visit.", _sides),
    Board(
        "decided",
        "Decisions",
        "What was decided; u undoes or redoes it.",
        _decisions,
    ),
)
