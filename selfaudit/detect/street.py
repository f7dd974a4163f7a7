"""Streets without a postcode: with a house number, as a line of an address, or tied to a person or a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selfaudit.detect.address import find_by_postcode
from selfaudit.detect.address_homes import house_before
from selfaudit.detect.address_parts import suffixes, words
from selfaudit.detect.engine import Detector, Reading, Span
from selfaudit.detect.lazy import lazy
from selfaudit.detect.street_number import house_number, is_counted
from selfaudit.detect.street_place import on_to_place
from selfaudit.detect.street_small import NEVER_IN_NAMES, small_street
from selfaudit.detect.street_ties import is_everywhere, plausible_without_number, tie, tied
from selfaudit.model import Match

_NAME = lazy(
    r"(?<!\w)(?<!\w['’])(?:(?:[A-Z][\w'’.\-]*|[0-9]{1,2}(?:st|nd|rd|th|ST|ND|RD|TH)|St\.?|of|the|on|le|de|and|&|"
    r"y|yr)[ \-\0]{1,2}){1,4}$"
)
_SMALL_HEAD = lazy(r"(?:(?:of|on|and|&|de|le|y|yr|the(?= [A-Z][\w']+ ))[ \-\0]+)+")
_TO_DOOR = lazy(r"\b(?:at|in|to|from|is|near|visit|address|lives?|living|of|by|and|or|opposite|outside|for|no) $")
_NUMBERED_THINGS = lazy(
    r"\b(?:the|chapter|episode|series|season|top|page|volume|part|these|those|all|last|next|game|round|"
    r"level|windows|covid|version|class|year) $"
)
_LASTING = lazy(
    r" (?:minutes?|mins?|hours?|hrs?|seconds?|secs?|days?|weeks?|months?|years?|miles?|metres?|yards?|km|times|laps)\b"
)
_COUNTED = lazy(
    r"(?:of|is|are|was|were|pm|am|miles?|minutes?|days?|years?|words?|pics?|people|hours?|weeks?|months?|points?|times)\b"
)
_WELSH = lazy(r"(?i:heol|ffordd|stryd|rhodfa|l[oô]n|maes|clos)(?:['’]r)?(?: (?:y|yr|Y|YR|[A-ZÀ-Þ][\w'’]*)){1,4}")
_BOX = lazy(r" ?(?:no\.? ?)?[0-9]{1,6}(?![0-9])")
_DIGIT = lazy("[0-9]")
_LINKING = frozenset({" of ", "the ", " on ", " le ", " de ", "and ", " yr "})
_WELSH_WORDS = frozenset({"heol", "ffordd", "stryd", "rhodfa", "lon", "maes", "clos"})
_BEFORE = 72
_MOST_SUFFIXES = 4  # words that may follow one another at the end of a street's name
_WORD = lazy(r"[^\W\d_]{1,20}")  # no longer than the longest of them


def find_streets(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
    """Streets outside whole addresses, each told once, with the house number before and the place behind them."""
    told = iter(reading.found(find_by_postcode))
    address = next(told, None)
    done = 0
    for start, end in hits:
        while address and address.end <= start:
            done = max(done, address.end)
            address = next(told, None)
        if start < done or (address and address.start <= start):
            continue
        match = _street(reading, start, end, done)
        if match:
            done = match.end
            yield match


def _street(reading: Reading, start: int, end: int, done: int) -> Match | None:
    text, folded = reading.text, reading.folded
    first = max(0, start - _BEFORE, done)
    word = folded[start:end]
    if word in _WELSH_WORDS and (welsh := _WELSH.match(text, start, start + 60)):
        if house := house_number(folded, first, start):
            return _with_number(reading, house.start(), start, welsh.end(), word)
        stop, place = on_to_place(reading, welsh.end())
        if place:
            return reading.match("address-street", start, stop, 0.88)
    if start < 2 or folded[start - 1] not in " -\0":
        return None
    if not text[start].isupper():
        small = word not in words("weak") and _DIGIT.search(folded, first, start)
        return small_street(reading, start, end, first) if small else None
    before = max(*(folded.rfind(mark, first, start - 1) for mark in ' \n"'), first - 1) + 1
    before += not text[before].isalnum()  # past a bracket or a quotation mark
    if not (text[before].isupper() or text[before].isdigit() or folded[start - 4 : start] in _LINKING):
        return None
    name = _NAME.search(text, first, start)
    if not name:
        return None
    word, end = _longest(reading, word, end)
    at = name.start()
    if house := house_number(folded, first, at):
        return _with_number(reading, house.start(), at, end, word)
    if small := _SMALL_HEAD.match(folded, at, start):
        at = small.end()
    cut = max(folded.rfind(" and ", at, start), folded.rfind(" & ", at, start))
    return _without_number(reading, at if cut < 0 else folded.index(" ", cut + 1) + 1, end, word)


def _longest(reading: Reading, word: str, end: int) -> tuple[str, int]:
    """The last of the street words that follow one another, and its end: "Tile Hill Lane", "Quinton Road West"."""
    text, folded = reading.text, reading.folded
    for _ in range(_MOST_SUFFIXES):
        if folded[end : end + 1] != " " or not text[end + 1 : end + 2].isupper():
            break
        following = _WORD.match(folded, end + 1)
        if not following or following[0] not in suffixes():
            break
        word, end = following[0], following.end()
    return word, end


def _with_number(reading: Reading, start: int, name: int, end: int, word: str) -> Match | None:
    folded = reading.folded
    if reading.in_link(start) or folded.startswith("downing street", name):
        return None
    if _NUMBERED_THINGS.search(folded, max(0, start - 12), start) or _COUNTED.match(folded, name):
        return None
    if not NEVER_IN_NAMES.isdisjoint(folded[name:end].split()) or _LASTING.match(folded, end):
        return None
    stop, place = on_to_place(reading, end)
    if word not in words("weak"):
        return reading.match("address-street", start, stop, 0.95 if place else 0.92)
    before = folded[:start].rstrip(" ")[-1:] if start < 3 else folded[start - 3 : start].rstrip(" ")[-1:]
    at_head = not before or before in ",.:;(|\n>\"'*-" or _TO_DOOR.search(folded, max(0, start - 12), start)
    ends = end >= len(folded) or (folded[end] in ",.;)\n|<\"'" and not folded.startswith("'s", end))
    if (folded.startswith("the ", name) and not place) or not at_head or not (place or ends):
        return None
    if is_counted(folded, start):
        return None
    return reading.match("address-street", start, stop, 0.9 if place else 0.8)


def _without_number(reading: Reading, name: int, end: int, word: str) -> Match | None:
    folded = reading.folded
    strong = word in words("street")
    weak = word in words("weak")
    if not weak and (house := house_before(reading, name)) is not None and not reading.in_link(house):
        stop, place = on_to_place(reading, end)
        return reading.match("address-street", house, stop, 0.88 if place else 0.8)
    if not plausible_without_number(reading, name, end):
        return None
    if weak and not tied(folded, name):
        return None
    stop, place = on_to_place(reading, end)
    if not place and is_everywhere(folded[name:end]):
        return None
    rule, sure = tie(folded, name, end, place, strong, weak)
    if sure and not reading.in_link(name):
        return reading.match(rule, name, stop, sure)
    return None


def find_boxes(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
    """Boxes at the post office, with the place behind them."""
    for start, end in hits:
        if found := _BOX.match(reading.folded, end, end + 12):
            stop, place = on_to_place(reading, found.end())
            yield reading.match("address-street", start, stop, 0.92 if place else 0.8)


DETECTORS = (
    Detector("street", find_streets, tuple(sorted(suffixes()))),
    Detector("street", find_boxes, ("po box", "p.o. box", "p.o.box", "p o box", "post office box")),
)
