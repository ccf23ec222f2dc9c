"""Rows of single records, for what stands beside a list."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.models.read_models import EventLine
from briefing.text.normalisation import one_line
from briefing.tui.panes.visits import event_row
from briefing.tui.rows import Cell, RecordRef, Row, wrapped
from briefing.tui.selection import SelectionModel


def event_rows(selection: SelectionModel, ids: Iterable[str]) -> list[Row]:
    """Visits and meetings, a line each."""
    lines = (selection.snapshot.line(EventLine, i) for i in ids)
    return [event_row(line, year=True) for line in lines if line]


def position_rows(selection: SelectionModel, ids: Iterable[str], width: int) -> list[Row]:
    """Positions in their own words."""
    rows: list[Row] = []
    for name in ids:
        position = selection.positions[name]
        holder = selection.actor_line(position.holder)
        lead = f"{holder.short if holder else '?'} {position.stance} "
        rows += wrapped(
            (Cell(lead, "stance"),),
            f"“{one_line(position.evidence[0].text)}”",
            "quote",
            width,
            2,
            indent=min(len(lead), 16),
            target=RecordRef("position", name),
            refs=position.evidence,
        )
    return rows


def quote_rows(selection: SelectionModel, ids: Iterable[str], width: int) -> list[Row]:
    """Quotations with their speakers."""
    rows: list[Row] = []
    for name in ids:
        quote = selection.quotes[name]
        speaker = selection.actor_line(quote.speaker or "")
        lead = f"{speaker.short if speaker else one_line(quote.speaker_text or 'not named')}: "
        rows += wrapped(
            (Cell(lead, "side"),),
            f"“{one_line(quote.text)}”",
            "quote",
            width,
            2,
            indent=min(len(lead), 16),
            target=RecordRef("quote", name),
            refs=quote.evidence,
        )
    return rows
