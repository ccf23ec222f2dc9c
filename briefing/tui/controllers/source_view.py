"""The source text on the main screen: its highlights, the legend, another article beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from rich.cells import cell_len
from rich.text import Text
from textual.screen import Screen

from briefing.models import Meeting, Ref, Visit
from briefing.models.read_models import Highlight
from briefing.text.normalisation import one_line
from briefing.tui.context import AppContext
from briefing.tui.controllers.source_pages import Pages
from briefing.tui.labels import source_label
from briefing.tui.rows import RecordRef
from briefing.tui.widgets.bar import Bar
from briefing.tui.widgets.highlights import KINDS
from briefing.tui.widgets.palette import Palette
from briefing.tui.widgets.source import SourceView

_LETTERS = {"person": "p", "body": "b", "state": "s", "date": "d", "quote": "q", "position": "o"}


class SourcePanes(Protocol):
    """Who shows the source text."""

    @property
    def source(self) -> SourceView:
        """The text of the words in view."""

    @property
    def beside(self) -> SourceView:
        """Another article on the same event."""

    @property
    def legend(self) -> Bar:
        """The kinds of highlights."""

    @property
    def palette(self) -> Palette:
        """The styles of everything drawn."""

    def set_class(self, add: bool, *names: str) -> object:
        """Show by a class of the style sheet how things stand."""


class SourceViewController:
    """The source text, and the one beside it.

    Args:
        context: of the open folder.
        view: that shows them.

    Attributes:
        hidden: kinds of highlights that are not shown.
    """

    def __init__(self, context: AppContext, view: SourcePanes) -> None:
        self._context = context
        self._view = view
        self._pages = Pages()
        self.hidden: frozenset[str] = frozenset()
        self._beside: Ref | None = None

    def draw(self) -> None:
        """Draw the article of the words in view, and the one beside it."""
        view = self._view.source
        if view.hidden != self.hidden:
            view.show_kinds(self.hidden)
            self._view.beside.show_kinds(self.hidden)
        page = self._pages.page(self._context.selection)
        view.show(page)
        number, count = view.paragraph()
        view.border_subtitle = f"¶ {number}/{count}" if page.text else ""
        self._draw_beside()
        self._view.legend.tell(self._legend())

    # -- highlights

    def _legend(self) -> Text:
        """The kinds of highlights, each in its own style; a click shows or hides one."""
        text = Text(no_wrap=True, end="", overflow="ellipsis")
        palette = self._view.palette
        room = self._view.legend.content_size.width or 80
        for kind in _LETTERS:
            if cell_len(text.plain) + len(KINDS[kind]) + 2 > room:
                text.append("…", "dim")
                break
            begin = len(text)
            off = kind in self.hidden
            style = palette.style(f"source-{kind}")
            text.append("○ " if off else "● ", "dim" if off else style)
            text.append(KINDS[kind], "dim strike" if off else style)
            text.apply_meta({"@click": f"screen.toggle_kind({kind!r})"}, begin, len(text))
            text.append("  ")
        return text

    def toggle(self, kind: str) -> None:
        """Show a kind of highlights, or hide it."""
        self.hidden ^= {kind}
        self.draw()

    def choose_kinds(self) -> None:
        """Ask which kind to show or hide."""
        from briefing.tui.screens.pick import Option, PickScreen

        options = [
            Option(kind, f"{'show' if kind in self.hidden else 'hide'} {KINDS[kind]}", letter)
            for kind, letter in _LETTERS.items()
        ]

        def chosen(kinds: tuple[str, ...] | None) -> None:
            for kind in kinds or ():
                self.toggle(kind)

        self._open(PickScreen("Highlights", options), chosen)

    def tell(self, mark: Highlight | None) -> None:
        """Say what a highlight is: the record it stands for."""
        from briefing.tui.screens.notice import Notice
        from briefing.tui.screens.why import explain

        if mark is None:
            self._context.say("No highlight here; { } step to one.")
        elif mark.kind == "date":
            value = mark.id or "cannot be worked out"
            self._open(Notice("Date", Text(f"{self._words(mark)}\n\n{value}")))
        elif mark.kind == "found":
            self._context.say("A place that was found.")
        else:
            kind = mark.kind if mark.kind in {"quote", "position"} else "actor"
            self._open(Notice(*explain(self._context.selection, RecordRef(kind, mark.id))))

    def hint(self, mark: Highlight) -> str:
        """A highlight in one line, for the mouse."""
        line = self._context.selection.actor_line(mark.id)
        if line:
            return f"{line.name} · {line.kind}" + (f" · {line.country}" if line.country else "")
        return f"{mark.kind}{f': {mark.id}' if mark.kind == 'date' and mark.id else ''}"

    def _open(self, screen: Screen[Any], then: Callable[[Any], None] | None = None) -> None:
        self._context.program.open_screen(screen, then)

    def _words(self, mark: Highlight) -> str:
        return "“" + one_line(self._view.source.page.text[mark.start : mark.end]) + "”"

    def selected(self) -> Ref | None:
        """The selected words as evidence."""
        view = self._view.source
        span = view.selected
        if span is None or not view.page.key:
            return None
        return Ref(view.page.key, span.start, span.end, span.of(view.page.text))

    # -- another article beside

    def _others(self) -> list[Ref]:
        """The first words on the chosen event in every other article that tells it."""
        event: Visit | Meeting | None = self._context.selection.event
        here = self._context.selection.current.ref
        first: dict[str, Ref] = {}
        for ref in event.evidence if event else ():
            first.setdefault(ref.source, ref)
        return [ref for source, ref in first.items() if here is None or source != here.source]

    @property
    def has_others(self) -> bool:
        """Whether another article tells of the event."""
        return bool(self._others())

    def step_beside(self) -> None:
        """The next other article on the event; after the last one, none."""
        others = self._others()
        if not others:
            self._context.say("No other article tells of this event.")
            return
        sources = [ref.source for ref in others]
        at = (
            sources.index(self._beside.source)
            if self._beside and self._beside.source in sources
            else -1
        )
        self._beside = others[at + 1] if at + 1 < len(others) else None
        self.draw()

    def close_beside(self) -> None:
        """Give its room back to the article."""
        if self._beside:
            self._beside = None
            self.draw()

    def _draw_beside(self) -> None:
        ref = self._beside
        if ref is not None and ref.source not in {r.source for r in self._others()}:
            ref = self._beside = None
        self._view.set_class(ref is not None, "-beside")
        if ref is None:
            return
        self._view.beside.show(self._pages.page(self._context.selection, ref))
        source = self._context.selection.sources[ref.source]
        self._view.beside.border_title = Text(f"beside: {source_label(source)}")
        self._view.beside.border_subtitle = "a next · esc closes"
