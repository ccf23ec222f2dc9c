"""Which files a folder holds, and what is in each."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing.errors import PathMissing
from briefing.models import Article, Problem
from briefing.readers import jsonl, plain_text
from briefing.readers.base import FileReader, Metadata
from briefing.readers.metadata import SOURCES_FILE, metadata_for

READERS: tuple[FileReader, ...] = (plain_text.READER, jsonl.READER)
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


def read_article(file: Path, root: Path, path: str, at: int = 0) -> Article | None:
    """One article as its file holds it now, without reading the others where the format allows it.

    Args:
        file: that holds it.
        root: the folder that was opened.
        path: of the article.
        at: where its record began in the file when it was read; bytes.

    Returns:
        The article; None where it is gone.
    """
    reader = _BY_SUFFIX.get(file.suffix.lower())
    if reader is None or not file.is_file():
        return None
    single = getattr(reader, "read_one", None)
    if single is not None:
        found: Article | None = single(file, relative(file, root), path, at)
        if found is not None:
            return found
    return next((a for a in read(file, root).articles if a.path == path), None)


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
    except Exception as error:  # a fault in one file must never take the others with it
        fault = f"{type(error).__name__}: {error}"
        yield Problem(path, f"The file could not be read ({fault}); save it in another format.")


def file_of_source(path: str) -> str:
    """The file of a source; an article among many is named behind ``.jsonl#``."""
    file, among_many, _ = path.partition(".jsonl#")
    return f"{file}.jsonl" if among_many else path
