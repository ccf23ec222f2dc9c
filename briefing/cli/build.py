"""``briefing build PATH``: read a folder without opening it."""

from pathlib import Path

import click

from briefing.cli.common import PATH, model_option, open_workspace, refreshed
from briefing.errors import PROBLEMS_FOUND


@click.command("build")
@PATH
@model_option
def command(path: Path, model: str | None) -> None:
    """Read PATH and keep what is found, so that it opens at once."""
    with open_workspace(path, model) as workspace:
        report = refreshed(workspace)
        briefing = workspace.briefing
        click.echo(
            f"{len(briefing.sources)} articles: {len(briefing.visits)} visits, "
            f"{len(briefing.meetings)} meetings, {len(briefing.issues)} issues; "
            f"{report.extracted} newly read.",
            err=True,
        )
    if any(p.fatal for p in report.problems):
        click.echo("Some files could not be read; `briefing check` says why.", err=True)
        raise SystemExit(PROBLEMS_FOUND)
