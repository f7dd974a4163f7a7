"""Bare names that only what comes after them gives away: "Elmcote's Year 6", "Elmcote staff do", "… open evening"."""

from __future__ import annotations

from selfaudit.detect.data_files import places, plain_place
from selfaudit.detect.engine import Reading
from selfaudit.detect.school_cues import tie
from selfaudit.detect.tokens import Token, before
from selfaudit.detect.words import words
from selfaudit.model import Match

_CUES, _SCHOOL, _OTHERS = words("cues"), words("school"), words("others")
_EVENINGS = _CUES["evenings"]
TRIGGERS = (*_CUES["staff_things"], *_CUES["year_groups"], *_EVENINGS)
_ENDS = tuple(sorted(_SCHOOL["place_ends"]))
_TITLES = frozenset({"mr", "mrs", "miss", "ms", "dr", "sir"})
_WHOSE = frozenset({"their", "the", "its", "an", "a", "'s"})
_SHORTEST = 6  # letters of a place-like word


def beside(reading: Reading, start: int, end: int) -> Match | None:
    """The bare name before a year group, a staff do or an open evening, or None."""
    word, line = reading.folded[start:end], before(reading, start, 60)
    if word in _EVENINGS and len(line) > 3 and line[-1].word in _WHOSE and line[-2].word == "for":
        name = _run(line[:-2])
        led = line[len(line) - 3 - len(name)].word if len(name) < len(line) - 2 else ""
        return _found(reading, name, 0.75) if led in ("to", "at", "visited", "around") else None
    name = _run(line)
    if not name or word in _EVENINGS:
        return None
    last, whose = name[-1].word.removesuffix("'s"), name[-1].word.endswith("'s")
    if word in _CUES["year_groups"] and not (whose and reading.text[start].isupper()):
        return None
    titled = any(token.word in _TITLES for token in line[-len(name) - 2 : -len(name)])
    if (len(name) < 2 and len(last) < _SHORTEST) or not last.endswith(_ENDS) or titled:
        return None
    return _found(reading, name, 0.5)


def _run(line: list[Token]) -> list[Token]:
    """The capitalised words at the end of `line`, three at most."""
    first = len(line)
    while first and len(line) - first < 3 and line[first - 1].capital and line[first - 1].word[0].isalpha():
        first -= 1
    name = line[first:]
    while name and name[0].word in _SCHOOL["stops"] | _SCHOOL["leading"]:
        name = name[1:]
    return name


def _found(reading: Reading, name: list[Token], sure: float) -> Match | None:
    phrase = " ".join(token.word for token in name).removesuffix("'s")
    other = phrase in _OTHERS["names"] | _OTHERS["towns"] | _SCHOOL["plain"] or plain_place(phrase) in places()
    if not name or other or name[-1].word in _OTHERS["kinds"] or name[-1].word in _SCHOOL["sort"]:
        return None
    start = name[0].start
    end = name[-1].end - 2 * name[-1].word.endswith("'s")
    return reading.match(tie(reading, start, end), start, end, sure)
