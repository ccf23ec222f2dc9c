"""To the clipboard, and to programs outside."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.clipboard import Clipboard
from briefing.errors import BriefingError
from briefing.records import Source
from briefing.records.folding import one_line
from briefing.tui.state import Clip

if TYPE_CHECKING:
    from briefing.tui.screens.main import MainScreen

_OPENERS = ("xdg-open", "open", "wslview")


def copy(screen: MainScreen, *, whole: bool) -> None:
    """Copy the words in view, with their source or alone, and say honestly what became of them."""
    ref = screen.reading.selected() or screen.desk.choice.ref
    if ref is None or ref.end <= ref.start or ref.source not in screen.desk.sources:
        screen.notify("Choose something with words of an article first.", markup=False)
        return
    try:
        if whole:
            text = screen.folder.citing.citation(ref)
        else:
            screen.folder.citing.verify(ref)
            text = one_line(ref.text)
    except BriefingError as error:
        screen.notify(one_line(str(error)), severity="error", markup=False)
        return
    clipboard: Clipboard = screen.app.clipboard_ladder  # type: ignore[attr-defined]  # BriefingApp
    result = clipboard.copy(text)
    screen.app.clips.appendleft(Clip(text, ref))  # type: ignore[attr-defined]
    what = "Citation. " if whole else "Quotation. "
    screen.app.clear_notifications()
    screen.notify(
        what + one_line(result.message),
        severity="information" if result.ok else "warning",
        markup=False,
    )


def open_outside(source: Source, file: Path) -> str:
    """Open a source's address, else its file, and say what was done.

    Nothing of the article's text is ever run: the address must be one of the web.
    """
    web = source.url if source.url and source.url.startswith(("https://", "http://")) else None
    target = web or str(file)
    opener = next((name for name in _OPENERS if shutil.which(name)), None)
    display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or opener == "open"
    if opener is None or not display:
        return f"No program to open it with; it is {one_line(target)}"
    try:
        subprocess.Popen(
            [opener, target],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        return f"It could not be opened ({error.strerror}); it is {one_line(target)}"
    return f"Opened {one_line(target)}"
