"""Opening the terminal: which folder, with which settings. No option is parsed here."""

import json
import os
import sys
from dataclasses import replace
from pathlib import Path

from briefing import paths
from briefing.config import config_file, load
from briefing.errors import PathMissing, TerminalError
from briefing.workspace.workspace import Workspace


def open_terminal(
    path: Path | None = None,
    *,
    sample: bool = False,
    watch: bool | None = None,
    model: str | None = None,
) -> None:
    """Show a folder until the user leaves.

    Args:
        path: of the folder or file; without it the one opened last, else the sample.
        sample: show the bundled sample.
        watch: follow changes of the files; by default as the settings say.
        model: an installed spaCy pipeline, instead of that of the settings.

    Raises:
        BriefingError: nothing could be shown.
    """
    chosen, is_sample = (paths.seeds(), True) if sample else choose(path)
    if not chosen.exists():
        raise PathMissing(chosen)
    settings = load()
    settings = replace(settings, model=model) if model else settings
    # Textual draws on standard error, so that must be a terminal too.
    served = "TEXTUAL_DRIVER" in os.environ
    if not served and not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):
        raise TerminalError(
            "There is no terminal to draw on.", "Use `briefing export` or `briefing check` instead."
        )
    workspace = Workspace(chosen, settings)
    if not workspace.snapshot.generation:
        workspace.ask("read")  # the model loads while the terminal is imported
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


def choose(path: Path | None) -> tuple[Path, bool]:
    """The folder to open, and whether it is the sample."""
    if path is not None:
        return path, path.resolve() == paths.seeds().resolve()
    last = _state_file()
    try:
        workspace = Path(json.loads(last.read_text(encoding="utf-8"))["last"])
        if workspace.exists():
            return workspace, False
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return paths.seeds(), True


def remember(path: Path) -> None:
    """Keep which folder was opened last; nothing happens where that cannot be written."""
    if paths.usable_folder(paths.state_folder()) is None:
        return
    file = _state_file()
    draft = file.with_suffix(f".{os.getpid()}")
    try:
        draft.write_text(json.dumps({"last": str(path.resolve())}), encoding="utf-8")
        draft.replace(file)
    except OSError:
        draft.unlink(missing_ok=True)


def _state_file() -> Path:
    return paths.state_folder() / "last.json"
