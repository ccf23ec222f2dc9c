"""View → text: every finding gets the exact span of the article that proves it."""

from briefing.models import Article, Span
from briefing.text.aligned_view import AlignedView


class GroundingError(AssertionError):
    """A span that does not lie in the article: a defect of the program, never of the input."""


class Grounding:
    """Maps ranges of the view to spans of the text, and checks each.

    Args:
        article: whose text is shown.
        view: its running text.
    """

    def __init__(self, article: Article, view: AlignedView) -> None:
        self._length = len(article.text)
        self._view = view

    def span(self, start: int, end: int) -> Span:
        """The span of the text that ``view.text[start:end]`` stands for.

        Raises:
            GroundingError: it lies outside the text, or is empty.
        """
        span = self._view.span(start, end)
        if not 0 <= span.start < span.end <= self._length:
            raise GroundingError(f"{start}:{end} of the view grounds to {span}")
        return span

    def spans(self, ranges: list[tuple[int, int]]) -> tuple[Span, ...]:
        """Several ranges, without repetition, in order."""
        return tuple(sorted({self.span(start, end) for start, end in ranges}))
