"""Questions asked of a linked briefing: how well something is attested, what never happened."""

from collections.abc import Iterable

from briefing.link.events.status_history import never_seen as _never_seen
from briefing.models import Briefing, Meeting, Ref, Source, Visit
from briefing.models.judgement import Judgement
from briefing.presentation.wording import count_words, counts


def count_of(briefing: Briefing, refs: Iterable[Ref]) -> str:
    """``14 articles, 2 origins`` of what words prove."""
    named = {ref.source for ref in refs}
    return count_words(*counts((s.id, s.origin) for s in briefing.sources if s.id in named))


def _shown(briefing: Briefing) -> list[Source]:
    return [s for s in briefing.sources if not s.hidden]


def newest(briefing: Briefing) -> str | None:
    """ISO date of the newest source; None where none is dated."""
    ends = [s.published.end for s in _shown(briefing) if s.published and s.published.end]
    return max(ends, default=None)


def never_seen(briefing: Briefing) -> list[Visit | Meeting]:
    """What was announced for a time that is past, and no source saw happen; the latest first."""
    last = newest(briefing)
    events: list[Visit | Meeting] = [*briefing.visits, *briefing.meetings]
    found = [e for e in events if _never_seen(e, last)]
    return sorted(found, key=lambda e: (e.when.start or "" if e.when else "", e.id), reverse=True)


def own_accuracy(judgements: Iterable[Judgement]) -> dict[str, tuple[int, int]]:
    """A reader's own figure: of the records confirmed or rejected, how many were right.

    Records that were corrected first and confirmed then were not right.

    Returns:
        Kind → (right, judged).
    """
    found: dict[str, tuple[int, int]] = {}
    for judgement, good in own_accuracy_of_each(judgements):
        right, every = found.get(judgement.kind, (0, 0))
        found[judgement.kind] = right + good, every + 1
    return found


def own_accuracy_of_each(judgements: Iterable[Judgement]) -> list[tuple[Judgement, bool]]:
    """The last confirmation or rejection of each record, and whether the record was right."""
    active = sorted((j for j in judgements if j.active), key=lambda j: (j.touched, j.id))
    mended = {_place(j) for j in active if j.action in _MENDS}
    last = {_place(j): j for j in active if j.action in {"confirm", "reject"}}
    return [(j, j.action == "confirm" and place not in mended) for place, j in last.items()]


_MENDS = frozenset({"set", "rename", "merge", "split", "assign"})


def _place(judgement: Judgement) -> tuple[str, str, int, int, str]:
    first = judgement.on[0]
    return judgement.kind, first.text, first.start, first.end, first.about
