"""The small preview inside a picture file: after cropping or blurring it may still show the picture as it was."""

from __future__ import annotations

import io

from PIL import Image, ImageChops, ImageStat

from probes.picture.exif import Tags

_OFFSET, _LENGTH = 513, 514  # JPEGInterchangeFormat and its length, Exif 3.0, 4.6.4
_MOST_BYTES = 1_000_000
_OTHER_SHAPE = 0.06  # share by which width to height differs: a camera rounds to whole pixels
_OTHER_CONTENT = 30  # of 255, mean difference of light: recompressing makes about 3, a blurred face in the middle 10
_BLACK = 24


def shows_more(picture: Image.Image, tags: Tags) -> bool:
    """Whether the preview inside shows other or more than the picture; False where there is none or it is damaged.

    `picture` as stored, before it is turned upright.
    """
    small = _thumbnail(picture, tags)
    if small is None:
        return False
    if abs(small.width / small.height / (picture.width / picture.height) - 1) > _OTHER_SHAPE:
        return True
    try:
        picture.draft("L", (64, 64))
        ours, theirs = (each.convert("L").resize((16, 16)) for each in (picture, small))
    except Exception:  # noqa: BLE001 - a damaged picture is told by who reads it
        return False
    return max(ImageStat.Stat(ImageChops.difference(ours, theirs)).mean) > _OTHER_CONTENT


def _thumbnail(picture: Image.Image, tags: Tags) -> Image.Image | None:
    exif = picture.info.get("exif")
    offset, length = tags.thumbnail.get(_OFFSET), tags.thumbnail.get(_LENGTH)
    if not isinstance(exif, bytes) or not isinstance(offset, int) or not isinstance(length, int):
        return None
    data = exif.removeprefix(b"Exif\x00\x00")[offset : offset + min(length, _MOST_BYTES)]
    try:
        small = Image.open(io.BytesIO(data), formats=("JPEG",)).convert("L")
    except Exception:  # noqa: BLE001 - a broken preview shows nobody anything
        return None
    inside = small.point(lambda light: 255 if light > _BLACK else 0).getbbox()
    small = small.crop(inside) if inside else small  # cameras pad the preview with black bars
    return small if small.width > 16 and small.height > 16 else None
