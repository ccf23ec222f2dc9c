"""``briefing add PATH URL …``: pages, standard input or the clipboard, put into a folder."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from briefing.cli.common import PATH
from briefing.errors import BriefingError, PathMissing
from briefing.text.date_expressions import parse_iso
from briefing.text.normalisation import one_line
from briefing.workspace.adding import Told, add_page, add_text


@click.command("add")
@PATH
@click.argument("what", nargs=-1)
@click.option("--clipboard", is_flag=True, help="Add the text on the clipboard.")
@click.option("--private", is_flag=True, help="Allow addresses of this machine and its network.")
@click.option("--title", default="", help="The headline, of a text that does not say it itself.")
@click.option("--outlet", default="", help="The paper or agency.")
@click.option("--date", default="", help="The day on which it appeared: 2024-05-03.")
@click.option("--url", default="", help="Where it appeared.")
def command(
    path: Path,
    what: tuple[str, ...],
    clipboard: bool,
    private: bool,
    title: str,
    outlet: str,
    date: str,
    url: str,
) -> None:
    """Put articles into the folder PATH.

    WHAT are addresses of pages (http, https), or `-` for a text on standard input. A page is kept
    as it came, with its address; nothing in the folder is replaced.
    """
    if not path.is_dir():
        raise PathMissing(path)
    if not what and not clipboard:
        raise click.UsageError("Give an address, - for standard input, or --clipboard.")
    told = Told(title, outlet, date, url)
    if told != Told() and any(one != "-" for one in what):
        raise click.UsageError("--title, --outlet, --date and --url describe a text, not a page.")
    if date and parse_iso(date) is None:
        raise click.UsageError(f"“{date}” is no date; write 2024-05-03, 2024-05 or 2024.")
    failed: BriefingError | None = None
    for one in (*what, *((None,) if clipboard else ())):
        try:
            _tell(_added(path, one, told, private=private))
        except BriefingError as error:  # the others are added all the same
            click.echo(f"briefing: {one_line(str(error))}", err=True)
            failed = error
    if failed:
        raise SystemExit(failed.exit_code)


def _added(folder: Path, one: str | None, told: Told, *, private: bool) -> Path:
    if one is None:
        from briefing.clipboard import paste

        return add_text(folder, paste().encode(), told)
    if one == "-":
        return add_text(folder, sys.stdin.buffer.read(), told)
    from briefing.workspace.download import fetch

    return add_page(folder, fetch(one, private=private))


def _tell(file: Path) -> None:
    """The name of the new file, and what stands in it."""
    from briefing.readers import read

    found = read(file)
    click.echo(one_line(str(file)))
    for article in found.articles:
        published = article.published.date if article.published else None
        click.echo(f"  {one_line(article.title or '(no headline)')} · {published or 'no date'}")
    for problem in found.problems:
        click.echo(f"  {one_line(problem.what)}")
