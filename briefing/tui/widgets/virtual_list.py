"""A line-rendered view whose height changes without the screen being laid out anew."""

from __future__ import annotations

from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.widget import Widget


class VirtualList(ScrollView):
    """A view of many lines, with a scroll bar at all times.

    Textual lays the whole screen out whenever a virtual size changes, and paints all of it. The bar
    that is always there is told of the new height instead.
    """

    DEFAULT_CSS = "VirtualList { overflow-y: scroll; overflow-x: hidden; }"

    _base: Style | None = None

    @property
    def base(self) -> Style:
        """The style of the view itself; Textual works it out anew at every call."""
        if self._base is None:
            self._base = self.rich_style
        return self._base

    def notify_style_update(self) -> None:
        """Colours changed."""
        self._base = None
        super().notify_style_update()

    def grow(self, height: int) -> None:
        """Have so many lines."""
        size = Size(self.scrollable_content_region.width or 1, height)
        if size == self.virtual_size:
            return
        self.set_reactive(Widget.virtual_size, size)
        if self.is_attached:
            self.vertical_scrollbar.window_virtual_size = height
            self.vertical_scrollbar.refresh()
