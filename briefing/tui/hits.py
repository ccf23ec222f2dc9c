"""Where a hit of a search leads: to a record with the words that prove it, or into a source."""

from __future__ import annotations

from briefing.models import Ref
from briefing.storage.search import Hit
from briefing.tui.rows import RecordRef
from briefing.tui.selection import SelectionModel

Found = tuple[RecordRef, tuple[Ref, ...]]


def found(selection: SelectionModel, hit: Hit) -> Found:
    """What a hit names, and its evidence; none for an actor or an issue, which open as a whole."""
    if hit.kind == "sentence":
        start, _, end = hit.record.partition(":")
        return RecordRef("source", hit.source), (Ref(hit.source, int(start), int(end), hit.body),)
    target = RecordRef(hit.kind, hit.record)
    return target, () if hit.kind == "issue" else selection.evidence_of(target)
