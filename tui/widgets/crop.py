"""A small picture of the words as they stand on the page; nothing where none was taken."""

from __future__ import annotations

import asyncio
from functools import partial

from PIL import Image
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from tui.drawing import drawn
from tui.sharp import Sharp
from tui.widgets.photo_cell import HalfBlocks

_MOST_LINES = 10
_COARSE = "On the page (coarse here, clear in your report)"
_CLEAR = "On the page"


class Crop(Vertical):
    """As wide as its place, as high as the picture needs. It comes when it is ready, and holds nothing up."""

    def __init__(self, sharp: Sharp | None) -> None:
        super().__init__(id="crop")
        self._sharp = sharp
        self._data: bytes | None = None
        self.display = False

    def compose(self) -> ComposeResult:
        """What it is, then the picture."""
        yield Static(_CLEAR if self._sharp else _COARSE, classes="label", markup=False)
        yield self._sharp() if self._sharp else HalfBlocks()

    def tell(self, data: bytes | None) -> None:
        """Show this picture instead, or none."""
        if data != self._data:
            self._data = data
            self.display = False
            self.call_after_refresh(self.run_worker, partial(self._show, data), exclusive=True)

    async def _show(self, data: bytes | None) -> None:
        around = self.parent
        width = around.content_size.width - 2 if isinstance(around, Widget) else 0
        if data is None or width < 1 or data is not self._data:
            return
        picture = await asyncio.to_thread(drawn, data, Size(width, _MOST_LINES), bool(self._sharp))
        if picture is None:
            return
        inside = self.children[1]
        if isinstance(inside, HalfBlocks):
            assert not isinstance(picture, Image.Image)
            inside.lines = picture
            inside.styles.height = len(picture)
            inside.refresh()
        else:
            inside.image = picture  # type: ignore[attr-defined]
            inside.styles.height = _MOST_LINES
        self.display = True
