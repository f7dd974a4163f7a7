"""Flats and units in a named building, with the town behind it: "Unit 7, Ashton Trade Park, Bristol"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selfaudit.detect.address_parts import is_place
from selfaudit.detect.engine import Detector, Reading, Span
from selfaudit.detect.lazy import lazy
from selfaudit.model import Match

_DOORS = ("flat", "apartment", "apt", "unit", "units", "suite", "studio", "office")
_BUILDING = lazy(
    r" (?:[0-9]{1,4}[A-Za-z]?|[A-Z][0-9]{0,3})(?: ?[-&/] ?[0-9]{1,4})?(?:, ?|,? ?\n|,? (?=[A-Z]))"
    r"((?:The )?[A-Z][\w'’-]+(?: (?:of|the|and|&|on)| [A-Z][\w'’-]+){1,4})(?:, ?|,? ?\n)"
    r"(?:([A-Z][\w'’-]+(?:[ -][A-Z][\w'’-]+){0,3})(?:, ?|,? ?\n))?"
    r"([A-Z][\w'’-]+(?:[ -](?:[A-Z][\w'’-]+|upon|on|le|by)){0,3})"
)
_REACH = 140


def find(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
    """Doors in a building that is named, where a town follows; `hits` are the spans of "flat", "unit" and the like."""
    for start, end in hits:
        found = _BUILDING.match(reading.text, end, end + _REACH)
        if not found or not reading.text[start].isupper() or reading.in_link(start):
            continue
        if is_place(found[3]):
            yield reading.match("address-street", start, found.end(), 0.88)
        elif found[2] and is_place(found[2]):
            yield reading.match("address-street", start, found.end(2), 0.88)


DETECTOR = Detector("street", find, _DOORS)
