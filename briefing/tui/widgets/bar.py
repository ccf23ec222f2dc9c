"""A line of words that is painted again only when it says something else."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import Static


class Bar(Static):
    """One line; what it says never changes its size."""

    def tell(self, text: Text) -> None:
        """Say something."""
        said = getattr(self, "_said", None)
        if text != said or text.spans != said.spans:
            self._said = text
            self.update(text, layout=False)
