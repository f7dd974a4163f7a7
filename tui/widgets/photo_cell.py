"""One picture of a contact sheet, with its mark and day below it."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image
from textual.app import ComposeResult
from textual.containers import Center, Vertical
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from tui.drawing import Drawn
from tui.sharp import Sharp


class HalfBlocks(Widget):
    """Lines that were made elsewhere, in the middle of their place."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: Sequence[Strip] = ()

    def render_line(self, y: int) -> Strip:
        """One line, with as much room on either side."""
        width, top = self.size.width, (self.size.height - len(self.lines)) // 2
        style = self.visual_style.rich_style
        if not 0 <= y - top < len(self.lines):
            return Strip.blank(width, style)
        line = self.lines[y - top]
        left = (width - line.cell_length) // 2
        return Strip.join([Strip.blank(max(0, left), style), line]).adjust_cell_length(width, style)


class PhotoCell(Vertical):
    """Empty until it is told what to show."""

    class Pressed(Message):
        """The cell at this place of the sheet was pressed."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self, place: int, sharp: Sharp | None) -> None:
        super().__init__(classes="photo-cell")
        self._place = place
        self._sharp = sharp

    def compose(self) -> ComposeResult:
        """The picture, the words in its place where there is none, the caption."""
        yield Static(classes="photo-none", markup=False)
        if self._sharp:
            with Center(classes="photo"):
                yield self._sharp()
        else:
            with Vertical(classes="photo"):
                yield HalfBlocks()
        yield Static(classes="photo-caption")

    def tell(self, caption: Content, marked: bool) -> None:
        """What stands below the picture."""
        self.set_class(marked, "-marked")
        self.query_one(".photo-caption", Static).update(caption, layout=False)

    def show(self, drawn: Drawn, instead: str = "") -> None:
        """Show this picture; or these words in its place."""
        none, photo = self.query_one(".photo-none", Static), self.query_one(".photo")
        none.display, photo.display = drawn is None, drawn is not None
        none.update(Content(instead), layout=False)
        inside = photo.children[0]
        if isinstance(inside, HalfBlocks):
            inside.lines = drawn if isinstance(drawn, Sequence) else ()
            inside.refresh()
        elif drawn is None or isinstance(drawn, Image.Image):
            inside.image = drawn  # type: ignore[attr-defined]

    def on_click(self) -> None:
        """Tell the sheet."""
        self.post_message(self.Pressed(self._place))
