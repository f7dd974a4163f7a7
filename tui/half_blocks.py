"""A picture as coloured half blocks, two dots a cell: what every terminal with colours can show. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

from PIL import Image
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip

Dot = tuple[int, int, int]
_COLOURS = 48


def fitted(picture: Image.Image, cells: Size) -> Size:
    """How many cells the picture takes within `cells`, keeping its shape; a cell is twice as high as wide."""
    scale = min(cells.width / picture.width, 2 * cells.height / picture.height)
    return Size(max(1, round(picture.width * scale)), max(1, round(picture.height * scale / 2)))


def half_blocks(picture: Image.Image, cells: Size) -> list[Strip]:
    """The picture, an RGB one, as lines of half blocks within `cells`.

    Few colours and long runs of them: a terminal, and the program, have less to do for each cell.
    """
    width, height = fitted(picture, cells)
    small = picture.resize((width, 2 * height), Image.Resampling.BOX)
    data = small.quantize(_COLOURS, dither=Image.Dither.NONE).convert("RGB").tobytes()
    dots: list[Dot] = [(data[at], data[at + 1], data[at + 2]) for at in range(0, len(data), 3)]
    return [
        Strip(_runs(dots[2 * row * width :][:width], dots[(2 * row + 1) * width :][:width]), width)
        for row in range(height)
    ]


def _runs(upper: Sequence[Dot], lower: Sequence[Dot]) -> list[Segment]:
    pairs = groupby(zip(upper, lower, strict=True))
    return [Segment("▀" * len(list(run)), _style(*pair)) for pair, run in pairs]


@lru_cache(maxsize=20_000)
def _style(upper: Dot, lower: Dot) -> Style:
    return Style.from_color(Color.from_rgb(*upper), Color.from_rgb(*lower))
