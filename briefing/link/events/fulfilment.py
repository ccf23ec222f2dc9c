"""Announced visits that took place, as a meeting held on them tells."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from briefing.models import Meeting, Visit, When
from briefing.models.copy_with import replace
from briefing.text.date_expressions import parse_iso

_SLACK = timedelta(days=3)
"""How far from the days that were announced a meeting may lie."""


def fulfilled(visit: Visit, meetings: Iterable[Meeting]) -> Visit:
    """The visit, held where it was announced and a meeting in its country shows that it was made.

    Args:
        visit: as its own sources tell it.
        meetings: those that belong to it.
    """
    if visit.status != "announced" or visit.country is None:
        return visit
    proofs = [met for met in meetings if _proves(visit, met)]
    if not proofs:
        return visit
    steps = [step for met in proofs for step in met.steps if step.status in {"held", "under way"}]
    evidence = dict.fromkeys([*visit.evidence, *(ref for step in steps for ref in step.evidence)])
    return replace(
        visit,
        status="held",
        when=visit.when or proofs[0].when,
        evidence=tuple(evidence),
        steps=(*visit.steps, *(replace(step, status="held") for step in steps)),
    )


def _proves(visit: Visit, met: Meeting) -> bool:
    """Whether a traveller met somebody in the country gone to, after it was announced."""
    there = met.country == visit.country and met.mode == "in person"
    if met.status not in {"held", "under way"} or not there:
        return False
    if not set(visit.travellers) & set(met.participants):
        return False
    return _in_time(visit.when, met.when) if visit.when and visit.when.start else _later(visit, met)


def _in_time(planned: When | None, met: When | None) -> bool:
    if planned is None or met is None or met.precision != "day":
        return False
    first, last = parse_iso(planned.start or ""), parse_iso(planned.end or "")
    day = parse_iso(met.start or "")
    if first is None or last is None or day is None:
        return False
    return first.start - _SLACK <= day.start <= last.end + _SLACK


def _later(visit: Visit, met: Meeting) -> bool:
    """Whether the meeting was told by an article of a later day than the announcement's."""
    announced = max((step.said for step in visit.steps if step.said), default=None)
    told = min((step.said for step in met.steps if step.said), default=None)
    return announced is not None and told is not None and told > announced
