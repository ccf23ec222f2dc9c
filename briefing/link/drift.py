"""How a side's line on an issue moved: its successive positions, and what changed between them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from briefing.records import Actor, Briefing, Position, Source, Visit
from briefing.records.calendar import parse_iso
from briefing.records.extraction import Stance

_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_SMALL = frozenset(
    """a an the of to in on at by for from with and or as is are was were be been has have had it
    its this that these those his her their he she they which who will would""".split()
)
"""Words whose coming and going says nothing."""
_NEAR = 45
"""Days from a visit within which what its sources say belongs to it; later it is only recalled."""
_FOR: frozenset[Stance] = frozenset({"support", "seek", "offer", "commit", "demand"})
_AGAINST: frozenset[Stance] = frozenset({"oppose", "deny", "accuse", "concern"})


@dataclass(frozen=True, slots=True)
class Move:
    """A position beside the one before it.

    Attributes:
        position: the later one.
        day: ISO date, month or year: of the position itself, else of its source; "" if unknown.
        stance: ``same``, ``changed`` (``seek`` to ``demand``), ``turned`` (for to against), or
            ``first`` where nothing precedes.
        gained, lost: words that came into the wording, and words that went.
    """

    position: Position
    day: str
    stance: str
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """The line of one side on one issue, oldest position first, the undated last."""

    issue: str
    side: str
    moves: tuple[Move, ...]

    @property
    def turned(self) -> bool:
        """Whether the stance changed at any point."""
        return any(move.stance in {"changed", "turned"} for move in self.moves)


def side_ids(briefing: Briefing) -> dict[str, str]:
    """Actor → side: the state somebody serves where it is an actor itself, else the actor."""
    states = {a.country: a.id for a in briefing.actors if a.kind == "state" and a.country}
    return {a.id: _side(a, states) for a in briefing.actors}


def _side(actor: Actor, states: Mapping[str, str]) -> str:
    return actor.id if actor.kind == "state" else states.get(actor.country or "", actor.id)


def lines(briefing: Briefing, *, by_side: bool = True) -> list[Line]:
    """All lines of a briefing, those that moved first.

    Args:
        briefing: linked.
        by_side: put the positions of a state's people together; else one line an actor.
    """
    sides = side_ids(briefing) if by_side else {}
    sources = {s.id: s for s in briefing.sources}
    groups: dict[tuple[str, str], list[Position]] = defaultdict(list)
    for position in briefing.positions:
        groups[position.issue, sides.get(position.holder, position.holder)].append(position)
    found = [Line(i, side, _moves(g, sources)) for (i, side), g in groups.items()]
    return sorted(
        found, key=lambda line: (not line.turned, -len(line.moves), line.issue, line.side)
    )


def _moves(positions: Iterable[Position], sources: Mapping[str, Source]) -> tuple[Move, ...]:
    dated = sorted(
        ((_day(p, sources), n, p) for n, p in enumerate(positions)),
        key=lambda d: (d[0] or "9999", d[1]),
    )
    moves: list[Move] = []
    before: Position | None = None
    for day, _, position in dated:
        moves.append(_move(before, position, day))
        before = position
    return tuple(moves)


def _move(before: Position | None, position: Position, day: str) -> Move:
    if before is None:
        return Move(position, day, "first")
    gained, lost = _wording(before.evidence[0].text, position.evidence[0].text)
    return Move(position, day, _change(before.stance, position.stance), gained, lost)


def _change(before: Stance, after: Stance) -> str:
    if before == after:
        return "same"
    sides = ({before, after} & _FOR, {before, after} & _AGAINST)
    return "turned" if all(sides) else "changed"


def _wording(before: str, after: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words that came and went, compared word by word."""
    old, new = ([w.casefold() for w in _WORD.findall(text)] for text in (before, after))
    gained: list[str] = []
    lost: list[str] = []
    for what, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            lost += old[i:j]
            gained += new[k:m]
    kept = (set(gained) & set(lost)) | _SMALL
    return (
        tuple(dict.fromkeys(w for w in gained if w not in kept)),
        tuple(dict.fromkeys(w for w in lost if w not in kept)),
    )


def _day(position: Position, sources: Mapping[str, Source]) -> str:
    """The date of a position: its own, else that of its source."""
    when = position.when
    if when and when.start and when.precision:
        return when.start[: {"day": 10, "month": 7, "year": 4}[when.precision]]
    published = sources[position.evidence[0].source].published
    return (published.date or "") if published else ""


def by_visit(
    briefing: Briefing, issue: str
) -> tuple[list[str], list[Visit], dict[tuple[str, str], list[Position]]]:
    """The table of sides and visits on one issue.

    A position stands under a visit where a source of the visit states it.

    Returns:
        The sides (actor ids), the visits by date, and the positions of each pair; positions that
        belong to no visit stand under the empty id.
    """
    sides = side_ids(briefing)
    sources = {s.id: s for s in briefing.sources}
    of_source: dict[str, list[Visit]] = defaultdict(list)
    for visit in briefing.visits:
        for source in dict.fromkeys(ref.source for ref in visit.evidence):
            of_source[source].append(visit)
    cells: dict[tuple[str, str], list[Position]] = defaultdict(list)
    used: dict[str, None] = {}
    for position in (p for p in briefing.positions if p.issue == issue):
        side = sides.get(position.holder, position.holder)
        day = _day(position, sources)
        visits = [v for v in of_source[position.evidence[0].source] if _on(issue, day, v)]
        for visit in visits:
            used[visit.id] = None
            cells[side, visit.id].append(position)
        if not visits:
            cells[side, ""].append(position)
    order = [v for v in briefing.visits if v.id in used]
    return list(dict.fromkeys(side for side, _ in cells)), order, dict(cells)


def _on(issue: str, day: str, visit: Visit) -> bool:
    """Whether a position of a visit's source belongs to it: of the agenda, or of its time."""
    if issue in visit.issues:
        return True
    start = visit.when.start if visit.when else None
    if not start or not day:
        return True
    said, then = parse_iso(day), parse_iso(start)
    return said is None or then is None or abs((said.end - then.start).days) <= _NEAR
