"""Exif tags by name, read so that a damaged one harms none of the others."""

from __future__ import annotations

import math
from collections.abc import Mapping

from PIL import ExifTags, Image

_NAMES = {name: number for number, name in ExifTags.TAGS.items()} | {
    "ImageTitle": 0xA436,  # Exif 3.0, 2023
    "Photographer": 0xA437,
    "ImageEditor": 0xA438,
}
_COMMENT_CODES = {b"ASCII\0\0\0": "ascii", b"UNICODE\0": "utf-16", b"JIS\0\0\0\0\0": "iso2022_jp", b"\0" * 8: "utf-8"}


class Tags:
    """The Exif tags of one picture: those of the picture itself and those of its taking."""

    def __init__(self, picture: Image.Image) -> None:
        try:
            exif = picture.getexif()
        except Exception:  # noqa: BLE001 - the parser raises whatever damaged tags make of it
            exif = Image.Exif()
        self._tags = {**_directory(exif, None), **_directory(exif, ExifTags.IFD.Exif)}
        self.gps: Mapping[int, object] = _directory(exif, ExifTags.IFD.GPSInfo)
        self.thumbnail: Mapping[int, object] = _directory(exif, ExifTags.IFD.IFD1)

    def get(self, name: str) -> object:
        """The value of the tag with this name; None where it is not there or damaged."""
        return self._tags.get(_NAMES.get(name, -1))


def _directory(exif: Image.Exif, which: int | None) -> dict[int, object]:
    try:
        return dict(exif) if which is None else dict(exif.get_ifd(which))
    except Exception:  # noqa: BLE001 - see above
        return {}


def words(value: object) -> str:
    """A tag's value as text; empty where it is none. Byte strings are read by their mark, else as UTF-8 or Latin-1."""
    if isinstance(value, tuple | list):
        return words(bytes(value)) if value and all(isinstance(part, int) and 0 <= part < 256 for part in value) else ""
    if isinstance(value, str):
        return value.replace("\x00", " ")
    if not isinstance(value, bytes):
        return ""
    if code := _COMMENT_CODES.get(value[:8]):
        return value[8:].decode(code, "replace").replace("\x00", " ")
    if len(value) > 3 and value[1::2].count(0) > len(value) // 2 * 0.6:
        return value.decode("utf-16-le", "replace").replace("\x00", " ")
    try:
        return value.decode("utf-8").replace("\x00", " ")
    except UnicodeDecodeError:
        return value.decode("cp1252", "replace").replace("\x00", " ")


def number(value: object) -> float | None:
    """A tag's value as a number; None where it is none or not finite."""
    if not isinstance(value, int | float) and not hasattr(value, "numerator"):
        return None
    try:
        found = float(value)  # type: ignore[arg-type]
    except (ValueError, ZeroDivisionError, TypeError, OverflowError):
        return None
    return found if math.isfinite(found) else None
