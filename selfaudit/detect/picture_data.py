"""What a picture file tells of itself, as `picture_words` puts it into words: place, owner, serial number, device."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from selfaudit.detect.engine import Detector, Reading, Span
from selfaudit.detect.gazetteer import distance, in_words, own_points, place_of
from selfaudit.detect.lazy import lazy
from selfaudit.model import Match

TAKEN_AT = "Where this picture was taken"
OWNER = "Whose picture this is"
SERIAL = "Serial number of the camera"
DEVICE = "Taken with"
PREVIEW = "The small preview inside this picture shows more than the picture"
_SIMPLE = {OWNER: "picture-owner", SERIAL: "picture-serial", DEVICE: "picture-device"}
_REST_OF_LINE = lazy(r": ?([^\n]{1,200})")
_PAIR = re.compile(r"(-?[0-9]{1,2}\.[0-9]+), (-?[0-9]{1,3}\.[0-9]+)")
_FARTHEST = 60.0  # kilometres: beyond it, how far from home says nothing


def find_picture_data(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
    """The lines of a picture's data that tell of its owner."""
    for start, end in hits:
        if start and reading.text[start - 1] != "\n":
            continue
        label = reading.text[start:end]
        if label == PREVIEW:
            yield reading.match("picture-preview", start, end)
        elif (rest := _REST_OF_LINE.match(reading.text, end)) and rest[1].strip():
            if label == TAKEN_AT:
                yield from _place(reading, *rest.span(1))
            elif label in _SIMPLE:
                yield reading.match(_SIMPLE[label], *rest.span(1))


def _place(reading: Reading, start: int, end: int) -> Iterator[Match]:
    found = _PAIR.fullmatch(reading.text, start, end)
    if not found or abs(float(found[1])) > 90 or abs(float(found[2])) > 180:
        return
    match = reading.match("picture-place", start, end)
    yield replace(match, why=f"{match.why} {_told(reading, float(found[1]), float(found[2]))}")


def _told(reading: Reading, latitude: float, longitude: float) -> str:
    ways = [(distance(point, latitude, longitude), point.name) for point in own_points(reading.identity)]
    near = " and ".join(f"{in_words(way)} from {name}" for way, name in sorted(ways)[:2] if way <= _FARTHEST)
    return f"It was taken {place_of(latitude, longitude)}" + (f": {near}." if near else ".")


DETECTORS = (Detector("picture-data", find_picture_data, tuple(map(str.lower, (TAKEN_AT, PREVIEW, *_SIMPLE)))),)
