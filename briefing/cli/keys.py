"""``briefing keys``: the map of the keys."""

import click

from briefing.config import config_file, load


@click.command("keys")
def command() -> None:
    """Print what every key does, and the name by which [keys] in the configuration changes it."""
    # Imported here: no other command needs the terminal's table.
    from briefing.tui.keymap import check
    from briefing.tui.keys import GROUPS, LIST_KEYS, REPORT_KEYS, SOURCE_KEYS, with_keymap

    settings = load()
    check(settings.keys, config_file())
    table = with_keymap(settings.keys)
    for group in GROUPS:
        click.echo(group)
        for key in (k for k in table if k.group == group):
            mark = "*" if key.id in settings.keys else " "
            click.echo(f"{mark} {key.shown:<16} {key.id:<18} {key.does}")
        click.echo("")
    for title, keys in (
        ("In lists", LIST_KEYS),
        ("In the source text", SOURCE_KEYS),
        ("On the other screens", REPORT_KEYS),
    ):
        click.echo(title)
        for shown, does in keys:
            click.echo(f"  {shown:<35} {does}")
        click.echo("")
