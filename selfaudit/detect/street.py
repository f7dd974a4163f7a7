"""Streets without a postcode: with a house number, as a line of an address, or tied to a person or a place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from selfaudit.detect.address import find_by_postcode
from selfaudit.detect.address_parts import NUMBER, is_place, suffixes, words
from selfaudit.detect.engine import Detector, Reading, Span
from selfaudit.detect.lazy import lazy
from selfaudit.model import Match

_NAME = lazy(
    r"(?<![\w'’])(?:(?:[A-Z][\w'’.\-]*|[0-9]{1,2}(?:st|nd|rd|th|ST|ND|RD|TH)|St\.?|of|the|on|le|de|and|&|y|yr)[ \-\0]{1,2}){1,4}$"
)
_LOWER_NAME = lazy(r"(?:[a-z][a-z'\-]{1,20} ){1,3}$")
_NUMBERED = lazy(
    rf"(?:^|(?<=[\s,(>:;'\"*|/]))(?:(?:flat|unit|apartment|apt|suite|studio|room) [0-9]{{1,4}}[a-z]?[,.]? {{0,2}}\n?)?{NUMBER}[, \0]{{1,2}}\n?\s?$"
)
_YEARISH = lazy(
    r"(?:in|since|of|for|from|by|until|till|the|about|around|over|nearly|only|than|my|our|their|every|a|an|another|day|week|year|season|episode|chapter|page|top|these|those|all) $"
)
_TIED = lazy(
    r"(?:\b(?:lives?|lived|living|house|home|flat|cottage|bungalow|address|based|moved|moving|stay(?:s|ing)?|born|grew up|raised|resides?|residing|located|situated|meet(?: me| us| you)?|find us|visit us"
    r"|restaurant|office|shop|station|school|studio|salon|surgery|clinic|church|hall|pub|cafe|entrance|parking|park|enter|stop|drops? you off|turn(?: left| right)?|junction|round|just off|off|corner|end|side|top|bottom|middle)\b"
    r"[^.!?\n]{0,30}?\b(?:on|in|at|off|of|to|near|along|down|up|into|onto|from|by|is|behind|opposite|between|and)|\b(?:corner|side|end|top|bottom) of|\bjust off|\b(?:a|the) (?:street|road|avenue) called|address(?: is|:)|title refers to) $"
)
_ON = lazy(r"\b(?:on|off|along|down|at|of|to|near|opposite|between|and|and on) $")
_NEWS = lazy(
    r"\b(?:police|crash|accident|collision|closed|closure|closures|roadworks|traffic|incident|fire|delays?|arrested|murder|burst|stabbing|robbery|appeal|witness|queue|queues|diversion|breaking|shut|council|mp|news)\b"
)
_NOT_AFTER = lazy(
    r"[ \-](?:safety|food|journal|party|art|artist|style|wear|trip|runner|fighter|view|works?|racing|race|cycling|cleaning|bike|rage|tax|map|level|light|lights|lamp|band|jam|dance|singer"
    r"|station|tube|park|primary|school|academy|college|church|hospital|surgery|stadium|market|cemetery|theatre|united|fc|cc|rfc|bridge|and rail|haulage|closure|closures|closed|thru|time|to )\b"
)
_FAMOUS = frozenset(
    [
        "wall street",
        "sesame street",
        "downing street",
        "coronation street",
        "fleet street",
        "oxford street",
        "regent street",
        "carnaby street",
        "bond street",
        "harley street",
        "abbey road",
        "penny lane",
        "drury lane",
        "brick lane",
        "madison avenue",
        "fifth avenue",
        "park avenue",
        "ramsay street",
        "elm street",
        "easy street",
        "bourbon street",
        "bleecker street",
        "jump street",
        "baker street",
        "quality street",
        "high street",
        "main street",
        "silk road",
        "the road",
        "the street",
        "memory lane",
        "fast lane",
        "slow lane",
        "electric avenue",
        "sunset boulevard",
        "desolation row",
        "revolutionary road",
        "abbey lane",
        "high road",
        "della street",
        "park lane",
        "old trafford",
        "anfield road",
        "white hart lane",
        "carrow road",
        "elland road",
        "portman road",
        "bramall lane",
        "loftus road",
        "the lane",
        "cold feet",
        "hollywood boulevard",
        "pennsylvania avenue",
        "savile row",
        "first street",
        "back street",
        "side street",
        "the drive",
        "the close",
        "the avenue",
        "queen street",
        "one way street",
        "dead end street",
        "rainey street",
    ]
)
_PLACE_AFTER = lazy(
    r"(?: in | at | - |, ?\n?|\. ?| \n?|\n)([A-Z][\w'’\-]+(?:[ \-](?:[A-Z][\w'’\-]+|upon|on|in|the|under|le|of)){0,4})"
)
_DIRECTION = lazy(r" (?:north|south|east|west|upper|lower|n|s|e|w)\b(?! (?:of|side))")
_BEFORE = 72
_DIGIT = lazy("[0-9]")
_LINKING = frozenset({" of ", "the ", " on ", " le ", " de ", "and ", " yr "})


def find_streets(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
    """Streets, each told once, with the house number before and the place behind them."""
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
    word = folded[start:end]
    strong = word in words("street")
    first = max(0, start - _BEFORE, done)
    if start < 2 or folded[start - 1] not in " -\0":
        return None
    if not text[start].isupper():
        return _lower(reading, start, end, first) if strong and _DIGIT.search(folded, first, start) else None
    previous = text[max(folded.rfind(" ", first, start - 1), folded.rfind("\n", first, start - 1), first - 1) + 1]
    if not (previous.isupper() or previous.isdigit() or folded[start - 4 : start] in _LINKING):
        return None
    name = _NAME.search(text, first, start)
    if not name:
        return None
    at = name.start()
    numbered = _NUMBERED.search(folded, max(first, at - 40), at)
    if numbered and _plausible_number(folded, numbered):
        return _with_number(reading, numbered.start(), at, end, strong)
    if strong or folded[end : end + 1] in (",", "\n") or folded.startswith((" in ", " at "), end):
        return _without_number(reading, at, end, strong)
    return None


def _plausible_number(folded: str, found: re.Match[str]) -> bool:
    digits = re.search("[0-9]+", found[0])
    if digits is None or digits[0].startswith("0"):
        return False
    year = len(digits[0]) == 4 and digits[0][:2] in ("19", "20")
    return not (
        (year or len(digits[0]) < 3) and _YEARISH.search(folded, max(0, found.start() - 12), found.start()) and year
    )


def _with_number(reading: Reading, start: int, name: int, end: int, strong: bool) -> Match | None:
    folded = reading.folded
    street = folded[name:end]
    if reading.in_link(start) or (street in ("downing street",) and "10" in folded[start:name]):
        return None
    stop, place = _on_to_place(reading, end)
    ends_line = not folded[end : end + 1].strip(" ") or folded[end] in ",.;)\n|<"
    if strong:
        sure = 0.95 if place else 0.92
    elif place or ends_line:
        sure = 0.92 if place else 0.8
    else:
        return None
    return reading.match("address-street", start, stop, sure)


def _without_number(reading: Reading, name: int, end: int, strong: bool) -> Match | None:
    folded = reading.folded
    street = re.sub(r"[\-\0]", " ", folded[name:end])
    while street.startswith(("the ", "of ", "on ", "and ", "& ")) and not street.startswith(
        ("the street", "the avenue", "the drive")
    ):
        cut = street.index(" ") + 1
        street, name = street[cut:], name + cut
    if " " not in street or street in _FAMOUS or _NOT_AFTER.match(folded, end) or reading.in_link(name):
        return None
    line = folded.rfind("\n", max(0, name - 160), name) + 1 or max(0, name - 160)
    sentence = folded[line : min(len(folded), end + 80)]
    stop, place = _on_to_place(reading, end)
    alone = _alone(folded, name, end)
    if alone and place and strong:
        return reading.match("address-street", name, stop, 0.88)
    if _NEWS.search(sentence):
        return None
    tied = _TIED.search(folded, max(0, name - 70), name)
    if strong and tied:
        return reading.match("address-tied", name, stop, 0.85 if place else 0.75)
    if strong and _ON.search(folded, max(0, name - 12), name):
        return reading.match("address-tied", name, stop, 0.7)
    if tied and place:
        return reading.match("address-tied", name, stop, 0.75)
    if strong and place and folded[end] in ",\n":
        return reading.match("address-street", name, stop, 0.8)
    return None


def _alone(folded: str, start: int, end: int) -> bool:
    """Whether the street is a line, or a piece between commas, of its own."""
    before = folded[max(0, start - 2) : start].strip(" \t>*")
    after = folded[end : end + 2].strip(" ")
    return (not before or before[-1] in ",\n|:") and (not after or after[0] in ",\n|")


def _on_to_place(reading: Reading, end: int) -> tuple[int, bool]:
    """Where the places behind a street end, and whether there are any."""
    text, folded = reading.text, reading.folded
    found_any = False
    if direction := _DIRECTION.match(folded, end):
        end = direction.end()
    for _ in range(4):
        found = _PLACE_AFTER.match(text, end, end + 60)
        if not found:
            break
        size = _place_length(found[1])
        if not size:
            break
        end = found.start(1) + size
        found_any = True
    return end, found_any


def _place_length(written: str) -> int:
    """How much of `written`, from its start, is the name of a place; 0 for none."""
    ends = [found.start() for found in re.finditer(r"[ ]|$", written)]
    return next((end for end in reversed(ends) if is_place(written[:end])), 0)


_LOWER_CUE = lazy(
    r"(?:\b(?:live|lives|lived|living|house|home|flat|address|based|moved|stay|staying|visit|come)(?: (?:is|at|to|in|on|us at|me at|round to|over to))?|^|[\n,:(>]|\bat|\bto)\s*$"
)


def _lower(reading: Reading, start: int, end: int, first: int) -> Match | None:
    """A street in small letters, which needs a house number and a word, a line or a place to say that it is one."""
    folded = reading.folded
    name = _LOWER_NAME.search(folded, first, start)
    if not name:
        return None
    for at in [found.start() for found in re.finditer(r"(?:^|(?<= ))[a-z]", folded[name.start() : start])]:
        numbered = _NUMBERED.search(folded, max(first, name.start() + at - 30), name.start() + at)
        if not numbered or not _plausible_number(folded, numbered):
            continue
        if _LOWER_CUE.search(folded, max(0, numbered.start() - 24), numbered.start()) and not reading.in_link(start):
            if folded[name.start() + at : start].split()[0] in (
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
            ):
                return None
            stop, place = _on_to_place(reading, end)
            after = folded[end : end + 1]
            if place or not after.strip() or after in ",.\n;)!":
                return reading.match("address-street", numbered.start(), stop, 0.8)
    return None


DETECTORS = (Detector("street", find_streets, tuple(sorted(suffixes()))),)
