"""The person's own values found anywhere: schools, jobs, places, numbers and mail addresses, in any dress.

A person's own name is no finding by itself: it is expected on their page. `together` uses it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selfaudit.detect.engine import Detector, Reading, Span
from selfaudit.detect.own_school_names import triggers as school_triggers
from selfaudit.detect.own_schools import schools
from selfaudit.detect.own_values import NUMBER_WORDS, OwnValue, own_numbers, own_values
from selfaudit.model import Identity, Match

_REACH = 90  # characters on each side of a literal in which the whole value must stand


def triggers(identity: Identity) -> Iterator[str]:
    """The literals near which this person's own values may stand."""
    yield from school_triggers(identity)
    for value in own_values(identity):
        yield from value.near
    if own_numbers(identity):
        yield from NUMBER_WORDS


def find(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
    """The person's own values in the text; `hits` are the spans of the literals made from them."""
    yield from _numbers(reading, [start for start, _ in hits])
    yield from schools(reading, hits)
    values = own_values(reading.identity)
    for start, end in hits:
        first, last = reading.window(start, end, _REACH, _REACH)
        for value in values:
            for found in value.pattern.finditer(reading.folded, first, last):
                if found.start() <= start < found.end() and _is_dressed(reading, value, found.span()):
                    yield reading.match(value.rule, *found.span())


def find_digits(reading: Reading, _hits: Sequence[Span]) -> Iterator[Match]:
    """The person's own numbers that begin with a digit, in any text."""
    if own_numbers(reading.identity):
        yield from _numbers(reading, [start for start, _ in reading.digits])


def _numbers(reading: Reading, starts: Sequence[int]) -> Iterator[Match]:
    pattern = own_numbers(reading.identity)
    done = 0
    for start in starts if pattern else ():
        if start >= done and pattern and (found := pattern.match(reading.folded, start)):
            done = found.end()
            first = start
            while first and start - first < 2 and reading.folded[first - 1] in "+(o":
                first -= 1
            yield reading.match("own-number", first, done)


def _is_dressed(reading: Reading, value: OwnValue, span: Span) -> bool:
    written = reading.text[slice(*span)]
    if value.capitals == "all":
        return written.isupper()
    return value.capitals != "first" or written[0].isupper() or reading.text[span[0] - 1 : span[0]] in ("#", "@")


DETECTORS = (Detector("identity", find, (), triggers), Detector("own-number", find_digits))
