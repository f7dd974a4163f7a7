"""Words of the trade: many small signs that together tell that somebody of a school's staff wrote a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from selfaudit.detect import teaching
from selfaudit.detect.engine import Reading, Span
from selfaudit.detect.words import words
from selfaudit.model import Match

_W = words("trade")
_OWN = _W["own"] | _W["own_sure"]
_TELLING = _W["own_sure"] | _W["telling"]
_ANCHORS = _OWN | _TELLING | _W["jargon"]
TRIGGERS = tuple(sorted(_ANCHORS))
_SPACES_FOR_MARKS = {code: " " for code in range(128) if not chr(code).isalnum()}
_ME = ("i", "me", "my", "we", "our")
_SPEAKS = 2  # how often the writer speaks of themself at least
_WINDOW = 2500  # characters on each side in which the signs are counted together
_MOST = 50  # places that are looked at together, however close they stand
# What a sign weighs where an ordinary word of the trade weighs one.
_TELLING_SIGN, _COMMON_SIGN, _OTHER_LIFE = 2.0, 0.5, 1.5
_ENOUGH, _PLENTY = 3.5, 8.0


def insider(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
    """A place that speaks of the writer's own pupils or lessons, or of school work in its own words."""
    folded = reading.folded
    anchors = [(span, word) for span in hits if (word := folded[slice(*span)]) in _ANCHORS]
    at = 0
    while at < len(anchors):
        (start, end), _ = anchors[at]
        # Signs are counted afresh only half a window on, so that each character is read a few times at most.
        counted = end + _WINDOW // 2
        group = [anchor for anchor in anchors[at : at + _MOST] if anchor[0][0] < counted]
        seen = {word for _, word in group}
        if (len(seen) > 1 or seen & (_OWN | _TELLING)) and (signs := _signs(reading, start, end)) >= _ENOUGH:
            start, end = next((span for span, word in group if word in _OWN), group[0][0])
            if not teaching.of_craft(reading, start, end):
                counted = end + _WINDOW
                yield reading.match("profession-trade", start, end, 0.75 if signs >= _PLENTY else 0.65)
        while at < len(anchors) and anchors[at][0][0] < counted:
            at += 1


def _signs(reading: Reading, start: int, end: int) -> float:
    """How much speaks for somebody of a school's staff around `start` to `end`, each sign counted once."""
    first, last = reading.window(start, end, _WINDOW, _WINDOW)
    line = reading.folded[first:last].translate(_SPACES_FOR_MARKS).split()
    if sum(map(line.count, _ME)) < _SPEAKS:
        return 0.0
    said = {*line, *map(" ".join, pairwise(line))}
    return (
        len(said & _TELLING) * _TELLING_SIGN
        + len(said & _W["own"])
        + len(said & _W["jargon"])
        + len(said & _W["said"]) * _COMMON_SIGN
        - len(said & _W["other_lives"]) * _OTHER_LIFE
    )
