"""How alike two pictures are, told by a short fingerprint of their light and dark."""

from __future__ import annotations

from PIL import Image

_SIDE = 16


def likeness(picture: Image.Image) -> str:
    """The difference hash of a picture: 64 hexadecimal digits, one bit for each step between neighbours in a row.

    Source: N. Krawetz, "Kind of Like That", 2013 (dHash), here with 16 by 16 steps.
    """
    small = picture.convert("L").resize((_SIDE + 1, _SIDE), Image.Resampling.LANCZOS)
    light = small.tobytes()
    bits = 0
    for row in range(_SIDE):
        start = row * (_SIDE + 1)
        for column in range(start, start + _SIDE):
            bits = bits << 1 | (light[column] > light[column + 1])
    return f"{bits:064x}"
