"""``briefing keys`` and the reader’s own keys."""

import re

import pytest

from briefing import paths
from briefing.config import config_file
from briefing.errors import ConfigError
from briefing.tui.keys import GROUPS, KEYS, LIST_KEYS, REPORT_KEYS, SOURCE_KEYS
from tests.cli.running import here
from tests.workspace.support import written


def own(keys: str, before: str = "") -> None:
    """A configuration with a table of keys."""
    written(paths.config_folder(), {"config.toml": f"{before}[keys]\n{keys}"})


def line_of(out: str, name: str) -> str:
    """The line of the key that does something."""
    (line,) = (line for line in out.splitlines() if re.search(rf"\S +{name}  ", line))
    return line


def test_every_key_is_printed() -> None:
    """With its name and what it does, under its group; none is starred."""
    ran = here("keys")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert [line for line in lines if line in GROUPS] == list(GROUPS)
    for key in KEYS:
        line = line_of(ran.out, key.id)
        assert line.split()[: len(key.shown.split())] == key.shown.split()
        assert line.endswith(key.does)
        group = [g for g in lines[: lines.index(line)] if g in GROUPS][-1]
        assert group == key.group
    assert not any(line.startswith("*") for line in lines)


def test_the_keys_of_lists_and_sources_are_printed() -> None:
    """They have no names: they cannot be changed."""
    out = here("keys").out
    for shown, does in (*LIST_KEYS, *SOURCE_KEYS, *REPORT_KEYS):
        assert any(line.split() == [*shown.split(), *does.split()] for line in out.splitlines())


@pytest.mark.parametrize(
    ("keys", "name", "shown"),
    [
        ('search = "ctrl+k"', "search", "ctrl+k"),
        ('cite = "c,ctrl+y"', "cite", "c ctrl+y"),
        ('cite = "c, ctrl+y"', "cite", "c ctrl+y"),
        ('help = "f1"', "help", "f1"),
        ('next-event = "right_curly_bracket"', "next-event", "}"),
        ('quit = "Q"', "quit", "Q"),
        ('search = "n"\nnext-event = "slash"', "search", "n"),
        ('search = "n"\nnext-event = "/"', "next-event", "/"),
        ('mark = "minus"', "mark", "-"),
        ('mark = "comma"', "mark", "comma"),
    ],
)
def test_own_keys_are_starred(keys: str, name: str, shown: str) -> None:
    """They stand in place of those they replace."""
    own(keys)
    ran = here("keys")
    assert (ran.code, ran.err) == (0, "")
    line = line_of(ran.out, name)
    assert line.startswith("* ")
    assert line[2:].split(f" {name} ")[0].split() == shown.split()
    starred = [line for line in ran.out.splitlines() if line.startswith("*")]
    assert len(starred) == keys.count("=")


BAD: dict[str, tuple[str, int, str]] = {
    "a name that is not known": ('search = "ctrl+k"\nserach = "ctrl+j"\n', 3, "“serach”"),
    "a key that does something else": ('search = "n"\n', 2, "“search”"),
    "one of two that does": ('cite = "c"\nsearch = "ctrl+k,n"\n', 3, "“search”"),
    "two of one's own": ('cite = "ctrl+k"\nsearch = "ctrl+k"\n', 2, "“ctrl+k” would do both"),
    "a key by its sign that another has by its name": ('cite = "/"\n', 2, "“cite”"),
    "a key by its name that another has by its sign": (
        'next-event = "["\nquote = "left_square_bracket"\nprevious-issue = "ctrl+k"\n',
        3,
        "“quote”",
    ),
    "no key": ('search = "nokey"\n', 2, "“nokey”"),
    "half a key": ('search = "ctrl+"\n', 2, "is no key"),
    "an unknown modifier": ('search = "strg+k"\n', 2, "“strg+k”"),
    "a comma too many": ('search = "ctrl+k,"\n', 2, "is no key"),
    "a key of the lists": ('search = "j"\n', 2, "“j” moves in the panes, or quits"),
    "an arrow": ('search = "up"\n', 2, "“↑” moves in the panes, or quits"),
    "the way out": ('# out\nsearch = "ctrl+q"\n', 3, "“ctrl+q” moves in the panes, or quits"),
    "in quotation marks": ('"search" = "n"\n', 2, "“search”"),
}


@pytest.mark.parametrize(("keys", "line", "words"), BAD.values(), ids=BAD.keys())
@pytest.mark.parametrize("command", ["keys", "config"])
def test_bad_keys(command: str, keys: str, line: int, words: str) -> None:
    """The sentence names the file, the line and what is wrong."""
    own(keys)
    ran = here(command)
    assert ran.code == ConfigError.exit_code
    assert ran.err.startswith(f"briefing: “{config_file()}”, line {line}: ")
    assert words in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("before", "keys", "line"),
    [
        ('theme = "x"\n\n', 'search = "n"\n', 4),
        ('model = "x"\n', '# search = "x"\nsearch = "n"\n', 4),
        ("", '  search   =   "n"\n', 2),
    ],
)
def test_the_line_of_a_clash(before: str, keys: str, line: int) -> None:
    """Whatever stands around it."""
    own(keys, before)
    assert f", line {line}: " in here("keys").err


def test_the_defaults_clash_with_nothing() -> None:
    """And all of them could be set by a reader."""
    moves = {"up", "down", "j", "k", "g", "G", "home", "end", "pageup", "pagedown", "enter"}
    own("".join(f'{key.id} = "{key.keys}"\n' for key in KEYS))
    ran = here("keys")
    assert (ran.code, ran.err) == (0, "")
    assert moves.isdisjoint(one for key in KEYS for one in key.keys.split(","))
