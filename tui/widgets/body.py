"""The part of a step that scrolls where it is longer than the window."""

from __future__ import annotations

from textual.containers import VerticalScroll


class Body(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The keys of the screen follow whether there is more than is in view."""

    def __init__(self) -> None:
        super().__init__(id="body")

    @property
    def longer(self) -> bool:
        """True while not everything is in view at once."""
        return self.show_vertical_scrollbar

    def watch_show_vertical_scrollbar(self) -> None:
        """There is more than is in view, or no longer."""
        if self.is_attached:
            self.screen.refresh_bindings()

    def read_on(self, pages: int) -> None:
        """Turn the page."""
        self.scroll_relative(y=pages * max(1, self.size.height - 2), animate=False)
