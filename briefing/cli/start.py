"""The console script. ``briefing`` and ``briefing PATH`` open the terminal without more ado."""

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path

from briefing.cli.registry import COMMANDS
from briefing.errors import BriefingError


def run() -> None:
    """Do what the command line says, and end with its exit code."""
    words = sys.argv[1:]
    plain = len(words) < 2 and not any(w.startswith("-") or w in COMMANDS for w in words)
    plain = plain and "_BRIEFING_COMPLETE" not in os.environ  # the shell asks for completions
    # Nothing that start-up makes is garbage; looking for it would cost a tenth of the time.
    gc.disable()
    _ended(_open if plain else _command)


def _open() -> None:
    from briefing.cli.opening import open_terminal

    open_terminal(Path(sys.argv[1]) if len(sys.argv) > 1 else None)


def _command() -> None:
    gc.enable()
    # Imported here: the parser of options takes longer to import than a folder to open.
    import click

    from briefing.cli.main import main

    try:
        main.main(prog_name="briefing", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        sys.exit(130)


def _ended(call: Callable[[], None]) -> None:
    try:
        call()
    except BriefingError as error:
        print(f"briefing: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
