"""The terminal program: themes, the reading thread, the screens."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import App
from textual.binding import Binding, BindingType

from briefing.clipboard import Clipboard, clips_file
from briefing.config import Settings
from briefing.errors import BriefingError, InputError
from briefing.library import Library, Progress
from briefing.paths import styles
from briefing.records.folding import one_line
from briefing.tui.messages import Failed, Finished, Judged, Loaded, Reading
from briefing.tui.screens.main import MainScreen
from briefing.tui.screens.notice import Notice
from briefing.tui.themes import DARK, LIGHT, THEMES

_LOOK_SECONDS = 1.0
"""How often the judgements' file is looked at: one call to the system each time."""


class BriefingApp(App[None]):
    """A folder of clippings in the terminal.

    Args:
        root: the folder or file.
        settings: the user's.
        sample: whether this is the bundled sample.
        library: instead of one opened at ``root``.

    Attributes:
        failure: why nothing could be shown, for the command line to report.
    """

    TITLE = "briefing"
    CSS_PATH: ClassVar[list[Path]] = [styles() / "briefing.tcss"]  # type: ignore[assignment]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c,ctrl+q", "quit", "quit", show=False)]
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        root: Path,
        settings: Settings | None = None,
        *,
        sample: bool = False,
        library: Library | None = None,
    ) -> None:
        super().__init__()
        self.settings = settings or Settings()
        self.library = library or Library(root, self.settings)
        self.failure: BriefingError | None = None
        self.clipboard_ladder = Clipboard(
            self.settings.copy_command, self.copy_to_clipboard, clips=clips_file()
        )
        self._stop = threading.Event()
        self._writing = threading.Lock()
        self._main = MainScreen(self.library, sample=sample)
        for theme in THEMES:
            self.register_theme(theme)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The program's own colours, for themes that do not name them."""
        dark = self.current_theme.dark if self.theme in self.available_themes else True
        return dict((DARK if dark else LIGHT).variables)

    def on_mount(self) -> None:
        """Show what is known, then look for what is new."""
        known = self.settings.theme in self.available_themes
        self.theme = self.settings.theme if known else "briefing-dark"
        self.push_screen(self._main)
        self._read()
        self.set_interval(_LOOK_SECONDS, self._look_for_judgements)

    @work(thread=True, exclusive=True, group="read", exit_on_error=False)
    def _read(self) -> None:
        """The one thread that reads and writes; it only posts messages."""
        try:
            with self._writing:
                if self.library.load():
                    self.post_message(Loaded(self.library.briefing, final=False))
                report = self.library.refresh(self._progress, self._stop)
        except BriefingError as error:
            self.post_message(Failed(error))
            return
        except Exception as error:  # whatever it is, the user must not wait for nothing
            what = f"Reading ended with an unexpected fault ({type(error).__name__}: {error})."
            self.post_message(Failed(BriefingError(what, "What was read until then is kept.")))
            return
        self.post_message(Loaded(self.library.briefing, final=True))
        self.post_message(Finished(report))

    @work(thread=True, group="relink", exit_on_error=False)
    def _relink(self) -> None:
        """Link anew after a judgement; reading, where it goes on, comes first."""
        with self._writing:
            try:
                changed = self.library.relink()
            except BriefingError as error:
                self.post_message(Failed(error))
                return
        if changed:
            self.post_message(Loaded(self.library.briefing, final=True))

    def on_judged(self, message: Judged) -> None:
        """Show what follows from a judgement."""
        self._relink()

    def _look_for_judgements(self) -> None:
        """Judgements of another program on this folder."""
        if self.library.judgement_file.changed():
            self.library.judgement_file.read()
            self._relink()

    def _progress(self, progress: Progress) -> None:
        self.post_message(Reading(progress))

    def on_reading(self, message: Reading) -> None:
        """An article more."""
        if message.progress.briefing is not None:
            self._main.take(message.progress.briefing)
        self._main.tell(message.progress)

    def on_loaded(self, message: Loaded) -> None:
        """Another state of the briefing."""
        if message.briefing is not self._main.desk.briefing:
            self._main.take(message.briefing)

    def on_finished(self, message: Finished) -> None:
        """Nothing more is to come."""
        self._main.tell(None, message.report)
        for notice in self.library.notices:
            self.notify(one_line(notice), markup=False)

    def on_failed(self, message: Failed) -> None:
        """Nothing can be read: say so, and keep what was there."""
        error = message.error
        if not isinstance(error, InputError) and self._main.desk.events:
            self.notify(one_line(str(error)), severity="error", timeout=20, markup=False)
            return
        self.failure = error
        from rich.text import Text

        words = Text(one_line(str(error)))
        self.push_screen(Notice(error.title, words), lambda _: self.exit())

    async def action_quit(self) -> None:
        """Stop reading and leave; what was read is kept."""
        self._stop.set()
        self.exit()
