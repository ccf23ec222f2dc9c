"""The styles of everything that lists and texts draw, kept once for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual.widget import Widget

from briefing.tui.widgets.highlights import KINDS

if TYPE_CHECKING:
    from textual.app import App

LINES = (
    "title",
    "heading",
    "dim",
    "issue",
    "side",
    "stance",
    "quote",
    "fallen",
    "match",
    "label",
    "accent",
    "cursor",
    "cursor-focus",
    "status-held",
    "status-under-way",
    "status-announced",
    "status-postponed",
    "status-cancelled",
    "status-declined",
    "status-denied",
)
"""Names a cell of a line may bear."""
SOURCE = (
    *(f"source-{kind}" for kind in KINDS),
    "source-evidence",
    "source-heading",
    "source-margin",
    "source-outside",
    "source-focus",
    "source-here",
    "source-label",
    "source-bar",
    "source-map",
)


class Palette(Widget):
    """Bears the component classes that the style sheet names; it is never seen.

    Textual works out the component classes of every widget by itself, each time a class of an
    ancestor changes: borne by all lists, they would take most of the time of a start.
    """

    DEFAULT_CSS = "Palette { display: none; }"
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"palette--{name}" for name in (*LINES, *SOURCE)}

    def __init__(self) -> None:
        super().__init__(id="palette")
        self._kept: dict[str, Style] = {}

    def style(self, name: str) -> Style:
        """The style of a name; plain for one that is not known."""
        if name not in self._kept:
            known = name in LINES or name in SOURCE
            self._kept[name] = (
                self.get_component_rich_style(f"palette--{name}", partial=True)
                if known
                else Style.null()
            )
        return self._kept[name]

    def notify_style_update(self) -> None:
        """Colours changed: forget the old ones."""
        self._kept = {}
        super().notify_style_update()


def palette_of(app: App[object]) -> Palette:
    """The palette of the program; it is on the main screen, under whatever lies over that."""
    for screen in app.screen_stack:
        found = screen.query(Palette)
        if found:
            return found.first()
    raise LookupError("no palette is mounted")
