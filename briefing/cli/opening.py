"""Opening the terminal: which folder, with which settings. No option is parsed here."""

import json
import os
import sys
from dataclasses import replace
from pathlib import Path

from briefing import paths
from briefing.config import config_file, load
from briefing.errors import PathMissing, TerminalError
from briefing.workspace.indexer import READ
from briefing.workspace.workspace import Workspace

_MOST_RECENT = 9


def open_terminal(
    path: Path | None = None,
    *,
    sample: bool = False,
    watch: bool | None = None,
    model: str | None = None,
    since: str = "",
) -> None:
    """Show a folder until the user leaves.

    Args:
        path: of the folder or file; without it the user is asked.
        sample: show the bundled sample.
        watch: follow changes of the files; by default as the settings say.
        model: an installed spaCy pipeline, instead of that of the settings.
        since: what came in after this moment is new, as ``parse_since`` takes it.

    Raises:
        BriefingError: nothing could be shown.
    """
    settings = load()
    chosen = paths.seeds() if sample else path
    if chosen is not None and not chosen.exists():
        raise PathMissing(chosen)
    settings = replace(settings, model=model) if model else settings
    # Textual draws on standard error, so that must be a terminal too.
    served = "TEXTUAL_DRIVER" in os.environ
    if not served and not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):
        raise TerminalError(
            "There is no terminal to draw on.", "Use `briefing export` or `briefing check` instead."
        )
    chosen = chosen or ask(settings.theme)
    if chosen is None:
        return
    is_sample = chosen.resolve() == paths.seeds().resolve()
    workspace = Workspace(chosen, settings)
    if since:
        workspace.show_news_since(since)
    if not workspace.snapshot.generation:
        workspace.ask(READ)  # the model loads while the terminal is imported
    from briefing.tui.app import BriefingApp
    from briefing.tui.hangup import end_with_terminal

    if settings.keys:
        from briefing.tui.keymap import check

        check(settings.keys, config_file())
    if not is_sample:
        remember(chosen)
    follow = settings.watch if watch is None else watch
    app = BriefingApp(chosen, settings, sample=is_sample, workspace=workspace, watch=follow)
    if not served:
        end_with_terminal(sys.stdin.fileno())
    app.run(mouse=settings.mouse and os.environ.get("BRIEFING_MOUSE", "1") != "0")
    if app.failure:
        raise app.failure


def ask(theme: str) -> Path | None:
    """Have a folder chosen on a screen of its own; None where the user left it."""
    from briefing.tui.first import SAMPLE, FirstApp

    chosen = FirstApp(recent_folders(), theme).run()
    return paths.seeds() if chosen == SAMPLE else chosen


def recent_folders() -> list[Path]:
    """The folders opened last that are still there, the newest first."""
    try:
        known = json.loads(_state_file().read_text(encoding="utf-8"))
        names = [name for name in (known["last"], *known.get("before", ())) if name]
        return [path for path in map(Path, names) if path.exists()]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []


def remember(path: Path) -> None:
    """Keep which folder was opened last; nothing happens where that cannot be written."""
    here = str(path.resolve())
    before = [name for name in map(str, recent_folders()) if name != here][: _MOST_RECENT - 1]
    paths.write_private(_state_file(), json.dumps({"last": here, "before": before}).encode())


def _state_file() -> Path:
    return paths.state_folder() / "last.json"
