"""The terminal program: themes, the keeper of the folder, the screens."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from briefing import errors
from briefing.config import Settings
from briefing.errors import BriefingError, InputError
from briefing.library.folder import Folder
from briefing.library.keeper import Told
from briefing.paths import styles
from briefing.records.folding import one_line
from briefing.tui import state
from briefing.tui.messages import Changed, Judged, Kept
from briefing.tui.screens.main import MainScreen
from briefing.tui.state import Clip
from briefing.tui.themes import DARK, LIGHT, THEMES, user_themes
from briefing.tui.watching import Watcher

if TYPE_CHECKING:
    from briefing.clipboard import Clipboard

_LOOK_SECONDS = 1.0
"""How often the store and the judgements' file are looked at: a call to the system each."""
_REST_AFTER = 120
"""Looks without anything done, after which the keeper may give up what it holds."""
_SAVE_AFTER = 10
"""Looks after which the view is kept, so that little is lost where the program is killed."""


class BriefingApp(App[None]):
    """A folder of clippings in the terminal.

    Args:
        root: the folder or file.
        settings: the user's.
        sample: whether this is the bundled sample.
        folder: instead of one opened at ``root``.
        watch: whether changes of the files are followed.

    Attributes:
        failure: why nothing could be shown, for the command line to report.
        clips: what was copied in this run, newest first.
    """

    TITLE = "briefing"
    CSS_PATH: ClassVar[list[Path]] = [styles() / "briefing.tcss"]  # type: ignore[assignment]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c,ctrl+q", "quit", "quit", show=False)]
    ENABLE_COMMAND_PALETTE = False  # the program has its own

    def __init__(
        self,
        root: Path,
        settings: Settings | None = None,
        *,
        sample: bool = False,
        folder: Folder | None = None,
        watch: bool = False,
    ) -> None:
        super().__init__()
        self.settings = settings or Settings()
        self.folder = folder or Folder(root, self.settings)
        self.failure: BriefingError | None = None
        self.clips: deque[Clip] = deque(maxlen=100)
        self._ladder: Clipboard | None = None
        self._view = state.load(root)
        self._kept_view = self._view
        self._main = MainScreen(self.folder, sample=sample, view=self._view)
        self._looks = 0
        self._watcher = Watcher(root, lambda: self.post_message(Changed())) if watch else None
        for theme in (*THEMES, *user_themes()):
            self.register_theme(theme)
        # Before the style sheet is read for the first time: so it is read once.
        wanted = self._view.theme or self.settings.theme
        self.theme = wanted if wanted in self.available_themes else DARK.name
        self.set_keymap(dict(self.settings.keys))

    @property
    def main(self) -> MainScreen:
        """The main screen, also where another lies over it."""
        return self._main

    @property
    def clipboard_ladder(self) -> Clipboard:
        """The ways to the clipboard."""
        if self._ladder is None:
            from briefing.clipboard import Clipboard, clips_file

            self._ladder = Clipboard(
                self.settings.copy_command,
                self.copy_to_clipboard,
                clips=clips_file(),
                use=self.settings.clipboard,
            )
        return self._ladder

    @property
    def keymap_of_user(self) -> Mapping[str, str]:
        """The keys that the user has changed, by the ids of what they do."""
        return self.settings.keys

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The program's own colours, for themes that do not name them."""
        dark = self.current_theme.dark if self.theme in self.available_themes else True
        return dict((DARK if dark else LIGHT).variables)

    def on_mount(self) -> None:
        """Show what is known, then look for what is new."""
        self.push_screen(self._main)
        self.folder.listen(self._hear)
        self.set_interval(_LOOK_SECONDS, self._look)
        self._main.when_shown(self._begin)

    def _begin(self) -> None:
        """The first full screen has been painted: now the rest may take its time."""
        gc.enable()
        gc.freeze()
        if not self.folder.begun:
            self.folder.ask("read")
        if self._watcher:
            self._watcher.start()

    # -- what the keeper tells

    def _hear(self, told: Told) -> None:
        self.post_message(Kept(told))

    def on_kept(self, message: Kept) -> None:
        """An article more, another state of the briefing, or the end of it."""
        told = message.told
        match told.what:
            case "linked":
                self._renew()
            case "failed":
                self._failed(told)
            case _:
                self._main.tell(told)
        for notice in (*self.folder.notices, *told.notices):
            self.notify(one_line(notice), markup=False)
        self.folder.notices.clear()
        self._looks = 0

    def _renew(self) -> None:
        if self.folder.shelf.renew():
            self._main.renewed()

    def _failed(self, told: Told) -> None:
        """Nothing can be read: say so, and keep what was there."""
        kind = getattr(errors, told.error, BriefingError)
        error = _error(kind, told)
        if not isinstance(error, InputError) and self.folder.shelf.facts.events:
            self.notify(one_line(str(error)), severity="error", timeout=20, markup=False)
            self._main.tell(told)
            return
        self.failure = error
        from rich.text import Text

        from briefing.tui.screens.notice import Notice

        words = Text(one_line(str(error)))
        self.push_screen(Notice(error.title, words), lambda _: self.exit())

    # -- what changes outside

    def _look(self) -> None:
        """What another program has written: the store, the judgements."""
        if self.folder.judged_elsewhere():
            self._judgements_changed()
        self._renew()
        self._looks += 1
        if self._looks % _SAVE_AFTER == 0:
            self.keep_view()
        if self._looks == _REST_AFTER:
            self.folder.rest()

    def on_judged(self, message: Judged) -> None:
        """Show what follows from a judgement."""
        self.folder.judged_elsewhere()  # it is known now
        self.folder.ask("link")

    def _judgements_changed(self) -> None:
        for broken in self.folder.broken_judgements():
            words = f"{self.folder.judgement_file.path.name}, line {broken.line}: {broken.what}"
            self.notify(one_line(words), severity="warning", timeout=12, markup=False)
        self.folder.ask("link")

    def on_changed(self, message: Changed) -> None:
        """Read what is new; what one looks at stays where it is."""
        self.folder.ask("read")

    # -- the palette, themes and state

    def action_commands(self) -> None:
        """Every command, by its name."""
        from briefing.tui.commands import Command
        from briefing.tui.screens.over import Leaving
        from briefing.tui.screens.palette import PaletteScreen

        if isinstance(self.screen, PaletteScreen):
            return

        def chosen(command: Command | None) -> None:
            if command is None:
                return
            if isinstance(self.screen, Leaving):
                self.screen.leave()  # commands are those of the main screen
            command.run()

        self.push_screen(PaletteScreen(), chosen)

    def choose_theme(self, name: str) -> None:
        """Show another theme; it is kept for this folder."""
        self.theme = name

    def keep_view(self) -> None:
        """Keep how the folder is laid out, where that changed."""
        own = self.theme if self.theme != self.settings.theme else ""
        view = self._main.view_with(theme=own)
        if view != self._kept_view and state.save(self.folder.root, view):
            self._kept_view = view

    async def action_quit(self) -> None:
        """Stop reading and leave; what was read is kept."""
        if self._watcher:
            self._watcher.stop()
        self.keep_view()
        self.exit()

    def on_unmount(self) -> None:
        """Whatever ends the program ends its helpers."""
        if self._watcher:
            self._watcher.stop()
        self.folder.close()


def _error(kind: type[BriefingError], told: Told) -> BriefingError:
    """The error as it was raised in the keeper."""
    error = kind.__new__(kind)
    BriefingError.__init__(error, told.sentence, told.remedy)
    return error
