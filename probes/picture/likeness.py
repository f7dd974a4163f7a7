"""How alike two pictures are, told by a short fingerprint of their light and dark."""

from __future__ import annotations

from PIL import Image

_SIDE = 16
_ALIKE = 10  # of 256 bits: the same picture saved again, smaller or at another quality, differs in about 0 to 6


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


def alike(one: str, other: str) -> bool:
    """Whether two pictures with these fingerprints look the same to a person who glances at them."""
    return (int(one, 16) ^ int(other, 16)).bit_count() <= _ALIKE
