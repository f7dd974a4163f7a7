"""A list of any length, one line an item: only the lines in view are ever made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from selfaudit.reviews import ReviewItem


class LongList(ScrollView, can_focus=True):
    """One line is marked, unless the list is empty. `line` gives an item's words."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "end(0)", show=False),
        Binding("end", "end(-1)", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"long-list--marked"}

    class Marked(Message):
        """Another line is marked."""

    def __init__(self, name: str, line: Callable[[ReviewItem], Content]) -> None:
        super().__init__(id=name)
        self._line = line
        self._items: Sequence[ReviewItem] = ()
        self.at = 0

    @property
    def marked(self) -> ReviewItem | None:
        """The item that is marked."""
        return self._items[self.at] if self.at < len(self._items) else None

    def fill(self, items: Sequence[ReviewItem], at: int = 0) -> None:
        """List these instead, and mark the one at `at`."""
        self._items = items
        self.virtual_size = Size(0, len(items))
        self.at = 0
        self.mark(at)
        self.refresh()

    def mark(self, at: int) -> None:
        """Mark the line at `at`, or the nearest there is, and bring it into view."""
        self.at = max(0, min(at, len(self._items) - 1))
        self.scroll_to_region(Region(0, self.at, 1, 1), animate=False, force=True)
        self.refresh()
        self.post_message(self.Marked())

    def on_resize(self) -> None:
        """The marked line stays in view."""
        self.scroll_to_region(Region(0, self.at, 1, 1), animate=False, force=True)

    def render_line(self, y: int) -> Strip:
        """The line at `y` of what is in view."""
        width, at = self.scrollable_content_region.width, y + self.scroll_offset.y
        if at >= len(self._items):
            return Strip.blank(width, self.visual_style.rich_style)
        here = at == self.at
        style = self.get_visual_style("long-list--marked") if here else self.visual_style
        words = self._line(self._items[at])
        words = Content(f"▸{words.plain}") if here else Content.assemble(" ", words)
        cut = words.truncate(width, ellipsis=True)
        return Strip(cut.render_segments(style)).adjust_cell_length(width, style.rich_style)

    def on_click(self, event: Click) -> None:
        """Mark the line that was pressed."""
        offset = event.get_content_offset(self)
        if offset and offset.y + self.scroll_offset.y < len(self._items):
            self.mark(offset.y + self.scroll_offset.y)

    def action_move(self, by: int) -> None:
        """One line up or down."""
        self.mark(self.at + by)

    def action_page(self, pages: int) -> None:
        """A page up or down."""
        self.mark(self.at + pages * max(1, self.scrollable_content_region.height - 1))

    def action_end(self, which: int) -> None:
        """The first line, or the last."""
        self.mark(which % max(1, len(self._items)))
