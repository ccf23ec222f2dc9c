"""The map at the right of a text: where in the whole of it evidence and found places stand."""

from collections.abc import Sequence

from briefing.models.read_models import Highlight
from briefing.tui.widgets.source_page import Page
from briefing.tui.widgets.wrapping import Layout

_MOST = 500
"""Places of found words that are drawn."""


def mapped(
    page: Page, drawn: Layout, found: Sequence[Highlight], above: int, height: int
) -> dict[int, str]:
    """By row of the screen, what stands in that part of the text; empty where all of it shows.

    Args:
        page: with its evidence.
        drawn: its text on lines.
        found: places of words that were looked for.
        above: lines above the text.
        height: lines of the screen.
    """
    lines = len(drawn.lines)
    if not height or lines <= height:
        return {}
    signs: dict[int, str] = {}

    def put(offset: int, sign: str) -> None:
        signs[(above + drawn.line_of(offset)) * height // (lines + above)] = sign

    for mark in found[:_MOST]:
        put(mark.start, "∙")
    for span in page.evidence:
        put(span.start, "▪")
    if page.focus:
        put(page.focus.start, "■")
    return signs
