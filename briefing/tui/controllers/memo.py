"""The page for a principal, written from the terminal by the command that writes it."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from briefing.export.memo import MEMO_FORMATS
from briefing.ipc import python
from briefing.text.normalisation import fold, one_line
from briefing.tui.context import AppContext
from briefing.tui.labels import full_names
from briefing.tui.rows import RecordRef
from briefing.tui.screens.pick import AskScreen, Option, PickScreen

_LABELS = {
    "md": "Markdown",
    "html": "HTML, which prints well",
    "docx": "Word",
    "pdf": "PDF",
}


def ask_for_memo(context: AppContext, target: RecordRef | None) -> None:
    """Ask for a format and a file, and write the memo on a record.

    Args:
        context: of the open folder.
        target: an actor, or what has one; an issue, or a position on one; None for everything.
    """
    scope = scope_of(context, target)
    title = f"A memo on {scope[1] if scope else 'everything'}: in which format?"
    options = [Option(name, _LABELS[name], name[0]) for name in MEMO_FORMATS]

    def chosen(formats: tuple[str, ...] | None) -> None:
        if formats:
            _ask_for_file(context, scope, formats[0])

    context.program.open_screen(PickScreen(title, options), chosen)


def scope_of(context: AppContext, target: RecordRef | None) -> tuple[str, str] | None:
    """The option of the command that says what the memo is about, and its words."""
    selection = context.selection
    match target:
        case RecordRef("actor", name) if name in selection.actors:
            return "--actor", one_line(selection.actors[name].name)
        case RecordRef("issue", name) if name in selection.issues:
            return "--issue", one_line(selection.issues[name].name)
        case RecordRef("position", name) if name in selection.positions:
            issue = selection.positions[name].issue
            return "--issue", one_line(selection.issues[issue].name)
        case RecordRef("visit", name) if name in selection.visits:
            return "--actor", full_names(selection, selection.visits[name].travellers[:1])
        case RecordRef("meeting", name) if name in selection.meetings:
            return "--actor", full_names(selection, selection.meetings[name].participants[:1])
    return None


def _ask_for_file(context: AppContext, scope: tuple[str, str] | None, form: str) -> None:
    about = re.sub(r"[^a-z0-9]+", "-", fold(scope[1]))[:40].strip("-") if scope else "folder"
    proposed = str(Path.cwd() / f"memo-{about}.{form}")

    def wrong(value: str) -> str | None:
        if not value.strip():
            return "Name a file."
        folder = Path(value).expanduser().parent
        return None if folder.is_dir() else f"There is no folder “{folder}”."

    def typed(value: str | None) -> None:
        if value:
            file = Path(value.strip()).expanduser()
            context.program.run_apart(_write(context, scope, form, file))

    context.program.open_screen(AskScreen("Write the memo to", "a file", proposed, wrong), typed)


async def _write(context: AppContext, scope: tuple[str, str] | None, form: str, file: Path) -> None:
    workspace = context.workspace
    arguments = ["memo", str(workspace.root), "--format", form, "-o", str(file), *(scope or ())]
    if workspace.since_words:
        arguments += ["--since", workspace.since_words]
    process = await asyncio.create_subprocess_exec(
        *python(),
        *("-m", "briefing", *arguments),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    _, told = await process.communicate()
    if process.returncode:
        words = one_line(told.decode("utf-8", "replace"))[-300:]
        context.say(f"The memo was not written: {words}", "error")
    else:
        context.say(f"Written: {file}")
