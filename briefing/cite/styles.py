"""The styles in which a passage can be cited."""

from typing import Protocol

from briefing.cite import bibliographies, markdown, plain, prose_styles, web_passages
from briefing.cite.passage import Passage


class Style(Protocol):
    """A style: the name by which it is chosen, what it is called, and a passage in it."""

    name: str
    label: str

    def cite(self, passage: Passage) -> str:
        """The quotation with its source, ready to be pasted."""


STYLES: tuple[Style, ...] = (
    markdown.STYLE,
    plain.STYLE,
    prose_styles.FOOTNOTE,
    prose_styles.APA,
    prose_styles.CHICAGO,
    prose_styles.CHICAGO_NOTES,
    prose_styles.MLA,
    bibliographies.BIBLATEX,
    bibliographies.BIBTEX,
    bibliographies.RIS,
    bibliographies.CSL_JSON,
    web_passages.WEB_ANNOTATION,
    web_passages.TEXT_FRAGMENT,
)


def reference_in(style: Style, passage: Passage) -> str:
    """The source of a passage alone; of a style for programs its whole entry."""
    alone = getattr(style, "reference", None)
    return f"{alone(passage)}\n" if alone else style.cite(passage)


def style_named(name: str) -> Style:
    """The style of that name, the first one where there is none."""
    return next((style for style in STYLES if style.name == name), STYLES[0])
