"""Sources: all articles, their origin, their problems, and what was drawn from each."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.models.read_models import SourceLine
from briefing.presentation.wording import source_title
from briefing.storage.line_queries import SOURCE_ORDERS, sources_by
from briefing.tui.labels import published_label
from briefing.tui.reports.event_rows import event_rows, position_rows, quote_rows
from briefing.tui.reports.report import Lines, Report, ReportContext
from briefing.tui.rows import BLANK, Cell, RecordRef, Row, Rows, heading, note, pad, wrapped
from briefing.tui.selection import SelectionModel

_COUNTS = ("visits", "meetings", "positions", "quotes")
_NUMBER = 5
_MOST = 60


class SourcesReport(Report):
    """The articles, the newest first; beside them what was drawn from the chosen one."""

    name = "sources"
    title = "Sources"
    key = "S"
    about = (
        "All articles: Visits, Meetings, Positions, Quotes.  = copies, ! a problem, h hidden by you"
    )

    keys = (("s", "sort next", "sort"),)

    def __init__(self) -> None:
        self._order = "date"
        self._of: object = None

    def lines(self, context: ReportContext, width: int) -> Lines:
        """A line an article."""
        if self._of is not context.workspace:
            self._of, self._order = context.workspace, "date"
        found = sources_by(context.selection.snapshot, self._order)
        problems = _problems(context)
        at = {line.id: n for n, line in enumerate(found)}
        room = width - _NUMBER * len(_COUNTS)

        def make(number: int) -> Row:
            line = found[number]
            signs = ("=" if line.copies else " ") + ("!" if line.path in problems else " ")
            counts = "".join(str(getattr(line, c) or "·").rjust(_NUMBER) for c in _COUNTS)
            left = pad(f"{line.outlet + ': ' if line.outlet else ''}{line.title}", room - 17)
            cells = (
                Cell(f"{signs}{'h' if line.hidden else ' '}", "match" if "!" in signs else "dim"),
                Cell(pad(line.date, 13) + " ", "dim"),
                Cell(left, "fallen" if line.hidden else ""),
            )
            return Row(cells, Cell(counts, "dim"), RecordRef("source", line.id))

        head = tuple(
            Cell(self._sign(word, word[0].upper()).rjust(_NUMBER), f"sort:{word}")
            for word in _COUNTS
        )
        rows = Rows(len(found), make, lambda target: at.get(target.id))
        if not found:
            return Lines([note("No articles.")])
        date = Cell(pad(self._sign("date", "date"), 14), "sort:date")
        article = Cell(pad(self._sign("article", "article"), room - 17), "sort:article")
        return Lines(rows, (Cell("   "), date, article, *head))

    def _sign(self, order: str, words: str) -> str:
        return f"{words}▾" if order == self._order else words

    def act(self, context: ReportContext, what: str, row: Row | None) -> str:
        """Sort by a column, or by the next one."""
        order = what.removeprefix("sort ")
        here = SOURCE_ORDERS.index(self._order)
        self._order = order if order != "next" else SOURCE_ORDERS[(here + 1) % len(SOURCE_ORDERS)]
        return f"Sorted by {self._order}."

    def detail(self, context: ReportContext, row: Row | None, width: int) -> Sequence[Row]:
        """Where it comes from, its problems, and everything drawn from it."""
        if row is None or row.target is None or row.target.id not in context.selection.sources:
            return []
        selection, name = context.selection, row.target.id
        rows = _about(context, name, width)
        for title, kind in (("Visits", "visit"), ("Meetings", "meeting")):
            ids = selection.snapshot.linked(f"{kind}s of source", name)
            rows += _section(title, len(ids), event_rows(selection, ids[:_MOST]))
        positions = selection.snapshot.linked("positions of source", name)
        rows += _section(
            "Positions", len(positions), position_rows(selection, positions[:_MOST], width)
        )
        quotes = selection.snapshot.linked("quotes of source", name)
        return rows + _section("Quotes", len(quotes), quote_rows(selection, quotes[:_MOST], width))


def _problems(context: ReportContext) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for problem in context.problems:
        found.setdefault(problem.path, []).append(problem.what)
    return found


def _section(title: str, count: int, rows: list[Row]) -> list[Row]:
    return [BLANK, heading(title, str(count)), *rows] if count else []


def _about(context: ReportContext, name: str, width: int) -> list[Row]:
    selection = context.selection
    source, line = selection.sources[name], selection.snapshot.line(SourceLine, name)
    target = RecordRef("source", name)
    title = source_title(source)
    rows = wrapped((), title, "title", width, 2, indent=0, target=target, refs=())
    facts = [published_label(source), source.path, source.url or ""]
    rows += [note(fact) for fact in facts if fact]
    if source.authors:
        rows.append(note("by " + ", ".join(source.authors)))
    if line and line.hidden:
        rows.append(note("hidden by you: nothing of it is used"))
    rows += [note(words) for words in _problems(context).get(source.path, ())]
    for bound in source.dated_by:
        held = f"{bound.start or '…'} – {bound.end or '…'}"
        rows.append(note(f"dated by {bound.person}, {bound.office} {held} ({bound.basis})"))
    return rows + _origin(selection, name, line.origin if line else name)


def _origin(selection: SelectionModel, name: str, origin: str) -> list[Row]:
    others = [s for s in selection.snapshot.linked("sources of origin", origin) if s != name]
    if not others:
        return []
    rows = [BLANK, heading("Of the same origin", str(len(others)))]
    for other in others[:_MOST]:
        label = published_label(selection.sources[other])
        rows.append(Row((Cell(label, "dim"),), None, RecordRef("source", other)))
    return rows


REPORT = SourcesReport()
