"""How a side's line on an issue moved: its successive positions, and what changed between them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefing.models import Actor, Briefing, Position, Source, Visit
from briefing.models.article import ISO_LENGTH
from briefing.resources import word_list

_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_SMALL = word_list("stance_change", "small")
"""Words whose coming and going says nothing."""
_NEAR = 45
"""Days from a visit within which what its sources say belongs to it; later it is only recalled."""
_FOR: frozenset[str] = frozenset({"support", "seek", "offer", "commit", "demand"})
_AGAINST: frozenset[str] = frozenset({"oppose", "deny", "accuse", "concern"})


def side_ids(briefing: Briefing) -> dict[str, str]:
    """Actor → side: the state somebody serves where it is an actor itself, else the actor."""
    states = {a.country: a.id for a in briefing.actors if a.kind == "state" and a.country}
    return {a.id: _side(a, states) for a in briefing.actors}


def _side(actor: Actor, states: Mapping[str, str]) -> str:
    return actor.id if actor.kind == "state" else states.get(actor.country or "", actor.id)


def change(before: str, after: str) -> str:
    """A stance beside the one before: ``same``, ``changed``, or ``turned`` (for to against)."""
    if before == after:
        return "same"
    sides = ({before, after} & _FOR, {before, after} & _AGAINST)
    return "turned" if all(sides) else "changed"


def wording(before: str, after: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words that came and went, compared word by word."""
    from difflib import SequenceMatcher

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


def position_day(position: Position, sources: Mapping[str, Source]) -> str:
    """The date of a position: its own, else that of its source."""
    when = position.when
    if when and when.start and when.precision:
        return when.start[: ISO_LENGTH[when.precision]]
    published = sources[position.evidence[0].source].published
    return (published.date or "") if published else ""


def belongs(issue: str, day: str, visit: Visit) -> bool:
    """Whether a position of a visit's source belongs to it: of the agenda, or of its time."""
    if issue in visit.issues:
        return True
    start = visit.when.start if visit.when else None
    if not start or not day:
        return True
    # Imported here: only a comparison of sides by visit needs the calendar.
    from briefing.text.date_expressions import parse_iso

    said, then = parse_iso(day), parse_iso(start)
    return said is None or then is None or abs((said.end - then.start).days) <= _NEAR
