"""``briefing completion SHELL``: what a shell reads to complete commands, options and paths."""

import click
from click.shell_completion import get_completion_class

SHELLS = ("bash", "zsh", "fish")


@click.command("completion")
@click.argument("shell", type=click.Choice(SHELLS))
def command(shell: str) -> None:
    """Print the completion for SHELL; what it prints is to be read by the shell at its start.

    bash: eval "$(briefing completion bash)" in ~/.bashrc; zsh: the same in ~/.zshrc; fish: briefing
    completion fish > ~/.config/fish/completions/briefing.fish
    """
    from briefing.cli.main import main

    made = get_completion_class(shell)
    assert made is not None
    click.echo(made(main, {}, "briefing", "_BRIEFING_COMPLETE").source())
