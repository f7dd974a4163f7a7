"""Words of the trade: many small signs that together tell that somebody of a school's staff wrote a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from selfaudit.detect import teaching
from selfaudit.detect.engine import Reading, Span
from selfaudit.detect.words import words
from selfaudit.model import Match

_W = words("trade")
TRIGGERS = tuple(sorted(_W["own"] | _W["own_sure"]))
_WORD = re.compile(r"[a-z0-9]+(?:['-][a-z0-9]+)*")
_WINDOW = 3000  # characters on each side in which the signs are counted together
_ENOUGH = 5.0
_PLENTY = 9.0
_SURE_SIGN, _OTHER_LIFE = 2.0, 1.5  # what a sign weighs that only staff say, and one of somebody else's life


def insider(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
    """The first place that speaks of the writer's own pupils or lessons among many words of the trade."""
    counted = -1
    for start, end in hits:
        word = reading.folded[start:end]
        if start < counted or not (word in _W["own"] or word in _W["own_sure"]):
            continue
        signs = _signs(reading, start, end)
        # Signs are counted afresh only half a window on, so that each character is read a few times at most.
        counted = end + _WINDOW // 2
        if signs >= _ENOUGH and not teaching.of_craft(reading, start, end):
            counted = end + _WINDOW
            yield reading.match("profession-trade", start, end, 0.75 if signs >= _PLENTY else 0.65)


def _signs(reading: Reading, start: int, end: int) -> float:
    """How much speaks for somebody of a school's staff around `start` to `end`, each sign counted once."""
    first, last = reading.window(start, end, _WINDOW, _WINDOW)
    line = _WORD.findall(reading.folded, first, last)
    said = {*line, *map(" ".join, pairwise(line))}
    sure, own = len(said & _W["own_sure"]), len(said & _W["own"])
    return sure * _SURE_SIGN + own + len(said & _W["said"]) - len(said & _W["other_lives"]) * _OTHER_LIFE
