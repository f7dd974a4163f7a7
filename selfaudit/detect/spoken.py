"""Telephone numbers said in words, or in words and digits mixed: "oh seven seven double-oh ..."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selfaudit.detect.engine import Detector, Reading, Span
from selfaudit.detect.lazy import lazy
from selfaudit.detect.numbering import british
from selfaudit.detect.words import alternatives
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
# Words for several digits. Tens lose their nought before a unit: "twenty three" is 23, "seventy seven hundred" 7700.
_GROUPS = {
    "ten": "10",
    "eleven": "11",
    "twelve": "12",
    "thirteen": "13",
    "fourteen": "14",
    "fifteen": "15",
    "sixteen": "16",
    "seventeen": "17",
    "eighteen": "18",
    "nineteen": "19",
    "twenty": "20",
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "seventy": "70",
    "eighty": "80",
    "ninety": "90",
    "hundred": "00",
    "thousand": "000",
}
_SAID = _WORDS | _GROUPS
_TIMES = {"double": 2, "triple": 3, "treble": 3}
_TOKEN = lazy(
    rf"(?:(double|triple|treble)[\W_]{{1,3}})?({alternatives(word for word in _SAID if word != 'o')}|o(?![a-z])|[0-9])"
)
_UNIT = lazy(r"[\W_]{1,3}(?:one|two|three|four|five|six|seven|eight|nine)")
_BETWEEN = lazy(r"[\W_]{0,4}")
_BACK = 24
_SHORTEST_LOCAL, _LONGEST_LOCAL = 6, 8  # digits
_LEAST_REAL = 4  # digits that a number with letters in their place must have
_ALL_LETTERS = lazy(r"(?<![a-z0-9|])[oil|]{3,}(?![a-z0-9|])")
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
    lead = lazy(r"plus[\W_]{1,3}(?=four)|\+").match(folded, start)
    for digits, words, end in _spelled(folded, lead.end() if lead else start):
        home = "0" + digits[2:].removeprefix("0") if digits.startswith("44") else digits
        if len(home) >= 11:
            sure = british(home) if words >= least else british(home) == 1 and words
            return reading.match("phone-words", start, end) if sure and not folded[end : end + 1].isalnum() else None
    return None


def said_locally(reading: Reading, start: int) -> Match | None:
    """The number without its area code that begins at `start`, some of it in words: "nine four six double-oh one 8"."""
    folded = reading.folded
    found = None
    for found in _spelled(folded, start):
        if len(found[0]) > _LONGEST_LOCAL:
            return None
    if not found or len(found[0]) < _SHORTEST_LOCAL or not found[1] or folded[found[2] : found[2] + 1].isalnum():
        return None
    counted = len(set(found[0])) == 1 or found[0] in "0123456789"
    return None if counted else reading.match("phone-words", start, found[2], 0.8)


def _spelled(folded: str, at: int) -> Iterator[tuple[str, int, int]]:
    """The digits from `at` on, in words or not, one word or digit more each; how many words; where they end."""
    digits, words = "", 0
    while found := _TOKEN.match(folded, at):
        at, word = found.end(), found[2]
        digit = _SAID.get(word, word)
        if word.endswith("ty") and _UNIT.match(folded, at):
            digit = digit[0]
        words += word in _SAID
        digits += digit * _TIMES.get(found[1] or "", 1)
        yield digits, words, at
        at = _BETWEEN.match(folded, at).end()  # type: ignore[union-attr]


def find_lookalikes(reading: Reading, _hits: Sequence[Span]) -> Iterator[Match]:
    """Numbers in which letters stand for digits: O for 0, l and I for 1."""
    folded = reading.folded + " "
    done = 0
    for start, end in reading.digits:
        if start < done or not (folded[start - 1] in "oil)" or folded[end] in "oil"):
            continue
        if folded[start - 1] == ")" and folded[end] not in "oil" and folded[start - 2] != "o":
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
    least = _LEAST_REAL if not _ALL_LETTERS.search(written) else _LEAST_REAL + 2
    good = least <= real < len(digits) and british(_at_home(digits, country)) == 1
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
