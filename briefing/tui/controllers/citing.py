"""In which style something is cited, and how much of it."""

from __future__ import annotations

from collections.abc import Callable

from briefing.cite import STYLES
from briefing.models import Ref
from briefing.tui.context import AppContext
from briefing.tui.controllers.copying import CopyController, Part
from briefing.tui.screens.pick import Option, PickScreen

_LETTERS = "abcdefghijklmnop"
_SCOPES: tuple[tuple[str, str, str], ...] = (
    ("citation", "b", "both: the words with their source"),
    ("quotation", "q", "the words alone"),
    ("reference", "r", "the source alone"),
    ("evidence", "e", "all evidence of the record, each with its source"),
    ("marked", "m", "everything that is marked, each with its source"),
)


def ask_how_to_cite(context: AppContext, copying: CopyController, ref: Ref | None) -> None:
    """Ask for a style, then for the scope, and copy.

    Args:
        context: of the open folder.
        copying: copies.
        ref: the words in view, or what is selected.
    """
    if ref is None:
        context.say("Choose something with words of an article first.")
        return
    styles = [
        Option(style.name, style.label, key) for style, key in zip(STYLES, _LETTERS, strict=False)
    ]

    def styled(chosen: tuple[str, ...] | None) -> None:
        if chosen:
            _ask_scope(context, lambda scope: _copy(context, copying, ref, chosen[0], scope))

    context.program.open_screen(PickScreen("Cite in which style?", styles), styled)


def _ask_scope(context: AppContext, then: Callable[[str], None]) -> None:
    options = [
        Option(name, label, key)
        for name, key, label in _SCOPES
        if name != "marked" or context.bookmarks
    ]

    def chosen(scopes: tuple[str, ...] | None) -> None:
        if scopes:
            then(scopes[0])

    context.program.open_screen(PickScreen("What of it?", options), chosen)


def _copy(context: AppContext, copying: CopyController, ref: Ref, style: str, scope: str) -> None:
    parts: dict[str, Part] = {"quotation": "quotation", "reference": "reference"}
    refs: tuple[Ref, ...] = (ref,)
    if scope == "evidence":
        refs = context.selection.current.refs or refs
    elif scope == "marked":
        evidence = (context.selection.evidence_of(b.target) for b in context.bookmarks)
        refs = tuple(ref for known in evidence for ref in known[:1])
    copying.copy_as(list(dict.fromkeys(refs)), parts.get(scope, "citation"), style)
