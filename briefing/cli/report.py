"""``briefing report NAME PATH``: a screen of lines as plain text, to be printed or mailed."""

import shutil
from pathlib import Path

import click

from briefing.cli.common import model_option, open_workspace, refreshed
from briefing.tui.printing import printed
from briefing.tui.reports import REPORTS, report_named


@click.command("report")
@click.argument("name", type=click.Choice([report.name for report in REPORTS]))
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--width", type=click.IntRange(40, 400), help="Cells; by default the terminal's.")
@model_option
def command(name: str, path: Path, width: int | None, model: str | None) -> None:
    """Print the report NAME of PATH as plain text of the terminal's width."""
    with open_workspace(path, model) as workspace:
        result = refreshed(workspace)
        room = width or shutil.get_terminal_size((100, 24)).columns
        for line in printed(report_named(name), workspace, result.problems, room):
            click.echo(line)
