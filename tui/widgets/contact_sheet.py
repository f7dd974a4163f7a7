"""Photos side by side, a page at a time; the pictures come one by one and hold nothing up."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.worker import Worker, WorkerError

from selfaudit.reviews import ReviewItem
from tui.drawing import Drawn, drawn
from tui.sharp import Sharp
from tui.widgets.photo_cell import PhotoCell

_CELL = Size(25, 10)  # at least, of a picture with its caption
_SHARP_CELL = Size(18, 8)  # the same where the terminal shows every dot
_KEPT = 64  # pictures ready to be shown again
_WAITING = "…"
_NONE = "No picture here.\nLook at it on the site."


class ContactSheet(Container, can_focus=True):
    """A page of photos, one of them marked. `caption` gives the words below one, `read` its picture as it is kept."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", show=False),
        Binding("right", "move(1)", show=False),
        Binding("up", "row(-1)", show=False),
        Binding("down", "row(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "end(0)", show=False),
        Binding("end", "end(-1)", show=False),
    ]

    class Marked(Message):
        """Another photo is marked."""

    class Chosen(Message):
        """The marked photo was pressed once more."""

    def __init__(
        self,
        name: str,
        caption: Callable[[ReviewItem], Content],
        read: Callable[[str], bytes | None],
        sharp: Sharp | None = None,
    ) -> None:
        super().__init__(id=name)
        self._caption, self._read, self._sharp = caption, read, sharp
        self._items: Sequence[ReviewItem] = ()
        self._ready: OrderedDict[tuple[str, Size], Drawn] = OrderedDict()
        self._drawing: Worker[None] | None = None
        self._columns, self._rows = 1, 1
        self.at = 0
        self.big = False

    @property
    def page(self) -> Sequence[ReviewItem]:
        """The photos on the page that is shown."""
        first = self.at - self.at % self._places
        return self._items[first : first + self._places]

    @property
    def _places(self) -> int:
        return self._columns * self._rows

    def has_picture(self, item: ReviewItem) -> bool:
        """Whether the picture of an item is before the person's eyes."""
        return self._ready.get((item.id, self._room)) is not None

    def fill(self, items: Sequence[ReviewItem], at: int = 0) -> None:
        """Show these instead, and mark the one at `at`."""
        self._items = items
        self.at = max(0, min(at, len(items) - 1))
        self._draw()

    def mark(self, at: int) -> None:
        """Mark the photo at `at`, or the nearest there is."""
        before, self.at = self.at, max(0, min(at, len(self._items) - 1))
        if before // self._places == self.at // self._places:
            self._captions()
        else:
            self._draw()
        self.post_message(self.Marked())

    def enlarge(self, big: bool) -> None:
        """One picture as large as there is room, or as many as fit."""
        self.big = big
        self._draw()

    async def stop(self) -> None:
        """Read and draw no more."""
        if self._drawing and not self._drawing.is_finished:
            self._drawing.cancel()
            with suppress(WorkerError):
                await self._drawing.wait()

    def on_resize(self) -> None:
        """As many as fit now."""
        self._draw()

    def on_photo_cell_pressed(self, event: PhotoCell.Pressed) -> None:
        """Mark it; press the marked one again to see it bigger."""
        event.stop()
        self.focus()
        at = self.at - self.at % self._places + event.place
        if at == self.at:
            self.post_message(self.Chosen())
        elif at < len(self._items):
            self.mark(at)

    def action_move(self, by: int) -> None:
        """The photo before or after."""
        self.mark(self.at + by)

    def action_row(self, by: int) -> None:
        """The photo above or below."""
        self.mark(self.at + by * self._columns)

    def action_page(self, pages: int) -> None:
        """The page before or after."""
        self.mark(self.at + pages * self._places)

    def action_end(self, which: int) -> None:
        """The first photo, or the last."""
        self.mark(which % max(1, len(self._items)))

    @property
    def _cell(self) -> Size:
        return Size(max(4, self.size.width // self._columns), max(3, self.size.height // self._rows))

    @property
    def _room(self) -> Size:
        """For the picture itself: beside it a gap, below it the caption."""
        return Size(self._cell.width - 1, self._cell.height - 1)

    def _draw(self) -> None:
        if self.size:
            self._drawing = self.run_worker(self._drawn(), exclusive=True)

    async def _drawn(self) -> None:
        cells = await self._arranged()
        self._captions()
        for cell, item in zip(cells, self.page, strict=False):
            cell.show(self._ready.get((item.id, self._room)), _WAITING)
        for cell in cells[len(self.page) :]:
            cell.show(None)
        for cell, item in zip(cells, self.page, strict=False):
            cell.show(await self._picture(item), _NONE)

    async def _arranged(self) -> list[PhotoCell]:
        """The cells of a page, made anew where another number of them fits."""
        least = _SHARP_CELL if self._sharp else _CELL
        fit = (max(1, self.size.width // least.width), max(1, self.size.height // least.height))
        self._columns, self._rows = (1, 1) if self.big else fit
        cells = list(self.query(PhotoCell))
        if len(cells) != self._places:
            await self.remove_children()
            cells = [PhotoCell(place, self._sharp) for place in range(self._places)]
            await self.mount_all(cells)
        self.styles.grid_size_columns, self.styles.grid_size_rows = self._columns, self._rows
        return cells

    def _captions(self) -> None:
        for cell, item in zip(self.query(PhotoCell), self.page, strict=False):
            marked = item is self._items[self.at]
            cell.tell(Content.assemble("▸" if marked else " ", self._caption(item)), marked)
        for cell in list(self.query(PhotoCell))[len(self.page) :]:
            cell.tell(Content(""), marked=False)

    async def _picture(self, item: ReviewItem) -> Drawn:
        name = item.id, self._room
        if name not in self._ready:
            data = self._read(item.id)
            self._ready[name] = await asyncio.to_thread(drawn, data, self._room, bool(self._sharp)) if data else None
            while len(self._ready) > _KEPT:
                self._ready.popitem(last=False)
        self._ready.move_to_end(name)
        return self._ready[name]
