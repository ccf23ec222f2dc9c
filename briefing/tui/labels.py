"""Short words for what is on the screen: names of actors, titles, labels of sources."""

from collections.abc import Iterable

from briefing.models import Meeting, Ref, Source, Visit
from briefing.models.enums import Status
from briefing.models.read_models import ActorLine, EventLine
from briefing.presentation.dates import published_short
from briefing.presentation.wording import (
    CALL,
    count_words,
    destination,
    some,
)
from briefing.presentation.wording import source_label as whole_label
from briefing.text.normalisation import one_line
from briefing.tui.rows import RecordRef, clip
from briefing.tui.selection import SelectionModel

MARKS: dict[Status, str] = {
    "held": "●",
    "under way": "◐",
    "announced": "○",
    "postponed": "↷",
    "cancelled": "✕",
    "declined": "✕",
    "denied": "⊘",
}
CHANGES = {"turned": "⇄", "changed": "→", "same": "=", "first": " "}
"""How a stance stands to the one before."""
_LABEL = 12
"""Cells for the label of a source."""


def status_style(status: str) -> str:
    """The style of the mark of a status."""
    return f"status-{status.replace(' ', '-')}"


def source_label(source: Source) -> str:
    """At most twelve cells that name a source."""
    return clip(whole_label(source), _LABEL)


def surname(selection: SelectionModel, actor: str) -> str:
    """The last name of a person; other actors' names as they are."""
    line = selection.actor_line(actor)
    return line.short if line else "?"


def names(selection: SelectionModel, ids: Iterable[str], most: int = 2) -> str:
    """Last names, the rest as a number."""
    return some([line.short for line in _lines(selection, ids)], most)


def full_names(selection: SelectionModel, ids: Iterable[str]) -> str:
    """Whole names."""
    return ", ".join(line.name for line in _lines(selection, ids))


def _lines(selection: SelectionModel, ids: Iterable[str]) -> list[ActorLine]:
    return [line for i in ids if (line := selection.actor_line(i))]


def event_title(selection: SelectionModel, event: Visit | Meeting, *, short: bool) -> str:
    """``Munir → US``; ``Khan – Trump`` for a meeting."""
    if isinstance(event, Visit):
        who = (
            names(selection, event.travellers) if short else full_names(selection, event.travellers)
        )
        return f"{who} → {destination(event, short=short)}"
    phone = f"{CALL} " if event.mode in {"phone", "video"} else ""
    if short:
        return phone + " – ".join(names(selection, side, 1) for side in event.sides)
    return phone + " – ".join(full_names(selection, side) for side in event.sides)


def selection_title(selection: SelectionModel, target: RecordRef | None) -> str:
    """What was chosen, in a few words."""
    if target is None:
        return ""
    match target.kind:
        case "visit" | "meeting":
            line = selection.snapshot.line(EventLine, target.id)
            return line.title if line else ""
        case "actor":
            return surname(selection, target.id)
        case "issue":
            issue = selection.issues.get(target.id)
            return one_line(issue.name) if issue else ""
        case "position" | "quote":
            record = selection.positions.get(target.id) or selection.quotes.get(target.id)
            return f"“{clip(one_line(record.evidence[0].text), 60)}”" if record else ""
        case "source":
            source = selection.sources.get(target.id)
            return source_label(source) if source else ""
    return ""


def told_by(selection: SelectionModel, refs: Iterable[Ref]) -> str:
    """``14 articles, 2 origins``."""
    return count_words(*selection.told(refs))


def published_label(source: Source) -> str:
    """``002 · Dawn · 15 Dec 2023``."""
    facts = [source_label(source), one_line(source.outlet or ""), published_short(source)]
    return " · ".join(fact for fact in facts if fact)


def count_label(articles: int, origins: int) -> str:
    """``14``, ``14/2`` where the articles are of fewer origins."""
    return str(articles) if articles == origins else f"{articles}/{origins}"
