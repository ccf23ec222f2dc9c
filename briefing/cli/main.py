"""The command line: ``briefing [PATH]`` and its commands, one file each."""

from importlib import import_module

import click
from click.shell_completion import CompletionItem

from briefing import __version__
from briefing.cli.registry import COMMANDS


class _Briefing(click.Group):
    """A group whose first word may be a path: then the terminal opens it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"briefing.cli.{COMMANDS[cmd_name]}").command
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The first word is a command or a path."""
        found = super().shell_complete(ctx, incomplete)
        return [*found, CompletionItem(incomplete, type="file")]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if ctx.resilient_parsing and not args:
            return super().parse_args(ctx, args)  # a first word is being completed
        own = {"--help", "-h", "--version"}
        first = next((a for a in args if not a.startswith("-")), None)
        if not (args and args[0] in own) and (first is None or first not in COMMANDS):
            args = ["open", *args]
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage("briefing", "[PATH] | COMMAND [ARGUMENTS]")


@click.group(
    cls=_Briefing,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 all well · 1 some of the input could not be read · 2 the command line is "
    "wrong · 3 nothing to read · 4 configuration · 5 language model · 6 cache · 7 not copied · "
    "8 no terminal · 9 anything else · 10 not judged · 11 no news · 12 not added · 13 cluster.",
)
@click.version_option(__version__, prog_name="briefing")
def main() -> None:
    """Read a folder of clippings as a diplomatic briefing.

    Without a command, PATH (a folder or a file) opens in the terminal; without PATH, the last
    folders and the bundled sample are offered.
    """
