"""``briefing watch PATH QUERY``: what is told first in the news."""

from pathlib import Path

import click

from briefing.cli.common import PATH, open_workspace
from briefing.errors import JudgementRefused
from briefing.storage.search.query import is_by_meaning, parse
from briefing.text.normalisation import one_line


@click.command("watch")
@PATH
@click.argument("query", nargs=-1)
@click.option("--name", default="", help="What the search is called; by default its own words.")
@click.option("--forget", is_flag=True, help="Watch it no more.")
def command(path: Path, query: tuple[str, ...], name: str, forget: bool) -> None:
    """Watch what a search of PATH finds; without QUERY, list what is watched.

    `briefing watch FOLDER place:tallinn`, `actor:tammik`, `issue:fisheries`, or any other search.
    """
    words = " ".join(query).strip()
    with open_workspace(path, None) as workspace:
        file = workspace.judgement_file
        if not words and not name:
            for known, asked in sorted(file.read().searches.items()):
                click.echo(one_line(f"{known}: {asked}" if known != asked else known))
            return
        faults = [] if forget else parse(words).faults
        if faults:
            raise click.UsageError(faults[0].what)
        if not forget and is_by_meaning(words):
            raise click.UsageError("A search by meaning cannot be watched.")
        if not forget and parse(words).is_empty:
            raise click.UsageError("The search is empty: write what is to be watched.")
        try:
            file.save_search(name or words, "" if forget else words)
        except OSError as error:
            raise JudgementRefused(f"“{file.path}” cannot be written ({error}).") from None
