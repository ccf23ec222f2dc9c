"""Which folder to open: the last ones, the sample, or one to be typed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.suggester import Suggester
from textual.widgets import Input, Static

from briefing.paths import styles
from briefing.text.normalisation import one_line
from briefing.tui.rows import BLANK, Cell, RecordRef, Row, heading, note
from briefing.tui.themes import DARK, LIGHT, THEMES
from briefing.tui.widgets.line_list import LineList
from briefing.tui.widgets.palette import Palette

SAMPLE = Path()
"""Given back for the bundled sample."""
_SAMPLE, _OPEN = RecordRef("sample", ""), RecordRef("open", "")


class FirstApp(App[Path]):
    """Choose a folder; gives back its path, ``SAMPLE``, or nothing where one left.

    Args:
        recent: the folders opened last, the newest first.
        theme: the user's.
    """

    TITLE = "briefing"
    CSS_PATH: ClassVar[list[Path]] = [  # type: ignore[assignment]
        styles() / "briefing.tcss",
        styles() / "first.tcss",
    ]
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,ctrl+c,ctrl+q", "leave", "leave", show=False),
        Binding("o", "type", "open", show=False),
        *(Binding(str(n), f"recent({n})", "open", show=False) for n in range(1, 10)),
    ]

    def __init__(self, recent: Sequence[Path], theme: str) -> None:
        super().__init__()
        self._recent = recent[:9]
        for own in THEMES:
            self.register_theme(own)
        self.theme = theme if theme in self.available_themes else DARK.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The program's own colours, for themes that do not name them."""
        return dict((DARK if self.current_theme.dark else LIGHT).variables)

    def compose(self) -> ComposeResult:
        """The choices, and a line for a path."""
        yield Palette()
        with Vertical(id="first") as frame:
            frame.border_title = Text("briefing: which folder?")
            frame.border_subtitle = "enter opens it · o types a path · q leaves"
            yield LineList(id="choices", follow=self._chosen)
            yield Input(
                placeholder="a folder or a file; → completes it, enter opens it",
                suggester=PathSuggester(),
                id="path",
            )
            yield Static(id="wrong")

    def on_mount(self) -> None:
        """Begin with the folder opened last."""
        self.query_one("#path", Input).display = False
        lines = self.query_one("#choices", LineList)
        lines.show(self._rows())
        lines.focus()

    def _rows(self) -> list[Row]:
        rows: list[Row] = [heading("Opened last")] if self._recent else []
        for number, path in enumerate(self._recent, 1):
            cells = (Cell(f"{number} ", "heading"), Cell(one_line(str(path)), "title"))
            rows.append(Row(cells, None, RecordRef("path", str(number))))
        rows += [BLANK, heading("Or")] if rows else []
        rows.append(Row((Cell("  the sample: five articles"),), None, _SAMPLE))
        rows.append(Row((Cell("o ", "heading"), Cell("open …")), None, _OPEN))
        rows.append(note("  Put clippings of any format into a folder, and open that."))
        return rows

    def _chosen(self, _: LineList, row: Row) -> None:
        if row.target == _SAMPLE:
            self.exit(SAMPLE)
        elif row.target == _OPEN:
            self.action_type()
        elif row.target:
            self.action_recent(int(row.target.id))

    def action_recent(self, number: int) -> None:
        """Open one of the last folders."""
        if number <= len(self._recent):
            self.exit(self._recent[number - 1])

    def action_type(self) -> None:
        """Type a path."""
        line = self.query_one("#path", Input)
        line.display = True
        line.focus()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Open what was typed, if it is there."""
        path = Path(message.value.strip()).expanduser()
        if message.value.strip() and path.exists():
            self.exit(path)
            return
        words = f"There is no file or folder “{one_line(message.value)}”."
        self.query_one("#wrong", Static).update(Text(words))

    def on_input_changed(self) -> None:
        """What was wrong is being mended."""
        self.query_one("#wrong", Static).update("")

    def action_leave(self) -> None:
        """From the line back to the choices; from these away."""
        line = self.query_one("#path", Input)
        if not line.display:
            self.exit()
            return
        line.display = False
        self.query_one("#choices", LineList).focus()


class PathSuggester(Suggester):
    """Completes a path with the first file or folder that begins like it."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The whole path; None where nothing begins so.

        Args:
            value: as typed.
        """
        return completed(value)


def completed(value: str) -> str | None:
    """A path completed; folders end with a slash."""
    typed = Path(value).expanduser()
    folder, start = (typed, "") if value.endswith("/") else (typed.parent, typed.name)
    try:
        found = sorted(
            entry
            for entry in folder.iterdir()
            if entry.name.startswith(start) and (start.startswith(".") or entry.name[0] != ".")
        )
    except OSError:
        return None
    if not found:
        return None
    head = value if value.endswith("/") else value[: len(value) - len(start)]
    return f"{head}{found[0].name}{'/' if found[0].is_dir() else ''}"
