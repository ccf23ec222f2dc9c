"""Settings from one file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing import paths
from briefing.config import (
    CHOICES,
    DEFAULT_MODEL,
    Settings,
    config_file,
    load,
    themes_folder,
)
from briefing.errors import ConfigError
from briefing.paths import state_folder
from tests.cli.running import here
from tests.workspace.support import written

ALL = """model = "m"
theme = "t"
citation_style = "plain"
clipboard = "osc52"
copy_command = "c -x"
reader = "ana"
watch = true
mouse = false

[keys]
search = "ctrl+k"
"""


def test_without_a_file() -> None:
    """All is as by default."""
    assert not config_file().exists()
    assert load() == Settings(
        model=DEFAULT_MODEL,
        theme="briefing-dark",
        citation_style="markdown",
        clipboard="auto",
        copy_command="",
        reader="",
        watch=False,
        mouse=True,
        keys={},
    )


@pytest.mark.parametrize(
    ("content", "settings"),
    [
        ("", Settings()),
        ("# nothing\n", Settings()),
        ('model = "m"\n', Settings(model="m")),
        ('theme = "briefing-light"\n', Settings(theme="briefing-light")),
        ('citation_style = "plain"\n', Settings(citation_style="plain")),
        ("copy_command = 'wl-copy --trim'\n", Settings(copy_command="wl-copy --trim")),
        ('reader = "ana"', Settings(reader="ana")),
        ("watch = true", Settings(watch=True)),
        ("mouse = false", Settings(mouse=False)),
        ("[keys]\n", Settings()),
        ('[keys]\ncite = "c,ctrl+y"', Settings(keys={"cite": "c,ctrl+y"})),
        ('keys.cite = "ctrl+y"', Settings(keys={"cite": "ctrl+y"})),
        *((f'clipboard = "{way}"', Settings(clipboard=way)) for way in CHOICES["clipboard"]),
        (
            ALL,
            Settings("m", "t", "plain", "osc52", "c -x", "ana", True, False, {"search": "ctrl+k"}),
        ),
    ],
)
def test_with_a_file(content: str, settings: Settings, tmp_path: Path) -> None:
    """What it says, and defaults where it says nothing; the user's own or another."""
    written(paths.config_folder(), {"config.toml": content})
    assert load() == settings
    written(tmp_path, {"other.toml": content})
    assert load(tmp_path / "other.toml") == settings


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"model = ", "not valid TOML"),
        (b"[model", "not valid TOML"),
        (b'model = "a"\nmodel = "b"\n', "not valid TOML"),
        (b'modle = "m"\n', "unknown key “modle”"),
        (b'[model]\nname = "m"\n', "“model” must be a text"),
        (b"theme = 1\n", "“theme” must be a text"),
        (b"theme = true\n", "“theme” must be a text"),
        (b"\xff", "cannot be read"),
    ],
)
def test_a_bad_file(content: bytes, words: str) -> None:
    """The sentence names the file and the place, and says what to do."""
    written(paths.config_folder(), {"config.toml": content})
    with pytest.raises(ConfigError) as error:
        load()
    assert words in error.value.what
    assert str(config_file()) in error.value.what
    assert error.value.remedy
    assert error.value.exit_code == 4


def test_the_keys_are_named_where_one_is_unknown() -> None:
    """So that the right one can be found."""
    written(paths.config_folder(), {"config.toml": 'modle = "m"\n'})
    every = (
        "citation_style, clipboard, columns, copy_command, keys, model, mouse, reader, theme, watch"
    )
    with pytest.raises(ConfigError, match=every):
        load()


def test_a_folder_in_its_place() -> None:
    """It cannot be read."""
    config_file().mkdir(parents=True)
    with pytest.raises(ConfigError, match="cannot be read"):
        load()


@pytest.mark.parametrize(
    ("function", "variable"),
    [
        (paths.cache_folder, "BRIEFING_CACHE"),
        (paths.config_folder, "BRIEFING_CONFIG"),
        (paths.state_folder, "BRIEFING_STATE"),
    ],
)
def test_folders_by_variables(
    function: Callable[[], Path], variable: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They win; without them the system says where; without a home there is still a place."""
    monkeypatch.setenv(variable, str(tmp_path / "there"))
    paths.user_folder.cache_clear()
    assert function() == tmp_path / "there"
    monkeypatch.delenv(variable)
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    paths.user_folder.cache_clear()
    assert function().is_relative_to(tmp_path / "home")
    assert function().name == "briefing"

    def homeless(*_: object, **__: object) -> str:
        raise RuntimeError

    monkeypatch.setattr(f"platformdirs.user_{variable.partition('_')[2].lower()}_dir", homeless)
    paths.user_folder.cache_clear()
    assert function().parent.name.startswith("briefing-")


def test_the_shipped_folders() -> None:
    """They are there in a checkout."""
    assert len(list(paths.seeds().glob("*.txt"))) == 5
    assert list(paths.styles().glob("*.tcss"))


# -- briefing config


def own(text: str) -> None:
    """The reader's configuration."""
    written(paths.config_folder(), {"config.toml": text})


def test_the_defaults_are_printed() -> None:
    """With the file that is not there; nothing is starred."""
    ran = here("config")
    assert (ran.code, ran.err) == (0, "")
    first, *lines, themes, state = ran.out.splitlines()
    assert first == f"{config_file()}  (not there: the defaults hold)"
    assert lines == [
        f'  model = "{DEFAULT_MODEL}"',
        '  theme = "briefing-dark"',
        '  citation_style = "markdown"',
        '  clipboard = "auto"',
        '  copy_command = ""',
        '  reader = ""',
        "  watch = false",
        "  mouse = true",
    ]
    assert themes.endswith(str(themes_folder()))
    assert state.endswith(str(state_folder()))


def test_own_values_are_starred() -> None:
    """Those that are as by default are not."""
    own(ALL.replace('theme = "t"', 'theme = "briefing-dark"'))
    ran = here("config")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[:-2] == [
        str(config_file()),
        '* model = "m"',
        '  theme = "briefing-dark"',
        '* citation_style = "plain"',
        '* clipboard = "osc52"',
        '* copy_command = "c -x"',
        '* reader = "ana"',
        "* watch = true",
        "* mouse = false",
        "* [keys]",
        '*   search = "ctrl+k"',
    ]


BAD: dict[str, tuple[str, int, str]] = {
    "an unknown key": ('theme = "x"\n\nmodle = "m"\n', 3, "unknown key “modle”"),
    "an unknown key in quotation marks": ('"mo dle" = "m"\n', 1, "unknown key “mo dle”"),
    "an unknown table": ('theme = "x"\n[modle]\nname = "m"\n', 2, "unknown key “modle”"),
    "a number for a text": ("# x\nmodel = 7\n", 2, "“model” must be a text in quotation marks"),
    "a text for a choice": ('mouse = true\nwatch = "yes"\n', 2, "“watch” must be true or false"),
    "a number for a choice": ("watch = 1\n", 1, "“watch” must be true or false"),
    "a choice for a text": ("theme = true\n", 1, "“theme” must be a text in quotation marks"),
    "a table for a text": ('mouse = true\n[theme]\nname = "x"\n', 2, "“theme” must be a text"),
    "another style": ('\n\ncitation_style = "vogue"\n', 3, "“citation_style” cannot be “vogue”"),
    "another clipboard": ('clipboard = "x11"\n', 1, "“clipboard” cannot be “x11”"),
    "an unknown field": ('[columns]\nbody = "x"\n', 2, "unknown field “body”"),
    "a number for a column": ("[columns]\ntext = 3\n", 2, "“text” must name a column"),
    "a text for keys": ('theme = "x"\nkeys = "n"\n', 2, "“keys” must be a table"),
    "a number for a key": ('[keys]\ncite = "c"\nsearch = 7\n', 3, "“search” must name a key"),
    "nothing for a key": ('[keys]\nsearch = " "\n', 2, "“search” must name a key"),
    "a list for a key": ('[keys]\nsearch = ["n"]\n', 2, "“search” must name a key"),
    "a key called like a setting": (
        'reader = "ana"\n[keys]\nreader = 7\n',
        3,
        "“reader” must name a key",
    ),
}


@pytest.mark.parametrize(("text", "line", "words"), BAD.values(), ids=BAD.keys())
def test_what_is_wrong_is_named_with_its_line(text: str, line: int, words: str) -> None:
    """In one sentence, and with what to do."""
    own(text)
    ran = here("config")
    assert (ran.code, ran.out) == (ConfigError.exit_code, "")
    assert ran.err.startswith(f"briefing: “{config_file()}”, line {line}: {words}")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("key", CHOICES)
def test_the_choices_are_named(key: str) -> None:
    """Where another was made."""
    own(f'{key} = "no such"\n')
    assert ", ".join(CHOICES[key]) in here("config").err
