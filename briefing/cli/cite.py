"""``briefing cite PATH ID…``: the evidence of records as citations, checked against the files."""

from collections.abc import Iterator
from pathlib import Path

import click

from briefing.cite import STYLES
from briefing.cli.common import PATH, model_option, open_workspace, refreshed
from briefing.errors import QuotationChanged
from briefing.models import Briefing, Issue, Meeting, Position, Quote, Ref, Visit
from briefing.text.normalisation import one_line


@click.command("cite")
@PATH
@click.argument("ids", nargs=-1, required=True)
@click.option("--style", type=click.Choice([style.name for style in STYLES]), help="The style.")
@click.option("--all", "every", is_flag=True, help="All evidence, not only the first.")
@click.option("--copy-to", metavar="FILE|-", default="-", help="A file to append to.")
@model_option
def command(
    path: Path,
    ids: tuple[str, ...],
    style: str | None,
    every: bool,
    copy_to: str,
    model: str | None,
) -> None:
    """Cite the words that prove the records IDS of PATH (``briefing list`` shows the ids)."""
    refused = 0
    with open_workspace(path, model) as workspace:
        refreshed(workspace)
        for ref in _refs(workspace.briefing, ids, every=every):
            try:
                words = workspace.citation(ref, style)
            except QuotationChanged as error:
                refused += 1
                click.echo(f"briefing: {one_line(error.what)} {error.remedy}", err=True)
                continue
            _write(words, copy_to)
    if refused:
        raise SystemExit(QuotationChanged.exit_code)


def _refs(briefing: Briefing, ids: tuple[str, ...], *, every: bool) -> Iterator[Ref]:
    records: list[Visit | Meeting | Position | Quote | Issue] = [
        *briefing.visits,
        *briefing.meetings,
        *briefing.positions,
        *briefing.quotes,
        *briefing.issues,
    ]
    evidence = {record.id: record.evidence for record in records}
    for actor in briefing.actors:
        evidence[actor.id] = tuple(ref for role in actor.roles for ref in role.evidence)
    for name in ids:
        if name not in evidence:
            raise click.ClickException(
                f"There is no record “{one_line(name)}”; briefing list shows them."
            )
        yield from evidence[name] if every else evidence[name][:1]


def _write(words: str, copy_to: str) -> None:
    if copy_to == "-":
        click.echo(words, nl=not words.endswith("\n"))
        return
    try:
        with Path(copy_to).open("a", encoding="utf-8") as file:
            file.write(words if words.endswith("\n") else words + "\n")
    except OSError as error:
        raise click.ClickException(f"“{copy_to}” cannot be written: {error.strerror}.") from None
