"""Whether words that are to be cited were corrected or withdrawn by their source."""

from briefing.models import Meeting, Position, Quote, Ref, Visit
from briefing.storage.snapshot_reader import SnapshotReader
from briefing.text.normalisation import cut_at_word, one_line

_MOST = 160


def note_on(snapshot: SnapshotReader, ref: Ref) -> str:
    """A sentence for a citation; empty where nothing is said against the words.

    Args:
        snapshot: of the briefing.
        ref: the words.
    """
    source = ref.source
    found: list[Visit | Meeting | Position | Quote] = []
    found += [snapshot.quotes[i] for i in snapshot.linked("quotes of source", source)]
    found += [snapshot.positions[i] for i in snapshot.linked("positions of source", source)]
    found += [snapshot.visits[i] for i in snapshot.linked("visits of source", source)]
    found += [snapshot.meetings[i] for i in snapshot.linked("meetings of source", source)]
    for record in found:
        own = any(
            r.source == source and r.start < ref.end and ref.start < r.end for r in record.evidence
        )
        if own and record.correction:
            did = "withdrawn" if record.withdrawn else "corrected"
            return f"{did} by its source: “{cut_at_word(one_line(record.correction.text), _MOST)}”"
    return ""
