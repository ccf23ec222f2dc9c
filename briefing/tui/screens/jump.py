"""Jump labels: a letter or two at every line and highlight in view; typing one goes there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice, product
from typing import TYPE_CHECKING, Protocol

from textual import events
from textual.screen import ModalScreen

from briefing.tui.screens.dismissal import DismissOnce

if TYPE_CHECKING:
    from textual.geometry import Region

_LETTERS = "asdfghjklqwertyuiopzxcvbnm"


class Labelled(Protocol):
    """A view whose places can bear labels."""

    @property
    def region(self) -> Region:
        """Where it is on the screen."""

    def rows_in_view(self) -> list[int]:
        """The places on the screen that lead somewhere."""

    def label(self, labels: Mapping[int, str]) -> None:
        """Draw labels at these places; with none, draw them as they are."""


Place = tuple[Labelled, int]


def labels(count: int) -> list[str]:
    """So many labels, of one letter where that suffices, else of two."""
    if count <= len(_LETTERS):
        return list(_LETTERS[:count])
    return ["".join(pair) for pair in islice(product(_LETTERS, repeat=2), count)]


class JumpScreen(DismissOnce[Place | None], ModalScreen[Place | None]):
    """Waits for a label; nothing else is drawn than the labels in the lists below.

    Args:
        lists: whose visible places are labelled.
    """

    def __init__(self, lists: Sequence[Labelled]) -> None:
        super().__init__()
        places = [(lines, number) for lines in lists for number in lines.rows_in_view()]
        self._places = dict(zip(labels(len(places)), places, strict=True))
        self._typed = ""

    def on_mount(self) -> None:
        """Draw the labels."""
        self._draw()

    def _draw(self) -> None:
        for lines in {lines for lines, _ in self._places.values()}:
            own = {
                number: label[len(self._typed) :]
                for label, (of, number) in self._places.items()
                if of is lines and label.startswith(self._typed)
            }
            lines.label(own)

    def on_key(self, event: events.Key) -> None:
        """A letter of a label; any other key leaves."""
        event.stop()
        event.prevent_default()
        typed = self._typed + (event.character or "")
        if typed in self._places:
            self._leave(self._places[typed])
        elif event.character and any(label.startswith(typed) for label in self._places):
            self._typed = typed
            self._draw()
        else:
            self._leave(None)

    def on_click(self) -> None:
        """The mouse leaves too."""
        self._leave(None)

    def _leave(self, place: Place | None) -> None:
        for lines in {lines for lines, _ in self._places.values()}:
            lines.label({})
        self.leave(place)


def in_view(lists: Sequence[Labelled]) -> list[Labelled]:
    """Those of some views that have anything to label on the screen."""
    return [lines for lines in lists if lines.region.area and lines.rows_in_view()]
