"""From the selection to the page of the source view: which words are highlighted, and as what."""

from collections import OrderedDict

from briefing.models import Ref, Source, Span
from briefing.models.article import text_digest
from briefing.models.read_models import Highlight
from briefing.presentation.dates import published_short
from briefing.presentation.wording import source_title
from briefing.text.aligned_view import Joint, joints_of, paragraphs_of, running_text
from briefing.text.normalisation import one_line
from briefing.tui.labels import source_label
from briefing.tui.selection import SelectionModel
from briefing.tui.widgets.source_page import EMPTY, Page

_KEPT = 16
Parts = tuple[str, tuple[Span, ...], tuple[Joint, ...], tuple[Highlight, ...]]


class Pages:
    """Pages of the articles, made when they are first looked at; those looked at last are kept."""

    def __init__(self) -> None:
        self._generation = -1
        self._parts: OrderedDict[str, Parts] = OrderedDict()

    def page(self, selection: SelectionModel, ref: Ref | None = None) -> Page:
        """The page of the words in view.

        Args:
            selection: the choice, whose evidence is marked.
            ref: other words than the chosen ones.
        """
        ref = ref or selection.current.ref
        source = selection.sources.get(ref.source) if ref else None
        if ref is None or source is None:
            return EMPTY
        text, paragraphs, joints, marks = self._parts_of(selection, source)
        focus = Span(ref.start, ref.end) if ref.end > ref.start and ref.end <= len(text) else None
        evidence = tuple(
            Span(r.start, r.end)
            for r in selection.current.refs
            if r.source == source.id and r.end > r.start
        )
        return Page(
            source.id,
            _heading(source),
            text,
            source.body,
            paragraphs,
            joints,
            marks,
            evidence,
            focus,
        )

    def _parts_of(self, selection: SelectionModel, source: Source) -> Parts:
        if selection.snapshot.generation != self._generation:
            self._generation = selection.snapshot.generation
            self._parts.clear()
        if source.id not in self._parts:
            text = selection.snapshot.text(source.id)
            # A text that is newer than what was linked bears no marks until it is linked too.
            same = text_digest(text) == source.text_sha256
            marks = selection.snapshot.marks(source.id) if same else ()
            view = running_text(text, source.body)
            self._parts[source.id] = text, paragraphs_of(view), joints_of(text, view), marks
            if len(self._parts) > _KEPT:
                self._parts.popitem(last=False)
        self._parts.move_to_end(source.id)
        return self._parts[source.id]


def _heading(source: Source) -> tuple[str, str]:
    facts = [source_label(source), source.outlet or "", published_short(source)]
    if source.authors:
        facts.append("by " + ", ".join(source.authors))
    facts = [fact for fact in facts if fact]
    return source_title(source), one_line(" · ".join(facts))
