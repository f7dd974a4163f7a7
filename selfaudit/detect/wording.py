"""Hard words near people or schools: worth re-reading, never a verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selfaudit.detect.engine import Detector, Reading, Span
from selfaudit.detect.tokens import Token, after, before
from selfaudit.detect.words import words
from selfaudit.model import Match

_W = words("wording")
_HARD, _PEOPLE, _ACCUSING, _FAIR = _W["hard"], _W["people"], _W["accusing"], _W["fair"]
_TITLES = frozenset({"mr", "mrs", "miss", "ms", "dr", "sir"})
_TIED = frozenset(
    {"my", "our", "the", "this", "these", "those", "some", "that", "your", "his", "her", "their", "year", "bloody"}
)
_SELF = frozenset({"i", "i'm", "im", "me", "myself", "i've"})
_MILD = frozenset({"worst", "hate", "hated", "joke", "rubbish", "horrible", "awful", "dreadful", "thick", "stupid", "dim", "idle", "nasty", "evil", "crap", "dump", "cow", "dragon", "witch", "clown", "bonkers"})  # fmt: skip
_REACH = 70
_STOPS = frozenset(".!?\n…")


def find(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
    """Hard and accusing words that are about people at school, or about a named person or school."""
    for start, end in hits:
        word = reading.folded[start:end]
        left, right = _clause(reading, start, end)
        near = [token.word for token in (*left[-8:], *right[:8])]
        if set(near) & _FAIR:
            continue
        if word in _ACCUSING:
            if (
                _named(left[-8:])
                or _named(right[:4])
                or _tied(left[-10:], ("my", "our"))
                or _tied(right[:5], ("my", "our"))
            ):
                yield reading.match("wording-accusing", start, end)
        elif (
            _straight(left, right)
            or _tied(left[-10:], _TIED)
            or _tied(right[:6], _TIED)
            or (word not in _MILD and _named(left[-6:]))
        ):
            if not (set(token.word for token in left[-3:]) & _SELF and word not in ("hate", "hated")):
                yield reading.match("wording-derogatory", start, end, 0.65 if word in _MILD else 0.85)


def _clause(reading: Reading, start: int, end: int) -> tuple[list[Token], list[Token]]:
    left, right = before(reading, start, _REACH), after(reading, end, _REACH)
    for at in range(len(left) - 1, -1, -1):
        if left[at].word in _STOPS and not (at and left[at - 1].word in _TITLES):
            left = left[at + 1 :]
            break
    for at, token in enumerate(right):
        if token.word in _STOPS:
            right = right[:at]
            break
    return left, right


def _straight(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Whether the word stands between "the" and its people: "the worst school"."""
    return bool(left and right) and left[-1].word in _TIED and right[0].word in _PEOPLE


def _tied(part: Sequence[Token], ties: Sequence[str] | frozenset[str]) -> bool:
    """Whether a word for people at school stands there with "my", "these" and the like right before."""
    for at, token in enumerate(part):
        if token.word in _PEOPLE and at and (part[at - 1].word in ties or (at > 1 and part[at - 2].word in ties)):
            return True
        if token.word == "year" and at + 1 < len(part) and part[at + 1].word.isdigit():
            return True
    return False


def _named(part: Sequence[Token]) -> bool:
    """Whether a person with a title, or a school, is named there."""
    for at, token in enumerate(part[:-1] or part):
        if token.word in _TITLES and at + 1 < len(part) and part[at + 1].capital:
            return True
    return any(
        token.word in ("school", "academy", "college", "primary") and token.capital and at and part[at - 1].capital
        for at, token in enumerate(part)
    )


DETECTOR = Detector("wording", find, tuple(sorted(_HARD | _ACCUSING)))
