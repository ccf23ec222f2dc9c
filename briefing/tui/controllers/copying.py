"""To the clipboard, and to programs outside."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from briefing.errors import BriefingError
from briefing.models import Ref, Source
from briefing.text.normalisation import one_line
from briefing.tui.context import AppContext

_OPENERS = ("xdg-open", "open", "wslview")


Part = Literal["citation", "reference", "quotation"]


class Cited(NamedTuple):
    """A passage to be copied, and what its source says against it."""

    source: Source
    ref: Ref
    note: str


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
        self.copy_as([ref] if ref else [], "citation" if whole else "quotation")

    def copy_as(self, refs: Sequence[Ref], part: Part, style: str | None = None) -> None:
        """Copy one passage or several, in a style.

        Args:
            refs: the passages.
            part: the words, their source, or both.
            style: its name, instead of the settings' one.
        """
        context = self._context
        cited = [
            Cited(source, ref, context.workspace.note_on(ref) if part == "citation" else "")
            for ref in refs
            if ref.end > ref.start and (source := context.selection.sources.get(ref.source))
        ]
        if not cited:
            context.say("Choose something with words of an article first.")
            return
        context.program.run_apart(self._copy(cited, part, style))

    async def _copy(self, cited: list[Cited], part: Part, style: str | None) -> None:
        async with self._turn:
            try:
                text = await asyncio.to_thread(self._checked, cited, part, style)
            except BriefingError as error:
                self._context.say(str(error), "error")
                return
            copied = self._context.copy(text, cited[0].ref)
            several = f"{len(cited)} passages. " if len(cited) > 1 else ""
            what = f"{part.capitalize()}. {several}{copied.message}"
            self._context.say(what, "information" if copied.ok else "warning")

    def _checked(self, cited: list[Cited], part: Part, style: str | None) -> str:
        citations = self._context.workspace.citations
        texts: list[str] = []
        for one in cited:
            if part == "citation":
                texts.append(citations.citation(one.source, one.ref, style, one.note))
            elif part == "reference":
                texts.append(citations.reference(one.source, one.ref, style))
            else:
                citations.verify(one.source, one.ref)
                texts.append(one_line(one.ref.text))
        return "\n".join(dict.fromkeys(texts))


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
