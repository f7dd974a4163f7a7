"""A picture as coloured half blocks, two dots a cell: what every terminal with colours can show. Pure."""

from __future__ import annotations

from functools import lru_cache

from PIL import Image
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip

Dot = tuple[int, int, int]


def fitted(picture: Image.Image, cells: Size) -> Size:
    """How many cells the picture takes within `cells`, keeping its shape; a cell is twice as high as wide."""
    scale = min(cells.width / picture.width, 2 * cells.height / picture.height)
    return Size(max(1, round(picture.width * scale)), max(1, round(picture.height * scale / 2)))


def half_blocks(picture: Image.Image, cells: Size) -> list[Strip]:
    """The picture, an RGB one, as lines of half blocks within `cells`."""
    width, height = fitted(picture, cells)
    data = picture.resize((width, 2 * height), Image.Resampling.BOX).tobytes()
    dots: list[Dot] = [(data[at], data[at + 1], data[at + 2]) for at in range(0, len(data), 3)]
    return [
        Strip([_cell(dots[x + 2 * row * width], dots[x + (2 * row + 1) * width]) for x in range(width)], width)
        for row in range(height)
    ]


@lru_cache(maxsize=20_000)
def _cell(upper: Dot, lower: Dot) -> Segment:
    return Segment("▀", Style.from_color(Color.from_rgb(*upper), Color.from_rgb(*lower)))
