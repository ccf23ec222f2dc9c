"""Clips: what was marked in this folder, and what was copied in this run."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.clipboard import clips_file
from briefing.records.folding import one_line
from briefing.tui.rows import BLANK, Cell, Row, Target, heading, note, wrapped
from briefing.tui.sheets.events import event_rows, position_rows, quote_rows
from briefing.tui.sheets.sheet import Lines, Material, Sheet


class ClipsSheet(Sheet):
    """Marks, then copies, the newest first; beside them the words."""

    name = "clips"
    title = "Clips"
    key = "K"
    about = "What you marked (m) and copied (c, y).  y copies again, x takes a mark away."
    keys = (("y,c", "copy", "copy again"), ("x", "unmark", "take the mark away"))

    def lines(self, material: Material, width: int) -> Lines:
        """Marked records and copied words."""
        rows: list[Row] = []
        if material.marks:
            rows.append(heading("Marked", str(len(material.marks))))
            for marked in material.marks:
                cells = (Cell("★ ", "accent"), Cell(f"{marked.target.kind:<9}", "dim"))
                rows.append(Row((*cells, Cell(marked.title)), None, marked.target))
        if material.clips:
            rows += [*([BLANK] if rows else []), heading("Copied", str(len(material.clips)))]
            for number, clip in enumerate(material.clips):
                target = Target("clip", str(number))
                rows.append(Row((Cell(one_line(clip.text)),), None, target, (clip.ref,)))
        if not rows:
            rows = [note("Nothing yet: m marks a record, c copies a citation.")]
        kept = f"All copies are kept in {clips_file().name} (briefing config says where)."
        return Lines([*rows, BLANK, note(kept)])

    def detail(self, material: Material, row: Row | None, width: int) -> Sequence[Row]:
        """The whole text."""
        if row is None or row.target is None:
            return []
        target, desk = row.target, material.desk
        if target.kind == "clip":
            text = material.clips[int(target.id)].text
            rows: list[Row] = []
            for line in text.splitlines() or [""]:
                rows += wrapped((), line, "quote", width, 40, indent=0, target=None, refs=())
            return rows
        if target.kind in {"visit", "meeting"}:
            return event_rows(desk, [target.id])
        if target.kind == "position" and target.id in desk.positions:
            return position_rows(desk, [target.id], width)
        if target.kind == "quote" and target.id in desk.quotes:
            return quote_rows(desk, [target.id], width)
        return [Row((Cell(row.words),), None, target)]

    def act(self, material: Material, what: str, row: Row | None) -> str:
        """Copy again, or take a mark away."""
        if row is None or row.target is None:
            return ""
        if what == "unmark":
            material.unmark(row.target)
            return ""
        if row.target.kind != "clip":
            return "Go there with enter, then c copies a citation."
        return material.copy(material.clips[int(row.target.id)].text)


SHEET = ClipsSheet()
