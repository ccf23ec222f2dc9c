"""``briefing [PATH]``: open the terminal."""

from pathlib import Path

import click

from briefing.cli.common import model_option
from briefing.cli.opening import open_terminal


@click.command("open")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--sample", is_flag=True, help="Open the bundled sample.")
@click.option("--watch/--no-watch", default=None, help="Follow changes of the files.")
@model_option
def command(path: Path | None, sample: bool, watch: bool | None, model: str | None) -> None:
    """Open PATH in the terminal; without it the folder opened last, else the sample."""
    open_terminal(path, sample=sample, watch=watch, model=model)
