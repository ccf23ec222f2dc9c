"""``briefing judge PATH …``: what a reader decides about records, from the command line."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from briefing import paths
from briefing.cli.common import model_option, open_workspace, refreshed
from briefing.errors import JudgementRefused
from briefing.judgements.refit import LEAST, Refit
from briefing.models.judgement import Judgement
from briefing.presentation.titles import judgement_line
from briefing.text.normalisation import one_line
from briefing.workspace import JudgementService
from briefing.workspace.refitting import keep_refit, refit

PATH = click.argument("path", type=click.Path(path_type=Path))
RECORD = click.argument("record")


@click.group("judge", invoke_without_command=True)
@click.option(
    "--refit",
    "folder",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Fit the scores of PATH to what was confirmed and rejected there.",
)
@click.pass_context
def command(context: click.Context, folder: Path | None) -> None:
    """Correct, confirm, reject, merge or split records; every action can be undone.

    RECORD is an id as `briefing list PATH KIND` shows it.
    """
    if folder is not None:
        refit_scores(folder)
    elif context.invoked_subcommand is None:
        click.echo(context.get_help())


def refit_scores(folder: Path) -> None:
    """Fit, keep, link anew, and say by how much it helps."""
    with open_workspace(folder, None) as workspace:
        refreshed(workspace)
        made = refit(workspace.store, workspace.judgement_file.read().judgements.values())
        if not keep_refit(workspace.root, made):
            raise JudgementRefused(f"“{paths.refit_file(workspace.root)}” cannot be written.")
        workspace.relink()
        for line in refit_lines(made):
            click.echo(line)
        if not made.kinds:
            click.echo(f"Confirm and reject at least {LEAST} records of a kind first.")


def refit_lines(made: Refit) -> Iterator[str]:
    """A line a kind: on how many records, and how well the scores fit before and after."""
    for kind, fit in made.kinds.items():
        told = "" if fit.helps else "; that is no gain, and the scores stay as they are"
        yield (
            f"{kind:<9} {fit.judged} judged: log loss {fit.before:.3f} → {fit.after:.3f}"
            f" on records left out in turn{told}"
        )


def _action(name: str, *parameters: Callable[..., Any]) -> Callable[..., Any]:
    """A sub-command: PATH, its own parameters, and what it did on standard output."""

    def wrap(act: Callable[..., Judgement | None]) -> click.Command:
        def run(path: Path, model: str | None, **given: object) -> None:
            with open_workspace(path, model) as workspace:
                refreshed(workspace)
                made = act(JudgementService(workspace), **given)
                if made is None:
                    raise click.ClickException("There is nothing to undo or redo.")
                workspace.relink()
                click.echo(one_line(judgement_line(made)))

        run.__doc__ = act.__doc__
        made: Any = run
        for parameter in reversed((PATH, *parameters, model_option)):
            made = parameter(made)
        built = click.command(name)(made)
        command.add_command(built)
        return built

    return wrap


@_action("reject", RECORD)
def reject(judge: JudgementService, record: str) -> Judgement:
    """The record is wrong: leave it out."""
    return judge.reject(record)


@_action("confirm", RECORD)
def confirm(judge: JudgementService, record: str) -> Judgement:
    """The record is right: keep it whatever rules find later."""
    return judge.confirm(record)


@_action("pin", RECORD)
def pin(judge: JudgementService, record: str) -> Judgement:
    """Pin a record; a second time takes the pin out."""
    return judge.pin(record)


@_action("note", RECORD, click.argument("words"))
def note(judge: JudgementService, record: str, words: str) -> Judgement:
    """Write a note beside a record."""
    return judge.note(record, words)


@_action("set", RECORD, click.argument("field"), click.argument("value"))
def set_field(judge: JudgementService, record: str, field: str, value: str) -> Judgement:
    """Correct a field (status, date, place, stance, speaker, outlet …)."""
    return judge.set(record, field, value)


@_action("rename", RECORD, click.argument("name"))
def rename(judge: JudgementService, record: str, name: str) -> Judgement:
    """Give an actor its name."""
    return judge.rename(record, name)


@_action("merge", RECORD, click.argument("other"))
def merge(judge: JudgementService, record: str, other: str) -> Judgement:
    """Two actors, visits or meetings are one."""
    return judge.merge(record, other)


@_action("split", RECORD, click.argument("sources", nargs=-1, required=True))
def split(judge: JudgementService, record: str, sources: tuple[str, ...]) -> Judgement:
    """What these sources say of RECORD is another one."""
    return judge.split(record, sources)


@_action("assign", click.argument("meeting"), click.argument("visit"))
def assign(judge: JudgementService, meeting: str, visit: str) -> Judgement:
    """Put a meeting to a visit; VISIT may be `none`."""
    return judge.assign(meeting, None if visit == "none" else visit)


@_action("hide", click.argument("source"))
def hide(judge: JudgementService, source: str) -> Judgement:
    """Leave a source out of everything; a second time takes that back."""
    return judge.hide(source)


@_action("undo", click.argument("judgement", required=False))
def undo(judge: JudgementService, judgement: str | None) -> Judgement | None:
    """Take back your last judgement, or the one named."""
    return judge.undo(judgement)


@_action("redo", click.argument("judgement", required=False))
def redo(judge: JudgementService, judgement: str | None) -> Judgement | None:
    """Bring back the judgement undone last, or the one named."""
    return judge.redo(judgement)


@command.command("log")
@PATH
@model_option
def log(path: Path, model: str | None) -> None:
    """Who judged what, when, and what has become of it."""
    with open_workspace(path, model) as workspace:
        refreshed(workspace)
        for outcome in workspace.outcomes():
            why = f" ({outcome.why})" if outcome.why else ""
            line = f"{outcome.state:<9} {judgement_line(outcome.judgement)}{why}"
            click.echo(one_line(line))
        for broken in workspace.broken_judgements():
            click.echo(one_line(f"broken    line {broken.line}: {broken.what}"))
