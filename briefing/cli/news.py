"""``briefing news PATH``: what has come in, and what it changed; made for cron and mail."""

import sys
from pathlib import Path

import click

from briefing.cli.common import PATH, model_option, open_workspace, refreshed
from briefing.errors import NO_NEWS
from briefing.export.news import NEWS_FORMATS, render
from briefing.workspace.news_report import news_report
from briefing.workspace.since import Since, parse_since
from briefing.workspace.workspace import Workspace


@click.command("news")
@PATH
@click.option(
    "--since",
    default="",
    metavar="DAY",
    help="2024-05-01, 2024-05-01T08:00, yesterday, monday or “3 days”; by default the moment you "
    "last closed the folder in the terminal, or first read it.",
)
@click.option("--format", "name", type=click.Choice(NEWS_FORMATS), default="md", show_default=True)
@click.option("--only", type=click.Choice(["watched"]), help="What you pinned or watch alone.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False))
@model_option
def command(
    path: Path, since: str, name: str, only: str | None, output: Path | None, model: str | None
) -> None:
    """Report what came into PATH since a day, what that changed, and what is announced.

    The exit code is 0 where there is news and 11 where there is none.
    """
    moment = parse_since(since) if since else None
    with open_workspace(path, model) as workspace:
        refreshed(workspace)
        report = news_report(
            workspace,
            moment or _last_look(workspace),
            since or "you last looked",
            watched=only == "watched",
        )
    written = render(report, name)
    if output is None:
        sys.stdout.buffer.write(written)
    else:
        try:
            output.write_bytes(written)
        except OSError as error:
            raise click.ClickException(f"“{output}” cannot be written: {error.strerror}.") from None
    if not report.items:
        sys.stdout.flush()
        raise SystemExit(NO_NEWS)


def _last_look(workspace: Workspace) -> Since:
    """When the folder was last closed; else everything behind its first reading is news."""
    return Since.of_key(workspace.seen.since) or Since("")
