"""One pass over a text for everything that any detector looks for; then each detector looks near its own hits.

Every step is linear in the length of the text: one fold, one search for all triggers at once, and detectors that look
only at bounded windows around their hits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from selfaudit.detect.fold import fold
from selfaudit.detect.resolve import resolve
from selfaudit.detect.rules import Rule, rules
from selfaudit.detect.search import Search, Span
from selfaudit.model import Identity, Match

__all__ = ["NOBODY", "Detector", "Find", "Reading", "Span", "find"]

NOBODY = Identity()

# Looked for in a copy of spaces and zeros, in which both runs are passed over at memory speed; the digit that is put
# behind the text keeps the pattern from trying anew at every character after the last run.
_ZEROS = {code: "0" if chr(code).isdigit() else " " for code in range(0x80)}
_DIGITS = re.compile(" *(0+)")
_LINK = re.compile(r"://|www\.|[a-z0-9-]\.[a-z]{2,8}/|[?&][a-z_]{1,20}=")
_LINK_ENDS = ("\n", "\t", "<", ">", '"', "\r")  # and a space
_LINK_REACH = 250  # a web address longer than this is told by its marks
_REACH = 120  # characters on each side of a hit that a pattern rule may look at
_FAR = 250  # the same for words that tell of something else


Find = Callable[["Reading", Sequence[Span]], Iterable[Match]]
Triggers = Callable[[Identity], Iterable[str]]


class Reading:
    """One text while it is read: `text`, its `folded` copy of the same length, and for whom (`identity`)."""

    def __init__(self, text: str, identity: Identity) -> None:
        self.text = text
        self.folded = fold(text)
        self.identity = identity
        self._found: dict[Find, list[Match]] = {}
        self._told: dict[tuple[str, int], bool] = {}

    def found(self, find: Find) -> list[Match]:
        """What the hitless `find` yields for this text, worked out once and shared between detectors."""
        if find not in self._found:
            self._found[find] = list(find(self, ()))
        return self._found[find]

    def told(self, what: str, block: int, look: Callable[[], bool]) -> bool:
        """Whether `look` says so of the stretch `block` of this text; it is asked once."""
        if (what, block) not in self._told:
            self._told[what, block] = look()
        return self._told[what, block]

    @cached_property
    def digits(self) -> list[Span]:
        """Every run of plain digits in the folded text, in order."""
        plain = self.folded if self.folded.isascii() else self.folded.encode("ascii", "replace").decode("ascii")
        runs = [found.span(1) for found in _DIGITS.finditer(plain.translate(_ZEROS) + "0")]
        start, end = runs.pop()
        return [*runs, (start, end - 1)] if end - 1 > start else runs

    def in_link(self, at: int) -> bool:
        """Whether the character at `at` stands inside a web address (a bare `tel:` or `mailto:` link is none)."""
        first = max(0, at - _LINK_REACH)
        start = self.folded.rfind(" ", first, at) + 1 or first
        chunk = self.folded[start:at]
        cut = max(map(chunk.rfind, _LINK_ENDS)) if chunk else -1
        if cut < 0 and start == first > 0:
            return any(mark in chunk for mark in "/=&%?")
        return bool(_LINK.search(chunk, cut + 1))

    def window(self, start: int, end: int, before: int, after: int) -> Span:
        """The span from `before` characters ahead of `start` to `after` characters past `end`, inside the text."""
        return max(0, start - before), min(len(self.text), end + after)

    def match(self, rule: str, start: int, end: int, confidence: float | None = None) -> Match:
        """A match of the rule with this id at `text[start:end]`; without `confidence`, as sure as the rule is."""
        entry = rules()[rule]
        sure = entry.confidence if confidence is None else confidence
        quote = self.text[start:end]
        # As Match(...), in half the time.
        match = object.__new__(Match)
        match.__dict__.update(
            start=start, end=end, kind=entry.kind, quote=quote, confidence=sure, rule=rule, why=entry.why
        )
        return match


@dataclass(frozen=True)
class Detector:
    """Code that finds matches near its hits.

    `name` is what rules call it. `triggers` are literals in folded form (lower case, plain spaces); each must stand as
    whole words, unless a `*` at its start or end lets letters and digits run on there. `own` gives further triggers
    for one person. `find` is given the reading and the spans of all hits in order; it looks only at bounded windows
    around hits or around `reading.digits`. It is called for texts with hits, and
    for all texts where it has no triggers.
    """

    name: str
    find: Find
    triggers: tuple[str, ...] = ()
    own: Triggers | None = None

    @property
    def always(self) -> bool:
        """Whether `find` is to be called for texts without hits too."""
        return not self.triggers


def find(text: str, identity: Identity | None = None) -> list[Match]:
    """Everything in `text` that gives a school worker away, in order of `start`.

    Each match's quote is exactly `text[start:end]`. With `identity`, the person's own values are found too. Never
    raises for any text; time and memory grow linearly with its length.
    """
    if not text:
        return []
    return _engine(identity or NOBODY).find(text)


class _Engine:
    """All detectors and their triggers, made ready for one person."""

    def __init__(self, detectors: Sequence[Detector], identity: Identity) -> None:
        wanted: dict[str, list[int]] = {}
        for number, detector in enumerate(detectors):
            own = detector.own(identity) if detector.own else ()
            for trigger in dict.fromkeys(map(fold, (*detector.triggers, *own))):
                wanted.setdefault(trigger, []).append(number)
        self._identity = identity
        self._finds = [detector.find for detector in detectors]
        self._always = {number for number, detector in enumerate(detectors) if detector.always}
        self._search = Search(wanted)

    def find(self, text: str) -> list[Match]:
        reading = Reading(text, self._identity)
        matches: list[Match] = []
        hits = self._search.hits(reading.folded)
        for number in sorted(self._always | hits.keys()):
            matches.extend(self._finds[number](reading, hits.get(number, ())))
        return resolve(matches)


@lru_cache(maxsize=4)
def _engine(identity: Identity) -> _Engine:
    from selfaudit.detect.registry import DETECTORS  # noqa: PLC0415 - detectors import this module's types

    plain = (_plain(rule) for rule in rules().values() if rule.terms or rule.pattern)
    return _Engine((*DETECTORS, *plain), identity)


def _plain(rule: Rule) -> Detector:
    """The detector of a rule that is data alone."""
    pattern = rule.pattern

    def find_terms(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
        return (reading.match(rule.id, start, end) for start, end in hits)

    beside, unless = _by_first_word(rule.beside), _by_first_word(rule.unless)

    def find_pattern(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
        assert pattern is not None
        folded = reading.folded
        for first, last in _joined(hits, len(folded)):
            if beside and not _holds_one(folded[first:last], beside):
                continue
            for found in pattern.finditer(folded, first, last):
                start, end = found.span()
                if end > start and not (
                    unless and _holds_one(folded[slice(*reading.window(start, end, _FAR, _FAR))], unless)
                ):
                    yield reading.match(rule.id, start, end)

    if pattern is None:
        return Detector(rule.id, find_terms, rule.terms)
    return Detector(rule.id, find_pattern, rule.near)


def _by_first_word(phrases: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """`phrases` under their first words, each with its space: one that is not there rules out all phrases it begins."""
    found: dict[str, tuple[str, ...]] = {}
    for phrase in phrases:
        first, space, _ = phrase.partition(" ")
        found[first + space] = (*found.get(first + space, ()), phrase)
    return found


def _holds_one(window: str, phrases: Mapping[str, Sequence[str]]) -> bool:
    for first, whole in phrases.items():
        if first in window:
            for phrase in whole:
                if phrase in window:
                    return True
    return False


def _joined(hits: Sequence[Span], length: int) -> Iterator[Span]:
    """The windows around hits, those that overlap made one."""
    first, last = 0, -1
    for start, end in hits:
        if start - _REACH > last:
            if last >= 0:
                yield first, last
            first = max(0, start - _REACH)
        last = min(length, end + _REACH)
    if last >= 0:
        yield first, last
