"""One file a screen of lines: a list, what is beside it, its keys. ``REPORTS`` names them."""

from briefing.tui.reports.registry import REPORTS, report_named

__all__ = ["REPORTS", "report_named"]
