"""How the panes share the screen: zoom, widths, and which one is in front."""

from __future__ import annotations

from collections.abc import Callable

from textual.containers import Container
from textual.widget import Widget

ZOOMS = ("normal", "half", "full")
MEDIUM, WIDE, VERY_WIDE = 84, 140, 200
"""Cells from which the layout has two columns, three, and other screens three too."""
_LEFT = (24, 72)
_SPLIT = (25, 75)


class PaneLayout:
    """The layout of the panes.

    Args:
        root: that holds the panes.
        columns: cells of the terminal, also before Textual has measured ``root``.

    Attributes:
        zoom: a number of ``ZOOMS``.
        left: cells of the left column.
        split: percent of the rest that the middle column takes.
    """

    def __init__(self, root: Widget, columns: Callable[[], int]) -> None:
        self._root = root
        self._columns = columns
        self.zoom = 0
        self.left = 36
        self.split = 50

    def front(self, name: str) -> bool:
        """This pane is the one that is shown, or zoomed; False where it was already."""
        changed = False
        for pane in self._root.query(".pane"):
            changed |= pane.has_class("-front") != (pane.id == name)
            pane.set_class(pane.id == name, "-front")
        for holder in self._root.query("#panes Container"):
            holder.set_class(bool(holder.query(".-front")), _HOLDS)
        if changed and self.zoom == 1:
            self.apply()
        return changed

    def step_zoom(self, by: int) -> str:
        """Zoom in or out; what it is now."""
        self.zoom = (self.zoom + by) % len(ZOOMS)
        self.apply()
        return ZOOMS[self.zoom]

    def widen(self, by: int) -> None:
        """Give the column of the focused pane more cells, or fewer."""
        if self._root.query(f"#left.{_HOLDS}"):
            self.left = max(_LEFT[0], min(_LEFT[1], self.left + 4 * by))
        else:
            right = bool(self._root.query(f"#right.{_HOLDS}"))
            split = self.split + (-5 * by if right else 5 * by)
            self.split = max(_SPLIT[0], min(_SPLIT[1], split))
        self.apply()

    def name_zoom(self) -> None:
        """The zoom as a class of the screen."""
        for number, name in enumerate(ZOOMS[1:], 1):
            self._root.set_class(number == self.zoom, f"-zoom-{name}")

    def name_width(self) -> None:
        """The width as a class of the screen, before Textual has measured it."""
        width = self._columns()
        self._root.set_class(width < MEDIUM, "-narrow")
        self._root.set_class(MEDIUM <= width < WIDE, "-medium")
        self._root.set_class(width >= WIDE, "-wide")

    def apply(self) -> None:
        """Lay the panes out."""
        root = self._root
        self.name_zoom()
        left, middle, right = (root.query_one(f"#{n}", Container) for n in _COLUMNS)
        # By the width: Textual sets the classes of the breakpoints a moment later.
        width = self._columns()
        if width < MEDIUM or self.zoom == 2:
            for column in (left, middle, right):
                column.styles.clear_rule("width")
                column.styles.clear_rule("height")
            root.refresh(layout=True)
            return
        half = self.zoom == 1
        wanted = width // 2 if half and left.has_class(_HOLDS) else self.left
        left.styles.width = min(wanted, width // 2)
        share = self.split
        if half:
            share = 67 if middle.has_class(_HOLDS) else 33 if right.has_class(_HOLDS) else share
        rule, other = ("width", "height") if width >= WIDE else ("height", "width")
        for column, part in ((middle, share), (right, 100 - share)):
            column.styles.clear_rule(other)
            setattr(column.styles, rule, f"{part}fr")
        root.refresh(layout=True)


_HOLDS = "-holds-front"
_COLUMNS = ("left", "middle", "right")
