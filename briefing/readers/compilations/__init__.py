"""Files that hold several articles: downloads of press databases, wires, live blogs, chronologies.

One module a form; ``COMPILATIONS`` names them all, the surest first. A new one is a module with a
``Compilation`` and its line here.
"""

from briefing.readers.compilations import (
    chronology,
    europresse,
    factiva,
    live_blog,
    nexis,
    nexis_uni,
    proquest,
    wire,
)
from briefing.readers.compilations.base import Compilation

COMPILATIONS: tuple[Compilation, ...] = (
    nexis.FORM,
    nexis_uni.FORM,
    factiva.FORM,
    proquest.FORM,
    europresse.FORM,
    live_blog.FORM,
    wire.FORM,
    chronology.FORM,
)

__all__ = ["COMPILATIONS", "Compilation", "compilation_of", "page_compilation"]


def compilation_of(text: str) -> Compilation | None:
    """The form of a text of several articles; None for one that is a single article."""
    head = text[:HEAD]
    return next((form for form in COMPILATIONS if form.claims(head, text)), None)


def page_compilation(text: str) -> bool:
    """Whether the text of a web page is a download of a press database."""
    return any(form.downloaded and form.claims(text[:HEAD], text) for form in COMPILATIONS)


HEAD = 16_384
"""So many letters a form looks at before it says that a file is its own."""
