"""Write the manual page from the commands themselves.

python docs/man.py          writes docs/briefing.1
"""

import re
from pathlib import Path

import click

from briefing import __version__
from briefing.cli.main import main
from briefing.cli.registry import COMMANDS

PAGE = Path(__file__).with_name("briefing.1")
_FILES = (
    ("BRIEFING_CONFIG", "config.toml and themes"),
    ("BRIEFING_CACHE", "what was read; may be deleted"),
    ("BRIEFING_STATE", "how folders were left, what was seen, clips, logs"),
    ("BRIEFING_DATA", "judgements on folders that cannot be written"),
)


def plain(words: str) -> str:
    """Words that roff prints as they are."""
    kept = words.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    return re.sub(r"^\.", r"\\&.", kept, flags=re.MULTILINE)


def paragraphs(words: str) -> list[str]:
    """A help text as paragraphs."""
    return [plain(" ".join(part.split())) for part in words.split("\n\n") if part.strip()]


def options(command: click.Command) -> list[str]:
    """The options of a command, each with what it does."""
    lines: list[str] = []
    context = click.Context(command, info_name=command.name, help_option_names=["-h", "--help"])
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record and isinstance(parameter, click.Option) and "--help" not in parameter.opts:
            lines += [".TP", f".B {plain(record[0])}", plain(" ".join(record[1].split())) or "\\&"]
    return lines


def page() -> str:
    """The whole page."""
    lines = [
        f'.TH BRIEFING 1 "" "briefing {__version__}" "User Commands"',
        ".SH NAME",
        "briefing \\- read a folder of clippings as a diplomatic briefing",
        ".SH SYNOPSIS",
        ".B briefing",
        "[\\fIPATH\\fR]",
        ".br",
        ".B briefing",
        "\\fICOMMAND\\fR [\\fIARGUMENTS\\fR]",
        ".SH DESCRIPTION",
    ]
    for part in paragraphs(main.help or ""):
        lines += [part, ".PP"]
    lines.append(".SH COMMANDS")
    context = click.Context(main, info_name="briefing")
    for name in COMMANDS:
        command = main.get_command(context, name)
        assert command is not None
        usage = " ".join(command.collect_usage_pieces(click.Context(command, info_name=name)))
        lines += [".SS", f"{name} {plain(usage)}"]
        for part in paragraphs(command.help or ""):
            lines += [part, ".PP"]
        lines += options(command)
    lines += [".SH EXIT STATUS", *paragraphs(main.epilog or ""), ".SH ENVIRONMENT"]
    for variable, holds in _FILES:
        lines += [".TP", f".B {variable}", f"The folder of {plain(holds)}."]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
