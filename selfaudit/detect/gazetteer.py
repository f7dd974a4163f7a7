"""Where places are: from coordinates to words a person understands, and from the person's own places to coordinates."""

from __future__ import annotations

import math
import re
from bisect import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from selfaudit.detect.data_files import lines, plain_place
from selfaudit.detect.fold import fold
from selfaudit.detect.lazy import lazy
from selfaudit.model import Identity

_EARTH = 6371.0  # kilometres, mean radius (IUGG)
_HERE = ("GB", "IM", "JE", "GG")
_NEAR = 25.0  # kilometres: farther than this from any place known, no name says where it is
_BELT = 0.23  # degrees of latitude: a little more than that
_DISTRICT = lazy(r"\b([a-z]{1,2}[0-9][0-9a-z]?)(?: ?[0-9][a-z]{2})?\b")


@dataclass(frozen=True)
class Point:
    """A place on the map, in degrees (WGS 84), north and east positive."""

    name: str
    latitude: float
    longitude: float
    country: str = "GB"


def place_of(latitude: float, longitude: float) -> str:
    """Where a point lies, in words: `in or near Poole`, `near Nice, France`; in figures where no place is near."""
    belt = _points()[bisect(_latitudes(), latitude - _BELT) : bisect(_latitudes(), latitude + _BELT)]
    nearest = min(belt, key=lambda point: _rough(point, latitude, longitude), default=None)
    if nearest is None or distance(nearest, latitude, longitude) > _NEAR:
        return "far from any town"
    name = nearest.name if nearest.country in _HERE else f"{nearest.name}, {_countries()[nearest.country]}"
    return f"in or near {name}"


def distance(point: Point, latitude: float, longitude: float) -> float:
    """Kilometres over the ground between a place and a point (great circle)."""
    north, other = math.radians(point.latitude), math.radians(latitude)
    east = math.radians(longitude - point.longitude)
    chord = math.sin((other - north) / 2) ** 2 + math.cos(north) * math.cos(other) * math.sin(east / 2) ** 2
    return 2 * _EARTH * math.asin(min(1.0, math.sqrt(chord)))


def in_words(kilometres: float) -> str:
    """A distance as a person would say it. Places are known to about a kilometre, so nothing finer is told."""
    if kilometres < 1.5:
        return "a kilometre or less"
    return f"about {kilometres:.0f} km"


def own_points(identity: Identity) -> tuple[Point, ...]:
    """The person's own places, and those their schools are named after, as far as it is known where they are."""
    homes = [point for place in identity.places for point in _known(place)]
    schools = [point for school in identity.schools for point in _known_within(school.name)]
    return tuple(dict.fromkeys((*homes, *schools)))


def _known(place: str) -> Iterator[Point]:
    folded = fold(place)
    for found in _DISTRICT.finditer(folded):
        if middle := _districts().get(found[1]):
            yield Point(place, *middle)
            return
    for part in reversed(folded.split(",")):
        if point := _by_name().get(plain_place(part)):
            yield Point(place, point.latitude, point.longitude)
            return


def _known_within(name: str) -> Iterator[Point]:
    """A town at the front of a school's name: "Wimborne First School"."""
    words = re.findall(r"[^\W\d_]+", plain_place(fold(name)))
    for length in (3, 2, 1):
        if point := _by_name().get(" ".join(words[:length])):
            yield Point(name, point.latitude, point.longitude)
            return


def _rough(point: Point, latitude: float, longitude: float) -> float:
    east = abs(point.longitude - longitude)
    return (point.latitude - latitude) ** 2 + (min(east, 360 - east) * math.cos(math.radians(latitude))) ** 2


@cache
def _points() -> tuple[Point, ...]:
    """Every place, from south to north."""
    points = (_read(line.split(" ", 3)) for line in lines("place_points"))
    return tuple(sorted(points, key=lambda point: point.latitude))


@cache
def _latitudes() -> tuple[float, ...]:
    return tuple(point.latitude for point in _points())


def _read(parts: list[str]) -> Point:
    return Point(parts[3], float(parts[0]), float(parts[1]), parts[2])


@cache
def _by_name() -> dict[str, Point]:
    """The places of this country whose name stands for one of them alone, by their folded name."""
    found: dict[str, list[Point]] = {}
    for point in _points():
        if point.country in _HERE:
            for name in _spellings(point.name):
                found.setdefault(name, []).append(point)
    return {name: points[0] for name, points in found.items() if _close(points)}


def _spellings(name: str) -> Iterable[str]:
    return {plain_place(fold(name)), plain_place(fold(re.split(r" Minster| Regis|-| upon ", name)[0]))}


def _close(points: list[Point]) -> bool:
    first = points[0]
    return all(distance(first, point.latitude, point.longitude) < 8 for point in points[1:])


@cache
def _districts() -> dict[str, tuple[float, float]]:
    split = (line.split() for line in lines("district_points"))
    return {fold(name): (float(latitude), float(longitude)) for name, latitude, longitude in split}


@cache
def _countries() -> dict[str, str]:
    return dict(line.split(" ", 1) for line in lines("countries"))
