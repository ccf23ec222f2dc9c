"""A web page as blocks of text, in the order of the page, each with what its markup says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefing.resources import word_list

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SPACE = re.compile(r"[^\S\n\t]+")
_TABS = re.compile(r" *\t[ \t]*")
_BREAKS = re.compile(r"\s*\n\s*")
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_UNSEEN_NAME = re.compile(
    r"\b(?:sr-only|visually-?hidden|screen-reader(?:-text)?|rollover[\w-]*|tooltip(?:text)?|popup)\b",
    re.I,
)
DEEPEST = 400
"""Elements nested deeper are read as text of the last one that is looked into."""


@dataclass(frozen=True, slots=True)
class Block:
    """Words between two breaks of the page.

    Args:
        words: as shown, white space folded; line breaks of ``br`` stay.
        tag: the element that makes the block: ``p``, ``h1``, ``li``, ``td`` …
        names: ids, classes and roles of the element and those around it, innermost first.
        linked: how many of its letters are links.
        tags: elements around it, innermost first.
        around: numbers of the elements around it, innermost first.
    """

    words: str
    tag: str
    names: str
    linked: int
    tags: tuple[str, ...]
    around: tuple[int, ...]


def blocks_of(root: HtmlElement) -> Iterator[Block]:
    """The blocks of a page, without what is never shown (scripts, styles, hidden elements)."""
    yield from _Walk().blocks(root)


class _Walk:
    """Depth first through the elements, gathering text until a block ends."""

    def __init__(self) -> None:
        self._breaking = word_list("page_blocks", "breaking")
        self._unseen = word_list("page_blocks", "unseen")
        self._words: list[str] = []
        self._linked = 0
        self._around: list[tuple[str, str, int]] = []
        self._number = 0

    def blocks(self, root: HtmlElement) -> Iterator[Block]:
        stack: list[tuple[Any, bool]] = [(root, False)]
        while stack:
            element, leaving = stack.pop()
            if leaving:
                yield from self._leave(element)
                continue
            tag = element.tag
            if not isinstance(tag, str):  # a comment or an instruction
                self._put(element.tail)
                continue
            if tag in self._unseen or self._hidden(element):
                self._put(element.tail)
                continue
            if len(self._around) >= DEEPEST:
                self._put(" ".join(element.itertext()))
                self._put(element.tail)
                continue
            yield from self._enter(element, tag)
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))
        yield from self._flush()

    def _enter(self, element: Any, tag: str) -> Iterator[Block]:
        if self._breaks(element, tag):
            yield from self._flush()
        names = " ".join(
            filter(None, (element.get(k) for k in ("id", "class", "role", "itemprop")))
        )
        self._number += 1
        self._around.append((tag, names[:300], self._number))
        if tag == "br":
            self._words.append("\n")
        self._put(element.text)

    def _leave(self, element: Any) -> Iterator[Block]:
        if self._breaks(element, element.tag):
            yield from self._flush()
        elif element.tag in {"td", "th"}:
            self._words.append("\t")
        self._around.pop()
        self._put(element.tail)

    def _breaks(self, element: Any, tag: str) -> bool:
        """A row of a table is one block, unless a cell is laid out like a page."""
        if tag in {"td", "th"}:
            return any(child.tag in self._breaking for child in element.iterdescendants())
        return tag in self._breaking

    def _hidden(self, element: Any) -> bool:
        return bool(
            _UNSEEN_NAME.search(element.get("class") or "")
            or element.get("hidden") is not None
            or (element.get("aria-hidden") == "true" and element.tag != "div")
            or _INVISIBLE.search(element.get("style") or "")
        )

    def _put(self, words: str | None) -> None:
        if words:
            flat = _SPACE.sub(" ", words.replace("\n", " ").replace("\t", " "))
            self._words.append(flat)
            if any(tag == "a" for tag, _, _ in self._around):
                self._linked += len(flat.strip())

    def _flush(self) -> Iterator[Block]:
        words = _TABS.sub("\t", _SPACE.sub(" ", "".join(self._words)))
        words = _BREAKS.sub("\n", words).strip()
        linked, self._words, self._linked = self._linked, [], 0
        if words:
            inner = list(reversed(self._around))
            tag = next((t for t, _, _ in inner if t in self._breaking), "div")
            names = " ".join(n for _, n, _ in inner if n)[:600].lower()
            tags = tuple(t for t, _, _ in inner)
            yield Block(words, tag, names, linked, tags, tuple(n for _, _, n in inner))
