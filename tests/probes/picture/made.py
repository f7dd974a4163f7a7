"""Pictures made by the tests: invented people, invented places."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from PIL import ExifTags, Image, ImageDraw, ImageFont

Pixels = tuple[int, int]


def plain(size: Pixels = (640, 480), colour: str = "#cde") -> Image.Image:
    picture = Image.new("RGB", size, colour)
    pen = ImageDraw.Draw(picture)
    for step in range(0, size[0], 40):
        pen.ellipse(
            (step, step * size[1] // size[0], step + 60, step * size[1] // size[0] + 60), fill=(step % 255, 90, 120)
        )
    return picture


def written(lines: Mapping[tuple[int, int], str], size: Pixels = (900, 600), letters: int = 34) -> Image.Image:
    """A light picture with words at places; the font is Pillow's own."""
    picture = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(picture)
    font = ImageFont.load_default(letters)
    for place, text in lines.items():
        pen.text(place, text, fill="black", font=font)
    return picture


def lanyard() -> Image.Image:
    return written(
        {
            (40, 60): "Marlbeck Academy",
            (40, 110): "Robin Ashdale",
            (40, 160): "Class Teacher",
            (500, 400): "07700 900123",
        }
    )


def exif(
    tags: Mapping[int, Any] | None = None,
    taking: Mapping[int, Any] | None = None,
    gps: Mapping[int, Any] | None = None,
) -> Image.Exif:
    found = Image.Exif()
    for number, value in (tags or {}).items():
        found[number] = value
    for directory, values in ((ExifTags.IFD.Exif, taking), (ExifTags.IFD.GPSInfo, gps)):
        for number, value in (values or {}).items():
            found.get_ifd(directory)[number] = value
    return found


POOLE = {1: "N", 2: (50.0, 43.0, 12.0), 3: "W", 4: (1.0, 58.0, 48.0)}  # 50.72, -1.98


def saved(picture: Image.Image, form: str = "JPEG", **options: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def with_thumbnail(picture: Image.Image, thumbnail: Image.Image) -> bytes:
    """A JPEG whose Exif holds a preview: one directory with nothing in it, then that of the preview (Exif 3.0)."""
    small = saved(thumbnail)
    head = b"II*\0\x08\0\0\0" + b"\0\0" + (14).to_bytes(4, "little")
    entries = ((259, 3, 6), (513, 4, 56), (514, 4, len(small)))
    directory = len(entries).to_bytes(2, "little") + b"".join(
        tag.to_bytes(2, "little") + sort.to_bytes(2, "little") + (1).to_bytes(4, "little") + value.to_bytes(4, "little")
        for tag, sort, value in entries
    )
    tiff = head + directory + b"\0\0\0\0"
    assert len(tiff) == 56
    return saved(picture, exif=b"Exif\0\0" + tiff + small)
