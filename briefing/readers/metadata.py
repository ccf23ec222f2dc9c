"""Metadata beside the articles: ``sources.toml``, front matter, a JSON line's keys."""

import datetime
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from briefing.readers.base import Metadata
from briefing.text.date_expressions import parse_iso

SOURCES_FILE = "sources.toml"
_KEYS = ("title", "outlet", "date", "url", "authors", "language")


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
    table, notes = _load(sources, stamp)
    entry = table.get(file.name)
    if entry is None:
        return Metadata(), list(notes)
    metadata, more = checked(entry, f"{SOURCES_FILE}, [“{file.name}”]")
    return metadata, [*notes, *more]


@lru_cache(maxsize=64)
def _load(sources: Path, stamp: int) -> tuple[Mapping[str, Any], tuple[str, ...]]:
    try:
        return tomllib.loads(sources.read_text(encoding="utf-8-sig")), ()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        return {}, (f"{SOURCES_FILE} is not valid TOML ({error}); mend it. It was not used.",)
    except OSError:
        return {}, (f"{SOURCES_FILE} may not be read; give yourself permission. It was not used.",)


def checked(entry: object, where: str) -> tuple[Metadata, list[str]]:
    """Metadata from a mapping of unknown make.

    Args:
        entry: what stood in the file.
        where: how to name its place in a sentence.

    Returns:
        The keys that are sound, and a sentence for each that is not.
    """
    if not isinstance(entry, Mapping):
        return Metadata(), [f"{where} is no table of keys; it was not used."]
    notes: list[str] = []
    values: dict[str, Any] = {}
    for key in _KEYS:
        value = entry.get(key)
        if value is None or value == "":
            continue
        sound = _sound(key, value)
        if sound is None:
            notes.append(f"{where}: “{key}” is not valid ({value!r}); it was not used.")
        else:
            values[key] = sound
    return Metadata(**values), notes


def _sound(key: str, value: object) -> str | tuple[str, ...] | None:
    if key == "authors":
        names = [value] if isinstance(value, str) else value
        if isinstance(names, list) and all(isinstance(name, str) for name in names):
            return tuple(names)
        return None
    if key == "date":
        if isinstance(value, datetime.datetime):
            return value.date().isoformat()
        if isinstance(value, datetime.date):
            return value.isoformat()
        text = str(value).strip()
        return text[:10] if parse_iso(text) else None
    if not isinstance(value, str):
        return None
    return value.encode("utf-8", "replace").decode("utf-8")
