"""``.txt`` and ``.md``: plain text, with front matter where there is any."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from briefing.models import Article, Problem
from briefing.readers.base import Metadata, file_text
from briefing.readers.compose import compose
from briefing.readers.metadata import checked
from briefing.resources import word_list

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.S)


class TextReader:
    """A file that is one article."""

    suffixes = (".txt", ".md")

    def read(self, file: Path, path: str, metadata: Metadata) -> Iterator[Article | Problem]:
        """Yield the article, and what is doubtful about it."""
        loaded = file_text(file, path)
        if isinstance(loaded, Problem):
            yield loaded
            return
        text, notes = loaded
        yield from notes
        text, own, doubts = split_front_matter(text)
        yield from (Problem(path, doubt, fatal=False) for doubt in doubts)
        if not text.strip():
            yield Problem(path, "Behind its front matter the file is empty.")
            return
        yield compose(text, path, metadata.over(own))


def split_front_matter(text: str) -> tuple[str, Metadata, list[str]]:
    """The text behind a first block between two ``---`` lines, and what the block says.

    The block may be TOML (``title = "…"``) or the plain ``title: …`` lines of other programs.
    """
    match = _FRONT_MATTER.match(text)
    if not match:
        return text, Metadata(), []
    block = match.group(1)
    try:
        entry: dict[str, object] = tomllib.loads(block)
    except (tomllib.TOMLDecodeError, RecursionError):
        entry = dict(_plain_lines(block))
        if not entry.keys() & _KEYS:
            return text, Metadata(), ["Its front matter is not valid; it was read as text."]
    metadata, notes = checked(entry, lambda key: _place(block, key))
    return text[match.end() :], metadata, notes


_KEYS = word_list("plain_text", "keys")


def _place(block: str, key: str) -> str:
    """Where a key of a front matter stands; the first line is the one of dashes."""
    written = re.compile(rf"\s*[\"']?{re.escape(key.removesuffix('s'))}s?[\"']?\s*[:=]", re.I)
    lines = block.splitlines()
    number = next((n for n, line in enumerate(lines, 2) if written.match(line)), 2)
    return f"front matter, line {number}"


def _plain_lines(block: str) -> Iterator[tuple[str, object]]:
    """``key: value`` lines; nothing where a line is of another form."""
    lines = [line for line in block.splitlines() if line.strip()]
    if not all(re.match(r"\s*[\w-]+\s*:\s", line + " ") for line in lines):
        return
    for line in lines:
        key, _, value = line.partition(":")
        value = value.strip().strip("\"'")
        name = "authors" if key.strip().lower() == "author" else key.strip().lower()
        if value.startswith("[") and value.endswith("]"):
            yield name, [v.strip().strip("\"'") for v in value[1:-1].split(",")]
        else:
            yield name, value


READER = TextReader()
