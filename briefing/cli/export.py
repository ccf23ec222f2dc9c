"""``briefing export PATH --format json``: the briefing on standard output."""

import sys
from pathlib import Path

import click

from briefing.cli.common import PATH, model_option, open_workspace, refreshed
from briefing.errors import PROBLEMS_FOUND
from briefing.export import FORMATS
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
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="A file instead."
)
@model_option
def command(path: Path, name: str, with_text: bool, output: Path | None, model: str | None) -> None:
    """Write the briefing of PATH to standard output."""
    form = next(f for f in FORMATS if f.name == name)
    with open_workspace(path, model) as workspace:
        report = refreshed(workspace)
        texts = None
        if with_text:
            texts = {s.id: workspace.text(s.id) for s in workspace.briefing.sources}
        written = form.write(workspace.briefing, texts)
    if output:
        try:
            output.write_text(written, encoding="utf-8", errors="backslashreplace")
        except OSError as error:
            raise click.ClickException(f"“{output}” cannot be written: {error.strerror}.") from None
    else:
        sys.stdout.buffer.write(written.encode("utf-8", "backslashreplace"))
    bad = [p for p in report.problems if p.fatal]
    for problem in bad:
        click.echo(f"briefing: {one_line(problem.path)}: {one_line(problem.what)}", err=True)
    if bad:
        raise SystemExit(PROBLEMS_FOUND)
