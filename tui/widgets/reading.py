"""A text that may be longer than its place."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.widgets.body import Scrolling


class Reading(Scrolling, inherit_bindings=False):
    """Scrolls up and down by keys and wheel, and leaves every other key to the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_up", show=False),
        Binding("down", "scroll_down", show=False),
        Binding("home", "scroll_home", show=False),
        Binding("end", "scroll_end", show=False),
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
        Binding("space", "read_on", "Read on", key_display="Space"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to read on where all is in view."""
        return action != "read_on" or self.longer

    def action_read_on(self) -> None:
        """The next page."""
        self.read_on(1)

    def read_on(self, pages: int) -> None:
        """Turn the page; after the last comes the first again."""
        last = pages > 0 and self.scroll_offset.y >= self.max_scroll_y
        where = 0 if last else self.scroll_offset.y + pages * max(1, self.size.height - 1)
        self.scroll_to(y=where, animate=False)
