"""A question with a list of answers, or with a line to type."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from briefing.text.normalisation import one_line
from briefing.tui.rows import Cell, RecordRef, Row
from briefing.tui.screens.dismissal import OVER, DismissOnce
from briefing.tui.widgets.line_list import LineList


@dataclass(frozen=True, slots=True)
class Option:
    """An answer.

    Attributes:
        value: what is given back.
        label: what is shown.
        key: a letter that chooses it at once; may be empty.
    """

    value: str
    label: str
    key: str = ""


class PickScreen(DismissOnce[tuple[str, ...] | None], ModalScreen[tuple[str, ...] | None]):
    """Choose one of several answers, or some of them; None where one left.

    Args:
        title: of the frame.
        options: the answers.
        several: whether more than one may be chosen (space marks, enter ends).
    """

    CSS_PATH = OVER
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "back", show=False),
        Binding("space", "mark", "mark", show=False),
    ]

    def __init__(self, title: str, options: Sequence[Option], *, several: bool = False) -> None:
        super().__init__()
        self._title = title
        self._options = options
        self._several = several
        self._marked: set[int] = set()

    def compose(self) -> ComposeResult:
        """The answers in a frame."""
        with Vertical(id="pick") as frame:
            frame.border_title = Text(self._title)
            hint = "space marks · enter does it · esc leaves" if self._several else "esc leaves"
            frame.border_subtitle = hint
            yield LineList(id="options")

    def on_mount(self) -> None:
        """As high as there are answers."""
        lines = self.query_one("#options", LineList)
        lines.styles.height = min(len(self._options), max(3, self.app.size.height - 8))
        lines.focus()
        self._draw()

    def _draw(self) -> None:
        rows = [self._row(n, option) for n, option in enumerate(self._options)]
        self.query_one("#options", LineList).show(rows)

    def _row(self, number: int, option: Option) -> Row:
        mark = ("[x] " if number in self._marked else "[ ] ") if self._several else ""
        key = f"{option.key:<3}" if option.key else ""
        cells = (Cell(mark), Cell(key, "heading"), Cell(one_line(option.label)))
        return Row(cells, None, RecordRef("option", str(number)))

    def on_key(self, event: events.Key) -> None:
        """A letter chooses its answer."""
        for option in self._options:
            if option.key and event.character == option.key:
                event.stop()
                event.prevent_default()
                self.leave((option.value,))

    @on(LineList.Followed, "#options")
    def _followed(self, message: LineList.Followed) -> None:
        message.stop()
        number = int(message.row.target.id) if message.row.target else 0
        chosen = sorted(self._marked or {number}) if self._several else [number]
        self.leave(tuple(self._options[n].value for n in chosen))

    def action_mark(self) -> None:
        """Mark the answer under the cursor, or take its mark away."""
        if self._several:
            self._marked ^= {self.query_one("#options", LineList).cursor}
            self._draw()

    def action_leave(self) -> None:
        """No answer."""
        self.leave(None)


class AskScreen(DismissOnce[str | None], ModalScreen[str | None]):
    """Type an answer; None where one left.

    Args:
        title: of the frame.
        hint: how an answer looks.
        value: what stands there at first.
        check: says what is wrong with an answer, or nothing.
    """

    CSS_PATH = OVER
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "back", show=False)]

    def __init__(
        self, title: str, hint: str, value: str, check: Callable[[str], str | None]
    ) -> None:
        super().__init__()
        self._title = title
        self._hint = hint
        self._value = value
        self._check = check

    def compose(self) -> ComposeResult:
        """A line to type in."""
        with Vertical(id="ask") as frame:
            frame.border_title = Text(self._title)
            frame.border_subtitle = "enter does it · esc leaves"
            yield Input(self._value, placeholder=self._hint, id="answer")
            yield Static(id="wrong")

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one("#answer", Input).focus()

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        wrong = self._check(message.value)
        if wrong:
            self.query_one("#wrong", Static).update(Text(one_line(wrong)))
        else:
            self.leave(message.value)

    def action_leave(self) -> None:
        """No answer."""
        self.leave(None)
