"""``.zip``: the files of an archive, read in place within bounds."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from briefing.models import Article, Leftover, Problem
from briefing.readers.base import FileReader, Metadata
from briefing.readers.document import Found, KeyRing
from briefing.readers.packages import member, unpacked_too_large

_MOST_MEMBER = 100_000_000


class ArchiveReader:
    """An archive; a member's articles are ``FILE.zip/NAME``.

    Args:
        reader_for: the reader of a file's name, None for one that is not read.
        is_beside: whether a file of that name holds no words, or tells of the files beside it.
    """

    suffixes = (".zip",)

    def __init__(
        self,
        reader_for: Callable[[str], FileReader | None],
        is_beside: Callable[[str], bool] = lambda _: False,
    ) -> None:
        self._reader_for = reader_for
        self._is_beside = is_beside

    def read(self, file: Path, path: str, metadata: Metadata) -> Found:
        """Yield the articles of all members that are read, and name the others."""
        try:
            with zipfile.ZipFile(file) as archive:
                refused = unpacked_too_large(archive.infolist())
                if refused:
                    yield Problem(path, refused)
                    return
                yield from self._members(archive, path, metadata)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            yield Problem(path, "The archive is damaged; pack it again.")

    def _members(self, archive: zipfile.ZipFile, path: str, metadata: Metadata) -> Found:
        with tempfile.TemporaryDirectory(prefix="briefing-") as folder:
            keys = KeyRing()
            for info in sorted(archive.infolist(), key=lambda i: i.filename):
                name = keys.unused(_shown(info.filename))
                if info.is_dir() or _is_hidden(name) or self._is_beside(name):
                    continue
                reader = self._reader_for(name)
                if reader is None or isinstance(reader, ArchiveReader):
                    yield Leftover(
                        "", f"“{name}” in the archive: not a format that is read", "not read"
                    )
                    continue
                yield from self._member(
                    archive, info, Path(folder), f"{path}/{name}", reader, metadata
                )

    def _member(
        self,
        archive: zipfile.ZipFile,
        info: zipfile.ZipInfo,
        folder: Path,
        path: str,
        reader: FileReader,
        metadata: Metadata,
    ) -> Found:
        try:
            data = member(archive, info, _MOST_MEMBER)
        except (
            RuntimeError,
            zipfile.BadZipFile,
            ValueError,
            OSError,
            NotImplementedError,
            EOFError,
        ):
            yield Problem(path, "It is locked or damaged in the archive; unpack it by hand.")
            return
        unpacked = folder / f"member{PurePosixPath(path).suffix.lower()}"
        unpacked.write_bytes(data)
        try:
            known = replace(metadata, title=None, date=None)
            yield from _within(reader.read(unpacked, path, known))
        except Exception as error:  # a fault in one member must not take the others with it
            yield Problem(
                path, f"It could not be read ({type(error).__name__}); unpack it by hand."
            )


def _within(found: Found) -> Found:
    for item in found:
        yield replace(item, at=0) if isinstance(item, Article) else item


def _shown(name: str) -> str:
    """A member's name as a path below the archive; never one that leads out of it."""
    parts = [p for p in name.replace("\\", "/").split("/") if p not in {"", ".", ".."}]
    return "/".join(parts).encode("utf-8", "replace").decode("utf-8") or "unnamed"


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in name.split("/"))
