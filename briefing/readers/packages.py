"""Files that are archives of XML: bounds, and sentences on what is wrong with them."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

MOST_PACKED, MOST_UNPACKED, MOST_RATIO, MOST_MEMBERS = 100_000_000, 400_000_000, 100, 20_000


NO_TEXT = "The file holds no text; its pages may be pictures."


def too_large(file: Path) -> str | None:
    """Why an archive is not opened: its size, packed or unpacked, is that of no document."""
    if file.stat().st_size > MOST_PACKED:
        return "The file is too large for a document; save its articles one by one."
    try:
        with zipfile.ZipFile(file) as archive:
            return unpacked_too_large(archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return None  # the format's own library says what is wrong


def unpacked_too_large(members: list[zipfile.ZipInfo]) -> str | None:
    """Why the members of an archive are not unpacked; None where they may be."""
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members) or 1
    if len(members) > MOST_MEMBERS:
        return "The archive holds too many files; unpack what you need."
    if unpacked > MOST_UNPACKED or (unpacked > 10_000_000 and unpacked / packed > MOST_RATIO):
        return "The archive would unpack to far more than it is; unpack what you need by hand."
    return None


def member(
    archive: zipfile.ZipFile, name: str | zipfile.ZipInfo, most: int = MOST_UNPACKED
) -> bytes:
    """A member of an archive, never more bytes than it says it has.

    Raises:
        KeyError: there is none of that name.
        ValueError: it is larger than ``most``.
    """
    info = archive.getinfo(name) if isinstance(name, str) else name
    if info.file_size > most:
        raise ValueError(f"{info.filename} is too large")
    with archive.open(info) as opened:
        return opened.read(info.file_size)


def xml(data: bytes) -> etree._Element:
    """An XML document, its entities left alone and nothing fetched.

    Raises:
        lxml.etree.XMLSyntaxError: it is none.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    return etree.fromstring(data, parser)


def damaged(kind: str, error: Exception) -> str:
    """A sentence on a file that its library cannot open."""
    if isinstance(error, zipfile.BadZipFile | KeyError | ValueError | OSError):
        return f"The file is damaged or no {kind}; save it again from the program it came from."
    return f"The {kind} cannot be read ({type(error).__name__}); save it again, or as text."
