"""What a picture file says besides its pixels: where, when and with what it was taken, whose it is, what it is called.

Tags by their names in Exif 3.0 (CIPA DC-008, 2023), IPTC Core 1.4 and XMP (ISO 16684-1).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree
from PIL import ExifTags, Image, ImageFile, IptcImagePlugin

from probes.picture.exif import Tags, number, words

_MOST_TEXT = 2_000  # characters of one caption
_MOST_XMP = 4_000_000
_OWNER_WORDS = re.compile(r"^\s*(?:\(c\)|©|copyright|all rights reserved)?[\s,:]*(?:\d{4})?[\s,:]*", re.IGNORECASE)
_XMP_TEXT = {
    "description": "caption",
    "title": "title",
    "Headline": "title",
    "subject": "keywords",
    "City": "place",
    "Location": "place",
    "Sublocation": "place",
    "State": "place",
    "Country": "place",
    "creator": "owner",
    "rights": "owner",
    "OwnerName": "owner",
    "PersonInImage": "people",
    "SerialNumber": "serial",
    "BodySerialNumber": "serial",
    "LensSerialNumber": "serial",
}
_IPTC_TEXT = {
    (2, 5): "title",
    (2, 25): "keywords",
    (2, 80): "owner",
    (2, 90): "place",
    (2, 92): "place",
    (2, 95): "place",
    (2, 101): "place",
    (2, 105): "title",
    (2, 116): "owner",
    (2, 120): "caption",
}
_EXIF_TEXT = {
    "ImageDescription": "caption",
    "XPTitle": "title",
    "XPSubject": "title",
    "XPComment": "caption",
    "UserComment": "caption",
    "XPKeywords": "keywords",
    "XPAuthor": "owner",
    "Artist": "owner",
    "Copyright": "owner",
    "CameraOwnerName": "owner",
    "Photographer": "owner",
    "ImageEditor": "owner",
    "BodySerialNumber": "serial",
    "LensSerialNumber": "serial",
    "CameraSerialNumber": "serial",
    "ImageTitle": "title",
}
# What cameras write where their owner has written nothing.
_NOBODY = frozenset(
    ("olympus digital camera", "samsung", "minolta digital camera", "exif_jpeg_picture", "charset=ascii")
)


@dataclass(frozen=True)
class PictureData:
    """What a picture file tells. Texts are as found; `latitude` and `longitude` in degrees, north and east positive.

    `taken_at` is the camera's own clock, `2026-05-01 14:30` with its offset where one is told. `words` are captions,
    titles, keywords, names of places and people: (sort, text).
    """

    latitude: float | None = None
    longitude: float | None = None
    taken_at: str = ""
    device: str = ""
    owners: tuple[str, ...] = ()
    serials: tuple[str, ...] = ()
    words: tuple[tuple[str, str], ...] = ()


def picture_data(picture: Image.Image) -> PictureData:
    """Everything the file tells of itself. Never raises: what is damaged is left out."""
    tags = Tags(picture)
    found = list(_found(picture, tags))
    at = _position(tags) or _xmp_position(picture)
    return PictureData(
        latitude=at[0] if at else None,
        longitude=at[1] if at else None,
        taken_at=_taken_at(tags),
        device=_device(tags),
        owners=_distinct(_OWNER_WORDS.sub("", text) for sort, text in found if sort == "owner"),
        serials=_distinct(text for sort, text in found if sort == "serial"),
        words=tuple(dict.fromkeys((sort, text) for sort, text in found if sort not in ("owner", "serial"))),
    )


def _found(picture: Image.Image, tags: Tags) -> Iterator[tuple[str, str]]:
    for sort, value in (*_exif_texts(tags), *_iptc_texts(picture), *_xmp_texts(picture), *_plain_texts(picture)):
        text = value.strip("\x00 \t\r\n")[:_MOST_TEXT]
        if text and text.casefold() not in _NOBODY:
            yield sort, text


def _exif_texts(tags: Tags) -> Iterator[tuple[str, str]]:
    for name, sort in _EXIF_TEXT.items():
        yield sort, words(tags.get(name))


def _iptc_texts(picture: Image.Image) -> Iterator[tuple[str, str]]:
    try:
        records = (IptcImagePlugin.getiptcinfo(picture) if isinstance(picture, ImageFile.ImageFile) else None) or {}
    except Exception:  # noqa: BLE001 - the parser raises whatever damaged records make of it
        return
    for key, sort in _IPTC_TEXT.items():
        value = records.get(key)
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, bytes):
                yield sort, words(part)


def _plain_texts(picture: Image.Image) -> Iterator[tuple[str, str]]:
    """Text chunks of PNG and the comments of JPEG and GIF."""
    for key, value in picture.info.items():
        if key in ("comment", "Comment", "Description", "Title", "Author", "Copyright"):
            yield "owner" if key in ("Author", "Copyright") else "caption", words(value)


def _xmp_texts(picture: Image.Image) -> Iterator[tuple[str, str]]:
    for element in _xmp(picture):
        sort = _XMP_TEXT.get(etree.QName(element).localname)
        if sort:
            for text in _texts(element):
                yield sort, str(text)
        for name, value in element.attrib.items():
            if sort := _XMP_TEXT.get(etree.QName(name).localname):
                yield sort, str(value)


def _texts(element: etree._Element) -> list[str]:
    """The words within, references to entities left out."""
    found = element.xpath(".//text()")
    return [str(text) for text in found] if isinstance(found, list) else []


def _xmp(picture: Image.Image) -> Iterable[etree._Element]:
    data = picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp") or b""
    if isinstance(data, str):
        data = data.encode("utf-8", "replace")
    if not isinstance(data, bytes) or not data or len(data) > _MOST_XMP:
        return ()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(data.strip(b"\x00 \t\r\n"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return ()
    return () if root is None else [element for element in root.iter() if isinstance(element.tag, str)]


def _xmp_position(picture: Image.Image) -> tuple[float, float] | None:
    values: dict[str, str] = {}
    for element in _xmp(picture):
        for name, value in ((element.tag, element.text or ""), *element.attrib.items()):
            values.setdefault(etree.QName(name).localname, str(value))
    latitude, longitude = _xmp_degrees(values.get("GPSLatitude")), _xmp_degrees(values.get("GPSLongitude"))
    return _on_earth(latitude, longitude)


def _xmp_degrees(text: str | None) -> float | None:
    """`50,47.4000N` or `50,47,24N` in degrees."""
    found = re.fullmatch(r"\s*(\d{1,3}),(\d{1,2}(?:\.\d+)?)(?:,(\d{1,2}(?:\.\d+)?))?([NSEW])\s*", text or "")
    if not found:
        return None
    degrees = float(found[1]) + float(found[2]) / 60 + float(found[3] or 0) / 3600
    return -degrees if found[4] in "SW" else degrees


def _position(tags: Tags) -> tuple[float, float] | None:
    gps = tags.gps
    latitude = _degrees(gps, ExifTags.GPS.GPSLatitude, ExifTags.GPS.GPSLatitudeRef, "S")
    longitude = _degrees(gps, ExifTags.GPS.GPSLongitude, ExifTags.GPS.GPSLongitudeRef, "W")
    return _on_earth(latitude, longitude)


def _on_earth(latitude: float | None, longitude: float | None) -> tuple[float, float] | None:
    if latitude is None or longitude is None or (latitude == 0 and longitude == 0):
        return None
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def _degrees(gps: Mapping[int, object], value: int, reference: int, negative: str) -> float | None:
    parts = gps.get(value)
    if not isinstance(parts, tuple | list) or len(parts) != 3:
        return None
    numbers = [number(part) for part in parts]
    if any(part is None for part in numbers):
        return None
    degrees, minutes, seconds = (part or 0.0 for part in numbers)
    angle = degrees + minutes / 60 + seconds / 3600
    return -angle if words(gps.get(reference)).strip().upper() == negative else angle


def _taken_at(tags: Tags) -> str:
    found = re.match(
        r"(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d)", words(tags.get("DateTimeOriginal") or tags.get("DateTime"))
    )
    if not found or found[1] == "0000":
        return ""
    offset = re.fullmatch(r"\s*([+-]\d\d:\d\d)\s*", words(tags.get("OffsetTimeOriginal")))
    return f"{found[1]}-{found[2]}-{found[3]} {found[4]}:{found[5]}" + (f" {offset[1]}" if offset else "")


def _device(tags: Tags) -> str:
    make, model = words(tags.get("Make")).strip("\x00 "), words(tags.get("Model")).strip("\x00 ")
    return model if model.casefold().startswith(make.casefold()) else f"{make} {model}".strip()


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for each in texts if (text := each.strip())))
