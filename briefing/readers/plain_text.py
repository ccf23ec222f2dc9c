"""``.txt``: plain text, with front matter where there is any."""

from pathlib import Path

from briefing.models import Problem
from briefing.readers.articles import articles_of
from briefing.readers.base import Metadata, file_text
from briefing.readers.document import Document, Found
from briefing.readers.front_matter import split_front_matter


class TextReader:
    """Plain text: one article, or a compilation."""

    suffixes = (".txt", ".text")

    def read(self, file: Path, path: str, metadata: Metadata) -> Found:
        """Yield the articles, and what is doubtful about them."""
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
        yield from articles_of(Document(text, own), path, metadata)


READER = TextReader()
