"""``briefing [PATH]``: open the terminal."""

import sys
from pathlib import Path

import click

from briefing import paths
from briefing.cli.common import model_option, open_workspace, refreshed
from briefing.cli.opening import open_terminal


@click.command("open")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--sample", is_flag=True, help="Open the bundled sample.")
@click.option("--watch/--no-watch", default=None, help="Follow changes of the files.")
@click.option("--linear", is_flag=True, help="Line by line in words, for a screen reader.")
@click.option("--since", default="", metavar="DAY", help="What came in after it is new.")
@model_option
def command(
    path: Path | None,
    sample: bool,
    watch: bool | None,
    linear: bool,
    since: str,
    model: str | None,
) -> None:
    """Open PATH in the terminal; without it, choose among the last folders and the sample."""
    if linear:
        _tell(paths.seeds() if sample or path is None else path, model)
        return
    open_terminal(path, sample=sample, watch=watch, model=model, since=since)


def _tell(path: Path, model: str | None) -> None:
    from briefing.tui.linear import run

    with open_workspace(path, model) as workspace:
        refreshed(workspace)
        run(workspace, iter(sys.stdin.readline, ""), click.echo)
