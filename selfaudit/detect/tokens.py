"""Words and marks around a place in a text, for detectors that read a phrase word by word."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import NamedTuple

from selfaudit.detect.engine import Reading

# Initials with dots ("c.i.w."), words with inner apostrophes, ampersands and dashes, one mark, a line's end.
_TOKEN = re.compile(r"(?:[a-z]\.){2,}[a-z]?(?![^\W_])|[^\W_]+(?:['&-][^\W_]+)*'?|\n|[^\s\w]|_")
_BEFORE, _AFTER = 110, 60
_STOPS = frozenset(".!?…")


class Token(NamedTuple):
    """A word or mark: its folded form, its span, and whether it begins with a capital or a digit."""

    word: str
    start: int
    end: int
    capital: bool


def tokens(reading: Reading, start: int, end: int, most: int | None = None) -> list[Token]:
    """The tokens of `start` to `end`, the first `most` of them; a word cut by `start` is left out."""
    folded, text = reading.folded, reading.text
    if start and folded[start - 1].isalnum():
        while start < end and folded[start].isalnum():
            start += 1
    line = []
    for found in islice(_TOKEN.finditer(folded, start, end), most):
        first, last = found.span()
        # As Token(...), in half the time.
        line.append(tuple.__new__(Token, (folded[first:last], first, last, _capital(text[first]))))
    return line


def before(reading: Reading, at: int, reach: int = _BEFORE) -> list[Token]:
    """The tokens on the same line before `at`, at most `reach` characters away."""
    start = max(0, at - reach)
    line = reading.folded.rfind("\n", start, at)
    return tokens(reading, line + 1 if line >= 0 else start, at)


def after(reading: Reading, at: int, reach: int = _AFTER, most: int | None = None) -> list[Token]:
    """The first `most` tokens on the same line after `at`, at most `reach` characters away; the last may be cut."""
    end = min(len(reading.text), at + reach)
    line = reading.folded.find("\n", at, end)
    return tokens(reading, at, line if line >= 0 else end, most)


def sentence(line: list[Token]) -> list[Token]:
    """The tail of `line` that belongs to the last sentence in it; the dot of an initial or "St." ends none."""
    for at in range(len(line) - 1, -1, -1):
        if line[at].word in _STOPS and not (line[at].word == "." and at and len(line[at - 1].word) < 3):
            return line[at + 1 :]
    return line


@cache
def _capital(letter: str) -> bool:
    return letter.isupper() or letter.isdigit() or letter.istitle()
