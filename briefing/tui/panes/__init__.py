"""One file a pane: from the desk to its rows. ``PANES`` names them in the order of their keys."""

from briefing.tui.panes.registry import PANES, Pane

__all__ = ["PANES", "Pane"]
