"""Where a hit of a search leads: to a record with the words that prove it, or into a source."""

from __future__ import annotations

from briefing.models import Ref
from briefing.storage.search import Hit
from briefing.storage.search.terms import Terms
from briefing.tui.rows import RecordRef
from briefing.tui.selection import SelectionModel

Found = tuple[RecordRef, tuple[Ref, ...]]


def found(selection: SelectionModel, hit: Hit, terms: Terms | None = None) -> Found:
    """What a hit names, and its evidence; none for an actor, who opens as a whole.

    Args:
        selection: to find the record by.
        hit: of a search.
        terms: of the search; the evidence that holds most of them comes first.
    """
    if hit.kind == "sentence":
        start, _, end = hit.record.partition(":")
        return RecordRef("source", hit.source), (Ref(hit.source, int(start), int(end), hit.body),)
    target = RecordRef(hit.kind, hit.record)
    refs = selection.evidence_of(target)
    if terms is not None:
        refs = tuple(sorted(refs, key=lambda ref: -len(terms.marks(ref.text))))
    return target, refs
