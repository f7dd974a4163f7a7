"""Word lists that detectors stand on: one entry a line, `#` lines saying where they come from."""

from __future__ import annotations

from functools import cache
from pkgutil import get_data

from selfaudit.detect.fold import fold
from selfaudit.detect.lazy import lazy

# The second half of a name that people leave out: "Wimborne Minster", "Weston-super-Mare".
_SECOND_NAME = lazy(
    r" (?:minster|regis|magna|abbas|upon|on|super|under|in|by|le|st|saint|the|spa|episcopi|monkton) ?.*$"
)


# What is left of some names, or is one, but is mostly something else.
_NOT_ALONE = frozenset(
    ("north", "south", "east", "west", "great", "little", "upper", "lower", "church", "street", "school")
)


def packaged(package: str, name: str) -> str:
    """The text of the file `name` in a package of this program; importlib.resources takes several times as long."""
    data = get_data(package, name)
    assert data is not None
    return data.decode().replace("\r\n", "\n")


@cache
def lines(name: str) -> tuple[str, ...]:
    """The entries of `selfaudit/detect/data/<name>.txt`, in order, without comments."""
    text = packaged("selfaudit.detect.data", f"{name}.txt")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def places() -> frozenset[str]:
    """Folded names of towns, their parts, villages and counties in the UK, hyphens as spaces and without marks."""
    names = [plain_place(fold(name)) for name in (*lines("places"), *lines("suburbs"), *lines("counties"))]
    heads = (_SECOND_NAME.sub("", name) for name in names)
    return frozenset((*names, *(head for head in heads if len(head) > 4))) - _NOT_ALONE


def plain_place(folded: str) -> str:
    """A folded place name in the one spelling that all its dresses share."""
    return folded.replace("-", " ").replace("'", "").replace(".", "").strip()


@cache
def districts() -> dict[str, frozenset[int]]:
    """For each postcode area, folded, the numbers of its districts."""
    return {fold(area): frozenset(_numbers(ranges)) for area, *ranges in map(str.split, lines("districts"))}


def _numbers(ranges: list[str]) -> list[int]:
    ends = [[int(end) for end in part.split("-")] for part in ranges]
    return [number for end in ends for number in range(end[0], end[-1] + 1)]
