"""``briefing config``: the path of the configuration, and what holds."""

from dataclasses import fields

import click

from briefing.config import Settings, config_file, load, themes_folder
from briefing.paths import state_folder


@click.command("config")
def command() -> None:
    """Print the path of the configuration file and the values that hold; * marks your own."""
    file = config_file()
    settings = load()
    click.echo(f"{file}{'' if file.is_file() else '  (not there: the defaults hold)'}")
    for f in fields(Settings):
        if f.name in {"keys", "columns"}:
            continue
        value, default = getattr(settings, f.name), f.default
        words = str(value).lower() if isinstance(value, bool) else f'"{value}"'
        click.echo(f"{'*' if value != default else ' '} {f.name} = {words}")
    if settings.keys:
        from briefing.tui.keymap import check

        check(settings.keys, file)
        click.echo("* [keys]")
        for name, keys in settings.keys.items():
            click.echo(f'*   {name} = "{keys}"')
    if settings.columns:
        click.echo("* [columns]")
        for name, column in settings.columns.items():
            click.echo(f'*   {name} = "{column}"')
    click.echo(f"themes of your own: {themes_folder()}")
    click.echo(f"clips, views and logs: {state_folder()}")
