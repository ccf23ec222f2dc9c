"""``briefing check PATH``: what was read, what was not and why, which dates are unknown."""

from collections.abc import Iterator
from pathlib import Path

import click

from briefing.cli.common import PATH, model_option, open_workspace, refreshed
from briefing.errors import PROBLEMS_FOUND
from briefing.extract.scoring.side_reader import side_reader_available
from briefing.presentation.dates import published_and_basis
from briefing.presentation.titles import judgement_line
from briefing.readers import scan
from briefing.readers.folder import relative
from briefing.text.normalisation import one_line
from briefing.workspace import Workspace
from briefing.workspace.attestation import own_accuracy


@click.command("check")
@PATH
@model_option
def command(path: Path, model: str | None) -> None:
    """Say what of PATH was read, what was not and why, and which dates are unknown."""
    with open_workspace(path, model) as workspace:
        report = refreshed(workspace)
        for line in lines(workspace):
            click.echo(line)
        problems = report.problems
        for problem in problems:
            mark = "not read" if problem.fatal else "note"
            click.echo(f"{mark:9} {one_line(problem.path)}: {one_line(problem.what)}")
    if any(p.fatal for p in problems):
        raise SystemExit(PROBLEMS_FOUND)


def lines(workspace: Workspace) -> Iterator[str]:
    """One line an article, one for each ignored file, and a sum."""
    briefing = workspace.briefing
    unknown = [s for s in briefing.sources if s.published is None]
    for source in briefing.sources:
        yield f"read      {one_line(source.path)}: {published_and_basis(source)}"
    found = scan(workspace.root)
    for file in found.ignored:
        yield f"ignored   {one_line(relative(file, found.root))}: not a format that is read"
    yield (
        f"{len(briefing.sources)} articles read, {len(unknown)} of unknown date; "
        f"{len(briefing.visits)} visits, {len(briefing.meetings)} meetings, "
        f"{len(briefing.positions)} positions, {len(briefing.quotes)} quotes."
    )
    if not side_reader_available():
        yield "note      sides were read by rules alone: onnxruntime or its weights are missing"
    yield from _own_figure(workspace)
    if unknown:
        yield "Name dates in a sources.toml beside the articles; the README shows its form."


def _own_figure(workspace: Workspace) -> Iterator[str]:
    """How many of the records that were confirmed or rejected were right; lost judgements."""
    outcomes = workspace.outcomes()
    for kind, (right, judged) in sorted(own_accuracy(o.judgement for o in outcomes).items()):
        share = f"{right / judged:.0%}"
        yield f"judged    {right} of {judged} {kind}s that you judged were right ({share})"
    for outcome in outcomes:
        if outcome.state in {"orphaned", "moved?"}:
            line = judgement_line(outcome.judgement)
            yield f"{outcome.state:<9} {one_line(line)}: {one_line(outcome.why)}"
