"""The line a filter is typed into."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input


class FilterLine(Input):
    """One line above the footer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "clear", show=False),
    ]

    class Left(Message):
        """The line was left by escape."""

    def action_leave(self) -> None:
        """Clear and leave."""
        self.post_message(self.Left())
