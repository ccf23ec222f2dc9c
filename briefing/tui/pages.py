"""From the desk to the page of the source view: which words are highlighted, and as what."""

from collections import defaultdict
from collections.abc import Callable

from briefing.records import Briefing, Span
from briefing.records.extraction import ActorKind
from briefing.records.folding import one_line
from briefing.records.view import paragraph_spans
from briefing.tui.desk import Desk
from briefing.tui.labels import source_label
from briefing.tui.times import published_short
from briefing.tui.widgets.source import EMPTY, Mark, Page

_KIND: dict[ActorKind, str] = {
    "person": "person",
    "organisation": "body",
    "group": "body",
    "state": "state",
}


class Pages:
    """Pages of the articles, made when they are first looked at.

    Args:
        text_of: the text of a source by its id.
    """

    def __init__(self, text_of: Callable[[str], str]) -> None:
        self._text_of = text_of
        self._briefing: Briefing | None = None
        self._marks: dict[str, list[Mark]] = {}
        self._texts: dict[str, tuple[str, tuple[Span, ...]]] = {}

    def page(self, desk: Desk) -> Page:
        """The page of the words in view."""
        ref = desk.choice.ref
        if ref is None or ref.source not in desk.sources:
            return EMPTY
        if desk.briefing is not self._briefing:
            self._briefing = desk.briefing
            self._marks = _marks(desk.briefing)
            self._texts.clear()
        source = desk.sources[ref.source]
        if source.id not in self._texts:
            text = self._text_of(source.id)
            self._texts[source.id] = text, paragraph_spans(text, source.body)
        text, paragraphs = self._texts[source.id]
        focus = Span(ref.start, ref.end) if ref.end > ref.start and ref.end <= len(text) else None
        also = [
            Mark(Span(r.start, r.end), "evidence")
            for r in desk.choice.refs
            if r.source == source.id and r.end > r.start
        ]
        title = one_line(source.title or source.path)
        facts = [
            source_label(source),
            *([source.outlet] if source.outlet else []),
            published_short(source),
        ]
        if source.authors:
            facts.append("by " + ", ".join(source.authors))
        return Page(
            source.id,
            (title, one_line(" · ".join(facts))),
            text,
            source.body,
            paragraphs,
            (*self._marks.get(source.id, ()), *also),
            focus,
        )


def _marks(briefing: Briefing) -> dict[str, list[Mark]]:
    """The highlights of every article, wider ones under narrower ones."""
    found: dict[str, list[Mark]] = defaultdict(list)
    for quote in briefing.quotes:
        if quote.direct:
            for ref in quote.evidence:
                found[ref.source].append(Mark(Span(ref.start, ref.end), "quote"))
    for actor in briefing.actors:
        for mention in actor.mentions:
            if mention.form == "name":
                kind = _KIND[actor.kind]
                found[mention.source].append(Mark(Span(mention.start, mention.end), kind))
    for record in briefing.dates:
        for ref in record.evidence:
            found[ref.source].append(Mark(Span(ref.start, ref.end), "date"))
    return found
