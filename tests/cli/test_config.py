"""Settings from one file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing import paths
from briefing.config import DEFAULT_MODEL, Settings, config_file, load
from briefing.errors import ConfigError
from tests.library.support import written

ALL = 'model = "m"\ntheme = "t"\ncitation_style = "plain"\ncopy_command = "c -x"\n'


def test_without_a_file() -> None:
    """All is as by default."""
    assert not config_file().exists()
    assert load() == Settings(DEFAULT_MODEL, "briefing-dark", "markdown", "")


@pytest.mark.parametrize(
    ("content", "settings"),
    [
        ("", Settings()),
        ("# nothing\n", Settings()),
        ('model = "m"\n', Settings(model="m")),
        ('theme = "briefing-light"\n', Settings(theme="briefing-light")),
        ('citation_style = "plain"\n', Settings(citation_style="plain")),
        ("copy_command = 'wl-copy --trim'\n", Settings(copy_command="wl-copy --trim")),
        (ALL, Settings("m", "t", "plain", "c -x")),
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
    with pytest.raises(ConfigError, match="citation_style, copy_command, model, reader, theme"):
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
    paths._user_folder.cache_clear()
    assert function() == tmp_path / "there"
    monkeypatch.delenv(variable)
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    paths._user_folder.cache_clear()
    assert function().is_relative_to(tmp_path / "home")
    assert function().name == "briefing"

    def homeless(*_: object, **__: object) -> str:
        raise RuntimeError

    monkeypatch.setattr(f"platformdirs.user_{variable.partition('_')[2].lower()}_dir", homeless)
    paths._user_folder.cache_clear()
    assert function().parent.name.startswith("briefing-")


def test_the_shipped_folders() -> None:
    """They are there in a checkout."""
    assert len(list(paths.seeds().glob("*.txt"))) == 5
    assert list(paths.styles().glob("*.tcss"))
