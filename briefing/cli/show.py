"""``briefing [PATH]``: open the terminal."""

import json
import os
import sys
from pathlib import Path

import click

from briefing import paths
from briefing.cli.common import model_option, settings_with
from briefing.errors import PathMissing, TerminalError
from briefing.library import Library


@click.command("open")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--sample", is_flag=True, help="Open the bundled sample.")
@model_option
def command(path: Path | None, sample: bool, model: str | None) -> None:
    """Open PATH in the terminal; without it the folder opened last, else the sample."""
    chosen, is_sample = (paths.seeds(), True) if sample else choose(path)
    if not chosen.exists():
        raise PathMissing(chosen)
    settings = settings_with(model)
    # Textual draws on standard error, so that must be a terminal too.
    if not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):
        raise TerminalError(
            "There is no terminal to draw on.", "Use `briefing export` or `briefing check` instead."
        )
    library = Library(chosen, settings)
    library.prepare()
    # Imported here: the other commands never load the terminal, and the model loads meanwhile.
    from briefing.tui.app import BriefingApp

    if not is_sample:
        remember(chosen)
    app = BriefingApp(chosen, settings, sample=is_sample, library=library)
    app.run(mouse=os.environ.get("BRIEFING_MOUSE", "1") != "0")
    if app.failure:
        raise app.failure


def choose(path: Path | None) -> tuple[Path, bool]:
    """The folder to open, and whether it is the sample."""
    if path is not None:
        return path, path.resolve() == paths.seeds().resolve()
    last = _state_file()
    try:
        folder = Path(json.loads(last.read_text(encoding="utf-8"))["last"])
        if folder.exists():
            return folder, False
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
