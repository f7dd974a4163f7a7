"""Several kept pictures as one, each with its number, to be shown together in a window."""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw

from probes.picture.opening import opened, upright
from selfaudit.errors import BadInputError

_CELL = 300, 240  # dots, of one picture with the gap round it
_GAP = 8
_ACROSS = 4
_NUMBER = 28  # dots: how high a number stands
_DARK, _LIGHT = (34, 34, 34), (255, 255, 255)


def sheet(pictures: Sequence[bytes]) -> bytes:
    """The pictures side by side and row by row, as a JPEG. One that cannot be opened leaves its place empty."""
    across = max(1, min(_ACROSS, len(pictures)))
    rows = max(1, -(-len(pictures) // across))
    whole = Image.new("RGB", (across * _CELL[0], rows * _CELL[1]), _DARK)
    pen = ImageDraw.Draw(whole)
    for place, data in enumerate(pictures):
        left, top = place % across * _CELL[0], place // across * _CELL[1]
        if (picture := _small(data)) is not None:
            beside = (_CELL[0] - picture.width) // 2, (_CELL[1] - picture.height) // 2
            whole.paste(picture, (left + beside[0], top + beside[1]))
        pen.rectangle((left, top, left + 2 * _NUMBER, top + _NUMBER + _GAP), fill=_DARK)
        pen.text((left + _GAP, top + _GAP // 2), str(place + 1), fill=_LIGHT, font_size=_NUMBER)
    out = io.BytesIO()
    whole.save(out, "JPEG", quality=85)
    return out.getvalue()


def _small(data: bytes) -> Image.Image | None:
    try:
        picture = upright(opened(data), max(_CELL)).convert("RGB")
    except BadInputError:
        return None
    picture.thumbnail((_CELL[0] - _GAP, _CELL[1] - _GAP))
    return picture
