"""``briefing export PATH --format …``: the briefing for other programs."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

import click

from briefing.cli.common import PATH, model_option, open_workspace, refreshed
from briefing.errors import PROBLEMS_FOUND
from briefing.export import FORMATS, ExportFormat, FileFormat
from briefing.models import Briefing
from briefing.text.normalisation import one_line


@click.command("export")
@PATH
@click.option(
    "--format",
    "name",
    type=click.Choice([f.name for f in FORMATS]),
    default=FORMATS[0].name,
    show_default=True,
    help="The format to write.",
)
@click.option("--with-text", is_flag=True, help="Include the text of every article.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file, for csv a folder.")
@model_option
def command(path: Path, name: str, with_text: bool, output: Path | None, model: str | None) -> None:
    """Write the briefing of PATH to standard output."""
    form = next(f for f in FORMATS if f.name == name)
    if isinstance(form, FileFormat) and output is None:
        raise click.UsageError(f"The format {name} needs a place: -o NAME.")
    with open_workspace(path, model) as workspace:
        report = refreshed(workspace)
        texts = None
        if with_text:
            texts = {s.id: workspace.text(s.id) for s in workspace.briefing.sources}
        try:
            _write(form, workspace.briefing, texts, output)
        except BrokenPipeError:  # who reads has heard enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise SystemExit(0) from None
        except OSError as error:
            raise click.ClickException(f"“{output}” cannot be written: {error}.") from None
    bad = [p for p in report.problems if p.fatal]
    for problem in bad:
        click.echo(f"briefing: {one_line(problem.path)}: {one_line(problem.what)}", err=True)
    if bad:
        raise SystemExit(PROBLEMS_FOUND)


def _write(
    form: ExportFormat | FileFormat,
    briefing: Briefing,
    texts: dict[str, str] | None,
    output: Path | None,
) -> None:
    """Write to a file when it is whole, else to standard output."""
    if isinstance(form, FileFormat):
        form.write_to(briefing, texts, output or Path())
        return
    pieces = getattr(form, "pieces", None)
    made = pieces(briefing, texts) if pieces else [form.write(briefing, texts)]
    if output is None:
        _put(made, sys.stdout.buffer)
        return
    fresh = output.with_name(f".{output.name}.new")
    with fresh.open("wb") as file:
        _put(made, file)
    fresh.replace(output)


def _put(pieces: Iterable[str], file: BinaryIO) -> None:
    for piece in pieces:
        file.write(piece.encode("utf-8", "backslashreplace"))
