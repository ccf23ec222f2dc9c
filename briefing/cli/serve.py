"""``briefing serve PATH``: the same program in a browser, on this machine alone."""

import shlex
from importlib.util import find_spec
from pathlib import Path

import click

from briefing import paths
from briefing.errors import PathMissing, TerminalError
from briefing.ipc import python

_HOST = "127.0.0.1"


@click.command("serve")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--port", default=8000, show_default=True, help="On this machine's loopback.")
def command(path: Path | None, port: int) -> None:
    """Serve PATH (without it, the sample) to a browser on this machine; ctrl+c ends it."""
    chosen = path or paths.seeds()
    if not chosen.exists():
        raise PathMissing(chosen)
    if find_spec("textual_serve") is None:
        raise TerminalError(
            "The browser needs the extra “web”.", "Install briefing[web], then try again."
        )
    from textual_serve.server import Server

    words = [*python(), "-m", "briefing", "open", str(chosen.absolute())]
    Server(shlex.join(words), host=_HOST, port=port, title="briefing").serve()
