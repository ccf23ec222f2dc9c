"""Sides of an issue compared: by visit, and each with what it said before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from briefing.link.stance_change import belongs, change, wording
from briefing.models import Position, Visit
from briefing.models.read_models import EventLine, PositionLine
from briefing.storage.line_queries import all_stances, positions_by_side, positions_in_order
from briefing.storage.snapshot_reader import SnapshotReader


@dataclass(frozen=True, slots=True)
class Move:
    """A position beside the one before it on the same line.

    Attributes:
        position: its id.
        before: the id of the one before; empty where it is the first.
        day: ISO date, month or year; empty where it is not known.
        change: ``first``, ``same``, ``changed`` (``seek`` to ``demand``) or ``turned``.
        of: how many positions the line has.
    """

    position: str
    before: str
    day: str
    change: str
    of: int

    def wording(self, positions: Mapping[str, Position]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Words that came into the wording, and words that went."""
        if not self.before:
            return (), ()
        old, new = positions[self.before].evidence[0], positions[self.position].evidence[0]
        return wording(old.text, new.text)


def lines_on(snapshot: SnapshotReader, issue: str, most: int) -> list[tuple[str, list[Move]]]:
    """Each side's line on an issue: (side, its latest moves), those that said most first."""
    found = positions_by_side(snapshot, issue)
    lines = [(side, _moves(list(lines), most)) for side, lines in groupby(found, lambda p: p.side)]
    return sorted(lines, key=lambda line: -line[1][-1].of)


def _moves(lines: list[PositionLine], most: int) -> list[Move]:
    moves: list[Move] = []
    before: PositionLine | None = None
    for line in lines:
        how = change(before.stance, line.stance) if before else "first"
        moves.append(Move(line.id, before.id if before else "", line.day, how, len(lines)))
        before = line
    return moves[-most:]


def moved_lines(snapshot: SnapshotReader, most: int) -> list[tuple[str, str]]:
    """(issue, side) of the lines of more than one position, those whose stance moved first."""
    found: list[tuple[bool, int, str, str]] = []
    for (issue, side), rows in groupby(all_stances(snapshot), lambda row: (row[0], row[1])):
        stances = [stance for _, _, stance in rows]
        if len(stances) > 1:
            found.append((len(set(stances)) == 1, -len(stances), issue, side))
    return [(issue, side) for _, _, issue, side in sorted(found)[:most]]


def line_of(snapshot: SnapshotReader, issue: str, side: str, most: int) -> list[Move]:
    """One side's line on an issue, its latest moves."""
    return _moves(positions_by_side(snapshot, issue, side), most)


def table_on(
    snapshot: SnapshotReader, issue: str
) -> tuple[list[str], list[str], dict[tuple[str, str], list[str]]]:
    """The table of sides and visits on one issue.

    A position stands under a visit where a source of the visit states it.

    Returns:
        The sides (actor ids), the visits by date, and the positions of each pair; positions that
        belong to no visit stand under the empty id.
    """
    cells: dict[tuple[str, str], list[str]] = defaultdict(list)
    of_source: dict[str, list[Visit]] = {}
    for line in positions_in_order(snapshot, issue):
        if line.source not in of_source:
            ids = snapshot.linked("visits of source", line.source)
            of_source[line.source] = [snapshot.visits[i] for i in ids]
        visits = [v for v in of_source[line.source] if belongs(issue, line.day, v)]
        for name in [v.id for v in visits] or [""]:
            cells[line.side, name].append(line.id)
    used = [found for v in {v for _, v in cells if v} if (found := snapshot.line(EventLine, v))]
    order = sorted(used, key=lambda event: (event.sort == "", event.sort, event.id))
    return list(dict.fromkeys(s for s, _ in cells)), [event.id for event in order], dict(cells)
