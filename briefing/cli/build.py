"""``briefing build PATH``: read a folder without opening it."""

from collections.abc import Iterator
from pathlib import Path

import click

from briefing.cli.common import PATH, model_option, open_workspace, refreshed
from briefing.errors import PROBLEMS_FOUND
from briefing.presentation.wording import plural


@click.command("build")
@PATH
@model_option
@click.option("--scheduler", metavar="ADDRESS", help="Read and extract on a Dask cluster there.")
@click.option("--timings", is_flag=True, help="Say how long each component of extraction took.")
def command(path: Path, model: str | None, scheduler: str | None, timings: bool) -> None:
    """Read PATH and keep what is found, so that it opens at once."""
    with open_workspace(path, model) as workspace:
        workspace.sync.scheduler = scheduler or ""
        report = refreshed(workspace)
        briefing = workspace.briefing
        click.echo(
            f"{plural(len(briefing.sources), 'article')}: {plural(len(briefing.visits), 'visit')}, "
            f"{plural(len(briefing.meetings), 'meeting')}, "
            f"{plural(len(briefing.issues), 'issue')}; {report.extracted} newly read.",
            err=True,
        )
        if timings:
            for line in timing_lines(workspace.sync.timings):
                click.echo(line)
    if any(p.fatal for p in report.problems):
        click.echo("Some files could not be read; `briefing check` says why.", err=True)
        raise SystemExit(PROBLEMS_FOUND)


def timing_lines(timings: dict[str, float]) -> Iterator[str]:
    """A line a component, the slowest first: processor seconds and the share of all."""
    whole = sum(timings.values())
    if not whole:
        yield "Nothing was newly read."
    for name, seconds in sorted(timings.items(), key=lambda item: -item[1]):
        yield f"{name:<20} {seconds:8.2f} s {seconds / whole:6.1%}"
