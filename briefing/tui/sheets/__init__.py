"""One file a screen of lines: a list, what is beside it, its keys. ``SHEETS`` names them."""

from briefing.tui.sheets.registry import SHEETS, sheet_named

__all__ = ["SHEETS", "sheet_named"]
