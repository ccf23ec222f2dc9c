"""``.jsonl``: one article a line, ``{"id", "text", "title", "outlet", "date", "url", "authors"}``."""

import json
from collections.abc import Iterator
from pathlib import Path

from briefing.readers.base import MOST_BYTES, Metadata
from briefing.readers.compose import compose
from briefing.readers.sources import checked
from briefing.records import Article, Problem


class JsonLinesReader:
    """Articles of a JSON lines file; a bad line is reported, the others are read."""

    suffixes = (".jsonl",)

    def read(self, file: Path, path: str, metadata: Metadata) -> Iterator[Article | Problem]:
        """Yield an article, or a problem, for every line that is not empty."""
        seen: set[str] = set()
        with file.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield self._article(line, number, path, metadata, seen)
        if not seen:
            yield Problem(path, "The file holds no article; each line must be a JSON object.")

    def _article(
        self, line: bytes, number: int, path: str, metadata: Metadata, seen: set[str]
    ) -> Article | Problem:
        try:
            entry = json.loads(line.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            return Problem(f"{path}, line {number}", "The line is not valid JSON; mend it.")
        if not isinstance(entry, dict) or not isinstance(entry.get("text"), str):
            return Problem(f"{path}, line {number}", 'The line has no "text"; add it.')
        text = entry["text"].replace("\r\n", "\n").replace("\r", "\n")
        if not text.strip():
            return Problem(
                f"{path}, line {number}", 'Its "text" is empty; there is nothing to read.'
            )
        if len(line) > MOST_BYTES:
            return Problem(f"{path}, line {number}", "It is too long for one article; split it.")
        name = str(entry.get("id") or number)
        if name in seen:
            name = f"{name}~{number}"
        seen.add(name)
        own, _ = checked(entry, f"line {number}")
        return compose(text, f"{path}#{name}", own.over(metadata))


READER = JsonLinesReader()
