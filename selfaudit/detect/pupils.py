"""Children named together with their class or year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from selfaudit.detect.engine import Detector, Reading, Span
from selfaudit.detect.tokens import after, before
from selfaudit.detect.words import words
from selfaudit.model import Match

_CLASS = re.compile(
    r"(?:year (?:[1-9]|1[0-3])|y(?:[1-9]|1[0-3])|(?:my|our|my year \d+|my y\d) (?:class|form|tutor group|lesson|lessons|set|reception class)|reception class|(?:class|form) \d{1,2}[a-z]?|key stage [1-5])\b(?! (?:of|ago))"
)
_TIES = frozenset({"in", "from"})
_NOT_NAMES = (
    words("school")["stops"] | words("school")["leading"] | words("school")["plain"] | words("pupils")["not_names"]
)


def find(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
    """Children named with a class; `hits` are the spans of "in year", "from my class", "my pupil" and the like."""
    for start, end in hits:
        if reading.folded[start:end].startswith("my "):
            following = after(reading, end, 30)
            if (
                following
                and following[0].capital
                and following[0].word not in _NOT_NAMES
                and following[0].word.isalpha()
            ):
                yield reading.match("pupils-named", following[0].start, following[0].end)
            continue
        found = _CLASS.match(reading.folded, start + reading.folded[start:end].index(" ") + 1)
        line = before(reading, start, 40)
        if (
            found
            and line
            and line[-1].capital
            and _is_name(line[-1].word)
            and (len(line) < 2 or line[-2].word not in ("mr", "mrs", "miss", "ms", "dr", "in", "the", "of", "at"))
        ):
            yield reading.match("pupils-named", line[-1].start, found.end())


def _is_name(word: str) -> bool:
    return word.isalpha() and len(word) > 2 and word not in _NOT_NAMES


TRIGGERS = (
    "my pupil", "my student", "my tutee", *(f"{tie} {place}" for tie in sorted(_TIES) for place in ("year*", "y*", "my class", "our class", "my form", "my tutor group", "my lesson*", "reception class", "class", "form", "my set")),
)  # fmt: skip
DETECTOR = Detector("pupils", find, TRIGGERS)
