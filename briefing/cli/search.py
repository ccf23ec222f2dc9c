"""``briefing search PATH QUERY``: what the search screen finds, for a pipe."""

import json
from pathlib import Path

import click

from briefing.cli.common import PATH, model_option, open_workspace, refreshed
from briefing.storage.search import Results
from briefing.text.normalisation import one_line


@click.command("search")
@PATH
@click.argument("query", nargs=-1, required=True)
@click.option("--format", "name", type=click.Choice(["table", "json"]), default="table")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, help="Hits shown of a kind.")
@model_option
def command(path: Path, query: tuple[str, ...], name: str, limit: int, model: str | None) -> None:
    """Search PATH: words, "phrases", 'exact, -not, this | that, field:value; ~ words by meaning.

    Fields: actor issue by with speaker place country kind status stance source outlet date before
    after has.
    """
    text = " ".join(query)
    with open_workspace(path, model) as workspace:
        refreshed(workspace)
        results = workspace.search(text, limit)
        paths = {source.id: source.path for source in workspace.briefing.sources}
    for fault in results.terms.query.faults:
        click.echo(f"briefing: {one_line(text)}", err=True)
        click.echo(f"briefing: {' ' * fault.at}^ {one_line(fault.what)}", err=True)
    if name == "json":
        click.echo(json.dumps(as_json(results, paths), ensure_ascii=False, indent=1))
        return
    for group in results.groups:
        click.echo(f"{group.kind}: {group.count}")
        for hit in group.hits:
            where = paths.get(hit.source, "")
            words = hit.title or hit.body
            click.echo(
                f"  {hit.record}  {one_line(words)}{f'  [{one_line(where)}]' if where else ''}"
            )
    for facet in results.facets:
        count = "" if facet.hits is None else f"  {facet.hits}"
        click.echo(f"{facet.field}:{one_line(facet.value)}{count}")


def as_json(results: Results, paths: dict[str, str]) -> dict[str, object]:
    """The hits by kind, with true counts and what was mended or wrong in the query."""
    query = results.terms.query
    return {
        "mended": dict(results.mended),
        "faults": [{"at": fault.at, "what": fault.what} for fault in query.faults],
        "facets": [facet._asdict() for facet in results.facets],
        "groups": [
            {
                "kind": group.kind,
                "count": group.count,
                "hits": [
                    {
                        "id": hit.record if hit.kind != "sentence" else None,
                        "source": paths.get(hit.source),
                        "range": hit.record if hit.kind == "sentence" else None,
                        "title": hit.title,
                        "text": hit.body,
                        "marks": results.terms.marks(hit.title or hit.body),
                    }
                    for hit in group.hits
                ],
            }
            for group in results.groups
        ],
    }
