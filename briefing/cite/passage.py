"""What a citation needs to know of a passage."""

from dataclasses import dataclass

from briefing.models import Ref, Source
from briefing.presentation.dates import published_words
from briefing.text.aligned_view import paragraph_spans
from briefing.text.normalisation import one_line


@dataclass(frozen=True, slots=True)
class Passage:
    """A verbatim passage with all that is known of its source. Unknown parts are None or empty."""

    quotation: str
    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: str | None
    """``15 December 2023``, ``December 2023``, ``2023``; with ``(inferred)`` where it was."""
    url: str | None
    path: str
    paragraph: int
    paragraphs: int


def passage_of(ref: Ref, source: Source, text: str) -> Passage:
    """The passage that a reference proves.

    Args:
        ref: the words.
        source: where they stand.
        text: the text of the source.
    """
    spans = paragraph_spans(text, source.body)
    number = sum(1 for span in spans if span.start <= ref.start) or 1
    return Passage(
        quotation=one_line(ref.text),
        title=one_line(source.title) if source.title else None,
        outlet=one_line(source.outlet) if source.outlet else None,
        authors=tuple(one_line(a) for a in source.authors),
        published=published_words(source),
        url=one_line(source.url) if source.url else None,
        path=one_line(source.path),
        paragraph=number,
        paragraphs=len(spans),
    )
