"""A document put together block by block, as formats with paragraphs give it."""

from briefing.models import SetAside
from briefing.models.article import AsideKind
from briefing.readers.base import Metadata
from briefing.readers.document import Document


class DocumentBuilder:
    """Gathers the words of a file in the order of reading."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._aside: list[SetAside] = []
        self._doubts: list[str] = []

    def add(self, words: str, rule: str = "", kind: AsideKind | None = None) -> None:
        """Add a paragraph; with a rule it is set aside by that, a table as not read."""
        kind = kind or ("not read" if rule == "table" else "boilerplate")
        words = words.strip("\n")
        if not words.strip():
            return
        if self._parts:
            self._parts.append("\n\n")
            self._length += 2
        if rule:
            self._aside.append(SetAside(self._length, self._length + len(words), rule, kind))
        self._parts.append(words)
        self._length += len(words)

    def doubt(self, sentence: str) -> None:
        """Say what could not be read, or read only so; the same is said once."""
        if sentence not in self._doubts:
            self._doubts.append(sentence)

    def document(self, metadata: Metadata = Metadata()) -> Document:  # noqa: B008 - frozen
        """What was gathered."""
        return Document(
            "".join(self._parts), metadata, tuple(self._aside), None, tuple(self._doubts)
        )
