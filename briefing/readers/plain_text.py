"""``.txt``: plain text, with front matter where there is any."""

from pathlib import Path

from briefing.models import Problem
from briefing.readers.articles import articles_of
from briefing.readers.base import Metadata
from briefing.readers.document import Document, Found
from briefing.readers.front_matter import noted_text, nothing_behind


class TextReader:
    """Plain text: one article, or a compilation."""

    suffixes = (".txt", ".text")

    def read(self, file: Path, path: str, metadata: Metadata) -> Found:
        """Yield the articles, and what is doubtful about them."""
        loaded = noted_text(file, path)
        if isinstance(loaded, Problem):
            yield loaded
            return
        text, own, notes = loaded
        yield from notes
        if text.strip():
            yield from articles_of(Document(text, own), path, metadata)
        else:
            yield nothing_behind(path)


READER = TextReader()
