"""Records and judgements in one line of plain words, for lists and logs."""

from collections.abc import Mapping

from briefing.models import Actor, Briefing, Meeting, Position, Quote, Visit
from briefing.models.judgement import Judgement
from briefing.presentation.dates import iso_when
from briefing.presentation.wording import destination
from briefing.text.normalisation import one_line

_VERBS = {
    "reject": "rejected",
    "confirm": "confirmed",
    "rename": "named",
    "merge": "merged",
    "split": "split",
    "assign": "assigned",
    "hide": "hid",
    "note": "noted on",
    "pin": "pinned",
}


def judgement_line(judgement: Judgement) -> str:
    """``2026-11-22 04:30 ana rejected the visit “…” in 001.txt``."""
    first = judgement.on[0]
    when = judgement.made[:16].replace("T", " ")
    words = first.words if len(first.words) <= 60 else first.words[:59] + "…"
    what = f"the {judgement.kind} “{words}” in {first.file}"
    more = f" and {len(judgement.on) - 1} more" if len(judgement.on) > 1 else ""
    did = _VERBS.get(judgement.action, f"set {judgement.field} of")
    value = f": {judgement.value}" if judgement.value else ""
    if judgement.action in {"merge", "assign"}:
        other = judgement.to[0].words[:60] if judgement.to else "none"
        value = f" with “{other}”" if judgement.action == "merge" else f" to “{other}”"
    undone = "" if judgement.active else " [undone]"
    return f"{judgement.id} {when} {judgement.reader} {did} {what}{more}{value}{undone}"


def event_in_words(event: Visit | Meeting, actors: Mapping[str, Actor]) -> str:
    """``Asim Munir → United States``, ``Asim Munir – Antony Blinken``."""

    def names(ids: tuple[str, ...]) -> str:
        return ", ".join(one_line(actors[i].name) for i in ids if i in actors)

    if isinstance(event, Visit):
        return f"{names(event.travellers)} → {destination(event)}"
    return " – ".join(names(side) for side in event.sides)


class Titles:
    """The titles of a briefing's records.

    Args:
        briefing: linked.
    """

    def __init__(self, briefing: Briefing) -> None:
        self._actors: Mapping[str, Actor] = {a.id: a for a in briefing.actors}
        self._issues = {i.id: i.name for i in briefing.issues}

    def of(self, record: Actor | Visit | Meeting | Position | Quote) -> str:
        """One line on a record."""
        match record:
            case Visit() | Meeting():
                told = event_in_words(record, self._actors)
                return f"{iso_when(record.when)}  {record.status:<9}  {told}"
            case Position():
                side = self._names((record.holder,))
                told = f"{side}: {record.stance} · {self._issues.get(record.issue, '')}"
                return told if record.shown else f"{told} · unsure"
            case Quote():
                return f"{record.speaker_text or 'not named'}: “{record.text}”"
        country = f" · {record.country}" if record.country else ""
        return f"{record.name} · {record.kind}{country}"

    def _names(self, ids: tuple[str, ...]) -> str:
        return ", ".join(self._actors[i].name for i in ids if i in self._actors)
