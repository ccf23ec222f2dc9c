"""The terminal program: themes, the indexer of the folder, the screens."""

from __future__ import annotations

import gc
from collections.abc import Callable, Coroutine, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType

from briefing import errors
from briefing.config import Settings
from briefing.errors import BriefingError, InputError
from briefing.paths import styles
from briefing.text.normalisation import one_line
from briefing.tui import view_state
from briefing.tui.context import AppContext, Severity
from briefing.tui.controllers.news import ReadScreen, in_view
from briefing.tui.messages import FilesChanged, IndexerEventReceived, JudgementMade
from briefing.tui.screens.main import MainScreen
from briefing.tui.themes import DARK, LIGHT, THEMES, user_themes
from briefing.tui.watcher import LOOK_AGAIN, Watcher
from briefing.workspace.indexer import LINK, READ, IndexerEvent
from briefing.workspace.workspace import Workspace

if TYPE_CHECKING:
    from textual.screen import Screen

    from briefing.clipboard import Clipboard
    from briefing.tui.commands import Command

_LOOK_SECONDS = 1.0
"""How often the store and the judgements' file are looked at: a call to the system each."""
_REST_AFTER = 120
"""Looks without anything done, after which the indexer may give up what it holds."""
_SAVE_AFTER = 10
"""Looks after which the view is kept, so that little is lost where the program is killed."""


class BriefingApp(App[None]):
    """A folder of clippings in the terminal.

    Args:
        root: the folder or file.
        settings: the user's.
        sample: whether this is the bundled sample.
        workspace: instead of one opened at ``root``.
        watch: whether changes of the files are followed.

    Attributes:
        failure: why nothing could be shown, for the command line to report.
        context: what all parts of the terminal share.
        main: the main screen, also where another lies over it.
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
        workspace: Workspace | None = None,
        watch: bool = False,
    ) -> None:
        super().__init__()
        self.settings = settings or Settings()
        self.workspace = workspace or Workspace(root, self.settings)
        self.context = AppContext(self.workspace, self)
        self.failure: BriefingError | None = None
        self.ladder: Clipboard | None = None
        self._view = view_state.load(root)
        self._kept_view = self._view
        self.main = MainScreen(self.context, sample=sample, view=self._view)
        self._looks = 0
        self._noticed = False
        self._watcher = self._watch(root) if watch else None
        for theme in (*THEMES, *user_themes()):
            self.register_theme(theme)
        # Before the style sheet is read for the first time: so it is read once.
        wanted = self._view.theme or self.settings.theme
        self.theme = wanted if wanted in self.available_themes else DARK.name
        self.set_keymap(dict(self.settings.keys))

    def _watch(self, root: Path) -> Watcher:
        """Follow the files; where the file system does not tell of changes, look and say so."""
        from briefing.workspace.file_systems import distant_file_system

        kind = distant_file_system(root)
        if kind:
            told = f"The folder lies on {kind}, which tells of no changes"
            self.workspace.notices.append(f"{told}; it is looked at every {LOOK_AGAIN} seconds.")
        return Watcher(root, lambda: self.post_message(FilesChanged()), look=bool(kind))

    @property
    def clipboard_ladder(self) -> Clipboard:
        """The ways to the clipboard."""
        if self.ladder is None:
            from briefing.clipboard import Clipboard, clips_file

            self.ladder = Clipboard(
                self.settings.copy_command,
                self.copy_to_clipboard,
                clips=clips_file(),
                use=self.settings.clipboard,
            )
        return self.ladder

    @property
    def keymap_of_user(self) -> Mapping[str, str]:
        """The keys that the user has changed, by the ids of what they do."""
        return self.settings.keys

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The program's own colours, for themes that do not name them."""
        dark = self.current_theme.dark if self.theme in self.available_themes else True
        return dict((DARK if dark else LIGHT).variables)

    async def on_event(self, event: events.Event) -> None:
        """A key takes the notices away: they have been read."""
        if isinstance(event, events.Key) and self._noticed:
            self._noticed = False
            self.clear_notifications()
        await super().on_event(event)

    # -- what is done for everybody

    def say(self, words: str, severity: Severity = "information") -> None:
        """Tell the reader something, in place of what was told before."""
        self.clear_notifications()
        self.tell(words, severity)

    def tell(self, words: str, severity: Severity = "information", seconds: int = 20) -> None:
        """Tell the reader something beside what was told before, until a key is pressed."""
        self.notify(one_line(words), severity=severity, timeout=seconds, markup=False)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: Severity = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Show a notice, whoever gives it, until a key is pressed; arguments as in Textual."""
        self._noticed = True
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)

    def open_screen(self, screen: Screen[Any], then: Callable[[Any], None] | None = None) -> None:
        """Lay a screen over the others; ``then`` gets what it gives back."""
        self.push_screen(screen, then)

    def run_apart(self, work: Coroutine[Any, Any, None]) -> None:
        """Run work beside the screen."""
        self.run_worker(work, exit_on_error=False)

    def judged(self) -> None:
        """A judgement was written: have everything linked anew."""
        self.post_message(JudgementMade())

    def on_mount(self) -> None:
        """Show what is known, then look for what is new."""
        self.push_screen(self.main)
        self.workspace.listen(self._hear)
        self.set_interval(_LOOK_SECONDS, self.look_outside)
        self.main.when_shown(self._begin)

    def _begin(self) -> None:
        """The first full screen has been painted: now the rest may take its time."""
        gc.enable()
        gc.freeze()
        if not self.workspace.begun:
            self.workspace.ask(READ)
        if self._watcher:
            self._watcher.start()

    # -- what the indexer tells

    def _hear(self, event: IndexerEvent) -> None:
        self.post_message(IndexerEventReceived(event))

    def on_indexer_event_received(self, message: IndexerEventReceived) -> None:
        """An article more, another state of the briefing, or the end of it."""
        event = message.event
        match event.what:
            case "linked":
                self._refresh_snapshot()
            case "failed":
                self._failed(event)
            case _:
                self.main.tell(event)
        if event.what == "done":
            self.workspace.looked()
        for notice in (*self.workspace.notices, *event.notices):
            self.tell(notice)
        self.workspace.notices.clear()
        self._looks = 0
        if event.what == "done" and not event.busy:
            self.workspace.rest()  # it holds nothing that would make the next time quicker

    def _refresh_snapshot(self) -> None:
        if self.workspace.snapshot.refresh():
            self.main.refreshed()

    def _failed(self, event: IndexerEvent) -> None:
        """Nothing can be read: say so, and keep what was there."""
        kind = getattr(errors, event.error, BriefingError)
        error = _error(kind, event)
        if not isinstance(error, InputError) and self.workspace.snapshot.facts.events:
            self.tell(str(error), "error")
            self.main.tell(event)
            return
        self.failure = error
        from rich.text import Text

        from briefing.tui.screens.notice import Notice

        words = Text(one_line(str(error)))
        self.push_screen(Notice(error.title, words), lambda _: self.exit())

    # -- what changes outside

    def look_outside(self) -> None:
        """What another program has written: the store, the judgements."""
        if self.workspace.judged_elsewhere():
            self._judgements_changed()
        self._refresh_snapshot()
        self._look_at_news()
        self._looks += 1
        if self._looks % _SAVE_AFTER == 0:
            self.keep_view()
        if self._looks == _REST_AFTER:
            self.workspace.rest()

    def _look_at_news(self) -> None:
        """What is new and stays on the screen has been seen."""
        screen = self.screen
        news = self.main.news
        if news.unseen and isinstance(screen, ReadScreen) and news.look(in_view(screen)):
            screen.news_seen()
            self.main.news_seen()

    def on_judgement_made(self, message: JudgementMade) -> None:
        """Show what follows from a judgement."""
        self.workspace.judged_elsewhere()  # it is known now
        self.workspace.ask(LINK)

    def _judgements_changed(self) -> None:
        for broken in self.workspace.broken_judgements():
            words = f"{self.workspace.judgement_file.path.name}, line {broken.line}: {broken.what}"
            self.tell(words, "warning")
        self.workspace.ask(LINK)

    def on_files_changed(self, message: FilesChanged) -> None:
        """Read what is new; what one looks at stays where it is."""
        self.workspace.ask(READ)

    # -- the palette, themes and state

    def action_commands(self) -> None:
        """Every command, by its name."""
        from briefing.tui.screens.dismissal import DismissOnce
        from briefing.tui.screens.palette import PaletteScreen

        if isinstance(self.screen, PaletteScreen):
            return

        def chosen(command: Command | None) -> None:
            if command is None:
                return
            if isinstance(self.screen, DismissOnce):
                self.screen.leave()  # commands are those of the main screen
            command.run()

        self.push_screen(PaletteScreen(list(self._commands()), self._written), chosen)

    def _written(self, typed: str) -> Command | None:
        """``since monday`` as a command."""
        from briefing.tui.commands import Command

        word, _, moment = typed.strip().partition(" ")
        if word != "since":
            return None
        does = f"news since {moment or 'you last closed the folder'}"
        note = "2024-05-01, yesterday, monday, 3 days"
        return Command(does, "", note, "", lambda: self._news_since(moment))

    def _news_since(self, words: str) -> None:
        try:
            self.workspace.show_news_since(words)
        except BriefingError as error:
            self.say(str(error), "error")

    def _commands(self) -> Iterator[Command]:
        from briefing.tui.commands import commands, themes

        main = self.main

        def run(action: str) -> None:
            self.call_later(self.run_action, action, main)

        keymap, situation = self.keymap_of_user, main.situation()
        yield from commands(keymap, main.counts(), situation, run, main.sort_visits)
        yield from themes(self.available_themes, self.theme, self.choose_theme)

    def choose_theme(self, name: str) -> None:
        """Show another theme; it is kept for this folder."""
        self.theme = name

    def keep_view(self) -> None:
        """Keep how the folder is laid out, where that changed."""
        own = self.theme if self.theme != self.settings.theme else ""
        view = self.main.view_with(theme=own)
        if view != self._kept_view and view_state.save(self.workspace.root, view):
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
        self.workspace.keep_seen()
        self.workspace.close()


def _error(kind: type[BriefingError], event: IndexerEvent) -> BriefingError:
    """The error as it was raised in the indexer."""
    error = kind.__new__(kind)
    BriefingError.__init__(error, event.sentence, event.remedy)
    return error
