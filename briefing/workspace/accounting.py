"""Where every word of a file went: read, set aside, metadata, or not read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

from briefing.models import Source
from briefing.models.article import AsideKind
from briefing.storage import Store
from briefing.text.language import is_english, language_name

_WORD = re.compile(r"\w[\w'’.-]*")


@dataclass(frozen=True, slots=True)
class Part:
    """Words that are no article: where they stand, what they are, by which rule."""

    path: str
    kind: AsideKind
    rule: str
    text: str
    line: int
    """Of the article's text, from 1; 0 for what stands in no article."""


@dataclass(slots=True)
class FileAccount:
    """One file: its articles, and its words by what became of them.

    ``read`` and ``metadata`` count words; ``aside`` and ``unread`` count them by rule.
    """

    path: str
    sources: list[Source] = field(default_factory=list)
    read: int = 0
    metadata: int = 0
    aside: Counter[str] = field(default_factory=Counter)
    unread: Counter[str] = field(default_factory=Counter)
    parts: list[Part] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Whether nothing in it was left unread."""
        return not self.unread


def words_in(text: str) -> int:
    """How many words a text has."""
    return len(_WORD.findall(text))


def account(sources: tuple[Source, ...], store: Store) -> list[FileAccount]:
    """The accounts of all files that yielded an article or words of none, by path.

    Args:
        sources: of the linked briefing.
        store: that holds their texts.
    """
    files: dict[str, FileAccount] = {}
    for source in sources:
        path = store.file_of(source.id) or source.path
        held = files.setdefault(path, FileAccount(path))
        held.sources.append(source)
        _count(held, source, store.text(source.id) or "")
    for path, leftovers in store.leftovers().items():
        held = files.setdefault(path, FileAccount(path))
        for left in leftovers:
            _put(held, Part(path, left.kind, left.rule, left.text, 0))
    return [files[path] for path in sorted(files)]


def _count(held: FileAccount, source: Source, text: str) -> None:
    lines = _LineNumbers(text)
    if is_english(source.language):
        held.read += sum(words_in(span.of(text)) for span in source.body)
    else:
        for span in source.body:
            rule = f"in {language_name(source.language or '')}"
            _put(held, Part(source.path, "not read", rule, span.of(text), lines.at(span.start)))
    for part in source.set_aside:
        words = text[part.start : part.end]
        _put(held, Part(source.path, part.kind, part.rule, words, lines.at(part.start)))


def _put(held: FileAccount, part: Part) -> None:
    held.parts.append(part)
    counted = words_in(part.text)
    if part.kind == "metadata":
        held.metadata += counted
    else:
        (held.unread if part.kind == "not read" else held.aside)[part.rule] += counted


class _LineNumbers:
    """Line numbers of a text, from 1."""

    def __init__(self, text: str) -> None:
        self._breaks = [i for i, character in enumerate(text) if character == "\n"]

    def at(self, offset: int) -> int:
        """Of a code point."""
        return bisect_left(self._breaks, offset) + 1
