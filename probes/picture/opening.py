"""Pictures from outside, opened with care: known formats only, bounded in size, upright."""

from __future__ import annotations

import io
import warnings
from functools import cache

import pi_heif
from PIL import Image, ImageOps

from selfaudit.errors import BadInputError

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "HEIF", "AVIF", "TIFF", "BMP")
MOST_PIXELS = 120_000_000  # a 108-megapixel phone picture still opens; in memory that is about 360 MB
MOST_SMALL = 10_000  # bytes of a picture in a list; 2,000 of them take 20 MB
SMALL_SIDE = 256
_SMALLER = ((SMALL_SIDE, 70), (SMALL_SIDE, 45), (192, 40), (128, 30))  # pixels a side, JPEG quality
LARGEST_SIDE = 2_000  # pixels: what the reader of words makes use of


def opened(data: bytes) -> Image.Image:
    """The picture in `data`, its pixels not read yet. Raises BadInputError for what is none, or is too large."""
    _prepare()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=FORMATS)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise BadInputError("This picture is too large to be opened safely.", "Look at it yourself.") from None
    except Exception:  # noqa: BLE001 - Pillow's plug-ins raise whatever their format's parser came upon
        raise BadInputError("This picture cannot be opened.", "Look at it yourself: it may be damaged.") from None
    if picture.width * picture.height > MOST_PIXELS:
        raise BadInputError("This picture is too large to be opened safely.", "Look at it yourself.")
    return picture


def upright(picture: Image.Image, largest_side: int = LARGEST_SIDE) -> Image.Image:
    """The first frame as it is meant to be seen: turned, on white where it is see-through, at most `largest_side`.

    Raises BadInputError where the picture is damaged.
    """
    try:
        picture.draft("RGB", (largest_side, largest_side))
        picture.seek(0)
        turned = ImageOps.exif_transpose(picture)
        if turned.mode in ("RGBA", "LA", "PA") or "transparency" in turned.info:
            clear = turned.convert("RGBA")
            turned = Image.new("RGB", clear.size, "white")
            turned.paste(clear, mask=clear.getchannel("A"))
        seen = turned.convert("RGB")
        seen.thumbnail((largest_side, largest_side), Image.Resampling.LANCZOS)
    except Exception:  # noqa: BLE001 - see above
        raise BadInputError("This picture is damaged and was not read.", "Look at it yourself.") from None
    return seen


def as_jpeg(picture: Image.Image) -> bytes:
    """`picture` made anew as a JPEG, with nothing in it but its pixels."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80)
    return out.getvalue()


def as_small_jpeg(picture: Image.Image) -> bytes:
    """`picture` as a JPEG of at most `MOST_SMALL` bytes; empty where that cannot be."""
    for side, quality in _SMALLER:
        small = picture.copy()
        small.thumbnail((side, side), Image.Resampling.LANCZOS)
        out = io.BytesIO()
        small.save(out, "JPEG", quality=quality, optimize=True)
        if out.tell() <= MOST_SMALL:
            return out.getvalue()
    return b""


@cache
def _prepare() -> None:
    Image.init()
    pi_heif.register_heif_opener(thumbnails=False)
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
