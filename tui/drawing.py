"""A kept picture made ready for the screen: half blocks, or every dot where the terminal shows them."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image
from textual.geometry import Size
from textual.strip import Strip

from probes.picture.opening import opened, upright
from selfaudit.errors import BadInputError
from tui.half_blocks import half_blocks

Drawn = Sequence[Strip] | Image.Image | None
_DOTS = Size(10, 20)  # of one cell, where the terminal shows every dot


def drawn(data: bytes, room: Size, sharp: bool) -> Drawn:
    """The picture in `data` for `room`, in cells; None where it cannot be opened. Takes a while: fit for a thread."""
    dots = _DOTS if sharp else Size(2, 4)
    try:
        picture = upright(opened(data), max(room.width * dots.width, room.height * dots.height))
    except BadInputError:
        return None
    return picture if sharp else half_blocks(picture, room)
