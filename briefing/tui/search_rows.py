"""The lines of the search screen: hits by kind, what narrows them, searches that are kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefing.presentation.wording import plural
from briefing.storage.search import Hit, Results
from briefing.text.normalisation import one_line
from briefing.tui.hits import found
from briefing.tui.rows import Cell, RecordRef, Row, heading, note
from briefing.tui.selection import SelectionModel
from briefing.tui.widgets.line_list import cells_with_marks

PLURALS = {
    "visit": "Visits",
    "meeting": "Meetings",
    "actor": "Actors",
    "issue": "Issues",
    "position": "Positions",
    "quote": "Quotes",
    "sentence": "Sentences",
}
_TITLES = {
    "date": "Year",
    "status": "Status",
    "stance": "Stance",
    "country": "Country",
    "outlet": "Outlet",
}
QUERY, FIELD = "query", "field"
"""Kinds of what a line leads to: a search, a field of one."""


def hit_rows(selection: SelectionModel, results: Results) -> list[Row]:
    """The hits under their kinds, with their numbers."""
    rows: list[Row] = []
    for group in results.groups:
        rows.append(heading(PLURALS[group.kind], f"{group.count}{'' if group.counted else '+'}"))
        rows += [_hit_row(selection, hit, results) for hit in group.hits]
        if group.counted and group.count > len(group.hits):
            rows.append(note(f"… {group.count - len(group.hits)} more"))
    return rows or [note("Nothing found.")]


def _hit_row(selection: SelectionModel, hit: Hit, results: Results) -> Row:
    target, refs = found(selection, hit, results.terms)
    text = one_line(hit.title) or one_line(hit.body)
    if hit.kind == "quote":
        text = f"{text}: “{one_line(hit.body)}”" if text else f"“{one_line(hit.body)}”"
    return Row(cells_with_marks(text, results.terms.marks(text), ""), None, target, refs)


def facet_rows(results: Results) -> list[Row]:
    """What the hits can be narrowed by, with numbers; first what narrows them already."""
    fields = results.terms.query.fields
    rows = [heading("Narrowed by")] if fields else []
    rows += [_facet_row(f.name, f.value, f"× {f.name}:{f.value}", "") for f in fields]
    narrowed = {(f.name, f.value) for f in fields}
    kinds = [(g.kind, g.count) for g in results.groups]
    if len(kinds) > 1:
        rows.append(heading("Kind"))
        rows += [_facet_row("kind", kind, PLURALS[kind].lower(), str(n)) for kind, n in kinds]
    before = ""
    for facet in results.facets:
        if (facet.field, facet.value) in narrowed:
            continue
        if facet.field != before:
            rows.append(heading(_TITLES[facet.field]))
            before = facet.field
        count = "" if facet.hits is None else str(facet.hits)
        rows.append(_facet_row(facet.field, facet.value, facet.label, count))
    return rows


def _facet_row(field: str, value: str, label: str, count: str) -> Row:
    words = f'"{value}"' if " " in value else value
    target = RecordRef(FIELD, f"{field}:{words}")
    return Row((Cell(" "), Cell(one_line(label))), Cell(count, "quiet") if count else None, target)


def kept_rows(
    saved: Mapping[str, str], last: Iterable[str], counts: Mapping[str, tuple[int, int]]
) -> list[Row]:
    """Saved searches, and the last ones.

    Args:
        saved: queries by name.
        last: queries, the newest first.
        counts: of a saved query, its hits and those of them that are new.
    """
    rows: list[Row] = [heading("Saved searches")] if saved else []
    for name, query in sorted(saved.items()):
        words = name if name == query else f"{name}   {query}"
        rows.append(_kept_row(words, query, _counted(counts.get(query))))
    others = [query for query in last if query not in saved.values()][:20]
    rows += [heading("Last searches")] if others else []
    return rows + [_kept_row(query, query, "") for query in others]


def _counted(count: tuple[int, int] | None) -> str:
    if count is None:
        return ""
    return f"+{count[1]} of {count[0]}" if count[1] else plural(count[0], "hit")


def _kept_row(words: str, query: str, right: str) -> Row:
    return Row((Cell(" "), Cell(one_line(words))), Cell(right, "quiet"), RecordRef(QUERY, query))


def new_hits(results: Results, selection: SelectionModel, news: Mapping[RecordRef, str]) -> int:
    """How many of the hits that were read are new."""
    targets: Sequence[RecordRef] = [
        found(selection, hit)[0] for group in results.groups for hit in group.hits
    ]
    return sum(target in news for target in targets)
