"""Which files a folder holds, and what is in each."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from briefing.errors import PathMissing
from briefing.models import Article, Leftover, Problem
from briefing.readers import (
    feed,
    json_export,
    jsonl,
    mail,
    markdown,
    open_document,
    pdf,
    plain_text,
    references,
    rich_text,
    table,
    web_archive,
    web_page,
    word_document,
)
from briefing.readers.archive import ArchiveReader
from briefing.readers.base import FileReader, Metadata
from briefing.readers.metadata import SOURCES_FILE, metadata_for
from briefing.resources import word_list

READERS: tuple[FileReader, ...] = (
    plain_text.READER,
    markdown.READER,
    web_page.READER,
    web_archive.READER,
    pdf.READER,
    word_document.READER,
    open_document.READER,
    rich_text.READER,
    mail.MAIL,
    mail.MAILBOX,
    feed.READER,
    table.READER,
    jsonl.READER,
    json_export.READER,
    references.READER,
    ArchiveReader(lambda name: reader_for(name), lambda name: is_beside(name)),
)
FORMATS = ", ".join(f"*{suffix}" for reader in READERS for suffix in reader.suffixes)
_BY_SUFFIX = {suffix: reader for reader in READERS for suffix in reader.suffixes}
_BESIDE = {SOURCES_FILE, "judgements.toml", "tenures.toml"}
"""Files that tell of the articles beside them."""
_SKIPPED_FOLDERS = {"__pycache__", "node_modules"}
_PAGE_PARTS = re.compile(r"(?:_files|\.files|-Dateien|_fichiers|_archivos|_bestanden)$")
"""How browsers end the name of the folder with a page's pictures and styles."""
_NO_WORDS = word_list("folder", "no_words")


def reader_for(name: str) -> FileReader | None:
    """The reader of a file, by its name; None for a format that is not read."""
    return _BY_SUFFIX.get(PurePosixPath(name).suffix.lower())


@dataclass(frozen=True, slots=True)
class Scan:
    """What stands in a folder.

    ``files`` are the readable ones in order of their paths, ``ignored`` those of other formats that
    may hold words, ``wordless`` pictures, styles and the like, ``problems`` what could not even be
    looked at.
    """

    root: Path
    files: tuple[Path, ...]
    ignored: tuple[Path, ...]
    wordless: tuple[Path, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What one file yielded: articles, problems, and words that belong to no article."""

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]
    leftovers: tuple[Leftover, ...] = ()


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
        known = reader_for(path.name) is not None
        return Scan(path.parent, (path,) if known else (), () if known else (path,), (), ())
    if not is_folder:
        raise PathMissing(path)
    files: list[Path] = []
    ignored: list[Path] = []
    wordless: list[Path] = []
    problems: list[Problem] = []

    def unreadable(error: OSError) -> None:
        problems.append(
            Problem(str(error.filename), "The folder cannot be opened; give yourself permission.")
        )

    for folder, names, entries in os.walk(path, onerror=unreadable):
        names[:] = sorted(name for name in names if not _is_skipped(name, entries))
        for entry in sorted(entries):
            if entry in _BESIDE or entry.startswith("."):
                continue
            file = Path(folder, entry)
            if reader_for(entry) is not None:
                files.append(file)
            else:
                (wordless if file.suffix.lower() in _NO_WORDS else ignored).append(file)
    files.sort(key=lambda file: relative(file, path))
    return Scan(path, tuple(files), tuple(ignored), tuple(wordless), tuple(problems))


def is_beside(name: str) -> bool:
    """Whether a file holds no words of an article, or tells of the files beside it."""
    path = PurePosixPath(name)
    parts = any(_PAGE_PARTS.search(part) for part in path.parts[:-1])
    return path.name in _BESIDE or path.suffix.lower() in _NO_WORDS or parts


def _is_skipped(folder: str, beside: list[str]) -> bool:
    """Whether a folder holds no clippings: hidden, or the parts of a saved page beside it."""
    if folder.startswith(".") or folder in _SKIPPED_FOLDERS:
        return True
    page = _PAGE_PARTS.sub("", folder)
    return page != folder and any(f"{page}{end}" in beside for end in web_page.READER.suffixes)


def read(
    file: Path | str, root: Path | None = None, columns: Mapping[str, str] | None = None
) -> ReadFile:
    """Read one file.

    Args:
        file: a file of a known format.
        root: the folder that was opened; the articles' paths are relative to it.
        columns: field → column of tables and JSON, as the user has named them.

    Returns:
        The articles, and what could not be read.
    """
    file = Path(file)
    path = relative(file, root or file.parent)
    reader = reader_for(file.name)
    mapped = getattr(reader, "mapped", None)
    if columns and mapped is not None:
        reader = mapped(columns)
    if reader is None:
        problem = Problem(path, f"This format is not read; use one of {FORMATS}.")
        return ReadFile((), (problem,))
    metadata, notes = metadata_for(file)
    results = list(_guarded(reader, file, path, metadata))
    articles = [result for result in results if isinstance(result, Article)]
    problems = [result for result in results if isinstance(result, Problem)]
    leftovers = [result for result in results if isinstance(result, Leftover)]
    problems[:0] = (Problem(path, note, fatal=False) for note in notes)
    return ReadFile(tuple(articles), tuple(problems), tuple(leftovers))


def read_article(
    file: Path, root: Path, path: str, at: int = 0, columns: Mapping[str, str] | None = None
) -> Article | None:
    """One article as its file holds it now, without reading the others where the format allows it.

    Args:
        file: that holds it.
        root: the folder that was opened.
        path: of the article.
        at: where its record began in the file when it was read; bytes.
        columns: as for ``read``.

    Returns:
        The article; None where it is gone.
    """
    reader = reader_for(file.name)
    if reader is None or not file.is_file():
        return None
    single = getattr(reader, "read_one", None)
    if single is not None:
        found: Article | None = single(file, relative(file, root), path, at)
        if found is not None:
            return found
    return next((a for a in read(file, root, columns).articles if a.path == path), None)


def relative(file: Path, root: Path) -> str:
    """The path of a file as it is shown and exported, with forward slashes."""
    try:
        name = file.relative_to(root).as_posix()
    except ValueError:
        name = file.as_posix()
    return name.encode("utf-8", "replace").decode("utf-8")


def _guarded(
    reader: FileReader, file: Path, path: str, metadata: Metadata
) -> Iterator[Article | Problem | Leftover]:
    try:
        yield from reader.read(file, path, metadata)
    except PermissionError:
        yield Problem(path, "The file may not be read; give yourself permission to read it.")
    except OSError as error:
        yield Problem(path, f"The file cannot be read ({error.strerror}); check the disk.")
    except Exception as error:  # a fault in one file must never take the others with it
        fault = f"{type(error).__name__}: {error}"
        yield Problem(path, f"The file could not be read ({fault}); save it in another format.")
