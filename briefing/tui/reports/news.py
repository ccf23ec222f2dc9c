"""News: what came in since one looked, and what it changed; beside it how it stood before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.export.news.content import NewsReport
from briefing.models import Ref
from briefing.models.news import NewsItem, counted
from briefing.presentation.wording import news_in_words
from briefing.tui.labels import published_label
from briefing.tui.reports.report import Lines, Report, ReportContext
from briefing.tui.rows import BLANK, Cell, RecordRef, Row, heading, note, wrapped
from briefing.tui.selection import SelectionModel

_MOST = 400
"""Lines of one part."""


class News(Report):
    """Watched first, then what changed, then what is new, kind by kind."""

    name = "news"
    title = "News"
    key = "M"
    about = "What came in since you last closed the folder, and what it changed; dim: seen."
    marks_news = False
    prints_details = True
    keys = (("a", "read", "mark all as read"), ("u", "unread", "unread again"))

    def lines(self, context: ReportContext, width: int) -> Lines:
        """A line an item."""
        items = context.news.items
        if not items:
            return Lines([note("Nothing has come in since you last looked.")])
        report = NewsReport("", items, {})
        rows: list[Row] = []
        for words, found in report.sections():
            rows += [BLANK] if rows else []
            rows.append(heading(words, str(len(found))))
            rows += [_row(context, item) for item in found[:_MOST]]
            if len(found) > _MOST:
                rows.append(note(f"… {len(found) - _MOST} more: briefing news tells them all"))
        left = news_in_words(counted(context.news.unseen))
        words = context.workspace.since_words
        told = f"since {words}: {report.summary}" if words else report.summary
        if left and left != report.summary:
            told += f" · unread: {left}"
        return Lines(rows, (Cell(told, "dim"),))

    def detail(self, context: ReportContext, row: Row | None, width: int) -> Sequence[Row]:
        """How it stood and how it stands, with the words of both sources."""
        if row is None or row.target is None:
            return []
        rows: list[Row] = []
        for item in context.news.of_record(row.target):
            rows += [BLANK] if rows else []
            rows += _detail(context.selection, item, width)
        return rows

    def act(self, context: ReportContext, what: str, row: Row | None) -> str:
        """Mark as read, or as unread."""
        if what == "read":
            return f"{context.news.see_all()} marked as read."
        if row and row.target and context.news.unsee(row.target):
            return "Unread again."
        return ""


def _row(context: ReportContext, item: NewsItem) -> Row:
    seen = context.news.is_seen(item)
    sign = "±" if item.is_change else "+"
    cells = (
        Cell(f"{sign} ", "dim" if seen else "accent"),
        Cell(item.title, "dim" if seen else "title"),
        *((Cell(f"  {item.matter}", "stance"),) if item.is_change else ()),
        *((Cell(f"  {item.told}", "dim"),) if item.told else ()),
    )
    watched = Cell(f"watched: {item.watched}", "dim") if item.watched else None
    return Row(cells, watched, RecordRef(item.kind, item.record), item.new or item.old)


def _detail(selection: SelectionModel, item: NewsItem, width: int) -> Iterator[Row]:
    yield heading(item.matter if item.is_change else f"new {item.kind}")
    if item.is_change:
        yield Row((Cell("before  ", "dim"), Cell(item.before or "not known", "fallen")))
        yield from _proofs(selection, item.old, width, 1)
    if item.after:
        yield Row((Cell("now     ", "dim"), Cell(item.after, "title")))
    yield from _proofs(selection, item.new, width, 1 if item.is_change else 3)


def _proofs(selection: SelectionModel, refs: Sequence[Ref], width: int, most: int) -> Iterator[Row]:
    for ref in refs[:most]:
        source = selection.sources.get(ref.source)
        if source is None:
            continue
        target = RecordRef("source", ref.source)
        yield from wrapped(
            (Cell("  "),),
            f"“{ref.text}”",
            "quote",
            width,
            4,
            indent=2,
            target=target,
            refs=(ref,),
        )
        yield Row((Cell(f"  {published_label(source)}", "dim"),))


REPORT = News()
