"""Words of the trade: many small signs that together tell that somebody of a school's staff wrote a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from selfaudit.detect import crafts
from selfaudit.detect.engine import Reading, Span
from selfaudit.detect.lazy import lazy
from selfaudit.detect.role import BRIEF
from selfaudit.detect.search import SPACES_FOR_MARKS
from selfaudit.detect.words import words
from selfaudit.model import Match


def _weights() -> Iterator[tuple[str, float]]:
    """Each sign with what it weighs; the lists are called by it: "for_75", "against_50"."""
    for name, signs in words("trade").items():
        side, _, hundredths = name.partition("_")
        weight = int(hundredths) / 100
        yield from ((sign, weight if side == "for" else -weight) for sign in signs)


_WEIGHT = dict(_weights())
_BY_WORDS = {tuple(sign.split()): weight for sign, weight in _WEIGHT.items()}
_SIZES = sorted({len(words) for words in _BY_WORDS})
_LEARNERS = frozenset({"students", "pupils", "learners"})
_OFTEN, _OFTEN_WEIGHS = 3, 1.0  # whoever says it so often has them: one in three staff pages, one in a hundred others
# What is searched for; the lighter signs are only counted where these stand.
_ANCHORS = {
    sign: weight
    for sign, weight in _WEIGHT.items()
    if sign in _LEARNERS or (weight >= 0.5 and sign not in ("school", "a school"))
}
TRIGGERS = tuple(sorted(_ANCHORS))
_OWN = frozenset({"i", "my", "our"})
_SPEAKER = lazy(r"\b(?:i|me|my|we|our|us)\b")
_WINDOW = 2000  # characters on each side in which the signs are counted together
_MOST = 50  # places that are looked at together, however close they stand
_WORTH = 1.0  # what the searched signs must weigh before all are counted
_ENOUGH, _PLENTY = 1.5, 5.0  # a miss costs the person more than one look too many
_DECIDES, _AGAINST_AT_MOST = 2.0, -0.25  # who says "my classroom" may also dance
_UNSPOKEN = 1.5  # more is enough where nobody says "I" or "we": a text about schools may be by anybody
# In a profile or a post (docs/adr/0166): enough of what grammar has not read, enough of everything, and what more.
_ENOUGH_IN_BRIEF, _ENOUGH_OF_ALL_IN_BRIEF, _UNSPOKEN_IN_BRIEF = 1.0, 1.75, 0.25
_TELLS_ALONE = 1.5  # a lighter sign needs another beside it
_READ_ELSEWHERE = frozenset({"head", "teach", "teacher", "teachers", "teaching", "taught"})


def insider(reading: Reading, hits: Sequence[Span], told: Sequence[int]) -> Iterator[Match]:
    """Places where many signs together tell of school work; the place is that of the heaviest one.

    `told` says, in order, where the text says outright what somebody's job is: nothing is looked for near those.
    """
    folded = reading.folded
    anchors = [(span, word) for span in hits if (word := folded[slice(*span)]) in _ANCHORS]
    of_craft = crafts.of_craft if len(folded) < BRIEF else crafts.of_craft_class
    at = 0
    while at < len(anchors):
        (start, end), _ = anchors[at]
        # Signs are counted afresh only a window on, so that each character is read three times at most.
        counted = end + _WINDOW
        group = [anchor for anchor in anchors[at : at + _MOST] if anchor[0][0] < counted]
        near = bisect_left(told, start - _WINDOW)
        untold = near == len(told) or told[near] >= counted
        if untold and _weighs(group) >= _WORTH:
            signs, enough = _signs(reading, start, end)
            (first, last), _ = max(group, key=lambda anchor: _telling(anchor[1]))
            if signs >= enough and not of_craft(reading, first, last):
                yield reading.match("profession-trade", first, last, _sure(signs))
        while at < len(anchors) and anchors[at][0][0] < counted:
            at += 1


def _weighs(group: Sequence[tuple[Span, str]]) -> float:
    """How much the searched signs weigh, each counted once, and more where learners are spoken of often."""
    said = [word for _, word in group]
    often = sum(word in _LEARNERS for word in said) >= _OFTEN
    return sum(_ANCHORS[word] for word in set(said)) + often * _OFTEN_WEIGHS


def _telling(sign: str) -> tuple[bool, float]:
    """How well a sign shows a reader what tells: first those that speak of the writer's own, then the heavy ones."""
    return not _OWN.isdisjoint(sign.split()), _ANCHORS[sign]


def _sure(signs: float) -> float:
    return 0.8 if signs >= _PLENTY else 0.65 if signs > _ENOUGH else 0.55


def _signs(reading: Reading, start: int, end: int) -> tuple[float, float]:
    """How much the signs around `start` to `end` weigh, each counted once, and how much is enough there."""
    first, last = reading.window(start, end, _WINDOW, _WINDOW)
    spoken, line, said = _said(reading, first, last)
    often = sum(word in _LEARNERS for word in line) >= _OFTEN
    weights = [_BY_WORDS[words] for words in said]
    against = sum(weight for weight in weights if weight < 0)
    if max(weights, default=0.0) >= _DECIDES:
        against = max(against, _AGAINST_AT_MOST)
    signs = sum(weight for weight in weights if weight > 0) + against + often * _OFTEN_WEIGHS
    brief = last - first < BRIEF
    enough = (_ENOUGH_OF_ALL_IN_BRIEF if brief else _ENOUGH) + (0.0 if spoken else _UNSPOKEN)
    return _signs_in_brief(said, spoken) if brief and signs < enough else (signs, enough)


def _said(reading: Reading, first: int, last: int) -> tuple[bool, list[str], set[tuple[str, ...]]]:
    """Whether somebody says "I" from `first` to `last`, the words there, and the signs among them."""
    line = reading.folded[first:last].translate(SPACES_FOR_MARKS).split()
    said = {words for size in _SIZES for words in zip(*(line[at:] for at in range(size)), strict=False)}
    return _SPEAKER.search(reading.folded, first, last) is not None, line, said & _BY_WORDS.keys()


def _signs_in_brief(said: set[tuple[str, ...]], spoken: bool) -> tuple[float, float]:
    """The same for a profile or a post, of which only what grammar has not read yet counts."""
    rest = [_BY_WORDS[words] for words in said if _READ_ELSEWHERE.isdisjoint(words)]
    alone = sum(weight > 0 for weight in rest) == 1 and max(rest) < _TELLS_ALONE
    enough = _ENOUGH_OF_ALL_IN_BRIEF if alone else _ENOUGH_IN_BRIEF
    return sum(rest), enough if spoken else enough + _UNSPOKEN_IN_BRIEF + alone * _UNSPOKEN
