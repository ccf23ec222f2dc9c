"""The timeline: a lane an actor, visits, meetings and statements on one axis of days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from briefing.storage.line_queries import (
    actors_of_events,
    dated_events,
    dated_positions,
    span_of_events,
)
from briefing.tui.reports.event_rows import event_rows, position_rows
from briefing.tui.reports.report import Lines, Report, ReportContext
from briefing.tui.rows import BLANK, Cell, RecordRef, Row, Rows, heading, note, pad
from briefing.tui.selection import SelectionModel

_NAME = 20
"""Cells for the name of a lane."""
_LEAST, _MOST_BESIDE = 14, 60
ALL = RecordRef("everybody", "")
_VISIT, _MEETING, _STATEMENT = "●", "◆", "·"
_RANK = {" ": 0, "░": 1, "─": 2, _STATEMENT: 3, _MEETING: 4, _VISIT: 5}
_STYLES = {_VISIT: "status-held", _MEETING: "side", _STATEMENT: "stance", "─": "status-held"}


@dataclass(frozen=True, slots=True)
class Happening:
    """Something on the axis: its kind, its id, its first and last day, and whether that is sure."""

    kind: str
    id: str
    first: date
    last: date
    is_dated: bool


@dataclass(frozen=True, slots=True)
class Window:
    """The days that are shown."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many."""
        return (self.last - self.first).days + 1

    def zoomed(self, factor: float, middle: date) -> Window:
        """A narrower or wider window about a day."""
        days = max(_LEAST, int(self.days * factor))
        return self._around(middle, days)

    def moved(self, part: float) -> Window:
        """The window a part of its width later, or earlier."""
        days = timedelta(days=max(1, int(self.days * abs(part))) * (1 if part > 0 else -1))
        return Window(self.first + days, self.last + days)

    def _around(self, middle: date, days: int) -> Window:
        first = date.fromordinal(max(1, middle.toordinal() - days // 2))
        return Window(first, first + timedelta(days=days - 1))

    def column(self, day: date, width: int) -> int:
        """The cell on which a day stands; outside the window below 0 or from ``width`` on."""
        return ((day - self.first).days * width) // self.days


class TimelineReport(Report):
    """Everybody's lanes; the events of the lane in the window stand below."""

    name = "timeline"
    title = "Timeline"
    key = "T"
    about = "● visits  ◆ meetings  · statements  ░ some time within.  + - zoom  ← → move  0 all"
    stacked = True
    keys = (
        ("plus,equals_sign", "zoom 0.5", "zoom in"),
        ("minus", "zoom 2", "zoom out"),
        ("left,h", "move -0.25", "earlier"),
        ("right,l", "move 0.25", "later"),
        ("0", "all", "all of it"),
    )

    def __init__(self) -> None:
        self._window: Window | None = None
        self._lanes: dict[str, list[Happening]] = {}
        self._of: tuple[str, int] = ("", 0)

    def lines(self, context: ReportContext, width: int) -> Lines:
        """A lane an actor, those with the most events first."""
        selection = context.selection
        self._forget_old(selection)
        window = self.window(selection)
        if window is None:
            return Lines([note("Nothing here is dated.")])
        actors = actors_of_events(selection.snapshot)
        room = max(10, width - _NAME - 1)
        at = {actor.id: n + 1 for n, actor in enumerate(actors)}

        def make(number: int) -> Row:
            actor = actors[number - 1] if number else None
            name = actor.short if actor else "everybody"
            target = RecordRef("actor", actor.id) if actor else ALL
            found = self._lane(selection, actor.id if actor else "")
            cells = (Cell(pad(name, _NAME) + " ", "title"), *_drawn(found, window, room))
            return Row(cells, None, target)

        def find(target: RecordRef) -> int | None:
            return 0 if target == ALL else at.get(target.id)

        rows = Rows(len(actors) + 1, make, find)
        return Lines(rows, (Cell(" " * (_NAME + 1)), Cell(axis(window, room), "heading")))

    def detail(self, context: ReportContext, row: Row | None, width: int) -> Sequence[Row]:
        """What lies in the window on the lane under the cursor."""
        selection = context.selection
        window = self.window(selection)
        if row is None or row.target is None or window is None:
            return []
        found = [h for h in self._lane(selection, row.target.id) if _within(h, window)]
        found.sort(key=lambda h: (h.first, h.id))
        events = [h.id for h in found if h.kind != "position"]
        said = [h.id for h in found if h.kind == "position"]
        rows = [heading("Visits and meetings", str(len(events)))]
        rows += event_rows(selection, events[:_MOST_BESIDE]) or [note("None in this time.")]
        if said:
            rows += [BLANK, heading("Statements", str(len(said)))]
            rows += position_rows(selection, said[:_MOST_BESIDE], width)
        return rows

    def act(self, context: ReportContext, what: str, row: Row | None) -> str:
        """Zoom, move, or show it all."""
        window = self.window(context.selection)
        if window is None:
            return ""
        verb, _, number = what.partition(" ")
        try:
            if verb == "zoom":
                whole = _whole(context.selection)
                wide = window.zoomed(float(number), self._middle(context.selection, row, window))
                self._window = whole if whole and wide.days > 2 * whole.days else wide
            elif verb == "move":
                self._window = window.moved(float(number))
            else:
                self._window = None
        except (OverflowError, ValueError):  # before the first year, or after the last
            return "There is no time beyond."
        return ""

    def _middle(self, selection: SelectionModel, row: Row | None, window: Window) -> date:
        """The middle of what the lane under the cursor shows, else of the window."""
        lane = self._lane(selection, row.target.id if row and row.target else "")
        days = sorted(h.first for h in lane if window.first <= h.first <= window.last)
        return days[len(days) // 2] if days else window.first + timedelta(days=window.days // 2)

    def window(self, selection: SelectionModel) -> Window | None:
        """The days on show: those chosen, else all; None where nothing is dated."""
        return self._window or _whole(selection)

    # -- lanes

    def _forget_old(self, selection: SelectionModel) -> None:
        if selection.snapshot.name != self._of:
            if selection.snapshot.name[0] != self._of[0]:
                self._window = None
            self._of = selection.snapshot.name
            self._lanes.clear()

    def _lane(self, selection: SelectionModel, actor: str) -> list[Happening]:
        if actor not in self._lanes:
            if len(self._lanes) > 500:
                self._lanes.clear()
            self._lanes[actor] = [*_events(selection, actor), *_statements(selection, actor)]
        return self._lanes[actor]


def _whole(selection: SelectionModel) -> Window | None:
    start, end = span_of_events(selection.snapshot)
    first, last = _day(start, last=False), _day(end, last=True)
    if first is None or last is None:
        return None
    around = max(2, (last - first).days // 40)
    return Window(
        first - timedelta(days=around),
        max(last, first + timedelta(days=_LEAST)) + timedelta(days=around),
    )


def _events(selection: SelectionModel, actor: str) -> list[Happening]:
    found: list[Happening] = []
    for kind, name, start, end, reported in dated_events(selection.snapshot, actor):
        first, last = _day(start, last=False), _day(end or start, last=True)
        if first and last:
            is_dated = not reported and (last - first).days < 21
            found.append(Happening(kind, name, first, last, is_dated))
    return found


def _statements(selection: SelectionModel, actor: str) -> list[Happening]:
    found: list[Happening] = []
    for name, day in dated_positions(selection.snapshot, actor):
        first, last = _day(day, last=False), _day(day, last=True)
        if first and last:
            found.append(Happening("position", name, first, last, len(day) == 10))
    return found


def _day(text: str | None, *, last: bool) -> date | None:
    """A day, the first (or last) of a month or year."""
    if not text:
        return None
    try:
        if len(text) == 10:
            return date.fromisoformat(text)
        year, _, month = text.partition("-")
        if not last:
            return date(int(year), int(month or 1), 1)
        after = date(int(year) + (not month or month == "12"), int(month or 0) % 12 + 1, 1)
        return after - timedelta(days=1)
    except ValueError:
        return None


def _within(happening: Happening, window: Window) -> bool:
    return happening.first <= window.last and window.first <= happening.last


# -- drawing


def _drawn(found: list[Happening], window: Window, width: int) -> list[Cell]:
    """A lane: what is uncertain as an interval, what is certain over it."""
    signs = [" "] * width
    for happening in found:
        if not _within(happening, window):
            continue
        a = max(0, window.column(happening.first, width))
        b = min(width - 1, window.column(happening.last, width))
        sign = {"visit": _VISIT, "meeting": _MEETING}.get(happening.kind, _STATEMENT)
        between = "─" if happening.is_dated else "░"
        for at in range(a, b + 1):
            put = sign if at == a and (happening.is_dated or a == b) else between
            if _RANK[put] > _RANK[signs[at]]:
                signs[at] = put
    return _cells("".join(signs))


def _cells(signs: str) -> list[Cell]:
    cells: list[Cell] = []
    at = 0
    while at < len(signs):
        end = at
        while end < len(signs) and signs[end] == signs[at]:
            end += 1
        cells.append(Cell(signs[at:end], _STYLES.get(signs[at], "dim")))
        at = end
    return cells


def axis(window: Window, width: int) -> str:
    """Years, months or days along the top, as many as have room."""
    line = [" "] * width
    free = 0
    for day, words in _ticks(window, width):
        at = window.column(day, width)
        if at >= free and at + len(words) <= width:
            line[at : at + len(words)] = words
            free = at + len(words) + 1
    return "".join(line)


def _ticks(window: Window, width: int) -> list[tuple[date, str]]:
    each = window.days / max(1, width)
    if each > 5:
        years = range(window.first.year, window.last.year + 1)
        return [(max(date(y, 1, 1), window.first), str(y)) for y in years]
    if each > 0.4:
        months: list[tuple[date, str]] = []
        day = window.first.replace(day=1)
        while day <= window.last:
            months.append((max(day, window.first), f"{day:%b %Y}"))
            day = (day + timedelta(days=32)).replace(day=1)
        return months
    days = [window.first + timedelta(days=n) for n in range(window.days)]
    return [(day, f"{day.day} {day:%b}") for day in days]


REPORT = TimelineReport()
