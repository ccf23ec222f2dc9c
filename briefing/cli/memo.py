"""``briefing memo PATH``: the page one hands to a principal."""

import sys
from pathlib import Path

import click

from briefing.cite import passage_of
from briefing.cite.prose_styles import CHICAGO_NOTES
from briefing.cli.common import PATH, model_option, open_workspace, refreshed
from briefing.export.memo import MEMO_FORMATS, Memo, MemoScope, memo_of, render
from briefing.export.memo.pdf import is_available as pdf_is_available
from briefing.models import Ref, Source
from briefing.text.date_expressions import parse_iso
from briefing.workspace.since import parse_since


@click.command("memo")
@PATH
@click.option("--actor", default="", help="Words of a name: this person, body or state.")
@click.option("--issue", default="", help="Words of an issue's name.")
@click.option("--since", default="", metavar="DAY", help="Nothing before this day (2024-05-01).")
@click.option("--format", "name", type=click.Choice(MEMO_FORMATS), default="md", show_default=True)
@click.option("--template", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False))
@model_option
def command(
    path: Path,
    actor: str,
    issue: str,
    since: str,
    name: str,
    template: Path | None,
    output: Path | None,
    model: str | None,
) -> None:
    """Write a memo of PATH: who they are, what took place, where each side stands, footnoted."""
    if since and parse_iso(since) is None:
        raise click.UsageError(f"“{since}” is no day; write it as 2024-05-01.")
    if name in {"docx", "pdf"} and output is None and sys.stdout.isatty():
        raise click.UsageError(f"The format {name} needs a file: -o NAME.{name}.")
    if name == "pdf" and not pdf_is_available():
        raise click.UsageError("PDF needs the extra “pdf”: install briefing[pdf], or use html.")
    with open_workspace(path, model) as workspace:
        refreshed(workspace)
        briefing = workspace.briefing
        texts = {source.id: workspace.text(source.id) for source in briefing.sources}

        def reference(ref: Ref, source: Source) -> str:
            return CHICAGO_NOTES.reference(passage_of(ref, source, texts[source.id]))

        news = workspace.sync.news(parse_since(since)) if since else ()
        memo = memo_of(briefing, texts, MemoScope(actor, issue, since), reference, news)
    written = _rendered(memo, name, template)
    if output is None:
        sys.stdout.buffer.write(written)
        return
    try:
        output.write_bytes(written)
    except OSError as error:
        raise click.ClickException(f"“{output}” cannot be written: {error.strerror}.") from None


def _rendered(memo: Memo, name: str, template: Path | None) -> bytes:
    from jinja2 import TemplateError

    try:
        return render(memo, name, template)
    except TemplateError as error:
        raise click.ClickException(f"The template cannot be used: {error}.") from None
