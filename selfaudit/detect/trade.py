"""Words of the trade: many small signs that together tell that somebody of a school's staff wrote a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from selfaudit.detect import teaching
from selfaudit.detect.engine import Reading, Span
from selfaudit.detect.search import SPACES_FOR_MARKS
from selfaudit.detect.words import words
from selfaudit.model import Match

_W = words("trade")
_OWN = _W["own"] | _W["own_sure"]
_TELLING = _W["own_sure"] | _W["telling"]
_SPOKEN = _TELLING | _OWN  # one of these is enough to look closer
_ANCHORS = _OWN | _TELLING | _W["jargon"]
TRIGGERS = tuple(sorted(_ANCHORS))
_ME, _US = (" i ", " me ", " my "), (" we ", " our ")
_SPEAKS = 2  # how often the writer speaks of themself at least; "we" is half as telling, as companies say it too
_WINDOW = 2000  # characters on each side in which the signs are counted together
_MOST = 50  # places that are looked at together, however close they stand
# What one sign of each sort weighs; a sign is one to three words side by side.
_WEIGHTS = tuple(
    (frozenset(tuple(sign.split()) for sign in signs), weight)
    for signs, weight in (
        (_TELLING, 2.0),
        (_W["own"], 1.0),
        (_W["jargon"], 1.0),
        (_W["said"], 0.5),
        (_W["other_lives"], -1.5),
    )
)
# How much is enough grows with how much is read: the sum for no words at all, for each word, and at most.
_ENOUGH, _EACH_WORD, _MOST_NEEDED = 2.0, 0.005, 4.5
_PLENTY = 8.0


def insider(reading: Reading, hits: Sequence[Span], told: Sequence[int]) -> Iterator[Match]:
    """Places that speak of the writer's own pupils or lessons, or of school work in its own words.

    `told` says, in order, where the text says outright what somebody's job is: nothing is looked for near those.
    """
    folded = reading.folded
    anchors = [(span, word) for span in hits if (word := folded[slice(*span)]) in _ANCHORS]
    at = 0
    while at < len(anchors):
        (start, end), _ = anchors[at]
        # Signs are counted afresh only a window on, so that each character is read three times at most.
        counted = end + _WINDOW
        group = [anchor for anchor in anchors[at : at + _MOST] if anchor[0][0] < counted]
        seen = {word for _, word in group}
        near = bisect_left(told, start - _WINDOW)
        if near < len(told) and told[near] < counted:
            seen = set()
        if (len(seen) > 1 or seen & _SPOKEN) and (signs := _signs(reading, start, end)):
            start, end = next((span for span, word in group if word in _OWN), group[0][0])
            if not teaching.of_craft(reading, start, end):
                yield reading.match("profession-trade", start, end, 0.75 if signs >= _PLENTY else 0.65)
        while at < len(anchors) and anchors[at][0][0] < counted:
            at += 1


def _signs(reading: Reading, start: int, end: int) -> float:
    """How much speaks for somebody of a school's staff around `start` to `end`, each sign counted once; 0 if little."""
    first, last = reading.window(start, end, _WINDOW, _WINDOW)
    plain = reading.folded[first:last].translate(SPACES_FOR_MARKS)
    if sum(map(plain.count, _ME)) + sum(map(plain.count, _US)) / 2 < _SPEAKS:
        return 0.0
    line = plain.split()
    said = {*zip(line, strict=False), *pairwise(line), *zip(line, line[1:], line[2:], strict=False)}
    told = sum(len(said & signs) * weight for signs, weight in _WEIGHTS)
    return told if told >= min(_MOST_NEEDED, _ENOUGH + _EACH_WORD * len(line)) else 0.0
