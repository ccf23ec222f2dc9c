"""What the source view shows."""

from typing import NamedTuple

from briefing.models import Span
from briefing.models.read_models import Highlight
from briefing.text.aligned_view import Joint


class Page(NamedTuple):
    """What the view shows.

    Attributes:
        key: names the article.
        heading: lines above the text.
        text: as it was read.
        body: the article proper; the rest is drawn quietly.
        paragraphs: of the body, numbered in the margin.
        joints: where lines that the file broke are joined again.
        marks: highlights, later ones over earlier ones.
        evidence: all words of this article that prove what is chosen.
        focus: those in view.
    """

    key: str
    heading: tuple[str, ...]
    text: str
    body: tuple[Span, ...]
    paragraphs: tuple[Span, ...]
    joints: tuple[Joint, ...]
    marks: tuple[Highlight, ...]
    evidence: tuple[Span, ...]
    focus: Span | None


EMPTY = Page("", (), "", (), (), (), (), (), None)
