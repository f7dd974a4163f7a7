"""Postal addresses: the lines above a postcode, numbered streets, and streets tied to a person or a place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from selfaudit.detect.address_parts import NUMBER, Part, kind_of, titled
from selfaudit.detect.engine import Detector, Reading, Span
from selfaudit.detect.lazy import lazy
from selfaudit.detect.postcode import find_postcodes
from selfaudit.model import Match

_BACK = 240
_SURE = (0.8, 0.8, 0.93, 0.9, 0.97)  # by the surest part: none, a name, a house, a place, a street
_BREAK = lazy(r"[,\n|•·;\t]|\s[–—-]\s|</?[a-z][^<>]{0,60}>")
_PLAIN_BREAK = lazy(r"[,\n|;\t]")  # all of them there are without a "<" or a dash, found in a fifth of the time
_COUNTRY = lazy(
    r"[\s,.]{1,3}(?:u\.?k\.?|united kingdom|england|scotland|wales|cymru|northern ireland|great britain|g\.?b\.?)\b"
)
_TAIL = lazy(
    rf"(?:(?<![\w£$€.,/:\-])(?:(?:flat|unit|apartment|apt|suite) [0-9]{{1,4}}[a-z]?,? )?{NUMBER},? )"
    rf"(?:[^\s,]+ ){{0,5}}[^\s,]+$",
    re.I,
)


def find_by_postcode(reading: Reading, _hits: Sequence[Span]) -> Iterator[Match]:
    """Addresses that end in a postcode."""
    done = 0
    for postcode in reading.found(find_postcodes):
        start, best, count = above(reading, max(done, postcode.start - _BACK), postcode.start)
        end = postcode.end
        if best is Part.NONE:
            continue
        if country := _COUNTRY.match(reading.folded, end, end + 24):
            end = country.end()
        done = end
        sure = 0.85 if best is Part.PLACE and count == 1 else _SURE[best]
        yield reading.match("address-postcode", start, end, min(sure, postcode.confidence + 0.05))


def above(reading: Reading, first: int, last: int) -> tuple[int, Part, int]:
    """Where the address that ends at `last` starts, the surest of its parts, and how many it has."""
    text = reading.text
    start, best, count, blanks, names = last, Part.NONE, 0, 0, 0
    for begin, piece_end in _pieces(reading.folded, first, last, first > last - _BACK):
        piece = text[begin:piece_end]
        if not piece.strip(" >?*\r\0\xa0'\""):
            blanks += 1
            if blanks > 3:
                break
            continue
        piece_start, closed = _label(text, begin, piece_end, first)
        kind = kind_of(text[piece_start:piece_end])
        if kind is Part.NONE:
            piece_start, kind = _tail(text, piece_start, piece_end)
            closed = True
        if kind is Part.NONE:
            break
        if kind is Part.NAME:
            names += 1
            if best is Part.STREET or names > 3:
                break
        if kind is Part.PLACE and best is Part.STREET:
            break
        start, best, count, blanks = piece_start, max(best, kind), count + 1, 0
        if closed or count > 8:
            break
    lead = len(text[start:last]) - len(text[start:last].lstrip(" >?*\r\n\t.,-–'\"(\0\xa0"))
    return start + lead, best, count


def _pieces(folded: str, first: int, last: int, whole: bool) -> Iterator[Span]:
    """Pieces of `folded[first:last]` between commas and line ends, from the last to the first.

    Unless `whole`, the first piece may be cut and is left out.
    """
    ends = [first]
    breaks = _PLAIN_BREAK if folded.find("<", first, last) < 0 and folded.find("-", first, last) < 0 else _BREAK
    for found in breaks.finditer(folded, first, last):
        ends += found.span()
    ends.append(last)
    for number in range(len(ends) - 2, -1, -2):
        if number or whole:
            yield ends[number], ends[number + 1]


def _label(text: str, start: int, end: int, first: int) -> tuple[int, bool]:
    """Past a label such as "Address:" at the head of a piece; True where there was one."""
    colon = text.rfind(":", start, end)
    return (colon + 1, True) if colon >= 0 else (start, False)


def _tail(text: str, start: int, end: int) -> tuple[int, Part]:
    """The part of an address at the end of a piece of running text."""
    found = _TAIL.search(text, max(start, end - 90), end)
    if found and kind_of(found[0]) is Part.STREET:
        return found.start(), Part.STREET
    at = end
    pieces = list(lazy(r"\S+").finditer(text, max(start, end - 60), end))
    for word in reversed(pieces):
        if not titled(word[0]) or (word[0][-1] in ".!?" and word is not pieces[-1]):
            break
        at = word.start()
    while (small := lazy(r"\S+\s").match(text, at, end)) and small[0][0].islower():
        at = small.end()
    kind = kind_of(text[at:end])
    return (at, kind) if kind > Part.NAME else (at, Part.NONE)


DETECTORS = (Detector("address", lambda reading, _hits: reading.found(find_by_postcode)),)
