"""What the commands share: options, settings, a workspace, progress on standard error."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from briefing.config import Settings, load
from briefing.errors import StoreError
from briefing.text.normalisation import one_line
from briefing.workspace import Progress, Report, Workspace, open_folder

PATH = click.argument("path", type=click.Path(path_type=Path))


def model_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--model NAME``."""
    return click.option("--model", metavar="NAME", help="An installed spaCy pipeline.")(function)


def settings_with(model: str | None) -> Settings:
    """The user's settings, with the model of the command line where one is named."""
    settings = load()
    return replace(settings, model=model) if model else settings


def open_workspace(path: Path, model: str | None) -> Workspace:
    """The workspace of a path; notices go to standard error."""
    workspace = open_folder(path, settings=settings_with(model))
    for notice in workspace.notices:
        click.echo(f"briefing: {notice}", err=True)
    return workspace


def refreshed(workspace: Workspace) -> Report:
    """Bring a workspace up to date.

    Raises:
        StoreError: another program reads the folder and has nothing to show yet.
    """
    report = workspace.refresh(progress_line)
    if not workspace.reads_itself and not workspace.briefing.sources:
        raise StoreError("Another briefing is still reading this folder.", "Try again soon.")
    return report


def progress_line(progress: Progress) -> None:
    """One line of progress on standard error, drawn over itself, where that is a terminal."""
    if not sys.stderr.isatty():
        return
    name = one_line(progress.path)[-50:]
    click.echo(f"\r\x1b[K{progress.done}/{progress.total} {name}", err=True, nl=False)
    if progress.done == progress.total:
        click.echo("\r\x1b[K", err=True, nl=False)
