"""``briefing check PATH``: what was read, what was not and why, which dates are unknown."""

from collections.abc import Iterator
from pathlib import Path

import click

from briefing.cite.passage import published_words
from briefing.cli.common import PATH, model_option, open_library, refreshed
from briefing.errors import PROBLEMS_FOUND
from briefing.library import Library
from briefing.library.titles import judgement_line
from briefing.library.views import own_accuracy
from briefing.readers import scan
from briefing.readers.folder import relative
from briefing.records import Source
from briefing.records.folding import one_line


@click.command("check")
@PATH
@model_option
def command(path: Path, model: str | None) -> None:
    """Say what of PATH was read, what was not and why, and which dates are unknown."""
    with open_library(path, model) as library:
        report = refreshed(library)
        for line in lines(library):
            click.echo(line)
        problems = report.problems
        for problem in problems:
            mark = "not read" if problem.fatal else "note"
            click.echo(f"{mark:9} {one_line(problem.path)}: {one_line(problem.what)}")
    if any(p.fatal for p in problems):
        raise SystemExit(PROBLEMS_FOUND)


def lines(library: Library) -> Iterator[str]:
    """One line an article, one for each ignored file, and a sum."""
    briefing = library.briefing
    unknown = [s for s in briefing.sources if s.published is None]
    for source in briefing.sources:
        yield f"read      {one_line(source.path)}: {_date(source)}"
    found = scan(library.root)
    for file in found.ignored:
        yield f"ignored   {one_line(relative(file, found.root))}: not a format that is read"
    yield (
        f"{len(briefing.sources)} articles read, {len(unknown)} of unknown date; "
        f"{len(briefing.visits)} visits, {len(briefing.meetings)} meetings, "
        f"{len(briefing.positions)} positions, {len(briefing.quotes)} quotes."
    )
    yield from _own_figure(library)
    if unknown:
        yield "Name dates in a sources.toml beside the articles; the README shows its form."


def _own_figure(library: Library) -> Iterator[str]:
    """How many of the records that were confirmed or rejected were right; lost judgements."""
    outcomes = library.outcomes()
    for kind, (right, judged) in sorted(own_accuracy(o.judgement for o in outcomes).items()):
        share = f"{right / judged:.0%}"
        yield f"judged    {right} of {judged} {kind}s that you judged were right ({share})"
    for outcome in outcomes:
        if outcome.state in {"orphaned", "moved?"}:
            line = judgement_line(outcome.judgement)
            yield f"{outcome.state:<9} {one_line(line)}: {one_line(outcome.why)}"


def _date(source: Source) -> str:
    words = published_words(source)
    if words is None or source.published is None:
        return "date unknown"
    return f"{words} ({source.published.basis})" if "inferred" not in words else words
