"""Which files a folder holds, and what is in each."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing.errors import PathMissing
from briefing.readers import jsonl, text
from briefing.readers.base import FileReader, Metadata
from briefing.readers.sources import SOURCES_FILE, metadata_for
from briefing.records import Article, Problem

READERS: tuple[FileReader, ...] = (text.READER, jsonl.READER)
FORMATS = ", ".join(f"*{suffix}" for reader in READERS for suffix in reader.suffixes)
_BY_SUFFIX = {suffix: reader for reader in READERS for suffix in reader.suffixes}
_BESIDE = {SOURCES_FILE, "judgements.toml", "tenures.toml"}
"""Files that tell of the articles beside them."""
_SKIPPED_FOLDERS = {"__pycache__", "node_modules"}


@dataclass(frozen=True, slots=True)
class Scan:
    """What stands in a folder.

    ``files`` are the readable ones in order of their paths, ``ignored`` those of other formats,
    ``problems`` what could not even be looked at.
    """

    root: Path
    files: tuple[Path, ...]
    ignored: tuple[Path, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What one file yielded."""

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]


def scan(path: Path) -> Scan:
    """List the files below ``path`` (or ``path`` itself).

    Raises:
        PathMissing: there is nothing at ``path``.
    """
    try:
        is_file, is_folder = path.is_file(), path.is_dir()
    except OSError:
        is_file = is_folder = False
    if is_file:
        known = path.suffix.lower() in _BY_SUFFIX
        return Scan(path.parent, (path,) if known else (), () if known else (path,), ())
    if not is_folder:
        raise PathMissing(path)
    files: list[Path] = []
    ignored: list[Path] = []
    problems: list[Problem] = []

    def unreadable(error: OSError) -> None:
        problems.append(
            Problem(str(error.filename), "The folder cannot be opened; give yourself permission.")
        )

    for folder, names, entries in os.walk(path, onerror=unreadable):
        names[:] = sorted(n for n in names if not n.startswith(".") and n not in _SKIPPED_FOLDERS)
        for entry in sorted(entries):
            if entry in _BESIDE or entry.startswith("."):
                continue
            file = Path(folder, entry)
            (files if file.suffix.lower() in _BY_SUFFIX else ignored).append(file)
    files.sort(key=lambda file: relative(file, path))
    return Scan(path, tuple(files), tuple(ignored), tuple(problems))


def read(file: Path, root: Path | None = None) -> ReadFile:
    """Read one file.

    Args:
        file: a file of a known format.
        root: the folder that was opened; the articles' paths are relative to it.

    Returns:
        The articles, and what could not be read.
    """
    path = relative(file, root or file.parent)
    reader = _BY_SUFFIX.get(file.suffix.lower())
    if reader is None:
        problem = Problem(path, f"This format is not read; use one of {FORMATS}.")
        return ReadFile((), (problem,))
    metadata, notes = metadata_for(file)
    articles: list[Article] = []
    problems: list[Problem] = [Problem(path, note, fatal=False) for note in notes]
    for result in _guarded(reader, file, path, metadata):
        (articles if isinstance(result, Article) else problems).append(result)  # type: ignore[arg-type]
    return ReadFile(tuple(articles), tuple(problems))


def relative(file: Path, root: Path) -> str:
    """The path of a file as it is shown and exported, with forward slashes."""
    try:
        name = file.relative_to(root).as_posix()
    except ValueError:
        name = file.as_posix()
    return name.encode("utf-8", "replace").decode("utf-8")


def _guarded(
    reader: FileReader, file: Path, path: str, metadata: Metadata
) -> Iterator[Article | Problem]:
    try:
        yield from reader.read(file, path, metadata)
    except PermissionError:
        yield Problem(path, "The file may not be read; give yourself permission to read it.")
    except OSError as error:
        yield Problem(path, f"The file cannot be read ({error.strerror}); check the disk.")


def file_of_source(path: str) -> str:
    """The file of a source; an article among many is named behind ``.jsonl#``."""
    file, among_many, _ = path.partition(".jsonl#")
    return f"{file}.jsonl" if among_many else path
