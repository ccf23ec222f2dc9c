"""Metadata beside the articles: ``sources.toml``, front matter, a JSON line's keys."""

import tomllib
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from briefing.readers.base import Metadata
from briefing.toml_lines import line_of

SOURCES_FILE = "sources.toml"


def metadata_for(file: Path) -> tuple[Metadata, list[str]]:
    """What the ``sources.toml`` beside a file says of it.

    Returns:
        The metadata, and a sentence for everything in it that is not as it should be.
    """
    sources = file.parent / SOURCES_FILE
    try:
        stamp = sources.stat().st_mtime_ns
    except OSError:
        return Metadata(), []
    text, table, notes = _load(sources, stamp)
    entry = table.get(file.name)
    if entry is None:
        return Metadata(), list(notes)

    def place(key: str) -> str:
        line = line_of(text, key, file.name) if key else line_of(text, file.name)
        return f"{SOURCES_FILE}, line {line}"

    metadata, more = checked(entry, place)
    return metadata, [*notes, *more]


@lru_cache(maxsize=64)
def _load(sources: Path, stamp: int) -> tuple[str, Mapping[str, Any], tuple[str, ...]]:
    try:
        text = sources.read_text(encoding="utf-8-sig")
        return text, tomllib.loads(text), ()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        return "", {}, (f"{SOURCES_FILE} is not valid TOML ({error}); mend it. It was not used.",)
    except OSError:
        what = f"{SOURCES_FILE} may not be read; give yourself permission. It was not used."
        return "", {}, (what,)


def checked(entry: object, place: Callable[[str], str]) -> tuple[Metadata, list[str]]:
    """Metadata from a mapping of unknown make.

    Args:
        entry: what stood in the file.
        place: how to name the place of a key in a sentence; of the entry, for an empty one.

    Returns:
        The keys that are sound, and a sentence for each that is not.
    """
    if not isinstance(entry, Mapping):
        return Metadata(), [f"{place('')} is no table of keys; it was not used."]
    if not entry.keys() & Metadata.__dataclass_fields__.keys():
        return Metadata(), []
    from pydantic import ValidationError

    from briefing.readers.metadata_schema import Entry

    sound = {key: value for key, value in entry.items() if key in Metadata.__dataclass_fields__}
    notes: list[str] = []
    try:
        found = Entry.model_validate(sound)
    except ValidationError as error:
        for key in dict.fromkeys(str(e["loc"][0]) for e in error.errors()):
            what = f"“{key}” is not valid ({repr(sound.pop(key))[:80]}); it was not used."
            notes.append(f"{place(key)}: {what}")
        found = Entry.model_validate(sound)
    return Metadata(**found.model_dump()), notes
