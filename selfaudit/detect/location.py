"""Where somebody is or lives: map links, coordinates, check-ins, "lives in ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from selfaudit.detect.address_parts import is_place
from selfaudit.detect.engine import Detector, Reading, Span
from selfaudit.detect.fold import DEGREE, PIN
from selfaudit.detect.lazy import lazy
from selfaudit.model import Match

_PAIR = lazy(
    r"(-?[0-9]{1,2}\.[0-9]{3,15})(?: ?\x06? ?([ns])(?![a-z]))?[,;/& \"']{1,3}\s{0,8}"
    r"(?:[\"']?l(?:on|ng)\w{0,6}[\"']?\s?[:=\" ]{1,3})?"
    r"([\-+]?[0-9]{1,3}\.[0-9]{3,15})(?: ?\x06? ?([ew])(?![a-z]))?(?![0-9])"
)
_CALLED = lazy(
    r"(?:lat(?:itude)?|long?(?:itude)?|lng|gps|co-?ord(?:inate)?s?|geo|ll|location|point|map|@)\b[^a-z\n]{0,12}$"
)
_CLOSE = 5  # decimals that nothing but a place on a map has in pairs
_DEGREES = lazy(
    r"[0-9]{1,3} ?\x06 ?[0-9]{1,2}(?:\.[0-9]+)? ?' ?(?:[0-9]{1,2}(?:\.[0-9]+)? ?(?:\"|'') ?)?[ns][, "
    r"]{1,3}[0-9]{1,3} ?\x06 ?[0-9]{1,2}(?:\.[0-9]+)? ?' ?(?:[0-9]{1,2}(?:\.[0-9]+)? ?(?:\"|'') ?)?[ew]"
)
_NAME = lazy(
    r"(?:the )?([A-Z][\w'’\-]*(?:[ \-](?:[A-Z][\w'’\-]*|upon|on|in|the|under|le|of|by)){0,4})(?:, "
    r"([A-Z][\w'’\-]*(?: [A-Z][\w'’]*){0,3}))?"
)
# What a check-in site writes for people: "I'm at The Bell Inn (Poole)", "I'm at Meadow Park in Poole, Dorset".
_SHARED = lazy(
    r" (?:the )?[A-Z0-9][\w'’&.\-]*(?: [\w'’&.\-]+){0,6}(?: in [A-Z][\w'’\- ]{2,30}, [A-Z][\w'’\-]+(?: [A-Z][\w'’\-]+)?"
    r"| \([A-Z][\w'’\-]+(?: [\w'’\-]+){0,3}(?:, [A-Z][\w'’ \-]{2,30}){0,2}\))"
)
# How a network ends the line of a post that says where it was sent from: "… — at The Bell Inn.", "… with Jo".
_SENT_FROM = lazy(r"\.?[ ]*(?:\n|$| with [A-Z])")
_SUBJECT = lazy(
    r"(?:\b(?:i|we|who|and|also|now|still|currently|i've|we've|have|both|to|happily|actually|you|people|she|he|they)|^|[.,\n|(])\s{0,2}$"
)
_AT_HOME = frozenset(
    {
        "live in",
        "live near",
        "lives in",
        "living in",
        "based in",
        "lives near",
        "resides in",
        "settled in",
        "moved to",
        "moving to",
        "at home in",
        "home is in",
        "my home town",
        "hometown",
        "home town",
        "raised in",
        "grew up in",
        "checked in at",
        "i'm at",
        "im at",
        "- at",
        "checked in to",
        "checking in at",
        "just checked in",
        "originally from",
        "currently in",
        "i stay in",
        "location:*",
        "lives:*",
    }
)
_ON_FOOT = lazy(
    r"\b(?:(?:my|our|morning|evening|lunch(?:time)?|daily|easy|quick|sunday|saturday|solo|started an?|went for an?)"
    r" (?:[\w.]+ )?(?:run|ride|jog|walk)\b)"
)
_SCHOOLING = lazy(r"[\w' ]{0,14}?\b(?:school|college|university|academy|united|city fc|fc|town fc|road|street|lane)\b")
_ON_AIR = lazy(r"[ ,]{1,2}(?:tonight|from|with|on (?:bbc|tv|sky|radio|itv|channel|[0-9]|\w+day)|[0-9])")
_PIN = lazy(r"[\0 ]{0,3}([A-Z][\w'’\-]*(?:[ \-][A-Z][\w'’\-]*){0,3})(?:, ([A-Z][\w'’\-]*(?: [A-Z][\w'’]*){0,2}))?")


def find_coordinates(reading: Reading, _hits: Sequence[Span]) -> Iterator[Match]:
    """Pairs of latitude and longitude with three decimals or more."""
    folded, runs = reading.folded, reading.digits
    done = 0
    for (start, end), (following, stop) in pairwise(runs):
        if following != end + 1 or stop - end < 4 or end - start > 2 or start < done or folded[end] != ".":
            continue
        first = start - 1 if start and folded[start - 1] == "-" else start
        found = _PAIR.match(folded, first, first + 80)
        whole = found and (first == 0 or folded[first - 1] not in ".0123456789$")
        if found and whole and _on_earth(found) and (_in_britain(found) or _exact(reading, found)):
            done = found.end()
            yield reading.match("location-coordinates", *found.span())


def _on_earth(found: re.Match[str]) -> bool:
    latitude, longitude = float(found[1]), float(found[3])
    return 0 < abs(latitude) <= 90 and 0 < abs(longitude) <= 180


def _in_britain(found: re.Match[str]) -> bool:
    return 49 < float(found[1]) < 61 and -9 < float(found[3]) < 2


def _exact(reading: Reading, found: re.Match[str]) -> bool:
    """Whether a pair is called a place, or too exact to be anything else."""
    decimals = min(len(part.partition(".")[2]) for part in (found[1], found[3]))
    start = found.start()
    return (
        decimals >= _CLOSE
        or found[2] is not None
        or _CALLED.search(reading.folded, max(0, start - 30), start) is not None
        or "l" in found[0]
    )


def find_degrees(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
    """Pairs of latitude and longitude in degrees and minutes."""
    done = 0
    for start, end in hits:
        if start < done:
            continue
        found = _DEGREES.search(reading.folded, max(done, start - 5), end + 60)
        if found:
            done = found.end()
            yield reading.match("location-degrees", *found.span())


def find_homes(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
    """Places behind words that say that somebody lives, or is, there."""
    text, folded = reading.text, reading.folded
    for start, end in hits:
        word = folded[start:end]
        pin = not word[0].isalnum()
        found = (
            _PIN.match(text, end, end + 80) if pin else lazy(r"[ :]{1,2}" + _NAME.pattern).match(text, end, end + 90)
        )
        if not found:
            continue
        size = _known(found[1])
        known = size > 0 or (found[2] is not None and is_place(found[2]))
        last = (
            found.start(1) + size
            if size and not found[2]
            else found.end()
            if found[2] and is_place(found[2])
            else found.start(1) + size
        )
        if word.startswith("live ") and not _SUBJECT.search(folded, max(0, start - 14), start):
            continue
        if word == "live in" and _ON_AIR.match(folded, found.end()):
            continue
        if _SCHOOLING.match(folded, found.start(1) + size, found.start(1) + size + 24):
            continue
        if word in ("i'm at", "im at"):
            if shared := _SHARED.match(text, end, end + 110):
                yield reading.match("location-check-in", start, shared.end(), 0.85)
        elif word == "- at":
            if _SENT_FROM.match(text, found.end()):
                yield reading.match("location-check-in", start, found.end(), 0.8)
        elif word.startswith("check") or word == "just checked in":
            yield reading.match("location-check-in", start, found.end(), 0.85)
        elif known:
            yield reading.match("location-home", start, max(last, found.end(1) if not size else last), 0.85)


def _known(written: str) -> int:
    ends = [found.start() for found in re.finditer(r"[ ]|$", written)]
    return next((end for end in reversed(ends) if is_place(written[:end])), 0)


def find_routes(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
    """Places where somebody's run or ride starts: "started my run in Wimborne", "Morning Run, start: Wimborne"."""
    text, folded = reading.text, reading.folded
    for start, end in hits:
        if not _ON_FOOT.search(folded, max(0, start - 44), end):
            continue
        found = lazy(r"[ :]{1,2}" + _NAME.pattern).match(text, end, end + 60)
        if found and (size := _known(found[1])):
            yield reading.match("location-route-town", start, found.start(1) + size, 0.75)


DETECTORS = (
    Detector("location-coordinates", find_coordinates),
    Detector("location-degrees", find_degrees, (f"*{DEGREE}*",)),
    Detector(
        "location-route",
        find_routes,
        ("run in", "ride in", "jog in", "run at", "ride at", "run from", "ride from", "started in", "start:*"),
    ),
    Detector("location-home", find_homes, (*sorted(_AT_HOME), f"*{PIN}*")),
)
