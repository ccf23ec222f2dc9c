"""The styles in which a passage can be cited."""

from typing import Protocol

from briefing.cite import markdown, plain
from briefing.cite.passage import Passage


class Style(Protocol):
    """A style: its name, and a passage in it."""

    name: str

    def cite(self, passage: Passage) -> str:
        """The quotation with its source, ready to be pasted."""


STYLES: tuple[Style, ...] = (markdown.STYLE, plain.STYLE)


def style_named(name: str) -> Style:
    """The style of that name, the first one where there is none."""
    return next((style for style in STYLES if style.name == name), STYLES[0])
