"""Telephone numbers said in words, or in words and digits mixed: "oh seven seven double-oh ..."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selfaudit.detect.engine import Detector, Reading, Span
from selfaudit.detect.lazy import lazy
from selfaudit.detect.numbering import british
from selfaudit.model import Match

_WORDS = {
    "zero": "0",
    "oh": "0",
    "o": "0",
    "nought": "0",
    "naught": "0",
    "nil": "0",
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
}
_TIMES = {"double": 2, "triple": 3, "treble": 3}
_TOKEN = lazy(
    r"(?:(double|triple|treble)[\W_]{1,3})?(zero|oh|nought|naught|nil|one|two|three|four|five|six|seven|eight|nine|o(?![a-z])|[0-9])"
)
_BETWEEN = lazy(r"[\W_]{0,4}")
_BACK = 24
_START = lazy(
    r"(?:(?<![a-z0-9])(?:plus[\W_]{1,3}four[\W_]{1,3}four|\+?44|zero|oh|o|nought|naught|double|0)[\W_]{0,4})+$"
)
_LETTER_RUN = lazy(r"[0-9oil|][0-9oil| .\-()]{8,20}")
_AS_DIGITS = str.maketrans("oil|", "0111")


def find_spoken(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
    """Numbers with at least three digits in words."""
    done = 0
    for start, _ in hits:
        if start < done:
            continue
        first = _beginning(reading.folded, start)
        match = said(reading, max(first, done))
        if match:
            done = match.end
            yield match


def _beginning(folded: str, start: int) -> int:
    found = _START.search(folded, max(0, start - _BACK), start)
    return found.start() if found else start


def said(reading: Reading, start: int, least: int = 3) -> Match | None:
    """The number that begins at `start` and has at least this many of its digits in words; None where none does."""
    folded = reading.folded
    at, digits, words = start, "", 0
    if lead := lazy(r"plus[\W_]{1,3}(?=four)|\+").match(folded, at):
        at = lead.end()
    while found := _TOKEN.match(folded, at):
        times = _TIMES.get(found[1] or "", 1)
        word = found[2]
        if len(word) > 1 and folded[found.end() : found.end() + 1].isalpha() and word not in _WORDS:
            break
        words += word in _WORDS
        digits += _WORDS.get(word, word) * times
        home = "0" + digits[2:].removeprefix("0") if digits.startswith("44") else digits
        if len(home) >= 11:
            good = words >= least and british(home) > 0 and not folded[found.end() : found.end() + 1].isalnum()
            return reading.match("phone-words", start, found.end()) if good else None
        at = _BETWEEN.match(folded, found.end()).end()  # type: ignore[union-attr]
    return None


def find_lookalikes(reading: Reading, _hits: Sequence[Span]) -> Iterator[Match]:
    """Numbers in which letters stand for digits: O for 0, l and I for 1."""
    folded = reading.folded + " "
    done = 0
    for start, end in reading.digits:
        if start < done or not (
            folded[start - 1] in "oil" or folded[end] in "oil" or folded.startswith("o)", max(0, start - 2))
        ):
            continue
        first = start
        while first and start - first < 16 and folded[first - 1] in "0123456789oil|-. ()+":
            first -= 1
        match = _lookalike(reading, first, start)
        if match:
            done = match.end
            yield match


def _lookalike(reading: Reading, first: int, last: int) -> Match | None:
    folded = reading.folded
    for start in range(first, last + 1):
        if folded[start] not in "0o+4" or (start and folded[start - 1].isalnum()):
            continue
        found = _LETTER_RUN.match(folded, start + (folded[start] == "+"))
        if found and (end := _end(folded, found.start(), found.end(), folded[start] == "+")):
            return reading.match("phone-letters", start, end)
    return None


def _end(folded: str, start: int, stop: int, country: bool) -> int:
    """Where the number with letters in it that begins at `start` ends; 0 where there is none."""
    digits, end = "", start
    for end in range(start, stop):
        char = folded[end].translate(_AS_DIGITS)
        digits += char if char.isdigit() else ""
        if len(_at_home(digits, country)) == 11:
            break
    written = folded[start : end + 1]
    if "." in written and any(mark in written for mark in " -(|"):
        return 0
    real = sum(char.isdigit() for char in written)
    good = 6 <= real < len(digits) and british(_at_home(digits, country)) == 1
    return end + 1 if good and not folded[end + 1 : end + 2].isalnum() else 0


def _at_home(digits: str, country: bool) -> str:
    """`digits` as they are dialled in Britain, from the leading 0 on; empty where they begin with another country."""
    if digits.startswith("0044"):
        return "0" + digits[4:].removeprefix("0")
    if country or digits.startswith("44"):
        return "0" + digits[2:].removeprefix("0") if "44".startswith(digits[:2]) else ""
    return "" if digits.startswith("00") else digits


DETECTORS = (
    Detector(
        "phone-words",
        find_spoken,
        ("oh", "zero", "nought", "naught", "double", "treble", "triple", "seven", "plus four four"),
    ),
    Detector("phone-letters", find_lookalikes),
)
