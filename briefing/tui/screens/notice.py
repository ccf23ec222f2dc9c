"""A screen of words: help, why a record is there, what was looked for and not found."""

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.tui.screens.dismissal import OVER, DismissOnce


class Notice(DismissOnce[None], ModalScreen[None]):
    """Words in a frame, closed by most keys.

    Args:
        title: of the frame.
        text: styled text; never markup.
    """

    CSS_PATH = OVER
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter,question_mark,w", "close", "close"),
        Binding("down,j", "scroll(1)", "down", show=False),
        Binding("up,k", "scroll(-1)", "up", show=False),
    ]

    def __init__(self, title: str, text: Text) -> None:
        super().__init__()
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        """A frame that scrolls."""
        with VerticalScroll(id="notice") as frame:
            frame.border_title = Text(self._title)
            frame.border_subtitle = "esc closes"
            yield Static(self._text, id="notice-text")

    def action_scroll(self, by: int) -> None:
        """Scroll the frame."""
        self.query_one("#notice", VerticalScroll).scroll_relative(y=by, animate=False)

    def action_close(self) -> None:
        """Go back."""
        self.leave(None)
