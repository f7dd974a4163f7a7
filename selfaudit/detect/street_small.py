"""Streets in small letters: "i live at 12 mill lane"."""

from __future__ import annotations

from selfaudit.detect.engine import Reading
from selfaudit.detect.lazy import lazy
from selfaudit.detect.street_number import house_number
from selfaudit.detect.street_place import on_to_place
from selfaudit.model import Match

_SMALL_NAME = lazy(r"(?:[a-z][a-z'\-]{1,20} ){1,3}$")
_SMALL_CUE = lazy(
    r"(?:\b(?:live|lives|lived|living|house|home|flat|address|based|moved|stay|staying|visit|come|deliver|delivered|send|sent|post|meet|is|located)"
    r"(?: (?:is|at|to|in|on|us at|me at|round to|over to))?|^|[\n,:(>?\"']|\bat|\bto|[0-9])\s*$"
)
_NOT_NAMES = frozenset(
    (
        "way",
        "lane",
        "mile",
        "minute",
        "minutes",
        "min",
        "miles",
        "lanes",
        "more",
        "of",
        "star",
        "days",
        "on",
        "in",
        "m",
        "km",
        "years",
        "year",
        "hour",
        "hours",
        "the",
        "and",
    )
)

# Before a word in small letters that could be a street's, these say that it is no name: "marooned on terrace".
_BEFORE_THINGS = frozenset(("on", "in", "of", "to", "from", "by", "into", "onto", "off", "down", "up", "and", "or"))
NEVER_IN_NAMES = frozenset(
    (
        "my",
        "your",
        "his",
        "her",
        "their",
        "our",
        "this",
        "that",
        "a",
        "an",
        "during",
        "for",
        "with",
        "is",
        "are",
        "at",
        "but",
        "we",
    )
)


def small_street(reading: Reading, start: int, end: int, first: int) -> Match | None:
    """A street in small letters, which needs a house number and a word, a line or a place to say that it is one."""
    folded = reading.folded
    name = _SMALL_NAME.search(folded, first, start)
    while name:
        at = name.start()
        house = house_number(folded, first, at)
        if house:
            break
        name = _SMALL_NAME.search(folded, at + 1, start)
    if not name or not house or folded[at - 1].isdigit() or reading.in_link(start):
        return None
    said = folded[at:start].split()
    if said[0] in _NOT_NAMES or said[-1] in _BEFORE_THINGS or not NEVER_IN_NAMES.isdisjoint(said):
        return None
    if not _SMALL_CUE.search(folded, max(0, house.start() - 24), house.start()):
        return None
    stop, place = on_to_place(reading, end)
    after = folded[end : end + 1]
    return (
        reading.match("address-street", house.start(), stop, 0.8)
        if place or not after.strip() or after in ",.;)!?\"'<"
        else None
    )
