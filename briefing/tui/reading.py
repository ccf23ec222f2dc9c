"""The source text on the main screen: its highlights, the legend, another article beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from briefing.records import Meeting, Ref, Visit
from briefing.records.folding import one_line
from briefing.records.listed import Mark
from briefing.tui.labels import source_label
from briefing.tui.rows import Target
from briefing.tui.widgets.bar import Bar
from briefing.tui.widgets.marks import KINDS
from briefing.tui.widgets.palette import palette_of
from briefing.tui.widgets.source import SourceView

if TYPE_CHECKING:
    from briefing.tui.screens.main import MainScreen

_LETTERS = {"person": "p", "body": "b", "state": "s", "date": "d", "quote": "q", "position": "o"}


class Reading:
    """The source view of one main screen, and the one beside it.

    Args:
        screen: whose they are.

    Attributes:
        hidden: kinds of highlights that are not shown.
    """

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self.hidden: frozenset[str] = frozenset()
        self._beside: Ref | None = None

    @property
    def _other(self) -> SourceView:
        return self._screen.query_one("#beside", SourceView)

    def draw(self) -> None:
        """Draw the article of the words in view, and the one beside it."""
        screen, view = self._screen, self._screen.source
        if view.hidden != self.hidden:
            view.show_kinds(self.hidden)
            self._other.show_kinds(self.hidden)
        page = screen.pages.page(screen.desk)
        view.show(page)
        number, count = view.paragraph()
        view.border_subtitle = f"¶ {number}/{count}" if page.text else ""
        self._draw_beside()
        screen.query_one("#legend", Bar).tell(self._legend())

    # -- highlights

    def _legend(self) -> Text:
        """The kinds of highlights, each in its own style; a click shows or hides one."""
        text = Text(no_wrap=True, end="", overflow="ellipsis")
        palette = palette_of(self._screen.app)
        room = self._screen.query_one("#legend", Bar).content_size.width or 80
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

        self._screen.app.push_screen(PickScreen("Highlights", options), chosen)

    def tell(self, mark: Mark | None) -> None:
        """Say what a highlight is: the record it stands for."""
        from briefing.tui.screens.notice import Notice
        from briefing.tui.screens.why import explain

        screen = self._screen
        if mark is None:
            screen.notify("No highlight here; { } step to one.", markup=False)
        elif mark.kind == "date":
            value = mark.id or "cannot be worked out"
            screen.app.push_screen(Notice("Date", Text(f"{self._words(mark)}\n\n{value}")))
        elif mark.kind == "found":
            screen.notify("A place that was found.", markup=False)
        else:
            kind = mark.kind if mark.kind in {"quote", "position"} else "actor"
            screen.app.push_screen(Notice(*explain(screen.desk, Target(kind, mark.id))))

    def hint(self, mark: Mark) -> str:
        """A highlight in one line, for the mouse."""
        line = self._screen.desk.actor_line(mark.id)
        if line:
            return f"{line.name} · {line.kind}" + (f" · {line.country}" if line.country else "")
        return f"{mark.kind}{f': {mark.id}' if mark.kind == 'date' and mark.id else ''}"

    def _words(self, mark: Mark) -> str:
        return "“" + one_line(self._screen.source.page.text[mark.start : mark.end]) + "”"

    def selected(self) -> Ref | None:
        """The selected words as evidence."""
        view = self._screen.source
        span = view.selected
        if span is None or not view.page.key:
            return None
        return Ref(view.page.key, span.start, span.end, span.of(view.page.text))

    # -- another article beside

    def _others(self) -> list[Ref]:
        """The first words on the chosen event in every other article that tells it."""
        event: Visit | Meeting | None = self._screen.desk.event
        here = self._screen.desk.choice.ref
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
            self._screen.notify("No other article tells of this event.", markup=False)
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
        screen, ref = self._screen, self._beside
        if ref is not None and ref.source not in {r.source for r in self._others()}:
            ref = self._beside = None
        screen.set_class(ref is not None, "-beside")
        if ref is None:
            return
        self._other.show(screen.pages.page(screen.desk, ref))
        source = screen.desk.sources[ref.source]
        self._other.border_title = Text(f"beside: {source_label(source)}")
        self._other.border_subtitle = "a next · esc closes"
