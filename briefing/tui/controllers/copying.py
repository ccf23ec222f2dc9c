"""To the clipboard, and to programs outside."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
from pathlib import Path

from briefing.errors import BriefingError
from briefing.models import Ref, Source
from briefing.text.normalisation import one_line
from briefing.tui.context import AppContext

_OPENERS = ("xdg-open", "open", "wslview")


class CopyController:
    """Copies words, each checked against its file first, one after another.

    Args:
        context: of the open folder.
    """

    def __init__(self, context: AppContext) -> None:
        self._context = context
        self._turn = asyncio.Lock()

    def copy(self, ref: Ref | None, *, whole: bool) -> None:
        """Copy words; the file is read apart from the screen, and what became of it is told.

        Args:
            ref: the words; None where nothing is in view.
            whole: with their source, as a citation; else the words alone.
        """
        context = self._context
        source = context.selection.sources.get(ref.source) if ref else None
        if ref is None or ref.end <= ref.start or source is None:
            context.say("Choose something with words of an article first.")
            return
        note = context.workspace.note_on(ref) if whole else ""
        context.program.run_apart(self._copy(source, ref, note, whole=whole))

    async def _copy(self, source: Source, ref: Ref, note: str, *, whole: bool) -> None:
        async with self._turn:
            try:
                text = await asyncio.to_thread(self._checked, source, ref, note, whole)
            except BriefingError as error:
                self._context.say(str(error), "error")
                return
            copied = self._context.copy(text, ref)
            what = "Citation. " if whole else "Quotation. "
            self._context.say(what + copied.message, "information" if copied.ok else "warning")

    def _checked(self, source: Source, ref: Ref, note: str, whole: bool) -> str:
        citations = self._context.workspace.citations
        if whole:
            return citations.citation(source, ref, note=note)
        citations.verify(source, ref)
        return one_line(ref.text)


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
