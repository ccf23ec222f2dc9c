"""Short words for records: marks of status, last names, labels of sources."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from briefing.library.views import count_words, counts
from briefing.records import Actor, Meeting, Office, Position, Ref, Source, Visit
from briefing.records.countries import short_name, state_name
from briefing.records.extraction import Status
from briefing.records.folding import one_line
from briefing.tui.desk import Desk
from briefing.tui.rows import clip
from briefing.tui.times import published_short

MARKS: dict[Status, str] = {
    "held": "●",
    "under way": "◐",
    "announced": "○",
    "postponed": "↷",
    "cancelled": "✕",
    "declined": "✕",
    "denied": "⊘",
}
CALL = "☎"
CONFIRMED, CHANGED, PINNED, NOTED, DISPUTED = "✓", "✎", "⚑", "✐", "≠"
"""What the reader has settled, and where sources disagree."""
_PARTICLES = frozenset(
    ["al", "el", "bin", "ben", "de", "da", "di", "du", "van", "von", "der", "ul", "le", "la"]
)


def source_label(source: Source) -> str:
    """At most twelve cells that name a source: the number its file begins with, else its name."""
    name = source.path.partition("#")[2] or PurePosixPath(source.path).stem
    head = name.split("_", 1)[0]
    return clip(one_line(head if 0 < len(head) <= 8 and head.isdigit() else name), 12)


def surname(actor: Actor) -> str:
    """The last name of a person with its particle; other actors' names as they are."""
    if actor.kind == "state" and actor.country:
        return short_name(actor.country)
    name = one_line(actor.name)
    if actor.kind != "person":
        return name
    words = [w for w in name.split() if w.rstrip(".,") not in {"Jr", "Sr"}]
    first = len(words) - 1
    while first > 0 and words[first - 1].lower().strip("-") in _PARTICLES:
        first -= 1
    return " ".join(words[max(0, first) :]).rstrip(",") or name


def names(desk: Desk, ids: tuple[str, ...], most: int = 2) -> str:
    """Last names, the rest as a number."""
    known = [surname(desk.actors[i]) for i in ids if i in desk.actors]
    more = f" +{len(known) - most}" if len(known) > most else ""
    return ", ".join(known[:most]) + more


def full_names(desk: Desk, ids: tuple[str, ...]) -> str:
    """Whole names."""
    return ", ".join(one_line(desk.actors[i].name) for i in ids if i in desk.actors)


def destination(visit: Visit, *, short: bool = False) -> str:
    """Where a visit goes."""
    if visit.country:
        return short_name(visit.country) if short else state_name(visit.country)
    return one_line(visit.place or "?")


def event_title(desk: Desk, event: Visit | Meeting, *, short: bool) -> str:
    """``Munir → US``; ``Khan – Trump`` for a meeting."""
    if isinstance(event, Visit):
        who = names(desk, event.travellers) if short else full_names(desk, event.travellers)
        return f"{who} → {destination(event, short=short)}"
    phone = f"{CALL} " if event.mode in {"phone", "video"} else ""
    if short:
        return phone + " – ".join(names(desk, side, 1) for side in event.sides)
    return phone + " – ".join(full_names(desk, side) for side in event.sides)


def office(role: Office) -> str:
    """``Chief of Army Staff · PAK``."""
    title = one_line(role.title)
    country = f" · {role.country}" if role.country else ""
    return title[:1].upper() + title[1:] + country


def side_of(desk: Desk, position: Position) -> Actor:
    """The side of a position: the state its holder serves, else the holder."""
    holder = desk.actors[position.holder]
    if holder.country and holder.kind != "state":
        state = next(
            (a for a in desk.briefing.actors if a.kind == "state" and a.country == holder.country),
            None,
        )
        return state or holder
    return holder


def settled(desk: Desk, record: str) -> str:
    """Marks of what the reader has settled about a record, and of disagreeing sources."""
    judged = desk.judged.get(record)
    marks = [DISPUTED] if record in desk.disputed else []
    if judged:
        marks += [CHANGED] if judged.changed else []
        marks += [NOTED] if judged.notes else []
        marks += [PINNED] if judged.pinned else []
        marks += [CONFIRMED] if judged.confirmed else []
    return "".join(marks)


def told_by(desk: Desk, refs: Iterable[Ref]) -> str:
    """``14 articles, 2 origins``."""
    named = {ref.source for ref in refs if ref.source in desk.sources}
    return count_words(*counts(desk.sources[s] for s in named))


def published_label(source: Source) -> str:
    """``002 · Dawn · 15 Dec 2023``."""
    facts = [source_label(source), one_line(source.outlet or ""), published_short(source)]
    return " · ".join(fact for fact in facts if fact)


def sources_count(event: Visit | Meeting) -> int:
    """Number of sources that tell an event."""
    return len({ref.source for ref in event.evidence})


def plural(count: int, noun: str) -> str:
    """``1 article``, ``2 articles``."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
