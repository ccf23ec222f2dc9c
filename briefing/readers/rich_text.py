"""``.rtf``: the text of a rich-text file, without what was deleted under change tracking.

striprtf 0.0.35 reads the rest; it keeps deleted words and drops footnotes, which is told.
"""

import re
from pathlib import Path

from briefing.models import Problem
from briefing.readers.articles import articles_of
from briefing.readers.base import MOST_BYTES, Metadata
from briefing.readers.document import Document, Found
from briefing.readers.packages import NO_TEXT


class RichTextReader:
    """A rich-text file: one article, or a compilation."""

    suffixes = (".rtf",)

    def read(self, file: Path, path: str, metadata: Metadata) -> Found:
        """Yield the articles."""
        if file.stat().st_size > MOST_BYTES * 8:
            yield Problem(path, "The file is too large for a document; save it as text.")
            return
        data = file.read_bytes()
        if not data.lstrip().startswith(b"{\\rtf"):
            yield Problem(path, "The file is no rich text; save it again, or as text.")
            return
        from striprtf.striprtf import rtf_to_text

        source = data.decode("cp1252", "replace")
        if "\\footnote" in source:
            yield Problem(
                path, "Its footnotes were not read; save it as DOCX for them.", fatal=False
            )
        text: str = rtf_to_text(_without_deleted(source), errors="replace")  # type: ignore[no-untyped-call]
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = text.encode("utf-8", "replace").decode("utf-8")
        if not text.strip():
            yield Problem(path, NO_TEXT)
            return
        yield from articles_of(Document(text), path, metadata)


_GROUP = re.compile(r"\\[{}\\]|[{}]|\\deleted(?![a-z0-9])")


def _without_deleted(source: str) -> str:
    """The file without groups that bear the mark of a tracked deletion."""
    if "\\deleted" not in source:
        return source
    opened: list[int] = []
    gone: list[tuple[int, int]] = []
    marked: set[int] = set()
    for match in _GROUP.finditer(source):
        sign = match.group()
        if sign == "{":
            opened.append(match.start())
        elif sign == "}" and opened:
            start = opened.pop()
            if start in marked:
                gone.append((start, match.end()))
        elif sign == "\\deleted" and opened:
            marked.add(opened[-1])
    kept, at = [], 0
    for start, end in sorted(gone):
        if start >= at:
            kept.append(source[at:start])
            at = end
    return "".join([*kept, source[at:]])


READER = RichTextReader()
