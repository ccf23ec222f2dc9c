"""``briefing list PATH KIND``: records with their ids, a line each."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from briefing.cli.common import PATH, model_option, open_workspace, refreshed
from briefing.models import Actor, Briefing, Meeting, Position, Quote, Visit
from briefing.presentation.titles import Titles
from briefing.text.normalisation import fold, one_line
from briefing.workspace.attestation import count_of, never_seen

KINDS = (
    "visits",
    "meetings",
    "actors",
    "positions",
    "quotes",
    "sources",
    "never-seen",
    "discrepancies",
)


@click.command("list")
@PATH
@click.argument(
    "kind", shell_complete=lambda _, __, begun: [k for k in KINDS if k.startswith(begun)]
)
@click.argument("words", nargs=-1)
@model_option
def command(path: Path, kind: str, words: tuple[str, ...], model: str | None) -> None:
    """List records with their ids: those in whose line all WORDS stand.

    KIND: visits, meetings, actors, positions, quotes, sources, never-seen or discrepancies.
    """
    if kind not in KINDS and str(path) in KINDS:  # said in the order in which one speaks
        path, kind = Path(kind), str(path)
    if kind not in KINDS:
        raise click.UsageError(f"“{kind}” cannot be listed; KIND is one of {', '.join(KINDS)}.")
    with open_workspace(path, model) as workspace:
        refreshed(workspace)
        wanted = [fold(word) for word in words]
        for line in lines(workspace.briefing, kind):
            if all(word in fold(line) for word in wanted):
                click.echo(one_line(line) if kind != "discrepancies" else line)


def lines(briefing: Briefing, kind: str) -> Iterable[str]:
    """One line a record."""
    titles = Titles(briefing)
    match kind:
        case "sources":
            for source in briefing.sources:
                hidden = "  [hidden]" if source.hidden else ""
                copies = f"  = {source.origin}" if source.origin != source.id else ""
                yield f"{source.id}  {source.path}{copies}{hidden}"
        case "discrepancies":
            every: list[Visit | Meeting] = [*briefing.visits, *briefing.meetings]
            events = {event.id: event for event in every}
            for found in briefing.discrepancies:
                said = " | ".join(
                    f"{v.value} ({count_of(briefing, v.evidence)})" for v in found.variants
                )
                title = " ".join(titles.of(events[found.record]).split())
                yield one_line(f"{found.record}  {title}  {found.matter}: {said}")
        case "never-seen":
            for event in never_seen(briefing):
                yield f"{event.id}  {titles.of(event)}  ({count_of(briefing, event.evidence)})"
        case "visits" | "meetings":
            listed: Sequence[Visit | Meeting] = (
                briefing.visits if kind == "visits" else briefing.meetings
            )
            for event in listed:
                yield f"{event.id}  {titles.of(event)}  ({count_of(briefing, event.evidence)})"
        case _:
            records: dict[str, Sequence[Actor | Position | Quote]] = {
                "actors": briefing.actors,
                "positions": briefing.positions,
                "quotes": briefing.quotes,
            }
            for record in records[kind]:
                yield f"{record.id}  {titles.of(record)}"
