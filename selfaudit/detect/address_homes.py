"""Homes with no word for a street: "moved to 7 Glebe Field", "The Croft, by Dingwall", "lives at Rose Cottage"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selfaudit.detect.address_parts import is_place, words
from selfaudit.detect.engine import Detector, Reading, Span
from selfaudit.detect.fold import fold
from selfaudit.detect.lazy import lazy
from selfaudit.detect.street_place import on_to_place
from selfaudit.model import Match

# Words behind which a number with a name is somebody's door, and of them those that speak of nothing else.
_AT_HOME = ("live at", "lives at", "lived at", "living at", "reside at", "resides at")
_HOMEWARD = (
    "live in",
    "lives in",
    "lived in",
    "living in",
    "moved to",
    "moved into",
    "moving to",
    "moving into",
    "move to",
    "house is",
    "home is",
    "flat is",
    "address is",
    "staying at",
    "deliver to",
    "delivered to",
    "send to",
    "post to",
    "come to",
    "round to",
    "round at",
)
_DOOR = lazy(
    r"(?: (?:at|in|now|back))?[ :]{1,2}(?:[Nn]umber |[Nn]o\.? ?)?"
    r"([0-9]{1,3}[a-hA-H]?(?:[\-/][0-9]{1,3})?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty),? "
    r"((?:The )?[A-Z][a-z'’]{2,}(?:[ \-](?:[A-Z][a-z'’]{2,}|of|the|on|y|yr)){0,3})"
    r"(?=[,.;:!?)\n\"'<]| (?:in|with|and|by|near|from|last|this|next|for|since|now|today|before|after|while|when|where"
    r"|which|but|please|thanks|if|so|as|to|until|because|we|i)\b|\s*$)"
)
_DOOR_REACH = 80
_COUNTED = lazy(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tues?|wed|thu|fri|sat|sun)[a-z]*$|(?:am|pm|o'?clock|days?"
    r"|weeks?|years?|months?|hours?|minutes?|miles?|beds?|bedrooms?|stars?|times|pounds|million|para|rifles|commando"
    r"|squadron|regiment|battalion|signal|live|extra|tonight|today|tomorrow|sharp|different|new|other|countries|schools?"
    r"|classes|more)$"
)
_NAME = lazy(r"(?<![\w'’])(?:The )?(?:[A-Z][\w'’]* ){0,3}$")
_NAME_REACH = 40
_NUMBER = lazy(r"(?<![\w.,:/\-£$])[1-9][0-9]{0,2}[a-h]?,? $")
_NAMED = lazy(r"(?<![\w'’])(?:The |[A-Z][\w'’]* ){1,3}([A-Z][a-z]+),? ?\n? ?$")
_NAMED_REACH = 60
_AT_HEAD = lazy(r"(?:^|[\n\t|:>\"'(\x02\x04]|[a-z]\", ?\")\s{0,3}$")
_HOME_TIE = lazy(
    r"\b(?:live[sd]?|living|resides?|residing|home|house|address|moved?|moving|staying)"
    r"(?: (?:is|are|at|in|to|into|now|up|back|called))* $"
)
_AT = lazy(r"\b(?:at|to|from) $")
_TIE_REACH = 32
_BY = lazy(
    r"(?:(?:, ?\n?|\n)[Bb]y|,? ?\n?(?:just )?(?:[Nn]ear|[Nn]r\.?|outside)) ([A-Z][\w'’\-]+(?:[ \-][A-Z][\w'’\-]+){0,2})"
)
_HOUSE_OF = lazy(r"(?:Ta?igh (?:(?:na|nan|nam|an|a'|a’) ?)?|Mains of )[A-Z][\w'’]+")  # Gaelic: house; Scots: home farm
_FAMOUS = frozenset({"white house", "opera house", "full house", "open house", "the mill", "home farm"})


def find_doors(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
    """A number with a name behind a word that says that somebody lives there."""
    text, folded = reading.text, reading.folded
    for start, end in hits:
        found = _DOOR.match(text, end, end + _DOOR_REACH)
        if not found:
            continue
        said = folded[found.start(2) : found.end(2)].split()
        if any(map(_COUNTED.match, said)) or (len(said) == 1 and folded[start:end] not in _AT_HOME):
            continue
        if found[1][0].isdigit() and (said[-1] in words("street") or said[-1] in words("lane")):
            continue  # told as a street
        stop, place = on_to_place(reading, found.end())
        yield reading.match("address-home", found.start(1), stop, 0.88 if place else 0.8)


def house_before(reading: Reading, street: int) -> int | None:
    """Where the house begins whose name stands with a comma or a line's end right before `street`, if one does."""
    if reading.folded[max(0, street - 2) : street].rstrip(" ")[-1:] not in (",", "\n"):
        return None
    found = _NAMED.search(reading.text, max(0, street - _NAMED_REACH), street)
    return found.start() if found and fold(found[1]) in words("home") else None


def find_houses(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
    """The name of a house, by the place it lies in or near, or behind a word that says that somebody lives there."""
    text, folded = reading.text, reading.folded
    done = 0
    for start, end in hits:
        if start < done or not text[start].isupper():
            continue
        whole = _HOUSE_OF.match(text, start)
        found = whole or _NAME.search(text, max(0, start - _NAME_REACH, done), start)
        if not found or not found[0]:
            continue
        name, last = found.start(), whole.end() if whole else end
        if folded[name:last].removeprefix("the ") in _FAMOUS or reading.in_link(name):
            continue
        if match := _house(reading, name, last):
            done = match.end
            yield match


def _house(reading: Reading, name: int, end: int) -> Match | None:
    text, folded = reading.text, reading.folded
    if number := _NUMBER.search(folded, max(0, name - 8), name):
        stop, place = on_to_place(reading, end)
        return reading.match("address-home", number.start(), stop, 0.85) if place else None
    tied = _HOME_TIE.search(folded, max(0, name - _TIE_REACH), name) is not None
    if (
        not tied
        and not _AT_HEAD.search(folded, max(0, name - 8), name)
        and not _AT.search(folded, max(0, name - 6), name)
    ):
        return None
    if (by := _BY.match(text, end, end + 60)) and is_place(by[1]):
        stop, _ = on_to_place(reading, by.end())
        return reading.match("address-home", name, stop, 0.85)
    stop, place = on_to_place(reading, end) if folded[end : end + 1] in (",", "\n") else (end, False)
    if place:
        return reading.match("address-home", name, stop, 0.85 if tied else 0.75)
    ends = not text[end : end + 1].strip() or text[end] in ",.;!?)"
    return (
        reading.match("address-home", name, end, 0.7)
        if tied and ends and not text[end + 1 : end + 2].isupper()
        else None
    )


DETECTORS = (
    Detector("address-home", find_doors, (*_AT_HOME, *_HOMEWARD)),
    Detector("address-home", find_houses, (*sorted(words("home")), "tigh", "taigh", "mains")),
)
