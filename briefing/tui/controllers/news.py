"""What is new on the screen: its marks, stepping through it, and when it has been seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Protocol, runtime_checkable

from briefing.models.news import NewsCounts, NewsItem, counted
from briefing.storage.snapshot_reader import SnapshotReader
from briefing.tui.rows import RecordRef
from briefing.tui.widgets.line_list import LineList
from briefing.workspace.workspace import Workspace

NEW, CHANGED = "+", "±"
_LOOKS = 2
"""A record is seen when it was in view at a look, and still is so many looks (seconds) later."""


@runtime_checkable
class ReadScreen(Protocol):
    """A screen of lists in which what is new can be seen."""

    def lists_on_show(self) -> list[LineList]:
        """The lists whose lines are read."""

    def news_seen(self) -> None:
        """Some of what is new was seen: draw the marks anew."""


def in_view(screen: ReadScreen) -> Iterator[RecordRef]:
    """The records whose lines are on a screen."""
    for lines in screen.lists_on_show():
        for number in lines.rows_in_view():
            target = lines.rows[number].target
            if target:
                yield target


class NewsController:
    """The news of the open folder.

    Args:
        workspace: that is open.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._of: tuple[object, ...] = ()
        self._items: tuple[NewsItem, ...] = ()
        self._marks: Mapping[RecordRef, str] = MappingProxyType({})
        self._unseen: tuple[NewsItem, ...] = ()
        self._looks: dict[RecordRef, int] = {}
        self._version = 0

    # -- what is new

    @property
    def items(self) -> tuple[NewsItem, ...]:
        """All the news, what was seen too."""
        self._refresh()
        return self._items

    @property
    def unseen(self) -> tuple[NewsItem, ...]:
        """Those that were not on the screen yet."""
        self._refresh()
        return self._unseen

    @property
    def marks(self) -> Mapping[RecordRef, str]:
        """``+`` or ``±`` of every record that is new or changed and was not seen.

        A visit with a new meeting, and an issue with a new position, are marked with it.
        """
        self._refresh()
        return self._marks

    @property
    def counts(self) -> NewsCounts:
        """What was not seen yet, in numbers."""
        return counted(self.unseen)

    def is_seen(self, item: NewsItem) -> bool:
        """Whether it was on the screen."""
        return self._workspace.seen.is_seen(item)

    def of_record(self, target: RecordRef) -> list[NewsItem]:
        """Everything that is new about a record."""
        return [i for i in self.items if (i.kind, i.record) == target]

    def _refresh(self) -> None:
        workspace = self._workspace
        state = (*workspace.snapshot.name, workspace.since, self._version)
        if state == self._of:
            return
        self._of = state
        self._items = workspace.news
        self._unseen = tuple(i for i in self._items if not workspace.seen.is_seen(i))
        self._marks = _marks(self._unseen, workspace.snapshot) if self._unseen else {}

    # -- seeing

    def look(self, in_view: Iterable[RecordRef]) -> bool:
        """Once a second: what has been in view for two seconds is seen.

        Args:
            in_view: the records on the screen.

        Returns:
            Whether anything new was seen.
        """
        if not self.unseen:
            self._looks.clear()
            return False
        shown = {target for target in in_view if target in self._marks}
        self._looks = {target: self._looks.get(target, -1) + 1 for target in shown}
        done = {target for target, looks in self._looks.items() if looks >= _LOOKS}
        return self._see(i for i in self._unseen if RecordRef(i.kind, i.record) in done)

    def see_all(self) -> int:
        """Mark everything as read; how much that was."""
        count = len(self.unseen)
        self._see(self._unseen)
        return count

    def unsee(self, target: RecordRef) -> bool:
        """Make a record news again; False where it is none."""
        found = self.of_record(target)
        self._workspace.seen.unsee(found)
        self._looks.clear()
        self._version += 1
        return bool(found)

    def _see(self, items: Iterable[NewsItem]) -> bool:
        found = list(items)
        if found:
            self._workspace.seen.see(found)
            self._version += 1
        return bool(found)

    # -- stepping

    def next(self, here: RecordRef | None) -> NewsItem | None:
        """The next record that was not seen yet, behind the one that is chosen."""
        targets = list(dict.fromkeys(RecordRef(i.kind, i.record) for i in self.unseen))
        if not targets:
            return None
        at = targets.index(here) if here in targets else -1
        chosen = targets[(at + 1) % len(targets)]
        return next(i for i in self._unseen if RecordRef(i.kind, i.record) == chosen)

    def events(self) -> frozenset[str]:
        """The ids of visits and meetings that bear a mark."""
        return frozenset(t.id for t in self.marks if t.kind in {"visit", "meeting"})


def _marks(items: Iterable[NewsItem], snapshot: SnapshotReader) -> dict[RecordRef, str]:
    found: dict[RecordRef, str] = {}
    for item in items:
        target = RecordRef(item.kind, item.record)
        sign = CHANGED if item.is_change and item.matter != "stance" else NEW
        found[target] = CHANGED if CHANGED in (found.get(target), sign) else NEW
        owner = _owner(target, snapshot)
        if owner:
            found.setdefault(owner, NEW)
    return found


def _owner(target: RecordRef, snapshot: SnapshotReader) -> RecordRef | None:
    """The record in whose line a reader looks for another one."""
    if target.kind == "position" and target.id in snapshot.positions:
        return RecordRef("issue", snapshot.positions[target.id].issue)
    if target.kind == "meeting" and target.id in snapshot.meetings:
        visit = snapshot.meetings[target.id].visit
        return RecordRef("visit", visit) if visit else None
    return None
