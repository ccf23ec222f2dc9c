"""Clips: what was marked in this folder, and what was copied in this run."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.clipboard import clips_file
from briefing.text.normalisation import one_line
from briefing.tui.reports.event_rows import event_rows, position_rows, quote_rows
from briefing.tui.reports.report import Lines, Report, ReportContext
from briefing.tui.rows import BLANK, Cell, RecordRef, Row, heading, note, wrapped


class ClipsReport(Report):
    """Marks, then copies, the newest first; beside them the words."""

    name = "clips"
    title = "Clips"
    key = "K"
    about = "What you marked (m) and copied (c, y).  y copies again, x takes a mark away."
    keys = (("y,c", "copy", "copy again"), ("x", "unmark", "take the mark away"))

    def lines(self, context: ReportContext, width: int) -> Lines:
        """Marked records and copied words."""
        rows: list[Row] = []
        if context.marks:
            rows.append(heading("Marked", str(len(context.marks))))
            for marked in context.marks:
                cells = (Cell("★ ", "accent"), Cell(f"{marked.target.kind:<9}", "dim"))
                rows.append(Row((*cells, Cell(marked.title)), None, marked.target))
        if context.clips:
            rows += [*([BLANK] if rows else []), heading("Copied", str(len(context.clips)))]
            for number, clip in enumerate(context.clips):
                target = RecordRef("clip", str(number))
                rows.append(Row((Cell(one_line(clip.text)),), None, target, (clip.ref,)))
        if not rows:
            rows = [note("Nothing yet: m marks a record, c copies a citation.")]
        kept = f"All copies are kept in {clips_file().name} (briefing config says where)."
        return Lines([*rows, BLANK, note(kept)])

    def detail(self, context: ReportContext, row: Row | None, width: int) -> Sequence[Row]:
        """The whole text."""
        if row is None or row.target is None:
            return []
        target, selection = row.target, context.selection
        if target.kind == "clip":
            text = context.clips[int(target.id)].text
            rows: list[Row] = []
            for line in text.splitlines() or [""]:
                rows += wrapped((), line, "quote", width, 40, indent=0, target=None, refs=())
            return rows
        if target.kind in {"visit", "meeting"}:
            return event_rows(selection, [target.id])
        if target.kind == "position" and target.id in selection.positions:
            return position_rows(selection, [target.id], width)
        if target.kind == "quote" and target.id in selection.quotes:
            return quote_rows(selection, [target.id], width)
        return [Row((Cell(row.words),), None, target)]

    def act(self, context: ReportContext, what: str, row: Row | None) -> str:
        """Copy again, or take a mark away."""
        if row is None or row.target is None:
            return ""
        if what == "unmark":
            context.unmark(row.target)
            return ""
        if row.target.kind != "clip":
            return "Go there with enter, then c copies a citation."
        return context.copy(context.clips[int(row.target.id)].text)


REPORT = ClipsReport()
