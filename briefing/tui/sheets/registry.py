"""The screens of lines, in the order of their tabs."""

from briefing.tui.sheets import clips, compare, network, sources, timeline
from briefing.tui.sheets.boards import BOARDS
from briefing.tui.sheets.sheet import Sheet

SHEETS: tuple[Sheet, ...] = (
    timeline.SHEET,
    compare.SHEET,
    network.SHEET,
    sources.SHEET,
    clips.SHEET,
    *BOARDS,
)


def sheet_named(name: str) -> Sheet:
    """A screen by its name.

    Raises:
        KeyError: there is none.
    """
    for sheet in SHEETS:
        if sheet.name == name:
            return sheet
    raise KeyError(name)
