"""Children named together with their class or year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selfaudit.detect.data_files import places
from selfaudit.detect.engine import Detector, Reading, Span
from selfaudit.detect.lazy import lazy
from selfaudit.detect.tokens import Token, after, before
from selfaudit.detect.words import words
from selfaudit.model import Match

_W = words("pupils")
_NOT_NAMES = words("school")["stops"] | words("school")["leading"] | words("school")["plain"] | _W["not_names"]
_GROUP = r"(?:class|form|tutor group|lessons?|set|reception class)"
_CLASS = lazy(
    r"(?:in |from |\()"
    rf"(?:year (?:[1-9]|1[0-3])|y(?:[1-9]|1[0-3])|(?:my|our|my year \d+|my y\d) {_GROUP}|reception(?: class)?"
    r"|\d{1,2}[a-hk]|(?:class|form) \d{1,2}[a-z]?|key stage [1-5])\b(?! (?:of|ago))"
)


def find(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
    """Children named with a class; `hits` are the spans of "in year", "from my class", "my pupil" and the like."""
    for start, end in hits:
        if reading.folded[start:end] in _W["mine"]:
            following = after(reading, end, 30)[:1]
            if following and _is_name(following[0]):
                yield reading.match("pupils-named", following[0].start, following[0].end)
        elif found := _CLASS.match(reading.folded, start, start + 60):
            line = before(reading, start, 40)
            if line and _is_name(line[-1]) and not (len(line) > 1 and line[-2].word in _W["not_before_names"]):
                yield reading.match("pupils-named", line[-1].start, found.end())


def _is_name(token: Token) -> bool:
    word = token.word
    return token.capital and word.isalpha() and len(word) > 2 and word not in _NOT_NAMES and word not in places()


DETECTOR = Detector("pupils", find, tuple(sorted(_W["mine"] | _W["in_class"] | _W["class_names"])))
