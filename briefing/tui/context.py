"""What controllers, panes and reports share: the workspace, the selection, bookmarks, clips.

Nothing here knows a widget; what only the running program can do stands in ``Program``.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Coroutine, Mapping
from typing import TYPE_CHECKING, Any, Literal, Protocol

from briefing.models import Ref
from briefing.text.normalisation import one_line
from briefing.tui.rows import RecordRef
from briefing.tui.selection import SelectionModel
from briefing.tui.view_state import Bookmark, Clip
from briefing.workspace.workspace import Workspace

if TYPE_CHECKING:
    from textual.screen import Screen

    from briefing.clipboard import Clipboard, Copied

Severity = Literal["information", "warning", "error"]
_MOST_CLIPS = 100


class Program(Protocol):
    """What the running program does for everybody."""

    @property
    def clipboard_ladder(self) -> Clipboard:
        """The ways to the clipboard."""

    @property
    def keymap_of_user(self) -> Mapping[str, str]:
        """The keys that the user has changed, by the ids of what they do."""

    def say(self, words: str, severity: Severity = "information") -> None:
        """Tell the reader something, in place of what was told before."""

    def open_screen(self, screen: Screen[Any], then: Callable[[Any], None] | None = None) -> None:
        """Lay a screen over the others; ``then`` gets what it gives back."""

    def run_apart(self, work: Coroutine[Any, Any, None]) -> None:
        """Run work beside the screen."""

    def judged(self) -> None:
        """A judgement was written: have everything linked anew."""


class AppContext:
    """One open folder, as all parts of the terminal see it.

    Args:
        workspace: that is open.
        program: the running one.

    Attributes:
        selection: what is chosen.
        bookmarks: in the order in which they were made.
        clips: what was copied in this run, newest first.
    """

    def __init__(self, workspace: Workspace, program: Program) -> None:
        self.workspace = workspace
        self.program = program
        self.selection = SelectionModel(workspace.snapshot)
        self.bookmarks: list[Bookmark] = []
        self.clips: deque[Clip] = deque(maxlen=_MOST_CLIPS)

    def say(self, words: str, severity: Severity = "information") -> None:
        """Tell the reader one line, in place of what was told before."""
        self.program.say(one_line(words), severity)

    def copy(self, text: str, ref: Ref | None = None) -> Copied:
        """Bring a text to the clipboard.

        Args:
            text: to be copied.
            ref: the words it stands for, to be kept among the clips.

        Returns:
            What is known of where it went.
        """
        copied = self.program.clipboard_ladder.copy(text)
        if ref is not None:
            self.clips.appendleft(Clip(text, ref))
        return copied

    def is_bookmarked(self, target: RecordRef) -> bool:
        """Whether a record bears a bookmark."""
        return any(b.target == target for b in self.bookmarks)

    def toggle_bookmark(self, target: RecordRef, title: str) -> None:
        """Bookmark a record, or take its bookmark away."""
        if self.is_bookmarked(target):
            self.bookmarks[:] = [b for b in self.bookmarks if b.target != target]
        else:
            self.bookmarks.append(Bookmark(target, title))
