"""The parts of a step that scroll where they are longer than their place."""

from __future__ import annotations

from textual.containers import VerticalScroll


class Scrolling(VerticalScroll, inherit_bindings=False):
    """The keys of the screen follow whether there is more than is in view."""

    @property
    def longer(self) -> bool:
        """True while not everything is in view at once."""
        return self.show_vertical_scrollbar

    def watch_show_vertical_scrollbar(self) -> None:
        """There is more than is in view, or no longer."""
        if self.is_attached:
            self.screen.refresh_bindings()


class Body(Scrolling, can_focus=False, inherit_bindings=False):
    """The middle of a step, which the keys of the screen move."""

    def __init__(self) -> None:
        super().__init__(id="body")

    def read_on(self, pages: int) -> None:
        """Turn the page."""
        self.scroll_relative(y=pages * max(1, self.size.height - 2), animate=False)
