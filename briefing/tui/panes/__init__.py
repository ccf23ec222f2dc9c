"""One file a pane: from the selection to its rows. ``PANES`` has them in the order of keys."""

from briefing.tui.panes.registry import PANES, Pane

__all__ = ["PANES", "Pane"]
