"""``briefing check PATH``: what was read, what was not and why, which dates are unknown."""

from collections.abc import Iterator
from pathlib import Path

import click

from briefing.cli.common import PATH, model_option, open_workspace, refreshed
from briefing.cli.judge import refit_lines
from briefing.errors import PROBLEMS_FOUND
from briefing.extract.scoring.side_reader import side_reader_available
from briefing.presentation.dates import published_and_basis, published_words
from briefing.presentation.titles import judgement_line
from briefing.presentation.wording import kinds_in_words, plural
from briefing.readers import Scan, scan
from briefing.readers.folder import relative
from briefing.text.normalisation import one_line
from briefing.workspace import Workspace
from briefing.workspace.accounting import FileAccount, account
from briefing.workspace.attestation import own_accuracy
from briefing.workspace.refitting import kept_refit


@click.command("check")
@PATH
@click.option("--show-set-aside", is_flag=True, help="Print the words that are no article's.")
@model_option
def command(path: Path, show_set_aside: bool, model: str | None) -> None:
    """Say what of PATH was read, what was not and why, and which dates are unknown.

    Exit code 1 says that something was not read.
    """
    with open_workspace(path, model) as workspace:
        report = refreshed(workspace)
        accounts = account(workspace.briefing.sources, workspace.store)
        found = scan(workspace.root)
        for held in accounts:
            for line in _file_lines(held):
                click.echo(line)
            if show_set_aside:
                for line in _part_lines(held):
                    click.echo(line)
        for line in (*_other_files(found), *_sums(workspace)):
            click.echo(line)
        problems = report.problems
        for problem in problems:
            mark = "not read" if problem.fatal else "note"
            click.echo(f"{mark:9} {one_line(problem.path)}: {one_line(problem.what)}")
    unread = found.ignored or not all(held.whole for held in accounts)
    if unread or any(p.fatal for p in problems):
        raise SystemExit(PROBLEMS_FOUND)


def _file_lines(held: FileAccount) -> Iterator[str]:
    """A line on the file; for a file of several articles one more for each of them."""
    words = _words(held)
    path = one_line(held.path)
    alone = held.sources[0] if len(held.sources) == 1 else None
    if alone is not None and alone.path == held.path:
        yield f"read      {path}: {published_and_basis(alone)}; {words}"
        return
    yield f"read      {path}: {plural(len(held.sources), 'article')}; {words}"
    for source in held.sources:
        yield f"          {one_line(source.path)}: {published_and_basis(source)}"


def _words(held: FileAccount) -> str:
    """``1,204 words read, 20 of metadata, 83 set aside: newsletter, 61 not read: table``."""
    parts = [f"{held.read:,} words read"]
    if held.metadata:
        parts.append(f"{held.metadata:,} of metadata")
    if held.aside:
        parts.append(f"{held.aside.total():,} set aside: {one_line(', '.join(held.aside))}")
    if held.unread:
        parts.append(f"{held.unread.total():,} not read: {one_line(', '.join(held.unread))}")
    return ", ".join(parts)


def _part_lines(held: FileAccount) -> Iterator[str]:
    for part in held.parts:
        where = f", line {part.line}" if part.line else ""
        yield f"          {part.kind} ({one_line(part.rule)}{where}): {one_line(part.text)}"


def _other_files(found: Scan) -> Iterator[str]:
    """Files that no reader is for; pictures and styles hold no words."""
    for file in found.ignored:
        yield f"not read  {one_line(relative(file, found.root))}: not a format that is read"
    for file in found.wordless:
        yield f"ignored   {one_line(relative(file, found.root))}: it holds no words"


def _sums(workspace: Workspace) -> Iterator[str]:
    """What was found, and what would make it better."""
    briefing = workspace.briefing
    unknown = [s for s in briefing.sources if published_words(s) is None]
    yield (
        f"{plural(len(briefing.sources), 'article')} read, {len(unknown)} of unknown date; "
        f"{kinds_in_words(briefing)}."
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
    for line in refit_lines(kept_refit(workspace.root)[0]):
        yield f"refitted  {line}"
    for outcome in outcomes:
        if outcome.state in {"orphaned", "moved?"}:
            line = judgement_line(outcome.judgement)
            yield f"{outcome.state:<9} {one_line(line)}: {one_line(outcome.why)}"
