"""The places behind a street: "Mill Lane, Holt, Wimborne"."""

from __future__ import annotations

from selfaudit.detect.address_parts import is_place
from selfaudit.detect.engine import Reading
from selfaudit.detect.lazy import lazy

_DIRECTION = lazy(r" (?:north|south|east|west|upper|lower)\b(?! (?:of|side))")
_PLACE_AFTER = lazy(
    r"(?: in | at | - |, ?\n? ?|\. ?| \n?|\n ?)([A-Z][\w'’\-]+(?:[ \-](?:[A-Z][\w'’\-]+|upon|on|in|the|"
    r"under|le|of)){0,4})"
)
# A part of a town or a village that no list knows, between a street and a place.
_BETWEEN = lazy(r"(?:, ?\n? ?|\n ?)[A-Z][\w'’\-]+(?:[ \-][A-Z][\w'’\-]+){0,2}(?=(?:, ?\n? ?|\n ?)[A-Z])")


def on_to_place(reading: Reading, end: int) -> tuple[int, bool]:
    """Where the places behind a street end, and whether there are any."""
    text, folded = reading.text, reading.folded
    if direction := _DIRECTION.match(folded, end):
        end = direction.end()
    any_place = False
    for _ in range(4):
        found = _PLACE_AFTER.match(text, end, end + 60)
        size = _place_length(found[1]) if found else 0
        if not size and (between := _BETWEEN.match(text, end, end + 60)):
            found = _PLACE_AFTER.match(text, between.end(), between.end() + 60)
            size = _place_length(found[1]) if found else 0
        if not found or not size:
            break
        end = found.start(1) + size
        any_place = True
    return end - (text[end - 1] in "'’"), any_place


def _place_length(written: str) -> int:
    """How much of `written`, from its start, is the name of a place; 0 for none."""
    end = len(written)
    while end > 0:
        if is_place(written[:end]):
            return end
        end = written.rfind(" ", 0, end)
    return 0
