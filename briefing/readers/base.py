"""What every reader shares: its form, metadata from outside, bytes to text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from briefing.models import Article, Leftover, Problem

MOST_BYTES = 4_000_000
"""A single article beyond this is no article; it is refused with a sentence."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a source from beside it; None where it says nothing."""

    title: str | None = None
    outlet: str | None = None
    date: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None

    def over(self, weaker: "Metadata") -> "Metadata":
        """This metadata, completed by a weaker source's."""
        return Metadata(
            self.title or weaker.title,
            self.outlet or weaker.outlet,
            self.date or weaker.date,
            self.url or weaker.url,
            self.authors or weaker.authors,
            self.language or weaker.language,
        )


class FileReader(Protocol):
    """One format: which endings, and how a file of it becomes articles."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The endings, in lower case, with the dot."""

    def read(
        self, file: Path, path: str, metadata: Metadata
    ) -> Iterator[Article | Problem | Leftover]:
        """Yield the articles of ``file`` (shown as ``path``), what of it belongs to none of them,
        and what is wrong with it."""


def decode(data: bytes) -> tuple[str, str | None] | None:
    """Bytes as text: a byte-order mark dropped, CRLF and CR read as LF.

    UTF-8 is tried first; where it fails, charset-normalizer guesses.

    Returns:
        The text and, where the encoding was guessed, a note on it; None for what is no text.
    """
    if b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    note = None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        guessed = _guess(data)
        if guessed is None:
            return None
        text, encoding = guessed
        note = f"The file is not UTF-8; it was read as {encoding}. Check the accents."
    if _mostly_control(text):
        return None
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), note


def _guess(data: bytes) -> tuple[str, str] | None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace"), "UTF-16"
    high = sum(byte > 127 for byte in data[:200_000])
    if high <= 0.05 * len(data[:200_000]):
        # English with a few accents: what is guessed from so little is guessed wrong.
        return data.decode("cp1252", errors="replace"), "Windows-1252"
    from charset_normalizer import from_bytes  # only for files that are not UTF-8

    best = from_bytes(data[:200_000]).best()
    if best is None:
        return None
    try:
        return data.decode(best.encoding, errors="replace"), best.encoding
    except LookupError:
        return None


def _mostly_control(text: str) -> bool:
    sample = text[:4096]
    control = len(re.findall(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]", sample))
    return control > 0.05 * len(sample) > 0


def file_text(file: Path, path: str) -> tuple[str, list[Problem]] | Problem:
    """The text of a single-article file, or the problem that keeps it from being read."""
    size = file.stat().st_size
    if size == 0:
        return Problem(path, "The file is empty; there is nothing to read in it.")
    if size > MOST_BYTES:
        return Problem(
            path,
            f"The file has {size / 1e6:.0f} MB, too much for one article; "
            "split it, or put its articles into a .jsonl file.",
        )
    decoded = decode(file.read_bytes())
    if decoded is None:
        return Problem(path, "The file holds no readable text; save it as UTF-8 text.")
    text, note = decoded
    if not text.strip():
        return Problem(path, "The file holds only white space; there is nothing to read in it.")
    return text, [Problem(path, note, fatal=False)] if note else []
